"""The table of a record that is made up here, with one field of each kind: nothing of it is known before the test."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

import pytest

from graph.domain import fields
from graph.domain.errors import Problem
from graph.domain.fields import LINES, Field, Readers
from graph.domain.values.dates import PartialDate
from graph.domain.vocabulary import Precision

TODAY = date(2025, 12, 31)


class Size(StrEnum):
    SMALL = "small"
    LARGE = "large"


@pytest.fixture
def record() -> type[Any]:
    """A new class for each test, since a table is remembered by its record."""

    @dataclass(frozen=True, kw_only=True)
    class Made:
        id: str
        size: Annotated[Size, Field(label="Besar", section="one", headers="besar, size", missing="choice_needed")]
        name: Annotated[str | None, Field(label="Nama", section="one", meaning="A name.", files=Readers.PUBLIC)] = None
        known: Annotated[bool, "no field"] = False
        staff: Annotated[int | None, Field(label="Orang", section="two", formerly="people")] = None
        parts: Annotated[LINES, Field(label="Bagian", section="two", most=2, files=Readers.NOBODY)] = ()
        began_on: Annotated[PartialDate | None, Field(label="Mulai", section="two", missing="started_needed")] = None

    return Made


def names(rows: fields.Rows) -> list[str]:
    return [row.name for row in rows]


def test_table_holds_what_is_annotated_as_a_field(record: type[Any]) -> None:
    found = [(row.name, row.kind, row.field.label, row.may_be_unknown) for row in fields.table(record)]

    assert found == [
        ("size", Size, "Besar", False),
        ("name", str, "Nama", True),
        ("staff", int, "Orang", True),
        ("parts", LINES, "Bagian", True),
        ("began_on", PartialDate, "Mulai", True),
    ]


def test_rows_are_chosen_by_section_by_reader_and_by_list(record: type[Any]) -> None:
    assert names(fields.of_sections(record, {"two"})) == ["staff", "parts", "began_on"]
    assert names(fields.in_lists(record)) == ["size"]
    assert names(fields.read_in_files(record, Readers.PUBLIC)) == ["name"]
    assert names(fields.read_in_files(record, Readers.OWN)) == ["size", "name", "staff", "began_on"]
    assert names(fields.read_in_files(record, Readers.NOBODY)) == ["name", "parts"]


def test_what_was_typed_into_some_fields_is_taken_in_the_order_of_the_table(record: type[Any]) -> None:
    typed = {"staff": "3", "name": "Loket", "size": "", "other": "x"}

    assert list(fields.only(fields.table(record), typed).items()) == [("name", "Loket"), ("staff", "3")]


def test_node_holds_a_day_and_how_much_of_it_is_known(record: type[Any]) -> None:
    assert fields.properties(record) == {
        "size": Size,
        "name": str | None,
        "staff": int | None,
        "parts": LINES | None,
        "began_on": date | None,
        "began_precision": Precision | None,
    }


def test_word_is_stored_as_plain_text(record: type[Any]) -> None:
    rows = fields.of_sections(record, {"one"})
    held = fields.stored(record(id="a", size=Size.LARGE), rows)

    assert held == {"size": "large", "name": None}
    assert type(held["size"]) is str


def test_schema_says_all_that_a_field_may_hold(record: type[Any]) -> None:
    held = fields.schema(record, str.upper)["$defs"]["Made"]["properties"]

    assert held["size"] == {"$ref": "#/$defs/Size", "title": "BESAR", "description": ""}
    assert (
        held["name"].items() >= {"title": "NAMA", "description": "A NAME.", "maxLength": 200, "default": None}.items()
    )
    assert held["parts"].items() >= {"type": "array", "title": "BAGIAN", "maxItems": 2}.items()
    assert [name for name in held if "maxItems" in held[name]] == ["parts"]
    assert [name for name in held if "maxLength" in held[name]] == ["name"]


def test_as_many_lines_as_there_may_be_are_taken_and_what_is_missing_is_named(record: type[Any]) -> None:
    rows = fields.table(record)

    assert fields.problems(rows, {"size": "small", "parts": "a\n\nb", "began_on": "2024"}, TODAY) == []
    assert fields.problems(rows, {"parts": "a\nb\nc"}, TODAY) == [
        Problem("size", "choice_needed"),
        Problem("parts", "too_many_lines", {"most": 2}),
        Problem("began_on", "started_needed"),
    ]
    assert fields.problems_of_draft(rows, {}) == []


def test_number_is_written_as_a_person_writes_it(record: type[Any]) -> None:
    assert fields.written(record(id="a", size=Size.SMALL, staff=1250)) == {"size": "small", "staff": "1.250"}
