"""Find what a typed name means: exactly where it can only mean one thing, otherwise by candidates to confirm."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz import fuzz, process

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
_LEAST_LIKENESS = 55.0
_PARTS = re.compile(r"[:()]|\s[-\u2013\u2014]\s")  # what divides an acronym from what it stands for
_SHORTEST_PART = 3
MOST_CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class NameEntry:
    """Something that may be meant; ``note`` tells two of the same name apart."""

    id: str
    name: str
    note: str = ""


@lru_cache(50_000)  # lists repeat their names
def plain(name: str) -> str:
    """Return a name as it is compared: forms spelt out first, or likeness prefers the wrong kind (findings 21).

    >>> plain("Pemkab. Semarang"), plain("Pemerintah Kabupaten Semarang")
    ('kabupaten semarang', 'kabupaten semarang')
    """
    typed: list[str] = re.findall(r"[^\W_]+", name.lower())
    words = [_FORMS.get(word, word) for word in typed]
    kept = [word for word in words if word not in _EMPTY]
    return " ".join(kept or words)


def parts(name: str) -> set[str]:
    """Return the parts of a name by which people call it too, as they are compared; none of an undivided name.

    >>> sorted(parts("APAAKAN: Aplikasi Anak (Sragen)"))
    ['apaakan', 'aplikasi anak', 'sragen']
    """
    if not _PARTS.search(name):
        return set()
    return {part for text in _PARTS.split(name) if len(part := plain(text)) >= _SHORTEST_PART}


class Index:
    """Names of one kind of record, each under its id and its spellings."""

    def __init__(self, things: Iterable[tuple[NameEntry, Iterable[str]]]) -> None:
        self.by_id: dict[str, NameEntry] = {}
        self._by_name: defaultdict[str, dict[str, NameEntry]] = defaultdict(dict)
        self._by_part: defaultdict[str, dict[str, NameEntry]] = defaultdict(dict)  # to be confirmed, never exact
        for named, spellings in things:
            self.by_id[named.id] = named
            for spelling in {plain(text) for text in (named.name, *spellings) if text}:
                self._by_name[spelling][named.id] = named
            for part in parts(named.name):
                self._by_part[part][named.id] = named

    def exact(self, text: str) -> list[NameEntry]:
        """Return what has this id or, spelt out, this name; several only where a name is shared."""
        if text in self.by_id:
            return [self.by_id[text]]
        return list(self._by_name.get(plain(text), {}).values())

    def candidates(self, text: str) -> list[NameEntry]:
        """Return what is most like the text, best first; nobody may take one for the other unasked."""
        if same := self.exact(text):
            return same[: 4 * MOST_CANDIDATES]
        found = process.extract(
            plain(text),
            self._spellings,
            scorer=fuzz.token_sort_ratio,
            limit=2 * MOST_CANDIDATES,
            score_cutoff=_LEAST_LIKENESS,
        )
        tables = (self._by_name, self._by_part)
        meant = {n.id: n for spelling, _, _ in found for table in tables for n in table.get(spelling, {}).values()}
        return list(meant.values())[:MOST_CANDIDATES]

    @cached_property
    def _spellings(self) -> list[str]:
        return list(self._by_name | self._by_part)
