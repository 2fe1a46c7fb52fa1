"""The rows of a file that were not taken, with their reasons, as they can be mended and handed in again."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from graph.domain.errors import Problem, Refused
from graph.domain.records.import_layouts import BesideRecord
from graph.domain.records.imports import Fate, Job, JobState, TrialState
from graph.engine import Graph
from graph.importers import cells
from graph.importers.sheets import Sheet
from graph.store.imports import import_jobs, import_trials
from tracker.actions.imports import file_tables, import_verdicts
from tracker.actions.imports.import_reading import DryRun
from tracker.pages.imports import shown
from tracker.wording.messages.imports import REPORT


class RefusedRows(NamedTuple):
    """The rows to mend under their heading, and the lines of the file that are no records."""

    header: list[str]
    rows: Iterator[list[str]]
    beside: Sequence[BesideRecord]


def table(graph: Graph, job: Job) -> RefusedRows:
    """Return the header and the rows: the file's own columns, then the reasons and the row's number.

    Before the start they come from the dry run, afterwards from what the job itself refused. Refused while the
    dry run is under way, and once the file has been deleted.
    """
    if not job.has_file:
        raise Refused("import_file_gone")
    sheet = file_tables.read(graph, job)
    if job.state == JobState.OPEN:
        trial = import_trials.of_job(graph, job.id)
        if trial is None or trial.state is not TrialState.DONE:
            raise Refused("import_checking")
        return _table(sheet, ((v.row, v.problems) for v in shown.verdicts(graph, trial, Fate.REFUSED)))
    return _table(sheet, _kept(import_jobs.refusals(graph, job.id)))


def of_dry_run(sheet: Sheet, found: DryRun) -> RefusedRows:
    """Return the same of a dry run, for a file that is kept nowhere."""
    return _table(sheet, ((v.row, v.problems) for v in found.verdicts if v.fate is Fate.REFUSED))


def _table(sheet: Sheet, found: Iterable[tuple[int, tuple[Problem, ...]]]) -> RefusedRows:
    header = [*sheet.header, str(REPORT["reasons"]), str(REPORT["row"])]
    return RefusedRows(header, _rows(sheet, found), sheet.beside)


def _rows(sheet: Sheet, found: Iterable[tuple[int, tuple[Problem, ...]]]) -> Iterator[list[str]]:
    lines = {line.number: line.cells for line in sheet.lines}
    width = len(sheet.header)
    for row, problems in found:
        own = [*map(cells.said, lines[row]), *[""] * width][:width]
        yield [*own, " ".join(shown.reasons(problems)), str(row)]


def _kept(parts: Iterable[str]) -> Iterator[tuple[int, tuple[Problem, ...]]]:
    for part in parts:
        for row, problems in json.loads(part):
            yield row, tuple(import_verdicts.problem(*problem) for problem in problems)
