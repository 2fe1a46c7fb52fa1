"""Read a job's file against the graph: the same for a dry run, for the page that maps it, and for the import itself."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from graph.domain import policy
from graph.domain.events import SHAPES
from graph.domain.records import import_layouts
from graph.domain.records.imports import Fate, Job, Kind, ReadingRules, RowVerdict
from graph.engine import Graph
from graph.importers import column_plans
from graph.importers.desired_state import judge
from graph.importers.lookup import Lookup
from graph.importers.sheets import Sheet
from graph.store.audit import hands
from graph.store.imports import import_lookup
from tracker.actions.imports import file_tables
from tracker.actions.imports.import_understanding import told

BATCH = 5_000


@dataclass(frozen=True, slots=True)
class ListReading:
    """A file beside what the graph knows; ``lookup.unclear`` fills while its rows are read."""

    job: Job
    kind: Kind
    sheet: Sheet
    mapping: dict[str, int]
    lookup: Lookup


@dataclass(frozen=True, slots=True)
class DryRun:
    """What an import would do; nothing is written. ``unclear`` is (sort, text, number of rows)."""

    counts: dict[Fate, int]
    verdicts: tuple[RowVerdict, ...]
    unclear: tuple[tuple[str, str, int], ...]


def opened(graph: Graph, job: Job, today: date, has_begun: date | None = None) -> ListReading:
    """Return a job's file with the graph's names at this moment; Invalid when the file cannot be read."""
    return beside(graph, job, file_tables.read(graph, job), today, has_begun)


def beside(graph: Graph, job: Job, sheet: Sheet, today: date, has_begun: date | None = None) -> ListReading:
    """Return a sheet with the graph's names at this moment."""
    kind, scope = job.kind, None if job.is_official else job.agency_id
    barred = _barred(graph, job)
    who = (job.is_official, job.agency_id, job.started_by)
    submits = import_layouts.layout(job.layout).submits
    rules = ReadingRules(kind, job.id, job.attempt, *who, job.source, today, submits, has_begun, barred)
    lookup = Lookup(import_lookup.known(graph, kind, scope), rules, json.loads(job.choices))
    return ListReading(job, kind, sheet, json.loads(job.mapping), lookup)


def waits_for_release(job: Job) -> bool:
    """Say whether a list publishes or changes innovations in a person's name, so that a second one releases it."""
    return job.is_official and job.kind is Kind.INNOVATIONS and (job.started_by or job.user_id) is not None


def _barred(graph: Graph, job: Job) -> frozenset[str]:
    """Return the agencies of whoever prepared such a list, with predecessors and successors."""
    if not waits_for_release(job):
        return frozenset()
    return hands.families(graph, job.id, policy.on_side(hands.of_list(graph, job.id), SHAPES))


def batches(
    graph: Graph, reading: ListReading, *, size: int = BATCH, skip: int = 0, tells: bool = False
) -> Iterator[list[RowVerdict]]:
    """Yield what becomes of the rows behind the first ``skip`` ones, batch by batch; ``tells``: with what was read."""
    rows = column_plans.understood(reading.sheet, reading.mapping, reading.lookup)
    next(islice(rows, skip - 1, skip), None) if skip else None  # read, so that doubled rows are still found
    while batch := list(islice(rows, size)):
        subjects = {row.subject for row in batch if row.subject is not None and not row.problems}
        held = import_lookup.existing(graph, reading.kind, subjects)
        judged = ((row, judge(row, held.get(row.subject or ""))) for row in batch)
        yield [replace(verdict, understood=told(row, reading.lookup)) if tells else verdict for row, verdict in judged]


def dry_run(graph: Graph, reading: ListReading) -> DryRun:
    """Say what an import would do, row by row; its texts for writing are left out to spare memory."""
    found: list[RowVerdict] = []
    counts = dict.fromkeys(Fate, 0)
    for batch in batches(graph, reading, tells=True):
        for verdict in batch:
            counts[verdict.fate] += 1
            found.append(replace(verdict, line=None, source=None))
    return DryRun(counts, tuple(found), tuple(unclear(reading)))


def unclear(reading: ListReading) -> list[tuple[str, str, int]]:
    """Return the names that are to be confirmed: sort, text and number of rows, the most frequent first."""
    found = sorted(reading.lookup.unclear.items(), key=lambda item: (item[0][0], -item[1], item[0][1]))
    return [(sort, text, rows) for (sort, text), rows in found]
