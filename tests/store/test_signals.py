"""Signals for a verifier: the same proof, confirmations in both directions; never what only looks alike."""

from datetime import date

import pytest

from graph.domain import vocabulary as v
from graph.domain.records import rows as r
from graph.domain.records.replications import Signal, SignalKind
from graph.engine import Graph
from graph.store.imports import loading
from graph.store.replications import review
from tests.small_world import TODAY, VERIFIED_COPY

NEW, BACK = "R-00000011", "R-00000012"


def copy(number: str, adopter: str, parent: str, answer: v.Answer, status: v.ReplicationStatus) -> r.ReplicationLoad:
    link = r.ParentLink(parent, answer)
    return r.ReplicationLoad(number, adopter, (link,), (parent,), status, submitted_on=TODAY)


def waiting(answer: v.Answer = v.Answer.CONFIRMED) -> r.ReplicationLoad:
    """Return the record of Surakarta that waits: a copy of what Semarang began."""
    return copy(NEW, "33.72", "sanpiisan", answer, v.ReplicationStatus.AWAITING_VERIFICATION)


def load(graph: Graph, **rows: tuple[object, ...]) -> None:
    loading.load(graph, r.WorldRows(**rows), lambda _: None, str)  # pyright: ignore[reportArgumentType]


def proof(number: str, subject: str, day: date | None) -> r.EvidenceLoad:
    return r.EvidenceLoad(f"e-{number}", subject, v.EvidenceKind.SK, "SK 484", day)


def signals(graph: Graph) -> list[Signal]:
    return review.signals(graph, NEW)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2025, 3, 21), [Signal(SignalKind.SAME_PROOF, 1, (VERIFIED_COPY,))]),
        (date(2025, 3, 17), []),  # another decree that happens to bear the same number
        (None, []),
    ],
)
def test_numbered_proof_is_the_same_only_with_its_day(small: Graph, day: date | None, expected: list[Signal]) -> None:
    mine, other = proof("1", NEW, date(2025, 3, 21)), proof("2", VERIFIED_COPY, day)

    load(small, replications=(waiting(),), evidence=(mine, other))

    assert signals(small) == expected


@pytest.mark.parametrize("field", ["link", "sha256"])
def test_same_link_or_file_is_the_same_proof(small: Graph, field: str) -> None:
    load(small, replications=(waiting(),), evidence=(proof("1", NEW, None), proof("2", VERIFIED_COPY, None)))
    small.write(lambda tx: tx.run("MATCH (e:Evidence) WHERE e.number = 'SK 484' SET e += $same", same={field: "x"}))

    assert signals(small) == [Signal(SignalKind.SAME_PROOF, 1, (VERIFIED_COPY,))]


def test_draft_of_others_is_no_signal(small: Graph) -> None:
    draft = copy(BACK, "33.24", "uptpk", v.Answer.WAITING, v.ReplicationStatus.DRAFT)
    day = date(2025, 3, 21)

    load(small, replications=(waiting(), draft), evidence=(proof("1", NEW, day), proof("2", BACK, day)))

    assert signals(small) == []


@pytest.mark.parametrize(
    ("this", "that", "expected"),
    [
        (v.Answer.CONFIRMED, v.Answer.CONFIRMED, [Signal(SignalKind.MUTUAL, 1, (BACK,))]),
        (v.Answer.CONFIRMED, v.Answer.WAITING, []),
        (v.Answer.CONFIRMED, v.Answer.OBJECTED, []),
        (v.Answer.WAITING, v.Answer.CONFIRMED, []),
    ],
)
def test_two_agencies_that_confirm_each_other_are_a_signal(
    small: Graph, this: v.Answer, that: v.Answer, expected: list[Signal]
) -> None:
    back = copy(BACK, "33.74", "solo-own", that, v.ReplicationStatus.AWAITING_VERIFICATION)

    load(small, replications=(waiting(this), back))

    assert signals(small) == expected
