"""Plays of four eyes: a few people at a few agencies, and the real steps that they take on records of their own."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import LiteralString
from uuid import uuid4

from graph.domain.policy import Actor
from graph.domain.vocabulary import Role
from graph.engine import Graph
from graph.store.innovations import innovation_drafts
from graph.store.people import users
from graph.store.people.users import NewUser
from graph.store.replications import replications
from tests.factories.innovation_forms import written_up
from tests.factories.replication_forms import filled_form, filled_rest
from tests.small_world import MOMENT, NOW, TODAY
from tracker.actions.context import Context
from tracker.actions.evidence import answer_letters
from tracker.actions.evidence.answer_letters import NewLetter
from tracker.actions.innovations import innovation_drafting, innovations, merging
from tracker.actions.people import people, succession
from tracker.actions.replications import (
    answering,
    appealing,
    claiming,
    completing,
    registering,
    verifying,
)
from tracker.actions.replications.verifying import Decision

ADMIN = Actor("admin", "Admin", None, None, frozenset({Role.ADMIN}))
AGENCIES = ("adopter", "origin", "third", "silent", "panrb")
# Few people at few agencies, so that paths cross.
PEOPLE = {
    "a1": ("adopter", (Role.REGISTRAR,)),
    "a2": ("adopter", (Role.DRAFTER, Role.REGISTRAR)),
    "o1": ("origin", (Role.REGISTRAR,)),
    "o2": ("origin", (Role.REGISTRAR, Role.VERIFIER)),
    "t1": ("third", (Role.REGISTRAR,)),
    "k1": ("panrb", (Role.VERIFIER,)),
    "k2": ("panrb", (Role.VERIFIER, Role.STEWARD)),
    "k3": ("panrb", (Role.STEWARD,)),
    "k4": ("panrb", (Role.REGISTRAR, Role.VERIFIER)),
}
NAMES = tuple(PEOPLE)
PARENTS = ("of-origin", "of-third", "of-silent", "copy", "of-panrb")


@dataclass(frozen=True)
class _Id:
    id: str


@dataclass
class Play:
    """One sequence: its own agencies, people and records in the common graph."""

    graph: Graph
    mark: str = field(default_factory=lambda: uuid4().hex[:10])
    record: str | None = None
    innovation: str | None = None
    keys: list[str] = field(default_factory=list[str])
    merge: str | None = None
    job: str | None = None

    def id(self, name: str) -> str:
        return f"{self.mark}-{name}"

    def actor(self, name: str) -> Actor:
        """Return the person with the rights of this moment."""
        person = users.by_id(self.graph, self.id(name))
        text = "MATCH (:Agency {id: $id})-[:SUCCEEDS*1..20]->(a:Agency) RETURN DISTINCT a.id AS id"
        before = frozenset(self.ids(text, id=person.agency_id))
        roles = frozenset(map(Role, person.roles)) if person.is_active else frozenset[Role]()
        return Actor(person.id, person.name, person.agency_id, person.agency_name, roles, None, before)

    @property
    def copy(self) -> str:
        return self.id("copy")

    def ids(self, text: LiteralString, **values: object) -> list[str]:
        return [row.id for row in self.graph.read(text, _Id, **values)]

    def version(self) -> int:
        return replications.facts(self.graph, self.record or "").version


def staged(graph: Graph) -> Play:
    """Return a play with its agencies, people, innovations and a verified copy."""
    play = Play(graph)
    graph.write(
        lambda tx: tx.run(
            """
            UNWIND $agencies AS name
            CREATE (a:Agency {id: $mark + '-' + name, name: name, cluster: 'regency', autonomous: true})
            WITH collect(a) AS made
            UNWIND $people AS row
            MATCH (a:Agency {id: $mark + '-' + row.agency})
            CREATE (:User {id: $mark + '-' + row.name, login: $mark + '-' + row.name, name: row.name, roles: row.roles,
                           active: true})-[:WORKS_AT]->(a)
            WITH count(*) AS done
            MATCH (a:Agency) WHERE a.id STARTS WITH $mark
            CREATE (:Unit {id: a.id + '-unit', name: 'Dinas', kind: 'opd'})-[:BELONGS_TO]->(a)
            WITH count(*) AS done
            UNWIND ['origin', 'third', 'silent', 'panrb'] AS name
            MATCH (a:Agency {id: $mark + '-' + name})
            CREATE (:Innovation {id: $mark + '-of-' + name, name: 'Inovasi ' + name + $mark, status: 'published',
                                 life: 'ongoing', version: 1})-[:ORIGINATED_AT]->(a)
            WITH count(*) AS done
            MATCH (i:Innovation {id: $mark + '-of-origin'}), (a:Agency {id: $mark + '-third'})
            CREATE (r:Replication {id: $mark + '-copy', status: 'verified', version: 1, local_name: 'Salinan'})
            CREATE (r)-[:ADOPTED_BY]->(a)
            CREATE (r)-[:OF {kept: [], changed: [], dropped: []}]->(i)
            CREATE (r)-[:ADAPTS {order: 1, answer: 'confirmed'}]->(i)
            """,
            mark=play.mark,
            agencies=list(AGENCIES),
            people=[
                {"name": name, "agency": agency, "roles": [role.value for role in roles]}
                for name, (agency, roles) in PEOPLE.items()
            ],
        )
    )
    return play


def submit(play: Play, who: str, other: int) -> None:
    filled = filled_form(
        parents=(play.id(PARENTS[other % len(PARENTS)]),),
        unit_name="Dinas",
        unit_kind="opd",
        manner="adapted",
        started_on="05-2024",
        local_name="Salinan kami",
        proof_kind="sk",
        proof_number="1/2024",
        proof_date="02-05-2024",
    )
    actor = play.actor(who)
    if play.record is None:
        play.record = registering.submit_new(Context(play.graph, actor, MOMENT), filled, uuid4().hex)
    else:
        registering.submit(Context(play.graph, actor, MOMENT), play.record, play.version(), filled)


def answer(play: Play, who: str, other: int) -> None:
    said = ("confirmed", "confirmed", "unclear", "objected")[other % 4]
    answering.answer(Context(play.graph, play.actor(who), MOMENT), play.record or "", play.version(), said, "Alasan")


def claim(play: Play, who: str, _other: int) -> None:
    claiming.claim(Context(play.graph, play.actor(who), MOMENT), play.record or "", play.version())


def complete(play: Play, who: str, other: int) -> None:
    rest = filled_rest(beneficiaries=str(other + 1))
    completing.complete(Context(play.graph, play.actor(who), MOMENT), play.record or "", play.version(), rest)


def appeal(play: Play, who: str, _other: int) -> None:
    appealing.appeal(Context(play.graph, play.actor(who), MOMENT), play.record or "", play.version(), "Keliru")


def ask(play: Play, who: str, other: int) -> None:
    key, agency = uuid4().hex, play.id(AGENCIES[other % len(AGENCIES)])
    answer_letters.offer(
        Context(play.graph, play.actor(who), MOMENT), NewLetter(play.record or "", agency, key), uuid4().hex, NOW
    )
    play.keys.append(key)


def reply(play: Play, _who: str, other: int) -> None:
    key = play.keys[other % len(play.keys)] if play.keys else ""
    said = ("confirmed", "unclear", "objected")[other % 3]
    answer_letters.answer(play.graph, key, play.version(), said, "Alasan", answerer="Siti", real=NOW, moment=MOMENT)


def decide(play: Play, who: str, other: int) -> None:
    decision = Decision(("verified", "verified", "returned", "rejected")[other % 4], "Alasan")
    verifying.decide(Context(play.graph, play.actor(who), MOMENT), play.record or "", play.version(), decision)


def fall_silent(play: Play, _who: str, _other: int) -> None:
    text = "MATCH (r:Replication {id: $id}) SET r.submitted_on = date('2025-01-01')"
    play.graph.write(lambda tx: tx.run(text, id=play.record))


def hand_over(play: Play, who: str, other: int) -> None:
    colleague = NAMES[other % len(NAMES)]
    succession.hand_over(Context(play.graph, ADMIN, MOMENT), play.id(who), play.id(colleague))


def succeed(play: Play, who: str, other: int) -> None:
    old, new = play.id(PEOPLE[who][0]), play.id(AGENCIES[other % len(AGENCIES)])
    succession.succeed(Context(play.graph, ADMIN, MOMENT), old, new, TODAY, "UU 1/2025")


def hire(play: Play, who: str, other: int) -> None:
    login = play.id(f"new{other}{who}")
    agency = play.id(AGENCIES[other % len(AGENCIES)])
    people.add(play.graph, NewUser(login, login, login, (Role.REGISTRAR,), agency), uuid4().hex, NOW, timedelta(1))


def merge(play: Play, who: str, other: int) -> None:
    one, two = play.id(PARENTS[other % 3]), play.id(PARENTS[(other + 1) % 3])
    play.merge = merging.merge(Context(play.graph, play.actor(who), MOMENT), one, two, "Sama", uuid4().hex)


def part(play: Play, who: str, _other: int) -> None:
    merging.undo(Context(play.graph, play.actor(who), MOMENT), play.merge or "", "Keliru")


def bring(play: Play, who: str, _other: int) -> None:
    actor = play.actor(who)
    typed = written_up(name="Baru", summary="A", problem="B", solution="C", started_on="05-2023", categories=("7",))
    if play.innovation is None:
        play.innovation = innovation_drafting.save_new(Context(play.graph, actor, MOMENT), typed, uuid4().hex)
    version = innovation_drafts.by_id(play.graph, play.innovation).version
    innovations.submit(Context(play.graph, actor, MOMENT), play.innovation, version, typed)


def publish(play: Play, who: str, other: int) -> None:
    actor, chosen = play.actor(who), play.innovation or ""
    version = innovation_drafts.by_id(play.graph, chosen).version
    if other % 2:
        innovations.publish(Context(play.graph, actor, MOMENT), chosen, version)
    else:
        innovations.give_back(Context(play.graph, actor, MOMENT), chosen, version, "Lengkapi")
