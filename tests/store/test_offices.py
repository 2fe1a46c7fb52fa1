"""An office changes hands: who may give and take it, once, and what the predecessor did stays one's own deed."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import LiteralString, cast
from uuid import uuid4

import pytest

from graph import migrate
from graph.domain.errors import Refused
from graph.domain.policy import Actor
from graph.domain.records import rows
from graph.domain.vocabulary import Role
from graph.engine import Graph
from graph.store.audit import entries as audit, hands
from graph.store.imports import loading
from graph.store.people import users
from graph.store.people.users import NewUser
from graph.store.replications import replications
from tests.factories.replication_forms import GOOD
from tests.small_world import MOMENT, NOW
from tracker.actions import access
from tracker.actions.context import Context
from tracker.actions.evidence import answer_letters
from tracker.actions.evidence.answer_letters import NewLetter
from tracker.actions.people import people, succession
from tracker.actions.replications import answering, registering, verifying
from tracker.actions.replications.verifying import Decision

Person = Callable[[str], Actor]
ADMIN = Actor("admin", "Admin", None, None, frozenset({Role.ADMIN}))


@dataclass(frozen=True)
class _Taken:
    by: str
    of: str


def hired(graph: Graph, login: str, *roles: Role, agency: str = "kemenpanrb", is_active: bool = True) -> None:
    graph.write(lambda tx: users.create(tx, NewUser(login, login, login, roles, agency)))
    graph.write(lambda tx: tx.run("MATCH (u:User {id: $id}) SET u.active = $active", id=login, active=is_active))


def admin(login: str) -> Actor:
    return replace(ADMIN, user_id=login)


def taken_over(graph: Graph) -> set[tuple[str, str]]:
    found = graph.read("MATCH (b:User)-[:TOOK_OVER]->(a:User) RETURN b.id AS by, a.id AS of", _Taken)
    return {(one.by, one.of) for one in found}


@pytest.mark.parametrize(("one", "two"), [("boss", "second-verifier"), ("second-verifier", "boss"), ("boss", "boss")])
def test_nobody_gives_or_takes_an_own_office(small: Graph, one: str, two: str) -> None:
    hired(small, "boss", Role.ADMIN)
    hired(small, "other-boss", Role.ADMIN)

    with pytest.raises(Refused, match=r"hand_over_own|hand_over_unfit"):
        succession.hand_over(Context(small, admin("boss"), MOMENT), one, two)

    assert users.by_id(small, "boss").is_active
    assert users.by_id(small, "boss").roles == ("admin",)
    assert audit.version(small) == 0


@pytest.mark.parametrize(("one", "two"), [("closed", "verifier"), ("verifier", "closed")])
def test_a_closed_account_gives_and_takes_nothing(small: Graph, one: str, two: str) -> None:
    hired(small, "closed", Role.STEWARD, is_active=False)

    with pytest.raises(Refused, match="hand_over_closed"):
        succession.hand_over(Context(small, ADMIN, MOMENT), one, two)

    assert users.by_id(small, "verifier").roles == ("verifier",)


def test_an_office_is_handed_over_once_of_sixteen_equal_requests(small: Graph) -> None:
    hired(small, "old", Role.STEWARD)

    def ask(_: int) -> bool:
        try:
            succession.hand_over(Context(small, ADMIN, MOMENT), "old", "verifier")
        except Refused as error:
            return error.code != "hand_over_closed"
        return True

    with ThreadPoolExecutor(16) as pool:
        assert sum(pool.map(ask, range(16))) == 1
    assert [entry.event for entry in audit.of_subject(small, "old")] == ["office.handed_over"]
    assert taken_over(small) == {("verifier", "old")}
    with pytest.raises(Refused, match="hand_over_closed"):
        succession.hand_over(Context(small, ADMIN, MOMENT), "old", "second-verifier")


def test_the_last_open_administrator_stays_until_another_one_is_added(small: Graph) -> None:
    hired(small, "boss", Role.ADMIN)
    hired(small, "gone", Role.ADMIN, is_active=False)

    with pytest.raises(Refused, match="hand_over_last_admin"):
        succession.hand_over(Context(small, ADMIN, MOMENT), "boss", "verifier")
    hired(small, "new-boss", Role.ADMIN)
    succession.hand_over(Context(small, ADMIN, MOMENT), "boss", "new-boss")

    assert not users.by_id(small, "boss").is_active
    assert users.by_id(small, "new-boss").roles == ("admin",)


def test_two_administrators_never_close_at_once(small: Graph) -> None:
    for login in ("one", "two", "three", "four"):
        hired(small, login, Role.ADMIN)

    def ask(pair: tuple[str, str]) -> bool:
        try:
            succession.hand_over(Context(small, ADMIN, MOMENT), *pair)
        except Refused:
            return False
        return True

    with ThreadPoolExecutor(12) as pool:
        names = ("one", "two", "three", "four")
        done = sum(pool.map(ask, [(a, b) for a in names for b in names if a != b]))

    assert done == 3
    assert sum(users.by_id(small, name).is_active for name in names) == 1


@pytest.mark.parametrize("alone", [Role.ADMIN, Role.AUDITOR])
@pytest.mark.parametrize("other", [role for role in Role if role is not Role.ADMIN])
@pytest.mark.parametrize("is_giver", [True, False])
def test_administrator_and_auditor_meet_no_other_role(small: Graph, alone: Role, other: Role, is_giver: bool) -> None:
    if alone is other:
        other = Role.STEWARD
    hired(small, "spare", Role.ADMIN)
    hired(small, "alone", alone)
    hired(small, "other", other)
    pair = ("alone", "other") if is_giver else ("other", "alone")

    with pytest.raises(Refused, match="roles_stand_alone"):
        succession.hand_over(Context(small, ADMIN, MOMENT), *pair)
    with pytest.raises(Refused, match="roles_stand_alone"):
        people.add(small, NewUser("both", "both", "Both", (other, alone), "kemenpanrb"), "k", NOW, NOW - NOW)

    assert all(users.by_id(small, login).is_active for login in ("alone", "other"))
    assert users.credential(small, "both") is None


def test_other_roles_meet_and_a_world_of_both_is_not_loaded(small: Graph) -> None:
    succession.hand_over(Context(small, ADMIN, MOMENT), "second-verifier", "steward")
    both = rows.UserLoad("u-x", "x", "X", "kemenpanrb", (Role.ADMIN, Role.STEWARD))

    with pytest.raises(Refused, match="roles_stand_alone"):
        loading.load(small, rows.WorldRows(users=(both,)), lambda _: None, str)

    assert set(users.by_id(small, "steward").roles) == {"verifier", "steward"}
    assert users.credential(small, "x") is None


def test_accounts_of_before_that_hold_both_are_named(small: Graph) -> None:
    small.write(lambda tx: tx.run("MATCH (u:User {id: 'auditor'}) SET u.roles = ['steward', 'auditor']"))
    small.write(
        lambda tx: tx.run("MATCH (u:User {id: 'analyst'}) SET u.roles = ['admin', 'analyst'], u.active = false")
    )
    small.write(lambda tx: tx.run("MATCH (u:User {id: 'verifier'}) SET u.roles = ['steward', 'verifier']"))

    assert users.of_mixed_roles(small) == ["auditor"]


def test_a_role_too_many_is_taken_away_by_another_administrator(small: Graph) -> None:
    hired(small, "boss", Role.ADMIN)
    small.write(lambda tx: tx.run("MATCH (u:User {id: 'auditor'}) SET u.roles = ['steward', 'admin']"))

    with pytest.raises(Refused, match="relieve_own"):
        succession.relieve(Context(small, admin("auditor"), MOMENT), "auditor", Role.ADMIN)
    with pytest.raises(Refused, match="relieve_unfit"):
        succession.relieve(Context(small, admin("boss"), MOMENT), "auditor", Role.VERIFIER)
    succession.relieve(Context(small, admin("boss"), MOMENT), "auditor", Role.ADMIN)
    with pytest.raises(Refused, match="relieve_unfit"):
        succession.relieve(Context(small, admin("boss"), MOMENT), "auditor", Role.STEWARD)

    assert users.by_id(small, "auditor").roles == ("steward",)
    assert users.of_mixed_roles(small) == []
    assert [entry.event for entry in audit.of_subject(small, "auditor")] == ["office.relieved"]


def test_what_predecessors_did_counts_as_ones_own_however_many_there_were(small: Graph, person: Person) -> None:
    number = registering.submit_new(Context(small, person("solo-registrar"), MOMENT), GOOD, uuid4().hex)
    for login in ("b", "c"):
        hired(small, login, Role.REGISTRAR, agency="33.72")
    succession.hand_over(Context(small, ADMIN, MOMENT), "solo-registrar", "b")
    succession.hand_over(Context(small, ADMIN, MOMENT), "b", "c")

    record = replications.by_id(small, number)
    for who in ("solo-registrar", "b", "c"):
        assert access.obstacle_to_answer(replace(person("sragen-registrar"), user_id=who), record) == "four_eyes"
        assert access.obstacle_to_verify(replace(person("verifier"), user_id=who), record) == "four_eyes"
        assert access.obstacle_to_ask(replace(person("steward"), user_id=who), record) == "four_eyes"
    assert access.obstacle_to_verify(replace(person("verifier"), user_id="solo-drafter"), record) is None


def test_steward_who_takes_over_a_verifiers_office_does_not_verify_by_the_own_letter(
    small: Graph, person: Person
) -> None:
    small.write(lambda tx: tx.run("MATCH (u:User {id: 'sragen-registrar'}) SET u.active = false"))
    number = registering.submit_new(Context(small, person("solo-registrar"), MOMENT), GOOD, uuid4().hex)
    answer_letters.offer(Context(small, person("steward"), MOMENT), NewLetter(number, "33.14", "key"), uuid4().hex, NOW)
    version = replications.facts(small, number).version
    answer_letters.answer(small, "key", version, "confirmed", "", answerer="Siti", real=NOW, moment=MOMENT)
    succession.hand_over(Context(small, ADMIN, MOMENT), "steward", "second-verifier")

    for who in ("second-verifier", "verifier"):
        expected = "four_eyes" if who == "second-verifier" else None
        assert access.obstacle_to_verify(person(who), replications.by_id(small, number)) == expected
    decision, later = Decision("verified"), replications.facts(small, number).version
    with pytest.raises(Refused, match="four_eyes"):
        verifying.decide(Context(small, person("second-verifier"), MOMENT), number, later, decision)


def test_who_takes_over_the_office_of_the_answerer_does_not_submit_again(small: Graph, person: Person) -> None:
    number = registering.submit_new(Context(small, person("solo-registrar"), MOMENT), GOOD, uuid4().hex)
    version = replications.facts(small, number).version
    answering.answer(Context(small, person("sragen-registrar"), MOMENT), number, version, "unclear", "Sejak kapan?")
    hired(small, "next", Role.REGISTRAR, agency="33.14")
    succession.hand_over(Context(small, ADMIN, MOMENT), "sragen-registrar", "next")
    moved = replace(person("solo-registrar"), user_id="next")

    assert access.obstacle_to_submit(moved, replications.by_id(small, number)) == "four_eyes"


@pytest.mark.parametrize("step", ["handed_in", "mapped", "named", "started", "stopped", "released", "replications"])
def test_every_step_on_a_list_is_a_hand_on_what_it_brought(small: Graph, person: Person, step: str) -> None:
    number = registering.submit_new(Context(small, person("solo-registrar"), MOMENT), GOOD, uuid4().hex)
    small.write(
        lambda tx: tx.run(
            "MATCH (r:Replication {id: $id}) SET r.import_job = 'i-1' "
            "CREATE (:AuditEntry {subject: 'i-1', actor: 'lister', event: $event, number: -1})",
            id=number,
            event=f"import.{step}",
        )
    )
    record = replications.by_id(small, number)

    assert access.obstacle_to_verify(replace(person("verifier"), user_id="lister"), record) == "four_eyes"
    assert access.obstacle_to_answer(replace(person("sragen-registrar"), user_id="lister"), record) == "four_eyes"
    assert access.obstacle_to_submit(replace(person("solo-registrar"), user_id="lister"), record) is None


def test_migration_reads_the_links_between_offices_from_the_trail(small: Graph, person: Person) -> None:
    hired(small, "next", Role.REGISTRAR, agency="33.72")
    succession.hand_over(Context(small, ADMIN, MOMENT), "solo-registrar", "next")
    small.write(lambda tx: tx.run("MATCH ()-[t:TOOK_OVER]->() DELETE t"))
    (file,) = Path(migrate.__file__).parents[1].glob("migrations/*__offices.data.cypher")

    for _ in range(2):
        for statement in file.read_text("utf-8").split(";\n"):
            if statement.strip():
                small.write(lambda tx, text=statement: tx.run(cast(LiteralString, text)))

    assert taken_over(small) == {("next", "solo-registrar")}
    assert hands.in_office(small, "solo-registrar") == {"next", "solo-registrar"}
