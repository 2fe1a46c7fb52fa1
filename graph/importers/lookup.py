"""What the names and numbers of a row mean in the graph; anything inexact waits for a person's confirmation."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.domain.errors import Problem
from graph.domain.records.imports import FileRow, Known, KnownInnovation, KnownReplication, ReadingRules
from graph.domain.values.names import plain, spelt_out
from graph.domain.vocabulary import ReplicationStatus
from graph.importers.agency_names import AgencyIndex
from graph.importers.columns import SYSTEMS
from graph.importers.names import Index, NameEntry

Choices = Mapping[str, Mapping[str, str]]  # what kind of thing -> typed text -> id
REMEMBERED = "remembered "  # before a sort: what was confirmed in earlier lists, as the list was handed in
_SYSTEM = re.compile(rf"^(?:id )?(?:{'|'.join(SYSTEMS)})[ :.-]+", re.IGNORECASE)
PUBLIC_COPIES = frozenset({ReplicationStatus.VERIFIED, ReplicationStatus.RECORDED})


@dataclass(frozen=True, slots=True)
class UnclearName:
    """A text that is not exactly one thing; ``sort`` is agency, innovation or unit."""

    sort: str
    text: str
    candidates: tuple[NameEntry, ...]


class Lookup:
    """Indexes over what the graph knows, built once for a file."""

    def __init__(self, known: Known, rules: ReadingRules, choices: Choices) -> None:
        self.known, self.rules, self._choices = known, rules, choices
        self.agencies = AgencyIndex(known.agencies)
        agency_names = {a.id: a.name for a in known.agencies}
        parents = [i for i in known.innovations if i.is_parent]
        self.parents = Index((NameEntry(i.id, i.name, agency_names.get(i.origin or "", "")), ()) for i in parents)
        self.innovations = {i.id: i for i in known.innovations}
        self.origins = _gathered((i.id, i.origin) for i in known.innovations if i.origin)
        self._kin = _gathered(pair for one, other in known.kin for pair in ((one, other), (other, one)))
        self.replications = {r.id: r for r in known.replications}
        self.units = {u.id: u for u in known.units}
        self._unit_names = {(u.agency, plain(u.name)): u.id for u in known.units}
        self._units_of: defaultdict[str, list[NameEntry]] = defaultdict(list)
        for unit in known.units:
            self._units_of[unit.agency].append(NameEntry(unit.id, unit.name))
        self.externals: dict[tuple[str, str], str] = {(e.system, e.value): e.subject for e in known.externals}
        self.innovation_names = {(i.origin, plain(i.name)): i.id for i in known.innovations}
        standing = [r for r in known.replications if r.status is not ReplicationStatus.WITHDRAWN]
        self.copies = {(r.adopter, root): r for r in standing for root in r.roots}
        self.listed: dict[str, KnownReplication | Problem] = {}  # by the id that a row of this file has elsewhere
        self.doubles: dict[str, tuple[NameEntry, ...]] = {}  # what a new row may be the same as
        self._remembered: dict[tuple[str, str], str | Problem] = {}
        self.unclear: dict[tuple[str, str], int] = {}

    def agency(self, field: str, text: str) -> str | Problem:
        """Return the agency that is meant, or why none can be taken."""
        key = (field, text)
        if key not in self._remembered:
            self._remembered[key] = self._one("agency", field, text, text, self.agencies.exact(text))
        return self._noted("agency", text, self._remembered[key])

    def own_agency(self, entry: FileRow, field: str = "agency") -> str | Problem:
        """Return the agency of a row: the named one, or the importing one; an agency imports only for itself."""
        own, text = self.rules.agency, entry.values.get(field)
        if text is None:
            return own if own and not self.rules.is_official else Problem(field, "cell_empty")
        found = self.agency(field, text)
        if isinstance(found, str) and not self.rules.is_official and found != own:
            return Problem(field, "other_agency", {"text": text})
        return found

    def parent(self, text: str, origin: str | None) -> KnownInnovation | KnownReplication | Problem:
        """Return the innovation or the replication that a row copies."""
        if text in self.listed:
            return self.listed[text]
        if (copy := self.replications.get(text)) and copy.status in PUBLIC_COPIES:
            return copy
        same = self.parents.exact(text)
        if not same and (elsewhere := self._elsewhere(text)):
            return elsewhere
        if origin is not None and len(same) > 1:
            same = [named for named in same if self.innovations[named.id].origin == origin] or same
        key = text if origin is None or len(same) == 1 else f"{text} | {origin}"
        found = self._noted("innovation", key, self._one("innovation", "parent", text, key, same))
        return found if isinstance(found, Problem) else self.innovations[found]

    def _elsewhere(self, text: str) -> KnownInnovation | KnownReplication | None:
        """Return the one record that another register knows by this id."""
        value = _SYSTEM.sub("", text)
        subjects = {self.externals.get((system, one)) for system in SYSTEMS for one in (text, value)} - {None}
        if len(subjects) != 1:
            return None
        (subject,) = subjects
        copy = self.replications.get(subject or "")
        if copy is not None:
            return copy if copy.status in PUBLIC_COPIES else None
        return self.innovations[subject] if subject in self.parents.by_id else None

    def copied_name(self, parent: KnownInnovation | KnownReplication) -> str:
        """Return what is copied: the innovation, or the innovations that a copy goes back to."""
        if isinstance(parent, KnownInnovation):
            return parent.name
        roots = (self.parents.by_id.get(one) for one in parent.roots)
        return parent.local_name or ", ".join(one.name for one in roots if one) or parent.id

    def parent_name(self, parent: KnownInnovation | KnownReplication) -> str:
        """Return a parent as a person knows it: of a copy also whose it is, and its number once it has one."""
        name = self.copied_name(parent)
        if isinstance(parent, KnownInnovation):
            return name
        whose = self.agencies.by_id.get(parent.adopter)
        known = f" ({parent.id})" if parent.id in self.replications else ""
        return f"{name}, {whose.name}{known}" if whose else f"{name}{known}"

    def unit(self, agency: str, text: str) -> str | Problem:
        """Return the unit of this agency that is meant."""
        same = self._unit_names.get((agency, plain(text)))
        if same is None and text in self.units and self.units[text].agency == agency:
            same = text
        key = f"{text} | {agency}"
        found = self._one("unit", "units", text, key, [NameEntry(same, text)] if same else [])
        return self._noted("unit", key, found)

    def same_agency(self, agency: str) -> set[str]:
        """Return an agency with those that it succeeds and those that succeed it: none of them acts for both sides."""
        return {agency, *self._kin.get(agency, ())}

    def unit_named(self, agency: str, name: str) -> str | None:
        """Return the unit of an agency that has exactly this name."""
        return self._unit_names.get((agency, plain(name)))

    def subject(self, entry: FileRow, ids: Mapping[str, object], natural: str | None) -> str | Problem | None:
        """Return the record that a row speaks of: by our id, another register's, or its natural key; None is new."""
        found: set[str] = set()
        if own := entry.values.get("id"):
            if own not in ids:
                return Problem("id", "id_unknown", {"text": own})
            found.add(own)
        for system in SYSTEMS:
            if value := entry.values.get(system):
                subject = self.externals.get((system, value))
                if subject is not None and subject not in ids:
                    return Problem(system, "external_taken", {"text": value})
                found |= {subject} if subject else set()
        if natural is not None:
            found.add(natural)
        if len(found) > 1:
            return Problem("id", "ids_disagree", {"ids": ", ".join(sorted(found))})
        return next(iter(found), None)

    def candidates(self, sort: str, key: str) -> tuple[NameEntry, ...]:
        """Return what a text may mean, for the person who confirms; what was chosen is always among it."""
        if key in self.doubles:
            return self.doubles[key]
        index, text = self._searched(sort, key)
        found, chosen = index.candidates(text), self.said(sort, key)
        more = [index.by_id[chosen]] if chosen in index.by_id and chosen not in {one.id for one in found} else []
        return (*found, *more)

    def search(self, sort: str, key: str, typed: str) -> list[NameEntry]:
        """Return what a person finds who looks for another one than was offered."""
        return self._searched(sort, key)[0].search(typed)

    def is_remembered(self, sort: str, key: str) -> bool:
        """Say whether a name is taken because somebody confirmed it in an earlier list."""
        return key not in self._choices.get(sort, {}) and key in self._choices.get(REMEMBERED + sort, {})

    def _searched(self, sort: str, key: str) -> tuple[Index | AgencyIndex, str]:
        text, _, rest = key.partition(" | ")
        if sort == "agency":
            return self.agencies, key
        if sort == "innovation":
            return self.parents, text
        place = self.agencies.by_id[rest].name if rest in self.agencies.by_id else ""
        spelt = ((unit, (spelt_out(unit.name, place),)) for unit in self._units_of[rest])
        return Index(spelt), spelt_out(text, place)

    def said(self, sort: str, key: str) -> str | None:
        """Return what a person said that a name means: in this list, or in an earlier one."""
        said = self._choices.get(sort, {})
        return (said[key] if key in said else self._choices.get(REMEMBERED + sort, {}).get(key)) or None

    def _one(self, sort: str, field: str, text: str, key: str, same: list[NameEntry]) -> str | Problem:
        if len(same) == 1:
            return same[0].id
        chosen = self.said(sort, key)
        if chosen is not None and self._exists(sort, chosen, key):
            return chosen
        return Problem(field, "name_shared" if same else "name_unconfirmed", {"text": text})

    def _exists(self, sort: str, chosen: str, key: str) -> bool:
        if sort == "unit":
            return chosen in self.units and self.units[chosen].agency == key.partition(" | ")[2]
        return chosen in (self.agencies if sort == "agency" else self.parents).by_id

    def _noted(self, sort: str, key: str, found: str | Problem) -> str | Problem:
        if isinstance(found, Problem) or self.said(sort, key) == found:
            self.unclear[sort, key] = self.unclear.get((sort, key), 0) + 1
        return found


def _gathered(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
    return dict(found)
