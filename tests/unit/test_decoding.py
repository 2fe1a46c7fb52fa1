"""Rows become records: Python's days, members of closed lists, and an error that names the place, never the value."""

import copy
import logging
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest
from neo4j import time

from graph import decoding, queries
from graph.decoding import Sifted
from graph.domain.errors import Unfit
from graph.domain.vocabulary import Light, Manner, Stage

DAY = time.Date(2024, 2, 29)
INSTANT = time.DateTime(2024, 2, 29, 23, 59, 58, 123456789, UTC)


@dataclass(frozen=True, slots=True)
class _Inner:
    on: date | None


@dataclass(frozen=True, slots=True)
class _Row:
    id: str
    manner: Manner | None = None
    lights: tuple[Light | None, ...] = ()
    stage: Stage = Stage.REGISTERED
    share: float = 0.0
    on: date | None = None
    at: datetime | None = None
    properties: dict[str, Any] | None = None  # Any: whatever a node may hold
    parts: tuple[_Inner, ...] = ()


WHOLE: dict[str, Any] = {
    "id": "R-1",
    "manner": "adapted",
    "lights": ["green", None],
    "stage": 4,
    "share": 2,
    "on": DAY,
    "at": INSTANT,
    "properties": {"since": DAY, "seen": [DAY, {"at": INSTANT}], "name": "Ibu", "on": None},
    "parts": [{"on": DAY}, {"on": None}],
}


def read(*rows: dict[str, Any]) -> list[_Row]:
    return decoding.all_of(_Row, tuple(rows[0]), [row.values() for row in rows], "rows.all")


def refusal(**changed: Any) -> Unfit:
    with pytest.raises(Unfit) as refused:
        read(WHOLE | changed)
    return refused.value


def test_days_and_instants_are_pythons_also_inside_lists_and_maps() -> None:
    day, instant = date(2024, 2, 29), datetime(2024, 2, 29, 23, 59, 58, 123456, UTC)

    (row,) = read(WHOLE)

    assert (row.on, row.at) == (day, instant)
    assert row.parts == (_Inner(day), _Inner(None))
    assert row.properties == {"since": day, "seen": (day, {"at": instant}), "name": "Ibu", "on": None}
    assert {type(row.on), type(row.at)} == {date, datetime}


def test_words_of_closed_lists_are_members_also_inside_lists() -> None:
    (row,) = read(WHOLE)

    assert row.manner is Manner.ADAPTED
    assert row.lights == (Light.GREEN, None)
    assert row.stage is Stage.CANDIDATE
    assert isinstance(row.share, float)


def test_what_may_be_unknown_may_be_null() -> None:
    (row,) = read({name: None if name in {"manner", "on", "at", "properties"} else WHOLE[name] for name in WHOLE})

    assert (row.manner, row.on, row.at, row.properties) == (None, None, None, None)


@pytest.mark.parametrize(
    ("changed", "path", "reason"),
    [
        ({"manner": "adpoted"}, "$.manner", "no word of its list"),
        ({"lights": ["green", "violet"]}, "$.lights[1]", "no word of its list"),
        ({"stage": 12}, "$.stage", "no word of its list"),
        ({"id": None}, "$.id", "Expected `str`, got `null`"),
        ({"id": 7}, "$.id", "Expected `str`, got `int`"),
        ({"on": "2024-02-29"}, "$.on", "Expected `date | null`, got `str`"),
        ({"on": INSTANT}, "$.on", "Expected `date | null`, got `datetime`"),
        ({"parts": [{"on": DAY}, {"on": "kemarin"}]}, "$.parts[1].on", "Expected `date | null`, got `str`"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(changed: dict[str, Any], path: str, reason: str) -> None:
    found = refusal(**changed)

    assert (found.statement, found.record, found.path) == ("rows.all", "Row", path)
    assert str(found) == f"rows.all: Row {path}: {reason}"


@pytest.mark.parametrize("word", ["Siti Aminah", "Expected `Siti`, got `Aminah`", "x - at `$.Siti Aminah`"])
def test_the_value_stands_nowhere_in_the_error(word: str) -> None:
    found = refusal(manner=word)

    assert "Siti" not in f"{found} {found.__dict__} {found.__context__} {found.__cause__}"
    assert found.path == "$.manner"


@pytest.mark.parametrize("name", ["id", "manner"])
def test_missing_column_is_refused_though_the_record_has_a_default_and_though_there_is_no_row(name: str) -> None:
    columns = tuple(column for column in WHOLE if column != name)

    with pytest.raises(Unfit, match=rf"\$\.{name}: no such column"):
        decoding.all_of(_Row, columns, [])
    with pytest.raises(Unfit, match=rf"\$\.{name}: no such column"):
        decoding.sifted(_Row, columns, [[WHOLE[column] for column in columns]])


def test_list_goes_on_without_what_does_not_fit_and_the_log_says_why(caplog: pytest.LogCaptureFixture) -> None:
    rows = [WHOLE | {"id": "R-1"}, WHOLE | {"id": "R-2", "manner": "Siti"}, WHOLE | {"id": "R-3"}]

    with caplog.at_level(logging.WARNING, "jejak.rows"):
        found = decoding.sifted(_Row, tuple(WHOLE), [row.values() for row in rows], "rows.all")

    assert found == Sifted([*read(rows[0], rows[2])], 1)
    (line,) = caplog.records
    assert (line.__dict__["object"], line.__dict__["details"]) == (
        "rows.all",
        {"fault": "rows.all: Row $.manner: no word of its list", "rows": 1},
    )


def test_statements_know_their_names_and_others_are_named_by_their_first_line() -> None:
    assert queries.name_of(queries.NamedStatement("MATCH (n)\nRETURN n", "nodes.all")) == "nodes.all"
    assert queries.name_of("MATCH (n)\nRETURN n") == "MATCH (n)"


def test_copied_statement_keeps_its_name() -> None:
    copied = copy.deepcopy(queries.NamedStatement("MATCH (n)", "nodes.all"))

    assert (copied, queries.name_of(copied)) == ("MATCH (n)", "nodes.all")
