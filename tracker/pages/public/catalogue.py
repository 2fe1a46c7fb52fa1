"""The catalogue of innovations, and the page of one."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from urllib.parse import urlencode

from flask import render_template, request, url_for
from markupsafe import Markup

from graph.analytics.dataset import counts
from graph.domain.policy import Action
from graph.domain.records.catalogue import Card, Innovation, Term
from graph.domain.vocabulary import EntryStage
from graph.store.innovations import claims, innovations, terms
from graph.store.innovations.innovations import CatalogueFilters
from graph.store.replications import extensions
from graph.store.scaling import policies, scaling_status
from tracker.actions.innovations import correcting
from tracker.documents import record_papers
from tracker.figures import catalogue_counts, terms as figure_terms
from tracker.pages.public import beside_story, liveness, measure_tables, pictures, redirects
from tracker.pages.public.blueprint import bp
from tracker.pages.public.latest import latest
from tracker.web import context as web, query_arguments
from tracker.web.context import requires
from tracker.wording import i18n

PAGE = 30
FILTERS = ("category", "year", "stage", "view", "lang")


@dataclass(frozen=True, slots=True)
class CataloguePage:
    """Cards, of how many and behind how many where that is known, and what the address of the next page adds."""

    cards: list[Card]
    total: int | None = None
    before: int | None = None
    more: dict[str, str] | None = None


@bp.get("/innovations", endpoint="innovations")
@requires(Action.PORTAL_READ)
def catalogue() -> str:
    """List innovations: by name, or the replicated ones first; or what was searched for."""
    categories = terms.categories(web.graph())
    filters = _filters(categories)
    text, view = query_arguments.text("q"), query_arguments.word("view", {"replicated"})
    return render_template(
        "public/innovations.html",
        filters=filters,
        text=text,
        view=view,
        is_narrowed=bool(text) or filters != CatalogueFilters(),
        category_choices=[(term.code, i18n.named(term)) for term in categories],
        **_cards(text, view, filters),
    )


def _filters(categories: Iterable[Term]) -> CatalogueFilters:
    return CatalogueFilters(
        category=query_arguments.word("category", {term.code for term in categories}),
        year=query_arguments.year(),
        stage=query_arguments.word("stage", tuple(EntryStage)),
    )


def _cards(text: str, view: str | None, filters: CatalogueFilters) -> dict[str, object]:
    page = _page(text, view, filters)
    return {
        "cards_shown": page.cards[:PAGE],
        "first_only": PAGE if len(page.cards) > PAGE else None,
        "total": page.total,
        "before": page.before,
        "next_href": _next(page.more),
        "copies": {card.id: len(web.snapshot().of_innovation(card.id)) for card in page.cards},
    }


def _next(more: dict[str, str] | None) -> str | None:
    """Return the address of the next page, its filters kept."""
    # Only names of ours: url_for takes words such as _scheme that an address must not be able to set.
    kept = {name: request.args[name] for name in FILTERS if name in request.args}
    return f"{url_for('public.innovations', lang=None)}?{urlencode(kept | more)}" if more else None


def _page(text: str, view: str | None, filters: CatalogueFilters) -> CataloguePage:
    """Return one page of cards; what a search finds is not counted to its end."""
    if text:
        return CataloguePage(web.readable(innovations.found(web.graph(), text, filters, PAGE + 1)))
    if view == "replicated":
        return _replicated(filters)
    after_name, after_id = request.args.get("after", ""), request.args.get("after_id", "")
    found = innovations.page_by_name(web.graph(), filters, PAGE + 1, after_name, after_id)
    cards = web.readable(found)[:PAGE]
    is_last = not cards or not found.is_beyond(PAGE)
    total = catalogue_counts.of(web.graph(), web.snapshot(), filters)
    return CataloguePage(
        cards,
        total,
        before=None if after_name else 0,
        more=None if is_last else {"after": cards[-1].name, "after_id": cards[-1].id},
    )


def _replicated(filters: CatalogueFilters) -> CataloguePage:
    """Page through the ranking of the snapshot; its key is the id after which the page begins."""
    snapshot = web.snapshot()
    leaders = pictures.most_replicated(snapshot, len(snapshot.rows.innovations))
    ids = [one.id for one in leaders if filters.category in (None, *snapshot.innovations[one.id].categories)]
    if filters.year or filters.stage:
        ids = [card.id for card in innovations.by_ids(web.graph(), ids).rows if _entered(card, filters)]
    after = request.args.get("after_id", "")
    start = ids.index(after) + 1 if after in ids else 0
    chosen = ids[start : start + PAGE]
    more = {"after_id": chosen[-1]} if start + PAGE < len(ids) else None
    return CataloguePage(web.readable(innovations.by_ids(web.graph(), chosen)), len(ids), start, more)


def _entered(card: Card, filters: CatalogueFilters) -> bool:
    return filters.year in (None, *card.years) and filters.stage in (None, card.best_stage)


@bp.get("/innovations/<innovation_id>")
@requires(Action.PORTAL_READ)
def innovation(innovation_id: str) -> str:
    """Show one innovation: its story, its spread, its road; a merged one leads to what it became."""
    found = redirects.found_or_moved(innovation_id)
    return render_template(
        "public/innovation.html",
        innovation=found,
        origin_link=_origin_link(found),
        served=_served(found),
        road=scaling_status.of_innovation(web.graph(), innovation_id),
        stamp=measure_tables.stamp(),
        tools=record_papers.of_innovation(found),
        **_spread(found),
        **_stated(found),
        **_measured(found),
    )


def _spread(found: Innovation) -> dict[str, object]:
    """Return whom it reached, in pictures and figures."""
    snapshot, copies = web.snapshot(), web.snapshot().of_innovation(found.id)
    became = policies.enacted(web.graph(), found.id)
    family = pictures.DrawnFamily(found.id, found.name, found.origin_name, became, liveness.is_open())
    return {
        "is_ours": web.actor().acts_for(found.origin_id),
        "copies": latest(copies),
        "copies_by_id": snapshot.replications,
        "total": len(copies),
        "places": snapshot.agencies,
        "reached": [line for line in pictures.provinces(snapshot, copies) if line.code and line.agencies],
        "unsettled": liveness.unsettled(copies),
        "tree": pictures.tree(snapshot, family) if copies or became else None,
        "legend": pictures.tree_legend(became, liveness.states(snapshot, copies)),
        **asdict(counts.runners(copies)),
    }


def _stated(found: Innovation) -> dict[str, object]:
    """Return what sources and its own agency say of it."""
    graph, stated = web.graph(), innovations.stated(web.graph(), found.id)
    return {
        "needed": beside_story.told(found.fields),
        "entries": stated.entries,
        "awards": stated.awards,
        "sources": stated.sources,
        "extensions": extensions.of_innovation(graph, found.id),
        "recorded": innovations.recorded(graph, innovation_id=found.id),
        "claims": claims.about(graph, found.id),
        "corrections": correcting.public(graph, found.id),
        "may_correct": correcting.may_correct(web.actor(), found),
    }


def _measured(found: Innovation) -> dict[str, object]:
    outcomes = sorted(innovations.outcomes(web.graph(), found.id), key=lambda one: one.subject != found.id)
    return {"outcomes": outcomes, "measured": measure_tables.of_innovation(found, outcomes)}


def _origin_link(found: Innovation) -> Markup | None:
    if found.origin_id is None:
        return None
    address = url_for("public.agency", agency_id=found.origin_id)
    return Markup('<a href="{}">{}</a>').format(address, found.origin_name)


def _served(found: Innovation) -> dict[str, str | None]:
    """Name the categories, priorities and goals."""
    known = figure_terms.known(web.snapshot(), graph=web.graph())
    return {
        "categories": _named(known.categories, found.categories),
        "priorities": _named(known.priorities, found.priorities),
        "goals": _named(known.goals, found.goals),
    }


def _named(known: Iterable[Term], codes: Iterable[str]) -> str | None:
    by_code = {one.code: one for one in known}
    return "; ".join(i18n.named(by_code[code]) for code in codes if code in by_code) or None
