"""Answer by a one-time link, without an account."""

from flask import make_response, render_template, request
from flask.typing import ResponseReturnValue

from graph.domain import lifecycle
from graph.domain.errors import Invalid, Refused, Stale
from graph.domain.policy import Action
from graph.store.replications import answer_links, replications
from tracker.actions.evidence import answer_letters
from tracker.actions.evidence.answer_letters import OpenLetter
from tracker.pages.letters.blueprint import bp
from tracker.pages.letters.forms import ReplyForm
from tracker.web import context as web, forms
from tracker.web.context import requires
from tracker.wording import messages


@bp.route("/answers/<key>", methods=["GET", "POST"])
@requires(Action.ANSWER_LINK_USE)
def reply(key: str) -> ResponseReturnValue:
    """Show what is asked, take the answer once, and say so when the link is used or expired."""
    real, form = web.clock().real(), ReplyForm()
    try:
        letter = answer_letters.alive(web.graph(), key, real)
    except Refused as error:
        return _closed(key, messages.text(error), 410)
    if request.method == "GET":
        return _page(key, letter, form, 200)
    forms.refuse_extra_fields(form)
    try:
        said, reason = request.form.get("answer", ""), form.reason.data or ""
        version, answerer = web.version_of(form.version.data), form.answerer.data or ""
        answer_letters.answer(
            web.graph(), key, version, said, reason, answerer=answerer, real=real, moment=web.clock().moment()
        )
    except Invalid as error:
        forms.show_problems(form, error)
        return _page(key, letter, form, 422)
    except Stale:
        form.form_errors.append(messages.sentence("stale"))
        meanwhile = replications.by_id(web.graph(), letter.record.facts.id)
        return _page(key, OpenLetter(letter.link, meanwhile), form, 409)
    except Refused as error:
        return _closed(key, messages.text(error), 409)
    return _sent(render_template("letters/thanks.html", agency_name=letter.link.agency_name), 200)


def _page(key: str, letter: OpenLetter, form: ReplyForm, status: int) -> ResponseReturnValue:
    link, record = letter.link, letter.record
    if record.facts.status not in lifecycle.OPEN_FOR_ANSWER:
        return _closed(key, messages.sentence("not_open_for_answer"), 409)
    form.version.data = str(record.facts.version)
    asked = [parent.name for parent in record.parents if parent.agency_id == link.agency_id]
    return _sent(render_template("letters/reply.html", link=link, record=record, asked=asked, form=form), status)


def _closed(key: str, words: str, status: int) -> ResponseReturnValue:
    """Say why the link is no good, and who can answer now."""
    link = answer_links.by_key(web.graph(), answer_letters.key_hash(key))
    status_now = replications.facts(web.graph(), link.replication_id).status
    is_open = status_now in lifecycle.OPEN_FOR_ANSWER and link.used_at is None
    return _sent(render_template("letters/closed.html", words=words, link=link, is_open=is_open), status)


def _sent(body: str, status: int) -> ResponseReturnValue:
    """The address of this page is a key, which no cache may keep.

    No stricter referrer policy than everywhere: with "no-referrer" browsers send ``Origin: null``, and the answer
    would be refused as a stranger's.
    """
    answer = make_response(body, status)
    answer.headers["Cache-Control"] = "no-store"
    return answer
