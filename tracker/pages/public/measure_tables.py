"""What the portal's pages show of the measures of spread."""

from statistics import median
from typing import Any

from flask_babel import LazyString, gettext as _

from graph.analytics.dataset import scope
from graph.analytics.dataset.scope import MeasureScope
from graph.analytics.diffusion import survival
from graph.analytics.space.equity import GroupReach
from graph.domain.records.catalogue import Agency, Innovation, OutcomeLine, PartsTaken, Region
from graph.domain.vocabulary import Cluster
from graph.store.audit import entries as audit
from graph.store.innovations import groupings
from graph.store.replications import components
from tracker.figures import scopes, spread_measures, terms as figure_terms, words as measure_words
from tracker.pages.public import pictures
from tracker.pages.public.blueprint import bp
from tracker.web import context as web
from tracker.wording import i18n, labels

SEEN_SHOWN = 200  # no province has a quarter of them
Shown = dict[str, Any]  # what a template reads; Any: each name has a type of its own


@bp.context_processor
def words() -> Shown:
    """Give every page of the portal the words of the measures, and what is worked out of a curve alone."""
    return {"words": measure_words, "lasting_of": survival.of_curve}


def stamp() -> str:
    """Say as of when and of which version the numbers are."""
    day = i18n.day(web.today())
    return _("Per %(day)s, jejak versi %(version)s", day=day, version=web.snapshot().rows.version)


def of_innovation(found: Innovation, outcomes: list[OutcomeLine]) -> Shown | None:
    """Return what the innovation's own page shows; None where nobody has copied it."""
    snapshot, today = web.snapshot(), web.today()
    if not snapshot.of_innovation(found.id):
        return None
    only_running = web.actor().user_id is not None
    parts = _parts(found.id) if found.fields.components else []
    effects = spread_measures.effects(outcomes, found.id)
    names = {term.code: i18n.named(term) for term in figure_terms.known(web.snapshot(), graph=web.graph()).categories}
    ratios = [one.ratio for one in effects.comparisons if one.ratio is not None]
    return {
        "copying": spread_measures.copying(snapshot, today, found.id),
        "ways": spread_measures.ways(snapshot, today, found.id),
        "next": spread_measures.who_next(snapshot, today, found.id),
        "categories": [(code, names[code]) for code in found.categories if code in names],
        "only_running": only_running,
        "essentials": spread_measures.essentials(
            snapshot, parts, found.fields.components or (), only_running=only_running
        ),
        "effects": effects,
        "effect_ratio": median(ratios) if ratios else None,
    }


def of_spread(found: Innovation) -> Shown | None:
    """Return what the innovation's spread page shows."""
    snapshot, today = web.snapshot(), web.today()
    if not snapshot.of_innovation(found.id):
        return None
    clusters, before = spread_measures.reach(snapshot, today, found.id)
    return {
        "copying": spread_measures.copying(snapshot, today, found.id),
        "ways": spread_measures.ways(snapshot, today, found.id),
        "curve": spread_measures.curve(snapshot, today, found.id),
        "soon": spread_measures.for_page(spread_measures.soon, snapshot, today, found.id),
        "places": snapshot.agencies,
        "by_cluster": labelled([one for one in clusters if one.adopted]),
        "by_earlier": earlier(before),
    }


def of_agency(found: Agency) -> Shown | None:
    """Return an agency's exposure, timing, reach and suggestions; None until the snapshot knows it."""
    snapshot, today = web.snapshot(), web.today()
    if found.id not in snapshot.agencies:
        return None
    return {
        "exposures": spread_measures.exposures(snapshot, today, found.id),
        "habit": spread_measures.habit(snapshot, today, found.id),
        "own": spread_measures.own_innovations(snapshot, today, found.id),
        "suggestions": spread_measures.suggestions(snapshot, today, found.id),
        "inputs": spread_measures.of_nation(snapshot, today).inputs(scope.ALL),
        "circle": spread_measures.circle(snapshot, today, groupings.copying(web.graph()), found.id),
        "places": snapshot.agencies,
        "is_local": found.cluster in (Cluster.REGENCY, Cluster.CITY),
    }


def of_region(found: Region) -> Shown:
    """Return how innovations spread among a region's agencies, and what its regencies see nearby."""
    snapshot, today = web.snapshot(), web.today()
    key = "region" if found.province_code else "province"
    inside = {place.id for place in snapshot.rows.agencies if getattr(place, key) == found.code}
    spread = scopes.of(snapshot, today, scope.agencies(inside))
    return {
        "spread": spread,
        "by_cluster": labelled(spread.clusters) if spread else [],
        "seen": scopes.seen_nearby(snapshot, today, frozenset(inside))[:SEEN_SHOWN],
        "places": snapshot.agencies,
    }


def of_scope(looked_at: MeasureScope, title: str) -> dict[str, Any]:
    """Return how innovations spread within a part of the nation, for the pages that show it; Any: what a page shows."""
    found = scopes.of(web.snapshot(), web.today(), looked_at)
    return {
        "spread": found,
        "places": web.snapshot().agencies,
        "chart": pictures.curve_chart(found.group.curve, title) if found and found.group.curve else None,
        "by_cluster": labelled(found.clusters) if found else [],
        "by_earlier": earlier(found.earlier) if found else [],
    }


def labelled(reached: list[GroupReach]) -> list[tuple[str, GroupReach]]:
    """Name the clusters."""
    return [(labels.label(one.group, "cluster"), one) for one in reached]


def earlier(reached: list[GroupReach]) -> list[tuple[LazyString, GroupReach]]:
    """Name the groups of provinces by what they had before."""
    return [(measure_words.EARLIER[one.group], one) for one in reached]


def _parts(innovation_id: str) -> list[PartsTaken]:
    """Return what copies took over; read anew only after a step that the trail knows of."""
    graph = web.graph()
    return web.snapshot().latest(
        ("copy_parts", innovation_id), audit.version(graph), lambda: components.of_innovation(graph, innovation_id)
    )
