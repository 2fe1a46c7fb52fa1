"""An agency and those that it succeeds are one: nobody copies, answers, verifies or publishes within it."""

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

import pytest

from graph.domain.errors import Invalid, NotAllowed, Refused
from graph.domain.policy import Actor
from graph.domain.vocabulary import InnovationStatus, Role
from graph.engine import Graph
from graph.store.innovations import innovation_drafts
from graph.store.people import succession as store
from graph.store.replications import replications
from tests.factories.refusals import codes
from tests.factories.replication_forms import GOOD
from tests.small_world import CHILD_OF_RECORDED, MOMENT, NOW, TODAY, VERIFIED_COPY
from tracker.actions import access
from tracker.actions.context import Context
from tracker.actions.evidence import answer_letters
from tracker.actions.evidence.answer_letters import NewLetter
from tracker.actions.innovations import innovations
from tracker.actions.people import succession
from tracker.actions.replications import answering, proposing, registering, verifying
from tracker.actions.replications.proposing import ProposalInput
from tracker.actions.replications.verifying import Decision

Person = Callable[[str], Actor]
ADMIN = Actor("admin", "Admin", None, None, frozenset({Role.ADMIN}))


def succeeded(graph: Graph, old: str, new: str) -> None:
    succession.succeed(Context(graph, ADMIN, MOMENT), old, new, TODAY, "UU 99/2025")


def joined(graph: Graph, old: str, new: str) -> None:
    """Write a succession as an older release let it stand, without its clashes."""
    graph.write(lambda tx: store.succeed(tx, old, new, TODAY, "UU 98/2025"))


def linked(graph: Graph, old: str, new: str) -> None:
    """Let one agency succeed another, and nothing move."""
    text = "MATCH (n:Agency {id: $new}), (o:Agency {id: $old}) CREATE (n)-[:SUCCEEDS]->(o)"
    graph.write(lambda tx: tx.run(text, new=new, old=old))


def test_kin_are_predecessors_successors_and_what_one_agency_succeeds(small: Graph) -> None:
    joined(small, "33.74", "kemensos")
    joined(small, "33.24", "kemensos")
    joined(small, "kemensos", "33.14")
    joined(small, "33.24", "33.72")  # a part of the divided agency

    kin = store.kin(small, ["33.74", "33.14", "33.72", "kemenpanrb"])

    assert kin["33.74"] == {"33.74", "kemensos", "33.14", "33.24"}
    assert kin["33.14"] == {"33.14", "kemensos", "33.74", "33.24"}
    assert kin["33.72"] == {"33.72", "33.24"}
    assert kin["kemenpanrb"] == {"kemenpanrb"}


def test_parent_of_a_predecessor_or_a_successor_is_refused_at_the_field(small: Graph, person: Person) -> None:
    joined(small, "33.74", "33.72")  # Surakarta succeeds Semarang, whose verified copy stays with it
    small.write(
        lambda tx: tx.run(
            "MATCH (u:User {id: 'semarang-registrar'})-[w:WORKS_AT]->() DELETE w "
            "WITH u MATCH (a:Agency {id: '33.74'}) CREATE (u)-[:WORKS_AT]->(a)"
        )
    )

    with pytest.raises(Invalid) as caught:
        registering.submit_new(
            Context(small, person("solo-registrar"), MOMENT), replace(GOOD, parents=(VERIFIED_COPY,)), uuid4().hex
        )
    assert ("parents", "own_parent") in codes(caught)
    filled = replace(GOOD, parents=("solo-own",), units=("u-semarang",))
    with pytest.raises(Invalid) as caught:
        registering.submit_new(Context(small, person("semarang-registrar"), MOMENT), filled, uuid4().hex)
    assert ("parents", "own_innovation") in codes(caught)
    filled = replace(GOOD, parents=(), new_parent="Baru", new_origin="33.74")
    with pytest.raises(Invalid) as caught:
        registering.submit_new(Context(small, person("solo-registrar"), MOMENT), filled, uuid4().hex)
    assert ("new_origin", "own_innovation") in codes(caught)


def test_a_copy_of_a_copy_whose_root_began_at_a_predecessor_is_internal(small: Graph, person: Person) -> None:
    linked(small, "33.14", "33.72")

    with pytest.raises(Invalid) as caught:
        registering.submit_new(
            Context(small, person("solo-registrar"), MOMENT), replace(GOOD, parents=(VERIFIED_COPY,)), uuid4().hex
        )

    assert ("parents", "own_innovation") in codes(caught)


@pytest.mark.parametrize(("new", "old"), [("33.72", "33.14"), ("33.14", "33.72"), ("kemensos", "both")])
def test_answer_and_verification_ask_again_whether_both_sides_are_one(
    small: Graph, person: Person, new: str, old: str
) -> None:
    number = registering.submit_new(Context(small, person("solo-registrar"), MOMENT), GOOD, uuid4().hex)
    for agency in ("33.72", "33.14") if old == "both" else (old,):
        linked(small, agency, new)
    version = replications.facts(small, number).version

    with pytest.raises(NotAllowed, match="one_agency"):
        answering.answer(Context(small, person("sragen-registrar"), MOMENT), number, version, "confirmed", "")
    small.write(lambda tx: tx.run("MATCH (r:Replication {id: $id}) SET r.status = 'disputed'", id=number))
    with pytest.raises(Refused, match="sides_are_one"):
        verifying.decide(Context(small, person("verifier"), MOMENT), number, version, Decision("verified", "Sah"))
    verifying.decide(Context(small, person("verifier"), MOMENT), number, version, Decision("returned", "Asal keliru"))

    assert replications.facts(small, number).status == "returned"


def test_letter_for_the_adopters_own_predecessor_brings_no_answer(small: Graph, person: Person) -> None:
    small.write(lambda tx: tx.run("MATCH (u:User {id: 'sragen-registrar'}) SET u.active = false"))
    number = registering.submit_new(Context(small, person("solo-registrar"), MOMENT), GOOD, uuid4().hex)
    answer_letters.offer(Context(small, person("steward"), MOMENT), NewLetter(number, "33.14", "key"), uuid4().hex, NOW)
    linked(small, "33.14", "33.72")

    version = replications.facts(small, number).version
    with pytest.raises(Refused, match="letter_one_agency"):
        answer_letters.answer(small, "key", version, "confirmed", "", answerer="Siti", real=NOW, moment=MOMENT)

    assert replications.facts(small, number).status == "awaiting_parent"


@pytest.mark.parametrize("side", ["33.72", "33.14"])
@pytest.mark.parametrize("is_successor", [True, False])
def test_verifier_of_a_predecessor_or_successor_of_a_party_decides_nothing(
    small: Graph, person: Person, side: str, is_successor: bool
) -> None:
    number = registering.submit_new(Context(small, person("solo-registrar"), MOMENT), GOOD, uuid4().hex)
    new, old = ("kemenpanrb", side) if is_successor else (side, "kemenpanrb")
    linked(small, old, new)
    small.write(lambda tx: tx.run("MATCH (r:Replication {id: $id}) SET r.status = 'awaiting_verification'", id=number))

    record = replications.by_id(small, number)

    assert access.obstacle_to_verify(person("verifier"), record) == "own_agency"
    expected = "letter_by_others" if side == "33.72" else None
    assert access.obstacle_to_ask(person("steward"), record) == expected


@pytest.mark.parametrize(("old", "new"), [("33.72", "33.14"), ("33.14", "33.72")])
def test_succession_that_joins_both_sides_of_a_record_under_way_is_refused(
    small: Graph, person: Person, old: str, new: str
) -> None:
    registering.submit_new(Context(small, person("solo-registrar"), MOMENT), GOOD, uuid4().hex)

    with pytest.raises(Refused, match="succession_clash"):
        succeeded(small, old, new)


def test_succession_over_predecessors_and_parents_that_are_copies_clashes_too(small: Graph, person: Person) -> None:
    filled = replace(GOOD, parents=(VERIFIED_COPY,))
    registering.submit_new(Context(small, person("solo-registrar"), MOMENT), filled, uuid4().hex)
    joined(small, "33.24", "33.74")  # Kendal is a predecessor of Semarang, whose copy is the parent

    for old, new in (("33.74", "33.72"), ("33.72", "33.74"), ("33.72", "33.24"), ("33.24", "33.72")):
        if (old, new) == ("33.24", "33.72"):
            continue  # the part of a divided agency: Semarang does not act for Surakarta
        with pytest.raises(Refused, match="succession_clash"):
            succeeded(small, old, new)
    succeeded(small, "kemensos", "33.72")


def test_proposal_within_one_agency_is_refused_when_made_and_when_taken(small: Graph, person: Person) -> None:
    known = ProposalInput("pelita", "33.72", replace(GOOD, parents=(), units=(), proof_kind="sk"))
    made = proposing.propose(Context(small, person("kendal-registrar"), MOMENT), known, uuid4().hex)
    linked(small, "33.24", "33.72")

    with pytest.raises(Refused, match="proposal_one_agency"):
        proposing.take(Context(small, person("solo-registrar"), MOMENT), made, 1)
    other = replace(known, about=CHILD_OF_RECORDED)
    with pytest.raises(Invalid) as caught:
        proposing.propose(Context(small, person("kendal-registrar"), MOMENT), other, uuid4().hex)
    assert ("adopter", "proposal_own_agency") in codes(caught)


@pytest.mark.parametrize("is_successor", [True, False])
def test_nobody_publishes_of_the_own_line_or_what_the_own_hands_brought(
    small: Graph, person: Person, is_successor: bool
) -> None:
    small.write(
        lambda tx: tx.run(
            "MATCH (i:Innovation {id: 'rahasia'}) SET i.status = 'submitted', i.submitted_on = date(), "
            "i.submitted_by = 'kendal-registrar', i.import_job = 'i-9' "
            "CREATE (:AuditEntry {subject: 'i-9', actor: 'lister', event: 'import.named', number: -1})"
        )
    )
    found = innovation_drafts.by_id(small, "rahasia")
    assert found.status == InnovationStatus.SUBMITTED

    for who, expected in (("kendal-registrar", "four_eyes"), ("lister", "four_eyes"), ("other", None)):
        actor = replace(person("steward"), user_id=who)
        assert innovations.obstacle_to_publish(small, actor, found) == expected
    new, old = ("kemenpanrb", "33.24") if is_successor else ("33.24", "kemenpanrb")
    linked(small, old, new)
    assert innovations.obstacle_to_publish(small, person("steward"), found) == "own_agency"
