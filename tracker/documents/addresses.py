"""What every paper of the application says in its margins, and how a file is handed out."""

from collections.abc import Mapping
from typing import cast

from flask import Response, current_app
from flask_babel import gettext as _

from graph.domain.vocabulary import WorldKind
from tracker.base.making import Bulkhead
from tracker.documents import pdf
from tracker.web import context as web
from tracker.wording import i18n, labels


def margins(head: str) -> dict[str, object]:
    """Return the words of head and foot, and the line that every paper of the example carries."""
    is_example = web.worlds().current().kind == WorldKind.EXAMPLE
    return {
        "lang": i18n.language(),
        "head": head,
        "foot": _("Dibuat %(day)s dari %(address)s", day=i18n.day(web.today()), address=public_url()),
        "example": str(labels.EXAMPLE_LINE) if is_example else "",
        "code_alt": _("Kode QR"),
    }


def public_url() -> str:
    """Return the address under which people reach this application."""
    return current_app.extensions["jejak.settings"].public_url


def issuer() -> str:
    """Return the name of who certifies."""
    return current_app.extensions["jejak.settings"].issuer


def set_for_one(template: str, words: Mapping[str, object], name: str) -> Response:
    """Set a paper that nobody else may have, and keep nothing of it: it takes a turn like every other file."""
    with cast(Bulkhead, current_app.extensions["jejak.bulkhead"]).turn():
        data = pdf.render(template, words)
    return file_answer(data, "application/pdf", f"{name}.pdf")


def file_answer(data: bytes, media_type: str, name: str) -> Response:
    """Send a file to be saved; it holds what only this person may read."""
    answer = Response(data, content_type=media_type)
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    return kept_to_themselves(answer)


def kept_to_themselves(answer: Response) -> Response:
    """Let no cache keep it."""
    answer.headers["Cache-Control"] = "no-store"
    return answer
