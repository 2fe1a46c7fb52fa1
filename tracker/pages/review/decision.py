"""One record for decision: both sides' words, the proof, the history, signals; then the verdict."""

from dataclasses import replace
from datetime import date

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from graph.domain import lifecycle
from graph.domain.errors import Invalid, NotFound
from graph.domain.policy import Action, may
from graph.domain.records.replications import Replication
from graph.domain.values import numbers
from graph.store.audit import entries as audit
from graph.store.evidence import evidence
from graph.store.replications import replications, review
from graph.store.replications.review import Cursor
from tracker.actions import access, audit_entries
from tracker.actions.replications import submitted_fields, verifying
from tracker.documents import record_papers
from tracker.pages.review import filters
from tracker.pages.review.blueprint import bp
from tracker.pages.review.forms import DecisionForm
from tracker.pages.review.queue import waiting
from tracker.web import context as web
from tracker.web.context import requires
from tracker.web.submitting import Done, Error, submitted


@bp.get("/review/<replication_id>")
@requires(Action.REVIEW_READ)
def record(replication_id: str) -> str:
    """Show one record with all that a decision rests on."""
    return _page(_seen(replication_id), DecisionForm())


@bp.post("/review/<replication_id>/decision")
@requires(Action.REPLICATION_VERIFY)
def decide(replication_id: str) -> ResponseReturnValue:
    """Take the verdict, and lead to the next record that waits."""
    before, form = _seen(replication_id), DecisionForm()

    def again(error: Error) -> str:
        if isinstance(error, Invalid):
            return _page(before, form)
        return _page(_seen(replication_id), form, seen=numbers.carried(form.seen.data))

    return submitted(form, lambda: _decided(before, form), again)


def _decided(before: Replication, form: DecisionForm) -> Done:
    number, version = before.facts.id, web.version_of(form.version.data)
    verifying.decide(web.context(), number, version, form.decision(request.form.get("verdict", "")))
    said = _("Keputusan untuk nomor %(number)s sudah disimpan.", number=number)
    following, chosen = next_after(before), filters.read(request.args).address()
    if following is None:
        return Done(url_for("review.queue", **chosen), said)
    return Done(url_for("review.record", replication_id=following, **chosen), said)


def next_after(shown: Replication) -> str | None:
    """Return what waits next behind this one under the filters of the address; a verifier skips the own agency's."""
    chosen = replace(filters.read(request.args), after=Cursor(shown.facts.since or date.min, shown.facts.id))
    rows = waiting(chosen, 1, is_mine=may(web.actor(), Action.REPLICATION_VERIFY))
    return rows[0].id if rows else None


def _seen(replication_id: str) -> Replication:
    record = replications.by_id(web.graph(), replication_id)
    if not access.is_party(web.actor(), record):
        raise NotFound("no_such_replication")
    return record


def _page(record: Replication, form: DecisionForm, seen: int | None = None) -> str:
    """Show the record; ``seen`` is where the trail ended for somebody whose decision came too late."""
    graph, today = web.graph(), web.today()
    entries = audit.of_subject(graph, record.facts.id)
    form["version"].data, form["seen"].data = str(record.facts.version), str(entries[-1].number if entries else 0)
    return render_template(
        "review/record.html",
        record=record,
        page=evidence.page(graph, record.facts.id, request.args.get("proofs")),
        form=form,
        fields=submitted_fields.of_record(record),
        trail=entries,
        missed=None if seen is None else audit_entries.after(entries, seen),
        mended=submitted_fields.mended(entries),
        completed=submitted_fields.completed(entries),
        signals=review.signals(graph, record.facts.id),
        obstacle=access.obstacle_to_verify(web.actor(), record),
        may_be_decided=lifecycle.may_be_decided(record, today),
        is_silent=lifecycle.is_silent(record, today),
        due=lifecycle.answer_due(record),
        comments=access.comments(record),
        next_id=next_after(record),
        filters=filters.read(request.args).address(),
        tools=record_papers.of_replication(record),
    )
