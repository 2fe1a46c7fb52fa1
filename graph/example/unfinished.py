"""Copies that are not verified: waiting, returned, rejected, disputed, withdrawn, drafted, recorded."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from graph.domain.records.rows import AgencyLoad, ParentLink, SourceLoad
from graph.domain.vocabulary import Answer, Phase, Precision, ReplicationStatus
from graph.example import course, days, demo
from graph.example.copies import ReplicationSeed
from graph.example.families import DEEPEST, Families
from graph.example.geography import Gravity
from graph.example.names import marked
from graph.example.size import AS_OF, Size
from graph.example.words import REASONS

SOURCE = SourceLoad(
    "siaran-pers-contoh", "Siaran pers replikasi inovasi daerah (contoh)", "Redaksi (contoh)", "2025-06"
)
_DEMO = frozenset({demo.DEMO_PATH.innovation, demo.SECOND_PATH.innovation})
_TRIES = 60
_PATIENCE = 14  # days after which the verifier may decide without an answer


@dataclass(frozen=True, slots=True)
class AgencySeed:
    """Where unfinished copies may come from: ``pool`` of innovations with weights, drawn adopters, kept seats."""

    families: Families
    gravity: Gravity
    pool: list[str]
    weights: list[int]
    closed: frozenset[str]  # agencies that take no part


def make(size: Size, place: AgencySeed, provisional: list[str], rng: Random) -> list[ReplicationSeed]:
    """Make the unfinished copies of every kind, a few of them for the demo's people."""
    made = _for_the_demo(place, rng)
    for status, count in size.unfinished.items():
        made += [_drawn(status, place, rng) for _ in range(count)]
    for root in provisional[:6]:
        made += _of(ReplicationStatus.AWAITING_PARENT, root, place, rng)
    return made


def _for_the_demo(place: AgencySeed, rng: Random) -> list[ReplicationSeed]:
    """Give the demo's registrars something to do: claims to answer, a draft, a returned record."""
    families = place.families
    own = [
        root
        for root, row in families.innovations.items()
        if row.origin == demo.PARENT_AGENCY and root not in _DEMO and row.started_on
    ][:3]
    waiting = [copy for root in own for copy in _of(ReplicationStatus.AWAITING_PARENT, root, place, rng)]
    adopter = families.agencies[demo.DEMO_PATH.adopter]
    others = rng.sample(place.pool, 2)
    kinds = (ReplicationStatus.DRAFT, ReplicationStatus.RETURNED)
    return waiting + [
        _finished(status, [root], adopter, place, rng) for status, root in zip(kinds, others, strict=True)
    ]


def _drawn(status: ReplicationStatus, place: AgencySeed, rng: Random) -> ReplicationSeed:
    while True:
        root = rng.choices(place.pool, place.weights)[0]
        if seat := _seat(root, place, rng):
            return _finished(status, *seat, place, rng)


def _of(status: ReplicationStatus, root: str, place: AgencySeed, rng: Random) -> list[ReplicationSeed]:
    """Make a copy of one innovation, where somebody near is still free."""
    seat = _seat(root, place, rng)
    return [_finished(status, *seat, place, rng)] if seat else []


def _seat(root: str, place: AgencySeed, rng: Random) -> tuple[list[str], AgencyLoad] | None:
    """Find parents, the innovation or its ripe copies, and a free adopter near the first of them."""
    families = place.families
    ripe = [
        copy.id
        for copy in families.members.get(root, [])
        if copy.started and copy.started < date(2024, 12, 1) and copy.depth < DEEPEST
    ]
    for _ in range(_TRIES):
        parent = rng.choice(ripe) if ripe and rng.random() < 0.6 else root
        adopter = place.gravity.draw(families.agencies[families.agency_of(parent)], rng)
        if adopter.id in place.closed or not families.is_free(adopter.id, families.roots_of([parent])):
            continue
        parents = [parent]
        if rng.random() < 0.08 and ripe and (other := rng.choice(ripe)) != parent:
            parents += [other] if families.is_free(adopter.id, families.roots_of([parent, other])) else []
        return parents, adopter
    return None


def _finished(
    status: ReplicationStatus, parents: list[str], adopter: AgencyLoad, place: AgencySeed, rng: Random
) -> ReplicationSeed:
    families = place.families
    roots = families.roots_of(parents)
    copy = ReplicationSeed(
        id=families.ids.next(),
        adopter=adopter,
        parents=[ParentLink(parent) for parent in parents],
        roots=roots,
        theme=families.themes[roots[0]],
        depth=1 + max(families.depth_of(parent) for parent in parents),
        status=status,
    )
    course.describe(copy, families.innovations[roots[0]], rng)
    _STEPS[status](copy, families, rng)
    if status is not ReplicationStatus.WITHDRAWN:
        families.take(adopter.id, roots)
    return copy


def _submit(copy: ReplicationSeed, families: Families, first: date, last: date, rng: Random) -> None:
    copy.submitted = days.between(rng, first, last)
    youngest = max(families.start_of(link.parent) for link in copy.parents)
    earliest = max(days.after(youngest, 30), days.after(copy.submitted, -240))
    copy.started = days.between(rng, earliest, days.after(copy.submitted, -5))
    copy.started_precision = Precision.DAY
    copy.phase = Phase.IMPLEMENTATION
    copy.submitted_by = families.people.registrar(copy.adopter.id, rng)
    course.agree(copy, rng)


def _answer(copy: ReplicationSeed, families: Families, answer: Answer, rng: Random, reason: str | None = None) -> None:
    """Let the agency of the first parent answer within the time it has."""
    assert copy.submitted
    on = min(days.after(copy.submitted, rng.randint(1, 13)), AS_OF)
    by = families.people.registrar(families.agency_of(copy.parents[0].parent), rng)
    copy.parents[0] = replace(copy.parents[0], answer=answer, answered_on=on, answered_by=by, reason=reason)


def _awaiting_parent(copy: ReplicationSeed, families: Families, rng: Random) -> None:
    overdue = rng.random() < 0.18
    first, last = (20, 60) if overdue else (1, _PATIENCE - 1)
    _submit(copy, families, days.after(AS_OF, -last), days.after(AS_OF, -first), rng)


def _awaiting_verification(copy: ReplicationSeed, families: Families, rng: Random) -> None:
    _submit(copy, families, date(2025, 9, 20), days.after(AS_OF, -15), rng)
    _answer(copy, families, Answer.CONFIRMED, rng)


def _returned(copy: ReplicationSeed, families: Families, rng: Random) -> None:
    _submit(copy, families, date(2025, 6, 1), date(2025, 12, 1), rng)
    if rng.random() < 0.4:
        _answer(copy, families, Answer.UNCLEAR, rng, rng.choice(REASONS["unclear"]))
    else:
        _answer(copy, families, Answer.CONFIRMED, rng)
        copy.reason = rng.choice(REASONS["returned"])


def _rejected(copy: ReplicationSeed, families: Families, rng: Random) -> None:
    _submit(copy, families, date(2024, 6, 1), date(2025, 11, 1), rng)
    _answer(copy, families, Answer.CONFIRMED, rng)
    copy.reason = rng.choice(REASONS["rejected"])


def _disputed(copy: ReplicationSeed, families: Families, rng: Random) -> None:
    _submit(copy, families, date(2025, 7, 1), date(2025, 12, 1), rng)
    _answer(copy, families, Answer.OBJECTED, rng, rng.choice(REASONS["objected"]))


def _withdrawn(copy: ReplicationSeed, families: Families, rng: Random) -> None:
    _submit(copy, families, date(2024, 3, 1), date(2025, 11, 1), rng)


def _draft(copy: ReplicationSeed, families: Families, rng: Random) -> None:
    if rng.random() < 0.5:
        youngest = max(families.start_of(link.parent) for link in copy.parents)
        copy.started = days.between(rng, max(days.after(youngest, 30), date(2025, 1, 1)), date(2025, 12, 20))
        copy.started_precision = Precision.DAY
    copy.phase = Phase.PREPARATION


def _recorded(copy: ReplicationSeed, families: Families, rng: Random) -> None:
    """A source tells one day: of a plan, of a signature, or of the start; never the basis."""
    copy.basis = None
    copy.manner = copy.scope = None
    copy.kept = copy.changed = copy.dropped = ()
    copy.sources = (SOURCE.id,)
    copy.local_name = marked(f"Replikasi {families.innovations[copy.roots[0]].name.split(':')[0].split(' (')[0]}")
    copy.phase = Phase.PREPARATION
    told = rng.choice(("interest", "agreement", "start"))
    on = days.between(rng, date(2024, 6, 1), date(2025, 11, 30))
    if told == "interest":
        copy.interest = on
    elif told == "agreement":
        copy.agreement = on
    else:
        youngest = max(families.start_of(link.parent) for link in copy.parents)
        copy.started, copy.started_precision = max(on, days.after(youngest, 30)), Precision.DAY
        copy.phase = Phase.IMPLEMENTATION


_STEPS: dict[ReplicationStatus, Callable[[ReplicationSeed, Families, Random], None]] = {
    ReplicationStatus.AWAITING_PARENT: _awaiting_parent,
    ReplicationStatus.AWAITING_VERIFICATION: _awaiting_verification,
    ReplicationStatus.RETURNED: _returned,
    ReplicationStatus.REJECTED: _rejected,
    ReplicationStatus.DISPUTED: _disputed,
    ReplicationStatus.WITHDRAWN: _withdrawn,
    ReplicationStatus.DRAFT: _draft,
    ReplicationStatus.RECORDED: _recorded,
}
