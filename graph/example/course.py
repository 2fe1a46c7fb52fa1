"""The course of one copy: interest, agreement, submission, answer, verification, and perhaps its end."""

from dataclasses import replace
from datetime import date
from random import Random

from graph.domain.records.rows import InnovationLoad
from graph.domain.vocabulary import Answer, Manner, Phase, Scope, StopReason
from graph.example import days, rounds
from graph.example.agencies import bare
from graph.example.copies import ReplicationSeed
from graph.example.draw import drawn
from graph.example.names import MARK, acronym, marked
from graph.example.people import People
from graph.example.size import AS_OF

LATEST_START = date(2025, 9, 30)  # a later one could not be verified by the as-of date
_STOPS = {
    StopReason.GOAL_REACHED: 14,
    StopReason.INTEGRATED: 30,
    StopReason.PRIORITIES: 16,
    StopReason.AUTHORITY: 5,
    StopReason.BUDGET: 14,
    StopReason.STAFF: 9,
    StopReason.REGULATION: 4,
    StopReason.TECHNOLOGY: 4,
    StopReason.UNSUITABLE: 3,
    StopReason.OTHER: 1,
}
_CROWDS = {1: 45, 2: 25, 4: 18, 8: 8, 30: 3, 200: 1}  # few copies serve more than five hundred people
_MANNERS = {Manner.ADOPTED: 34, Manner.ADAPTED: 46, Manner.MODIFIED: 20}


def describe(copy: ReplicationSeed, root: InnovationLoad, rng: Random) -> None:
    """Say how the copy takes over its root: manner, scope, components, a name of its own."""
    copy.manner = drawn(_MANNERS, rng)
    copy.scope = Scope.FULL if rng.random() < (0.7 if copy.manner is Manner.ADOPTED else 0.45) else Scope.PARTIAL
    kept: list[str] = []
    changed: list[str] = []
    dropped: list[str] = []
    for component in root.components:
        luck = rng.random()
        if copy.manner is Manner.ADOPTED or luck < 0.55:
            kept.append(component)
        elif luck < 0.85 or copy.scope is Scope.FULL:
            changed.append(component)
        else:
            dropped.append(component)
    copy.kept, copy.changed, copy.dropped = tuple(kept), tuple(changed), tuple(dropped)


def rename(copy: ReplicationSeed, root: InnovationLoad, rng: Random) -> None:
    """Give some copies a name of their own, as agencies often do."""
    if rng.random() < 0.2 and (short := acronym(root.name.removesuffix(MARK).split(":")[-1], rng)):
        copy.local_name = marked(f"{short} {bare(copy.adopter)}")


def agree(copy: ReplicationSeed, rng: Random) -> None:
    """Date the interest and the agreement before the start, where they are known."""
    if copy.started is None:
        return
    if rng.random() < 0.6:
        copy.agreement = days.after(copy.started, -rng.randint(10, 75))
    if rng.random() < 0.5:
        copy.interest = days.after(copy.agreement or copy.started, -rng.randint(15, 80))


def verify(copy: ReplicationSeed, parties: dict[str, str], people: People, rng: Random) -> None:
    """Take a started copy to its verification; ``parties`` maps its parents to their agencies."""
    assert copy.started is not None
    copy.submitted = min(days.after(copy.started, rng.randint(20, 400)), days.after(AS_OF, -40))
    copy.submitted_by = people.registrar(copy.adopter.id, rng)
    silent = rng.random() < 0.04
    last = copy.submitted
    for number, link in enumerate(copy.parents):
        if silent or (number and rng.random() < 0.3):
            continue  # one confirmation is enough
        on = days.after(copy.submitted, rng.randint(1, 13))
        by = people.registrar(parties[link.parent], rng)
        copy.parents[number] = replace(link, answer=Answer.CONFIRMED, answered_on=on, answered_by=by)
        last = max(last, on)
    wait = rng.randint(15, 30) if silent else rng.randint(2, 21)
    copy.verified = days.after(last, wait)
    copy.verified_by = people.verifier({copy.adopter.id, *parties.values()}, rng)


def live(copy: ReplicationSeed, rng: Random) -> None:
    """Decide whether a verified copy stopped, when it was confirmed last, and how many it serves."""
    assert copy.started is not None
    assert copy.verified is not None
    years = (AS_OF - copy.started).days / 365.25
    earliest = days.after(copy.verified, 120)
    if rng.random() < 0.025 * years and earliest < date(2025, 11, 30):
        copy.stopped = days.between(rng, earliest, date(2025, 11, 30))
        copy.stop_reason = drawn(_STOPS, rng)
    copy.confirmed = rounds.confirmation(copy.verified, copy.stopped, rng)
    copy.phase = Phase.IMPLEMENTATION if years < 1.5 or rng.random() < 0.3 else Phase.EVALUATION
    if years > 3 and rng.random() < 0.4:
        copy.phase = Phase.INSTITUTIONALISED
    if rng.random() < 0.7:
        copy.beneficiaries = rng.randint(12, 99) * drawn(_CROWDS, rng)
