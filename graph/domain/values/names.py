"""Names as they are compared: one normaliser for lists, forms and search."""

import re
from functools import lru_cache

from graph.domain.values.agency_spellings import AGENCIES, UNIT_WORDS

_FORMS = {
    "pemkab": "kabupaten",
    "kab": "kabupaten",
    "pemkot": "kota",
    "pemprov": "provinsi",
    "prov": "provinsi",
    "propinsi": "provinsi",
    "kemen": "kementerian",
    "rsu": "rumah sakit umum",
    "pkm": "puskesmas",
}
_EMPTY = {"pemerintah", "pemda", "daerah", "contoh"}
_PARTS = re.compile(r"[:()]|\s[-\u2013\u2014]\s")  # what divides an acronym from what it stands for
_WORD = re.compile(r"[^\W_]+")
_ROMAN = re.compile(r"(?=.)(?:x{0,3})(?:ix|iv|v?i{0,3})")
_FIGURES = {"i": 1, "v": 5, "x": 10}
_SHORTEST_PART = 3
_BESIDE = {"dan", "bidang", "pt", "persero", "tbk", "perum", "ri"}
_BETWEEN = {"dan", "di", "pada", "dr", "drg", "kabupaten", "kota", "provinsi", "administrasi", "sekretariat"}


@lru_cache(50_000)  # lists repeat their names
def plain(name: str) -> str:
    """Return a name as it is compared: forms spelt out first, or likeness prefers the wrong kind (findings 21).

    >>> plain("Pemkab. Semarang"), plain("Pemerintah Kabupaten Semarang")
    ('kabupaten semarang', 'kabupaten semarang')
    """
    typed = words(name)
    spelt = [_FORMS.get(word, word) for word in typed]
    kept = [word for word in spelt if word not in _EMPTY]
    return " ".join(kept or spelt)


def words(name: str) -> list[str]:
    """Return the words of a name in small letters, without signs."""
    return _WORD.findall(name.lower())


def squeezed(name: str) -> str:
    """Return a compared name without its blanks, so that joined and split spelling are one.

    >>> squeezed("Tanjung Pinang") == squeezed("Tanjungpinang")
    True
    """
    return plain(name).replace(" ", "")


def parts(name: str) -> set[str]:
    """Return the parts of a name by which people call it too, as they are compared; none of an undivided name.

    >>> sorted(parts("APAAKAN: Aplikasi Anak (Sragen)"))
    ['apaakan', 'aplikasi anak', 'sragen']
    """
    if not _PARTS.search(name):
        return set()
    return {part for text in _PARTS.split(name) if len(part := plain(text)) >= _SHORTEST_PART}


def spelt_out(name: str, *places: str) -> str:
    """Return the name of a unit with its short forms written out, without the places that it stands in anyway.

    >>> spelt_out("Dinkes"), spelt_out("Dinas Kesehatan Kabupaten Sragen", "Pemerintah Kabupaten Sragen")
    ('dinas kesehatan', 'dinas kesehatan')
    """
    known = {word for place in places for word in plain(place).split()}
    typed = plain(name).split()
    spelt = [part for word in typed for part in UNIT_WORDS.get(word, word).split()]
    kept = [word for word in spelt if word not in _EMPTY | _BETWEEN | known]
    return " ".join(kept or spelt)


def body(name: str) -> str:
    """Return the name of a public body without what is written or not, joined.

    >>> body("KemenPAN-RB") == body("Kementerian PAN dan RB"), body("PT PLN (Persero)")
    (True, 'pln')
    """
    typed = [word for word in words(name.lower().replace("republik indonesia", "")) if word not in _BESIDE]
    return "".join(typed).replace("kementerian", "kemen").replace("koordinator", "ko")


def known_as(text: str) -> set[str]:
    """Return what bodies are called in short that a text may mean, as ``body`` writes it.

    >>> sorted(known_as("BKKBN"))
    ['bkkbn', 'kemendukbangga']
    """
    typed = body(text)
    return {typed, *(body(short) for short, more in AGENCIES.items() if typed in map(body, more))}


def numbers(name: str) -> tuple[str, ...]:
    """Return what counts in a name, in Arabic or Roman figures: "Contoh I" and "Contoh II" are never one.

    >>> numbers("Puskesmas Contoh II"), numbers("SMPN 2 Sragen"), numbers("Kelurahan XIV")
    (('2',), ('2',), ('14',))
    """
    return tuple(
        str(_arabic(word)) if _ROMAN.fullmatch(word) else word
        for word in words(name)
        if any(map(str.isdigit, word)) or _ROMAN.fullmatch(word)
    )


def _arabic(roman: str) -> int:
    values = [_FIGURES[letter] for letter in roman]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
