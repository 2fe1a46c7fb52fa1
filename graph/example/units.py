"""Units that run copies: as many distinct ones as asked for, each of a kind that fits what it runs."""

from random import Random

from graph.domain.records.rows import AgencyLoad, RegionLoad, UnitLoad
from graph.domain.vocabulary import Cluster, Level, ReplicationStatus, UnitKind
from graph.example import demo, names
from graph.example.agencies import bare
from graph.example.copies import ReplicationSeed
from graph.example.names import marked, slug
from graph.example.themes import THEMES

_MOST_UNITS = 3  # of one copy
_CENTRAL = (
    (UnitKind.BUREAU, "Biro Organisasi"),
    (UnitKind.BUREAU, "Pusat Data dan Informasi"),
    (UnitKind.UOBK, "Unit Layanan Terpadu {word}"),
    (UnitKind.UOBK, "Balai Pelayanan {word}"),
)
_KINDS: dict[Cluster, tuple[tuple[UnitKind, str], ...]] = {
    Cluster.MINISTRY: _CENTRAL,
    Cluster.INSTITUTION: _CENTRAL,
    Cluster.BUMN: ((UnitKind.OTHER, "Kantor Cabang {word}"), (UnitKind.OTHER, "Unit Layanan {word}")),
    Cluster.BUMD: ((UnitKind.OTHER, "Unit Layanan {word}"), (UnitKind.OTHER, "Loket {word}")),
    Cluster.VERTICAL: ((UnitKind.OTHER, "Loket Pelayanan {word}"), (UnitKind.OTHER, "Pos Layanan {word}")),
    Cluster.OTHER: ((UnitKind.OTHER, "Pusat Layanan {word}"), (UnitKind.OTHER, "Klinik {word}")),
}
_ANY = -1  # stands for every theme: a district or a bureau may run anything
_GENERAL = {
    Cluster.REGENCY: ((UnitKind.DISTRICT, "Kecamatan {word}"),),
    Cluster.CITY: ((UnitKind.DISTRICT, "Kecamatan {word}"),),
    Cluster.PROVINCE: ((UnitKind.UOBK, "Badan Koordinasi Wilayah {word}"),),
}
_POLICE = ((UnitKind.POLICE, "Kepolisian Sektor {word}"), (UnitKind.POLICE, "Pos Polisi {word}"))


class Units:
    """Makes units and remembers which agency has which, and for what theme it was made."""

    def __init__(self, regions: tuple[RegionLoad, ...], rng: Random) -> None:
        self.made: dict[str, UnitLoad] = {}
        self._of: dict[str, list[tuple[str, int]]] = {}
        self._rng = rng
        self._regencies: dict[str, list[str]] = {}
        for region in regions:
            if region.level is not Level.PROVINCE:
                self._regencies.setdefault(region.code[:2], []).append(region.code)

    def new(self, agency: AgencyLoad, theme: int) -> str:
        """Make a further unit of an agency, of a kind that fits the theme."""
        while True:
            kind, template = self._rng.choice(_kinds(agency, theme))
            words = template.format(word=names.place(self._rng), number=self._rng.randint(1, 9))
            name = marked(f"{words} {bare(agency)}")
            if slug(name) not in self.made:
                return self.keep(agency, name, kind, theme)

    def keep(self, agency: AgencyLoad, name: str, kind: UnitKind, theme: int) -> str:
        region = agency.region
        if agency.cluster is Cluster.PROVINCE and region:
            region = self._rng.choice(self._regencies[region])
        row = UnitLoad(slug(name), name, kind, agency.id, region)
        self.made[row.id] = row
        self._of.setdefault(agency.id, []).append((row.id, theme))
        return row.id

    def fitting(self, agency: str, theme: int) -> str | None:
        """Return one of the agency's units: of the same theme, else one for all themes, else any."""
        held = self._of.get(agency)
        if not held:
            return None
        for wanted in (theme, _ANY):
            if same := [unit for unit, its in held if its == wanted]:
                return self._rng.choice(same)
        return self._rng.choice(held)[0]


def _kinds(agency: AgencyLoad, theme: int) -> tuple[tuple[UnitKind, str], ...]:
    if agency.name.startswith("Kepolisian"):
        return _POLICE
    if theme == _ANY and agency.cluster in _GENERAL:
        return _GENERAL[agency.cluster]
    return _KINDS.get(agency.cluster) or THEMES[theme].kinds


def staff(units: Units, copies: list[ReplicationSeed], count: int, rng: Random) -> None:
    """Give copies of top innovations exactly ``count`` distinct units, each copy at least one."""
    by_agency: dict[str, list[ReplicationSeed]] = {}
    for copy in copies:
        by_agency.setdefault(copy.adopter.id, []).append(copy)
    room = dict.fromkeys(by_agency, 1)
    left = count - len(by_agency)
    while left > 0:
        copy = rng.choice(copies)
        if room[copy.adopter.id] < _MOST_UNITS * len(by_agency[copy.adopter.id]):
            room[copy.adopter.id] += 1
            left -= 1
    for agency, held in by_agency.items():
        _share(units, held, room[agency], rng)


def _share(units: Units, held: list[ReplicationSeed], count: int, rng: Random) -> None:
    """Make ``count`` units and share them out: own ones first, shared or further ones after.

    Where there are fewer units than themes, the first one is of a kind that runs anything.
    """
    rng.shuffle(held)
    narrow = count < len({copy.theme for copy in held})
    for place, copy in enumerate(held[:count]):
        copy.units.append(units.new(copy.adopter, _ANY if narrow and place == 0 else copy.theme))
    for copy in held[count:]:
        copy.units.append(units.fitting(copy.adopter.id, copy.theme) or "")
    for _ in range(count - len(held)):
        copy = min(rng.sample(held, min(2, len(held))), key=lambda each: len(each.units))
        copy.units.append(units.new(copy.adopter, copy.theme))


def staff_the_rest(units: Units, side: list[ReplicationSeed], unfinished: list[ReplicationSeed], rng: Random) -> None:
    """Let side copies run in units that count already, and unfinished ones in known or further units."""
    for copy in side:
        copy.units.append(units.fitting(copy.adopter.id, copy.theme) or "")
    for copy in unfinished:
        if copy.status is ReplicationStatus.RECORDED:
            continue
        known = units.fitting(copy.adopter.id, copy.theme) if rng.random() < 0.6 else None
        copy.units.append(known or units.new(copy.adopter, copy.theme))


def equip(units: Units, agencies: dict[str, AgencyLoad], spare: list[AgencyLoad]) -> None:
    """Make the demo's units, and two for each other spare agency."""
    for agency in demo.ADOPTERS:
        for unit in agency.units:
            units.keep(agencies[slug(agency.name)], unit.name, unit.kind, demo.THEME)
    for agency in spare:
        if agency.id not in {demo.DEMO_PATH.adopter, demo.SECOND_PATH.adopter}:
            units.new(agency, demo.THEME)
            units.new(agency, demo.THEME)


def further(units: Units, agencies: dict[str, AgencyLoad], count: int, rng: Random) -> None:
    """Make units anywhere that run no copy."""
    everybody = list(agencies.values())
    for _ in range(count):
        units.new(rng.choice(everybody), rng.randrange(len(THEMES)))
