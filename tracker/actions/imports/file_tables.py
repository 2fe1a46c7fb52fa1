"""The table of a job's file, and what is kept of it beside the job."""

import json
from collections import Counter
from collections.abc import Mapping

from graph.domain.records import import_layouts
from graph.domain.records.import_layouts import FileLayout, FoundTable
from graph.domain.records.imports import Job, Kind
from graph.engine import Graph
from graph.importers import entries, sheets
from graph.importers.sheets import Sheet
from graph.store.imports import import_jobs
from graph.store.imports.import_jobs import LaidOut

_MOST_BESIDE = 300  # lines that are no records, as the page shows them


def read(graph: Graph, job: Job, layout: FileLayout | None = None) -> Sheet:
    """Return the table of a job's file, read as its layout says or as another one would."""
    way_of = import_layouts.layout(job.layout) if layout is None else layout
    return sheets.read(job.file_name, import_jobs.content(graph, job.id), job.kind, way_of)


def way(kind: Kind, sheet: Sheet, layout: FileLayout, mapping: Mapping[str, int]) -> LaidOut:
    """Return what is kept of a file that is read like this."""
    counts = Counter(one.reason for one in sheet.beside)
    found = FoundTable(
        lines=sheet.total,
        heading=sheet.heading,
        heading_lines=sheet.heading_lines,
        sheet=sheet.name,
        sheets=sheet.sheets,
        hidden=len(sheet.hidden),
        beside=sheet.beside[:_MOST_BESIDE],
        counts=counts,
        asks=tuple(entries.orders_to_ask(kind, sheet, mapping)),
    )
    return LaidOut(
        layout=import_layouts.written(layout),
        found=import_layouts.written(found),
        header=json.dumps(sheet.header, ensure_ascii=False),
        mapping=json.dumps(dict(mapping)),
        rows=len(sheet.lines),
    )
