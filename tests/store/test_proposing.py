"""A copy that the parent's agency knows of: proposed, taken up or declined by the other side, and never counted."""

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

import pytest

from graph.domain.errors import Invalid, NotAllowed, NotFound, Refused, Stale
from graph.domain.policy import Actor
from graph.engine import Graph
from graph.store.audit import entries as audit
from graph.store.people import notices
from graph.store.replications import inbox, proposals, replications, snapshot
from tests.factories.proposals import KNOWN, SEEN
from tests.factories.refusals import codes
from tests.factories.replication_forms import GOOD, filled_form, submit_new, with_typed
from tests.small_world import MOMENT, NOW, TODAY, VERIFIED_COPY
from tracker.actions import access
from tracker.actions.context import Context
from tracker.actions.replications import claiming, proposing, registering, replication_form
from tracker.actions.replications.proposing import ProposalInput

Person = Callable[[str], Actor]


def propose(
    graph: Graph, person: Person, known: ProposalInput = KNOWN, login: str = "sragen-registrar", key: str = ""
) -> str:
    return proposing.propose(Context(graph, person(login), MOMENT), known, key or uuid4().hex)


def take(graph: Graph, person: Person, number: str, login: str = "solo-drafter", version: int = 1) -> str:
    return proposing.take(Context(graph, person(login), MOMENT), number, version)


def waiting_for(graph: Graph, who: Actor) -> int:
    return inbox.count(graph, who.agency_id, access.duties(who), TODAY)


def told(graph: Graph, login: str) -> list[str]:
    return [one.kind for one in notices.of_person(graph, login, 50, NOW.replace(year=2100))]


def test_proposal_waits_with_the_other_side_and_nothing_counts_it(small: Graph, person: Person) -> None:
    before, waiting = snapshot.read(small, 0, TODAY), waiting_for(small, person("solo-drafter"))

    number = propose(small, person)

    found = proposals.by_id(small, number)
    assert (found.status, found.about_name, found.adopter_name) == ("open", "UPTPK", "Pemerintah Kota Surakarta")
    assert (found.proposed_by, found.adopter_has_people) == ("sragen-registrar", True)
    assert replication_form.from_json(found.form) == replace(SEEN, proof_kind="link")
    assert [one.id for one in proposals.incoming(small, "33.72")] == [number]
    assert [one.id for one in proposals.mine(small, "33.14")] == [number]
    assert waiting_for(small, person("solo-drafter")) == waiting + 1
    assert snapshot.read(small, 0, TODAY) == before
    assert (told(small, "solo-drafter"), told(small, "solo-registrar")) == (["proposal.made"], ["proposal.made"])


def test_taken_up_it_is_a_filled_draft_that_its_proposer_has_confirmed(small: Graph, person: Person) -> None:
    number = take(small, person, propose(small, person))
    draft = replications.by_id(small, number)
    assert number not in {copy.id for copy in snapshot.read(small, 0, TODAY).replications}
    assert (draft.facts.status, draft.facts.adopter_id) == ("draft", "33.72")
    assert replication_form.of_record(draft) == replace(SEEN, proof_kind="link", parents=("uptpk",))

    registering.submit(Context(small, person("solo-registrar"), MOMENT), number, draft.facts.version, GOOD)

    record = replications.by_id(small, number)
    assert record.facts.status == "awaiting_verification"
    assert [(one.answer, one.answered_by, one.answered_on) for one in record.parents] == [
        ("confirmed", "sragen-registrar", TODAY)
    ]
    assert told(small, "sragen-registrar") == ["proposal.taken"]
    assert [one.event for one in audit.of_subject(small, number)] == ["replication.taken_up", "replication.submitted"]


def test_proposer_neither_submits_nor_verifies_what_was_made_of_it(small: Graph, person: Person) -> None:
    record = replications.by_id(small, take(small, person, propose(small, person)))

    moved = replace(person("solo-registrar"), user_id="sragen-registrar")
    deciding = replace(person("verifier"), user_id="sragen-registrar")

    assert access.obstacle_to_submit(moved, record) == "four_eyes"
    assert access.obstacle_to_verify(deciding, record) == "four_eyes"


def test_other_parent_in_the_draft_is_asked_as_always(small: Graph, person: Person) -> None:
    number = take(small, person, propose(small, person))
    filled = replace(GOOD, parents=(VERIFIED_COPY,))

    registering.submit(Context(small, person("solo-registrar"), MOMENT), number, 2, filled)

    (parent,) = replications.surroundings(small, number).parents
    assert (parent.id, parent.answer) == (VERIFIED_COPY, "waiting")


def test_declined_with_a_reason_that_the_proposer_hears_of(small: Graph, person: Person) -> None:
    number = propose(small, person)
    with pytest.raises(Invalid) as caught:
        proposing.decline(Context(small, person("solo-drafter"), MOMENT), number, 1, " ")
    assert codes(caught) == {("reason", "reason_needed")}

    proposing.decline(Context(small, person("solo-drafter"), MOMENT), number, 1, "Baru studi tiru")

    found = proposals.by_id(small, number)
    assert (found.status, found.reason, found.replication_id) == ("declined", "Baru studi tiru", None)
    assert told(small, "sragen-registrar") == ["proposal.declined"]
    with pytest.raises(Refused, match="proposal_not_open"):
        take(small, person, number, version=2)


def test_equal_form_and_equal_answer_count_once(small: Graph, person: Person) -> None:
    key = uuid4().hex
    number = propose(small, person, key=key)

    assert propose(small, person, key=key) == number
    assert take(small, person, number) == take(small, person, number)
    assert len(proposals.mine(small, "33.14")) == 1


@pytest.mark.parametrize(
    ("changes", "login", "problem"),
    [
        ({"about": "tidak-ada"}, "sragen-registrar", ("about", "parent_unknown")),
        ({}, "kendal-registrar", ("about", "parent_unknown")),  # not its own innovation
        ({"about": ""}, "sragen-registrar", ("about", "parent_needed")),
        ({"adopter": ""}, "sragen-registrar", ("adopter", "adopter_needed")),
        ({"adopter": "99.99"}, "sragen-registrar", ("adopter", "agency_unknown")),
        ({"adopter": "33.14"}, "sragen-registrar", ("adopter", "proposal_own_agency")),
        ({"adopter": "33.74"}, "sragen-registrar", ("adopter", "proposal_known")),  # Semarang's verified copy
        ({"about": "sanpiisan"}, "semarang-registrar", ("adopter", "proposal_known")),  # Surakarta's recorded copy
        ({"about": VERIFIED_COPY, "adopter": "33.14"}, "semarang-registrar", ("adopter", "proposal_origin")),
        ({"filled": filled_form()}, "sragen-registrar", ("proof_link", "proof_or_link_needed")),
        ({"filled": replace(SEEN, proof_link="koran")}, "sragen-registrar", ("proof_link", "link_unusable")),
        ({"filled": replace(SEEN, proof_kind="sk")}, "sragen-registrar", ("proof_number", "number_needed")),
        ({"filled": with_typed(SEEN, started_on="2099")}, "sragen-registrar", ("started_on", "start_ahead")),
        ({"note": "x" * 2_001}, "sragen-registrar", ("note", "too_long")),
    ],
)
def test_what_cannot_be_a_copy_is_refused_at_its_field(
    small: Graph, person: Person, changes: dict[str, object], login: str, problem: tuple[str, str]
) -> None:
    with pytest.raises(Invalid) as caught:
        propose(small, person, replace(KNOWN, **changes), login)

    assert problem in codes(caught)


def test_same_copy_is_proposed_once_until_it_is_answered(small: Graph, person: Person) -> None:
    number = propose(small, person)
    with pytest.raises(Invalid) as caught:
        propose(small, person)
    assert codes(caught) == {("adopter", "proposal_open")}

    proposing.decline(Context(small, person("solo-registrar"), MOMENT), number, 1, "Belum berjalan")

    assert propose(small, person) != number


def test_draft_of_the_other_side_stays_its_secret_and_is_found_when_it_answers(small: Graph, person: Person) -> None:
    first = take(small, person, propose(small, person))

    second = propose(small, person)

    with pytest.raises(Refused) as caught:
        take(small, person, second)
    assert (caught.value.code, caught.value.values["id"]) == ("already_registered", first)
    claiming.withdraw(Context(small, person("solo-registrar"), MOMENT), first, 2, "")
    assert take(small, person, second) != first


def test_copy_that_was_submitted_meanwhile_is_not_taken_up_again(small: Graph, person: Person) -> None:
    number = propose(small, person)
    submit_new(small, person)

    with pytest.raises(Refused, match="already_registered"):
        take(small, person, number)


def test_only_the_other_side_answers_and_strangers_learn_nothing(small: Graph, person: Person) -> None:
    number = propose(small, person)

    with pytest.raises(NotFound):
        take(small, person, number, "kendal-registrar")
    with pytest.raises(NotAllowed, match="not_your_agency"):
        take(small, person, number, "sragen-registrar")
    with pytest.raises(NotAllowed, match="not_your_role"):
        take(small, person, number, "auditor")
    with pytest.raises(NotAllowed, match="not_your_role"):
        propose(small, person, login="solo-drafter")
    with pytest.raises(Stale):
        take(small, person, number, version=7)
    assert proposals.by_id(small, number).status == "open"


def test_agency_without_accounts_is_told_apart(small: Graph, person: Person) -> None:
    small.write(lambda tx: tx.run("MATCH (u:User)-[:WORKS_AT]->(:Agency {id: '33.72'}) SET u.active = false"))

    assert proposals.by_id(small, propose(small, person)).adopter_has_people is False
