"""The watch over Neo4j, and what it says, on a disk that takes not a byte."""

import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from typing import cast

import pytest

from graph.devserver import local
from graph.devserver.artifacts import LocalError
from graph.engine import Graph
from tests.data.sites import within
from tracker.base import logs
from tracker.base.settings import Settings
from tracker.running import watching


class Away:
    closed = None


@contextmanager
def full_disk() -> Iterator[None]:
    """All that is printed goes where there is no room."""
    file = io.TextIOWrapper(io.FileIO("/dev/full", "w"))
    try:
        with redirect_stdout(file), redirect_stderr(file):
            yield
    finally:
        with suppress(OSError):  # it tries once more
            file.close()


def test_a_disk_that_takes_no_lines_does_not_end_the_watch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looks = list[str]()

    def has_died(_home: Path, world: str) -> bool:
        looks.append(world)
        raise LocalError("there is no room to start in")

    monkeypatch.setattr(local, "has_died", has_died)
    monkeypatch.setattr(watching, "WATCH_SECONDS", 0.01)
    watch, ended = watching.Watch(Settings(tmp_path), cast(Graph, Away()), say=print_at_once), threading.Event()
    with full_disk():
        thread = threading.Thread(target=watch.run, args=(ended,), daemon=True)
        thread.start()

        assert within(10, lambda: len(looks) > 3, rest=0.01)
        ended.set()
        thread.join()


def print_at_once(text: str) -> None:
    print(text, flush=True)


def test_what_is_said_to_a_full_disk_stops_nothing() -> None:
    with full_disk():
        with pytest.raises(OSError, match="No space"):
            print_at_once("as it was")
        logs.say("as it is")
