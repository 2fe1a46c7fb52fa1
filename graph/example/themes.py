"""What made-up innovations are about: one theme for each of the nine categories of 2025, in their order."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.domain.vocabulary import UnitKind

Indicator = tuple[str, str, int, int, float]  # name, measure, before at least, before at most, share after


@dataclass(frozen=True, slots=True)
class Theme:
    """Words for one category; ``goals`` are SDG numbers, ``priorities`` Asta Cita numbers."""

    weight: int
    goals: tuple[int, ...]
    priorities: tuple[int, ...]
    objects: tuple[str, ...]
    targets: tuple[str, ...]
    problems: tuple[str, ...]
    gains: tuple[str, ...]
    components: tuple[str, ...]
    indicators: tuple[Indicator, ...]
    kinds: tuple[tuple[UnitKind, str], ...]


def _theme(raw: dict[str, Any]) -> Theme:  # Any: as TOML gives it; the file is our own
    return Theme(
        weight=raw["weight"],
        goals=tuple(raw["goals"]),
        priorities=tuple(raw["priorities"]),
        objects=tuple(raw["objects"]),
        targets=tuple(raw["targets"]),
        problems=tuple(raw["problems"]),
        gains=tuple(raw["gains"]),
        components=tuple(raw["components"]),
        indicators=tuple((a, b, c, d, e) for a, b, c, d, e in raw["indicators"]),
        kinds=tuple((UnitKind(kind), name) for kind, name in raw["kinds"]),
    )


def _read() -> tuple[Theme, ...]:
    text = Path(__file__).with_suffix(".toml").read_text("utf-8")
    return tuple(_theme(raw) for raw in tomllib.loads(text)["theme"])


THEMES = _read()
