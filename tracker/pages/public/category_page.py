"""The page of one category: how its innovations spread together."""

from flask import render_template

from graph.analytics.dataset import counts
from graph.domain.errors import NotFound
from graph.domain.policy import Action
from graph.store.innovations import terms
from tracker.figures import scopes, spread_measures
from tracker.pages.public import measure_tables
from tracker.pages.public.blueprint import bp
from tracker.web import context as web
from tracker.web.context import requires
from tracker.wording import i18n


@bp.get("/categories/<code>")
@requires(Action.PORTAL_READ)
def category(code: str) -> str:
    """Show how a category spreads: curve, neighbours, R, places, forecast, and whom it reaches."""
    name, looked_at = _name(code), scopes.of_category(web.snapshot(), code)
    copies = spread_measures.of_nation(web.snapshot(), web.today()).copies_in(looked_at)
    return render_template(
        "public/category.html",
        code=code,
        name=name,
        innovations=len(looked_at.roots or ()),
        copies=len(copies),
        agencies=counts.runners(copies).agencies,
        recorded=sum(any(map(looked_at.holds_root, copy.roots)) for copy in web.snapshot().recorded),
        stamp=measure_tables.stamp(),
        **measure_tables.of_scope(looked_at, name),
    )


def _name(code: str) -> str:
    found = next((term for term in terms.categories(web.graph()) if term.code == code), None)
    if found is None:
        raise NotFound("no_such_category")
    return i18n.named(found)
