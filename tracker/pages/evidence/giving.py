"""The evidence of one record, and what its agency does with it: add, reuse, release, take back."""

from functools import partial

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from graph.domain import policy
from graph.domain.errors import Invalid, Problem
from graph.domain.policy import Action
from graph.store.evidence import evidence as store
from tracker.actions.evidence import evidence
from tracker.pages.evidence import reading
from tracker.pages.evidence.blueprint import bp
from tracker.pages.evidence.forms import FileReleaseForm, RemoveForm, ReuseForm, UploadForm
from tracker.web import context as web, forms, sent_files
from tracker.web.context import requires
from tracker.web.same_form import answered_alike
from tracker.web.submitting import Done, submitted


@bp.get("/records/<subject_id>/evidence")
@requires(Action.EVIDENCE_READ)
def of_record(subject_id: str) -> str:
    """List what supports a record, for its parties and the overseers."""
    return _page(subject_id, after=request.args.get("after"))


@bp.post("/records/<subject_id>/evidence")
@requires(Action.EVIDENCE_ADD)
def upload(subject_id: str) -> ResponseReturnValue:
    """Take a file of the own agency."""
    evidence.demand_may_add(web.graph(), web.actor(), subject_id)
    form = UploadForm()
    again = partial(_page, subject_id, upload_form=form)
    return submitted(form, lambda: _take(subject_id, form), lambda _error: again())


@bp.post("/records/<subject_id>/evidence/reuse")
@requires(Action.EVIDENCE_ADD)
def reuse(subject_id: str) -> ResponseReturnValue:
    """Take a file that the agency gave before."""
    evidence.readable_subject(web.graph(), web.actor(), subject_id)
    form = ReuseForm()
    return submitted(form, lambda: _reused(subject_id, form), lambda _error: _page(subject_id, reuse_form=form))


def _reused(subject_id: str, form: ReuseForm) -> Done:
    if not form.evidence_id.data:
        raise Invalid(Problem("evidence_id", "choice_needed"))
    evidence.reuse(web.context(), subject_id, form.evidence_id.data, form.once.data or "")
    return Done(_files_of(subject_id), _("Berkas dipakai juga sebagai bukti catatan ini."))


@bp.post("/evidence/<evidence_id>/release")
@requires(Action.EVIDENCE_RELEASE)
def release(evidence_id: str) -> ResponseReturnValue:
    """Open a file to everybody, or close it again."""
    form = FileReleaseForm()
    return submitted(form, lambda: _released(evidence_id, form), lambda _error: reading.page(evidence_id, form))


def _released(evidence_id: str, form: FileReleaseForm) -> Done:
    is_public, is_clean = form.public.data == "yes", bool(form.has_no_personal_data.data)
    evidence.release(web.context(), evidence_id, is_public, is_clean)
    said = _("Berkas terbuka untuk umum.") if is_public else _("Berkas tertutup untuk umum.")
    return Done(url_for("evidence.show", evidence_id=evidence_id), said)


@bp.post("/evidence/<evidence_id>/remove")
@requires(Action.EVIDENCE_ADD)
@answered_alike
def remove(evidence_id: str) -> ResponseReturnValue:
    """Take a file back."""
    forms.refuse_extra_fields(RemoveForm())
    subject_id = evidence.readable(web.graph(), web.actor(), evidence_id).subject.id
    evidence.remove(web.context(), evidence_id, sent_files.folder())
    flash(_("Berkas sudah diambil kembali."), "success")
    return redirect(url_for("evidence.of_record", subject_id=subject_id), 303)


def _page(
    subject_id: str,
    upload_form: UploadForm | None = None,
    reuse_form: ReuseForm | None = None,
    after: str | None = None,
) -> str:
    graph, actor = web.graph(), web.actor()
    subject = evidence.readable_subject(graph, actor, subject_id)
    mine = evidence.may_add(actor, subject)
    agency_id = actor.agency_id or ""
    choices = store.choices(graph, subject_id, agency_id) if mine else store.FileChoices()
    upload_form = upload_form or UploadForm(formdata=None)
    reuse_form = reuse_form or ReuseForm(formdata=None)
    upload_form.offer(choices.lacking)
    reuse_form.offer(choices.earlier)
    return render_template(
        "evidence/of_record.html",
        subject=subject,
        page=store.page(graph, subject_id, after),
        shared=store.shared_with(graph, subject_id) if actor.roles & policy.OVERSEERS else [],
        may_add=mine,
        earlier=choices.earlier,
        upload_form=upload_form,
        reuse_form=reuse_form,
        used=store.used(graph, agency_id).size if mine else 0,
        quota=sent_files.quota(),
    )


def _take(subject_id: str, form: UploadForm) -> Done:
    """Look into the file of the form, keep it as evidence, and remember what the scanner said."""
    sent = sent_files.needed()
    evidence.add(web.context(), subject_id, form.described(), sent, form.once.data or "")
    sent_files.note_kept(sent)
    said = _("Berkas tersimpan sebagai bukti. Hanya para pihak dan pemeriksa dapat membacanya.")
    return Done(_files_of(subject_id), said)


def _files_of(subject_id: str) -> str:
    return url_for("evidence.of_record", subject_id=subject_id)
