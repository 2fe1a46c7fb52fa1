"""Every creating step happens once for an equal form, and a key is one person's, one step's and one subject's."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from graph.domain.errors import DomainError, KeyUsed
from graph.domain.events import Event
from graph.domain.policy import Actor
from graph.domain.records.imports import Kind
from graph.engine import Graph
from graph.store.audit import entries as audit
from graph.store.monitoring.rounds import NewRound
from tests.data import documents as made, road
from tests.data.steps import GREEN, wide
from tests.factories.proposals import KNOWN
from tests.factories.replication_forms import GOOD
from tests.small_world import MOMENT, NOW, TODAY, VERIFIED_COPY
from tracker.actions.context import Context
from tracker.actions.evidence import answer_letters, evidence
from tracker.actions.evidence.answer_letters import NewLetter
from tracker.actions.evidence.describing import Described
from tracker.actions.evidence.sent_file import SentFile
from tracker.actions.idempotency import Form, once
from tracker.actions.imports import importing
from tracker.actions.imports.importing import HandedList
from tracker.actions.innovations import extending, interests, merging
from tracker.actions.innovations.extending import Extended
from tracker.actions.monitoring import monitoring
from tracker.actions.replications import proposing, registering
from tracker.actions.scaling import assessing
from tracker.uploads import storage

Person = Callable[[str], Actor]
Step = Callable[[Graph, Actor, str, bool], str | None]  # graph, actor, key, whether about the other subject
ROUND = NewRound(TODAY, TODAY + timedelta(30), TODAY + timedelta(60), "province:33")
DESCRIBED = Described(kind="sk", number="1/2025", date="02-05-2025")


def register(graph: Graph, actor: Actor, key: str, other: bool) -> str:
    return registering.submit_new(
        Context(graph, actor, MOMENT), replace(GOOD, parents=("siasn",)) if other else GOOD, key
    )


def propose(graph: Graph, actor: Actor, key: str, other: bool) -> str:
    return proposing.propose(Context(graph, actor, MOMENT), replace(KNOWN, adopter="33.24") if other else KNOWN, key)


def hand_in(graph: Graph, actor: Actor, key: str, other: bool) -> str:
    content = b"Inovasi;Mulai\nUPTPK;2024\n" + (b"Siasn;2023\n" if other else b"")
    return importing.hand_in(Context(graph, actor, MOMENT), HandedList(Kind.REPLICATIONS, "daftar.csv", content), key)


def state_interest(graph: Graph, actor: Actor, key: str, other: bool) -> str:
    return interests.state(Context(graph, actor, MOMENT), "siasn" if other else "uptpk", "Kami ingin belajar.", key)


def open_round(graph: Graph, actor: Actor, key: str, other: bool) -> str:
    return monitoring.open_round(
        Context(graph, actor, MOMENT), replace(ROUND, scope="category:7") if other else ROUND, key
    )


def extend(graph: Graph, actor: Actor, key: str, other: bool) -> None:
    unit = Extended(unit_name="Desa Lain" if other else "Desa Jetak", unit_kind="village", on="2023", source="SK 1")
    extending.extend(Context(graph, actor, MOMENT), "uptpk", unit, key)


def assess(graph: Graph, actor: Actor, key: str, other: bool) -> str:
    return assessing.assess(Context(graph, actor, road.MOMENT), "panel" if other else "uptpk", GREEN, key)


STEPS: dict[str, tuple[Step, str, str]] = {  # the step, who takes it, how many nodes of what it makes
    "register": (register, "solo-registrar", "Replication {local_name: 'Solo Peduli'}"),
    "propose": (propose, "sragen-registrar", "Proposal"),
    "import": (hand_in, "sragen-registrar", "ImportJob"),
    "interest": (state_interest, "solo-registrar", "Interest"),
    "round": (open_round, "steward", "MonitoringRound {scope: 'province:33'}"),
    "extension": (extend, "sragen-registrar", "Unit {name: 'Desa Jetak'}"),
}


@dataclass(frozen=True)
class Counted:
    value: int


def made_of(graph: Graph, what: str) -> int:
    return graph.read(f"MATCH (n:{what}) RETURN count(n) AS value", Counted)[0].value  # type: ignore[arg-type]


def together(graph: Graph, step: Callable[[Graph], str | None], times: int = 12) -> list[str | None]:
    """Return the answers of so many equal submits at once; an error stands by its code."""
    answers: list[str | None] = []
    ready = threading.Barrier(times)

    def work() -> None:
        own = graph.following([])
        ready.wait()
        try:
            answers.append(step(own))
        except DomainError as error:
            answers.append(f"error {error.code}")

    threads = [threading.Thread(target=work) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


@pytest.mark.parametrize("name", STEPS)
def test_12_equal_submits_at_once_have_one_answer(small: Graph, person: Person, name: str) -> None:
    step, login, made_what = STEPS[name]
    key, actor = uuid4().hex, person(login)

    answers = together(small, lambda graph: step(graph, actor, key, False))

    assert (len(answers), len(set(answers))) == (12, 1), answers
    assert not str(answers[0]).startswith("error")
    assert made_of(small, made_what) == 1
    assert audit.first_broken(small) is None


@pytest.mark.parametrize("name", STEPS)
def test_key_of_a_form_is_refused_for_another_subject(small: Graph, person: Person, name: str) -> None:
    step, login, _made = STEPS[name]
    key, actor = uuid4().hex, person(login)
    first = step(small, actor, key, False)
    entries = audit.version(small)

    with pytest.raises(KeyUsed) as caught:
        step(small, actor, key, True)

    assert first is None or caught.value.first == first
    assert audit.version(small) == entries


def test_12_equal_judgements_at_once_have_one_number(graph: Graph) -> None:
    wide(graph)

    answers = together(graph, lambda own: assess(own, road.ANALYST, "5" * 32, False))

    assert (len(answers), len(set(answers))) == (12, 1), answers
    assert made_of(graph, "Assessment {made_by: 'u-analyst'}") == 1


def test_key_of_a_judgement_is_the_persons_and_the_innovations(graph: Graph) -> None:
    """A steward with an analyst's key has a number of its own, and no judgement is lost."""
    wide(graph)
    first = assess(graph, road.ANALYST, "5" * 32, False)

    other = assess(graph, road.STEWARD, "5" * 32, True)

    assert other != first
    with pytest.raises(KeyUsed):
        assess(graph, road.STEWARD, "5" * 32, False)


def test_file_and_letter_are_given_once(small: Graph, person: Person, tmp_path: Path) -> None:
    folder, upload, other = storage.Folder(str(tmp_path)), storage.checked("a.pdf", made.pdf()), made.png()
    semarang, key = person("semarang-registrar"), uuid4().hex

    def give(graph: Graph, file: storage.Upload = upload) -> str:
        sent = SentFile(file, folder, 10**8)
        return evidence.add(Context(graph, semarang, MOMENT), VERIFIED_COPY, DESCRIBED, sent, key)

    answers = together(small, give)

    assert (len(answers), len(set(answers))) == (12, 1), answers
    with pytest.raises(KeyUsed):
        give(small, storage.checked("b.png", other))

    small.write(lambda tx: tx.run("MATCH (u:User {id: 'sragen-registrar'}) SET u.active = false"))
    number = register(small, person("solo-registrar"), uuid4().hex, False)
    letter, steward, form = NewLetter(number, "33.14", "key"), person("steward"), uuid4().hex

    def ask(graph: Graph, wanted: NewLetter = letter) -> None:
        answer_letters.offer(Context(graph, steward, MOMENT), wanted, form, NOW)

    assert set(together(small, ask)) == {None}
    assert made_of(small, "OneTimeLink {kind: 'answer'}") == 1
    with pytest.raises(KeyUsed):
        ask(small, replace(letter, agency_id="bkn"))


def test_merge_happens_once(small: Graph, person: Person) -> None:
    key, steward = uuid4().hex, person("steward")

    answers = together(
        small,
        lambda graph: merging.merge(
            Context(graph, steward, MOMENT), "solo-own", "tanpa-asal", "Tercatat dua kali", key
        ),
    )

    assert (len(answers), len(set(answers))) == (12, 1), answers


def test_key_of_one_step_is_none_of_another(small: Graph, person: Person) -> None:
    key, actor = uuid4().hex, person("sragen-registrar")
    propose(small, actor, key, False)

    with pytest.raises(KeyUsed):
        hand_in(small, actor, key, False)


def test_key_of_a_release_that_kept_no_subject_leads_to_its_id(small: Graph, person: Person) -> None:
    actor, key = person("solo-registrar"), uuid4().hex
    old = "CREATE (:IdempotencyKey {id: $key, result: 'R-OLD00001', at: datetime()})"
    small.write(lambda tx: tx.run(old, key=f"{actor.user_id}:{key}"))

    found = once(Context(small, actor, MOMENT), Form(key, Event.INTEREST_STATED, ("uptpk",)), "I-NEW", lambda _tx: None)

    assert found == "R-OLD00001"
