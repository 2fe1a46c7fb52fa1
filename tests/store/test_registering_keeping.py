"""A form that saves itself: nothing is lost, nothing is overwritten, and the trail stays readable."""

import json
from collections.abc import Callable
from uuid import uuid4

import pytest

from graph.domain.errors import Invalid, NotFound, Refused, Stale
from graph.domain.policy import Actor
from graph.engine import Graph
from graph.store.audit import entries as audit
from graph.store.replications import inbox, replications
from tests.factories.replication_forms import GOOD, filled_form, submit_new, with_typed
from tests.small_world import MOMENT
from tracker.actions.context import Context
from tracker.actions.replications import drafting, registering, replication_form

Person = Callable[[str], Actor]


def form_of(small: Graph, number: str) -> replication_form.ReplicationForm:
    return replication_form.of_record(replications.by_id(small, number))


def told(small: Graph, number: str) -> list[tuple[str, str | None, dict[str, list[str | None]]]]:
    """Return the trail as event, person and what changed."""
    return [(e.event, e.actor_name, json.loads(e.changes or "{}")) for e in audit.of_subject(small, number)]


def test_typing_on_is_kept_and_leaves_one_entry_when_it_is_saved(small: Graph, person: Person) -> None:
    drafter, sitting = person("solo-drafter"), uuid4().hex
    number, version = drafting.keep_new(Context(small, drafter, MOMENT), with_typed(GOOD, local_name="S"), sitting)

    for name in ("So", "Sol", "Solo"):
        version = drafting.keep(
            Context(small, drafter, MOMENT), number, version, with_typed(GOOD, local_name=name), sitting
        )

    assert form_of(small, number).local_name == "Solo"
    assert [event for event, _, _ in told(small, number)] == ["replication.drafted"]
    registering.save(Context(small, drafter, MOMENT), number, version, with_typed(GOOD, local_name="Solo!"), sitting)
    assert told(small, number)[1:] == [("replication.saved", "Solo Drafter", {"local_name": ["S", "Solo!"]})]


def test_the_same_form_has_the_same_number_though_its_answer_was_lost(small: Graph, person: Person) -> None:
    drafter, sitting = person("solo-drafter"), uuid4().hex

    first, _ = drafting.keep_new(Context(small, drafter, MOMENT), GOOD, sitting)
    again, version = drafting.keep_new(Context(small, drafter, MOMENT), with_typed(GOOD, local_name="Lagi"), sitting)

    assert again == first
    assert (form_of(small, first).local_name, version) == ("Lagi", 3)


def test_submit_of_a_form_that_kept_itself_before_submits_that_record(small: Graph, person: Person) -> None:
    registrar, sitting = person("solo-registrar"), uuid4().hex
    number, _ = drafting.keep_new(Context(small, registrar, MOMENT), with_typed(GOOD, manner=""), sitting)

    submitted = registering.submit_new(Context(small, registrar, MOMENT), GOOD, sitting)

    assert submitted == number
    assert replications.facts(small, number).status == "awaiting_parent"


def test_words_of_two_people_are_told_as_theirs(small: Graph, person: Person) -> None:
    drafter, registrar, mine, hers = person("solo-drafter"), person("solo-registrar"), uuid4().hex, uuid4().hex
    number, version = drafting.keep_new(Context(small, drafter, MOMENT), GOOD, mine)
    version = drafting.keep(
        Context(small, drafter, MOMENT), number, version, with_typed(GOOD, local_name="Dari penyusun"), mine
    )

    hers_filled = with_typed(GOOD, local_name="Dari penyusun", proof_number="1/2024")
    drafting.keep(Context(small, registrar, MOMENT), number, version, hers_filled, hers)
    registering.submit(Context(small, registrar, MOMENT), number, 0, hers_filled, hers)

    assert [(event, who) for event, who, _ in told(small, number)] == [
        ("replication.drafted", "Solo Drafter"),
        ("replication.saved", "Solo Drafter"),
        ("replication.submitted", "Solo Registrar"),
    ]
    assert told(small, number)[1][2] == {"local_name": ["Solo Peduli", "Dari penyusun"]}
    assert audit.first_broken(small) is None


def test_another_persons_newer_words_are_not_overwritten(small: Graph, person: Person) -> None:
    drafter, registrar, mine, hers = person("solo-drafter"), person("solo-registrar"), uuid4().hex, uuid4().hex
    number, version = drafting.keep_new(Context(small, drafter, MOMENT), GOOD, mine)
    drafting.keep(Context(small, registrar, MOMENT), number, version, with_typed(GOOD, local_name="Baru"), hers)

    with pytest.raises(Stale):
        drafting.keep(Context(small, drafter, MOMENT), number, version, with_typed(GOOD, local_name="Lama"), mine)

    assert form_of(small, number).local_name == "Baru"


def test_keeping_has_the_refusals_of_saving(small: Graph, person: Person) -> None:
    drafter, sitting = person("solo-drafter"), uuid4().hex
    number, version = drafting.keep_new(Context(small, drafter, MOMENT), GOOD, sitting)
    submitted = submit_new(small, person, with_typed(GOOD, parents=("pelita",), local_name="Rapor Sehat"))

    with pytest.raises(NotFound):
        drafting.keep(Context(small, person("kendal-registrar"), MOMENT), number, version, GOOD, uuid4().hex)
    with pytest.raises(Refused, match="not_open_for_edit"):
        drafting.keep(
            Context(small, drafter, MOMENT), submitted, replications.facts(small, submitted).version, GOOD, sitting
        )
    with pytest.raises(Invalid):
        drafting.keep(Context(small, drafter, MOMENT), number, version, with_typed(GOOD, local_name="x" * 201), sitting)
    with pytest.raises(Invalid):
        drafting.keep_new(Context(small, drafter, MOMENT), GOOD, "no key")


def test_inbox_calls_a_draft_by_what_was_typed(small: Graph, person: Person) -> None:
    drafter = person("solo-drafter")
    named, _ = drafting.keep_new(Context(small, drafter, MOMENT), GOOD, uuid4().hex)
    nameless, _ = drafting.keep_new(Context(small, drafter, MOMENT), with_typed(GOOD, local_name=""), uuid4().hex)
    empty, _ = drafting.keep_new(Context(small, drafter, MOMENT), filled_form(started_on="2024"), uuid4().hex)

    lines = {line.id: line.name for line in inbox.to_finish(small, "33.72")}

    assert lines == {named: "Solo Peduli", nameless: "UPTPK", empty: empty}
