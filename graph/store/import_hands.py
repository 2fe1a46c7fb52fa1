"""Whose hands are on a list, and for which agencies these people work."""

import json
from collections.abc import Collection
from dataclasses import dataclass

from graph import queries
from graph.engine import Reader

_Q = queries.load(__file__)


@dataclass(frozen=True, slots=True)
class Hands:
    """People, and the agencies for which they acted."""

    people: frozenset[str]
    agencies: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Hand:
    user: str
    agency: str | None


@dataclass(frozen=True, slots=True)
class _Changes:
    changes: str | None


@dataclass(frozen=True, slots=True)
class _Id:
    id: str


def of_job(reader: Reader, job_id: str) -> Hands:
    """Return who shaped a list; nobody for one that came by the shell."""
    found = reader.read(_Q.hands, _Hand, job=job_id)
    return Hands(frozenset(hand.user for hand in found), frozenset(hand.agency for hand in found if hand.agency))


def offices(reader: Reader, user_id: str) -> frozenset[str]:
    """Return a person with everyone whose office came to that person, over however many hands."""
    taken: dict[str, set[str]] = {}
    for entry in reader.read(_Q.offices, _Changes):
        before, after = json.loads(entry.changes or "{}").get("office", (None, None))
        taken.setdefault(after, set()).add(before)
    found, coming = set[str](), {user_id}
    while coming:
        found |= coming
        coming = set[str]().union(*(taken.get(one, set[str]()) for one in coming)) - found
    return frozenset(found)


def families(reader: Reader, hands: Hands, beside: Collection[str] = ()) -> frozenset[str]:
    """Return the agencies of these hands and of people ``beside`` them, with predecessors and successors."""
    users, agencies = sorted({*hands.people, *beside}), sorted(hands.agencies)
    return frozenset(row.id for row in reader.read(_Q.families, _Id, users=users, agencies=agencies))
