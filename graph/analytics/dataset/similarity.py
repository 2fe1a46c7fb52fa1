"""Who next: agencies whose past resembles the adopters', with popularity and neighbours beside."""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from graph.analytics.dataset.arrays import Bools, Events, Floats, Ints, Ties

MOST_SIMILAR = 8
CLOSEST = 2
DIGITS = 12  # beyond them likenesses differ by rounding only
SHOWN = 20


@dataclass(frozen=True, slots=True, eq=False)
class Past:
    """What was adopted before a period: items x agencies csr[I, n], each item's share, each agency's norm."""

    before: int
    taken: csr_array
    share: Floats
    norm: Floats


@dataclass(frozen=True, slots=True)
class SimilarIndex:
    """An adopter that a candidate resembles, by index, and how many innovations both took up."""

    agency: int
    shared: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A candidate (an index of agencies) with its score and the numbers that explain it.

    ``closest``: the adopters that add most to the score. ``similar_running`` of the ``similar`` agencies most
    like it already run the innovation; so do ``neighbours_running`` of its ``neighbours``; it took up ``adopted``
    other innovations.
    """

    agency: int
    score: float
    closest: tuple[SimilarIndex, ...]
    similar_running: int
    similar: int
    neighbours_running: int
    neighbours: int
    adopted: int


def past(adoptions: Events, before: int) -> Past:
    """Return what was adopted before a period; nothing of that period or later is looked at."""
    n = len(adoptions.adopters)
    earlier = adoptions.time < before
    item, adopter = adoptions.item[earlier], adoptions.adopter[earlier]
    shape = (len(adoptions.items), n)
    taken = csr_array((np.ones(item.size), (item, adopter)), shape=shape)
    share = np.bincount(item, minlength=shape[0]) / max(n, 1)
    squares = float(share @ share) + np.bincount(adopter, 1 - 2 * share[item], n)
    return Past(before, taken, share, np.sqrt(np.maximum(squares, 0)))


def cosine(known: Past, weight: Floats) -> Floats:
    """Return float64[n]: sum_j weight_j cos(i, j) over what each agency adopted before, centred by item.

    From every agency's 0/1 column each item's share of adopters is taken off first, so that sharing a rare
    innovation counts for much and sharing what everyone runs for nothing (adjusted cosine). An agency that
    differs from the average in nothing has 0. Cost: the number of adoptions, not n^2. Source: Sarwar,
    Karypis, Konstan & Riedl (2001), WWW 10, 285-295.
    """
    scaled = np.divide(weight, known.norm, out=np.zeros_like(known.norm), where=known.norm > 0)
    by_item = known.taken @ scaled - known.share * float(scaled.sum())
    by_agency = known.taken.T @ by_item - float(known.share @ by_item)
    return np.divide(by_agency, known.norm, out=np.zeros_like(known.norm), where=known.norm > 0)


def popularity(known: Past) -> Ints:
    """Return int64[n]: how many innovations each agency had taken up before."""
    return np.bincount(known.taken.indices, minlength=known.norm.size)


def neighbours(ties: Ties, running: Bools) -> tuple[Ints, Ints]:
    """Return (neighbours that run it, neighbours) int64[n] each; a tie counts once, whatever its value or periods."""
    ego, alter = np.unique(np.stack([ties.ego, ties.alter]), axis=1)
    count = np.bincount(ego, minlength=ties.size)
    return np.bincount(ego, running[alter], ties.size).astype(np.int64), count


def who_next(
    known: Past, running: Bools, ties: Ties, eligible: Bools | None = None, shown: int = SHOWN
) -> list[Suggestion]:
    """Return the best candidates for an innovation that ``running`` bool[n] have, best first.

    Candidates are eligible agencies that do not run it and score above 0: who resembles the adopters no more than
    anybody is not suggested. Equal scores are ordered by index. Where nobody runs it, there is nothing to resemble
    and the list is empty. The score orders; it is no probability.

    >>> from graph.analytics.dataset.arrays import events, ints, ties
    >>> made = events([("A", "x", 1), ("A", "y", 1), ("B", "z", 1)])
    >>> running = np.array([True, False, False])
    >>> found = who_next(past(made, 3), running, ties(3, ints([1]), ints([0])))
    >>> [(made.adopters[s.agency], s.similar_running, s.neighbours_running) for s in found]
    [('y', 1, 1)]
    """
    if not running.any():
        return []
    score = cosine(known, running.astype(np.float64)).round(DIGITS)
    candidates = np.flatnonzero((~running if eligible is None else eligible & ~running) & (score > 0))
    best = candidates[np.lexsort((candidates, -score[candidates]))][:shown]
    near, count = neighbours(ties, running)
    adopted = popularity(known)
    return [
        Suggestion(at, float(score[at]), *reasons(known, running, at), int(near[at]), int(count[at]), int(adopted[at]))
        for at in best.tolist()
    ]


def reasons(known: Past, running: Bools, agency: int) -> tuple[tuple[SimilarIndex, ...], int, int]:
    """Return why an agency scores: the adopters that add most, how many of those most like it run it, of how many.

    What an adopter adds is its cosine with the agency; named are those that share an innovation with it. Agencies
    that adopted nothing before are not asked; equal likenesses are ordered by index.
    """
    alone = np.zeros(known.norm.size)
    alone[agency] = 1.0
    likeness = cosine(known, alone).round(DIGITS)
    asked = np.flatnonzero(popularity(known) > 0)
    asked = asked[asked != agency]
    order = asked[np.lexsort((asked, -likeness[asked]))]
    in_common = known.taken.T @ (known.taken @ alone)
    adding = order[running[order] & (likeness[order] > 0) & (in_common[order] > 0)][:CLOSEST].tolist()
    similar = order[:MOST_SIMILAR]
    return tuple(SimilarIndex(at, int(in_common[at])) for at in adding), int(running[similar].sum()), similar.size
