"""How innovations spread: each family grows copy by copy, from near to far, along an S-curve."""

from datetime import date, timedelta
from math import log
from random import Random

from graph.domain.records.rows import AgencyLoad, InnovationLoad, ParentLink
from graph.domain.vocabulary import Basis, ReplicationStatus
from graph.example import course, days
from graph.example.copies import ReplicationSeed
from graph.example.geography import Gravity
from graph.example.names import Ids
from graph.example.people import People

DEEPEST = 6
_RIPENING = 120  # days before a copy is copied in turn
_TRIES = 40
_FIRST_START = date(2014, 1, 1)


class Families:
    """All verified copies so far, who took part in which root, and the rules of taking part."""

    def __init__(
        self,
        innovations: dict[str, InnovationLoad],
        agencies: dict[str, AgencyLoad],
        themes: dict[str, int],
        people: People,
        ids: Ids,
    ) -> None:
        self.innovations = innovations
        self.agencies = agencies
        self.themes = themes
        self.people = people
        self.ids = ids
        self.members: dict[str, list[ReplicationSeed]] = {}  # verified copies by root, oldest first while it grows
        self.covered: set[str] = set()
        self._copies: dict[str, ReplicationSeed] = {}
        self._taken: dict[str, set[str]] = {}

    def is_free(self, agency: str, roots: tuple[str, ...]) -> bool:
        """Say whether the agency is neither origin of a root nor holds a copy of one."""
        return all(
            self.innovations[root].origin != agency and agency not in self._taken.get(root, ()) for root in roots
        )

    def take(self, agency: str, roots: tuple[str, ...]) -> None:
        for root in roots:
            self._taken.setdefault(root, set()).add(agency)

    def agency_of(self, parent: str) -> str:
        """Return the agency that answers for a parent: the adopter of a copy, the origin of an innovation."""
        if parent in self._copies:
            return self._copies[parent].adopter.id
        origin = self.innovations[parent].origin
        assert origin is not None
        return origin

    def roots_of(self, parents: list[str]) -> tuple[str, ...]:
        """Derive the roots from the parents, in the order in which they appear."""
        found: dict[str, None] = {}
        for parent in parents:
            found |= dict.fromkeys(self._copies[parent].roots if parent in self._copies else (parent,))
        return tuple(found)

    def depth_of(self, parent: str) -> int:
        return self._copies[parent].depth if parent in self._copies else 0

    def start_of(self, parent: str) -> date:
        started = self._copies[parent].started if parent in self._copies else self.innovations[parent].started_on
        assert started is not None
        return started

    def add(
        self,
        parents: list[str],
        adopter: AgencyLoad,
        day: date,
        basis: Basis,
        rng: Random,
        earliest: date = date.min,
    ) -> ReplicationSeed:
        """Make one verified copy and take it through its course; no blurred start lies before ``earliest``."""
        roots = self.roots_of(parents)
        youngest = max(self.start_of(parent) for parent in parents)
        not_before = max(days.after(youngest, 1), earliest)  # parents start before children
        started, precision = days.blurred(day, not_before, rng)
        copy = ReplicationSeed(
            id=self.ids.next(),
            adopter=adopter,
            parents=[ParentLink(parent) for parent in parents],
            roots=roots,
            theme=self.themes[roots[0]],
            depth=1 + max(self.depth_of(parent) for parent in parents),
            status=ReplicationStatus.VERIFIED,
            started=started,
            started_precision=precision,
            basis=basis,
        )
        course.describe(copy, self.innovations[roots[0]], rng)
        course.rename(copy, self.innovations[roots[0]], rng)
        if basis is Basis.VOLUNTARY:
            course.agree(copy, rng)
        course.verify(copy, {parent: self.agency_of(parent) for parent in parents}, self.people, rng)
        course.live(copy, rng)
        self._keep(copy)
        return copy

    def _keep(self, copy: ReplicationSeed) -> None:
        self._copies[copy.id] = copy
        self.take(copy.adopter.id, copy.roots)
        self.covered.add(copy.adopter.id)
        for root in copy.roots:
            self.members.setdefault(root, []).append(copy)

    def all(self) -> list[ReplicationSeed]:
        return list(self._copies.values())


def grow(families: Families, root: str, size: int, gravity: Gravity, rng: Random) -> None:
    """Let an innovation spread to about ``size`` adopters, at least one."""
    began = families.start_of(root)
    for day in _start_days(began, size, rng):
        ripe = [root] + [
            copy.id
            for copy in families.members.get(root, [])
            if copy.started
            and days.after(copy.started, _RIPENING) <= day
            and copy.depth < DEEPEST
            and copy.basis is Basis.VOLUNTARY
        ]
        found = _pair(families, ripe, gravity, rng)
        if found:
            parents, adopter = found
            families.add(
                parents + _second(families, parents[0], ripe, adopter, day, rng),
                adopter,
                day,
                Basis.VOLUNTARY,
                rng,
            )
    families.members.get(root, []).sort(key=lambda copy: (copy.started or date.min, copy.id))


def _start_days(began: date, size: int, rng: Random) -> list[date]:
    """Draw start days from a logistic curve: few at first, many in the middle, few at last."""
    first, last = max(days.after(began, 240), _FIRST_START), course.LATEST_START
    span = max((last - first).days, 1)
    middle, width = rng.uniform(0.3, 0.75) * min(span, 3000), rng.uniform(220, 520)
    drawn: list[date] = []
    while len(drawn) < size:
        luck = rng.random()
        offset = round(middle + width * log(luck / (1 - luck))) if 0 < luck < 1 else -1
        if 0 <= offset <= span:
            drawn.append(first + timedelta(days=offset))
    return sorted(drawn)


def _pair(families: Families, ripe: list[str], gravity: Gravity, rng: Random) -> tuple[list[str], AgencyLoad] | None:
    """Find a parent and somebody near it who is still free; agencies without any copy are preferred."""
    weights = [1.5 + len(ripe) ** 0.6] + [1.0] * (len(ripe) - 1)
    spare: tuple[list[str], AgencyLoad] | None = None
    for _ in range(_TRIES):
        parent = rng.choices(ripe, weights)[0]
        adopter = gravity.draw(families.agencies[families.agency_of(parent)], rng)
        if not families.is_free(adopter.id, families.roots_of([parent])):
            continue
        if adopter.id not in families.covered:
            return [parent], adopter
        if spare:
            return spare
        spare = [parent], adopter
    return spare


def _second(families: Families, first: str, ripe: list[str], adopter: AgencyLoad, day: date, rng: Random) -> list[str]:
    """Now and then find a further parent: a relative, or a member of another family of the theme."""
    luck = rng.random()
    if luck < 0.08:
        pool = ripe
    elif luck < 0.12:
        pool = _strangers(families, first, day)
    else:
        return []
    fitting = [
        other
        for other in pool
        if other != first
        and families.agency_of(other) != adopter.id
        and families.is_free(adopter.id, families.roots_of([first, other]))
    ]
    return [rng.choice(fitting)] if fitting else []


def _strangers(families: Families, first: str, day: date) -> list[str]:
    theme = families.themes[families.roots_of([first])[0]]
    return [
        copy.id
        for root, members in families.members.items()
        if families.themes[root] == theme
        for copy in members
        if copy.started and days.after(copy.started, _RIPENING) <= day and copy.depth < DEEPEST - 1
    ]


def cover(families: Families, agencies: list[AgencyLoad], roots: list[str], gravity: Gravity, rng: Random) -> None:
    """Give each agency without a copy one: of the nearest fitting member of a few families drawn by size."""
    weights = [len(families.members[root]) for root in roots]
    for agency in agencies:
        if agency.id in families.covered:
            continue
        while True:
            root = rng.choices(roots, weights)[0]
            parents = [
                copy
                for copy in families.members[root]
                if copy.depth < DEEPEST
                and copy.started
                and copy.started < date(2025, 3, 1)
                and families.is_free(agency.id, copy.roots)
            ]
            if parents and families.is_free(agency.id, (root,)):
                break
        nearest = min(parents, key=lambda copy: (round(gravity.distance(copy.adopter, agency)), copy.id))
        assert nearest.started
        day = days.between(rng, days.after(nearest.started, 150), course.LATEST_START)
        families.add([nearest.id], agency, day, Basis.VOLUNTARY, rng)


def sizes(count: int, total: int, most: int, rng: Random) -> list[int]:
    """Draw family sizes up to ``most``, many small and a few very large, that add up to ``total``.

    >>> sum(sizes(10, 90, 30, Random(1)))
    90
    """
    raw = [round(1000 * (rng.random() + 0.004) ** -0.85) for _ in range(count)]
    scale = (total - count) / sum(raw)
    drawn = [min(1 + int(each * scale), most) for each in raw]
    while sum(drawn) < total:
        place = rng.randrange(count)
        drawn[place] += drawn[place] < most
    return drawn
