"""Word lists for names of innovations, places and people, read from words.toml."""

import tomllib
from pathlib import Path

_LISTS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))

HEADS: list[str] = _LISTS["heads"]
QUALIFIERS: list[str] = _LISTS["qualifiers"]
CHANNELS: list[str] = _LISTS["channels"]
PLACE_STARTS: list[str] = _LISTS["place_starts"]
PLACE_ENDS: list[str] = _LISTS["place_ends"]
GIVEN_NAMES: list[str] = _LISTS["given_names"]
FAMILY_NAMES: list[str] = _LISTS["family_names"]
UNWANTED: list[str] = _LISTS["unwanted"]
REASONS: dict[str, list[str]] = _LISTS["reasons"]
