"""What unclear names of a list mean: remembered for the agency, searched for, taken as suggested."""

import json
from collections.abc import Mapping, Sequence
from itertools import islice

from graph.domain.records.imports import Job, Known, ReadingRules
from graph.engine import Reader, Tx
from graph.importers import doubles
from graph.importers.lookup import REMEMBERED, Lookup
from graph.importers.names import SURE, NameEntry
from graph.store.imports import import_jobs, import_lookup
from tracker.actions.context import Context

SORTS = frozenset({"agency", "innovation", "unit", doubles.SORT})
_LASTING = frozenset({"agency", "innovation", "unit"})  # what means the same in the agency's next list
_MOST_REMEMBERED = 2_000  # of a sort
Choices = Mapping[str, Mapping[str, str]]


def remembered(reader: Reader, agency: str | None) -> dict[str, dict[str, str]]:
    """Return what an agency has confirmed in earlier lists, as the choices of a new one begin."""
    kept = import_jobs.remembered_names(reader, _key(agency))
    names: dict[str, dict[str, str]] = json.loads(kept) if kept else {}
    return {REMEMBERED + sort: choices for sort, choices in names.items()}


def remember(context: Context, tx: Tx, agency: str | None, chosen: Choices) -> None:
    """Remember what was confirmed for the agency's next list; what was taken back is forgotten."""
    kept = import_jobs.remembered_names(tx, _key(agency))
    names: dict[str, dict[str, str]] = json.loads(kept) if kept else {}
    for sort in chosen.keys() & _LASTING:
        known = {**{t: i for t, i in names.get(sort, {}).items() if t not in chosen[sort]}, **chosen[sort]}
        last = islice(reversed([(text, meant) for text, meant in known.items() if meant]), _MOST_REMEMBERED)
        names[sort] = dict(reversed(list(last)))
    import_jobs.remember_names(tx, _key(agency), json.dumps(names, ensure_ascii=False), context.now)


def searched(context: Context, job: Job, sort: str, text: str, typed: str) -> list[NameEntry]:
    """Return what a person finds who looks for what an unclear name means."""
    rules = ReadingRules(job.kind, job.id, 1, job.is_official, job.agency_id, None, None, context.moment.today)
    known = import_lookup.nameable(context.graph, sort, None if job.is_official else job.agency_id)
    return Lookup(known if sort in _LASTING else Known(), rules, {}).search(sort, text, typed)


def sure(options: Sequence[NameEntry]) -> str | None:
    """Return the first suggestion where it is so much like what was typed that it may be taken with others."""
    if not options or options[0].likeness < SURE:
        return None
    return None if len(options) > 1 and options[1].likeness >= options[0].likeness else options[0].id


def _key(agency: str | None) -> str:
    return f"names:{agency or 'system'}"
