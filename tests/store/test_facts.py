"""The facts in a real graph, asked as a page would ask."""

from dataclasses import dataclass

import pytest

from graph.domain.errors import Refused
from graph.domain.vocabulary import WorldKind
from graph.engine import Graph
from graph.importers import tables
from graph.store.audit import entries as audit, world
from graph.store.innovations import claims
from graph.store.scaling import policies
from tracker.commands import facts

ANSWERS = {
    "MATCH (n:Region) RETURN count(n) AS value": 552,
    "MATCH (n:Agency) RETURN count(n) AS value": 677,
    "MATCH (n:Innovation) RETURN count(n) AS value": 117,
    "MATCH (n:Replication {status: 'recorded'}) RETURN count(n) AS value": 12,
    "MATCH (n:Replication) WHERE n.status <> 'recorded' RETURN count(n) AS value": 0,
    "MATCH ()-[e:ENTERED {stage: 'top'}]->() RETURN count(e) AS value": 76,
    "MATCH (n:Award) RETURN count(n) AS value": 96,
    "MATCH (n:User) RETURN count(n) AS value": 0,
    "MATCH (a:Agency {id: '33.14'})-[:LOCATED_IN]->(r:Region)-[:PART_OF]->(p) RETURN p.name AS value": "Jawa Tengah",
    "MATCH (:Agency {id: '51.08'})<-[:ADOPTED_BY]-(r)-[:OF]->(:Innovation {id: 'toss-klungkung'}) "
    "RETURN r.local_name AS value": "PAS URBAN",
    "MATCH (c:Claim)-[:ABOUT]->(:Innovation {id: 'laboratorium-kemiskinan-pekalongan'}) "
    "WHERE c.metric = 'study_visit' RETURN count(c) AS value": 16,
    "MATCH (c:Claim)-[:ABOUT]->(:Region {code: '73'}) RETURN count(c) AS value": 6,
    "MATCH (:Innovation {id: 'uptpk-sragen'})-[:RECEIVED]->(a:Award {kind: 'unpsa'}) "
    "RETURN count { (a)-[:IN]->(:Edition) } AS value": 0,
    "MATCH (c:Claim {metric: 'registered'}) WHERE NOT (c)-[:ABOUT]->() AND c.value = 24442 RETURN count(c) AS value": 2,
    "MATCH (c:Claim {value: 26039})-[:STATED_IN]->(s:Source) RETURN s.publisher AS value": "zonaintegritas.news",
    "MATCH (:Agency {id: 'kementerian-kesehatan'})-[m:MANDATED_FOR {ours: true}]->(:Category {code: '4'}) "
    "RETURN count(m) AS value": 1,
}


@dataclass(frozen=True)
class Value:
    value: object


@dataclass(frozen=True)
class Size:
    nodes: int
    links: int


class PowerCut(Exception):
    """The load ends here."""


def test_facts_give_known_answers(graph: Graph) -> None:
    facts.load(graph, _quiet)

    found = {question: graph.read(question, Value) for question in ANSWERS}  # type: ignore[arg-type]
    assert found == {question: [Value(answer)] for question, answer in ANSWERS.items()}


def test_broken_load_of_facts_completes_and_a_third_does_nothing(graph: Graph) -> None:
    said: list[str] = []

    def cut(text: str) -> None:
        said.append(text)
        if len(said) == 14:
            raise PowerCut

    with pytest.raises(PowerCut):
        facts.load(graph, cut)
    facts.load(graph, _quiet)
    complete = _size(graph)
    said.clear()
    facts.load(graph, said.append)

    assert said == ["The facts are loaded already"]
    assert _size(graph) == complete
    found = {question: graph.read(question, Value) for question in ANSWERS}  # type: ignore[arg-type]
    assert found == {question: [Value(answer)] for question, answer in ANSWERS.items()}


def test_every_claim_stands_on_a_page(graph: Graph) -> None:
    facts.load(graph, _quiet)

    shown = [*claims.national(graph), *claims.of_editions(graph), *claims.statements(graph)]
    about = "MATCH (:Claim)-[:ABOUT]->(n:Innovation|Agency|Region) RETURN DISTINCT coalesce(n.id, n.code) AS value"
    shown += [claim for key in graph.read(about, Value) for claim in claims.about(graph, str(key.value))]
    held = graph.read("MATCH (c:Claim) RETURN c.id AS value", Value)

    assert {claim.id for claim in shown} == {row.value for row in held}


def test_figures_that_differ_stand_beside_each_other(graph: Graph) -> None:
    facts.load(graph, _quiet)

    found = claims.of_editions(graph)

    assert {one.value for one in found if (one.edition, one.metric) == (2015, "registered")} == {1189, 1184}
    assert {one.metric for one in claims.statements(graph)} >= {"trend", "rule", "window", "criteria", "definition"}
    assert all(title and publisher for one in found for title, publisher, *_more in one.sources)


def test_load_leaves_one_entry_with_the_hash_of_its_tables(graph: Graph) -> None:
    facts.load(graph, _quiet)
    facts.load(graph, _quiet)

    trail = "MATCH (e:AuditEntry) RETURN e.event + ' ' + e.changes AS value"
    assert graph.read(trail, Value) == [
        Value(f'world.facts {{"tables": [null, "{tables.digest()}"], "via": [null, "python -m tracker"]}}')
    ]
    assert audit.first_broken(graph) is None


def test_instrument_is_the_legal_basis_of_its_innovation(graph: Graph) -> None:
    facts.load(graph, _quiet)

    bases = {(basis.policy_id, basis.innovation_id) for basis in policies.bases(graph)}
    told = [one for one in claims.about(graph, "mal-pelayanan-publik") if one.metric == "legal_basis"]

    assert bases == {(policy, "mal-pelayanan-publik") for policy in ("permenpanrb-23-2017", "perpres-89-2021")}
    assert {(claim.policy_id, "mal-pelayanan-publik") for claim in told} == bases


def test_graph_of_the_example_refuses_the_facts(graph: Graph) -> None:
    world.begin(graph, WorldKind.EXAMPLE)

    with pytest.raises(Refused, match="other_world"):
        facts.load(graph, _quiet)

    assert graph.read("MATCH (n:Region) RETURN count(n) AS value", Value) == [Value(0)]


def _size(graph: Graph) -> Size:
    return graph.read("RETURN COUNT { (n) } AS nodes, COUNT { ()-[]->() } AS links", Size)[0]


def _quiet(text: str) -> None:
    """Say nothing."""
