"""Passwords: argon2, a rule of length, a list of common ones, and a limit on hashes at the same time."""

import re
import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

SHORTEST, LONGEST = 12, 128
_HASHER = PasswordHasher()  # argon2id, 64 MiB each: hence the limit
_SLOTS = threading.BoundedSemaphore(2)
SHORTEST_PART = 4  # of a person's name; shorter ones stand in too many words
_STANDS_FOR = str.maketrans("0123456789@$!|+l€", "oizeasgtbgasiitie")  # 1 is read as i and as l, so both are one
_GOVERNMENT = re.compile(r"^(?:pemerintah )?(?:provinsi|kabupaten|kota|daerah) ", re.IGNORECASE)
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


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose password it is to be; whoever guesses knows these names."""

    login: str
    name: str
    agency_name: str
    agency_short: str | None = None


def weakness(text: str, owner: Owner) -> str | None:
    """Return the code of what is wrong with a new password, or None."""
    if len(text) < SHORTEST:
        return "password_short"
    if len(text) > LONGEST:
        return "password_long"
    plain = text.casefold()
    if plain in _common() or any(plain.replace(word, "").strip("0123456789!@#. ") == "" for word in _CONTEXT):
        return "password_common"
    if any(_holds(text, name) for name in _names(owner)):
        return "password_personal"
    return None


def _names(owner: Owner) -> Iterator[str]:
    """Yield the account's name, the person's and each long part of it, and the agency's, whole and short."""
    yield owner.login
    yield owner.login.partition("@")[0]
    yield owner.name
    yield from (part for part in re.findall(r"[^\W\d_]+", owner.name) if len(part) >= SHORTEST_PART)
    yield owner.agency_name
    yield owner.agency_short or _GOVERNMENT.sub("", owner.agency_name)


def _holds(text: str, name: str) -> bool:
    """Say whether a text holds a name, whatever its case, signs between and digits for letters; a short one as a word.

    >>> _holds("v3r1f1k4t0r-jaya-2025", "verifikator"), _holds("organisasi hebat", "ani"), _holds("ani hebat", "ani")
    (True, False, True)
    """
    wanted = _folded(name)
    if len(wanted) < SHORTEST_PART:
        return bool(wanted) and wanted in {_folded(word) for word in re.split(r"[\W_]+", text)}
    return wanted in _folded(text)


def _folded(text: str) -> str:
    """Leave letters only: without case, accents and signs, and with the letters that digits and signs stand for."""
    plain = unicodedata.normalize("NFKD", text).casefold().translate(_STANDS_FOR)
    return "".join(sign for sign in plain if sign.isalnum())


@cache
def _dummy() -> str:
    return _HASHER.hash("nobody has this password")


@cache
def _common() -> frozenset[str]:
    path = Path(__file__).parent / "common_passwords.txt"
    return frozenset(path.read_text("utf-8").split())
