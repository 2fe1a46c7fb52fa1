"""New rows that may be a record of the registry, or an earlier row, by another name: a person says which."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from rapidfuzz import fuzz, process

from graph.domain.errors import Problem
from graph.domain.records.imports import Kind
from graph.domain.values import names
from graph.importers.desired_state import DesiredRecord
from graph.importers.lookup import Lookup
from graph.importers.names import NameEntry

SORT = "double"
NEW = "new"  # the choice that says that it is none
ROW = "row:"  # before the number of an earlier row, where a choice means that
_ALIKE = 85.0  # of 100, of a word or a name
_NEAR_DAYS = 366
_MOST = 5


@dataclass(frozen=True)
class _Named:
    entry: NameEntry
    text: str  # as it is compared
    name: str
    started_on: date | None = None

    @cached_property
    def words(self) -> str:
        """The compared name without its numbers, which are compared apart."""
        counted = names.numbers(self.text)
        return " ".join(word for word in self.text.split() if not names.numbers(word)) if counted else self.text

    @cached_property
    def joined(self) -> str:
        return self.words.replace(" ", "")


class Doubles:
    """What a new row may be the same as: names of one agency, each as it is compared."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup, self._kind = lookup, lookup.rules.kind
        self._known: defaultdict[str, list[_Named]] = defaultdict(list)
        for scope, named in self._of_registry():
            self._known[scope].append(named)

    def check(self, row: DesiredRecord) -> None:
        """Take what a person has said of a new row that may be a double, or refuse the row until somebody does."""
        named = self._named(row)
        if named is None or row.subject is not None or row.problems:
            return
        scope, one = named
        alike = self._alike(scope, one)
        if alike:
            self._settle(row, scope, [other.entry for other in alike])
        if not row.problems and row.subject is None:
            self._known[scope].append(one)

    def _settle(self, row: DesiredRecord, scope: str, alike: list[NameEntry]) -> None:
        key = " | ".join((row.name, scope, *map(str, row.fixed.get("roots", ()))))
        self._lookup.doubles[key] = (*alike, NameEntry(NEW, ""))
        self._lookup.unclear[SORT, key] = 1
        chosen = self._lookup.said(SORT, key)
        if chosen == NEW:
            return
        if chosen is None or chosen not in {entry.id for entry in alike}:
            row.problems.append(
                Problem("name", "row_likely_double", {"names": ", ".join(entry.name for entry in alike)})
            )
        elif chosen.startswith(ROW):
            row.problems.append(Problem("id", "row_twice", {"row": int(chosen.removeprefix(ROW))}))
        else:
            row.subject = chosen
            row.given.pop("name", None)  # the same one by another name is not renamed

    def _alike(self, scope: str, one: _Named) -> list[_Named]:
        known = self._known.get(scope, [])
        close = process.extract(
            one.words, [other.words for other in known], scorer=fuzz.token_sort_ratio, limit=_MOST, score_cutoff=_ALIKE
        )
        alike = [*(other for other in known if other.joined == one.joined), *(known[place] for _, _, place in close)]
        return [other for other in {id(each): each for each in alike}.values() if _may_be_same(one, other)][:_MOST]

    def _named(self, row: DesiredRecord) -> tuple[str, _Named] | None:
        """Return the agency of a row, and its name as it is compared; None where nothing could be a double."""
        entry = NameEntry(f"{ROW}{row.row}", row.name, str(row.row))
        match self._kind:
            case Kind.UNITS if "agency" in row.fixed:
                return row.fixed["agency"], self._unit(entry, row.name, row.fixed["agency"])
            case Kind.INNOVATIONS if row.links.get("origins"):
                return row.links["origins"][0], _Named(entry, names.plain(row.name), row.name)
            case Kind.REPLICATIONS if row.given.get("local_name"):
                name = row.given["local_name"]
                return row.fixed["adopter"], _Named(entry, names.plain(name), name, row.given.get("started_on"))
            case _:
                return None

    def _of_registry(self) -> list[tuple[str, _Named]]:
        known = self._lookup.known
        match self._kind:
            case Kind.UNITS:
                return [(u.agency, self._unit(NameEntry(u.id, u.name), u.name, u.agency)) for u in known.units]
            case Kind.INNOVATIONS:
                pairs = [(i.origin, i) for i in known.innovations if i.origin]
                return [(at, _Named(NameEntry(i.id, i.name), names.plain(i.name), i.name)) for at, i in pairs]
            case Kind.REPLICATIONS:
                copies = [(r.local_name, r) for r in known.replications if r.local_name]
                return [
                    (r.adopter, _Named(NameEntry(r.id, name, r.id), names.plain(name), name, r.started_on))
                    for name, r in copies
                ]
            case _:
                return []

    def _unit(self, entry: NameEntry, name: str, agency: str) -> _Named:
        place = self._lookup.agencies.by_id[agency].name if agency in self._lookup.agencies.by_id else ""
        return _Named(entry, names.spelt_out(name, place), name)


def _may_be_same(one: _Named, other: _Named) -> bool:
    """Say whether two names much alike may be one thing: no other number, no other word, not at another time."""
    if names.numbers(one.name) != names.numbers(other.name):
        return False
    if one.started_on and other.started_on and abs((one.started_on - other.started_on).days) > _NEAR_DAYS:
        return False
    mine, theirs = sorted(one.words.split()), sorted(other.words.split())
    if one.joined == other.joined:
        return True
    return len(mine) == len(theirs) and all(
        fuzz.ratio(word, another) >= _ALIKE for word, another in zip(mine, theirs, strict=True)
    )
