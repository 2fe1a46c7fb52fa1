"""Single values: what is typed is read once, in one place, and what is written is read again."""

import re
from datetime import date

import pytest

from graph.domain.errors import Problem
from graph.domain.values import dates, evidence, ids, numbers, texts
from graph.domain.values.dates import PartialDate
from graph.domain.values.evidence import EvidenceInput
from graph.domain.vocabulary import EvidenceKind, Precision
from tests.data import typed_values as typed

TODAY = date(2025, 12, 31)
SK = EvidenceInput("sk", "1/2024", "05-08-2024")


def codes(found: list[Problem]) -> list[tuple[str, str]]:
    return [(problem.field, problem.code) for problem in found]


@pytest.mark.parametrize("text", typed.DAYS)
def test_a_day_is_read_with_what_is_known_of_it_and_written_to_be_read_again(text: str) -> None:
    day, precision = typed.DAYS[text]

    assert dates.read(text) == PartialDate(day, precision)
    assert dates.read(dates.written(day, precision)) == PartialDate(day, precision)
    assert dates.problems("on", text, TODAY) == []


@pytest.mark.parametrize("text", typed.NO_DAYS)
def test_what_is_no_day_is_named_as_it_was_typed(text: str) -> None:
    assert dates.problems("on", text, TODAY) == [Problem("on", "date_unreadable", {"text": text})]


@pytest.mark.parametrize("text", typed.EARLY)
def test_a_day_before_1945_is_refused_typed_or_held(text: str) -> None:
    early = [Problem("on", "date_early", {"year": 1945})]

    assert dates.problems("on", text, TODAY) == early
    assert dates.problems("on", dates.read(text) or "", TODAY) == early


@pytest.mark.parametrize("text", typed.AHEAD)
def test_a_day_ahead_is_refused_by_the_word_of_its_field(text: str) -> None:
    assert dates.problems("on", text, TODAY, ahead="start_ahead") == [Problem("on", "start_ahead")]


def test_a_day_is_only_missing_where_it_is_needed() -> None:
    assert dates.problems("on", " ", TODAY) == []
    assert dates.problems("on", " ", TODAY, missing="start_needed") == [Problem("on", "start_needed")]


@pytest.mark.parametrize(
    ("known", "last", "iso"),
    [
        (PartialDate(date(2024, 1, 1), Precision.YEAR), date(2024, 12, 31), "2024"),
        (PartialDate(date(2024, 2, 1), Precision.MONTH), date(2024, 2, 29), "2024-02"),
        (PartialDate(date(2024, 2, 5)), date(2024, 2, 5), "2024-02-05"),
    ],
)
def test_a_day_known_in_part_may_be_its_last(known: PartialDate, last: date, iso: str) -> None:
    assert (known.last, known.iso) == (last, iso)
    assert dates.held(known.day, known.precision.value) == known
    assert dates.held(None, "day") is None


@pytest.mark.parametrize("text", typed.NUMBERS)
def test_a_whole_number_is_read_as_indonesians_write_it(text: str) -> None:
    assert numbers.whole(text) == typed.NUMBERS[text]
    assert numbers.problems("staff", text) == []


@pytest.mark.parametrize("text", typed.NO_NUMBERS)
def test_what_could_be_two_numbers_is_no_whole_one(text: str) -> None:
    assert numbers.whole(text) is None
    assert numbers.problems("staff", text) == [Problem("staff", "whole_unreadable", {"text": text})]


def test_a_comma_divides_decimals_where_decimals_are_wanted() -> None:
    assert [numbers.read(text) for text in ("24,7", "0,500", "1,250", "1.250", "1250.0", "24.7")] == [
        24.7,
        0.5,
        1.25,
        1250.0,
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({}, []),
        ({"kind": ""}, [("proof_kind", "choice_needed")]),
        ({"kind": "stempel"}, [("proof_kind", "choice_needed")]),
        ({"number": ""}, [("proof_number", "number_needed")]),
        ({"number": "", "link": "https://contoh.go.id"}, [("proof_number", "number_needed")]),
        ({"kind": "photo", "number": ""}, []),
        ({"kind": "link"}, [("proof_link", "link_needed")]),
        ({"kind": "link", "number": "", "link": "https://contoh.go.id"}, []),
        ({"link": "contoh.go.id"}, [("proof_link", "link_unusable")]),
        ({"date": ""}, [("proof_date", "proof_date_needed")]),
        ({"date": "08-2024"}, [("proof_date", "date_full")]),
        ({"date": PartialDate(date(2024, 8, 1), Precision.MONTH)}, [("proof_date", "date_full")]),
        ({"date": "31-12-1944"}, [("proof_date", "date_early")]),
        ({"date": PartialDate(date(2026, 1, 1))}, [("proof_date", "date_ahead")]),
        ({"number": "9" * 101}, [("proof_number", "too_long")]),
        ({"link": f"https://contoh.go.id/{'x' * 500}"}, [("proof_link", "too_long")]),
    ],
)
def test_a_proof_has_what_its_kind_is_found_by(change: dict[str, str], problem: list[tuple[str, str]]) -> None:
    named = EvidenceInput(**{"kind": SK.kind, "number": SK.number, "date": SK.date} | change)

    assert codes(evidence.problems(named, TODAY)) == problem


@pytest.mark.parametrize("kind", [kind for kind in EvidenceKind if kind != EvidenceKind.LINK])
def test_a_proof_that_is_cited_is_found_by_a_number_or_an_address(kind: EvidenceKind) -> None:
    by_number, by_link = EvidenceInput(kind, "7/2025"), EvidenceInput(kind, link="https://contoh.go.id")

    assert evidence.problems(by_number, TODAY, is_cited=True) == evidence.problems(by_link, TODAY, is_cited=True) == []
    assert codes(evidence.problems(EvidenceInput(kind), TODAY, is_cited=True)) == [("proof_number", "number_or_link")]


def test_a_hole_may_stay_open_in_a_draft_and_a_slip_may_not() -> None:
    found = evidence.problems(EvidenceInput("sk", "", "besok", "contoh.go.id"), TODAY)

    assert [(problem.code, evidence.is_hole(problem)) for problem in found] == [
        ("number_needed", True),
        ("date_full", False),
        ("link_unusable", False),
    ]


def test_what_cannot_be_seen_is_gone_and_what_divides_words_still_does() -> None:
    assert texts.line("a\x07b\u202ec\x0bd\te\r\nf") == "abc d e f"
    assert texts.paragraph("a \x0bb\r\nc\rd") == "a b\nc\nd"


@pytest.mark.parametrize("cell", ["=1+1", "+62", "-3", "@x", "\tx", "\rx", "\nx"])
def test_no_spreadsheet_runs_a_guarded_cell_and_the_guard_comes_off_again(cell: str) -> None:
    assert texts.guarded(cell) == f"'{cell}"
    assert texts.unguarded(f"'{cell}") == cell


def test_numbers_of_records_are_random_derived_or_readable() -> None:
    made = {ids.new_id("R") for _ in range(1_000)}

    assert len(made) == 1_000
    assert all(re.fullmatch(r"R-[0-9A-HJKMNP-TV-Z]{8}", number) for number in made)
    assert ids.derived_id("R", "apik-bandung 36.04") == ids.derived_id("R", "apik-bandung 36.04") == "R-GS0MVHPH"
    assert re.fullmatch(r"lapor-pak-[0-9a-hjkmnp-tv-z]{5}", ids.readable_id("Lapor, Pak!", "inovasi"))
    assert re.fullmatch(r"inovasi-[0-9a-hjkmnp-tv-z]{5}", ids.readable_id("アイデア", "inovasi"))
