"""The one entry that a load leaves in the trail."""

import secrets
from datetime import datetime

from graph.domain import changes
from graph.domain.events import Event
from graph.domain.vocabulary import WorldKind
from graph.example.demo import KEMENPANRB
from graph.importers import tables
from graph.store.audit.entries import NewEntry

_LOADED = {WorldKind.EXAMPLE: Event.WORLD_EXAMPLE, WorldKind.FACTS: Event.WORLD_FACTS}


def entry(kind: WorldKind, now: datetime, **made_from: str | int) -> NewEntry:
    """Return what the trail says of a loaded world: by the system for KemenPANRB, from tables with this hash."""
    made = {"via": "python -m tracker", "tables": tables.digest(), **made_from}
    said = {name: [None, str(value)] for name, value in made.items()}
    return NewEntry(
        id=secrets.token_hex(16),
        at=now,
        actor=None,
        agency=KEMENPANRB,
        event=_LOADED[kind],
        subject="world",
        to_status="loaded",
        changes=changes.written(said),
        counts=True,
    )
