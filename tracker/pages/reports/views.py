"""Reports as pages and as files."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import Any

from flask import Blueprint, Response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from graph.domain.policy import Action, Actor
from tracker.documents import handing_out
from tracker.documents.handing_out import FileRequest
from tracker.pages.reports import asked, catalogue, cells, files
from tracker.pages.reports.model import Filters, Material, Report, Row
from tracker.web import context as web
from tracker.web.context import requires

bp = Blueprint("reports", __name__)
PAGE = 50


@bp.get("/reports")
@requires(Action.REPORT_READ)
def index() -> str:
    return render_template("reports/index.html", reports=catalogue.open_to(web.actor()))


@bp.get("/reports/<slug>")
@requires(Action.REPORT_READ)
def show(slug: str) -> str:
    """Show one page of a report, or the whole of a short one."""
    report, material = catalogue.by_slug(web.actor(), slug), _material()
    filters = asked.checked(report, material, request.args)
    page, after = _page(report, material, filters)
    web.leave_out(sum(material.missed))
    return render_template(
        report.template,
        report=report,
        rows=page,
        filters=filters,
        next_href=_next(slug, filters, after) if after else None,
        cells=cells,
        **_rests_on(report, material, filters),
    )


def _rests_on(report: Report, material: Material, filters: Filters) -> dict[str, object]:
    """Return what a report was made from, and what it shows beside its rows."""
    return {
        "inputs": cells.inputs_line(report.inputs(material, filters)) if report.inputs else None,
        "today": material.today,
        "version": material.snapshot.rows.version,
        **(report.shown(material) if report.shown else {}),
    }


@bp.get("/reports/<slug>.csv")
@requires(Action.REPORT_READ)
def show_csv(slug: str) -> ResponseReturnValue:
    return _file(slug, "csv")


@bp.get("/reports/<slug>.json")
@requires(Action.REPORT_READ)
def show_json(slug: str) -> ResponseReturnValue:
    return _file(slug, "json")


@bp.get("/reports/<slug>.xlsx")
@requires(Action.REPORT_READ)
def show_xlsx(slug: str) -> ResponseReturnValue:
    return _file(slug, "xlsx")


def _file(slug: str, kind: str) -> Response:
    """Hand out the file that all share who may read these rows; its rows see no more of the person than that."""
    report = catalogue.by_slug(web.actor(), slug)
    material = replace(_material(), actor=report.seen_by(web.actor()))
    filters = asked.checked(report, material, request.args)
    version = material.snapshot.rows.version, material.snapshot.stamp, report.rests_on(material)
    rests_on = ("report", sorted(filters.items()), version, _reader(material.actor))
    material = replace(material, graph=handing_out.own_graph())
    write = partial(files.write, kind, report, material, filters, _world())
    return handing_out.answer(
        FileRequest(rests_on, write, files.TYPES[kind], files.name(slug, kind, _world()), is_text=kind != "xlsx")
    )


def _reader(actor: Actor) -> tuple[object, ...]:
    return actor.user_id, actor.name, actor.agency_id, sorted(actor.roles), actor.province, sorted(actor.predecessors)


def _material() -> Material:
    return Material(web.graph(), web.snapshot(), web.actor(), web.today())


def _world() -> str:
    return web.worlds().current().kind


def _page(report: Report, material: Material, filters: Filters) -> tuple[list[Row], str | None]:
    """Return the rows of this page and the key that the next one begins after."""
    after = request.args.get("after", "")
    if report.begins:
        rows = report.rows(replace(material, after=after), filters)
    else:
        rows = report.rows(material, filters)
        rows = _behind(list(rows), after) if after else rows
    page = list(islice(rows, PAGE + 1))
    return page[:PAGE], page[PAGE - 1]["key"] if len(page) > PAGE else None


def _behind(rows: list[Row], after: str) -> Iterator[Row]:
    """Return the rows behind a key; all of them for a key that is none."""
    place = {row["key"]: number for number, row in enumerate(rows, start=1)}
    return islice(rows, place.get(after, 0), None)


def _next(slug: str, filters: Filters, after: str) -> str:
    arguments: dict[str, Any] = {**filters, "after": after}  # Any: url_for types its own options among them
    return url_for("reports.show", slug=slug, **arguments)
