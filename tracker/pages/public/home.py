"""The front page: what was published, what this system counts, and a search over everything."""

from flask import render_template, request

from graph.domain.policy import Action
from graph.store.innovations import claims
from graph.store.replications import search as store, told as beside
from tracker.drawing import charts
from tracker.figures import snapshot as figures
from tracker.pages.public import pictures
from tracker.pages.public.blueprint import bp
from tracker.web import context as web
from tracker.web.context import requires

FOUND_OF_EACH = 20
SIX = ("registered", "passed", "top", "top_replicated", "adopting_agencies", "running_units")


@bp.get("/")
@requires(Action.PORTAL_READ)
def home() -> str:
    published = claims.national(web.graph())
    snapshot = web.snapshot()
    return render_template(
        "public/home.html",
        totals=figures.totals(snapshot),
        verified_only=SIX[3:],
        claims={metric: [claim for claim in published if claim.metric == metric] for metric in SIX},
        tiles=charts.tile_map(
            pictures.province_counts(snapshot, snapshot.verified),
            unit=pictures.agencies_unit(),
            title=pictures.title(),
        ),
        leaders=pictures.most_replicated(snapshot, 6),
    )


@bp.get("/search")
@requires(Action.PORTAL_READ)
def search() -> str:
    """Find names by what was typed, typing errors forgiven; and statements, instruments, units, codes and numbers."""
    text = request.args.get("q", "").strip()[:200]
    found = store.found(web.graph(), text, FOUND_OF_EACH + 1)
    told = beside.found(web.graph(), text, FOUND_OF_EACH + 1)
    return render_template(
        "public/search.html", text=text, found=found, told=told, most=FOUND_OF_EACH, places=web.snapshot().agencies
    )
