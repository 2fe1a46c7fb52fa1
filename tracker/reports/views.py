"""Reports as pages and as files."""

from collections.abc import Iterator
from itertools import dropwhile, islice
from typing import Any

from flask import Blueprint, Response, render_template, request, send_file, stream_with_context, url_for
from flask.typing import ResponseReturnValue

from tracker import web
from tracker.policy import Action
from tracker.reports import catalogue, cells, edition_figures, files, national_figures
from tracker.reports.model import Filters, Material, Report, Row, year
from tracker.web import requires

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
    report = catalogue.by_slug(web.actor(), slug)
    material, filters = _material(), _filters(report)
    page, after = _page(report, material, filters)
    return render_template(
        report.template,
        report=report,
        rows=page,
        filters=filters,
        next_href=_next(slug, filters, after) if after else None,
        material=material,
        cells=cells,
        figures=national_figures,
        editions=edition_figures,
    )


@bp.get("/reports/<slug>.csv")
@requires(Action.REPORT_READ)
def show_csv(slug: str) -> ResponseReturnValue:
    report = catalogue.by_slug(web.actor(), slug)
    lines = files.as_csv(report, _material(), _filters(report), _world())
    return _download(report, "csv", lines)


@bp.get("/reports/<slug>.json")
@requires(Action.REPORT_READ)
def show_json(slug: str) -> ResponseReturnValue:
    report = catalogue.by_slug(web.actor(), slug)
    lines = files.as_json(report, _material(), _filters(report), _world())
    return Response(stream_with_context(lines), content_type=files.TYPES["json"])


@bp.get("/reports/<slug>.xlsx")
@requires(Action.REPORT_READ)
def show_xlsx(slug: str) -> ResponseReturnValue:
    report = catalogue.by_slug(web.actor(), slug)
    book = files.as_xlsx(report, _material(), _filters(report), _world())
    return send_file(book, files.TYPES["xlsx"], as_attachment=True, download_name=f"{slug}.xlsx")


def _material() -> Material:
    return Material(web.graph(), web.snapshot(), web.actor(), web.today())


def _world() -> str:
    return web.worlds().current().kind


def _filters(report: Report) -> Filters:
    """Return the filters in force, checked before the first row is sent; unknown names are left out."""
    filters = {name: text for name, _label in report.filters if (text := request.args.get(name, "").strip())}
    year(filters)
    return filters


def _page(report: Report, material: Material, filters: Filters) -> tuple[list[Row], str | None]:
    """Return the rows of this page and the key that the next one begins after."""
    rows = report.rows(material, filters)
    if after := request.args.get("after"):
        rows = islice(dropwhile(lambda row: row["key"] != after, rows), 1, None)
    page = list(islice(rows, PAGE + 1))
    return page[:PAGE], page[PAGE - 1]["key"] if len(page) > PAGE else None


def _next(slug: str, filters: Filters, after: str) -> str:
    arguments: dict[str, Any] = {**filters, "after": after}  # Any: url_for types its own options among them
    return url_for("reports.show", slug=slug, **arguments)


def _download(report: Report, kind: str, lines: Iterator[str]) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{report.slug}.{kind}"'}
    return Response(stream_with_context(lines), content_type=files.TYPES[kind], headers=headers)
