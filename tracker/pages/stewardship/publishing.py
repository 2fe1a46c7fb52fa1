"""KemenPANRB reads what agencies submitted, publishes it, or gives it back with a reason."""

from functools import partial

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from graph.domain.errors import NotFound, Refused
from graph.domain.events import Event
from graph.domain.policy import Action, may
from graph.domain.records.stewardship import UnderCare
from graph.domain.values import numbers
from graph.store.audit import entries as audit
from graph.store.innovations import innovation_drafts as store
from tracker.actions.innovations import innovation_form, innovations
from tracker.pages.stewardship import submitted_words
from tracker.pages.stewardship.blueprint import bp
from tracker.pages.stewardship.forms import PublicationForm
from tracker.web import context as web
from tracker.web.context import requires
from tracker.web.submitting import Done, submitted
from tracker.wording import i18n, messages


@bp.get("/innovations/review", endpoint="waiting")
@requires(Action.PUBLICATION_READ)
def waiting() -> str:
    """List what waits to be published, and what others named and nobody has completed, the longest waiting first."""
    graph = web.graph()
    waiting_ones, named = store.waiting(graph), store.unfinished(graph)
    may_merge = may(web.actor(), Action.INNOVATION_MERGE)
    return render_template("stewardship/waiting.html", innovations=waiting_ones, unfinished=named, may_merge=may_merge)


@bp.route("/innovations/<innovation_id>/review", methods=["GET", "POST"], endpoint="review")
@requires(Action.INNOVATION_PUBLISH, reading=Action.PUBLICATION_READ)
def review(innovation_id: str) -> ResponseReturnValue:
    """Show one submitted innovation as typed, or take the decision on it."""
    form = PublicationForm()
    if request.method == "GET":
        return _page(_waiting(innovation_id), form)
    waits = partial(_waiting, innovation_id, numbers.carried(form.version.data) or None)
    found = waits()
    return submitted(form, lambda: _decided(found, form), lambda _error: _page(waits(), form))


def _decided(found: UnderCare, form: PublicationForm) -> Done:
    version, then = web.version_of(form.version.data), url_for("stewardship.waiting")
    if request.form.get("act") == "publish":
        innovations.publish(web.context(), found.id, version)
        return Done(then, _("%(name)s sudah terbit.", name=found.name))
    innovations.give_back(web.context(), found.id, version, form.reason.data or "")
    return Done(then, _("%(name)s dikembalikan kepada instansinya.", name=found.name))


def _waiting(innovation_id: str, shown: int | None = None) -> UnderCare:
    """Return a submitted innovation; another agency's draft answers like a missing one.

    Whoever was shown an earlier version, and decides too late, is told what was decided.
    """
    found = store.by_id(web.graph(), innovation_id)
    if innovations.is_submitted(found):
        return found
    decided = innovations.decided_since(web.graph(), found, shown)
    if decided is None:
        raise NotFound("no_such_innovation")
    raise Refused(
        "decided_published" if decided.event == Event.INNOVATION_PUBLISHED else "decided_returned",
        name=found.name,
        who=decided.actor_name or "",
        at=i18n.instant(decided.at),
        reason=decided.reason or "",
    )


def _page(found: UnderCare, form: PublicationForm) -> str:
    typed = innovation_form.of_innovation(web.graph(), found)
    obstacle = innovations.obstacle_to_publish(web.graph(), web.actor(), found)
    form.version.data = str(found.version)
    return render_template(
        "stewardship/review.html",
        innovation=found,
        typed=typed,
        told=submitted_words.told(web.graph(), typed),
        form=form,
        may_decide=may(web.actor(), Action.INNOVATION_PUBLISH),
        obstacle=messages.sentence(obstacle) if obstacle else None,
        history=audit.of_subject(web.graph(), found.id),
    )
