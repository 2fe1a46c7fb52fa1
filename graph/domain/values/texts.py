"""Clean what people type before anything keeps it, say how long it may be, and keep spreadsheets from running it."""

import unicodedata
from urllib.parse import urlsplit

from graph.domain.errors import Problem

LONGEST_LINE = 200
LONGEST_LINK = 500
LONGEST_NOTE = 1_000
LONGEST_REASON = 2_000
LONGEST_STORY = 5_000
LONGEST_QUOTE = 80
_NOTHING_SAID = {
    "n/a", "na", "n.a", "n.a.", "null", "nil", "tbd", "kosong", "(kosong)", "belum ada", "(belum ada)", "blm ada",
    "belum ada data", "data belum ada", "belum diisi", "belum terisi", "belum tersedia", "belum terbit", "tidak diisi",
    "tidak terisi", "tidak tersedia", "not available", "not applicable", "no data", "tba", "menyusul", "unknown",
    "tidak diketahui", "belum diketahui", "tdk diketahui", "tidak tahu",
}  # fmt: skip
_NONE_SAID = {
    "tidak ada", "(tidak ada)", "tidak ada data", "tdk ada", "nihil", "none", "belum", "blm", "dalam proses",
    "sedang diproses", "masih diproses", "in process", "pending",
}  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")  # what a spreadsheet takes for the start of a formula (findings 19)
_FILLERS = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2026_. /?*#()[]"
_LONGEST_PLACEHOLDER = 24
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}


def line(text: str) -> str:
    """Return one line without control characters: they break files and hide words (findings 20)."""
    return " ".join(visible(text).split())


def paragraph(text: str) -> str:
    """Return text whose line breaks are kept and whose other control characters are gone."""
    return "\n".join(" ".join(part.split()) for part in visible(text).split("\n")).strip()


def answer(text: str) -> str:
    """Return one line as it was answered; what only fills the place is no answer.

    >>> answer(" SK  1/2024 "), answer("n/a")
    ('SK 1/2024', '')
    """
    plain = line(text)
    return "" if is_placeholder(plain) else plain


def visible(text: str) -> str:
    r"""Return text with plain line breaks and nothing that hides in it or that no graph can hold (findings 8, 20).

    >>> visible("a\x00b\r\nc\td\u202e")
    'ab\nc d'
    """
    if text.isascii() and text.isprintable():
        return text
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(map(_seen, plain))


def is_placeholder(text: str, *, is_prose: bool = False) -> bool:
    """Say whether a text only fills a place: dashes, dots, "?", "n/a", "belum ada", "NULL".

    In prose "tidak ada" is an answer: that nothing was left out is not the same as not knowing.

    >>> is_placeholder(" - "), is_placeholder("Belum ada."), is_placeholder("Tidak ada"), is_placeholder("0")
    (True, True, True, False)
    >>> is_placeholder("Tidak ada", is_prose=True), is_placeholder("n/a", is_prose=True)
    (False, True)
    """
    if len(text) > _LONGEST_PLACEHOLDER or text[:1].isdigit():
        return False
    plain = " ".join(text.lower().split())
    bare = plain.rstrip(".")
    if not plain.strip(_FILLERS):
        return bool(plain)
    return bool({plain, bare} & _NOTHING_SAID) or (not is_prose and bool({plain, bare} & _NONE_SAID))


def quoted(text: str) -> str:
    """Return so much of a text as a sentence about it shows."""
    return text[:LONGEST_QUOTE]


def too_long(field: str, text: str, longest: int) -> list[Problem]:
    """Return the problem of a text that is longer than its field allows, if it is.

    >>> too_long("name", "abc", 2), too_long("name", "abc", 3)
    ([Problem(field='name', code='too_long', values={'longest': 2})], [])
    """
    return [Problem(field, "too_long", {"longest": longest})] if len(text) > longest else []


def is_web_address(text: str) -> bool:
    """Say whether this is a link that may be shown: http or https to a host, and nothing else."""
    try:
        parts = urlsplit(text)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and not any(map(str.isspace, text))
    except ValueError:
        return False


def is_invented(link: str) -> bool:
    """Say whether a link leads nowhere by its name: documents of the example stand under a reserved one (RFC 2606).

    >>> is_invented("https://peraturan.example/1"), is_invented("https://peraturan.go.id/1")
    (True, False)
    """
    return (urlsplit(link).hostname or "").endswith(".example")


def guarded(cell: object) -> object:
    """Return a cell of a CSV that no spreadsheet takes for a formula (CWE-1236); what is no text stays what it is.

    >>> guarded("=1+1"), guarded("+62 811"), guarded("Rp 1"), guarded(-3)
    ("'=1+1", "'+62 811", 'Rp 1', -3)
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def unguarded(cell: str) -> str:
    """Return a cell without the apostrophe of ``guarded``.

    >>> unguarded("'=1+1"), unguarded("'s Graven")
    ('=1+1', "'s Graven")
    """
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


def _seen(letter: str) -> str:
    """A blank that is a control character is a blank, as a tab is; what else cannot be seen is nothing."""
    if letter == "\n" or unicodedata.category(letter) not in _UNSEEN:
        return letter
    return " " if letter.isspace() else ""
