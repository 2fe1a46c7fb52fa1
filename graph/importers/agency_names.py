"""Find the agency that a text means: a local government by its place and level, any other by its name or acronym."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from rapidfuzz import fuzz, process

from graph.domain.records.imports import KnownAgency
from graph.domain.values import names
from graph.domain.values.agency_spellings import AGENCIES
from graph.domain.values.governments import Governments
from graph.importers.names import MOST_CANDIDATES, MOST_FOUND, Index, NameEntry

_LEAST_LIKENESS = 75.0  # of a place to a mistyped one
_BODIES = {names.plain(short): more for short, more in AGENCIES.items()}


class AgencyIndex:
    """Agencies by everything that they are called."""

    def __init__(self, known: Iterable[KnownAgency]) -> None:
        agencies = tuple(known)
        self._index = Index((NameEntry(a.id, a.name, a.id), _spellings(a)) for a in agencies)
        self.by_id = self._index.by_id
        self._governments = Governments((a.id, a.name) for a in agencies)
        self._by_body: defaultdict[str, dict[str, NameEntry]] = defaultdict(dict)
        for agency in agencies:
            for spelling in (agency.name, *_spellings(agency)):
                self._by_body[names.body(spelling)][agency.id] = self.by_id[agency.id]

    def exact(self, text: str) -> list[NameEntry]:
        """Return what a text can only mean; several where a person has to say which."""
        same = self._index.exact(text)
        return (
            same
            or self._entries(self._governments.exact(text))
            or list(self._by_body.get(names.body(text), {}).values())
        )

    def candidates(self, text: str) -> list[NameEntry]:
        """Return what may be meant, best first: what has the place in its name, then what is spelt much alike."""
        if same := self.exact(text):
            return same[: 4 * MOST_CANDIDATES]
        named = [_scored(one, text) for one in self._entries(self._governments.offered(text))]
        alike = sorted((*self._index.candidates(text), *self._mistyped(text)), key=lambda one: -one.likeness)
        found: dict[str, NameEntry] = {}
        for one in chain(named, alike):
            found.setdefault(one.id, one)
        return list(found.values())[:MOST_CANDIDATES]

    def search(self, text: str) -> list[NameEntry]:
        """Return what a person looks for, best first."""
        found = {one.id: one for one in (*self.candidates(text), *self._index.search(text))}
        return list(found.values())[:MOST_FOUND]

    def _mistyped(self, text: str) -> list[NameEntry]:
        places = self._governments.places
        alike = process.extract(
            names.squeezed(text), list(places), scorer=fuzz.ratio, limit=MOST_CANDIDATES, score_cutoff=_LEAST_LIKENESS
        )
        return [replace(one, likeness=likeness) for place, likeness, _ in alike for one in self._entries(places[place])]

    def _entries(self, codes: Iterable[str]) -> list[NameEntry]:
        return [self.by_id[code] for code in codes]


def _spellings(agency: KnownAgency) -> tuple[str, ...]:
    short = agency.short_name or ""
    return (short, *_BODIES.get(names.plain(short), ())) if short else ()


def _scored(named: NameEntry, text: str) -> NameEntry:
    return replace(named, likeness=fuzz.token_sort_ratio(names.plain(text), names.plain(named.name)))
