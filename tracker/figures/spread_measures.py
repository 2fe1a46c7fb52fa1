"""The measures of spread as pages and reports show them: computed on first use, kept for a version of the graph."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, ParamSpec, TypeVar

import numpy as np

from graph.analytics import nation, spread_profile
from graph.analytics.dataset import arrays, scope
from graph.analytics.dataset.adopter_categories import Timing
from graph.analytics.dataset.arrays import Bools
from graph.analytics.dataset.insufficient_data import CannotCompute
from graph.analytics.dataset.small_groups import NEEDED, Shown, bears
from graph.analytics.diffusion import adoption_hazard, reproduction
from graph.analytics.diffusion.adoption_hazard import Soon
from graph.analytics.diffusion.reproduction import Copying
from graph.analytics.groups import Group
from graph.analytics.nation import Nation
from graph.analytics.network import essential
from graph.analytics.network.essential import CopyParts, Essentials
from graph.analytics.recommendation import recommendations
from graph.analytics.recommendation.recommendations import Exposure, Hub, Reason
from graph.analytics.scaling import effect
from graph.analytics.scaling.effect import Effects, MeasuredIndicator
from graph.analytics.space.equity import GroupReach
from graph.analytics.spread_profile import Ways
from graph.domain.records.catalogue import OutcomeLine, PartsTaken
from graph.domain.records.groupings import Grouping
from tracker.figures.snapshot import OncePerVersion, Snapshot, once_per_version

P = ParamSpec("P")
T = TypeVar("T")
R = TypeVar("R")
OWN_SHOWN, LEADERS_SHOWN = 10, 5
LARGE = 4_000  # agencies or copies from which on a measure may take more than a second


@dataclass(frozen=True, slots=True)
class Measure(Generic[T]):
    """A measure, or the code of the reason why the data do not bear it."""

    value: T | None = None
    refused: str | None = None


@dataclass(frozen=True, slots=True)
class OwnInnovation:
    """How far an agency's innovation went: direct copies, all descendants, generations."""

    id: str
    name: str
    direct: int
    reach: int
    depth: int


@dataclass(frozen=True, slots=True)
class Circle:
    """The group in which an agency copies: its number from 1 of ``count``, how many others, the most copied ones."""

    number: int
    count: int
    others: int
    leaders: tuple[str, ...]  # agency ids
    modularity: float
    left_out: int
    computed_at: datetime


@dataclass(frozen=True, slots=True)
class Habit:
    """When an agency adopts: its classes, and its mean exposure at ``with_threshold`` of its adoptions."""

    classes: dict[Timing, int]
    threshold: float | None
    with_threshold: int


@once_per_version
def of_nation(snapshot: Snapshot, today: date) -> Nation:
    """Return the arrays of this version."""
    return nation.nation(snapshot.rows, today)


@once_per_version
def copying(snapshot: Snapshot, today: date, innovation_id: str) -> Copying:
    """Return R, generations and intervals of one innovation."""
    return reproduction.copied(of_nation(snapshot, today), scope.innovation(innovation_id), NEEDED[Shown.R])


@once_per_version
def ways(snapshot: Snapshot, today: date, innovation_id: str) -> Ways:
    """Return the places that one innovation reached."""
    return spread_profile.ways(of_nation(snapshot, today), scope.innovation(innovation_id))


@once_per_version
def curve(snapshot: Snapshot, today: date, innovation_id: str) -> Group:
    """Return the yearly curve of one innovation, with what it counts."""
    given = of_nation(snapshot, today)
    inputs = given.inputs(scope.innovation(innovation_id))
    items = np.arange(len(given.adoptions.items)) == given.item_at[innovation_id]
    return Group(inputs, arrays.only(given.adoptions, items), spread_profile.curve(given, innovation_id))


def is_large(snapshot: Snapshot) -> bool:
    """Say whether the dearest measures are computed beside the pages, which say so until then."""
    return max(len(snapshot.rows.agencies), len(snapshot.rows.replications)) > LARGE


def for_page(result: OncePerVersion[P, R], snapshot: Snapshot, /, *args: P.args, **kwargs: P.kwargs) -> R | None:
    """Return a dear result; None while that of a large nation is computed beside the pages."""
    if is_large(snapshot):
        return result.or_none(snapshot, *args, **kwargs)
    return result(snapshot, *args, **kwargs)


@once_per_version
def family(snapshot: Snapshot, today: date, innovation_id: str) -> dict[str, tuple[int, int, int]]:
    """Return (generation, direct copies, all descendants) of an innovation and each of its copies by id."""
    return reproduction.descendants(of_nation(snapshot, today), innovation_id)


def adoption(snapshot: Snapshot, today: date, innovation_id: str, agency_id: str) -> int | None:
    """Return the place of one adoption among all; None where it is in no voluntary series."""
    given = of_nation(snapshot, today)
    return _adoption_at(snapshot, today).get((given.item_at[innovation_id], given.agency_at[agency_id]))


@once_per_version
def _adoption_at(snapshot: Snapshot, today: date) -> dict[tuple[int, int], int]:
    adoptions = of_nation(snapshot, today).adoptions
    pairs = zip(adoptions.item.tolist(), adoptions.adopter.tolist(), strict=True)
    return {pair: at for at, pair in enumerate(pairs)}


@once_per_version
def who_next(snapshot: Snapshot, today: date, innovation_id: str) -> Measure[list[Reason]]:
    """Return the agencies most likely to follow, with their reasons."""
    given = of_nation(snapshot, today)
    return _answer(lambda: recommendations.for_innovation(given, innovation_id))


@once_per_version
def soon(snapshot: Snapshot, today: date, innovation_id: str) -> Measure[Soon]:
    """Return each agency's chance to take up an innovation in the coming year, from its own event history."""
    given = of_nation(snapshot, today)
    return _answer(lambda: adoption_hazard.soon(given, innovation_id))


@once_per_version
def reach(snapshot: Snapshot, today: date, innovation_id: str) -> tuple[list[GroupReach], list[GroupReach]]:
    """Return an innovation's reach by cluster, and by how much provinces ran before it."""
    given = of_nation(snapshot, today)
    looked_at = scope.innovation(innovation_id)
    return spread_profile.by_cluster(given, looked_at), spread_profile.by_earlier(given, looked_at)


def essentials(
    snapshot: Snapshot, parts: Iterable[PartsTaken], components: Collection[str], *, only_running: bool
) -> Essentials:
    """Count what copies did with the components; the public never learns through it which copy stopped."""
    copies = [
        CopyParts(one.id, frozenset(one.kept), frozenset(one.changed), frozenset(one.dropped))
        for one in parts
        if not only_running or (one.id in snapshot.replications and snapshot.is_running(snapshot.replications[one.id]))
    ]
    return essential.essentials(list(components), copies)


def effects(outcomes: Iterable[OutcomeLine], innovation_id: str) -> Effects:
    """Set the outcomes of the copies beside those of the origin."""
    measured = [MeasuredIndicator(o.subject, o.indicator, o.measure or "", o.before, o.after) for o in outcomes]
    origin = [one for one in measured if one.where == innovation_id]
    return effect.effects(origin, [one for one in measured if one.where != innovation_id])


def exposures(snapshot: Snapshot, today: date, agency_id: str) -> tuple[Exposure, ...]:
    """Return how many of those an agency looks to have adopted anything, by each of the three ties."""
    return recommendations.exposures(of_nation(snapshot, today), agency_id, _ever_adopted(snapshot, today))


@once_per_version
def _ever_adopted(snapshot: Snapshot, today: date) -> Bools:
    return recommendations.ever_adopted(of_nation(snapshot, today))


def habit(snapshot: Snapshot, today: date, agency_id: str) -> Habit:
    """Return when an agency adopts, compared with the other adopters of each innovation."""
    given = of_nation(snapshot, today)
    own = np.flatnonzero(given.adoptions.adopter == given.agency_at[agency_id])
    adopters = np.bincount(given.adoptions.item)[given.adoptions.item]
    compared = [given.timing[at] for at in own.tolist() if bears(Shown.TIMES, int(adopters[at]))]
    classes = Counter(found for found in compared if found is not None)
    thresholds = given.threshold[own]
    thresholds = thresholds[~np.isnan(thresholds)]
    return Habit(dict(classes), float(thresholds.mean()) if thresholds.size else None, int(thresholds.size))


@once_per_version
def own_innovations(snapshot: Snapshot, today: date, agency_id: str) -> list[OwnInnovation]:
    """Return an agency's replicated innovations, the widest reach first, at most ten."""
    given = of_nation(snapshot, today)
    found: list[OwnInnovation] = []
    for root in snapshot.rows.innovations:
        if root.origin == agency_id and root.id in given.of_root:
            own = family(snapshot, today, root.id)
            _, direct, below = own[root.id]
            found.append(OwnInnovation(root.id, root.name, direct, below, max(g for g, _, _ in own.values())))
    return sorted(found, key=lambda one: (-one.reach, one.name, one.id))[:OWN_SHOWN]


@once_per_version
def suggestions(snapshot: Snapshot, today: date, agency_id: str) -> Measure[list[Reason]]:
    """Return the innovations that agencies like this one took up, with their reasons."""
    given = of_nation(snapshot, today)
    return _answer(lambda: recommendations.for_agency(given, agency_id, 8))


@once_per_version
def hubs(snapshot: Snapshot, today: date) -> tuple[list[Hub], int]:
    """Return from whom agencies copy, and how many have no copy either way."""
    return recommendations.leading(of_nation(snapshot, today))


def circle(snapshot: Snapshot, today: date, grouping: Grouping | None, agency_id: str) -> Circle | None:
    """Return the group of an agency; None until the worker has computed it, or for one without a copy either way."""
    number = grouping.of(agency_id) if grouping else None
    if grouping is None or number is None or not bears(Shown.CIRCLES, len(grouping.members)):
        return None
    others = set(grouping.within(number)) - {agency_id}
    ranked, _left_out = hubs(snapshot, today)
    leaders = [hub.agency for hub in ranked if hub.agency in others and hub.copies][:LEADERS_SHOWN]
    return Circle(
        number + 1,
        grouping.count,
        len(others),
        tuple(leaders),
        grouping.modularity,
        grouping.left_out,
        grouping.computed_at,
    )


def _answer(compute: Callable[[], T]) -> Measure[T]:
    try:
        return Measure(compute())
    except CannotCompute as refused:
        return Measure(refused=refused.reason)
