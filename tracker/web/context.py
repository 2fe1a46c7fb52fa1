"""What a view needs: its mark, the graph of this request, the actor, the clock. No rule lives here."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from typing import TypeVar, cast

from flask import Flask, abort, current_app, g, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from graph.domain import policy
from graph.domain.errors import Invalid, NotAllowed, Problem, Unavailable
from graph.domain.policy import ANYONE, Action, Actor
from graph.engine import Graph, Sifted
from graph.request_graph import RequestGraph
from graph.store.audit import entries as audit
from tracker.actions.context import Context
from tracker.base.clock import Clock
from tracker.base.worlds import Worlds
from tracker.figures.snapshot import Renewing, Snapshot, Snapshots, may_look_back
from tracker.web import last_write
from tracker.web.last_write import LastWrite
from tracker.web.readiness import WARMING, Readiness

View = TypeVar("View", bound=Callable[..., object])
R = TypeVar("R")
LOG_IN = "account.login"
_MARK = "jejak_action"
_READS = frozenset({"GET", "HEAD", "OPTIONS"})


def requires(action: Action, *, reading: Action | None = None) -> Callable[[View], View]:
    """Mark a view with the action that it performs; an unmarked view stays closed.

    A view that shows a page and takes its form may name a second action: ``reading`` opens the page alone, for those
    who read there what others do.
    """

    def mark(view: View) -> View:
        setattr(view, _MARK, (action, reading or action))
        return view

    return mark


def action_of(app: Flask, endpoint: str, method: str = "GET") -> Action | None:
    """Return the action that a route's view is marked with for a method."""
    acting, reading = getattr(app.view_functions[endpoint], _MARK, (None, None))
    return reading if method in _READS else acting


def guard() -> None:
    """Close every route that is not marked, or whose action the actor's roles do not open."""
    if request.endpoint is None or request.endpoint == "static":
        return
    action = action_of(current_app, request.endpoint, request.method)
    if action is None:
        abort(404)
    g.action = action
    if action in {Action.HEALTH_READ, Action.LOGIN}:
        return  # must answer while the database is away
    if readiness().doing is not None and WARMING not in request.environ:
        raise Unavailable("starting")
    who = actor()
    if "session_fault" in g:
        raise g.session_fault
    if not policy.may(who, action):
        raise NotAllowed("not_your_role")
    if request.method not in _READS and (closed := base_graph().closed):
        raise Unavailable(closed)  # before a file of the form is kept


def graph() -> RequestGraph:
    """Return the graph of this request, as this person has last seen it, whichever server answers."""
    if "graph" not in g:
        claimed = () if request.endpoint == LOG_IN else wrote().bookmarks  # the way in rests on nothing a cookie says
        g.graph = RequestGraph(base_graph(), claimed, last_write.forget)
    return cast(RequestGraph, g.graph)


def base_graph() -> Graph:
    return cast(Graph, current_app.extensions["jejak.graph"])


def wrote() -> LastWrite:
    """Return what this person has just written."""
    return last_write.claimed(worlds().real())


def keep_last_write() -> None:
    """Remember what this person has written, for the next requests, on whichever server."""
    if request.method != "POST" or "graph" not in g or not graph().has_written:
        return
    version = 0
    if not is_error_page():
        with suppress(Exception):  # the database may be away by now, or worse; the write itself stands
            version = audit.version(graph())
    last_write.keep(graph().bookmarks, version, worlds().real())


def is_error_page() -> bool:
    """Say whether the page of an error is being drawn: that asks the graph for nothing."""
    return "is_error_page" in g


def worlds() -> Worlds:
    return cast(Worlds, current_app.extensions["jejak.worlds"])


def readiness() -> Readiness:
    return cast(Readiness, current_app.extensions["jejak.readiness"])


def snapshots() -> Snapshots:
    return cast(Snapshots, current_app.extensions["jejak.snapshots"])


def clock() -> Clock:
    return worlds().clock()


def now() -> datetime:
    """The instant of the domain, UTC."""
    return clock().now()


def today() -> date:
    """The calendar day of the domain, Asia/Jakarta."""
    return clock().today()


def context() -> Context:
    """What every action is given: the graph of this request, who asks, and when."""
    return Context(graph(), actor(), clock().moment())


def version_of(text: str | None) -> int:
    """Read the version that a form was shown with; anything else is a broken form, not a fault of ours."""
    if not text or not text.isascii() or not text.isdigit() or len(text) > 9:
        raise Invalid(Problem("version", "form_broken"))
    return int(text)


def actor() -> Actor:
    """Who asks; the public when nobody is signed in."""
    return current_user.actor if current_user.is_authenticated else ANYONE


def snapshot() -> Snapshot:
    """Return the snapshot that shows everything this person has seen."""
    if "snapshot" not in g:
        least = wrote().version
        g.snapshot = snapshots().latest(graph(), today(), least)
        leave_out(g.snapshot.rows.left_out)
        before = g.snapshot.before
        may_look_back.set(before is not None and before.rows.version >= least and request.method in _READS)
    return cast(Snapshot, g.snapshot)


def readable(found: Sifted[R]) -> list[R]:
    """Return what of a list can be read; the frame of the page says how much cannot."""
    leave_out(found.left_out)
    return found.rows


def left_out() -> int:
    """Return how many records the lists and figures of this page are without."""
    return g.get("left_out", 0)


def leave_out(count: int) -> None:
    """Remember that what this page shows is without so many records."""
    g.left_out = left_out() + count


def look_back(renewing: Renewing) -> ResponseReturnValue:
    """Make the page once more, whole, from the version before: others wait for nothing that one computes anew."""
    graph().open_to_reads()  # the page may have been drawn by now
    g.snapshot = snapshot().before or snapshot()
    g.left_out = g.snapshot.rows.left_out
    may_look_back.set(False)
    try:
        return current_app.dispatch_request()
    except Exception as error:  # told as in the first run
        return current_app.handle_user_exception(error)
