"""Import a list of innovations, agencies, units or replications from CSV or XLSX."""

import json
import secrets
import time
from pathlib import Path
from typing import Any

import click

from graph.domain.errors import Invalid, NotFound
from graph.domain.policy import Actor
from graph.domain.records.import_layouts import FileLayout
from graph.domain.records.imports import Fate, Job, JobState, Kind
from graph.engine import Graph
from graph.importers import columns, sheets
from graph.store.imports import import_jobs
from graph.store.people import agencies
from tracker.actions.imports import import_reading, import_running, import_steps, importing
from tracker.actions.imports.import_running import Worker
from tracker.actions.imports.importing import HandedList
from tracker.base.clock import Clock
from tracker.base.settings import Settings
from tracker.base.worlds import Worlds
from tracker.commands import _reasons
from tracker.pages.imports import refusals, shown
from tracker.pages.imports.refusals import RefusedRows
from tracker.running import database
from tracker.wording.i18n import LANGUAGES, SOURCE
from tracker.wording.messages import imports as words

KINDS = click.Choice([kind.value for kind in Kind])


@click.command("import")
@click.argument("kind", type=KINDS)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only say what would happen, row by row; nothing is written.")
@click.option("--source", help="Where an official list comes from; each new record names it.")
@click.option("--agency", help="Read the list as this agency's own (its id, e.g. 33.14), not as an official one.")
@click.option("--refused", type=click.Path(dir_okay=False, path_type=Path), help="Write the refused rows (.csv/.xlsx).")
@click.option("--sheet", help="The sheet of a workbook; by default the one that names the most columns.")
@click.option("--heading", type=click.IntRange(1), help="The row of the (first) heading line; by default it is found.")
@click.option("--heading-lines", type=click.IntRange(1, 2), help="Whether one heading line or two that join.")
@click.option("--without-hidden", is_flag=True, help="Leave out rows that the workbook hides or filters.")
@click.option("--months-first", multiple=True, metavar="FIELD", help="This column of days writes months first.")
@click.option("--days-first", multiple=True, metavar="FIELD", help="This column of days writes days first.")
@click.option("--submit", is_flag=True, help="Submit the complete rows of an agency's list, instead of drafts.")
@click.option("--lang", type=click.Choice(list(LANGUAGES)), default=SOURCE, help="Language of reasons; id by default.")
def command(
    kind: str,
    file: Path,
    dry_run: bool,
    source: str | None,
    agency: str | None,
    refused: Path | None,
    lang: str,
    **way: Any,
) -> None:
    """Import a list of innovations, agencies, units or replications from CSV or XLSX.

    Names that are not exactly a recorded one are refused: correct the rows that --refused gives back, or hand
    them in on the page of imports, which asks what each name means. The same file twice changes nothing; an
    import whose process died goes on where it was.
    """
    settings = Settings.from_env()
    upload = HandedList(Kind(kind), file.name, file.read_bytes(), source, _layout(**way))
    with database.opened(settings, click.echo) as graph, _reasons.reader(settings, graph, lang):
        clock = Worlds(graph, settings.world).clock()
        try:
            if dry_run:
                found = _try(graph, upload, agency, clock)
            else:
                job = _carry_out(graph, upload, agency, clock)
                found = refusals.table(graph, job)
        except Invalid as invalid:
            raise click.ClickException("; ".join(_reasons.of(invalid.problems))) from None
        if refused is not None:
            count = _reasons.write(found, refused)
            click.echo(f"{count} rows to correct: {refused}")


def _layout(  # the options of the command, by name
    *,
    sheet: str | None,
    heading: int | None,
    heading_lines: int | None,
    without_hidden: bool,
    months_first: tuple[str, ...],
    days_first: tuple[str, ...],
    submit: bool,
) -> FileLayout:
    order = {**dict.fromkeys(months_first, True), **dict.fromkeys(days_first, False)}
    return FileLayout(sheet, heading, heading_lines, without_hidden, order, submit)


def _actor(graph: Graph, agency: str | None) -> Actor:
    try:
        name = agencies.by_id(graph, agency).name if agency else None
    except NotFound:
        raise click.ClickException(f"there is no agency with the id {agency}") from None
    return Actor(None, "", agency, name, frozenset())


def _try(graph: Graph, upload: HandedList, agency: str | None, clock: Clock) -> RefusedRows:
    new = importing.new_job(graph, _actor(graph, agency), upload, is_official=agency is None)
    job = importing.unsaved(new, clock.real())
    import_steps.demand_columns(job)
    sheet = sheets.read(new.file_name, new.content, new.kind, upload.layout)
    reading = import_reading.beside(graph, job, sheet, clock.today(), clock.latest())
    found = import_reading.dry_run(graph, reading)
    for verdict in found.verdicts:
        read = "; ".join(f"{label}: {value}" for label, value in shown.understood(verdict))
        why = " ".join(
            [*_reasons.of(verdict.problems), *shown.outcome_words(verdict), *([f"[{read}]"] if read else [])]
        )
        click.echo(f"{verdict.row:>7}  {verdict.fate.value:<9}  {verdict.name}{'  ' + why if why else ''}")
    for name in columns.untaken(new.kind, json.loads(new.mapping), is_official=agency is None):
        click.echo(f"column not taken from an agency: {words.COLUMNS[name]}")
    for line in sheet.beside:
        click.echo(f"{line.number:>7}  no record: {line.reason.value}  {line.text}")
    click.echo(", ".join(f"{count} {fate.value}" for fate, count in found.counts.items()) + "; nothing was written")
    taken = len(found.verdicts) - found.counts[Fate.REFUSED]
    click.echo(
        f"{sheet.total} lines = {taken} read + {found.counts[Fate.REFUSED]} refused + {len(sheet.beside)} no records"
    )
    return refusals.of_dry_run(reading.sheet, found)


def _carry_out(graph: Graph, upload: HandedList, agency: str | None, clock: Clock) -> Job:
    actor = _actor(graph, agency)
    new = importing.new_job(graph, actor, upload, is_official=agency is None)
    job_id = import_jobs.unfinished(graph, new.sha256, new.kind, agency, agency is None)
    if job_id is None or import_jobs.by_id(graph, job_id).layout != new.layout:
        graph.write(lambda tx: import_jobs.create(tx, new))
        job_id = new.id
    import_steps.demand_columns(import_jobs.by_id(graph, job_id))
    if import_jobs.by_id(graph, job_id).state not in import_steps.RUNNING:
        import_steps.queue(graph, job_id)
    started = time.monotonic()

    def said(job: Job, done: int) -> None:
        speed = (done - job.run_row) / max(time.monotonic() - started, 0.001)
        left = (job.rows - done) / max(speed, 0.001)
        click.echo(f"{done} of {job.rows} rows, {speed:,.0f} rows a second, {left:.0f} s left")

    worker = Worker(graph, clock, f"command-{secrets.token_hex(4)}", said=said)
    while import_jobs.by_id(graph, job_id).state in import_steps.RUNNING:
        if not import_running.run_next(worker, only=job_id):
            click.echo("Another worker has this import; waiting for it")
            time.sleep(5)
    return _finished(import_jobs.by_id(graph, job_id))


def _finished(job: Job) -> Job:
    if job.state != JobState.DONE:
        raise click.ClickException(f"the import is {job.state} ({job.problem or 'stopped by somebody'})")
    click.echo("Published: " + ", ".join(f"{getattr(job, fate.value)} {fate.value}" for fate in Fate))
    return job
