"""Find what a typed name means: exactly where it can only mean one thing, otherwise by candidates to confirm."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice

from rapidfuzz import fuzz, process

from graph.domain.values.names import numbers, parts, plain

_LEAST_LIKENESS = 55.0
_OTHER_NUMBER = 80.0  # the most that "Puskesmas Contoh I" and "Puskesmas Contoh II" are alike
SURE = 90.0  # from which a first candidate may be taken with others at one press
MOST_CANDIDATES = 5
MOST_FOUND = 20


@dataclass(frozen=True, slots=True)
class NameEntry:
    """Something that may be meant; ``note`` tells two of the same name apart, ``likeness`` of 100 to what was typed."""

    id: str
    name: str
    note: str = ""
    likeness: float = field(default=0.0, compare=False)


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
                self._by_part[spelling.replace(" ", "")][named.id] = named
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
            return same[: 4 * MOST_CANDIDATES] if len(same) > 1 else [replace(same[0], likeness=100.0)]
        found: dict[str, NameEntry] = {}
        for typed in dict.fromkeys((plain(text), plain(text).replace(" ", ""))):
            for spelling, likeness, _ in process.extract(
                typed,
                self._spellings,
                scorer=fuzz.token_sort_ratio,
                limit=2 * MOST_CANDIDATES,
                score_cutoff=_LEAST_LIKENESS,
            ):
                for named in (*self._by_name.get(spelling, {}).values(), *self._by_part.get(spelling, {}).values()):
                    score = likeness if numbers(text) == numbers(named.name) else min(likeness, _OTHER_NUMBER)
                    if named.id not in found or found[named.id].likeness < score:
                        found[named.id] = replace(named, likeness=score)
        return sorted(found.values(), key=lambda one: -one.likeness)[:MOST_CANDIDATES]

    def search(self, text: str) -> list[NameEntry]:
        """Return what a person looks for: what is meant, what has every word in its name, then what is much alike."""
        words = plain(text).split()
        having = (one for one in self.by_id.values() if words and all(word in plain(one.name) for word in words))
        found = {one.id: one for one in (*self.exact(text), *islice(having, MOST_FOUND), *self.candidates(text))}
        return list(found.values())[:MOST_FOUND]

    @cached_property
    def _spellings(self) -> list[str]:
        return list(self._by_name | self._by_part)
