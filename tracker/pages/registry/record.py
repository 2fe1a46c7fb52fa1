"""One replication: the public page, the full page for its parties, and the steps that they take."""

from collections.abc import Callable

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf import FlaskForm

from graph.domain import lifecycle
from graph.domain.errors import Invalid
from graph.domain.policy import Action, may
from graph.domain.records.replications import Replication
from graph.domain.values import numbers
from graph.domain.vocabulary import ReplicationStatus
from graph.store.audit import entries as audit
from graph.store.evidence import evidence
from graph.store.replications import replications
from tracker.actions import access, audit_entries
from tracker.actions.evidence import answer_letters
from tracker.actions.replications import answering, appealing, claiming, submitted_fields
from tracker.documents import record_papers
from tracker.figures import ancestry
from tracker.pages.registry.blueprint import bp
from tracker.pages.registry.forms import AnswerForm, RecordStepForm
from tracker.web import context as web, forms
from tracker.web.context import requires
from tracker.web.same_form import answered_alike
from tracker.web.submitting import Done, Error, submitted

ANSWER, APPEAL, WITHDRAW, RESPONSE = "answer_form", "appeal_form", "withdraw_form", "response_form"


@bp.get("/replications/<replication_id>")
@requires(Action.REPLICATION_READ)
def show(replication_id: str) -> str:
    """Show who runs it, since when and by what proof; to its parties, its hub and the overseers everything."""
    record = _seen(replication_id)
    if access.reads_history(web.actor(), record):
        return _full_page(record)
    ways, page = ancestry.ways(web.snapshot(), replication_id), _proofs(replication_id)
    return render_template("registry/public.html", record=record, ways=ways, page=page)


@bp.post("/replications/<replication_id>/answer")
@requires(Action.REPLICATION_ANSWER)
@answered_alike
def answer(replication_id: str) -> ResponseReturnValue:
    """Take the answer of a parent's agency."""
    form, said = AnswerForm(), request.form.get("answer", "")
    reason, done = form.reason.data or "", _("Jawaban instansi Anda sudah tercatat.")

    def step(version: int) -> None:
        answering.answer(web.context(), replication_id, version, said, reason)

    return _taken(replication_id, ANSWER, form, step, done, url_for("registry.show", replication_id=replication_id))


@bp.post("/replications/<replication_id>/appeal")
@requires(Action.REPLICATION_APPEAL)
@answered_alike
def appeal(replication_id: str) -> ResponseReturnValue:
    """Take the one appeal against a rejection."""
    form = RecordStepForm()
    reason, done = form.reason.data or "", _("Sanggah Anda sudah diajukan. Verifikator lain yang memutuskan.")

    def step(version: int) -> None:
        appealing.appeal(web.context(), replication_id, version, reason)

    return _taken(replication_id, APPEAL, form, step, done, url_for("registry.show", replication_id=replication_id))


@bp.post("/replications/<replication_id>/response")
@requires(Action.REPLICATION_RESPOND)
@answered_alike
def respond(replication_id: str) -> ResponseReturnValue:
    """Take what the adopter says to an objection."""
    form = RecordStepForm()
    words, done = form.reason.data or "", _("Tanggapan Anda sudah tercatat; KemenPANRB membacanya sebelum memutuskan.")

    def step(version: int) -> None:
        appealing.respond(web.context(), replication_id, version, words)

    return _taken(replication_id, RESPONSE, form, step, done, url_for("registry.show", replication_id=replication_id))


@bp.post("/replications/<replication_id>/withdraw")
@requires(Action.REPLICATION_WITHDRAW)
@answered_alike
def withdraw(replication_id: str) -> ResponseReturnValue:
    """Take the own record back."""
    form = RecordStepForm()
    reason, done = form.reason.data or "", _("Catatan nomor %(number)s sudah dicabut.", number=replication_id)

    def step(version: int) -> None:
        claiming.withdraw(web.context(), replication_id, version, reason)

    return _taken(replication_id, WITHDRAW, form, step, done, url_for("registry.inbox"))


@bp.post("/replications/<replication_id>/claim")
@requires(Action.REPLICATION_CLAIM)
@answered_alike
def claim(replication_id: str) -> ResponseReturnValue:
    """Make a copy that a source ascribes to the own agency its draft."""
    form = RecordStepForm()
    forms.refuse_extra_fields(form)
    version = web.version_of(form.version.data)
    claiming.claim(web.context(), replication_id, version)
    flash(_("Catatan ini menjadi draf instansi Anda. Lengkapi, lalu ajukan."), "success")
    return redirect(url_for("registry.edit", replication_id=replication_id), 303)


def _taken(
    replication_id: str, name: str, form: FlaskForm, step: Callable[[int], None], done: str, then: str
) -> ResponseReturnValue:
    """Do a step and lead on; or show the page again with its problems, or with what changed meanwhile."""
    record = _seen(replication_id)

    def taken() -> Done:
        step(web.version_of(form["version"].data))
        return Done(then, done)

    def again(error: Error) -> str:
        if isinstance(error, Invalid):
            return _full_page(record, name, form)
        return _full_page(_seen(replication_id), name, form, seen=numbers.carried(form["seen"].data))

    return submitted(form, taken, again)


def _seen(replication_id: str) -> Replication:
    record = replications.by_id(web.graph(), replication_id)
    access.demand_seen(web.actor(), record)
    return record


def _proofs(replication_id: str) -> evidence.Page:
    """Return the page of proofs that the address asks for."""
    return evidence.page(web.graph(), replication_id, request.args.get("proofs"))


def _full_page(record: Replication, name: str = "", form: FlaskForm | None = None, seen: int | None = None) -> str:
    """Show everything; ``form`` is the one that could not be taken, ``seen`` where the trail ended for its writer."""
    actor = web.actor()
    entries = audit.of_subject(web.graph(), record.facts.id)
    shown: dict[str, FlaskForm] = {ANSWER: AnswerForm(formdata=None)}
    shown |= {one: RecordStepForm(formdata=None) for one in (APPEAL, WITHDRAW, RESPONSE)}
    if form is not None:
        shown[name] = form
    for one in shown.values():
        one["version"].data, one["seen"].data = str(record.facts.version), str(entries[-1].number if entries else 0)
    return render_template(
        "registry/record.html",
        record=record,
        page=_proofs(record.facts.id),
        ways=ancestry.ways(web.snapshot(), record.facts.id),
        fields=submitted_fields.shown(web.graph(), record),
        trail=entries,
        missed=None if seen is None else audit_entries.after(entries, seen),
        mended=submitted_fields.mended(entries),
        completed=submitted_fields.completed(entries),
        answered=access.own_answer(actor, record),
        updated=submitted_fields.updated(entries),
        due=lifecycle.answer_due(record),
        is_silent=lifecycle.is_silent(record, web.today()),
        comments=access.comments(record),
        by_letter=answer_letters.needed(web.graph(), record),
        reads_files=access.is_party(actor, record),
        tools=record_papers.of_replication(record),
        **shown,
        **_may(record),
    )


def _may(record: Replication) -> dict[str, bool]:
    """Return which steps this person may take now; the page shows no other."""
    actor, held = web.actor(), record.facts
    is_own = actor.acts_for(held.adopter_id)
    return {
        "may_answer": held.status in lifecycle.OPEN_FOR_ANSWER and access.obstacle_to_answer(actor, record) is None,
        "may_appeal": lifecycle.may_be_appealed(record) and access.obstacle_to_appeal(actor, record) is None,
        "may_respond": held.status is ReplicationStatus.DISPUTED and access.obstacle_to_respond(actor, record) is None,
        "may_edit": is_own and may(actor, Action.REPLICATION_DRAFT) and held.status in lifecycle.OPEN_FOR_EDIT,
        "may_complete": held.status in lifecycle.OPEN_FOR_COMPLETION
        and access.obstacle_to_complete(actor, record) is None,
        "may_update": held.status in lifecycle.OPEN_FOR_UPDATE and access.obstacle_to_update(actor, record) is None,
        "may_withdraw": is_own
        and may(actor, Action.REPLICATION_WITHDRAW)
        and held.status in lifecycle.OPEN_FOR_WITHDRAWAL,
        "may_claim": is_own and may(actor, Action.REPLICATION_CLAIM) and held.status is ReplicationStatus.RECORDED,
        "may_review": may(actor, Action.REVIEW_READ),
    }
