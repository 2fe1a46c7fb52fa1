"""Say how a file is read: which sheet and heading, which column is which field, what a cell should have said."""

import json
from collections.abc import Mapping
from dataclasses import replace

from graph.domain.errors import Invalid, Problem, Refused
from graph.domain.events import Event
from graph.domain.records import import_layouts
from graph.domain.records.import_layouts import FileLayout
from graph.domain.records.imports import Job
from graph.domain.values import texts
from graph.engine import Tx
from graph.importers import cells, columns
from graph.importers.columns import COLUMNS
from graph.store.imports import import_jobs, import_trials
from graph.store.imports.import_jobs import LaidOut
from tracker.actions.context import Context
from tracker.actions.imports import file_tables, import_steps, importing
from tracker.actions.imports.import_steps import Changes

MOST_MENDED = 2_000  # cells of one list; more are mended in the file
_MOST_TOLD = 50


def set_mapping(context: Context, job_id: str, mapping: Mapping[str, int]) -> None:
    """Say which column is which field, and remember it for the next file of this kind."""
    job = importing.visible(context.graph, context.actor, job_id)
    layout = import_layouts.layout(job.layout)
    sheet = file_tables.read(context.graph, job, layout)
    head = sheet.header
    if not set(mapping) <= {column.name for column in COLUMNS[job.kind]}:
        raise Invalid(Problem("mapping", "column_unknown"))
    if any(not 0 <= place < len(head) for place in mapping.values()):
        raise Invalid(Problem("mapping", "column_unknown"))
    if len(set(mapping.values())) < len(mapping):
        raise Invalid(Problem("mapping", "column_twice"))
    laid_out = file_tables.way(job.kind, sheet, layout, mapping)

    def work(tx: Tx, held: Job) -> Changes:
        _keep(tx, job, held, laid_out)
        importing.remember(context, tx, held, {columns.plain(head[place]): name for name, place in mapping.items()})
        return {"mapping": [_laid_out(json.loads(held.mapping), head), _laid_out(mapping, head)]}

    import_steps.step(context, job_id, Event.IMPORT_MAPPED, work)


def lay_out(context: Context, job_id: str, layout: FileLayout) -> None:
    """Read the file in another way; the columns are guessed anew where the heading is another one.

    What was mended stays where the sheet is the same.
    """
    job = importing.visible(context.graph, context.actor, job_id)
    old = import_layouts.layout(job.layout)
    known = import_layouts.found(job.found)
    is_same = known is None or layout.sheet in {None, known.sheet}
    layout = replace(layout, mended=old.mended if is_same else {})
    sheet = file_tables.read(context.graph, job, layout)
    mapping: dict[str, int] = json.loads(job.mapping)
    if list(sheet.header) != json.loads(job.header or "[]"):
        mapping = importing.mapping_of(context.graph, context.actor, job.kind, sheet.header)
    laid_out = file_tables.way(job.kind, sheet, layout, mapping)

    def work(tx: Tx, held: Job) -> Changes:
        _keep(tx, job, held, laid_out)
        return {"layout": [_told(old), _told(layout)]}

    import_steps.step(context, job_id, Event.IMPORT_MAPPED, work)


def mend(context: Context, job_id: str, typed: Mapping[int, Mapping[int, str]]) -> None:
    """Write over cells of the file, by row and place; it is judged again without a new file."""
    job = importing.visible(context.graph, context.actor, job_id)
    old = import_layouts.layout(job.layout)
    longest = max((len(text) for row in typed.values() for text in row.values()), default=0)
    if longest > cells.LONGEST_CELL:
        raise Invalid(Problem("cells", "cell_long", {"longest": cells.LONGEST_CELL}))
    mended = {
        row: {**old.mended.get(row, {}), **{place: cells.clean(text) for place, text in typed.get(row, {}).items()}}
        for row in {*old.mended, *typed}
    }
    if sum(map(len, mended.values())) > MOST_MENDED:
        raise Invalid(Problem("cells", "cells_many", {"most": MOST_MENDED}))
    layout = replace(old, mended=mended)
    sheet = file_tables.read(context.graph, job, layout)
    laid_out = file_tables.way(job.kind, sheet, layout, json.loads(job.mapping))
    told = [f"{row}: {texts.quoted(text)}" for row, row_cells in typed.items() for text in row_cells.values()]

    def work(tx: Tx, held: Job) -> Changes:
        _keep(tx, job, held, laid_out)
        return {"cells": [None, "; ".join(told[:_MOST_TOLD])]}

    import_steps.step(context, job_id, Event.IMPORT_MAPPED, work)


def _keep(tx: Tx, seen: Job, held: Job, laid_out: LaidOut) -> None:
    """Keep it unless somebody has laid the file out otherwise meanwhile."""
    import_steps.demand_open(held)
    if (held.layout, held.mapping) != (seen.layout, seen.mapping):
        raise Refused("import_laid_out")
    import_jobs.lay_out(tx, held.id, laid_out)
    import_trials.ask(tx, held.id)


def _told(layout: FileLayout) -> str:
    """Return a layout as the trail tells it, without what is not said."""
    said = {
        "sheet": layout.sheet,
        "heading": layout.heading,
        "heading_lines": layout.heading_lines,
        "leaves_hidden": layout.leaves_hidden or None,
        "months_first": ", ".join(f"{name}={value}" for name, value in layout.months_first.items()) or None,
        "submits": layout.submits or None,
    }
    return "; ".join(f"{name} = {value}" for name, value in said.items() if value is not None)


def _laid_out(mapping: Mapping[str, int], head: tuple[str, ...]) -> str:
    return "; ".join(f"{name} = {head[place]}" for name, place in mapping.items() if place < len(head))
