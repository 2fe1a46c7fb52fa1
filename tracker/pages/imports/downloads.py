"""Files that an import gives back: empty templates, and the rows that are to be mended."""

from flask import Response, send_file
from flask.typing import ResponseReturnValue

from graph.domain.errors import NotFound
from graph.domain.policy import Action
from graph.domain.records.imports import Kind
from tracker.actions.imports import importing
from tracker.pages.imports import books, refusals
from tracker.pages.imports.blueprint import bp
from tracker.web import context as web
from tracker.web.context import requires


@bp.get("/imports/templates/<kind>.xlsx")
@requires(Action.IMPORT_OWN)
def template(kind: str) -> ResponseReturnValue:
    wanted = next((each for each in importing.kinds(web.actor()) if each == kind), None)
    if wanted is None:
        raise NotFound("no_such_import")
    book = books.template(Kind(wanted))
    return send_file(book, books.XLSX, as_attachment=True, download_name=f"{kind}.xlsx")


@bp.get("/imports/<job_id>/refused.xlsx")
@requires(Action.IMPORT_READ)
def refused_xlsx(job_id: str) -> ResponseReturnValue:
    job = importing.visible(web.graph(), web.actor(), job_id)
    book = books.refused(*refusals.table(web.graph(), job))
    return send_file(book, books.XLSX, as_attachment=True, download_name=f"{job_id}.xlsx")


@bp.get("/imports/<job_id>/refused.csv")
@requires(Action.IMPORT_READ)
def refused_csv(job_id: str) -> ResponseReturnValue:
    job = importing.visible(web.graph(), web.actor(), job_id)
    found = refusals.table(web.graph(), job)
    text = books.refused_csv(found.header, found.rows)
    headers = {"Content-Disposition": f'attachment; filename="{job_id}.csv"'}
    return Response(text, content_type="text/csv; charset=utf-8", headers=headers)
