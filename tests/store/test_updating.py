"""A verified copy goes on between two rounds: more units, more results, a stop; old and new stay in the history."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from uuid import uuid4

import pytest

from graph.domain.errors import Invalid, NotAllowed, NotFound, Refused, Stale
from graph.domain.policy import Actor
from graph.engine import Graph
from graph.store.audit import entries as audit
from graph.store.monitoring import rounds
from graph.store.replications import replications
from tests.factories.refusals import codes
from tests.factories.replication_forms import submit_new
from tests.small_world import CHILD_OF_RECORDED, MOMENT, VERIFIED_COPY
from tracker.actions.context import Context
from tracker.actions.monitoring import stopping
from tracker.actions.monitoring.monitoring import Tick
from tracker.actions.replications import answering, submitted_fields, updating, verifying
from tracker.actions.replications.outcomes import OutcomeInput
from tracker.actions.replications.updating import Update
from tracker.actions.replications.verifying import Decision

Person = Callable[[str], Actor]
WAIT = OutcomeInput("Waktu tunggu", "menit", "198", "53,3", "2025", "Monev")
COST = OutcomeInput("Biaya", "rupiah", "", "1.000", "2025", "")
STOP = Tick(VERIFIED_COPY, "stopped", "budget", "06-2025")


@dataclass(frozen=True)
class Deed:
    actor: str
    counts: bool


def update(small: Graph, actor: Actor, added: Update, key: str = "", version: int | None = None) -> None:
    held = replications.facts(small, VERIFIED_COPY).version if version is None else version
    updating.update(Context(small, actor, MOMENT), VERIFIED_COPY, held, added, key or uuid4().hex)


def tell(small: Graph, actor: Actor, tick: Tick) -> None:
    stopping.tell(Context(small, actor, MOMENT), tick)


def events(small: Graph) -> list[str]:
    return [one.event for one in audit.of_subject(small, VERIFIED_COPY)]


def deeds(small: Graph, event: str) -> list[tuple[str, bool]]:
    """Return who took the steps of one kind, and whether a public count may differ after each."""
    rows = small.read(
        "MATCH (e:AuditEntry {subject: $id, event: $event}) RETURN e.actor AS actor, e.counts AS counts "
        "ORDER BY e.number",
        Deed,
        id=VERIFIED_COPY,
        event=event,
    )
    return [(one.actor, one.counts) for one in rows]


def test_unit_and_results_come_beside_what_was_verified(small: Graph, person: Person) -> None:
    registrar = person("semarang-registrar")
    before = replications.by_id(small, VERIFIED_COPY)

    update(small, registrar, Update(unit_name="Dinas Kesehatan", unit_kind="opd", outcomes=(WAIT,)))
    update(small, registrar, Update(outcomes=(COST,)))

    after = replications.by_id(small, VERIFIED_COPY)
    assert {one.name for one in after.units} - {one.name for one in before.units} == {"Dinas Kesehatan"}
    assert {one.id for one in before.units} <= {one.id for one in after.units}
    assert [one.indicator for one in after.particulars.outcomes] == ["Waktu tunggu", "Biaya"]
    assert (after.facts.status, after.facts.verified_on) == (before.facts.status, before.facts.verified_on)
    first, second = audit.of_subject(small, VERIFIED_COPY)[-2:]
    assert deeds(small, "replication.updated") == [(registrar.user_id, True), (registrar.user_id, False)]
    told = "Waktu tunggu: 198 → 53,3 menit (2025; Monev)"
    assert json.loads(first.changes or "")["outcomes"] == [None, told]
    assert json.loads(second.changes or "")["outcomes"][0] == told
    assert set(submitted_fields.updated([first, second])) == {"units", "outcomes"}


def test_same_form_twice_adds_once_and_an_old_page_adds_nothing(small: Graph, person: Person) -> None:
    registrar, key = person("semarang-registrar"), uuid4().hex
    version = replications.facts(small, VERIFIED_COPY).version

    for _ in range(2):
        update(small, registrar, Update(outcomes=(WAIT,)), key, version)
    with pytest.raises(Stale):
        update(small, registrar, Update(outcomes=(COST,)), version=version)

    assert len(replications.by_id(small, VERIFIED_COPY).particulars.outcomes) == 1


@pytest.mark.parametrize(
    ("added", "code"),
    [
        (Update(), ("unit", "nothing_added")),
        (Update(unit="u-solo"), ("unit", "choice_needed")),
        (Update(unit="u-semarang"), ("unit", "unit_runs_already")),
        (Update(unit_name="Dinas", unit_kind=""), ("unit_kind", "choice_needed")),
        (Update(outcomes=(OutcomeInput("Biaya"),)), ("outcomes", "after_needed")),
    ],
)
def test_each_hole_is_named_at_its_field(small: Graph, person: Person, added: Update, code: tuple[str, str]) -> None:
    with pytest.raises(Invalid) as caught:
        update(small, person("semarang-registrar"), added)

    assert codes(caught) == {code}
    assert "replication.updated" not in events(small)


@pytest.mark.parametrize(
    ("login", "refusal"),
    [("sragen-registrar", NotAllowed), ("verifier", NotAllowed), ("solo-drafter", NotAllowed)],
)
def test_only_the_adopters_registrar_brings_it_up_to_date(
    small: Graph, person: Person, login: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        update(small, person(login), Update(outcomes=(WAIT,)))
    with pytest.raises(refusal):
        tell(small, person(login), STOP)


def test_whoever_decided_on_a_record_does_not_speak_for_its_adopter(small: Graph, person: Person) -> None:
    number = submit_new(small, person)
    version = replications.facts(small, number).version
    answering.answer(Context(small, person("sragen-registrar"), MOMENT), number, version, "confirmed", "")
    version = replications.facts(small, number).version
    verifying.decide(Context(small, person("verifier"), MOMENT), number, version, Decision("verified", "Tanpa berkas"))
    solo = person("solo-registrar")
    moved = replace(person("verifier"), agency_id=solo.agency_id, roles=solo.roles)

    with pytest.raises(Refused, match="four_eyes"):
        stopping.tell(Context(small, moved, MOMENT), Tick(number, "stopped", "budget", "2025"))


def test_only_a_verified_record_is_brought_up_to_date(small: Graph, person: Person) -> None:
    small.write(lambda tx: tx.run("MATCH (r:Replication {id: $id}) SET r.status = 'returned'", id=VERIFIED_COPY))

    with pytest.raises(Refused, match="not_open_for_update"):
        update(small, person("semarang-registrar"), Update(outcomes=(WAIT,)))
    with pytest.raises(Refused, match="not_open_for_update"):
        tell(small, person("semarang-registrar"), STOP)


def test_stop_between_rounds_is_told_with_day_and_reason_and_can_be_mended(small: Graph, person: Person) -> None:
    registrar = person("semarang-registrar")
    version = replications.facts(small, VERIFIED_COPY).version

    tell(small, registrar, STOP)
    tell(small, registrar, STOP)
    tell(small, registrar, Tick(VERIFIED_COPY, "stopped", "staff", "07-2025", "stopped"))
    stopped = rounds.of_copy(small, VERIFIED_COPY)
    tell(small, registrar, Tick(VERIFIED_COPY, "ongoing", was="stopped"))

    assert (stopped.life, stopped.reason, stopped.stopped_on) == ("stopped", "staff", date(2025, 7, 1))
    again = rounds.of_copy(small, VERIFIED_COPY)
    assert (again.life, again.stopped_on, again.confirmed_on) == (None, None, stopped.confirmed_on)
    assert replications.facts(small, VERIFIED_COPY).version == version + 3
    told = [one for one in audit.of_subject(small, VERIFIED_COPY) if one.event == "replication.reported"]
    assert deeds(small, "replication.reported") == [(registrar.user_id, True)] * 3
    assert [json.loads(one.changes or "") for one in told] == [
        {"life": [None, "stopped"], "stopped_on": [None, "06-2025"], "stop_reason": [None, "budget"]},
        {"life": ["stopped", "stopped"], "stopped_on": ["06-2025", "07-2025"], "stop_reason": ["budget", "staff"]},
        {"life": ["stopped", "ongoing"], "stopped_on": ["07-2025", None], "stop_reason": ["staff", None]},
    ]


@pytest.mark.parametrize(
    ("tick", "code"),
    [
        (Tick(VERIFIED_COPY, "stopped", "", "06-2025"), ("reason", "stop_reason_needed")),
        (Tick(VERIFIED_COPY, "stopped", "budget", ""), ("stopped_on", "stop_day_needed")),
        (Tick(VERIFIED_COPY, "stopped", "budget", "2099"), ("stopped_on", "stop_ahead")),
        (Tick(VERIFIED_COPY, "stopped", "budget", "1999"), ("stopped_on", "stop_before_start")),
        (Tick(VERIFIED_COPY, "dormant"), ("life", "choice_needed")),
    ],
)
def test_stop_obeys_the_rules_of_a_round(small: Graph, person: Person, tick: Tick, code: tuple[str, str]) -> None:
    with pytest.raises(Invalid) as caught:
        tell(small, person("semarang-registrar"), tick)

    assert codes(caught) == {code}


def test_stop_that_somebody_else_told_meanwhile_is_not_written_over(small: Graph, person: Person) -> None:
    tell(small, person("semarang-registrar"), STOP)

    with pytest.raises(Stale):
        tell(small, person("semarang-registrar"), Tick(VERIFIED_COPY, "stopped", "staff", "2025"))


def test_stop_while_a_round_asks_is_its_answer(small: Graph, person: Person) -> None:
    on = MOMENT.today
    new = rounds.NewRound(on, on, on, "national")
    small.write(lambda tx: rounds.create(tx, "putaran-1", new))

    tell(small, person("semarang-registrar"), STOP)

    (asked,) = [one for one in rounds.asked(small, "putaran-1", "33.74") if one.id == VERIFIED_COPY]
    assert (asked.life, asked.reason, asked.answered_on) == ("stopped", "budget", on)
    assert json.loads(audit.of_subject(small, VERIFIED_COPY)[-1].changes or "")["round"] == [None, "putaran-1"]


def test_record_of_another_agency_is_as_good_as_missing(small: Graph, person: Person) -> None:
    small.write(lambda tx: tx.run("MATCH (r:Replication {id: $id}) SET r.status = 'draft'", id=CHILD_OF_RECORDED))

    with pytest.raises(NotFound):
        tell(small, person("semarang-registrar"), Tick(CHILD_OF_RECORDED, "stopped", "budget", "2025"))
