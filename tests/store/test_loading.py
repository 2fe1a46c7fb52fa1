"""A small world with every kind of row, whose graph is known by hand."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import pytest

from graph.domain import vocabulary as v
from graph.domain.errors import NotFound, Refused
from graph.domain.records import road_rows, rows as r
from graph.engine import Graph
from graph.store.audit import world
from graph.store.imports import loading

FIT, FOURTH, SINCE = v.Area.FIT, v.Stage(4), date(2025, 4, 1)
WORLD = r.WorldRows(
    sources=(r.SourceLoad("koran", "Koran, 2 Mei 2019", "Koran", "2019-05-02"),),
    regions=(
        r.RegionLoad("33", "Jawa Tengah", v.Level.PROVINCE, -7.3, 110.0, 37_000_000, "Jawa", None),
        r.RegionLoad("33.14", "Kabupaten Sragen", v.Level.REGENCY, -7.4, 111.0, None, "Jawa", "33"),
    ),
    categories=(r.TermLoad("7", "Kemiskinan", "Poverty", 2025),),
    priorities=(r.TermLoad("6", "Desa", "Villages"),),
    goals=(r.TermLoad("1", "Tanpa kemiskinan", "No poverty"),),
    editions=(r.EditionLoad(2019, 6, None, True),),
    agencies=(
        r.AgencyLoad("kemensos", "Kementerian Sosial", "Kemensos", v.Cluster.MINISTRY),
        r.AgencyLoad("33", "Pemprov Jateng", None, v.Cluster.PROVINCE, "33", True),
        r.AgencyLoad("33.14", "Pemkab Sragen", None, v.Cluster.REGENCY, "33.14", part_of="33", sources=("koran",)),
    ),
    mandates=(r.MandateLoad("kemensos", "7", date(2024, 10, 21)),),
    units=(
        r.UnitLoad("u-1", "Dinas Sosial", v.UnitKind.OPD, "33.14", "33.14"),
        r.UnitLoad("u-2", "Biro Kesra", v.UnitKind.BUREAU, "33"),
    ),
    innovations=(
        r.InnovationLoad(
            "uptpk",
            "UPTPK",
            "33.14",
            started_on=date(2014, 1, 1),
            started_precision=v.Precision.YEAR,
            components=("loket", "data"),
            categories=("7",),
            category_is_ours=True,
            priorities=("6",),
            goals=("1",),
            facilitators=("33",),
            sources=("koran",),
        ),
    ),
    entries=(r.EntryLoad("uptpk", 2019, v.EntryStage.TOP, "umum"),),
    extensions=(r.ExtensionLoad("uptpk", "u-1", date(2019, 3, 1), v.Precision.MONTH, ("koran",)),),
    replications=(
        r.ReplicationLoad(
            "R-00000002",  # stands before its parent: parents are linked when all replications are there
            "kemensos",
            (r.ParentLink("R-00000001"), r.ParentLink("uptpk", v.Answer.CONFIRMED, date(2021, 2, 1))),
            ("uptpk",),
            v.ReplicationStatus.AWAITING_PARENT,
        ),
        r.ReplicationLoad(
            "R-00000001",
            "33",
            (r.ParentLink("uptpk"),),
            ("uptpk",),
            v.ReplicationStatus.VERIFIED,
            phase=v.Phase.IMPLEMENTATION,
            started_on=date(2020, 5, 1),
            started_precision=v.Precision.MONTH,
            units=("u-2",),
            kept=("loket",),
            facilitators=("kemensos",),
            sources=("koran",),
        ),
    ),
    awards=(
        r.AwardLoad("a-1", "uptpk", v.AwardKind.TOP33, 2019, 2019, ("koran",)),
        r.AwardLoad("a-2", "R-00000001", v.AwardKind.UNPSA, 2020),
    ),
    outcomes=(r.OutcomeLoad("o-1", "R-00000001", "Waktu", "hari", 5.0, 1.0, "2020", None),),
    evidence=(r.EvidenceLoad("e-1", "s-1", v.EvidenceKind.SK, "1/2020", date(2020, 1, 2)),),
    rounds=(r.RoundLoad("m-1", date(2025, 1, 1), date(2025, 1, 31), date(2025, 2, 14), "semua"),),
    assessments=(
        road_rows.AssessmentLoad("n-1", "uptpk", "kemensos", 7, {FIT: v.Light.GREEN}, {FIT: "Cocok"}, date(2025, 3, 1)),
    ),
    policies=(
        road_rows.PolicyLoad("p-1", v.PolicyForm.SE, "1", 2022, "Tentang", None, v.PolicyStatus.ENACTED, ("koran",)),
    ),
    scale_ups=(road_rows.ScaleUpLoad("s-1", "uptpk", FOURTH, SINCE, v.Route.PANEL, sponsor="kemensos", policy="p-1"),),
    claims=(
        r.ClaimLoad(
            "c-1",
            "registered",
            24442.0,
            about=("uptpk", "33.14"),
            about_regions=("33.14",),
            about_editions=(2019,),
            sources=("koran",),
        ),
    ),
    users=(r.UserLoad("user-1", "sosial", "Ani", "kemensos", (v.Role.ANALYST,), password="kata sandi"),),
)


def _table(text: str) -> set[tuple[str, ...]]:
    return {tuple(cell.split()) for line in text.splitlines() for cell in line.split("|") if cell.strip()}


NODES = _table(
    """
    Source koran | Region 33 | Region 33.14 | Category 7 | Priority 6 | Goal 1 | Edition 2019
    Agency kemensos | Agency 33 | Agency 33.14 | Unit u-1 | Unit u-2 | Innovation uptpk
    Replication R-00000001 | Replication R-00000002 | Award a-1 | Award a-2 | Outcome o-1
    Evidence e-1 | MonitoringRound m-1 | Assessment n-1 | Policy p-1 | ScaleUp s-1 | Claim c-1
    User user-1
    """
)
LINKS = _table(
    """
    33.14 PART_OF 33 | 33 LOCATED_IN 33 | 33.14 LOCATED_IN 33.14 | kemensos MANDATED_FOR 7
    user-1 WORKS_AT kemensos | u-1 BELONGS_TO 33.14 | u-2 BELONGS_TO 33 | u-1 LOCATED_IN 33.14
    uptpk ORIGINATED_AT 33.14 | uptpk SERVES 7 | uptpk SERVES 6 | uptpk SERVES 1
    33 FACILITATES uptpk | uptpk ENTERED 2019 | uptpk EXTENDED_TO u-1 | R-00000001 ADOPTED_BY 33
    R-00000002 ADOPTED_BY kemensos | R-00000001 RUN_BY u-2 | R-00000002 ADAPTS R-00000001
    R-00000002 ADAPTS uptpk | R-00000001 ADAPTS uptpk | R-00000001 OF uptpk | R-00000002 OF uptpk
    kemensos FACILITATES R-00000001 | uptpk RECEIVED a-1 | R-00000001 RECEIVED a-2 | a-1 IN 2019
    o-1 MEASURED_AT R-00000001 | s-1 SUPPORTED_BY e-1 | n-1 OF uptpk | n-1 BY kemensos
    s-1 SCALES uptpk | kemensos SPONSORS s-1 | s-1 BECAME p-1 | c-1 ABOUT uptpk | c-1 ABOUT 33.14
    c-1 ABOUT 2019 | 33.14 STATED_IN koran | uptpk STATED_IN koran | R-00000001 STATED_IN koran
    a-1 STATED_IN koran | p-1 STATED_IN koran | c-1 STATED_IN koran
    """
)
VALUES = {
    "MATCH ()-[e:ENTERED]->() RETURN e.stage + ' ' + e.group AS value": "top umum",
    "MATCH ()-[m:MANDATED_FOR]->() RETURN m.`from` AS value": date(2024, 10, 21),
    "MATCH ()-[m:MANDATED_FOR]->() RETURN m.ours AS value": True,
    "MATCH ()-[s:SERVES]->(:Category) RETURN s.ours AS value": True,
    "MATCH ()-[o:ORIGINATED_AT]->() RETURN o.since AS value": date(2014, 1, 1),
    "MATCH (i:Innovation) RETURN i.components AS value": ("loket", "data"),
    "MATCH ()-[e:EXTENDED_TO]->() RETURN e.precision AS value": "month",
    "MATCH (:Replication {id: 'R-00000001'})-[o:OF]->() RETURN o.kept AS value": ("loket",),
    "MATCH (:Replication {id: 'R-00000002'})-[a:ADAPTS {order: 2}]->() RETURN a.answer AS value": "confirmed",
    "MATCH (r:Replication {id: 'R-00000001'}) RETURN r.started_on AS value": date(2020, 5, 1),
    "MATCH (r:Replication) RETURN sum(r.version) AS value": 2,
    "MATCH (s:Assessment) RETURN s.area_fit + ' ' + s.reason_fit AS value": "green Cocok",
    "MATCH (e:Evidence) RETURN e.public AS value": False,
    "MATCH (u:User) RETURN u.roles AS value": ("analyst",),
    "MATCH (u:User) RETURN u.password_hash AS value": "hash of kata sandi",
    "MATCH (r:Region) WHERE r.population IS NULL RETURN r.code AS value": "33.14",
}
_hash = "hash of {}".format
TWINS = 2  # a link to 33.14 may stand for two, since region and agency share the code


@dataclass(frozen=True)
class Node:
    label: str
    key: str


@dataclass(frozen=True)
class Link:
    start: str
    kind: str
    end: str


@dataclass(frozen=True)
class Value:
    value: object


class PowerCut(Exception):
    """The load ends here, between two transactions, as it would when its process is killed."""


def test_every_row_becomes_its_node(graph: Graph) -> None:
    _load(graph)

    keys = {(n.label, n.key) for n in _nodes(graph)}
    assert keys == NODES


def test_every_reference_becomes_its_link(graph: Graph) -> None:
    _load(graph)

    links = _links(graph)
    assert {(link.start, link.kind, link.end) for link in links} == LINKS
    assert len(links) == len(LINKS) + TWINS


def test_rows_keep_their_values(graph: Graph) -> None:
    _load(graph)

    found = {question: graph.read(question, Value) for question in VALUES}  # type: ignore[arg-type]
    assert found == {question: [Value(answer)] for question, answer in VALUES.items()}


@pytest.mark.parametrize("batches", [1, 9, 23, 41])
def test_broken_load_completes_when_run_again(graph: Graph, batches: int) -> None:
    with pytest.raises(PowerCut):
        _load(graph, say=_cut_after(batches), size=1)
    assert world.read(graph) == world.World(v.WorldKind.FACTS, None, False)

    _load(graph, size=2)

    assert {(link.start, link.kind, link.end) for link in _links(graph)} == LINKS
    assert len(_links(graph)) == len(LINKS) + TWINS
    assert len(_nodes(graph)) == 25
    assert world.read(graph) == world.World(v.WorldKind.FACTS, None, True)


def test_second_load_keeps_what_people_changed(graph: Graph) -> None:
    _load(graph)
    graph.write(lambda tx: tx.run("MATCH (i:Innovation) SET i.name = 'UPTPK Sragen'"))

    _load(graph)

    assert graph.read("MATCH (i:Innovation) RETURN i.name AS value", Value) == [Value("UPTPK Sragen")]


def test_progress_ends_with_all_rows(graph: Graph) -> None:
    said: list[str] = []

    _load(graph, say=said.append)

    assert said[0] == "1 / 69 (1%) sources"
    assert said[-1] == "69 / 69 (100%) facts with sources"


def test_missing_reference_is_named(graph: Graph) -> None:
    lost = replace(WORLD, entries=(r.EntryLoad("uptpk", 1999, v.EntryStage.TOP),))

    with pytest.raises(NotFound) as caught:
        loading.load(graph, lost, _quiet, _hash)

    assert caught.value.values == {"step": "entries", "id": "uptpk", "target": 1999}


def test_graph_of_one_world_refuses_the_other(graph: Graph) -> None:
    world.begin(graph, v.WorldKind.EXAMPLE, date(2025, 12, 31))  # not even complete

    with pytest.raises(Refused) as caught:
        world.begin(graph, v.WorldKind.FACTS)

    assert caught.value.values == {"holds": "example", "wanted": "facts"}
    assert world.read(graph) == world.World(v.WorldKind.EXAMPLE, date(2025, 12, 31), False)


def test_unmarked_rows_keep_both_worlds_out(graph: Graph) -> None:
    graph.write(lambda tx: tx.run("CREATE (:Agency {id: 'stranger'})"))

    with pytest.raises(Refused, match="not_empty"):
        world.begin(graph, v.WorldKind.FACTS)


def test_empty_graph_holds_no_world(graph: Graph) -> None:
    assert world.read(graph) is None


def _load(graph: Graph, say: Callable[[str], None] | None = None, size: int = 1000) -> None:
    world.begin(graph, v.WorldKind.FACTS)
    loading.load(graph, WORLD, say or _quiet, _hash, size)
    world.finish(graph)


def _cut_after(batches: int) -> Callable[[str], None]:
    said: list[str] = []

    def say(text: str) -> None:
        said.append(text)
        if len(said) == batches:
            raise PowerCut

    return say


def _quiet(text: str) -> None:
    """Say nothing."""


def _nodes(graph: Graph) -> list[Node]:
    query = (
        "MATCH (n) WHERE NOT n:Migration AND NOT n:MigrationLock AND NOT n:World "
        "RETURN labels(n)[0] AS label, toString(coalesce(n.id, n.code, n.year)) AS key"
    )
    return graph.read(query, Node)


def _links(graph: Graph) -> list[Link]:
    query = (
        "MATCH (a)-[l]->(b) RETURN toString(coalesce(a.id, a.code, a.year)) AS start, type(l) AS kind, "
        "toString(coalesce(b.id, b.code, b.year)) AS end"
    )
    return graph.read(query, Link)
