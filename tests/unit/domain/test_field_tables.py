"""The table of a replication's fields: what is read is written alike, what is wrong is named, links are no fields."""

from datetime import date

import msgspec
import pytest
from hypothesis import given, strategies as st

from graph.domain import fields
from graph.domain.errors import Problem
from graph.domain.fields import LINES, FieldForm, FieldRow
from graph.domain.records.field_tables import INNOVATION, REPLICATION, TABLES, labelled
from graph.domain.records.innovation_fields import InnovationFields
from graph.domain.records.replication_fields import FIVE, ReplicationFields
from graph.domain.values.dates import PartialDate
from graph.domain.values.numbers import LARGEST
from graph.domain.vocabulary import Basis, Manner, Phase, Precision, Scope

TODAY = date(2025, 12, 31)
FIVE_ROWS = fields.of_sections(ReplicationFields, FIVE)
FIRST = {Precision.YEAR: {"month": 1, "day": 1}, Precision.MONTH: {"day": 1}, Precision.DAY: {}}


def value_of(row: FieldRow) -> st.SearchStrategy[object]:
    if row.words is not None:
        return st.sampled_from(list(row.words))
    return {PartialDate: days, int: numbers, str: texts, LINES: lines}[row.kind]


days = st.builds(
    lambda day, precision: PartialDate(day.replace(**FIRST[precision]), precision),
    st.dates(date(1945, 1, 1), TODAY),
    st.sampled_from(Precision),
)
numbers = st.integers(0, LARGEST)
texts = st.text("abc äé.,=", min_size=1)
lines = st.lists(texts).map(tuple)


def unknown(row: FieldRow) -> st.SearchStrategy[object]:
    return st.just(()) if row.form is FieldForm.LINES else st.none() if row.may_be_unknown else st.nothing()


records = st.one_of(
    [st.builds(table.record, **{row.name: unknown(row) | value_of(row) for row in table.rows}) for table in TABLES]
)


@given(records)
def test_what_is_written_is_read_back(record: object) -> None:
    assert fields.read(type(record), fields.written(record)) == record


@given(records)
def test_what_is_stored_comes_back_from_the_node(record: object) -> None:
    held = {name: value for name, value in fields.stored(record).items() if value is not None}

    assert fields.of_node(type(record), held | {"status": "draft"}) == record


def test_a_day_without_a_precision_is_known_whole() -> None:
    found = fields.of_node(ReplicationFields, {"interest_on": date(2024, 5, 1)})

    assert found == ReplicationFields(interest_on=PartialDate(date(2024, 5, 1)))


@pytest.mark.parametrize(
    "held", [{"manner": "adaptd"}, {"cost_setup": "12"}, {"interest_on": "2024"}, {"interest_on": "2024-05-01"}]
)
def test_a_node_that_does_not_fit_is_refused(held: dict[str, object]) -> None:
    with pytest.raises(msgspec.ValidationError):
        fields.of_node(ReplicationFields, held)


def test_a_submission_names_holes_and_slips_at_their_fields() -> None:
    typed = {"local_name": "x" * 201, "started_on": "2026"}

    assert fields.problems(FIVE_ROWS, typed, TODAY) == [
        Problem("local_name", "too_long", {"longest": 200}),
        Problem("manner", "choice_needed"),
        Problem("started_on", "start_ahead"),
    ]
    assert fields.problems_of_draft(FIVE_ROWS, typed) == [Problem("local_name", "too_long", {"longest": 200})]


def test_what_may_stay_unknown_is_only_wrong_when_it_is_typed_wrongly() -> None:
    typed = {"scope": "whole", "cost_yearly": "1,250", "interest_on": "kapan-kapan", "note_kept": "x" * 1001}
    rest = [row for row in REPLICATION.rows if row not in FIVE_ROWS]

    assert fields.problems(rest, {}, TODAY) == []
    assert {(one.field, one.code) for one in fields.problems(rest, typed, TODAY)} == {
        ("scope", "choice_needed"),
        ("cost_yearly", "whole_unreadable"),
        ("interest_on", "date_unreadable"),
        ("note_kept", "too_long"),
    }


def test_cleaning_keeps_the_lines_of_a_note_and_drops_what_is_empty() -> None:
    typed = {"note_kept": "Loket\r\n terpadu\x00", "local_name": " Solo\nPeduli ", "manner": " "}

    cleaned = fields.cleaned(REPLICATION.rows, typed)

    assert cleaned == {"note_kept": "Loket\nterpadu", "local_name": "Solo Peduli"}


def test_the_form_of_a_field_follows_from_its_type_and_its_limit() -> None:
    forms = {row.name: (row.form.value, row.words) for row in REPLICATION.rows}

    known = {
        "local_name": ("line", None),
        "manner": ("word", Manner),
        "scope": ("word", Scope),
        "basis": ("word", Basis),
        "phase": ("word", Phase),
        "interest_on": ("day", None),
        "agreement_on": ("day", None),
        "started_on": ("day", None),
        "beneficiaries": ("number", None),
        "cost_setup": ("number", None),
        "cost_yearly": ("number", None),
        "note_kept": ("text", None),
        "note_changed": ("text", None),
        "note_dropped": ("text", None),
    }
    assert {name: forms[name] for name in known} == known


def test_lists_on_lines_and_addresses_are_checked_as_such() -> None:
    typed = {"link": "contoh.go.id", "components": "Loket\n\n" * 31, "innovators": "Tim Loket\n\nSiti"}
    rows = [row for row in INNOVATION.rows if row.name in typed]

    assert fields.problems(rows, typed, TODAY) == [
        Problem("components", "too_many_lines", {"most": 30}),
        Problem("link", "link_unusable"),
    ]
    good = {"link": "https://contoh.go.id", "innovators": typed["innovators"]}
    assert fields.problems(rows, good, TODAY) == []
    said = InnovationFields(innovators=("Tim Loket", "Siti"), link="https://contoh.go.id")
    assert fields.read(InnovationFields, good) == said
    assert fields.stored(said, rows) == {"innovators": ["Tim Loket", "Siti"], "components": [], "link": said.link}


def test_former_names_lead_to_the_present_ones() -> None:
    names = fields.names_of(ReplicationFields)

    assert [names[name] for name in ("kept", "note_kept", "changed", "dropped")] == [
        "note_kept", "note_kept", "note_changed", "note_dropped",
    ]  # fmt: skip


def test_histories_name_a_field_and_a_link_by_both_of_its_names() -> None:
    labels = labelled()

    assert [labels[name] for name in ("note_kept", "kept")] == [labels["note_kept"]] * 2
    assert {part.name: labels[part.name] for part in REPLICATION.parts} == {
        part.name: part.label for part in REPLICATION.parts
    }
    assert labels["note_kept"] in {row.field.label for row in REPLICATION.rows}


def test_the_schema_says_what_a_field_means_in_the_readers_language() -> None:
    found = fields.schema(ReplicationFields, str.upper)["$defs"]["ReplicationFields"]["properties"]

    assert set(found) == {row.name for row in REPLICATION.rows}
    assert (found["local_name"]["title"], found["local_name"]["maxLength"]) == ("NAMA SETEMPAT", 200)
