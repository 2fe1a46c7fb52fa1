"""Innovations of the made-up nation and their entries in the ten editions."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate
from random import Random

from graph.domain.records.rows import AgencyLoad, EntryLoad, InnovationLoad, MandateLoad, TermLoad
from graph.domain.vocabulary import Cluster, EntryStage, InnovationStatus, Life, Precision
from graph.example import days, demo
from graph.example.names import Titles, marked, slug
from graph.example.size import AS_OF, EditionSize, Size
from graph.example.themes import THEMES
from graph.example.words import CHANNELS

_EAGERNESS = {
    Cluster.MINISTRY: 95,
    Cluster.INSTITUTION: 22,
    Cluster.PROVINCE: 110,
    Cluster.REGENCY: 30,
    Cluster.CITY: 45,
    Cluster.BUMN: 8,
    Cluster.BUMD: 3,
    Cluster.VERTICAL: 3,
    Cluster.OTHER: 4,
}
_DEMO_YEAR = 2022


@dataclass(frozen=True, slots=True)
class TermCodes:
    """Codes of the reference lists in their published order."""

    categories: tuple[str, ...]
    priorities: tuple[str, ...]
    goals: tuple[str, ...]

    @classmethod
    def of(
        cls, categories: Iterable[TermLoad], priorities: Iterable[TermLoad], goals: Iterable[TermLoad]
    ) -> "TermCodes":
        return cls(*(tuple(term.code for term in terms) for terms in (categories, priorities, goals)))


@dataclass(slots=True)
class Catalogue:
    """What the first part makes; ``tops`` are in the order of their editions, ``themes`` by innovation."""

    innovations: dict[str, InnovationLoad]
    entries: list[EntryLoad]
    tops: list[str]
    themes: dict[str, int]


class Inventor:
    """Makes one innovation after the other, no two names alike."""

    def __init__(self, agencies: list[AgencyLoad], mandates: list[MandateLoad], terms: TermCodes, rng: Random) -> None:
        self._agencies = agencies
        self._sums = list(accumulate(_EAGERNESS[agency.cluster] for agency in agencies))
        self._terms = terms
        self._rng = rng
        self._titles = Titles(rng)
        self._own = {row.agency: terms.categories.index(row.category) for row in mandates}

    def invent(self, year: int) -> tuple[InnovationLoad, int]:
        """Make an innovation that enters in ``year``; return it with its theme."""
        rng = self._rng
        origin = rng.choices(self._agencies, cum_weights=self._sums)[0]
        number = rng.choices(range(len(THEMES)), [theme.weight for theme in THEMES])[0]
        if origin.id in self._own and rng.random() < 0.7:
            number = self._own[origin.id]
        name, short = self._titles.next(THEMES[number])
        return self.describe(marked(name), short, origin.id, number, year), number

    def describe(self, name: str, short: str, origin: str, number: int, year: int) -> InnovationLoad:
        """Fill in what an innovation tells of itself."""
        rng, theme = self._rng, THEMES[number]
        others = [other for other in range(len(THEMES)) if other != number]
        numbers = [number] + ([rng.choice(others)] if rng.random() < 0.15 else [])
        target, gain = rng.choice(theme.targets), rng.choice(theme.gains)
        began = days.between(rng, date(year - 3, 1, 1), date(year - 1, 6, 30))
        started, precision = days.blurred(began, date(1990, 1, 1), rng)
        return InnovationLoad(
            id=slug(name),
            name=name,
            origin=origin,
            life=rng.choices((Life.UNKNOWN, Life.ONGOING, Life.DORMANT, Life.STOPPED), (55, 35, 6, 4))[0],
            summary=f"{short} membantu {target} {gain}.",
            problem=f"Sebelumnya {rng.choice(theme.problems)}.",
            solution=f"{short} bekerja melalui {rng.choice(CHANNELS)}.",
            started_on=started,
            started_precision=precision,
            categories=tuple(self._terms.categories[each] for each in numbers),
            category_is_ours=True,
            priorities=(self._terms.priorities[rng.choice(theme.priorities) - 1],),
            goals=(self._terms.goals[rng.choice(theme.goals) - 1],),
        )


def catalogue(size: Size, inventor: Inventor, rng: Random) -> Catalogue:
    """Make all entries of all editions; an innovation is top once and does not enter again afterwards."""
    made = Catalogue({}, [], [], {})
    last_entry: dict[str, int] = {}
    open_ids: list[str] = []  # may enter again, in the order of their making
    for edition, again in zip(size.editions, _reentries(size), strict=True):
        recent = [each for each in open_ids if edition.year - last_entry[each] <= 4]
        entrants = rng.sample(recent, again)
        fresh = _demo_entrants(edition, inventor) if edition.year == _DEMO_YEAR else []
        while len(fresh) < edition.registered - again:
            fresh.append(inventor.invent(edition.year))
        made.innovations |= {row.id: row for row, _ in fresh}
        made.themes |= {row.id: number for row, number in fresh}
        entrants += [row.id for row, _ in fresh]
        tops = _staged(made, edition, entrants, rng)
        last_entry |= dict.fromkeys(entrants, edition.year)
        open_ids = [each for each in [*open_ids, *(row.id for row, _ in fresh)] if each not in tops]
    return made


def _reentries(size: Size) -> list[int]:
    """Share the re-entries out over the editions after the first, by their size."""
    later = size.editions[1:]
    total = sum(edition.registered for edition in later)
    shares = [size.reentries * edition.registered // total for edition in later]
    shares[-1] += size.reentries - sum(shares)
    return [0, *shares]


def _demo_entrants(edition: EditionSize, inventor: Inventor) -> list[tuple[InnovationLoad, int]]:
    rows = [
        inventor.describe(marked(name), short, demo.PARENT_AGENCY, demo.THEME, edition.year)
        for name, short in demo.INNOVATIONS
    ]
    # One category alone, so that the demo's ministry surely has the mandate.
    return [
        (
            replace(row, categories=row.categories[:1], life=Life.ONGOING, started_precision=Precision.DAY),
            demo.THEME,
        )
        for row in rows
    ]


def _staged(made: Catalogue, edition: EditionSize, entrants: list[str], rng: Random) -> set[str]:
    """Decide how far each entrant came, note its entry, and return the top ones."""
    wanted = {slug(marked(name)) for name, _ in demo.INNOVATIONS}
    chosen = [each for each in entrants if each in wanted]
    rest = [each for each in entrants if each not in wanted]
    rng.shuffle(rest)
    ranked = chosen + rest
    tops = ranked[: edition.top]
    stages = dict.fromkeys(ranked, EntryStage.REGISTERED)
    stages |= dict.fromkeys(ranked[: edition.passed], EntryStage.PASSED)
    stages |= dict.fromkeys(tops, EntryStage.TOP)
    made.entries += [EntryLoad(each, edition.year, stages[each], _group(edition.year, rng)) for each in entrants]
    made.tops += [each for each in entrants if stages[each] is EntryStage.TOP]
    return set(tops)


def _group(year: int, rng: Random) -> str:
    if year < 2020 or rng.random() < 0.93:
        return "umum"
    return "replikasi" if year == 2021 and rng.random() < 0.5 else "khusus"


def unpublished(size: Size, inventor: Inventor) -> list[tuple[InnovationLoad, int]]:
    """Make innovations that wait, with their themes: provisional ones, drafts, and submitted ones."""
    kinds = (InnovationStatus.PROVISIONAL, InnovationStatus.DRAFT, InnovationStatus.SUBMITTED)
    made = [inventor.invent(2025) for _ in range(size.unpublished)]
    return [(_waiting(row, kinds[number % 3], number), theme) for number, (row, theme) in enumerate(made)]


def _waiting(row: InnovationLoad, status: InnovationStatus, number: int) -> InnovationLoad:
    since = days.after(AS_OF, -7 - 5 * number % 90)
    submitted = since if status is InnovationStatus.SUBMITTED else None
    return replace(row, status=status, life=Life.UNKNOWN, since=since, submitted_on=submitted)


def enriched(row: InnovationLoad, number: int, rng: Random) -> InnovationLoad:
    """Add what top innovations tell: components, costs, staff, prerequisites; most of them still run."""
    theme = THEMES[number]
    setup = rng.randrange(10, 900) * 1_000_000
    return replace(
        row,
        life=row.life
        if row.id == demo.DEMO_PATH.innovation or row.id == demo.SECOND_PATH.innovation
        else rng.choices((Life.ONGOING, Life.DORMANT, Life.STOPPED, Life.UNKNOWN), (82, 6, 4, 8))[0],
        components=tuple(rng.sample(theme.components, rng.randint(3, min(5, len(theme.components))))),
        cost_setup=setup,
        cost_yearly=setup * rng.randrange(10, 60) // 100,
        staff=rng.randrange(2, 40),
        prerequisites="Surat keputusan tim, petugas yang dilatih, dan anggaran operasional satu tahun.",
        licences="Boleh dipakai ulang instansi pemerintah dengan menyebut instansi asalnya.",
        innovators=(marked("Tim Inovasi Pelayanan"),),
    )
