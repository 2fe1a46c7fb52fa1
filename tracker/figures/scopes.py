"""The measures of spread of a category, a cluster, a region or all, kept for each version of the graph."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from graph.analytics import groups, nation, spread_profile
from graph.analytics.dataset import scope
from graph.analytics.dataset.scope import MeasureScope
from graph.analytics.dataset.small_groups import NEEDED, Shown, bears
from graph.analytics.diffusion import reproduction
from graph.analytics.diffusion.reproduction import Copying
from graph.analytics.groups import Group, Neighbours
from graph.analytics.recommendation import recommendations
from graph.analytics.recommendation.recommendations import Exposure, Hub
from graph.analytics.space.equity import GroupReach
from graph.analytics.space.moran import Moran
from graph.analytics.spread_profile import Ways
from graph.domain.records.groupings import Grouping
from tracker.figures import spread_measures
from tracker.figures.snapshot import Snapshot, once_per_version

CIRCLES_SHOWN = 5
Seen = list[tuple[str, Exposure, int]]  # an agency, what it sees at its neighbours, and what runs only there


@dataclass(frozen=True, slots=True, eq=False)
class Spread:
    """What is said of a scope; ``earlier`` is empty where no innovations are singled out."""

    group: Group
    copying: Copying
    ways: Ways
    morans: list[Moran]  # of the years that bear it
    neighbours: Neighbours
    clusters: list[GroupReach]
    earlier: list[GroupReach]
    hubs: list[Hub]
    exchanging: int  # agencies with a copy either way
    without_copies: int

    @property
    def tested(self) -> Moran | None:
        """Moran's I of the last year that bears a test."""
        return groups.tested(self.morans)

    @property
    def is_clustered(self) -> bool | None:
        """Whether regencies that adopted stand closer together than chance would have it; None: no test."""
        return groups.is_clustered(self.tested)


@dataclass(frozen=True, slots=True)
class Circles:
    """The groups that copy among themselves: in ``count`` of them stand agencies looked at; (number, how many)."""

    grouping: Grouping
    count: int
    largest: tuple[tuple[int, int], ...]


def of(snapshot: Snapshot, today: date, looked_at: MeasureScope) -> Spread | None:
    """Return the measures of a scope for a page; None while those of a large nation are computed."""
    return spread_measures.for_page(_spread, snapshot, today, looked_at)


@once_per_version
def _spread(snapshot: Snapshot, today: date, looked_at: MeasureScope) -> Spread:
    given = spread_measures.of_nation(snapshot, today)
    group = groups.of(given, looked_at)
    hubs, left_out = recommendations.leading(given, looked_at)
    around = groups.neighbours(given, group)
    return Spread(
        group=group,
        copying=reproduction.copied(given, looked_at, NEEDED[Shown.R]),
        ways=spread_profile.ways(given, looked_at),
        morans=[one for one in groups.clustering(given, group) if one.period in around.bearing],
        neighbours=around,
        clusters=spread_profile.by_cluster(given, looked_at),
        earlier=spread_profile.by_earlier(given, looked_at) if looked_at.roots is not None else [],
        hubs=[hub for hub in hubs if hub.copies] if bears(Shown.CIRCLES, len(hubs)) else [],
        exchanging=len(hubs),
        without_copies=left_out,
    )


def chosen(snapshot: Snapshot, category: str | None, cluster: str | None) -> MeasureScope:
    """Return the innovations of a category among the agencies of a cluster; None chooses all."""
    roots = of_category(snapshot, category).roots if category else None
    return MeasureScope(roots, of_cluster(snapshot, cluster).agencies if cluster else None)


def of_category(snapshot: Snapshot, code: str) -> MeasureScope:
    """Return the innovations of a category."""
    return scope.innovations(root.id for root in snapshot.rows.innovations if code in root.categories)


def of_cluster(snapshot: Snapshot, cluster: str) -> MeasureScope:
    """Return the agencies of a cluster."""
    return scope.agencies(place.id for place in snapshot.rows.agencies if place.cluster == cluster)


def circles(snapshot: Snapshot, grouping: Grouping | None, cluster: str | None) -> Circles | None:
    """Return how many groups copy among themselves, and how many agencies of a cluster or of all each holds."""
    if grouping is None or not bears(Shown.CIRCLES, len(grouping.members)):
        return None
    pairs = zip(grouping.members, grouping.numbers, strict=True)
    sizes = Counter(n for name, n in pairs if cluster in (None, snapshot.agencies[name].cluster))
    largest = sorted(sizes.items(), key=lambda one: (-one[1], one[0]))[:CIRCLES_SHOWN]
    return Circles(grouping, len(sizes), tuple((number + 1, size) for number, size in largest))


@once_per_version
def seen_nearby(snapshot: Snapshot, today: date, agencies: frozenset[str]) -> Seen:
    """Return what the regencies and cities among some agencies see at their neighbours, in the order of their codes."""
    given = spread_measures.of_nation(snapshot, today)
    local = [agency for agency in sorted(agencies) if nation.is_local(given.agencies[agency])]
    return [(agency, *found) for agency, found in recommendations.seen_nearby(given, local).items()]
