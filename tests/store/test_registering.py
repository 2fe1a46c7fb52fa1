"""Registering: nothing typed is lost, each rule has its refusal, and a number never changes."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

import pytest

from graph.domain.errors import Invalid, NotAllowed, NotFound, Refused, Stale
from graph.domain.policy import Actor
from graph.domain.values.dates import PartialDate
from graph.domain.vocabulary import Precision
from graph.engine import Graph
from graph.store.audit import entries as audit
from graph.store.replications import replications
from tests.factories.refusals import codes
from tests.factories.replication_forms import GOOD, filled_form, submit_new, with_typed
from tests.small_world import MOMENT, VERIFIED_COPY
from tracker.actions.context import Context
from tracker.actions.replications import answering, claiming, registering, replication_form

Person = Callable[[str], Actor]


@dataclass(frozen=True)
class Counted:
    value: int


def test_draft_keeps_every_word_as_typed(small: Graph, person: Person) -> None:
    half = filled_form(parents=("uptpk",), started_on="sekitar 2024", unit_name="Unit baru")

    number = registering.save_new(Context(small, person("solo-drafter"), MOMENT), half, uuid4().hex)

    record = replications.by_id(small, number)
    assert replication_form.of_record(record) == half
    assert (record.facts.status, record.parents, record.origins) == ("draft", (), ())


def test_submitted_record_has_its_links_roots_and_entry(small: Graph, person: Person) -> None:
    number = submit_new(small, person, with_typed(GOOD, parents=("uptpk", VERIFIED_COPY)))

    record = replications.by_id(small, number)
    assert [(p.id, p.agency_id, p.answer) for p in record.parents] == [
        ("uptpk", "33.14", "waiting"),
        (VERIFIED_COPY, "33.74", "waiting"),
    ]
    assert [origin.id for origin in record.origins] == ["uptpk"]
    assert [unit.id for unit in record.units] == ["u-solo"]
    assert [(p.kind, p.number, p.date) for p in record.proofs] == [("sk", "463/21/2024", date(2024, 5, 2))]
    assert record.facts.status == "awaiting_parent"
    assert record.fields.started_on == PartialDate(date(2024, 5, 1), Precision.MONTH)
    entry = audit.of_subject(small, number)[-1]
    assert (entry.event, entry.to_status) == ("replication.submitted", "awaiting_parent")
    assert json.loads(entry.changes or "")["manner"] == [None, "adapted"]


def test_draft_and_submission_have_one_number(small: Graph, person: Person) -> None:
    number = registering.save_new(Context(small, person("solo-drafter"), MOMENT), GOOD, uuid4().hex)

    registering.submit(Context(small, person("solo-registrar"), MOMENT), number, 2, GOOD)

    assert replications.facts(small, number).status == "awaiting_parent"
    assert small.read("MATCH (r:Replication {adopter: 'x'}) RETURN count(r) AS value", Counted) == [Counted(0)]


def test_drafter_may_not_submit(small: Graph, person: Person) -> None:
    with pytest.raises(NotAllowed, match="not_your_role"):
        submit_new(small, person, login="solo-drafter")


def test_each_hole_is_named_with_its_field(small: Graph, person: Person) -> None:
    with pytest.raises(Invalid) as caught:
        submit_new(small, person, filled_form())

    assert codes(caught) == {
        ("parents", "parent_needed"),
        ("units", "unit_needed"),
        ("manner", "choice_needed"),
        ("started_on", "start_needed"),
        ("proof_kind", "choice_needed"),
        ("proof_date", "proof_date_needed"),
    }


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("started_on", "01-01-2026", "start_ahead"),
        ("started_on", "31-02-2024", "date_unreadable"),
        ("proof_date", "2024", "date_full"),
        ("proof_link", "javascript:alert(1)", "link_unusable"),
        ("proof_link", "//contoh.go.id/sk", "link_unusable"),
        ("proof_number", "9" * 101, "too_long"),
        ("proof_number", "", "number_needed"),
        ("parents", ("rahasia",), "parent_unknown"),
        ("parents", ("solo-own",), "own_innovation"),
    ],
)
def test_slip_is_refused_at_its_field(small: Graph, person: Person, field: str, value: object, code: str) -> None:
    with pytest.raises(Invalid) as caught:
        submit_new(small, person, with_typed(GOOD, **{field: value}))

    assert codes(caught) == {(field, code)}


def test_copy_of_the_own_innovation_is_internal_also_through_another_agency(small: Graph, person: Person) -> None:
    with pytest.raises(Invalid) as caught:
        submit_new(small, person, with_typed(GOOD, parents=(VERIFIED_COPY,), units=("u-sragen",)), "sragen-registrar")

    assert codes(caught) == {("parents", "own_innovation")}


def test_second_record_for_a_root_is_refused_and_names_the_first(small: Graph, person: Person) -> None:
    first = submit_new(small, person)

    with pytest.raises(Invalid) as caught:
        submit_new(small, person, with_typed(GOOD, parents=(VERIFIED_COPY,)))

    assert [problem.values["id"] for problem in caught.value.problems] == [first]


def test_withdrawn_record_makes_room_for_a_new_one(small: Graph, person: Person) -> None:
    first = submit_new(small, person)
    version = replications.facts(small, first).version
    claiming.withdraw(Context(small, person("solo-registrar"), MOMENT), first, version, "Salah catat")

    assert submit_new(small, person) != first


def test_new_unit_is_named_once_however_it_is_spelt(small: Graph, person: Person) -> None:
    filled = with_typed(GOOD, units=(), unit_name="Puskesmas Ngoresan", unit_kind="puskesmas")
    first = submit_new(small, person, filled)
    other = with_typed(filled, parents=("pelita",), unit_name="PUSKESMAS NGORESAN", local_name="Rapor Sehat")
    second = submit_new(small, person, other)

    units = replications.surroundings(small, first).units
    assert [(unit.name, unit.kind) for unit in units] == [("Puskesmas Ngoresan", "puskesmas")]
    assert replications.surroundings(small, second).units == units


def test_unit_of_another_agency_is_refused(small: Graph, person: Person) -> None:
    with pytest.raises(Refused, match="unit_of_another_agency"):
        submit_new(small, person, with_typed(GOOD, units=("u-sragen",)))


def test_another_agency_cannot_tell_a_draft_from_nothing(small: Graph, person: Person) -> None:
    number = registering.save_new(Context(small, person("solo-drafter"), MOMENT), GOOD, uuid4().hex)

    with pytest.raises(NotFound) as hidden:
        registering.save(Context(small, person("kendal-registrar"), MOMENT), number, 2, GOOD)
    with pytest.raises(NotFound) as missing:
        registering.save(Context(small, person("kendal-registrar"), MOMENT), "R-ZZZZZZZZ", 2, GOOD)

    assert (hidden.value.code, hidden.value.values) == (missing.value.code, missing.value.values)


def test_submitted_record_is_no_longer_open_for_editing(small: Graph, person: Person) -> None:
    number = submit_new(small, person)
    version = replications.facts(small, number).version

    with pytest.raises(Refused, match="not_open_for_edit"):
        registering.save(Context(small, person("solo-drafter"), MOMENT), number, version, GOOD)


def test_stale_draft_is_not_overwritten(small: Graph, person: Person) -> None:
    number = registering.save_new(Context(small, person("solo-drafter"), MOMENT), GOOD, uuid4().hex)
    registering.save(Context(small, person("solo-drafter"), MOMENT), number, 2, with_typed(GOOD, local_name="A"))

    with pytest.raises(Stale):
        registering.save(Context(small, person("solo-drafter"), MOMENT), number, 2, with_typed(GOOD, local_name="B"))

    assert replication_form.of_record(replications.by_id(small, number)).local_name == "A"


def test_resubmission_keeps_number_confirmation_and_old_and_new(small: Graph, person: Person) -> None:
    number = submit_new(small, person, with_typed(GOOD, parents=("uptpk", VERIFIED_COPY)))

    def say(login: str, said: str, version: int) -> None:
        answering.answer(Context(small, person(login), MOMENT), number, version, said, "Kapan mulai?")

    start = replications.facts(small, number).version
    say("sragen-registrar", "confirmed", start)
    say("semarang-registrar", "unclear", start + 1)

    again = with_typed(GOOD, parents=("uptpk", VERIFIED_COPY), started_on="06-2024")
    registering.submit(Context(small, person("solo-registrar"), MOMENT), number, start + 2, again)

    record = replications.by_id(small, number)
    assert record.facts.status == "awaiting_verification"
    assert [(p.answer, p.reason) for p in record.parents] == [("confirmed", "Kapan mulai?"), ("waiting", None)]
    entry = audit.of_subject(small, number)[-1]
    assert entry.event == "replication.resubmitted"
    assert json.loads(entry.changes or "") == {"started_on": ["05-2024", "06-2024"]}
