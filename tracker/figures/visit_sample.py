"""The random sample for visits, as its page and its file draw it from the words of the address."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from graph.analytics.recommendation import sampling
from graph.domain.records.snapshot import ReplicationRow
from graph.domain.values import numbers, texts
from graph.domain.vocabulary import ReplicationStatus
from tracker.figures.snapshot import Snapshot

USUAL, MOST = 20, 200
_LONGEST_SEED = 40


@dataclass(frozen=True, slots=True)
class Draw:
    """By which seed how many are drawn, from one province or from the nation; the same draw gives the same sample."""

    seed: str
    size: int
    province: str


def asked(words: Mapping[str, str], today: date) -> Draw:
    """Read a draw from an address; without a seed it is the day."""
    seed = texts.line(words.get("seed", ""))[:_LONGEST_SEED] or today.isoformat()
    size = min(max(numbers.carried(words.get("size")) or USUAL, 1), MOST)
    return Draw(seed, size, words.get("province", ""))


def among(held: Snapshot, draw: Draw) -> list[str]:
    """Return the ids of the verified replications that have not stopped, of the place that is asked for."""
    return [
        copy.id
        for copy in held.rows.replications
        if copy.status == ReplicationStatus.VERIFIED and copy.stopped_on is None
        if not draw.province or held.agencies[copy.adopter].province == draw.province
    ]


def drawn(held: Snapshot, draw: Draw) -> list[ReplicationRow]:
    """Return the sample in the order in which it was drawn."""
    return [held.replications[one] for one in sampling.sample(among(held, draw), draw.seed, draw.size)]
