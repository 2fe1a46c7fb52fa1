"""The form of an innovation: what it holds reaches the graph, and it keeps itself while it is typed."""

import json
from collections.abc import Callable
from uuid import uuid4

import pytest

from graph.domain.errors import Invalid, NotFound, Refused, Stale
from graph.domain.policy import Actor
from graph.domain.records.particulars import Outcome
from graph.engine import Graph
from graph.store.audit import entries as audit
from graph.store.innovations import innovation_drafts, innovations
from tests.factories.innovation_forms import with_words, written_up
from tests.small_world import MOMENT
from tracker.actions.context import Context
from tracker.actions.innovations import innovation_drafting, innovation_form, innovations as steps
from tracker.actions.innovations.innovation_form import InnovationInput
from tracker.actions.replications.outcomes import OutcomeInput

Person = Callable[[str], Actor]
GOOD = written_up(
    name="Loket Terpadu",
    summary="Satu loket.",
    problem="Antre lama.",
    solution="Satu loket untuk semua.",
    started_on="05-2023",
    categories=("7",),
    innovators="Tim Loket, Dinas Sosial\nSiti, Kepala Bidang",
    innovators_agree="yes",
    licences="Boleh dipakai ulang.",
    outcomes=(OutcomeInput("Waktu tunggu", "menit", "198", "53,3", "2024", "Survei"),),
)


def publish(small: Graph, person: Person, typed: InnovationInput) -> str:
    """Write up, submit and publish; return the id."""
    solo, verifier = person("solo-registrar"), person("verifier")
    number = innovation_drafting.save_new(Context(small, solo, MOMENT), typed, uuid4().hex)
    steps.submit(Context(small, solo, MOMENT), number, innovation_drafts.by_id(small, number).version, typed)
    steps.publish(Context(small, verifier, MOMENT), number, innovation_drafts.by_id(small, number).version)
    return number


def form_of(small: Graph, number: str) -> InnovationInput:
    return innovation_form.of_innovation(small, innovation_drafts.by_id(small, number))


def told(small: Graph, number: str) -> list[tuple[str, str | None, dict[str, list[str | None]]]]:
    """Return the trail as event, person and what changed."""
    return [(e.event, e.actor_name, json.loads(e.changes or "{}")) for e in audit.of_subject(small, number)]


def problems(small: Graph, person: Person, typed: InnovationInput) -> set[tuple[str, str]]:
    with pytest.raises(Invalid) as caught:
        publish(small, person, typed)
    return {(one.field, one.code) for one in caught.value.problems}


def test_people_terms_and_results_are_published_and_shown_again(small: Graph, person: Person) -> None:
    small.write(lambda tx: tx.run("CREATE (:Priority {code: '4', name: 'Asta Cita 4', name_en: 'Priority 4'})"))
    goal = "UNWIND ['1', '10'] AS code CREATE (:Goal {code: code, name: 'Tujuan ' + code, name_en: 'Goal ' + code})"
    small.write(lambda tx: tx.run(goal))
    typed = with_words(GOOD, priorities=("4",), goals=("1", "10"))

    number = publish(small, person, typed)

    found = innovations.by_id(small, number)
    assert found.fields.innovators == ("Tim Loket, Dinas Sosial", "Siti, Kepala Bidang")
    assert (found.fields.licences, found.priorities, found.goals) == ("Boleh dipakai ulang.", ("4",), ("1", "10"))
    measured = [Outcome("Waktu tunggu", "menit", 198, 53.3, "2024", "Survei")]
    assert innovation_drafts.outcomes(small, number) == measured
    assert [one.subject for one in innovations.outcomes(small, number)] == [number]
    assert form_of(small, number) == typed


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"innovators": "Siti, 0812-3456-7890"}, ("innovators", "contact_named")),
        ({"innovators": "Siti\nBudi (budi@solo.go.id)"}, ("innovators", "contact_named")),
        ({"innovators": "Siti, NIP 19800101 200501 1 001"}, ("innovators", "contact_named")),
        ({"innovators": "\n".join(f"Orang {n}" for n in range(21))}, ("innovators", "too_many_lines")),
        ({"innovators_agree": ""}, ("innovators_agree", "consent_needed")),
        ({"priorities": ("99",)}, ("priorities", "unknown_choice")),
        ({"goals": ("99",)}, ("goals", "unknown_choice")),
        ({"categories": ()}, ("categories", "category_needed")),
        ({"started_on": ""}, ("started_on", "innovation_start_needed")),
        ({"started_on": "2031"}, ("started_on", "innovation_start_ahead")),
        ({"started_on": "1066"}, ("started_on", "date_early")),
        ({"cost_yearly": "12,5"}, ("cost_yearly", "whole_unreadable")),
        ({"outcomes": (OutcomeInput("Waktu", after="12.5"),)}, ("outcomes", "outcome_unreadable")),
    ],
)
def test_slip_is_named_at_its_field(
    small: Graph, person: Person, changes: dict[str, object], problem: tuple[str, str]
) -> None:
    assert problems(small, person, with_words(GOOD, **changes)) == {problem}


def test_years_beside_a_name_are_no_contact(small: Graph, person: Person) -> None:
    number = publish(small, person, with_words(GOOD, innovators="Tim Loket 2019-2023"))

    assert innovations.by_id(small, number).fields.innovators == ("Tim Loket 2019-2023",)


def test_trail_holds_no_contacts_though_a_draft_may(small: Graph, person: Person) -> None:
    typed = with_words(GOOD, innovators="Tim Loket\nSiti, 0812-3456-7890")

    number = innovation_drafting.save_new(Context(small, person("solo-drafter"), MOMENT), typed, uuid4().hex)

    assert form_of(small, number) == typed
    assert told(small, number)[0][2]["innovators"] == [None, "Tim Loket"]


def test_form_of_an_earlier_version_keeps_what_it_did_not_know_of(small: Graph, person: Person) -> None:
    number = publish(small, person, GOOD)
    old = json.dumps({"name": "Loket Baru", "categories": ["7"], "gone": "x"})

    shown = innovation_form.over(form_of(small, number), old)

    assert shown == with_words(GOOD, name="Loket Baru", unread={"gone": "x"})


def test_typing_on_is_kept_and_leaves_one_entry_when_it_is_saved(small: Graph, person: Person) -> None:
    drafter, sitting = person("solo-drafter"), uuid4().hex
    number, version = innovation_drafting.keep_new(Context(small, drafter, MOMENT), GOOD, sitting)

    for words in ("A", "An", "Antre"):
        typed = with_words(GOOD, problem=words)
        version = innovation_drafting.keep(Context(small, drafter, MOMENT), number, version, typed, sitting)

    assert form_of(small, number).typed["problem"] == "Antre"
    assert [event for event, _, _ in told(small, number)] == ["innovation.drafted"]
    last = with_words(GOOD, problem="Antre sehari")
    innovation_drafting.save(Context(small, drafter, MOMENT), number, version, last, sitting)
    assert told(small, number)[1:] == [
        ("innovation.saved", "Solo Drafter", {"problem": ["Antre lama.", "Antre sehari"]})
    ]


def test_the_same_form_has_the_same_id_though_its_answer_was_lost(small: Graph, person: Person) -> None:
    drafter, sitting = person("solo-drafter"), uuid4().hex

    first, _ = innovation_drafting.keep_new(Context(small, drafter, MOMENT), GOOD, sitting)
    again, _ = innovation_drafting.keep_new(
        Context(small, drafter, MOMENT), with_words(GOOD, name="Loket Kota"), sitting
    )
    saved = innovation_drafting.save_new(Context(small, drafter, MOMENT), with_words(GOOD, name="Loket Desa"), sitting)

    assert (again, saved) == (first, first)
    assert innovation_drafts.by_id(small, first).name == "Loket Desa"


def test_words_of_two_people_are_told_as_theirs(small: Graph, person: Person) -> None:
    drafter, registrar, mine, hers = person("solo-drafter"), person("solo-registrar"), uuid4().hex, uuid4().hex
    number, version = innovation_drafting.keep_new(Context(small, drafter, MOMENT), GOOD, mine)
    theirs = with_words(GOOD, problem="Dari penyusun")
    version = innovation_drafting.keep(Context(small, drafter, MOMENT), number, version, theirs, mine)

    last = with_words(theirs, solution="Dari admin")
    innovation_drafting.keep(Context(small, registrar, MOMENT), number, version, last, hers)
    steps.submit(Context(small, registrar, MOMENT), number, 0, last, hers)

    assert told(small, number)[1:] == [
        ("innovation.saved", "Solo Drafter", {"problem": ["Antre lama.", "Dari penyusun"]}),
        ("innovation.saved", "Solo Registrar", {"solution": ["Satu loket untuk semua.", "Dari admin"]}),
        ("innovation.submitted", "Solo Registrar", {}),
    ]
    assert audit.first_broken(small) is None


def test_keeping_has_the_refusals_of_saving(small: Graph, person: Person) -> None:
    drafter, registrar, sitting = person("solo-drafter"), person("solo-registrar"), uuid4().hex
    number, version = innovation_drafting.keep_new(Context(small, drafter, MOMENT), GOOD, sitting)
    newer = innovation_drafting.keep(
        Context(small, registrar, MOMENT), number, version, with_words(GOOD, link="x"), uuid4().hex
    )

    with pytest.raises(Stale):
        innovation_drafting.keep(Context(small, drafter, MOMENT), number, version, with_words(GOOD, link="y"), sitting)
    with pytest.raises(NotFound):
        innovation_drafting.keep(Context(small, person("kendal-registrar"), MOMENT), number, newer, GOOD, sitting)
    with pytest.raises(Invalid):
        innovation_drafting.keep(
            Context(small, drafter, MOMENT), number, newer, with_words(GOOD, name="x" * 201), sitting
        )
    with pytest.raises(Invalid):
        innovation_drafting.keep_new(Context(small, drafter, MOMENT), with_words(GOOD, name=""), uuid4().hex)
    steps.submit(Context(small, registrar, MOMENT), number, newer, GOOD)
    version = innovation_drafts.by_id(small, number).version
    with pytest.raises(Refused, match="innovation_not_open"):
        innovation_drafting.keep(Context(small, drafter, MOMENT), number, version, GOOD, sitting)
