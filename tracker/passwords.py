"""Passwords: argon2, a rule of length, a list of common ones, and a limit on hashes at the same time."""

import threading
from functools import cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

SHORTEST, LONGEST = 12, 128
_HASHER = PasswordHasher()  # argon2id, 64 MiB each: hence the limit
_SLOTS = threading.BoundedSemaphore(2)
_CONTEXT = (
    "jejakinovasi",
    "jejak inovasi",
    "kemenpanrb",
    "sinovik",
    "jippnas",
    "password",
    "katasandi",
    "indonesia",
)


def hash_password(text: str) -> str:
    with _SLOTS:
        return _HASHER.hash(text)


def matches(kept: str | None, text: str) -> bool:
    """Compare, taking equally long whether or not there is a kept hash (findings 28)."""
    with _SLOTS:
        try:
            return _HASHER.verify(kept or _dummy(), text) and kept is not None
        except VerifyMismatchError:
            return False


def weakness(text: str) -> str | None:
    """Return the code of what is wrong with a new password, or None."""
    if len(text) < SHORTEST:
        return "password_short"
    if len(text) > LONGEST:
        return "password_long"
    plain = text.casefold()
    if plain in _common() or any(plain.replace(word, "").strip("0123456789!@#. ") == "" for word in _CONTEXT):
        return "password_common"
    return None


@cache
def _dummy() -> str:
    return _HASHER.hash("nobody has this password")


@cache
def _common() -> frozenset[str]:
    path = Path(__file__).parent / "common_passwords.txt"
    return frozenset(path.read_text("utf-8").split())
