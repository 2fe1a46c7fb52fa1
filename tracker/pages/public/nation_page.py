"""The page of all innovations together, or of those of a category, among all agencies or those of a cluster."""

from flask import render_template
from flask_babel import gettext as _

from graph.domain.policy import Action
from graph.domain.vocabulary import Cluster
from graph.store.innovations import groupings, terms
from tracker.figures import scopes
from tracker.pages.public import measure_tables, query_arguments
from tracker.pages.public.blueprint import bp
from tracker.pages.public.category_page import curve_chart
from tracker.web import context as web
from tracker.web.context import requires
from tracker.wording import i18n, labels

HUBS_SHOWN = 10


@bp.get("/spread")
@requires(Action.PORTAL_READ)
def nation() -> str:
    """Show how innovations spread over the nation; ``category`` and ``cluster`` narrow it."""
    categories = {term.code: i18n.named(term) for term in terms.categories(web.graph())}
    category, cluster = query_arguments.word("category", categories), query_arguments.word("cluster", tuple(Cluster))
    snapshot = web.snapshot()
    found = scopes.of(snapshot, web.today(), scopes.chosen(snapshot, category, cluster))
    title = _title(categories.get(category or ""), cluster)
    return render_template(
        "public/nation.html",
        title=title,
        category=category,
        cluster=cluster,
        categories=categories,
        clusters=[(one.value, labels.label(one, "cluster")) for one in Cluster],
        spread=found,
        chart=curve_chart(found.group.curve, title) if found and found.group.curve else None,
        by_cluster=measure_tables.labelled(found.clusters) if found else [],
        by_earlier=measure_tables.earlier(found.earlier) if found else [],
        stamp=measure_tables.stamp(),
        hubs=found.hubs[:HUBS_SHOWN] if found else [],
        circles=scopes.circles(snapshot, groupings.copying(web.graph()), cluster),
        places=snapshot.agencies,
    )


def _title(category: str | None, cluster: str | None) -> str:
    name = labels.label(cluster, "cluster") if cluster else None
    if category and name:
        return _("Sebaran %(category)s di klaster %(cluster)s", category=category, cluster=name)
    if category:
        return _("Sebaran kategori %(name)s", name=category)
    return _("Sebaran di klaster %(name)s", name=name) if name else _("Sebaran semua inovasi")
