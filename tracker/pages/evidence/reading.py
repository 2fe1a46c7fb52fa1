"""Read one proof: its page with the file to look at, and the file itself."""

from flask import Response, current_app, make_response, render_template

from graph.domain.policy import Action, may
from graph.store.evidence.evidence import Evidence
from tracker.actions.evidence import evidence, keeping_files
from tracker.base.settings import Settings
from tracker.pages.evidence.blueprint import bp
from tracker.pages.evidence.forms import FileReleaseForm
from tracker.uploads import scanning, storage
from tracker.web import context as web, security
from tracker.web.context import requires

# A file can neither run anything nor fetch anything, whoever opens it and wherever.
SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'self'"
# The browser's own viewer does not open in a sandbox; it runs outside of this site, and the file may fetch nothing.
VIEWER = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"


@bp.get("/evidence/<evidence_id>")
@requires(Action.EVIDENCE_READ)
def show(evidence_id: str) -> Response:
    """Show a proof and, where a page can, its file."""
    return page(evidence_id)


def page(evidence_id: str, release_form: FileReleaseForm | None = None) -> Response:
    """Return the page of one proof; it alone may hold another document of this site."""
    found = evidence.readable(web.graph(), web.actor(), evidence_id)
    body = render_template(
        "evidence/show.html",
        evidence=found.proof,
        subject=found.subject,
        is_party=found.is_party,
        is_shown=found.proof.has_file and found.proof.media_type in storage.SHOWN_IN_PAGES,
        may_release=evidence.may_add(web.actor(), found.subject) and may(web.actor(), Action.EVIDENCE_RELEASE),
        may_remove=evidence.may_remove(web.actor(), found.subject),
        release_form=release_form or FileReleaseForm(formdata=None),
    )
    answer = make_response(body)
    answer.headers["Content-Security-Policy"] = f"{security.POLICY}; frame-src 'self'; object-src 'self'"
    return answer


@bp.get("/evidence/<evidence_id>/file")
@requires(Action.EVIDENCE_READ)
def file(evidence_id: str) -> Response:
    """Send the file to be saved, not opened."""
    return _sent(evidence.readable(web.graph(), web.actor(), evidence_id).proof, "attachment", SANDBOX)


@bp.get("/evidence/<evidence_id>/view")
@requires(Action.EVIDENCE_READ)
def view(evidence_id: str) -> Response:
    """Send a picture or a PDF to the page that shows it; other kinds are only saved."""
    found = evidence.readable(web.graph(), web.actor(), evidence_id).proof
    if found.media_type not in storage.SHOWN_IN_PAGES:
        return _sent(found, "attachment", SANDBOX)
    return _sent(found, "inline", VIEWER if found.media_type == "application/pdf" else SANDBOX)


def _sent(found: Evidence, disposition: str, policy: str) -> Response:
    settings: Settings = current_app.extensions["jejak.settings"]
    folder, sha256 = storage.folder(settings), found.sha256 or ""
    data = keeping_files.contents(web.graph(), folder, found)
    scanning.demand_harmless(settings, folder, sha256, data)
    answer = Response(data, mimetype=found.media_type)
    answer.headers.set("Content-Disposition", disposition, filename=found.file_name or "berkas")
    answer.headers["Content-Security-Policy"] = policy
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = "no-store"
    return answer
