"""Beyond the five things: what may follow, parents that nobody registered yet, and records that may be the same."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import pytest

from graph.domain import vocabulary as v
from graph.domain.errors import Invalid
from graph.domain.policy import Actor
from graph.domain.records import rows as r
from graph.domain.records.particulars import Outcome
from graph.domain.values.dates import PartialDate
from graph.engine import Graph
from graph.store.audit import entries as audit
from graph.store.innovations import innovation_drafts
from graph.store.replications import parents, replications
from tests import small_world
from tests.factories.refusals import codes
from tests.factories.replication_forms import FULL, GOOD, filled_rest, submit_new, with_typed
from tests.small_world import MOMENT, RECORDED_COPY
from tracker.actions.context import Context
from tracker.actions.replications import duplicate_check, registering, replication_form
from tracker.actions.replications.outcomes import OutcomeInput

Person = Callable[[str], Actor]


@dataclass(frozen=True)
class Counted:
    value: int


def test_rest_is_written_read_and_shown_again_as_typed(small: Graph, person: Person) -> None:
    number = submit_new(small, person, with_typed(GOOD, rest=FULL))

    record = replications.by_id(small, number)
    said, more = record.fields, record.particulars
    assert (said.scope, said.basis, said.phase, said.beneficiaries) == ("partial", "mandated", "evaluation", 1250)
    assert said.interest_on == PartialDate(date(2023, 1, 1), v.Precision.YEAR)
    assert said.agreement_on == PartialDate(date(2023, 12, 1), v.Precision.MONTH)
    assert (said.cost_setup, said.cost_yearly) == (75_000_000, None)  # unknown is never zero
    assert (said.note_kept, said.note_changed, said.note_dropped) == ("Loket terpadu", "Jam layanan", "Mobil keliling")
    assert more.outcomes == (Outcome("Waktu tunggu", "menit", 1234.5, 0.0, "2024", "Monev"),)
    assert [one.id for one in more.facilitators] == ["33.24"]
    again = replication_form.of_record(record).rest
    assert again == replace(FULL, typed={**FULL.typed, "cost_setup": "75.000.000"}, outcomes=FULL.outcomes[:1])


def test_rest_that_is_left_empty_stays_unknown(small: Graph, person: Person) -> None:
    record = replications.by_id(small, submit_new(small, person))

    assert (record.fields.basis, record.fields.phase) == (None, None)
    assert not {"basis", "phase"} & set(json.loads(audit.of_subject(small, record.facts.id)[-1].changes or ""))
    assert (record.fields.scope, record.fields.beneficiaries, record.fields.cost_setup) == (None, None, None)
    assert (record.particulars.outcomes, record.particulars.facilitators) == ((), ())


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"beneficiaries": "1,5"}, "beneficiaries", "whole_unreadable"),
        ({"beneficiaries": "-3"}, "beneficiaries", "whole_unreadable"),
        ({"cost_setup": "75.00"}, "cost_setup", "whole_unreadable"),
        ({"cost_yearly": "9" * 25}, "cost_yearly", "whole_unreadable"),
        ({"agreement_on": "kapan-kapan"}, "agreement_on", "date_unreadable"),
        ({"interest_on": "2026"}, "interest_on", "day_ahead"),
        ({"scope": "whole"}, "scope", "choice_needed"),
        ({"facilitators": ("nobody",)}, "facilitators", "agency_unknown"),
        ({"outcomes": (OutcomeInput("Waktu", after="12.5"),)}, "outcomes", "outcome_unreadable"),
        ({"outcomes": (OutcomeInput(before="3", after="4"),)}, "outcomes", "indicator_needed"),
        ({"outcomes": (OutcomeInput("Waktu", before="3"),)}, "outcomes", "after_needed"),
        ({"note_kept": "x" * 1001}, "note_kept", "too_long"),
    ],
)
def test_slip_in_the_rest_is_refused_at_its_field(
    small: Graph, person: Person, changes: dict[str, object], field: str, code: str
) -> None:
    with pytest.raises(Invalid) as caught:
        submit_new(small, person, with_typed(GOOD, rest=filled_rest(**changes)))

    assert codes(caught) == {(field, code)}


def test_parent_that_nobody_registered_becomes_provisional_and_waits(small: Graph, person: Person) -> None:
    named = replace(
        GOOD, parents=(), new_parent="Jemput Bola KTP", new_origin="33.74", new_link="https://contoh.go.id/x"
    )

    number = submit_new(small, person, named)

    parent = replications.surroundings(small, number).parents[0]
    found = innovation_drafts.by_id(small, parent.id)
    assert (parent.name, parent.agency_id, parent.answer) == ("Jemput Bola KTP", "33.74", "waiting")
    assert (found.name, found.status, found.origin_id) == ("Jemput Bola KTP", "provisional", "33.74")
    assert innovation_drafts.fields(small, parent.id).fields.link == "https://contoh.go.id/x"
    assert [one.id for one in replications.surroundings(small, number).origins] == [parent.id]
    assert [one.id for one in innovation_drafts.unfinished(small)] == [parent.id]
    assert [entry.event for entry in audit.of_subject(small, parent.id)] == ["innovation.named"]


def test_second_agency_that_names_it_copies_the_same_innovation(small: Graph, person: Person) -> None:
    named = with_typed(GOOD, parents=(), new_parent="Jemput Bola KTP", new_origin="33.74")
    first = submit_new(small, person, named)

    second = submit_new(
        small, person, replace(named, new_parent="JEMPUT BOLA KTP", units=("u-sragen",)), "sragen-registrar"
    )

    assert replications.surroundings(small, second).origins == replications.surroundings(small, first).origins


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"new_origin": ""}, "new_origin", "origin_needed"),
        ({"new_origin": "33.72"}, "new_origin", "own_innovation"),
        ({"new_origin": "nobody"}, "new_origin", "agency_unknown"),
        ({"new_link": "javascript:x"}, "new_link", "link_unusable"),
    ],
)
def test_unregistered_parent_has_its_refusals_and_leaves_nothing(
    small: Graph, person: Person, changes: dict[str, str], field: str, code: str
) -> None:
    named = with_typed(GOOD, parents=(), new_parent="Jemput Bola", new_origin="33.74")

    with pytest.raises(Invalid) as caught:
        submit_new(small, person, replace(named, **changes))

    assert codes(caught) == {(field, code)}
    assert small.read("MATCH (i:Innovation {status: 'provisional'}) RETURN count(i) AS value", Counted) == [Counted(0)]


def test_much_the_same_name_at_about_the_same_time_is_asked_about_once(small: Graph, person: Person) -> None:
    first = submit_new(small, person)
    other = with_typed(GOOD, parents=("pelita",), local_name="SOLO PEDULLI", started_on="2024")

    with pytest.raises(Invalid) as caught:
        submit_new(small, person, other)

    assert codes(caught) == {("not_same", "likely_double")}
    assert submit_new(small, person, replace(other, not_same=(first,))) != first


@pytest.mark.parametrize(
    "changes", [{"local_name": "Rapor Sehat"}, {"started_on": "2010"}], ids=["another name", "another time"]
)
def test_what_differs_in_name_or_time_is_not_asked_about(small: Graph, person: Person, changes: dict[str, str]) -> None:
    submit_new(small, person)

    submit_new(small, person, with_typed(GOOD, **({"parents": ("pelita",)} | changes)))


def test_recorded_copy_and_own_draft_of_the_same_root_are_found_first(small: Graph, person: Person) -> None:
    wanted = with_typed(GOOD, parents=("sanpiisan",), local_name="")
    draft = registering.save_new(Context(small, person("solo-drafter"), MOMENT), wanted, "a" * 32)

    found = duplicate_check.likely(small, "33.72", "", wanted, parents.chosen(small, wanted.parents))

    assert {(one.id, one.status, one.why) for one in found} == {
        (RECORDED_COPY, "recorded", "root"),
        (draft, "draft", "root"),
    }


@pytest.mark.parametrize(
    ("typed", "agency"),
    [
        ("Pemkab. Semarng", "33.22"),
        ("Pemkab Semarang", "33.22"),
        ("Pemkot. Semarang", "33.74"),
        ("Kabupaten Semrang", "33.22"),
        ("kab. kendal", "33.24"),
        ("Lumbung Psngan", "33.22"),
        ("lumbng pangn", "33.22"),  # both words mistyped; others have one of them right
        ("Pemkab Kendal", "33.24"),  # the government, not the offices that stand in its regency
        ("seruni semarang", "33.74"),
    ],
)
def test_search_forgives_typing_and_the_forms_of_governments(graph: Graph, typed: str, agency: str) -> None:
    small_world.load(
        graph,
        regions=(r.RegionLoad("33.22", "Kabupaten Semarang", v.Level.REGENCY, -7.3, 110.5, None, "Jawa", "33"),),
        agencies=(
            r.AgencyLoad("33.22", "Pemerintah Kabupaten Semarang", None, v.Cluster.REGENCY, "33.22", True),
            r.AgencyLoad("imigrasi", "Kantor Imigrasi Kendal", None, v.Cluster.VERTICAL, "33.24", None),
        ),
        innovations=(
            r.InnovationLoad("kabsem", "Lumbung Pangan", "33.22"),
            r.InnovationLoad("pangan", "Pangan Murah", "33.74"),
            *(r.InnovationLoad(f"paspor-{number}", f"Paspor {number}", "imigrasi") for number in range(3)),
        ),
    )
    graph.write(lambda tx: tx.run("CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()"))

    found = parents.candidates(graph, typed)

    assert found[0].agency_id == agency
