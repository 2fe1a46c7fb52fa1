"""One worked example for each measure: few enough agencies to check with a pencil, computed by the engine itself.

Six agencies A-F: A began in 2018, B and C followed in 2019, D in 2020, E in 2021, F has not. B and C copied
from A, D from B and C, E from D. B looks to A; C to A and B; D to B and C; E to D; F to A.
"""

import numpy as np

from graph.analytics.dataset import adopter_categories, similarity
from graph.analytics.dataset.arrays import Links, Span, Ties, events, ints, ties, times_of
from graph.analytics.diffusion import (
    curves,
    event_history,
    forecast,
    generation_intervals,
    growth,
    survival,
)
from graph.analytics.network import exposure, generations, pagerank
from graph.analytics.network.communities import communities
from graph.analytics.network.essential import CopyParts, essentials
from graph.analytics.scaling.effect import MeasuredIndicator, effects
from graph.analytics.space import distances, equity, moran, neighbours
from graph.analytics.space.distances import Site
from graph.analytics.spread_measures import Values, plain

AGENCIES = ("A", "B", "C", "D", "E", "F")
SPAN = Span(2018, 2021)
COUNTS = (3, 5, 7, 9, 10, 9, 7, 5)  # new adopters a year, for the fits
SITES = (  # Jakarta, Bandung, Surabaya, Denpasar: codes and rounded points
    Site("A", "31.71", -6.2, 106.8),
    Site("B", "32.73", -6.9, 107.6),
    Site("C", "35.78", -7.3, 112.7),
    Site("D", "51.71", -8.7, 115.2),
)
_MADE = events(zip("I" * 5, AGENCIES, (2018, 2019, 2019, 2020, 2021), strict=False), eligible=AGENCIES)
_TIMES = times_of(_MADE, 0)
_TIES: Ties = ties(6, ints([1, 2, 2, 3, 3, 4, 5]), ints([0, 0, 1, 1, 2, 3, 0]))
_LINKS = Links(5, ints([0, 0, 1, 2, 3]), ints([1, 2, 3, 3, 4]))


def examples() -> dict[str, Values]:
    """Return the numbers of every example by the measure's name, as plain values for a page."""
    parts = (_time(), _network(), _lineage(), _places(), _growth(), _likely(), _copies())
    return {name: plain(values) for part in parts for name, values in part.items()}


def _time() -> dict[str, Values]:
    curve = curves.of_times(_TIMES, SPAN)
    years, adopted = survival.since_first(_TIMES, SPAN.last)
    lasting = survival.estimate(years, adopted)
    classed = adopter_categories.classes(_TIMES)
    return {
        "cumulative": {"adopters": curve.cumulative[0], "share": curve.share[0]},
        "rate": {"rate": curve.rate[0]},
        "hazard": {"hazard": curve.hazard[0]},
        "survival": {"survival": lasting.survival, "hazard": lasting.hazard},
        "timing": {"cuts": classed.cuts, "classes": dict(zip(AGENCIES, classed.of, strict=True))},
    }


def _network() -> dict[str, Values]:
    exposed = exposure.exposure(_TIES, _TIMES, SPAN)
    lagged = exposure.exposure(_TIES, _TIMES, SPAN, lag=1)
    ring = np.array([[0, 0.5, 0, 0.5], [0.5, 0, 0.5, 0], [0, 0.5, 0, 0.5], [0.5, 0, 0.5, 0]])
    apart = moran.moran(np.array([1.0, 0.0, 1.0, 0.0]), ring)
    beside = moran.moran(np.array([1.0, 1.0, 0.0, 0.0]), ring)
    star = pagerank.pagerank(Ties(3, ints([1, 2]), ints([0, 0]), np.ones(2)))
    triangles = communities(ties(6, ints([1, 2, 2, 4, 5, 5]), ints([0, 0, 1, 3, 3, 4])))
    return {
        "exposure": {"D": exposed[3], "C": exposed[2]},
        "threshold": dict(zip(AGENCIES, exposure.thresholds(lagged, _TIMES, SPAN).tolist(), strict=True)),
        "moran": {"apart": apart.observed, "beside": beside.observed, "expected": apart.expected},
        "hubs": {"rank": star.rank},
        "communities": {"of": triangles.of, "modularity": triangles.modularity},
    }


def _lineage() -> dict[str, Values]:
    r = generation_intervals.cohorts(_LINKS, _MADE.time, SPAN.last)
    waits = generation_intervals.intervals(_LINKS, _MADE.time)
    return {
        "lineage": {
            "generation": generations.generations(_LINKS),
            "direct": np.bincount(_LINKS.parent, minlength=5),
            "reach": generations.reach(_LINKS),
        },
        "r": {
            "credit": generation_intervals.credit(_LINKS),
            "by_cohort": {str(c.period): c.r for c in r},
            "cut_off": [c.period for c in r if c.is_cut_off],
        },
        "intervals": {"mean": waits.mean, "median": waits.median},
    }


def _places() -> dict[str, Values]:
    reached = distances.reached((site, 2018 + at) for at, site in enumerate(SITES))
    away = distances.distance([(SITES[0], SITES[1]), (SITES[0], SITES[2]), (SITES[1], SITES[3])])
    near = neighbours.nearest(SITES, 1)
    kinds = {"A": "city", "B": "city", "C": "city", "D": "city", "E": "regency", "F": "regency"}
    return {
        "place": {
            "provinces": len(reached.provinces),
            "island_groups": [arrival.place for arrival in reached.island_groups],
            "share_outside_java": reached.share_outside_java,
            "mean_km": away.mean_km,
            "nearest": {AGENCIES[int(e)]: AGENCIES[int(a)] for e, a in zip(near.ego, near.alter, strict=True)},
        },
        "equity": {reach.group: reach.share for reach in equity.by_group(kinds, "ABCDE")},
    }


def _growth() -> dict[str, Values]:
    cumulative = np.cumsum(COUNTS)
    fits = [
        forecast.fit(growth.DENSITY, COUNTS),
        forecast.fit(growth.INCREMENT, COUNTS),
        forecast.fit(growth.CUMULATIVE, cumulative),
        forecast.fit(growth.LOGISTIC, cumulative),
    ]
    shown: dict[str, Values] = {}
    for fitted in fits:
        estimates = {e.name: [e.value, e.low, e.high] for e in fitted.estimates}
        shown[fitted.model.name] = {**estimates, "peak": fitted.peak, "aicc": fitted.aicc}
    return shown


def _likely() -> dict[str, Values]:
    past = similarity.past(events([("I", "A", 1), ("I", "B", 1), ("J", "C", 1)]), 2)
    best = similarity.who_next(past, np.array([True, False, False]), ties(3, ints([1]), ints([0])))[0]
    group = np.repeat([0.0, 1.0], 8)  # 2 of 8 adopt without, 6 of 8 with an adopting neighbour
    adopted = np.array([1.0] * 2 + [0.0] * 6 + [1.0] * 6 + [0.0] * 2)
    fitted = event_history.logit(np.column_stack([np.ones(16), group]), adopted, ("intercept", "neighbours"))
    return {
        "who_next": {
            "best": AGENCIES[best.agency],
            "score": best.score,
            "shared": best.closest[0].shared,
            "similar": [best.similar_running, best.similar],
            "neighbours": [best.neighbours_running, best.neighbours],
        },
        "when": dict(zip(fitted.names, fitted.coefficients.tolist(), strict=True)),
    }


def _copies() -> dict[str, Values]:
    copies = [CopyParts("B", frozenset("ab")), CopyParts("C", frozenset("a"), dropped=frozenset("b")), CopyParts("D")]
    found = essentials(("a", "b"), copies)
    survives = effects(
        [MeasuredIndicator("A", "waiting", "minutes", 60, 20)],
        [MeasuredIndicator("B", "waiting", "minutes", 50, 30), MeasuredIndicator("C", "visits", "people", 5, 9)],
    )
    return {
        "essential": {c.id: [c.kept, c.asked, c.is_essential] for c in found.components},
        "effect": {"ratio": survives.comparisons[0].ratio, "left_out": survives.left_out},
    }
