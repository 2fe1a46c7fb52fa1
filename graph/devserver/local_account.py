"""The account by which a folder's own Neo4j is used: made in the folder where it is, and worth nothing in a copy of it.

A copied folder holds the same data, password and port. So the application comes by an account whose name and password
are made up anew in each place: it opens this folder's server and no other, whoever answers on the port.
"""

import json
import os
import secrets
from dataclasses import asdict, dataclass, field
from pathlib import Path

PREFIX = "jejak-"
_FILE = "account.json"


@dataclass(frozen=True, slots=True)
class Account:
    """A user of the server; ``place`` is the folder that it was made in, as the file system numbers it."""

    user: str
    password: str = field(repr=False)
    place: str


def of(folder: Path) -> Account | None:
    """Return the account that was made in this very folder."""
    held = _held(folder)
    return held if held is not None and held.place == place(folder) else None


def is_copied(folder: Path) -> bool:
    """Tell whether the folder came here with an account of the place that it was copied from."""
    held = _held(folder)
    return held is not None and held.place != place(folder)


def fresh(folder: Path) -> Account:
    """Make up an account for this folder; nobody knows it yet."""
    return Account(f"{PREFIX}{secrets.token_hex(6)}", secrets.token_urlsafe(24), place(folder))


def keep(folder: Path, account: Account) -> None:
    """Remember the account, for the owner of the folder only."""
    new = folder / f"{_FILE}.new"
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        json.dump(asdict(account), file)
        file.flush()
        os.fsync(file.fileno())
    new.replace(folder / _FILE)


def place(folder: Path) -> str:
    """Return what tells this folder from every copy of it."""
    told = folder.stat()
    return f"{told.st_dev}:{told.st_ino}"


def _held(folder: Path) -> Account | None:
    try:
        return Account(**json.loads((folder / _FILE).read_text("utf-8")))
    except (OSError, ValueError, TypeError):  # never written, or cut short by a crash: nothing to go by
        return None
