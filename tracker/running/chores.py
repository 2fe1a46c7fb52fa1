"""What the worker puts in order from time to time: files that nothing names, keys of forms of long ago."""

import time
from collections.abc import Callable
from functools import wraps

from graph.engine import Graph
from graph.store.audit import idempotency
from tracker.actions.evidence import keeping_files
from tracker.base.clock import Clock
from tracker.base.settings import Settings
from tracker.uploads import storage

Job = Callable[[Graph, Settings, Clock], bool]
_QUARTER_OF_AN_HOUR, _HOUR = 15 * 60.0, 60 * 60.0


def every(seconds: float) -> Callable[[Job], Job]:
    """Let a job rest so long after a round that left nothing to do, or failed; the first round is due at once."""

    def rested(job: Job) -> Job:
        due = time.monotonic()

        @wraps(job)
        def run(graph: Graph, settings: Settings, clock: Clock) -> bool:
            nonlocal due
            if time.monotonic() < due:
                return False
            due = time.monotonic() + seconds
            has_more = job(graph, settings, clock)
            if has_more:
                due = time.monotonic()
            return has_more

        return run

    return rested


def swept(graph: Graph, settings: Settings, clock: Clock) -> bool:
    """Remove evidence files that nothing names, and see whether lost ones are back."""
    folder = storage.folder(settings)
    keeping_files.sweep(graph, folder, clock.real(), may_be_shared=settings.files is not None)
    keeping_files.look_again(graph, folder)
    return False


def forgotten(graph: Graph, settings: Settings, clock: Clock) -> bool:
    """Forget a batch of keys of forms that nobody has open any more."""
    return idempotency.forget(graph) > 0


sweep_files = every(_QUARTER_OF_AN_HOUR)(swept)
forget_keys = every(_HOUR)(forgotten)
