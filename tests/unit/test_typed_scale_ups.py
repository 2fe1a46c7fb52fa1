"""What a steward types for the last stages is read like in any other form; so is what a list has kept of before."""

from dataclasses import replace
from datetime import date

import pytest

from graph.domain.errors import Invalid
from graph.domain.vocabulary import Stage
from tests.data import typed_values as typed
from tracker.actions.imports import import_verdicts
from tracker.actions.scaling import instruments
from tracker.actions.scaling.instruments import StageInput
from tracker.wording import messages

TODAY = date(2025, 12, 31)
COVERED = StageInput(1, coverage_reached="1", coverage_of="1.000.000.000", coverage_year="2024", budget_line="APBN")
ENACTED = StageInput(1, title="Contoh", form="Permen", number="3", enacted_on="2025", link="https://contoh.go.id")


def said(refused: Invalid, field: str) -> str:
    assert [problem.field for problem in refused.problems] == [field]
    return messages.problem(refused.problems[0])


def test_coverage_is_read_like_any_number() -> None:
    def door(text: str) -> object:
        try:
            return instruments.coverage(
                replace(COVERED, coverage_reached=text), Stage.EVALUATED, TODAY
            ).coverage_reached
        except Invalid as refused:
            return said(refused, "coverage_reached")

    expected = typed.whole()
    assert {text: door(text) for text in expected} == expected


def test_the_target_of_an_instrument_may_be_left_out_but_not_be_misread() -> None:
    def target(text: str) -> object:
        try:
            made = instruments.instrument(replace(ENACTED, target=text), Stage.ENACTED, None, "P-1", TODAY)
            return made.target if made else None
        except Invalid as refused:
            return said(refused, "target")

    assert {text: target(text) for text in ("", "1.250", "24.7")} == {
        "": None,
        "1.250": 1250,
        "24.7": typed.no_number_words("24.7"),
    }


def test_the_day_of_an_instrument_is_read_like_any_day() -> None:
    def door(text: str) -> object:
        try:
            made = instruments.instrument(replace(ENACTED, enacted_on=text), Stage.ENACTED, None, "P-1", TODAY)
            return made.enacted_on if made else None
        except Invalid as refused:
            return said(refused, "enacted_on")

    expected = {
        text: held[0] if isinstance(held, tuple) else held for text, held in typed.since(typed.AHEAD_WORDS).items()
    }
    assert {text: door(text) for text in expected} == expected


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("cell_date_unreadable", typed.no_day_words("besok")),
        ("cell_date_early", typed.EARLY_WORDS),
        ("cell_date_ahead", typed.AHEAD_WORDS),
        ("cell_date_full", typed.FULL_DAY_WORDS),
        ("cell_number_unreadable", typed.no_number_words("besok")),
        ("cell_link_unusable", "Tautan diawali http:// atau https:// dan memuat nama situs."),
        ("text_long", "Isian ini paling banyak 5000 karakter."),
        ("cell_empty", "Sel ini kosong, padahal wajib diisi."),
    ],
)
def test_a_list_kept_by_an_earlier_release_says_its_reasons_in_the_words_of_today(code: str, words: str) -> None:
    kept = '[[2, "refused", null, "UPTPK", [["started_on", "%s", {"text": "besok", "longest": 5000}]], {}, null, []]]'

    (verdict,) = import_verdicts.read(kept % code)

    assert [messages.problem(problem) for problem in verdict.problems] == [words]
