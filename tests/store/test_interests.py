"""The interest board: who may take which step, what each side hears, and who is near."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from graph.analytics.recommendation import mentors
from graph.domain.errors import DomainError, Invalid, NotAllowed, NotFound, Refused, Stale
from graph.domain.policy import Actor
from graph.domain.records.snapshot import AgencyRow, ReplicationRow
from graph.domain.values.moment import Moment
from graph.domain.vocabulary import Cluster, ReplicationStatus
from graph.engine import Graph
from graph.store.audit import entries as audit
from graph.store.innovations import interests
from graph.store.people import notices as told
from tests.small_world import MOMENT, NOW, TODAY, VERIFIED_COPY
from tracker.actions.context import Context
from tracker.actions.innovations import interests as board
from tracker.actions.innovations.interests import InterestStep

Person = Callable[[str], Actor]
LATER = datetime(9999, 1, 1, tzinfo=UTC)


def state(graph: Graph, actor: Actor, innovation: str = "uptpk", key: str | None = None) -> str:
    return board.state(Context(graph, actor, MOMENT), innovation, "Kami ingin belajar", key or uuid4().hex)


def take(graph: Graph, actor: Actor, number: str, step: InterestStep, on: date = TODAY) -> None:
    board.take(Context(graph, actor, Moment(NOW, on)), number, interests.by_id(graph, number).version, step)


def kinds(graph: Graph, login: str) -> list[str]:
    return sorted(one.kind for one in told.of_person(graph, login, 50, LATER))


def test_way_from_interest_over_a_mentor_to_the_start(small: Graph, person: Person) -> None:
    solo, sragen, semarang = person("solo-registrar"), person("sragen-registrar"), person("semarang-registrar")
    number = state(small, solo)
    take(
        small, sragen, number, InterestStep("mentor", "SERUNI lebih dekat", mentor=VERIFIED_COPY), TODAY + timedelta(3)
    )
    agreed = InterestStep("agree", agreement="PKS 12/2025", day="31-12-2025")
    take(small, semarang, number, agreed, TODAY + timedelta(10))
    take(small, solo, number, InterestStep("start"), TODAY + timedelta(20))

    held = interests.by_id(small, number)
    assert (held.status, held.mentor_agency_id, held.parent_id) == ("started", "33.74", VERIFIED_COPY)
    assert (held.stated_on, held.answered_on, held.agreed_on, held.started_on) == (
        TODAY,
        TODAY + timedelta(3),
        TODAY,
        TODAY + timedelta(20),
    )
    events = [entry.event for entry in audit.of_subject(small, number)]
    assert events == ["interest.stated", "interest.mentored", "interest.agreed", "interest.started"]
    assert kinds(small, "sragen-registrar") == ["interest.agreed", "interest.started", "interest.stated"]
    assert kinds(small, "semarang-registrar") == ["interest.mentor", "interest.started"]
    assert kinds(small, "solo-registrar") == ["interest.agreed", "interest.answered"]
    assert audit.first_broken(small) is None


@pytest.mark.parametrize(
    ("login", "step", "error"),
    [
        ("kendal-registrar", InterestStep("answer"), NotFound),
        ("solo-registrar", InterestStep("answer"), NotAllowed),
        ("solo-drafter", InterestStep("withdraw"), NotAllowed),
        ("sragen-registrar", InterestStep("withdraw"), NotAllowed),
        ("sragen-registrar", InterestStep("decline"), Invalid),
        ("sragen-registrar", InterestStep("verified"), Invalid),
        ("sragen-registrar", InterestStep("mentor", mentor="R-0000000B"), Refused),
        ("solo-registrar", InterestStep("agree", agreement="PKS", day="2025"), Refused),
        ("solo-registrar", InterestStep("start"), Refused),
    ],
)
def test_each_step_belongs_to_its_side_and_its_moment(
    small: Graph, person: Person, login: str, step: InterestStep, error: type[DomainError]
) -> None:
    number = state(small, person("solo-registrar"))

    with pytest.raises(error):
        take(small, person(login), number, step)

    assert interests.by_id(small, number).status == "stated"


def test_agreement_needs_its_document_and_a_day_that_has_come(small: Graph, person: Person) -> None:
    number = state(small, person("solo-registrar"))
    take(small, person("sragen-registrar"), number, InterestStep("answer", "Silakan"))

    with pytest.raises(Invalid) as caught:
        take(small, person("solo-registrar"), number, InterestStep("agree", day="2027"))

    assert {(p.field, p.code) for p in caught.value.problems} == {
        ("agreement", "required"),
        ("day", "agreement_ahead"),
    }


def test_one_open_interest_for_each_innovation_and_none_in_ones_own(small: Graph, person: Person) -> None:
    solo, key = person("solo-registrar"), uuid4().hex
    number = state(small, solo, key=key)

    assert state(small, solo, key=key) == number
    with pytest.raises(Refused, match="interest_open"):
        state(small, solo)
    with pytest.raises(Refused, match="interest_own"):
        state(small, person("sragen-registrar"))
    with pytest.raises(NotFound):
        state(small, solo, "rahasia")
    take(small, solo, number, InterestStep("withdraw"))
    assert state(small, solo) != number


def test_step_over_an_old_page_is_refused(small: Graph, person: Person) -> None:
    number = state(small, person("solo-registrar"))
    take(small, person("sragen-registrar"), number, InterestStep("answer"))

    with pytest.raises(Stale):
        board.take(Context(small, person("solo-registrar"), MOMENT), number, 1, InterestStep("withdraw"))


def test_nearest_running_copies_come_first_and_never_the_own_or_a_stopped_one() -> None:
    base = ReplicationRow(
        "R-1",
        ReplicationStatus.VERIFIED,
        "b",
        ("i",),
        (),
        (),
        None,
        date(2024, 1, 1),
        None,
        None,
        None,
        None,
        None,
        None,
    )
    copies = [
        base,
        replace(base, id="R-2", adopter="c"),
        replace(base, id="R-3", adopter="a"),
        replace(base, id="R-4", adopter="d", stopped_on=date(2025, 1, 1)),
        replace(base, id="R-5", adopter="e"),
    ]
    points = {"a": (0.0, 100.0), "b": (0.0, 102.0), "c": (1.0, 100.0), "d": (0.0, 100.1)}
    places = {
        name: AgencyRow(name, name, Cluster.REGENCY, None, None, None, *points.get(name, (None, None)))
        for name in "abcde"
    }

    found = mentors.nearest(copies, places, "a", None)

    assert [(one.copy, one.km and round(one.km)) for one in found] == [("R-2", 111), ("R-1", 222), ("R-5", None)]
