"""The trail's events: each on one side, and a chain that holds in every release."""

import dataclasses
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from graph.domain import events
from graph.domain.events import ANSWERS, ASKS, DECIDES, NEITHER, REJECTS, SHAPES, SUBMITS, Event
from graph.store.audit import entries
from graph.store.audit.entries import ChainLink, NewEntry

# Written by the release that knew no scheme: eleven fields, no ``hash_scheme``.
STORED = json.loads((Path(__file__).parents[1] / "data" / "chain-1.json").read_text("utf-8"))
SIDES = (SUBMITS, ANSWERS, DECIDES, ASKS, NEITHER)


def test_each_event_stands_in_exactly_one_set() -> None:
    """Four eyes rest on it: a step in no set would be nobody's, one in two sets everybody's."""
    assert {event: sum(event in side for side in SIDES) for event in Event} == dict.fromkeys(Event, 1)


def test_steps_that_a_rule_looks_at_alone_lie_within_a_side() -> None:
    assert REJECTS < DECIDES
    assert SHAPES < SUBMITS


def links(rows: list[dict[str, Any]]) -> list[ChainLink]:
    dated: list[dict[str, Any]] = [{**row, "at": datetime.fromisoformat(row["at"])} for row in rows]
    return [ChainLink(**row) for row in dated]


def holds(chain: list[ChainLink]) -> bool:
    number, last = 0, ""
    for link in chain:
        if not entries.follows(link, number, last):
            return False
        number, last = link.number, link.hash
    return True


def test_stored_chain_of_the_first_scheme_holds() -> None:
    assert len(STORED) == 12
    assert all(row["hash_scheme"] is None for row in STORED)
    assert holds(links(STORED))


@pytest.mark.parametrize("name", events.SCHEMES[1])
def test_edit_of_any_field_of_the_stored_chain_is_found(name: str) -> None:
    edited = links(STORED)
    other = {"at": datetime(2020, 1, 1, tzinfo=UTC), "counts": not edited[5].counts}.get(name, "lain")
    edited[5] = dataclasses.replace(edited[5], **{name: other})

    assert not holds(edited)


@pytest.mark.parametrize("scheme", [0, 2, 99, -1])
def test_entry_of_a_scheme_that_nobody_knows_is_found(scheme: int) -> None:
    edited = links(STORED)
    edited[5] = dataclasses.replace(edited[5], hash_scheme=scheme)

    assert not holds(edited)


def test_further_field_changes_no_hash_of_an_older_scheme(monkeypatch: pytest.MonkeyPatch) -> None:
    """A release that knows one field more: its own entries hash it, the stored ones stay as they are."""
    later = dataclasses.make_dataclass("Later", [("channel", str, "web")], bases=(NewEntry,), frozen=True)
    entry = later("e", datetime(2026, 1, 1, tzinfo=UTC), None, None, Event.REPLICATION_SILENT, "R-1")
    before = entries.hash_of(1, "", entry, 1)

    monkeypatch.setitem(events.SCHEMES, 2, (*events.SCHEMES[1], "channel"))

    assert holds(links(STORED))
    assert entries.hash_of(1, "", entry, 1) == before
    assert entries.hash_of(1, "", entry, 2) not in {
        before,
        entries.hash_of(
            1,
            "",
            later(
                **{**{field.name: getattr(entry, field.name) for field in dataclasses.fields(entry)}, "channel": "api"}
            ),
            2,
        ),
    }
