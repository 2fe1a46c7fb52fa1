"""Results that many ask for at once: computed once, bounded, and never waiting for oneself."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from tracker.base.kept import Kept
from tracker.base.making import Beside, Bulkhead, Busy

LONG = 60  # seconds, on any machine


def until(holds: Callable[[], bool]) -> None:
    """Wait for a state."""
    tick = threading.Event()
    for _ in range(LONG * 100):
        if holds():
            return
        tick.wait(0.01)
    raise AssertionError("it did not come to that")


def test_eight_who_ask_at_once_compute_once() -> None:
    kept, go, calls = Kept(), threading.Event(), list[int]()

    def compute() -> str:
        calls.append(1)
        go.wait(LONG)
        return "value"

    with ThreadPoolExecutor(8) as pool:
        asked = [pool.submit(kept.once, "key", compute) for _ in range(8)]
        until(lambda: len(kept._waits) == 7)
        go.set()
        values = [one.result(LONG) for one in asked]

    assert values == ["value"] * 8
    assert calls == [1]


def test_another_key_does_not_wait() -> None:
    kept, go = Kept(), threading.Event()
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(kept.once, "slow", lambda: go.wait(LONG))
        until(lambda: "slow" in kept._works)

        assert kept.once("quick", lambda: 1) == 1

        go.set()
        assert slow.result(LONG)


def test_a_result_may_ask_for_others_and_for_itself() -> None:
    kept = Kept(Bulkhead(1))

    def outer() -> int:
        return kept.once("inner", lambda: 1) + kept.once("outer", lambda: 10)

    assert kept.once("outer", outer) == 11
    assert (kept.once("outer", lambda: 0), kept.once("inner", lambda: 0)) == (11, 1)


def test_two_results_that_ask_for_each_other_end() -> None:
    kept, both = Kept(), threading.Barrier(2)

    def asks_for(other: str) -> int:
        both.wait(LONG)
        return 1 + kept.once(other, lambda: 1)

    with ThreadPoolExecutor(2) as pool:
        asked = [pool.submit(kept.once, "a", lambda: asks_for("b")), pool.submit(kept.once, "b", lambda: asks_for("a"))]

        assert sorted(one.result(LONG) for one in asked) == [2, 3]


def test_a_failure_reaches_all_who_waited_and_the_next_one_tries_again() -> None:
    kept, go = Kept(), threading.Event()

    def fail() -> int:
        go.wait(LONG)
        raise ValueError("no")

    with ThreadPoolExecutor(3) as pool:
        asked = [pool.submit(kept.once, "key", fail) for _ in range(3)]
        until(lambda: len(kept._waits) == 2)
        go.set()
        assert [type(one.exception(LONG)) for one in asked] == [ValueError] * 3

    assert kept.once("key", lambda: 5) == 5


def test_who_computes_or_waits_is_bounded_and_the_next_is_told_at_once() -> None:
    bulkhead, go = Bulkhead(4), threading.Event()
    kept, other = Kept(bulkhead), Kept(bulkhead)
    with ThreadPoolExecutor(4) as pool:
        asked = [pool.submit(kept.once, "key", lambda: go.wait(LONG)) for _ in range(4)]
        until(lambda: len(kept._waits) == 3)

        for value in (kept, other):
            with pytest.raises(Busy):
                value.once("key", lambda: 1)

        go.set()
        assert all(one.result(LONG) for one in asked)
    assert other.once("key", lambda: 1) == 1
    with bulkhead.place():
        assert kept.once("key", lambda: 1) is True


def test_soon_computes_one_beside_the_requests() -> None:
    kept, go, threads = Kept(Bulkhead(0)), threading.Event(), list[int]()

    def compute() -> str:
        threads.append(threading.get_ident())
        go.wait(LONG)
        return "value"

    assert [kept.soon("key", compute) for _ in range(8)] == [None] * 8
    go.set()
    until(lambda: "key" in kept)

    assert kept.soon("key", compute) == "value"
    assert kept.once("key", lambda: "other") == "value"
    assert len(threads) == 1
    assert threading.get_ident() not in threads


def test_what_fails_beside_the_requests_is_told_to_the_next_one_only() -> None:
    kept = Kept()

    def fail() -> int:
        raise ValueError("no")

    assert kept.soon("key", fail) is None
    until(lambda: "key" in kept._failed)

    with pytest.raises(ValueError, match="no"):
        kept.soon("key", fail)
    assert kept.once("key", lambda: 5) == 5


def test_a_full_line_takes_nothing_and_a_fault_stops_no_thread() -> None:
    beside, go, done = Beside("test", threads=1, longest=1), threading.Event(), threading.Event()

    def fail() -> None:
        go.wait(LONG)
        raise ValueError("no")

    assert beside.take(fail)
    until(lambda: beside._line.empty())
    assert beside.take(done.set)
    assert not beside.take(done.set)

    go.set()
    assert done.wait(LONG)


def test_result_of_a_growing_state_is_computed_once_and_only_the_newest_stays() -> None:
    kept, calls = Kept(), list[int]()

    def ask(at: int) -> int:
        return kept.latest("lines", at, lambda: calls.append(at) or at)

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(ask, [1] * 8)) == [1] * 8
    assert [ask(1), ask(2), ask(2)] == [1, 2, 2]
    assert ask(1) == 1  # asked by one who began before the step
    assert calls == [1, 2, 1]
    assert [("lines", at) in kept for at in (1, 2)] == [False, True]
