"""Who next: for an innovation the agencies, for an agency the innovations, each with its reasons; and hubs."""

from collections.abc import Iterable, Set
from dataclasses import dataclass

import numpy as np

from graph.analytics.dataset import scope, similarity
from graph.analytics.dataset.arrays import NEVER, Bools, Floats, Ints, times_of
from graph.analytics.dataset.insufficient_data import CannotCompute
from graph.analytics.dataset.scope import MeasureScope
from graph.analytics.nation import Nation, is_voluntary
from graph.analytics.network import pagerank
from graph.domain.vocabulary import ReplicationStatus

FEWEST_ADOPTERS = 3  # as in the study that chose the score
_VERIFIED = frozenset({ReplicationStatus.VERIFIED})
_PUBLIC = _VERIFIED | {ReplicationStatus.RECORDED}


@dataclass(frozen=True, slots=True)
class SimilarAgency:
    """An adopter that the suggested agency resembles, and how many innovations both took up."""

    agency: str
    shared: int


@dataclass(frozen=True, slots=True)
class Reason:
    """A suggested (innovation, agency) with the counts that explain it.

    ``closest``: the adopters that add most to the score. ``similar_running`` of the ``similar`` agencies most
    like it have run the innovation, so have ``nearest_running`` of its ``nearest`` regencies; ``shared`` of its
    ``adopters`` took up another innovation that the agency took up too. ``adopted``: innovations the agency took up;
    ``adopters``: agencies that took up the innovation: popularity, beside the score.
    """

    innovation: str
    agency: str
    score: float
    closest: tuple[SimilarAgency, ...]
    similar_running: int
    similar: int
    nearest_running: int
    nearest: int
    adopted: int
    adopters: int
    shared: int


@dataclass(frozen=True, slots=True)
class Exposure:
    """How many of those an agency looks to, by one of the three ties, have adopted: ``running`` of ``of``."""

    tie: str
    running: int
    of: int

    @property
    def share(self) -> float | None:
        return self.running / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Hub:
    """From whom agencies copy: PageRank, copies taken directly, and by how many agencies."""

    agency: str
    rank: float
    copies: int
    copiers: int


def for_innovation(given: Nation, root: str, shown: int = 10) -> list[Reason]:
    """Return the agencies most likely to follow, best first, above 0; the score orders and is no probability.

    Raises CannotCompute "too_few_adopters" below three adopters, "nobody_alike" where no agency resembles them,
    and as ``demand_candidates``. Not suggested: the origin, agencies with a mandated or recorded copy, and those of
    a cluster in which nobody runs it. Sources as in ``recommend``.
    """
    running = _running(given, given.item_at[root])
    _demand(int(running.sum()))
    demand_candidates(given, root)
    found = similarity.who_next(given.known, running, given.nearest, candidates(given, root), shown)
    if not found:
        raise CannotCompute("nobody_alike", "no other agency has a past like that of the adopters")
    names = given.adoptions.adopters
    return [
        Reason(
            root, names[s.agency], s.score, _named(given, s.closest), s.similar_running, s.similar,
            s.neighbours_running, s.neighbours, s.adopted, int(running.sum()), _shared(given, s.agency, running),
        )
        for s in found
    ]  # fmt: skip


def candidates(given: Nation, root: str) -> Bools:
    """Return bool[n]: agencies that may take up an innovation and have no public copy of it."""
    return given.eligible(root) & ~_closed(given, root, _PUBLIC)


def demand_candidates(given: Nation, root: str) -> None:
    """Raise CannotCompute where no agency is left.

    "all_peers_run_it" if each of its kind has a verified copy, "all_peers_named" if some have a recorded one only.
    """
    if candidates(given, root).any():
        return
    if (given.eligible(root) & ~_closed(given, root, _VERIFIED)).any():
        raise CannotCompute("all_peers_named", "every agency of its kind has a verified or a recorded copy")
    raise CannotCompute("all_peers_run_it", "every agency of its kind has a verified copy")


def for_agency(given: Nation, agency: str, shown: int = 10) -> list[Reason]:
    """Return the innovations that agencies like this one have taken up and it has not, best first.

    The score of a pair is that of ``for_innovation``: the sum of its cosines with the adopters. Raises
    CannotCompute "no_past" where the agency has taken up nothing yet, so that nobody resembles it.
    """
    at, known = given.agency_at[agency], given.known
    if not similarity.popularity(known)[at]:
        raise CannotCompute("no_past", "an agency that took up nothing resembles nobody")
    alone = np.zeros(known.norm.size)
    alone[at] = 1.0
    likeness = similarity.cosine(known, alone)
    adopters = np.bincount(given.adoptions.item, minlength=len(given.adoptions.items))
    score: Floats = (known.taken @ likeness).round(similarity.DIGITS)
    open_ = np.flatnonzero((adopters >= FEWEST_ADOPTERS) & (score > 0) & _open_to(given, agency))
    best = open_[np.lexsort((open_, -score[open_]))][:shown]
    return [_reason(given, item, at, float(score[item])) for item in best.tolist()]


def exposures(given: Nation, agency: str, running: Bools) -> tuple[Exposure, ...]:
    """Return an agency's exposure to ``running`` bool[n] by each of the three ties, unvalued, as of now."""
    at = given.agency_at[agency]
    return (
        _exposure("nearest", given.nearest_of(at), running),
        _in_province(given, at, running),
        _exposure("copied", given.copied.alter[given.copied.ego == at], running),
    )


def ever_adopted(given: Nation) -> Bools:
    """Return bool[n]: agencies that took up any innovation."""
    found = np.zeros(len(given.adoptions.adopters), np.bool_)
    found[given.adoptions.adopter] = True
    return found


def seen_nearby(given: Nation, agencies: Iterable[str]) -> dict[str, tuple[Exposure, int]]:
    """Return for each agency (exposure through its nearest, innovations that run there and not at home)."""
    taken_by = _taken_by(given)
    adopted = ever_adopted(given)
    found: dict[str, tuple[Exposure, int]] = {}
    for agency in agencies:
        at = given.agency_at[agency]
        near = given.nearest_of(at)
        nearby = {item for one in near.tolist() for item in taken_by.get(one, ())}
        found[agency] = _exposure("nearest", near, adopted), len(nearby.difference(taken_by.get(at, ())))
    return found


def leading(given: Nation, looked_at: MeasureScope = scope.ALL) -> tuple[list[Hub], int]:
    """Return the agencies with voluntary copies either way by falling PageRank, and how many have none.

    With innovations: on the copies of these alone. With agencies: those of the whole ranking, and the rest of
    them is left out.
    """
    tied = given.copied if looked_at.roots is None else given.copied_in(given.copies_of(looked_at))
    found = pagerank.pagerank(tied)
    copies = np.bincount(tied.alter, tied.value, tied.size)
    copiers = np.bincount(tied.alter, minlength=tied.size)
    own = given.adopters_in(looked_at)
    inside = np.flatnonzero(~np.isnan(found.rank) & own)
    order: list[int] = inside[np.lexsort((inside, -found.rank[inside].round(12)))].tolist()
    names = given.adoptions.adopters
    listed = [Hub(names[at], float(found.rank[at]), int(copies[at]), int(copiers[at])) for at in order]
    return listed, int(own.sum()) - len(listed)


def _shared(given: Nation, agency: int, running: Bools) -> int:
    """Count the adopters that share an innovation with an agency; its own past does not hold the one asked for."""
    taken = given.known.taken
    own = np.zeros(running.size)
    own[agency] = 1.0
    in_common: Floats = taken.T @ (taken @ own)
    return int(((in_common > 0) & running).sum())


def _running(given: Nation, item: int) -> Bools:
    return times_of(given.adoptions, item) != NEVER


def _demand(adopters: int) -> None:
    if adopters < FEWEST_ADOPTERS:
        raise CannotCompute("too_few_adopters", f"{adopters} adopters; who is next needs {FEWEST_ADOPTERS}")


def _closed(given: Nation, root: str, states: Set[ReplicationStatus]) -> Bools:
    """Return bool[n]: agencies that have a copy in one of the states, mandated and undated ones included."""
    found = np.zeros(len(given.adoptions.adopters), np.bool_)
    for copy in given.rows.replications:
        if root in copy.roots and copy.status in states:
            found[given.agency_at[copy.adopter]] = True
    return found


def _open_to(given: Nation, agency: str) -> Bools:
    """Return bool[I]: innovations not begun here, without a public copy here, run by its cluster somewhere."""
    items = given.adoptions.items
    own = {
        root
        for copy in given.rows.replications
        if copy.adopter == agency and copy.status in _PUBLIC
        for root in copy.roots
    }
    own |= {root.id for root in given.rows.innovations if root.origin == agency}
    cluster = given.agencies[agency].cluster
    same = np.fromiter((one == cluster for one in given.clusters), np.bool_)
    reached = np.zeros(len(items), np.bool_)
    reached[given.adoptions.item[same[given.adoptions.adopter]]] = True
    begun = [_began_in(given, root.origin, cluster) for root in given.rows.innovations]
    return (reached | np.array(begun, np.bool_)) & np.fromiter((item not in own for item in items), np.bool_)


def _began_in(given: Nation, origin: str | None, cluster: str) -> bool:
    return origin is not None and given.agencies[origin].cluster == cluster


def _reason(given: Nation, item: int, agency: int, score: float) -> Reason:
    running = _running(given, item)
    near = given.nearest_of(agency)
    closest, similar_running, similar = similarity.reasons(given.known, running, agency)
    return Reason(
        given.adoptions.items[item],
        given.adoptions.adopters[agency],
        score,
        _named(given, closest),
        similar_running,
        similar,
        int(running[near].sum()),
        int(near.size),
        int((given.adoptions.adopter == agency).sum()),
        int(running.sum()),
        _shared(given, agency, running),
    )


def _named(given: Nation, closest: Iterable[similarity.SimilarIndex]) -> tuple[SimilarAgency, ...]:
    return tuple(SimilarAgency(given.adoptions.adopters[one.agency], one.shared) for one in closest)


def _exposure(name: str, looked_to: Ints, running: Bools) -> Exposure:
    return Exposure(name, int(running[looked_to].sum()), int(looked_to.size))


def _in_province(given: Nation, agency: int, running: Bools) -> Exposure:
    """Return the exposure to all others of the province: what the group holds less the agency's own."""
    own = given.province[agency]
    if own < 0:
        return Exposure("same_province", 0, 0)
    inside = given.province == own
    return Exposure("same_province", int((running & inside).sum()) - int(running[agency]), int(inside.sum()) - 1)


def _taken_by(given: Nation) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for copy in given.replications:
        if is_voluntary(copy):
            found.setdefault(given.agency_at[copy.adopter], set()).update(given.item_at[root] for root in copy.roots)
    return found
