"""The measures of a study by name, as plain values for a page, a report or a file; refusals say why."""

from collections.abc import Callable
from math import isfinite
from typing import Any, cast

import numpy as np

from graph.analytics.dataset import adopter_categories, similarity
from graph.analytics.dataset.arrays import NEVER, Floats, Ints, Links, Ties, ties, times_of
from graph.analytics.dataset.insufficient_data import CannotCompute
from graph.analytics.diffusion import (
    curves,
    event_history,
    generation_intervals,
    growth,
    study_growth,
    survival,
)
from graph.analytics.diffusion.study import Study
from graph.analytics.network import exposure, pagerank
from graph.analytics.network.communities import communities as grouped
from graph.analytics.network.generations import reach
from graph.analytics.space import moran

METHOD = "2"  # raised when a formula or an edge case changes
# Any: values are whatever JSON knows.
Values = dict[str, Any]


def of_item(given: Study, item: int, measure: str) -> Values:
    """Return one measure of one item, or {"refused": code, "message": why}."""
    return _or_refusal(lambda: ITEM_MEASURES[measure](given, item))


def of_all(given: Study, measure: str) -> Values:
    """Return one measure over all items, or its refusal."""
    return _or_refusal(lambda: WHOLE_MEASURES[measure](given))


def _or_refusal(work: Callable[[], Values]) -> Values:
    try:
        return plain(work())
    except CannotCompute as refused:
        return {"refused": refused.reason, "message": str(refused)}


def plain(value: Any) -> Any:
    """Turn arrays into lists and what is not a number into None, which JSON knows."""
    match value:
        case np.ndarray() | np.generic():
            found: Any = cast(Any, value).tolist()
            return plain(found)
        case dict():
            return {key: plain(part) for key, part in cast(Values, value).items()}
        case list() | tuple():
            return [plain(part) for part in cast(list[Any], value)]
        case float():
            return value if isfinite(value) else None
        case _:
            return value


def _curve(given: Study, item: int) -> Values:
    found = curves.of_times(times_of(given.adoptions, item), given.span)
    return {
        "estimator": "counts over eligible units",
        "eligible": int(found.eligible[0]),
        "periods": given.span.periods,
        "cumulative": found.cumulative[0],
        "share": found.share[0],
        "rate": found.rate[0],
        "hazard": found.hazard[0],
    }


def _survival(given: Study, item: int) -> Values:
    years, adopted = survival.since_first(times_of(given.adoptions, item), given.span.last)
    found = survival.estimate(years, adopted)
    return {
        "estimator": "Kaplan-Meier (Greenwood's interval), Nelson-Aalen",
        "periods_since_first": found.years,
        "at_risk": found.at_risk,
        "adopting": found.adopting,
        "survival": found.survival,
        "low": found.lower,
        "high": found.upper,
        "cumulative_hazard": found.hazard,
    }


def _timing(given: Study, item: int) -> Values:
    found = adopter_categories.classes(times_of(given.adoptions, item))
    named = zip(given.adoptions.adopters, found.of, strict=True)
    return {"estimator": "mean and sd (n - 1)", "cuts": found.cuts, "classes": dict(named)}


def _exposure(given: Study, item: int) -> Values:
    times = times_of(given.adoptions, item)
    now = exposure.exposure(_network(given), times, given.span)
    return {"estimator": "outgoing, valued, normalised, lag 0", "mean": now.mean(axis=0)}


def _threshold(given: Study, item: int) -> Values:
    times = times_of(given.adoptions, item)
    span = given.own_span(item)  # as on the pages: who adopts in the item's first period has no period before it
    lagged = exposure.exposure(_network(given), times, span, lag=1)
    found = exposure.thresholds(lagged, times, span)
    own = np.flatnonzero(times != NEVER)
    values = dict(zip(_named(given, own), found[own].tolist(), strict=True))
    return {"estimator": "exposure at adoption, outgoing, valued, normalised, lag 1", "values": values}


def _moran(given: Study, item: int) -> Values:
    _network(given)
    found = moran.by_period(cast(Floats, given.near), times_of(given.adoptions, item), given.span)
    return {
        "estimator": "1 / directed geodesic up to 6 steps, rows scaled to 1; sd under randomisation",
        "observed": [each.observed for each in found],
        "deviation": [each.deviation for each in found],
    }


def _lineage(given: Study, item: int) -> Values:
    copied, _ = _own_links(given, item)
    own = np.flatnonzero(given.adoptions.item == item)
    depth = _copies(given)[1][own]
    below, direct = reach(copied, depth), np.bincount(copied.parent, minlength=copied.size)
    names = _named(given, given.adoptions.adopter[own])
    rows = zip(names, depth.tolist(), direct.tolist(), below.tolist(), strict=True)
    return {
        "estimator": "longest way from a root; distinct descendants",
        "depth": int(depth.max(initial=0)),
        "of": {name: {"generation": g, "direct": d, "reach": r} for name, g, d, r in rows},
    }


def _r(given: Study, item: int) -> Values:
    copied, time = _own_links(given, item)
    return {
        "estimator": "direct copies an adopter; 1 / k for each of k parents",
        "cohorts": [
            {
                "period": c.period,
                "adopters": c.adopters,
                "r": c.r,
                "share_with_none": c.share_with_none,
                "share_of_top_fifth": c.share_of_top_fifth,
                "is_cut_off": c.is_cut_off,
            }
            for c in generation_intervals.cohorts(copied, time, given.span.last)
        ],
    }


def _intervals(given: Study, item: int) -> Values:
    copied, time = _own_links(given, item)
    found = generation_intervals.intervals(copied, time)
    own = given.adoptions.adopter[given.adoptions.item == item]
    named = [_named(given, own[list(pair)]) for pair in found.negative]
    used = int(found.years.size)
    return {"estimator": "copy - parent", "used": used, "mean": found.mean, "median": found.median, "negative": named}


def _fitted(model: growth.Model) -> Callable[[Study, int], Values]:
    return lambda given, item: study_growth.fit(given, item, model)


def _who_next(given: Study, item: int) -> Values:
    made = given.adoptions
    running = times_of(made, item) != NEVER
    nobody = np.empty(0, np.int64)
    tied = given.ties or Ties(running.size, nobody, nobody, np.empty(0))
    found = similarity.who_next(given.known, running, tied)
    return {
        "estimator": "cosine of past adoptions, centred by item",
        "candidates": [
            {
                "adopter": made.adopters[s.agency],
                "score": s.score,
                "closest": {made.adopters[one.agency]: one.shared for one in s.closest},
                "similar_running": [s.similar_running, s.similar],
                "neighbours_running": [s.neighbours_running, s.neighbours],
                "adopted": s.adopted,
            }
            for s in found
        ],
    }


def _pooled(given: Study) -> Values:
    found = curves.pooled(given.adoptions, given.span)
    shown = {"cumulative": found.cumulative[0], "share": found.share[0], "hazard": found.hazard[0]}
    return {"estimator": "adopters of any item, each once", "periods": given.span.periods, **shown}


def _hubs(given: Study) -> Values:
    found = pagerank.pagerank(_between(given))
    order = np.argsort(-np.nan_to_num(found.rank), kind="stable")[:20]
    order = order[~np.isnan(found.rank[order])]
    ranked = dict(zip(_named(given, order), found.rank[order].tolist(), strict=True))
    return {"estimator": f"PageRank, tolerance {pagerank.TOLERANCE}", "left_out": found.left_out, "rank": ranked}


def _communities(given: Study) -> Values:
    found = grouped(_between(given))
    named = zip(given.adoptions.adopters, found.of.tolist(), strict=True)
    groups = {name: number for name, number in named if number >= 0}
    shown = {"count": found.count, "modularity": found.modularity, "left_out": found.left_out, "of": groups}
    return {"estimator": "Leiden (networkit), seed 1", **shown}


def _when(given: Study) -> Values:
    at_risk = event_history.panel(given.adoptions, _network(given), given.span)
    found = event_history.when(at_risk)
    rows = zip(found.names, found.coefficients.tolist(), found.errors.tolist(), strict=True)
    return {
        "estimator": "event-history logit, covariates one period before",
        "used": found.rows,
        "adoptions": found.adoptions,
        "coefficients": {name: {"value": value, "error": error} for name, value, error in rows},
    }


def _named(given: Study, places: Ints) -> list[str]:
    return [given.adoptions.adopters[int(at)] for at in places]


def _network(given: Study) -> Ties:
    if given.ties is None:
        raise CannotCompute("no_network", "needs ties between adopters")
    return given.ties


def _copies(given: Study) -> tuple[Links, Ints]:
    if given.copied is None or given.depth is None:
        raise CannotCompute("no_parents", "needs a column that says from whom each adopter copied")
    return given.copied, given.depth


def _own_links(given: Study, item: int) -> tuple[Links, Ints]:
    copied, _ = _copies(given)
    low, high = np.searchsorted(given.adoptions.item, [item, item + 1]).tolist()
    on = (copied.child >= low) & (copied.child < high)
    return Links(high - low, copied.parent[on] - low, copied.child[on] - low), given.adoptions.time[low:high]


def _between(given: Study) -> Ties:
    copied, _ = _copies(given)
    adopter = given.adoptions.adopter
    return ties(len(given.adoptions.adopters), adopter[copied.child], adopter[copied.parent])


ITEM_MEASURES: dict[str, Callable[[Study, int], Values]] = {
    "curve": _curve,
    "survival": _survival,
    "timing": _timing,
    "exposure": _exposure,
    "threshold": _threshold,
    "moran": _moran,
    "lineage": _lineage,
    "r": _r,
    "intervals": _intervals,
    "bass_density": _fitted(growth.DENSITY),
    "bass_increment": _fitted(growth.INCREMENT),
    "bass_cumulative": _fitted(growth.CUMULATIVE),
    "logistic": _fitted(growth.LOGISTIC),
    "better_growth": study_growth.better,
    "who_next": _who_next,
}
WHOLE_MEASURES: dict[str, Callable[[Study], Values]] = {
    "pooled": _pooled,
    "hubs": _hubs,
    "communities": _communities,
    "when": _when,
}
SLOW = (
    "bass_density",
    "bass_increment",
    "bass_cumulative",
    "logistic",
    "better_growth",
)  # 200 refits each: half a second an item
MEASURES = (*ITEM_MEASURES, *WHOLE_MEASURES)
