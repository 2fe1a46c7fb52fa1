"""Reports as pages and as files."""

from dataclasses import replace
from functools import partial
from itertools import islice
from typing import Any

from flask import Response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from graph.domain.policy import Action, Actor
from tracker.documents import example_files, handing_out
from tracker.documents.handing_out import FileRequest
from tracker.pages.reports import asked, catalogue, cells, choosing, files, materials, ordering
from tracker.pages.reports.asked import ReportQuery
from tracker.pages.reports.blueprint import bp
from tracker.pages.reports.model import Filters, Material, Report, Row, RowCount
from tracker.pages.reports.ordering import RowOrder
from tracker.web import context as web
from tracker.web.context import requires

PAGE = 50
__all__ = ["bp", "choosing"]


@bp.get("/reports")
@requires(Action.REPORT_READ)
def index() -> str:
    return render_template("reports/index.html", reports=catalogue.open_to(web.actor()))


@bp.get("/reports/<slug>")
@requires(Action.REPORT_READ)
def show(slug: str) -> ResponseReturnValue:
    """Show one page of a report, or what its filters have to be told first."""
    report, material = catalogue.by_slug(web.actor(), slug), materials.of_request()
    asking, order = asked.read(report, material, request.args), ordering.read(report, request.args)
    frame = _frame(report, material, asking, order)
    if asking.unclear:
        return render_template("reports/unclear.html", **frame), 422
    return render_template(report.template, **frame, **_rows(report, material, asking.filters, order))


def _frame(report: Report, material: Material, asking: ReportQuery, order: RowOrder | None) -> dict[str, object]:
    """Return what stands around the rows of a report: how it is narrowed and ordered, and what it was made from."""
    return {
        "report": report,
        "filters": asking.filters,
        "controls": asked.controls(report, material, asking),
        "orders": ordering.orders(report),
        "order": order,
        **_rests_on(report, material, asking.filters),
    }


def _rows(report: Report, material: Material, filters: Filters, order: RowOrder | None) -> dict[str, object]:
    """Return a page of rows, which of how many they are, and where the next one begins."""
    after = request.args.get("after", "")
    rows, count = _page(report, material, filters, order, after)
    web.leave_out(sum(material.missed))
    kept = {**filters, **({"order": order.asked} if order else {})}
    next_href = _next(report.slug, kept, rows[PAGE - 1]["key"]) if len(rows) > PAGE else None
    return {"rows": rows[:PAGE], "count": count, "next_href": next_href, "cells": cells}


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
    material = replace(materials.of_request(), actor=report.seen_by(web.actor()))
    filters = asked.checked(report, material, request.args)
    version = material.snapshot.rows.version, material.snapshot.stamp, report.rests_on(material)
    rests_on = ("report", sorted(filters.items()), version, _reader(material.actor))
    material = replace(material, graph=handing_out.own_graph())
    write = partial(files.write, kind, report, material, filters, _world())
    return handing_out.answer(
        FileRequest(
            rests_on, write, files.TYPES[kind], example_files.name(slug, kind, _world()), is_text=kind != "xlsx"
        )
    )


def _reader(actor: Actor) -> tuple[object, ...]:
    return actor.user_id, actor.name, actor.agency_id, sorted(actor.roles), actor.province, sorted(actor.predecessors)


def _world() -> str:
    return web.worlds().current().kind


def _page(
    report: Report, material: Material, filters: Filters, order: RowOrder | None, after: str
) -> tuple[list[Row], RowCount | None]:
    """Return the rows of this page and one more where there is one, and how many there are where that is known."""
    if report.begins:
        begun = replace(material, after=after)
        count = report.counted(begun, filters) if report.counted else None
        return list(islice(report.rows(begun, filters), PAGE + 1)), count
    rows = ordering.ordered(report.rows(material, filters), order)
    before = _before(rows, after)
    return rows[before : before + PAGE + 1], RowCount(len(rows), before)


def _before(rows: list[Row], after: str) -> int:
    """Return how many rows stand before the page that begins behind a key; none for a key that is none."""
    place = {row["key"]: number for number, row in enumerate(rows, start=1)}
    return place.get(after, 0) if after else 0


def _next(slug: str, filters: Filters, after: str) -> str:
    arguments: dict[str, Any] = {**filters, "after": after}  # Any: url_for types its own options among them
    return url_for("reports.show", slug=slug, **arguments)
