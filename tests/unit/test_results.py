"""Results of a snapshot: once for a version and its arguments, eight readers or one."""

import threading
from concurrent.futures import ThreadPoolExecutor

from graph.domain.records.snapshot import SnapshotRows
from tracker.figures.snapshot import Snapshot, once_per_version


def snapshot(version: int = 1) -> Snapshot:
    return Snapshot(SnapshotRows(version, (), (), (), (), (), None))


def test_eight_readers_compute_a_result_once_for_each_version_and_argument() -> None:
    calls, ready = list[tuple[int, str]](), threading.Barrier(8)

    @once_per_version
    def told(snapshot: Snapshot, name: str) -> str:
        calls.append((snapshot.rows.version, name))
        return f"{name} {snapshot.rows.version}"

    first, second = snapshot(), snapshot(2)

    def read(_: int) -> str:
        ready.wait(60)
        return told(first, "a")

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(read, range(8))) == {"a 1"}
    assert [told(first, "b"), told(second, "a"), told(second, "a")] == ["b 1", "a 2", "a 2"]
    assert calls == [(1, "a"), (1, "b"), (2, "a")]


def test_what_is_passed_by_name_is_no_part_of_the_key() -> None:
    @once_per_version
    def told(_snapshot: Snapshot, *, reader: str) -> str:
        return reader

    held = snapshot()

    assert [told(held, reader="first"), told(held, reader="second")] == ["first", "first"]


def test_two_results_with_equal_arguments_are_two() -> None:
    @once_per_version
    def one(_snapshot: Snapshot, number: int) -> int:
        return number

    @once_per_version
    def other(_snapshot: Snapshot, number: int) -> int:
        return -number

    held = snapshot()

    assert (one(held, 1), other(held, 1)) == (1, -1)


def test_result_that_is_not_ready_is_none_until_it_was_computed_beside_the_page() -> None:
    go, done = threading.Event(), threading.Event()

    @once_per_version
    def dear(snapshot: Snapshot) -> int:
        go.wait(60)
        done.set()
        return snapshot.rows.version

    held = snapshot(7)

    assert dear.or_none(held) is None
    go.set()
    done.wait(60)
    assert dear(held) == 7
    assert dear.or_none(held) == 7
