"""Errors, kinship, groups and numbers that a form carries: the small rules that others rest on."""

from datetime import UTC, date, datetime

import pytest

from graph.domain.changes import Change, ChangeKind, of_fields, read, written
from graph.domain.errors import DomainError, Invalid, KeyUsed, Problem, Refused, Unfit
from graph.domain.kinship import are_one, is_one_of
from graph.domain.records import nodes
from graph.domain.records.groupings import Grouping
from graph.domain.records.monitoring import Round
from graph.domain.values import dates, evidence, ids, numbers, texts
from graph.domain.values.dates import PartialDate
from graph.domain.values.evidence import EvidenceInput

TODAY = date(2025, 12, 31)
KIN = {"new": frozenset({"new", "old"})}


def test_error_carries_its_code_and_what_fills_its_sentence() -> None:
    error = Refused("too_many", most=3)

    assert (error.code, error.values, error.args) == ("too_many", {"most": 3}, ("too_many", {"most": 3}))
    assert DomainError().code == ""


def test_invalid_and_a_used_key_name_their_problems() -> None:
    invalid, used = Invalid(Problem("on", "required")), KeyUsed("R-1")

    assert (invalid.code, invalid.problems) == ("invalid", (Problem("on", "required"),))
    assert (used.code, used.values, used.first) == ("key_used", {"id": "R-1"}, "R-1")
    assert used.problems == (Problem("once", "key_used", {"id": "R-1"}),)


def test_what_does_not_fit_names_the_place_and_never_the_value() -> None:
    assert str(Unfit("by_id", "Facts", "$.status", "invalid")) == "by_id: Facts $.status: invalid"
    assert str(Unfit("", "Facts", "$.status", "invalid")) == "a row: Facts $.status: invalid"


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("new", "old", True),
        ("old", "new", True),
        ("new", "new", True),
        ("new", "other", False),
        (None, None, False),
        (None, "new", False),
        ("new", None, False),
    ],
)
def test_agencies_of_one_line_are_one(one: str | None, other: str | None, answer: bool) -> None:
    assert are_one(KIN, one, other) is answer
    assert is_one_of(KIN, one, ["elsewhere", other]) is answer
    assert not is_one_of(KIN, one, [])


def test_groups_know_their_members() -> None:
    found = Grouping(3, datetime(2025, 1, 1, tzinfo=UTC), ("a", "b", "c"), (0, 1, 0), 0.4, 2)

    assert [found.of(agency) for agency in ("a", "b", "c", "d")] == [0, 1, 0, None]
    assert (found.within(0), found.within(1), found.within(2)) == (("a", "c"), ("b",), ())
    assert found.count == 2
    with pytest.raises(ValueError, match="shorter"):
        Grouping(3, found.computed_at, ("a", "b"), (0,), 0.0, 2).within(1)
    assert Grouping(3, found.computed_at, (), (), 0.0, 2).count == 0


def test_round_is_open_with_its_grace_and_closed_after_it() -> None:
    found = Round("P-1", date(2025, 1, 1), date(2025, 1, 31), date(2025, 2, 14), "national", None)
    days = [date(2024, 12, 31), date(2025, 1, 1), date(2025, 2, 14), date(2025, 2, 15)]

    assert [found.is_open(day) for day in days] == [False, True, True, False]
    assert [found.is_closed(day) for day in days] == [False, False, False, True]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7", 7),
        ("007", 7),
        ("", 0),
        (None, 0),
        ("-1", 0),
        ("x", 0),
        ("\u0661", 0),
        ("9" * 15, 10**15 - 1),
        ("9" * 16, 0),
    ],
)
def test_number_that_a_form_carries_is_read_or_counts_as_nothing(text: str | None, number: int) -> None:
    assert numbers.carried(text) == number


def test_largest_number_is_read_and_one_more_is_not() -> None:
    assert (numbers.whole("1" + "0" * 15), numbers.whole("1" + "0" * 14 + "1")) == (numbers.LARGEST, None)
    assert (numbers.whole(1e15), numbers.whole(1e15 + 2)) == (numbers.LARGEST, None)
    assert (numbers.read("1" + "0" * 15), numbers.read("2" + "0" * 15)) == (1e15, None)


def test_number_is_at_most_thirty_characters_long() -> None:
    assert numbers.whole("0" * 30) == 0
    assert numbers.whole("0" * 31) is None


def test_number_that_is_missing_is_a_problem_only_where_it_is_needed() -> None:
    assert numbers.problems("staff", "") == []
    assert numbers.problems("staff", "", missing="required") == [Problem("staff", "required")]
    assert numbers.problems("staff", "12", missing="required") == []


def test_number_keeps_the_zeros_behind_its_comma_that_mean_something() -> None:
    assert [numbers.written(value) for value in (0.05, 12.0, 1000.5)] == ["0,05", "12", "1.000,5"]


@pytest.mark.parametrize(
    ("address", "answer"),
    [
        ("http://a.go.id", True),
        ("https://a.go.id/x", True),
        ("ftp://a.go.id", False),
        ("https://", False),
        ("https://a b.go.id", False),
        ("a.go.id", False),
        ("https://[::1", False),
    ],
)
def test_web_address_has_a_scheme_and_a_host_and_no_blank(address: str, answer: bool) -> None:
    assert texts.is_web_address(address) is answer


def test_readable_number_begins_with_forty_characters_of_the_name() -> None:
    assert ids.readable_id("a" * 60, "x").rpartition("-")[0] == "a" * 40
    assert ids.readable_id("!", "unit").rpartition("-")[0] == "unit"


def test_slug_ends_and_begins_with_a_letter() -> None:
    assert ids.slug(" Lapor! ") == "lapor"
    assert ids.slug(" Lapor", 3) == "lap"
    assert ids.slug("XX Lapor XX") == "xx-lapor-xx"
    assert ids.slug_id("X lapor X", "33.14").startswith("x-lapor-x-")
    assert ids.slug_id("a" * 60, None).rpartition("-")[0] == "a" * 50


def test_slug_of_nothing_is_told_apart_by_its_hash() -> None:
    assert ids.slug_id(None, "b") == ids.slug_id("", "b") == "-e8d868"


def test_names_of_a_node_get_their_kind() -> None:
    assert nodes._all(int, "a b") == {"a": int, "b": int}  # pyright: ignore[reportPrivateUsage]


def test_day_of_today_has_come() -> None:
    assert dates.problems("on", "31-12-2025", TODAY) == []
    assert dates.problems("on", "01-01-2026", TODAY) == [Problem("on", "day_ahead")]


def test_problems_of_a_proof_stand_at_its_fields() -> None:
    long = EvidenceInput("sk", "1" * 101, "05-08-2024")

    assert [one.field for one in evidence.problems_of_draft(long)] == ["proof_number"]
    assert [one.field for one in evidence.problems(long, TODAY, "paper_")] == ["paper_number"]
    assert evidence.problems(EvidenceInput("link", "", ""), TODAY, is_cited=True) == [
        Problem("proof_link", "link_needed")
    ]
    assert evidence.problems(EvidenceInput("sk", "1", PartialDate(TODAY)), TODAY) == []


def test_changes_are_told_with_every_letter_and_nothing_is_told_of_nothing() -> None:
    assert written({"name": [None, "Ngopi é"]}) == '{"name": [null, "Ngopi é"]}'
    assert written({}) is None


def test_change_beside_the_fields_is_read_as_it_was_written() -> None:
    told = Change(ChangeKind.EXTENSION, "", "2023", None, "Dinas")

    assert read(written({}, [told])) == [told]


def test_change_of_an_older_release_keeps_both_sides() -> None:
    assert read('{"local_name x": ["a", "b"], "answer": ["a", null], "note": "ab", "n": 2, "beside": 7}') == [
        Change(ChangeKind.FIELD, "local_name x", "a", "b"),
        Change(ChangeKind.FIELD, "answer", "a", None),
    ]
    assert read('{"units": [["a", "b"], null]}') == [Change(ChangeKind.FIELD, "units", "a; b", None)]
    assert read(None) == read("[1]") == read("{") == []


def test_changes_of_one_kind_are_found_by_their_field() -> None:
    remark = Change(ChangeKind.COMMENT, "manner", None, "Jelaskan")

    assert of_fields([remark, Change(ChangeKind.FIELD, "scope", "full", None)]) == {"scope": ("full", None)}
    assert of_fields([remark], ChangeKind.COMMENT) == {"manner": (None, "Jelaskan")}
