"""Answer by a one-time link, without an account."""

from functools import partial

from flask import Response, make_response, render_template, request
from flask.typing import ResponseReturnValue

from graph.domain import lifecycle
from graph.domain.errors import Refused, Stale
from graph.domain.policy import Action
from graph.store.replications import answer_links, replications
from tracker.actions.evidence import answer_letters
from tracker.actions.evidence.answer_letters import OpenLetter
from tracker.pages.letters.blueprint import bp
from tracker.pages.letters.forms import ReplyForm
from tracker.web import context as web
from tracker.web.context import requires
from tracker.web.submitting import Error, submitted
from tracker.wording import messages


@bp.route("/answers/<key>", methods=["GET", "POST"])
@requires(Action.ANSWER_LINK_USE)
def reply(key: str) -> ResponseReturnValue:
    """Show what is asked, take the answer once, and say so when the link is used or expired."""
    form = ReplyForm()
    try:
        letter = answer_letters.alive(web.graph(), key, web.clock().real())
    except Refused as error:
        return _closed(key, messages.text(error), 410)
    if request.method == "GET":
        return _page(key, letter, form)
    again = partial(_again, key, letter, form)
    return submitted(form, lambda: _answered(key, letter, form), again)


def _again(key: str, letter: OpenLetter, form: ReplyForm, error: Error) -> Response:
    """Show the form with what is wrong, over the record as it is by now, or why the link is no good any more."""
    if isinstance(error, Refused):
        return _closed(key, messages.text(error), 409)
    if isinstance(error, Stale):
        letter = OpenLetter(letter.link, replications.by_id(web.graph(), letter.record.facts.id))
    return _page(key, letter, form)


def _answered(key: str, letter: OpenLetter, form: ReplyForm) -> Response:
    answer_letters.answer(
        web.graph(),
        key,
        web.version_of(form.version.data),
        request.form.get("answer", ""),
        form.reason.data or "",
        answerer=form.answerer.data or "",
        real=web.clock().real(),
        moment=web.clock().moment(),
    )
    return _sent(render_template("letters/thanks.html", agency_name=letter.link.agency_name))


def _page(key: str, letter: OpenLetter, form: ReplyForm) -> Response:
    link, record = letter.link, letter.record
    if record.facts.status not in lifecycle.OPEN_FOR_ANSWER:
        return _closed(key, messages.sentence("not_open_for_answer"), 409)
    form.version.data = str(record.facts.version)
    asked = [parent.name for parent in record.parents if parent.agency_id == link.agency_id]
    return _sent(render_template("letters/reply.html", link=link, record=record, asked=asked, form=form))


def _closed(key: str, words: str, status: int) -> Response:
    """Say why the link is no good, and who can answer now."""
    link = answer_links.by_key(web.graph(), answer_letters.key_hash(key))
    status_now = replications.facts(web.graph(), link.replication_id).status
    is_open = status_now in lifecycle.OPEN_FOR_ANSWER and link.used_at is None
    return _sent(render_template("letters/closed.html", words=words, link=link, is_open=is_open), status)


def _sent(body: str, status: int = 200) -> Response:
    """The address of this page is a key, which no cache may keep.

    No stricter referrer policy than everywhere: with "no-referrer" browsers send ``Origin: null``, and the answer
    would be refused as a stranger's.
    """
    answer = make_response(body, status)
    answer.headers["Cache-Control"] = "no-store"
    return answer
