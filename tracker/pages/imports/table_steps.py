"""How a file is read, said on its page: sheet and heading, the order of days, and cells that are written over."""

import re
from collections import defaultdict

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from graph.domain.errors import Invalid, Problem
from graph.domain.policy import Action
from graph.domain.records import import_layouts
from graph.domain.records.import_layouts import FileLayout, FoundTable
from graph.domain.values import numbers
from graph.importers.columns import COLUMNS, DAYS
from graph.importers.sheets import MOST_ROWS
from tracker.actions.imports import importing, laying_out
from tracker.pages.imports.blueprint import bp
from tracker.pages.imports.steps import back, taken
from tracker.web import context as web, forms
from tracker.web.context import requires

_CELL = re.compile(r"cell-(\d{1,7})-(\d{1,3})")


@bp.post("/imports/<job_id>/table")
@requires(Action.IMPORT_OWN)
def table(job_id: str) -> ResponseReturnValue:
    job = importing.visible(web.graph(), web.actor(), job_id)
    known = import_layouts.found(job.found)
    days = [f"order-{column.name}" for column in COLUMNS[job.kind] if column.form in DAYS]
    forms.refuse_fields_beside({"sheet", "heading", "lines", "hidden", "submits", *days})
    said = _("Tabel dibaca lagi dengan cara itu.")
    return taken(job_id, lambda: laying_out.lay_out(web.context(), job_id, _layout(known, days)), said)


@bp.post("/imports/<job_id>/cells")
@requires(Action.IMPORT_OWN)
def cells(job_id: str) -> ResponseReturnValue:
    typed: defaultdict[int, dict[int, str]] = defaultdict(dict)
    for name, text in request.form.items():
        if (found := _CELL.fullmatch(name)) and text != request.form.get(f"was-{name}", ""):
            typed[int(found[1])][int(found[2])] = text
    forms.refuse_fields_beside({name for name in request.form if _CELL.fullmatch(name.removeprefix("was-"))})
    if not typed:
        flash(_("Tidak ada sel yang diubah."), "info")
        return back(job_id)
    said = _("Sel yang diperbaiki sudah disimpan; daftarnya diperiksa lagi.")
    return taken(job_id, lambda: laying_out.mend(web.context(), job_id, typed), said)


def _layout(known: FoundTable | None, days: list[str]) -> FileLayout:
    """Return how the person has the file read; what is as it was found is not said."""
    sheet, heading, lines = (request.form.get(name, "") for name in ("sheet", "heading", "lines"))
    is_other = known is None or sheet != known.sheet
    return FileLayout(
        sheet=sheet or None,
        heading=None if is_other and sheet else _number("heading", heading, MOST_ROWS),
        heading_lines=None if is_other and sheet else _number("lines", lines, 2),
        leaves_hidden=request.form.get("hidden") == "leave",
        months_first={
            name.removeprefix("order-"): request.form[name] == "month" for name in days if request.form.get(name)
        },
        submits=request.form.get("submits") == "yes",
    )


def _number(field: str, text: str, most: int) -> int | None:
    if not text.strip():
        return None
    found = numbers.whole(text)
    if found is None or not 1 <= found <= most:
        raise Invalid(Problem(field, "heading_unusable", {"most": most}))
    return found
