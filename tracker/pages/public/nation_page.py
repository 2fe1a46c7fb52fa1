"""The page of all innovations together, or of those of a category, among all agencies or those of a cluster."""

from flask import render_template
from flask_babel import gettext as _

from graph.domain.policy import Action
from graph.domain.vocabulary import Cluster
from graph.store.innovations import groupings, terms
from tracker.figures import scopes
from tracker.figures.scopes import Spread
from tracker.pages.public import measure_tables
from tracker.pages.public.blueprint import bp
from tracker.web import context as web, query_arguments
from tracker.web.context import requires
from tracker.wording import i18n, labels

HUBS_SHOWN = 10


@bp.get("/spread")
@requires(Action.PORTAL_READ)
def nation() -> str:
    """Show how innovations spread over the nation; ``category`` and ``cluster`` narrow it."""
    categories = {term.code: i18n.named(term) for term in terms.categories(web.graph())}
    category, cluster = query_arguments.word("category", categories), query_arguments.word("cluster", tuple(Cluster))
    return render_template(
        "public/nation.html",
        category=category,
        cluster=cluster,
        categories=categories,
        clusters=[(one.value, labels.label(one, "cluster")) for one in Cluster],
        stamp=measure_tables.stamp(),
        **_measured(category, cluster, _title(categories.get(category or ""), cluster)),
    )


def _measured(category: str | None, cluster: str | None, title: str) -> dict[str, object]:
    snapshot = web.snapshot()
    shown = measure_tables.of_scope(scopes.chosen(snapshot, category, cluster), title)
    found: Spread | None = shown["spread"]
    return shown | {
        "title": title,
        "hubs": found.hubs[:HUBS_SHOWN] if found else [],
        "circles": scopes.circles(snapshot, groupings.copying(web.graph()), cluster),
    }


def _title(category: str | None, cluster: str | None) -> str:
    name = labels.label(cluster, "cluster") if cluster else None
    if category and name:
        return _("Sebaran %(category)s di klaster %(cluster)s", category=category, cluster=name)
    if category:
        return _("Sebaran kategori %(name)s", name=category)
    return _("Sebaran di klaster %(name)s", name=name) if name else _("Sebaran semua inovasi")
