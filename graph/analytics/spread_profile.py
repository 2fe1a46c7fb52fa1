"""How fast, how far, and to whom innovations spread: one innovation, a category, a cluster, a region, or all."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import median

import numpy as np

from graph.analytics.dataset import arrays
from graph.analytics.dataset.arrays import Floats, Span
from graph.analytics.dataset.insufficient_data import CannotCompute
from graph.analytics.dataset.scope import MeasureScope
from graph.analytics.diffusion import curves, forecast
from graph.analytics.diffusion.curves import Curve
from graph.analytics.diffusion.forecast import Fit
from graph.analytics.diffusion.growth import Model
from graph.analytics.nation import Nation, site
from graph.analytics.space import distances, equity
from graph.analytics.space.distances import Reached
from graph.analytics.space.equity import GroupReach
from graph.domain.vocabulary import Cluster

HORIZON = 3  # years ahead
DRAWS = 100
FEWEST_ADOPTIONS = 30
_REGIONAL = (Cluster.PROVINCE, Cluster.REGENCY, Cluster.CITY)


@dataclass(frozen=True, slots=True)
class Ways:
    """Places reached by all verified copies, and the kilometres from parent to copy over ``pairs``.

    ``apart`` parents belong to another family, are not verified, or have no year: no distance is taken from them.
    """

    reached: Reached
    mean_km: float | None
    median_km: float | None
    longest_km: float | None
    pairs: int
    without_point: int
    undated: int
    apart: int


@dataclass(frozen=True, slots=True, eq=False)
class Growth:
    """A fit with the cumulative agencies of the years ahead: (year, value, low, high).

    The years ahead start from what is counted now, so that they never fall below it.
    """

    fitted: Fit
    first: int
    ahead: tuple[tuple[int, float, float, float], ...]

    @property
    def ceiling(self) -> forecast.ParameterEstimate:
        return self.fitted.estimates[0]

    @property
    def peak_year(self) -> int | None:
        """The year of most new adoptions by the fitted curve."""
        return None if self.fitted.peak is None else round(self.first - 1 + self.fitted.peak)


def curve(given: Nation, root: str) -> Curve | None:
    """Return the yearly curve over eligible agencies to the last full year; None before the first adoption."""
    times = arrays.times_of(given.adoptions, given.item_at[root])[given.eligible(root)]
    first = int(times.min(initial=arrays.NEVER))
    return None if first > given.last else curves.of_times(times, Span(first, given.last))


def growth_of(found: Curve | None, model: Model) -> Growth:
    """Fit a growth curve to an innovation's years and look three years ahead.

    Raises CannotCompute with the reasons of ``forecast.fit``; "too_few_adoptions" below 30, ten for each
    parameter (Peduzzi et al. 1996); "no_ceiling" where the interval of the ceiling goes beyond all eligible
    agencies: such data do not say where the growth ends; "outgrown" where it ends below what is counted already.
    """
    if found is None:
        raise CannotCompute("no_adoptions", "nobody has adopted in a full year")
    return _grown(tuple(found.new[0].tolist()), found.span.first, int(found.eligible[0]), model)


def ways(given: Nation, looked_at: MeasureScope) -> Ways:
    """Return where innovations arrived and how far copies stand from their parents, mandated ones included.

    Parents are those of the own family with a year: the innovations looked at and their verified copies.
    """
    copies, own = given.copies_in(looked_at), _dated_family(given, looked_at)
    dated = [(site(given.agencies[copy.adopter]), copy.started_on.year) for copy in copies if copy.started_on]
    links = [(parent, copy.adopter) for copy in copies for parent in copy.parents]
    pairs = [(given.agency_of(parent), adopter) for parent, adopter in links if parent in own]
    placed = [
        (site(given.agencies[start]), site(given.agencies[end])) for start, end in pairs if start in given.agencies
    ]
    away = distances.distance(placed)
    return Ways(
        reached=distances.reached(dated),
        mean_km=away.mean_km,
        median_km=median(kilometres) if (kilometres := _kilometres(placed)) else None,
        longest_km=away.longest_km,
        pairs=away.pairs,
        without_point=len(pairs) - away.pairs,
        undated=len(copies) - len(dated),
        apart=len(links) - len(pairs),
    )


def by_cluster(given: Nation, looked_at: MeasureScope) -> list[GroupReach]:
    """Return what share of each cluster's agencies adopted any of the innovations, mandated ones included."""
    cluster_of = {agency.id: agency.cluster for agency in given.rows.agencies if looked_at.holds_agency(agency.id)}
    return equity.by_group(cluster_of, _adopters(given, looked_at))


def by_earlier(given: Nation, looked_at: MeasureScope) -> list[GroupReach]:
    """Return reach in provinces that ran few, some and many innovations before these began to spread.

    Local and provincial governments only: others have no region of their own.
    """
    copies = given.copies_of(looked_at)
    first = min((copy.started_on.year for copy in copies if copy.started_on), default=None)
    region_of: dict[str, str] = {
        one.id: one.province for one in given.rows.agencies if one.cluster in _REGIONAL and one.province
    }
    if first is None or not region_of:
        return []
    return equity.by_earlier_count(region_of, _earlier(given, region_of, first, looked_at), _adopters(given, looked_at))


@lru_cache(maxsize=2_000)
def _grown(new: tuple[int, ...], first: int, eligible: int, model: Model) -> Growth:
    """Kept by its numbers, not by the graph's version: a fit takes a third of a second and most curves stay."""
    response = np.array(new, np.float64)
    y = response if model.response == "new" else np.cumsum(response)
    forecast.refuse(model, y, None)
    if sum(new) < FEWEST_ADOPTIONS:
        raise CannotCompute("too_few_adoptions", f"{sum(new)} adoptions; a forecast needs {FEWEST_ADOPTIONS}")
    fitted = forecast.fit(model, y, draws=DRAWS)
    high = fitted.estimates[0].high
    if high is None or not high <= eligible:
        raise CannotCompute("no_ceiling", "the data do not say where the growth ends")
    if high < sum(new):
        raise CannotCompute("outgrown", "more have adopted than the curve ever allows")
    return Growth(fitted, first, tuple(_ahead(fitted, first + y.size, sum(new))))


def _ahead(fitted: Fit, year: int, now: int) -> Iterator[tuple[int, float, float, float]]:
    """Yield the years after the last: what is counted now and what the curve adds, with its 95 % interval."""
    shape, last = fitted.model.cumulative, np.array([float(fitted.points)])
    rows = [np.concatenate([[fitted.estimates[0].value], fitted.theta]), *fitted.draws]
    for step in range(1, HORIZON + 1):
        added = [float(row[0] * (shape(last + step, row[1:]) - shape(last, row[1:]))[0]) for row in rows]
        low, high = np.quantile(added, [0.025, 0.975]).tolist()
        yield year + step - 1, now + added[0], now + low, now + high


def _kilometres(pairs: Sequence[tuple[distances.Site, distances.Site]]) -> list[float]:
    unknown = float("nan")
    points = [[unknown if value is None else value for value in (a.lat, a.lon, b.lat, b.lon)] for a, b in pairs]
    columns: Floats = np.array(points, np.float64).reshape(-1, 4).T
    found = distances.distances(*columns)
    return found[~np.isnan(found)].tolist()


def _dated_family(given: Nation, looked_at: MeasureScope) -> set[str]:
    roots = {root for root in given.roots_in(looked_at) if given.innovations[root].started_on}
    return roots | {copy.id for copy in given.copies_of(looked_at) if copy.started_on}


def _adopters(given: Nation, looked_at: MeasureScope) -> set[str]:
    return {copy.adopter for copy in given.copies_in(looked_at)}


def _earlier(given: Nation, region_of: Mapping[str, str], before: int, new: MeasureScope) -> dict[Hashable, int]:
    """Count the distinct other innovations that a province's agencies began or ran before a year."""
    found: dict[Hashable, set[str]] = {}
    seen = [(root.origin, root.started_on, (root.id,)) for root in given.rows.innovations]
    seen += [(copy.adopter, copy.started_on, copy.roots) for copy in given.replications]
    for agency, day, roots in seen:
        region = region_of.get(agency or "")
        if region and day and day.year < before:
            found.setdefault(region, set()).update(root for root in roots if not new.holds_root(root))
    return {region: len(innovations) for region, innovations in found.items()}
