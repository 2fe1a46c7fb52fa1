"""Agencies whose registrars have left and were not replaced: only a letter can ask them for an answer."""

from collections import Counter
from collections.abc import Iterable

from graph.domain.vocabulary import Answer, Cluster, ReplicationStatus
from graph.example import demo
from graph.example.copies import ReplicationSeed
from graph.example.families import Families

_CLUSTERS = frozenset({Cluster.REGENCY, Cluster.CITY})
_MOST_WAITING = 2  # records, so that somebody who tries the letter finds few and sees them all


def vacant(families: Families, unfinished: Iterable[ReplicationSeed], count: int) -> list[str]:
    """Return the local governments to leave without registrars, those of the most copied innovations first.

    Each is asked about an innovation of its own, by one or two records in all; the demo's own agency keeps its people.
    """
    asked = Counter[str]()
    copied = Counter[str]()  # how many copies has the own innovation that a record waits for
    for copy in unfinished:
        if copy.status is not ReplicationStatus.AWAITING_PARENT:
            continue
        for link in copy.parents:
            agency = families.agency_of(link.parent)
            asked[agency] += link.answer is Answer.WAITING
            if link.parent in families.innovations:
                copied[agency] = max(copied[agency], len(families.members.get(link.parent, ())))
    fitting = [
        agency
        for agency, copies in copied.items()
        if copies and asked[agency] <= _MOST_WAITING and _may_be_left(families, agency)
    ]
    return sorted(fitting, key=lambda agency: (-copied[agency], agency))[:count]


def _may_be_left(families: Families, agency: str) -> bool:
    return agency != demo.PARENT_AGENCY and families.agencies[agency].cluster in _CLUSTERS
