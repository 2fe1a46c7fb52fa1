"""Each step on a replication tells those who must know, in its own transaction, and nobody else."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from graph.domain.errors import Invalid
from graph.domain.policy import Actor
from graph.domain.values.moment import Moment
from graph.engine import Graph
from graph.store.audit import entries as audit
from graph.store.people import notices
from graph.store.replications import replications
from tests.factories.replication_forms import GOOD
from tests.small_world import MOMENT, NOW, TODAY, VERIFIED_COPY
from tracker.actions.context import Context
from tracker.actions.replications import answering, appealing, claiming, registering, silence, verifying
from tracker.actions.replications.verifying import Decision
from tracker.wording import notices as notice_words

Person = Callable[[str], Actor]
LATER = datetime(9999, 1, 1, tzinfo=UTC)
PEOPLE = (
    "solo-drafter", "solo-registrar", "sragen-registrar", "semarang-registrar", "kendal-registrar", "verifier",
    "second-verifier", "steward", "sragen-verifier",
)  # fmt: skip


def told(graph: Graph) -> dict[str, list[str]]:
    """Return login -> kinds of what each person was told, the oldest first; nobody who was told nothing."""
    found = {login: [one.kind for one in notices.of_person(graph, login, 50, LATER)][::-1] for login in PEOPLE}
    return {login: sorted(kinds) for login, kinds in found.items() if kinds}


def forget(graph: Graph) -> None:
    graph.write(lambda tx: tx.run("MATCH (n:Notice) DETACH DELETE n"))


@pytest.fixture
def number(small: Graph, person: Person) -> str:
    """A record of Surakarta after Semarang's copy of Sragen's UPTPK."""
    filled = replace(GOOD, parents=(VERIFIED_COPY,))
    return registering.submit_new(Context(small, person("solo-registrar"), MOMENT), filled, uuid4().hex)


def answer(graph: Graph, actor: Actor, number: str, said: str, reason: str = "") -> None:
    version = replications.facts(graph, number).version
    answering.answer(Context(graph, actor, MOMENT), number, version, said, reason)


def decide(graph: Graph, actor: Actor, number: str, verdict: str) -> None:
    version = replications.facts(graph, number).version
    verifying.decide(Context(graph, actor, MOMENT), number, version, Decision(verdict, "Alasan"))


def test_submit_asks_the_direct_parent_and_informs_the_root(small: Graph, number: str) -> None:
    assert told(small) == {
        "semarang-registrar": ["replication.submitted"],
        "sragen-registrar": ["replication.descended"],
    }


def test_confirmation_reaches_the_adopter_and_the_verifiers_of_no_party(
    small: Graph, person: Person, number: str
) -> None:
    small.write(lambda tx: tx.run("MATCH (u:User {id: 'kendal-registrar'}) SET u.roles = ['verifier']"))
    small.write(
        lambda tx: tx.run(
            "MATCH (u:User {id: 'second-verifier'})-[w:WORKS_AT]->() MATCH (a:Agency {id: '33.72'}) "
            "DELETE w CREATE (u)-[:WORKS_AT]->(a)"
        )
    )
    forget(small)

    answer(small, person("semarang-registrar"), number, "confirmed")

    assert told(small) == {
        "solo-drafter": ["replication.answered"],
        "solo-registrar": ["replication.answered"],
        "verifier": ["replication.waiting"],
        "kendal-registrar": ["replication.waiting"],  # appointed from outside
        "sragen-verifier": ["replication.waiting"],  # its agency is a root, not a parent
    }


@pytest.mark.parametrize(
    ("said", "kind", "verifiers"),
    [("objected", "replication.objected", ["replication.disputed"]), ("unclear", "replication.questioned", None)],
)
def test_objection_goes_to_the_verifiers_and_a_question_only_back(
    small: Graph, person: Person, number: str, said: str, kind: str, verifiers: list[str] | None
) -> None:
    forget(small)

    answer(small, person("semarang-registrar"), number, said, "Belum pernah bertemu")

    found = told(small)
    assert (found["solo-registrar"], found.get("verifier")) == ([kind], verifiers)


@pytest.mark.parametrize("verdict", ["verified", "returned", "rejected"])
def test_decision_reaches_both_sides(small: Graph, person: Person, number: str, verdict: str) -> None:
    answer(small, person("semarang-registrar"), number, "confirmed")
    forget(small)

    decide(small, person("verifier"), number, verdict)

    kind = [f"replication.{verdict}"]
    assert told(small) == {"solo-drafter": kind, "solo-registrar": kind, "semarang-registrar": kind}


def test_appeal_and_withdrawal_reach_who_had_a_part(small: Graph, person: Person, number: str) -> None:
    answer(small, person("semarang-registrar"), number, "confirmed")
    decide(small, person("verifier"), number, "rejected")
    forget(small)

    version = replications.facts(small, number).version
    appealing.appeal(Context(small, person("solo-registrar"), MOMENT), number, version, "Ada SK")
    assert told(small)["semarang-registrar"] == ["replication.appealed"]
    assert told(small)["second-verifier"] == ["replication.appealed"]
    forget(small)

    version = replications.facts(small, number).version
    claiming.withdraw(Context(small, person("solo-registrar"), MOMENT), number, version, "Keliru")
    assert told(small) == {"semarang-registrar": ["replication.withdrawn"]}


def test_step_that_fails_tells_nobody(small: Graph, person: Person, number: str) -> None:
    forget(small)

    with pytest.raises(Invalid):
        answer(small, person("semarang-registrar"), number, "objected")

    assert told(small) == {}


def test_silence_of_14_days_is_noted_once_and_told_to_all_three_sides(
    small: Graph, person: Person, number: str
) -> None:
    forget(small)
    assert not silence.note_next(small, Moment(NOW, TODAY + timedelta(13)))
    assert told(small) == {}

    assert silence.note_next(small, Moment(NOW, TODAY + timedelta(14)))
    assert not silence.note_next(small, Moment(NOW, TODAY + timedelta(15)))

    kind = ["replication.silent"]
    assert told(small) == dict.fromkeys(
        ("solo-registrar", "semarang-registrar", "verifier", "second-verifier", "sragen-verifier"), kind
    )
    entry = audit.of_subject(small, number)[-1]
    assert (entry.event, entry.actor_name) == ("replication.silent", None)
    assert audit.first_broken(small) is None


def test_every_kind_that_is_told_has_its_sentence() -> None:
    values = {"agency": "Surakarta", "name": "UPTPK", "number": "R-1"}
    kinds = [kind for kind in notice_words.TEXTS if kind.startswith("replication.")]

    assert "replication.silent" in kinds
    assert [kind for kind in kinds if "%(" in notice_words.TEXTS[kind] % values] == []
