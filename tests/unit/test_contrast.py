"""Contrast of the colours in static/css/base.css, by WCAG 2.2: words 4.5 to 1, marks 3 to 1."""

import re
from itertools import product
from pathlib import Path

import pytest

CSS = Path(__file__).parents[2] / "static" / "css"
TOKENS = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6});", (CSS / "base.css").read_text(encoding="utf-8")))

GROUNDS = ("paper", "surface", "sunk")
WORDS = [
    *product(("ink", "ink-soft", "brand", "policy", "wait", "warn", "wrong"), GROUNDS),
    *product(("on-deep", "on-deep-soft", "sun"), ("deep", "deepest")),
    *((word, f"{word}-soft") for word in ("brand", "policy", "wait", "warn", "wrong")),
    *product(("ink", "ink-soft"), ("brand-soft", "policy-soft", "wait-soft", "warn-soft", "wrong-soft")),
    ("surface", "green-3"),  # figures on the tiles of provinces
    ("surface", "green-4"),
    *product(("ink",), ("green-0", "green-1", "green-2")),
    ("brand", "green-1"),  # a filter in force, under the pointer
    ("ink", "sun"),  # the skip link and the inbox count
    ("surface", "brand"),
    ("surface", "deepest"),
    ("surface", "policy"),
]
MARKS = [
    *product(("edge", "green-3", "green-4", "warn-mark", "policy", "brand"), ("paper", "surface")),
    *product(("edge", "policy", "ink"), ("sea", "green-0")),  # outlines, arcs and origins on the map
    ("green-3", "sunk"),  # the filled part of a share against the whole
    ("warn-mark", "warn-soft"),
    ("green-3", "brand-soft"),
    ("sun", "deep"),
]


def luminance(colour: str) -> float:
    """Relative luminance of an sRGB colour, 0 black to 1 white (WCAG 2.2, definition)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_knows_black_on_white_and_the_published_grey() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)


@pytest.mark.parametrize(("word", "ground"), WORDS)
def test_words_can_be_read_on_their_ground(word: str, ground: str) -> None:
    assert contrast(TOKENS[word], TOKENS[ground]) >= 4.5


@pytest.mark.parametrize(("mark", "ground"), MARKS)
def test_marks_can_be_told_from_their_ground(mark: str, ground: str) -> None:
    assert contrast(TOKENS[mark], TOKENS[ground]) >= 3


def test_sheets_take_their_colours_from_the_tokens() -> None:
    sheets = [sheet for sheet in CSS.glob("*.css") if sheet.name not in {"base.css", "print.css"}]

    strays = {
        (sheet.name, colour)
        for sheet in sheets
        for colour in re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[;, )])", sheet.read_text(encoding="utf-8"))
    }

    assert strays == set()
