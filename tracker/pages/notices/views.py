"""The list of a person's notices, the wishes about mail, and the feed of public events."""

from datetime import UTC, datetime

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from graph.domain.policy import Action
from graph.domain.records.notices import Notice, PublicEventKind
from graph.domain.vocabulary import WorldKind
from graph.store.people import notices as store
from tracker.actions.people import notification_settings
from tracker.documents import addresses
from tracker.pages.notices import feed
from tracker.pages.notices.forms import WishForm
from tracker.web import context as web, forms
from tracker.web.context import requires
from tracker.web.submitting import Done, submitted
from tracker.wording import notices as notice_words

bp = Blueprint("notices", __name__)
PAGE, FEED = 30, 50
_LAST = datetime(9999, 12, 31, tzinfo=UTC)


@bp.get("/notices", endpoint="notices")
@requires(Action.NOTICE_READ)
def index() -> str:
    """List what this person was told, the newest first."""
    user = web.actor().user_id or ""
    before, after = _instant(request.args.get("before")), request.args.get("after", "")
    found = store.of_person(web.graph(), user, PAGE + 1, before, after)
    last = found[PAGE - 1] if len(found) > PAGE else None
    return render_template(
        "notices/list.html",
        notices=[(one, sentence(one)) for one in found[:PAGE]],
        next_href=url_for("notices.notices", before=last.at.isoformat(), after=last.id) if last else None,
        newest=found[0].id if found and "before" not in request.args else None,
        unread=store.wishes(web.graph(), user).unread,
        root=addresses.public_url(),
    )


@bp.post("/notices/read", endpoint="read")
@requires(Action.NOTICE_READ)
def read() -> ResponseReturnValue:
    """Mark all as read that there was when the list was shown."""
    forms.refuse_fields_beside({"newest"})
    user, at, newest = web.actor().user_id or "", web.now(), request.form.get("newest") or None
    web.graph().write(lambda tx: store.mark_read(tx, user, at, newest))
    return redirect(url_for("notices.notices"), 303)


@bp.route("/notices/settings", methods=["GET", "POST"], endpoint="settings")
@requires(Action.NOTICE_READ)
def settings() -> ResponseReturnValue:
    """Show or keep where and how often mail goes."""
    form = WishForm()
    if request.method == "GET":
        held = store.wishes(web.graph(), web.actor().user_id or "")
        form.mail.data, form.mode.data, form.language.data = held.mail or "", held.mode, held.language
        return _settings_page(form)
    return submitted(form, lambda: _wished(form), lambda _error: _settings_page(form))


def _settings_page(form: WishForm) -> str:
    return render_template("notices/settings.html", form=form)


def _wished(form: WishForm) -> Done:
    mail, mode, language = form.mail.data or "", form.mode.data or "", form.language.data or "id"
    notification_settings.wish(web.context(), mail, mode, language)
    return Done(url_for("notices.settings"), _("Pilihan pemberitahuan tersimpan."))


@bp.get("/feed.atom", endpoint="feed")
@requires(Action.FEED_READ)
def atom() -> Response:
    """Let anyone follow verified replications and enacted policies."""
    is_example = web.worlds().current().kind == WorldKind.EXAMPLE
    lines = [feed.line(event, _address(event.kind, event.id)) for event in store.public_events(web.graph(), FEED)]
    body = feed.atom(lines, addresses.public_url() + url_for("notices.feed"), is_example=is_example)
    return Response(body, mimetype="application/atom+xml")


def sentence(notice: Notice) -> str:
    """Say in the reader's language what happened."""
    return notice_words.filled(_(notice_words.TEXTS[notice.kind]), notice.values)


def _address(kind: PublicEventKind, event_id: str) -> str:
    if kind is PublicEventKind.POLICY:
        return addresses.public_url() + url_for("scaling.policy", policy_id=event_id)
    return addresses.public_url() + url_for("registry.show", replication_id=event_id)


def _instant(text: str | None) -> datetime:
    try:
        read_at = datetime.fromisoformat(text or "")
    except ValueError:
        return _LAST
    return read_at if read_at.tzinfo else read_at.replace(tzinfo=UTC)
