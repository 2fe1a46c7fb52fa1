"""Agencies and offices change: rights and inbox move, history stays."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from graph.analytics.dataset import counts
from graph.domain.errors import Invalid, NotAllowed, Refused
from graph.domain.events import NoticeKind
from graph.domain.policy import Actor
from graph.domain.vocabulary import Role
from graph.engine import Graph
from graph.store.audit import entries as audit
from graph.store.monitoring import rounds
from graph.store.monitoring.rounds import NewRound
from graph.store.people import notices as told, users
from graph.store.replications import inbox, replications, snapshot
from tests import small_world
from tests.factories.replication_forms import GOOD
from tests.small_world import MOMENT, NOW, RECORDED_COPY, TODAY, VERIFIED_COPY
from tracker.actions.context import Context
from tracker.actions.monitoring import monitoring
from tracker.actions.people import notification_settings, succession
from tracker.actions.replications import registering

Person = Callable[[str], Actor]
ADMIN = Actor("admin", "Admin", None, None, frozenset({Role.ADMIN}))
BASIS = "UU 99/2025"


def test_successor_takes_rights_and_inbox_and_history_stays(small: Graph, person: Person) -> None:
    number = registering.submit_new(Context(small, person("solo-registrar"), MOMENT), GOOD, uuid4().hex)
    before = snapshot.read(small, 0, TODAY).replications

    succession.succeed(Context(small, ADMIN, MOMENT), "33.14", "33.24", TODAY, BASIS)
    succession.succeed(Context(small, ADMIN, MOMENT), "33.72", "kemensos", TODAY, BASIS)

    assert small_world.actor(small, "sragen-registrar").agency_id == "33.24"
    assert [line.id for line in inbox.to_answer(small, "33.24")] == [number]
    assert inbox.to_answer(small, "33.14") == []
    assert replications.facts(small, number).adopter_id == "kemensos"
    assert replications.facts(small, RECORDED_COPY).adopter_id == "kemensos"
    verified = {
        (copy.id, copy.adopter) for copy in snapshot.read(small, 0, TODAY).replications if copy.status == "verified"
    }
    assert verified == {(copy.id, copy.adopter) for copy in before if copy.status == "verified"}
    assert [entry.event for entry in audit.of_subject(small, "33.14")] == ["agency.succeeded"]
    assert "agency.succeeded" in [
        one.kind for one in told.of_person(small, "kendal-registrar", 9, datetime(9999, 1, 1, tzinfo=UTC))
    ]


def test_successor_answers_for_the_verified_copies_in_a_round(small: Graph, person: Person) -> None:
    new = NewRound(TODAY, TODAY + timedelta(30), TODAY + timedelta(60), "national")
    opened = monitoring.open_round(Context(small, person("steward"), MOMENT), new, uuid4().hex)

    succession.succeed(Context(small, ADMIN, MOMENT), "33.74", "kemensos", TODAY, BASIS)

    assert [one.id for one in rounds.asked(small, opened, "kemensos")] == [VERIFIED_COPY]


def test_notice_for_an_agency_reaches_the_people_of_its_successor(small: Graph, person: Person) -> None:
    succession.succeed(Context(small, ADMIN, MOMENT), "33.74", "kemensos", TODAY, BASIS)
    before = told.wishes(small, "semarang-registrar").unread

    small.write(
        lambda tx: notification_settings.tell(
            tx, None, NoticeKind.ROUND_OPENED, "p", "/rounds", NOW, agencies={"33.74"}
        )
    )

    assert told.wishes(small, "semarang-registrar").unread == before + 1
    assert told.wishes(small, "kendal-registrar").unread == 0


def test_innovation_that_the_successor_copied_stays_where_it_began(small: Graph, person: Person) -> None:
    before = snapshot.read(small, 0, TODAY)

    succession.succeed(Context(small, ADMIN, MOMENT), "33.14", "33.74", TODAY, BASIS)

    after = snapshot.read(small, 0, TODAY)
    assert {root.id: root.origin for root in after.innovations} == {root.id: root.origin for root in before.innovations}
    assert counts.totals(after) == counts.totals(before)
    assert small_world.actor(small, "sragen-registrar").agency_id == "33.74"


def test_succession_that_would_break_a_rule_is_refused(small: Graph, person: Person) -> None:
    registering.submit_new(Context(small, person("solo-registrar"), MOMENT), GOOD, uuid4().hex)
    with pytest.raises(Refused, match="succession_clash"):
        succession.succeed(Context(small, ADMIN, MOMENT), "33.14", "33.72", TODAY, BASIS)  # Surakarta is about to copy
    succession.succeed(Context(small, ADMIN, MOMENT), "33.14", "33.24", TODAY, BASIS)
    with pytest.raises(Refused, match="succession_circle"):
        succession.succeed(Context(small, ADMIN, MOMENT), "33.24", "33.14", TODAY, BASIS)
    with pytest.raises(Invalid):
        succession.succeed(Context(small, ADMIN, MOMENT), "33.24", "kemensos", TODAY, " ")
    with pytest.raises(NotAllowed):
        succession.succeed(Context(small, person("verifier"), MOMENT), "33.24", "kemensos", TODAY, BASIS)


def test_office_goes_to_a_colleague_with_its_unread_notices(small: Graph, person: Person) -> None:
    small.write(
        lambda tx: notification_settings.tell(
            tx, None, NoticeKind.ROUND_OPENED, "p", "/rounds", NOW, agencies={"33.72"}
        )
    )

    succession.hand_over(Context(small, ADMIN, MOMENT), "solo-registrar", "solo-drafter")

    assert set(users.by_id(small, "solo-drafter").roles) == {"drafter", "registrar"}
    assert not users.by_id(small, "solo-registrar").is_active
    assert told.wishes(small, "solo-drafter").unread == 2
    assert told.wishes(small, "solo-registrar").unread == 0
    assert [entry.event for entry in audit.of_subject(small, "solo-registrar")] == ["office.handed_over"]
    with pytest.raises(Refused, match="hand_over_unfit"):
        succession.hand_over(Context(small, ADMIN, MOMENT), "solo-drafter", "sragen-registrar")
    with pytest.raises(NotAllowed):
        succession.hand_over(Context(small, person("steward"), MOMENT), "solo-drafter", "solo-registrar")
