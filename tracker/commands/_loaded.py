"""The one entry that a load leaves in the trail."""

import json
import secrets
from datetime import datetime

from graph.domain.vocabulary import WorldKind
from graph.example.demo import KEMENPANRB
from graph.importers import tables
from graph.store.audit.entries import Event


def entry(kind: WorldKind, now: datetime, **made_from: str | int) -> Event:
    """Return what the trail says of a loaded world: by the system for KemenPANRB, from tables with this hash."""
    said = {"via": "python -m tracker", "tables": tables.digest(), **made_from}
    changes = {name: [None, str(value)] for name, value in said.items()}
    return Event(
        id=secrets.token_hex(16),
        at=now,
        actor=None,
        agency=KEMENPANRB,
        event=f"world.{kind}",
        subject="world",
        to_status="loaded",
        changes=json.dumps(changes),
        counts=True,
    )
