"""Register a replication: draft, correct, submit."""

from functools import partial
from uuid import uuid4

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from graph.domain import lifecycle
from graph.domain.errors import Invalid, Refused
from graph.domain.policy import Action, may
from graph.domain.records.replications import Replication
from graph.domain.values import dates
from graph.store.replications import details, parents, replications
from tracker.actions import access, audit_entries
from tracker.actions.evidence import evidence
from tracker.actions.evidence.sent_file import SentFile
from tracker.actions.idempotency import number_of
from tracker.actions.innovations import interests
from tracker.actions.replications import duplicate_check, parentage, registering, replication_form, submitted_fields
from tracker.pages.registry.blueprint import bp
from tracker.pages.registry.completing import rest_shown
from tracker.pages.registry.forms import RegisterForm
from tracker.pages.registry.search import LONGEST_QUERY, agencies_found
from tracker.web import context as web, forms, sent_files
from tracker.web.context import requires
from tracker.web.same_form import answered_alike
from tracker.web.submitting import Done, Error, submitted
from tracker.wording import messages

_FIND, _ROW, _SAVE, _SUBMIT = "find", "row", "save", "submit"


@bp.route("/replications/new", methods=["GET", "POST"])
@requires(Action.REPLICATION_DRAFT)
@answered_alike
def new() -> ResponseReturnValue:
    """Show an empty form, or save or submit a first time."""
    form = RegisterForm()
    if request.method == "GET":
        _prefill(form)
        return _form_page(form), 200
    return _posted(form, None)


@bp.route("/replications/<replication_id>/edit", methods=["GET", "POST"])
@requires(Action.REPLICATION_DRAFT)
@answered_alike
def edit(replication_id: str) -> ResponseReturnValue:
    """Show a draft or a returned record as it was left, or save or submit it again."""
    record = replications.by_id(web.graph(), replication_id)
    access.demand_own(web.actor(), record)
    if record.facts.status not in lifecycle.OPEN_FOR_EDIT:
        raise Refused("not_open_for_edit")
    form = RegisterForm()
    if request.method == "GET":
        form.show(replication_form.of_record(record), record.facts.version)
        return _form_page(form, record), 200
    return _posted(form, record)


def _prefill(form: RegisterForm) -> None:
    """Fill in what the address names: a parent, and the days of the own interest that led here."""
    form.parents.data = request.args.getlist("parent")[:1]
    if interest_id := request.args.get("interest"):
        found = interests.seen(web.graph(), web.actor(), interest_id)
        if web.actor().acts_for(found.agency_id):
            form["interest_on"].data = dates.written(found.stated_on, None)
            form["agreement_on"].data = dates.written(found.agreed_on, None)


def _posted(form: RegisterForm, record: Replication | None) -> ResponseReturnValue:
    act = request.form.get("act", _FIND)
    if act not in {_SAVE, _SUBMIT}:
        forms.refuse_extra_fields(form)
        _ask_again(form)
        return _form_page(form, record, more_rows=act == _ROW), 200

    def again(error: Error) -> str:
        _ask_again(form)
        return _form_page(form, record) if isinstance(error, Invalid) else _stale(form, record)

    return submitted(form, lambda: _done(form, record, act), again)


def _done(form: RegisterForm, record: Replication | None, act: str) -> Done:
    number = _kept(form, record, act)
    if act == _SAVE:
        draft = url_for("registry.edit", replication_id=number)
        return Done(draft, _("Draf nomor %(number)s tersimpan.", number=number))
    shown = url_for("registry.show", replication_id=number)
    return Done(shown, _("Replikasi nomor %(number)s sudah diajukan.", number=number))


def _ask_again(form: RegisterForm) -> None:
    """Say that a file was not kept: a browser gives back words, and no files."""
    if sent_files.is_there():
        form.file.errors = [*form.file.errors, messages.sentence("file_again")]


def _kept(form: RegisterForm, record: Replication | None, act: str) -> str:
    sent = sent_files.optional()
    number = _written(form, record, act, sent)
    sent_files.note_kept(sent)
    return number


def _written(form: RegisterForm, record: Replication | None, act: str, sent: SentFile | None) -> str:
    context, filled = web.context(), form.filled()
    put = partial(evidence.attach, context, sent) if sent else None
    if record is None:
        first = registering.submit_new if act == _SUBMIT else registering.save_new
        return first(context, filled, form.once.data or "", put)
    number, version, sitting = record.facts.id, web.version_of(form.version.data), form.once.data or ""
    if act == _SUBMIT:
        registering.submit(context, number, version, filled, sitting, put)
    else:
        registering.save(context, number, version, filled, sitting, put)
    return number


def _stale(form: RegisterForm, before: Replication | None) -> str:
    """Show both states; what was typed stays in the form and can be sent again over the new version."""
    number = before.facts.id if before else number_of(web.graph(), web.actor(), form.once.data or "")
    record = replications.by_id(web.graph(), number or "")
    yours = submitted_fields.of_form(form.filled())
    present = submitted_fields.of_form(replication_form.of_record(record))
    form["version"].data = record.facts.version
    form["once"].data = uuid4().hex  # what this form wrote before is no longer the last word
    return _form_page(form, record, differences=audit_entries.changed(present, yours))


def _form_page(
    form: RegisterForm,
    record: Replication | None = None,
    differences: dict[str, list[str | None]] | None = None,
    *,
    more_rows: bool = False,
) -> str:
    graph, actor, number = web.graph(), web.actor(), record.facts.id if record else ""
    agency = actor.agency_id or ""
    form.offer(replications.units_of_agency(graph, agency))
    filled = form.filled().cleaned()
    chosen = parents.chosen(graph, filled.parents, number)
    taken = {parent.id for parent in chosen}
    return render_template(
        "registry/form.html",
        form=form,
        record=record,
        chosen=chosen,
        found=[one for one in parents.candidates(graph, (form.q.data or "")[:LONGEST_QUERY]) if one.id not in taken],
        internal=parentage.own_innovations(parentage.kin_of(graph, agency), agency, chosen),
        comments=access.comments(record) if record else {},
        unread=replication_form.of_record(record).unread if record else {},
        doubles=duplicate_check.likely(graph, agency, number, filled, chosen),
        differences=differences or {},
        may_submit=may(actor, Action.REPLICATION_SUBMIT),
        may_extend=may(actor, Action.INNOVATION_EXTEND),
        origins=details.agencies(graph, [form.new_origin.data] if form.new_origin.data else []),
        origins_found=[one for one in agencies_found(form.origin_q.data) if one.id != form.new_origin.data],
        owner=actor.user_id,
        **rest_shown(form, more_rows=more_rows),
    )
