"""Dry runs, carried out by the worker: what a list would do, row by row, while nothing of it is written."""

import json
from collections import Counter

from graph.domain.errors import Invalid, NotFound, Refused, TooSlow
from graph.domain.records.imports import Fate, JobState
from graph.engine import Tx
from graph.store.imports import import_jobs, import_trials
from graph.store.imports.import_trials import Taken
from tracker.actions.imports import import_reading, import_verdicts
from tracker.actions.imports.import_reading import ListReading
from tracker.actions.imports.import_running import Worker, pulse

SMALL = 20_000  # rows of a file that may be tried between two batches of another's import
MOST_NAMES = 100
_STRETCH = 1_000  # rows that are kept together
_SECONDS = 30.0


def run_next(worker: Worker, rows: int | None = None) -> bool:
    """Carry out the dry run that has waited longest, of a file of at most ``rows``; return False when none is due."""
    graph = worker.graph
    taken = graph.write(lambda tx: import_trials.take_next(tx, worker.owner, worker.lease, rows))
    if taken is None:
        return False
    with pulse(worker, f"trial:{taken.id}"):
        try:
            _judge(worker, taken)
        except Invalid:
            graph.write(lambda tx: import_trials.fail(tx, taken, "import_unreadable"))
        except (Refused, NotFound):
            pass  # its columns or names were changed meanwhile, or the list has gone on its way
        except TooSlow:
            graph.write(lambda tx: import_trials.put_back(tx, taken))
    return True


def _judge(worker: Worker, taken: Taken) -> None:
    graph = worker.graph
    job = import_jobs.by_id(graph, taken.id)
    if job.state != JobState.OPEN:
        return
    import_trials.forget_others(graph, taken.id, taken.run)
    reading = import_reading.opened(graph, job, worker.clock.today(), worker.clock.latest())
    for batch in import_reading.batches(graph, reading, size=_STRETCH, tells=True):
        verdicts, fates = import_verdicts.written(batch), Counter(verdict.fate for verdict in batch)
        rows = (batch[0].row, batch[-1].row)

        def work(tx: Tx, text: str = verdicts, fates: Counter[Fate] = fates, rows: tuple[int, int] = rows) -> None:
            import_trials.grow(tx, taken, rows, text, fates)

        graph.write(work, seconds=_SECONDS)
    unclear = _unclear(reading)
    graph.write(lambda tx: import_trials.end(tx, taken, unclear, len(reading.lookup.unclear)))


def _unclear(reading: ListReading) -> str:
    """Return the names to confirm, the most frequent first, with what each may mean, as JSON text."""
    names = import_reading.unclear(reading)[:MOST_NAMES]
    return json.dumps(
        [
            [
                sort,
                text,
                rows,
                [[one.id, one.name, one.note, one.likeness] for one in reading.lookup.candidates(sort, text)],
                reading.lookup.is_remembered(sort, text),
            ]
            for sort, text, rows in names
        ],
        ensure_ascii=False,
    )
