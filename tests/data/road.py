"""A small world on the way to national policy, whose every count is known by hand.

UPTPK (origin Sragen, top, a measured result) runs in Klaten and Klungkung, stopped in Makassar, is recorded in
Bintuni. PANEL was judged feasible. FRESH has neither copies nor a top place.
"""

from dataclasses import replace
from datetime import date, datetime

from graph.domain import vocabulary as v
from graph.domain.policy import Actor
from graph.domain.records import rows as r
from graph.domain.values.moment import Moment
from graph.domain.vocabulary import Role
from graph.engine import Graph
from graph.store.audit import world
from graph.store.imports import loading

AS_OF = date(2025, 12, 31)
NOW = datetime.fromisoformat("2025-12-31T03:00:00+00:00")
MOMENT = Moment(NOW, AS_OF)
ANALYST = Actor("u-analyst", "Ani", "kemensos", "Kementerian Sosial", frozenset({Role.ANALYST}))
STRANGER = Actor("u-health", "Hadi", "kemenkes", "Kementerian Kesehatan", frozenset({Role.ANALYST}))
STEWARD = Actor("u-steward", "Sari", "kemenpanrb", "KemenPANRB", frozenset({Role.STEWARD}))
REGISTRAR = Actor("u-sragen", "Rudi", "33.14", "Pemkab Sragen", frozenset({Role.REGISTRAR}))
PEOPLE = (ANALYST, STRANGER, STEWARD, REGISTRAR)


def _region(code: str, name: str, group: str) -> r.RegionLoad:
    level = v.Level.PROVINCE if len(code) == 2 else v.Level.REGENCY
    return r.RegionLoad(code, name, level, -7.0, 110.0, 1000, group, None if len(code) == 2 else code[:2])


def _local(code: str, name: str) -> r.AgencyLoad:
    return r.AgencyLoad(code, name, None, v.Cluster.REGENCY, code, True)


def _copy(number: str, adopter: str, year: int, **changes: object) -> r.ReplicationLoad:
    link = r.ParentLink("uptpk", v.Answer.CONFIRMED)
    verified = r.ReplicationLoad(
        f"R-0000000{number}",
        adopter,
        (link,),
        ("uptpk",),
        status=v.ReplicationStatus.VERIFIED,
        manner=v.Manner.ADAPTED,
        basis=v.Basis.VOLUNTARY,
        started_on=date(year, 1, 1),
        started_precision=v.Precision.YEAR,
        verified_on=date(year, 9, 1),
        units=(f"u-{adopter}",),
    )
    return replace(verified, **changes)


WORLD = r.WorldRows(
    sources=(
        r.SourceLoad("daelpos", "daelpos.com, 11 Mar 2025"),
        r.SourceLoad("zona", "zonaintegritas.news 2024"),
    ),
    regions=(
        _region("33", "Jawa Tengah", "Jawa"),
        _region("33.10", "Kabupaten Klaten", "Jawa"),
        _region("33.14", "Kabupaten Sragen", "Jawa"),
        _region("51", "Bali", "Bali-Nusa Tenggara"),
        _region("51.05", "Kabupaten Klungkung", "Bali-Nusa Tenggara"),
        _region("73", "Sulawesi Selatan", "Sulawesi"),
        _region("73.71", "Kota Makassar", "Sulawesi"),
        _region("92", "Papua Barat", "Papua"),
        _region("92.06", "Kabupaten Teluk Bintuni", "Papua"),
    ),
    categories=(
        r.TermLoad("4", "Pelayanan kesehatan", "Health services", 2025),
        r.TermLoad("7", "Pemberantasan kemiskinan", "Ending poverty", 2025),
    ),
    editions=(r.EditionLoad(2019, 6, None, True),),
    agencies=(
        r.AgencyLoad("kemensos", "Kementerian Sosial", "Kemensos", v.Cluster.MINISTRY),
        r.AgencyLoad("kemenkes", "Kementerian Kesehatan", "Kemenkes", v.Cluster.MINISTRY),
        r.AgencyLoad("kemenpanrb", "Kementerian PANRB", "KemenPANRB", v.Cluster.MINISTRY),
        _local("33.10", "Pemkab Klaten"),
        _local("33.14", "Pemkab Sragen"),
        _local("51.05", "Pemkab Klungkung"),
        _local("73.71", "Pemkot Makassar"),
        _local("92.06", "Pemkab Teluk Bintuni"),
    ),
    mandates=(
        r.MandateLoad("kemensos", "7", date(2024, 10, 21)),
        r.MandateLoad("kemenkes", "4", date(2024, 10, 21)),
        r.MandateLoad("kemenkes", "7", date(2014, 1, 1), date(2020, 1, 1)),  # over long ago
    ),
    units=tuple(
        r.UnitLoad(f"u-{code}", f"Dinas Sosial {code}", v.UnitKind.OPD, code, code)
        for code in ("33.10", "51.05", "73.71", "92.06")
    ),
    innovations=(
        r.InnovationLoad(
            "uptpk", "UPTPK", "33.14", life=v.Life.ONGOING, started_on=date(2014, 1, 1), categories=("7",)
        ),
        r.InnovationLoad(
            "panel",
            "=Panel",
            "33.10",
            life=v.Life.ONGOING,
            started_on=date(2018, 1, 1),
            categories=("7",),
            panel_feasible=True,
        ),
        r.InnovationLoad("fresh", "Baru", "51.05", categories=("7",)),
        r.InnovationLoad("quiet", "Sunyi", "51.05", categories=("4",)),
    ),
    entries=(
        r.EntryLoad("uptpk", 2019, v.EntryStage.TOP),
        r.EntryLoad("panel", 2019, v.EntryStage.TOP),
        r.EntryLoad("quiet", 2019, v.EntryStage.TOP),
        r.EntryLoad("fresh", 2019, v.EntryStage.PASSED),
    ),
    replications=(
        _copy("1", "33.10", 2020),
        _copy("2", "51.05", 2021),
        _copy("3", "73.71", 2021, stopped_on=date(2024, 1, 1), stop_reason=v.StopReason.BUDGET),
        _copy("4", "92.06", 2022, status=v.ReplicationStatus.RECORDED, verified_on=None),
        _copy("5", "73.71", 2023, status=v.ReplicationStatus.REJECTED, verified_on=None),
    ),
    outcomes=(r.OutcomeLoad("o-1", "uptpk", "Waktu", "hari", 5.0, 1.0, "2020", None),),
    evidence=(r.EvidenceLoad("e-1", "panel", v.EvidenceKind.MONEV_INTERNAL, "1/2020", date(2020, 1, 2)),),
    claims=(
        r.ClaimLoad("c-1", "registered", 24442.0, None, "2025-03-11", sources=("daelpos",)),
        r.ClaimLoad("c-2", "registered", 24442.0, "lebih dari", "2025-04", sources=("daelpos",)),
        r.ClaimLoad("c-3", "registered", 26039.0, None, "2024-01", sources=("zona",)),
        r.ClaimLoad("c-4", "registered", 3156.0, None, "2019", about_editions=(2019,), sources=("zona",)),
        r.ClaimLoad("c-5", "adopting_agencies", 901.0, "lebih dari", "2025-04", sources=("daelpos",)),
    ),
    users=tuple(
        r.UserLoad(str(who.user_id), who.name.lower(), who.name, str(who.agency_id), tuple(who.roles)) for who in PEOPLE
    ),
)


def load(graph: Graph, rows: r.WorldRows = WORLD) -> None:
    """Write the world as the example's loader would."""
    world.begin(graph, v.WorldKind.EXAMPLE, AS_OF)
    loading.load(graph, rows, lambda line: None, str)
    world.finish(graph)
