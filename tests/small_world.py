"""A world small enough to know by heart: Sragen's UPTPK, Semarang's verified copy of it, and a city that follows."""

from dataclasses import replace
from datetime import UTC, date, datetime

from graph.domain import vocabulary as v
from graph.domain.policy import Actor
from graph.domain.records import rows as r
from graph.domain.records.people import Person
from graph.domain.values.moment import Moment
from graph.engine import Graph
from graph.store.audit import world
from graph.store.imports import loading
from graph.store.people import users

TODAY = date(2025, 12, 31)
NOW = datetime(2025, 12, 31, 3, 0, tzinfo=UTC)
MOMENT = Moment(NOW, TODAY)
VERIFIED_COPY, RECORDED_COPY, CHILD_OF_RECORDED = "R-0000000A", "R-0000000B", "R-0000000C"
_ROLES = {
    "solo-drafter": ("33.72", v.Role.DRAFTER),
    "solo-registrar": ("33.72", v.Role.REGISTRAR),
    "sragen-registrar": ("33.14", v.Role.REGISTRAR),
    "semarang-registrar": ("33.74", v.Role.REGISTRAR),
    "kendal-registrar": ("33.24", v.Role.REGISTRAR),
    "verifier": ("kemenpanrb", v.Role.VERIFIER),
    "second-verifier": ("kemenpanrb", v.Role.VERIFIER),
    "steward": ("kemenpanrb", v.Role.STEWARD),
    "auditor": ("kemenpanrb", v.Role.AUDITOR),
    "analyst": ("kemensos", v.Role.ANALYST),
    "sragen-verifier": ("33.14", v.Role.VERIFIER),
}


def _region(code: str, name: str, level: v.Level) -> r.RegionLoad:
    return r.RegionLoad(code, name, level, -7.3, 110.0, None, "Jawa", None if len(code) == 2 else "33")


WORLD = r.WorldRows(
    sources=(r.SourceLoad("koran", "Koran, 2 Mei 2019", "Koran", "2019-05-02"),),
    regions=(
        _region("33", "Jawa Tengah", v.Level.PROVINCE),
        _region("33.14", "Kabupaten Sragen", v.Level.REGENCY),
        _region("33.24", "Kabupaten Kendal", v.Level.REGENCY),
        _region("33.72", "Kota Surakarta", v.Level.CITY),
        _region("33.74", "Kota Semarang", v.Level.CITY),
    ),
    categories=(r.TermLoad("7", "Kemiskinan", "Poverty", 2025),),
    editions=(r.EditionLoad(2015, 2, None, True),),
    agencies=(
        r.AgencyLoad("kemenpanrb", "Kementerian PANRB", "KemenPANRB", v.Cluster.MINISTRY),
        r.AgencyLoad("kemensos", "Kementerian Sosial", "Kemensos", v.Cluster.MINISTRY),
        r.AgencyLoad("33.14", "Pemerintah Kabupaten Sragen", None, v.Cluster.REGENCY, "33.14", True),
        r.AgencyLoad("33.24", "Pemerintah Kabupaten Kendal", None, v.Cluster.REGENCY, "33.24", True),
        r.AgencyLoad("33.72", "Pemerintah Kota Surakarta", None, v.Cluster.CITY, "33.72", True),
        r.AgencyLoad("33.74", "Pemerintah Kota Semarang", None, v.Cluster.CITY, "33.74", True),
    ),
    units=(
        r.UnitLoad("u-sragen", "Dinas Sosial Sragen", v.UnitKind.OPD, "33.14"),
        r.UnitLoad("u-semarang", "Dinas Sosial Semarang", v.UnitKind.OPD, "33.74"),
        r.UnitLoad("u-solo", "Dinas Sosial Surakarta", v.UnitKind.OPD, "33.72"),
    ),
    innovations=(
        r.InnovationLoad("uptpk", "UPTPK", "33.14", categories=("7",)),
        r.InnovationLoad("sanpiisan", "SANPIISAN", "33.74"),
        r.InnovationLoad("pelita", "PELITA Kendal", "33.24"),
        r.InnovationLoad("solo-own", "Jagongan Kota", "33.72"),
        r.InnovationLoad("rahasia", "Draf Rahasia", "33.24", status=v.InnovationStatus.DRAFT),
    ),
    entries=(r.EntryLoad("uptpk", 2015, v.EntryStage.TOP),),
    replications=(
        r.ReplicationLoad(
            VERIFIED_COPY,
            "33.74",
            (r.ParentLink("uptpk", v.Answer.CONFIRMED, date(2020, 2, 1), "sragen-registrar"),),
            ("uptpk",),
            v.ReplicationStatus.VERIFIED,
            local_name="SERUNI",
            manner=v.Manner.ADAPTED,
            started_on=date(2019, 5, 1),
            started_precision=v.Precision.MONTH,
            submitted_on=date(2020, 1, 15),
            verified_on=date(2020, 3, 1),
            units=("u-semarang",),
        ),
        r.ReplicationLoad(
            RECORDED_COPY,
            "33.72",
            (r.ParentLink("sanpiisan"),),
            ("sanpiisan",),
            v.ReplicationStatus.RECORDED,
            started_on=date(2019, 1, 1),
            started_precision=v.Precision.YEAR,
            sources=("koran",),
        ),
        r.ReplicationLoad(
            CHILD_OF_RECORDED,
            "33.24",
            (r.ParentLink(RECORDED_COPY, v.Answer.CONFIRMED),),
            ("sanpiisan",),
            v.ReplicationStatus.VERIFIED,
            started_on=date(2021, 1, 1),
            started_precision=v.Precision.YEAR,
            verified_on=date(2021, 6, 1),
        ),
    ),
    evidence=(r.EvidenceLoad("e-semarang", VERIFIED_COPY, v.EvidenceKind.SK, "800/12/2019", date(2019, 4, 2)),),
    users=tuple(
        r.UserLoad(login, login, login.replace("-", " ").title(), agency, (role,), office="Bagian Organisasi")
        for login, (agency, role) in _ROLES.items()
    ),
)


def load(graph: Graph, **more: tuple[object, ...]) -> None:
    """Load the small world, with more rows of a kind behind its own."""
    fields = {name: (*getattr(WORLD, name), *rows) for name, rows in more.items()}
    world.begin(graph, v.WorldKind.EXAMPLE, TODAY)
    loading.load(graph, replace(WORLD, **fields), lambda _: None, lambda password: password)
    world.finish(graph)


def actor(graph: Graph, login: str) -> Actor:
    """Return the person with this login as the one who acts."""
    person: Person = users.by_id(graph, login)
    roles = frozenset(map(v.Role, person.roles))
    return Actor(person.id, person.name, person.agency_id, person.agency_name, roles, person.province)
