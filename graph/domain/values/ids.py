"""Make the permanent numbers of records: random, derived from what they name, or readable."""

import hashlib
import re
import secrets

# Crockford's: digits and capitals without I, L, O and U, which read like others.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_BITS = 5  # of each character
_LENGTH = 8


def new_id(prefix: str, length: int = _LENGTH) -> str:
    """Return a number that nobody can guess and that is never used again: a prefix, a hyphen, random characters."""
    return f"{prefix}-" + "".join(secrets.choice(ALPHABET) for _ in range(length))


def derived_id(prefix: str, text: str) -> str:
    """Return the number of what a text names, the same at every time and on every machine.

    >>> derived_id("R", "apik-bandung 36.04")
    'R-GS0MVHPH'
    """
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[: _LENGTH * _BITS // 8])
    return f"{prefix}-" + "".join(ALPHABET[number >> _BITS * place & 31] for place in reversed(range(_LENGTH)))


def readable_id(name: str, otherwise: str) -> str:
    """Return a number that begins with the words of a name, as addresses show it, and is never used again."""
    return new_id(slug(name, 40) or otherwise, 5).lower()


def slug(name: str, longest: int | None = None) -> str:
    """Return a name in the plain letters of an address.

    >>> slug("Kementerian Agraria dan Tata Ruang/BPN"), slug("Lapor Pak!", 6)
    ('kementerian-agraria-dan-tata-ruang-bpn', 'lapor')
    """
    return _plain(name).strip("-")[:longest].strip("-")


def slug_id(*words: str | None) -> str:
    """Return a readable number of what words name together, told apart by a few letters of their hash.

    >>> slug_id("Lapor Pak!", "33.14")
    'lapor-pak-0c81dd'
    """
    text = "|".join(word or "" for word in words)
    return f"{_plain(words[0] or '')[:50].strip('-')}-{hashlib.sha256(text.encode()).hexdigest()[:6]}"


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower())
