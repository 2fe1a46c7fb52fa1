"""No person stands on two sides of a record, and no agency on both: random sequences of real steps, judged one by one.

The judge knows nothing of the product's own rules: after each step that went through it walks the trail, from which it
learns hand-overs and successions too, and the links as they stand.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies as st

from graph.domain.errors import DomainError
from graph.engine import Graph
from graph.store.people import users
from tests import small_world
from tests.data.play import NAMES, Play, staged
from tests.data.plays import OPENINGS, STEPS, Pick

SIDES = {
    "replication.claimed": "submit",
    "replication.submitted": "submit",
    "replication.resubmitted": "submit",
    "replication.completed": "submit",
    "replication.appealed": "submit",
    "replication.confirmed": "answer",
    "replication.questioned": "answer",
    "replication.objected": "answer",
    "replication.verified": "verify",
    "replication.returned": "verify",
    "replication.rejected": "verify",
    "innovation.submitted": "bring",
    "innovation.published": "publish",
    "innovation.returned": "publish",
}
# Of a list, and of each record that came by it: who shaped a list of copies submitted these.
OF_LISTS = {
    "import.handed_in": {"replications": "submit", "innovations": "bring"},
    "import.mapped": {"replications": "submit", "innovations": "bring"},
    "import.named": {"replications": "submit", "innovations": "bring"},
    "import.started": {"replications": "submit", "innovations": "bring"},
    "import.released": {"innovations": "publish"},
    "import.replications": {"replications": "submit"},
    "import.innovations": {"innovations": "bring"},
}
BY_AGENCIES = {"replication.submitted", "replication.resubmitted", "replication.verified", "import.replications"}
SEQUENCES = 300
seen: Counter[str] = Counter()  # judged entries by event, and steps that went through by name


@dataclass(frozen=True)
class _Entry:
    number: int
    event: str
    actor: str | None
    subject: str
    agency: str | None
    changes: str | None
    list_kind: str | None
    came: tuple[str, ...]

    @property
    def side(self) -> str | None:
        return SIDES.get(self.event) or OF_LISTS.get(self.event, {}).get(self.list_kind or "")

    @property
    def on(self) -> set[str]:
        """What the step touched: its record, or a list with all that came by it."""
        return {self.subject, *self.came}


@dataclass(frozen=True)
class _Maker:
    made_by: str


@dataclass(frozen=True)
class _Sides:
    status: str
    adopter: str
    others: tuple[str, ...]
    roots: tuple[str, ...]


def entries(play: Play) -> list[_Entry]:
    """Return the whole trail of a play: nothing of another is left in the graph."""
    text = """
        MATCH (e:AuditEntry)
        WHERE NOT e:Base
        OPTIONAL MATCH (j:ImportJob {id: e.subject})
        RETURN e.number AS number, e.event AS event, e.actor AS actor, e.subject AS subject, e.agency AS agency,
               e.changes AS changes, j.kind AS list_kind,
               COLLECT {
                 MATCH (x:Replication|Innovation)
                 WHERE j.id = x.import_job OR j.id IN x.changed_by_imports
                 RETURN x.id
               } AS came
        ORDER BY number
    """
    return play.graph.read(text, _Entry)


def offices(trail: list[_Entry]) -> dict[str, set[str]]:
    """Return for each person those whose office came down to that person, by the trail."""
    before: dict[str, set[str]] = {}
    for entry in trail:
        if entry.event == "office.handed_over":
            one, two = json.loads(entry.changes or "{}")["office"]
            before.setdefault(two, set()).update({one}, before.get(one, set()))
    return before


def are_one(trail: list[_Entry], one: str, other: str) -> bool:
    """Say whether some agency acts for both, by the successions in the trail."""
    after: dict[str, set[str]] = {}
    for entry in trail:
        if entry.event == "agency.succeeded":
            after.setdefault(entry.subject, set()).add(json.loads(entry.changes or "{}")["succeeded_by"][1])

    def acting(agency: str) -> set[str]:
        found, todo = {agency}, [agency]
        while todo:
            new = after.get(todo.pop(), set()) - found
            found |= new
            todo += new
        return found

    return bool(acting(one) & acting(other))


def people_of(play: Play, entry: _Entry) -> Iterator[str]:
    """Return who stands behind an entry: behind an answer by letter whoever had the letter made."""
    if entry.actor and entry.actor.startswith("letter:"):
        text = "MATCH (l:OneTimeLink) WHERE l.id STARTS WITH $start RETURN l.made_by AS made_by"
        yield from (row.made_by for row in play.graph.read(text, _Maker, start=entry.actor[7:]))
    elif entry.actor:
        yield entry.actor


def judge(play: Play, known: int) -> int:
    """Look at the entries since ``known``, each with all that came before it; return the last number."""
    trail = entries(play)
    for place, entry in enumerate(trail):
        if entry.number <= known or entry.side is None:
            continue
        judge_person(play, trail[:place], entry)
        if entry.event == "import.innovations":
            judge_list(play, trail[:place], entry)
        else:
            for one in entry.on:
                judge_agencies(play, trail[:place], entry, one)
        seen[entry.event] += 1
    return trail[-1].number if trail else known


def judge_person(play: Play, before: list[_Entry], entry: _Entry) -> None:
    came_down = offices(before)
    mine = {who for one in people_of(play, entry) for who in {one, *came_down.get(one, set())}}
    for other in before:
        if other.on & entry.on and other.side not in {None, entry.side}:
            theirs = set(people_of(play, other))
            assert not mine & theirs, f"{mine & theirs} took {other.event} and {entry.event}"


def judge_agencies(play: Play, before: list[_Entry], entry: _Entry, record: str) -> None:
    text = """
        MATCH (r:Replication {id: $id})-[:ADOPTED_BY]->(a:Agency)
        RETURN r.status AS status, a.id AS adopter,
               COLLECT { MATCH (r)-[:ADAPTS]->()-[:ORIGINATED_AT|ADOPTED_BY]->(p:Agency) RETURN p.id } AS others,
               COLLECT { MATCH (r)-[:OF]->()-[:ORIGINATED_AT]->(p:Agency) RETURN p.id } AS roots
    """
    for sides in play.graph.read(text, _Sides, id=record):
        if (entry.event in BY_AGENCIES and sides.status != "draft") or entry.side == "answer":
            for other in {*sides.others, *sides.roots}:
                assert not are_one(before, sides.adopter, other), f"{sides.adopter} is {other} at {entry.event}"
        if entry.side == "verify":
            own = users.by_id(play.graph, entry.actor or "").agency_id
            for party in {sides.adopter, *sides.others}:
                assert not are_one(before, own, party), f"{own} is {party} at {entry.event}"


def judge_list(play: Play, before: list[_Entry], entry: _Entry) -> None:
    """Nobody who shaped or released a list publishes innovations of the own agency by it; a second one released it."""
    text = "MATCH (:Innovation {id: $id})-[:ORIGINATED_AT]->(a:Agency) RETURN a.id AS id"
    hands = [one for one in before if one.subject == entry.subject and one.side]
    assert any(one.event == "import.released" for one in hands), "nobody released the list"
    for origin in {one for record in entry.came for one in play.ids(text, id=record)}:
        for hand in hands:
            assert not are_one(before, hand.agency or "", origin), f"{hand.agency} is {origin} at {hand.event}"


@pytest.fixture(scope="module")
def world(_migrated: Graph) -> Graph:
    """One small world for all sequences, each of which brings its own agencies, people and records."""
    _migrated.write(lambda tx: tx.run("MATCH (n) WHERE NOT n:Migration AND NOT n:MigrationLock DETACH DELETE n"))
    small_world.load(_migrated)
    _migrated.write(lambda tx: tx.run("MATCH (n) SET n:Base"))
    return _migrated


def play_out(world: Graph, steps: Sequence[Pick]) -> None:
    """Take each step that the product allows, and judge what it wrote before the next."""
    world.write(lambda tx: tx.run("MATCH (n) WHERE NOT n:Base DETACH DELETE n"))  # no sequence makes the next slower
    play, known = staged(world), 0
    for step, who, other in steps:
        try:
            step(play, who, other)
        except DomainError:
            continue
        seen[step.__name__] += 1
        known = judge(play, known)


def test_nobody_stands_on_two_sides_after_any_sequence_of_steps(world: Graph) -> None:
    picks = st.tuples(st.sampled_from(STEPS), st.sampled_from(NAMES), st.integers(0, 19))

    @settings(
        max_examples=SEQUENCES,
        derandomize=True,
        deadline=None,
        database=None,
        phases=[Phase.generate],  # a sequence is short enough to be read as it is
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(st.sampled_from(OPENINGS), st.lists(picks, min_size=2, max_size=6))
    def played(opening: tuple[Pick, ...], picked: list[Pick]) -> None:
        play_out(world, [*opening, *picked])

    seen.clear()
    for opening in OPENINGS:
        play_out(world, opening)
    played()

    # Whoever refuses everything stands on no two sides either: each way to touch a record was really gone.
    wanted = {*SIDES, *OF_LISTS, *(step.__name__ for step in STEPS)}
    assert wanted <= set(seen), sorted(wanted - set(seen))
