"""Who may do what: roles open an action, agencies and earlier steps close it again."""

import dataclasses

import pytest

from graph.domain import policy
from graph.domain.errors import NotAllowed
from graph.domain.policy import ANYONE, Action, Actor, Parties
from graph.domain.vocabulary import Role

KIN = {"new": frozenset({"new", "old"})}
RECORD = Parties("adopter", ("parent",), ("writer",), ("answerer",), ("decider",), ("33", "35"))


def person(*roles: Role, agency: str | None = "adopter", user: str = "u", province: str | None = None) -> Actor:
    return Actor(user, "Rina", agency, "Kota", frozenset(roles), province)


REGISTRAR = person(Role.REGISTRAR)
PARENT = person(Role.REGISTRAR, agency="parent")
VERIFIER = person(Role.VERIFIER, agency="kemenpanrb")


def test_public_may_read_and_nothing_else() -> None:
    opened = {action for action in Action if policy.may(ANYONE, action)}

    assert opened == {action for action in Action if policy.PUBLIC in policy.TABLE[action]}
    assert Action.PORTAL_READ in opened
    assert Action.ACCOUNT_EDIT not in opened


@pytest.mark.parametrize(
    ("actor", "action", "answer"),
    [
        (person(), Action.ACCOUNT_EDIT, True),
        (person(), Action.REPLICATION_VERIFY, False),
        (VERIFIER, Action.REPLICATION_VERIFY, True),
        (REGISTRAR, Action.REPLICATION_VERIFY, False),
        (dataclasses.replace(VERIFIER, user_id=None), Action.REPLICATION_VERIFY, False),
        (REGISTRAR, Action.PORTAL_READ, True),
    ],
)
def test_a_role_or_a_log_in_opens_an_action(actor: Actor, action: Action, answer: bool) -> None:
    assert policy.may(actor, action) is answer


def test_action_without_a_row_is_closed_to_everybody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(policy.TABLE, Action.PORTAL_READ)

    assert not policy.may(ANYONE, Action.PORTAL_READ)
    assert not policy.may(VERIFIER, Action.PORTAL_READ)


def test_demand_names_what_is_lacking() -> None:
    policy.demand(VERIFIER, Action.REPLICATION_VERIFY)
    policy.demand_own_agency(REGISTRAR, "adopter")

    with pytest.raises(NotAllowed) as role:
        policy.demand(REGISTRAR, Action.REPLICATION_VERIFY)
    with pytest.raises(NotAllowed) as agency:
        policy.demand_own_agency(REGISTRAR, "parent")

    assert (role.value.code, agency.value.code) == ("not_your_role", "not_your_agency")


def test_holders_are_the_roles_of_a_row() -> None:
    assert policy.holders(Action.REPLICATION_VERIFY) == policy.TABLE[Action.REPLICATION_VERIFY]
    assert policy.holders(Action.ACCOUNT_EDIT) == frozenset()


def test_actor_acts_for_the_own_agency_and_those_before_it() -> None:
    heir = dataclasses.replace(person(agency="new"), predecessors=frozenset({"old"}))

    assert heir.agencies == {"new", "old"}
    assert [heir.acts_for(one) for one in ("new", "old", "other", None)] == [True, True, False, False]
    assert ANYONE.agencies == frozenset()


def test_actor_has_a_role_when_it_holds_any_of_those_asked_for() -> None:
    assert REGISTRAR.has_role(Role.DRAFTER, Role.REGISTRAR)
    assert not REGISTRAR.has_role(Role.DRAFTER)


@pytest.mark.parametrize(
    ("actor", "answer"),
    [
        (ANYONE, False),
        (REGISTRAR, True),
        (PARENT, True),
        (person(Role.REGISTRAR, agency="other"), False),
        (person(Role.AUDITOR, agency="other"), True),
        (person(Role.ADMIN, agency="other"), False),
        (dataclasses.replace(VERIFIER, user_id=None), False),
    ],
)
def test_record_is_known_to_its_agencies_and_to_overseers(actor: Actor, answer: bool) -> None:
    assert policy.may_see(actor, RECORD) is answer


@pytest.mark.parametrize(
    ("actor", "answer"),
    [
        (person(Role.FACILITATOR, province="35"), True),
        (person(Role.FACILITATOR, province="36"), False),
        (person(Role.FACILITATOR, province=None), False),
        (person(Role.REGISTRAR, province="35"), False),
    ],
)
def test_hub_is_the_facilitator_of_a_province_of_either_side(actor: Actor, answer: bool) -> None:
    assert policy.is_hub(actor, RECORD) is answer


def test_side_is_the_own_agency_or_one_that_counts_as_one_with_it() -> None:
    assert policy.is_side(REGISTRAR, {}, "other", "adopter")
    assert policy.is_side(person(agency="old"), KIN, "new")
    assert not policy.is_side(person(agency="old"), {}, "new")
    assert not policy.is_side(REGISTRAR, KIN, "other", None)
    assert not policy.is_side(ANYONE, KIN, None)


def by(user: str, actor: Actor) -> Actor:
    return dataclasses.replace(actor, user_id=user)


@pytest.mark.parametrize(
    ("actor", "obstacle"),
    [
        (REGISTRAR, None),
        (person(Role.VERIFIER), "not_your_role"),
        (PARENT, "not_your_agency"),
        (by("answerer", REGISTRAR), "four_eyes"),
        (by("decider", REGISTRAR), "four_eyes"),
        (by("writer", REGISTRAR), None),
    ],
)
def test_who_speaks_for_the_adopter(actor: Actor, obstacle: str | None) -> None:
    assert policy.obstacle_to_speak(actor, Action.REPLICATION_SUBMIT, RECORD) == obstacle


def related(adopter: str, parent: str) -> Parties:
    return dataclasses.replace(RECORD, adopter=adopter, parents=(parent,), kin=KIN)


@pytest.mark.parametrize(
    ("actor", "record", "obstacle"),
    [
        (PARENT, RECORD, None),
        (person(Role.VERIFIER, agency="parent"), RECORD, "not_your_role"),
        (REGISTRAR, RECORD, "not_your_agency"),
        (by("writer", PARENT), RECORD, "four_eyes"),
        (by("decider", PARENT), RECORD, "four_eyes"),
        (by("answerer", PARENT), RECORD, None),
        (person(Role.REGISTRAR, agency="new"), related("old", "new"), "one_agency"),
        (
            dataclasses.replace(person(Role.REGISTRAR, agency="heir"), predecessors=frozenset({"new"})),
            related("old", "new"),
            "one_agency",
        ),
        (
            dataclasses.replace(PARENT, predecessors=frozenset({"adopter"})),
            RECORD,
            "one_agency",
        ),
    ],
)
def test_who_answers_for_a_parent(actor: Actor, record: Parties, obstacle: str | None) -> None:
    assert policy.obstacle_to_answer(actor, record) == obstacle


@pytest.mark.parametrize(
    ("actor", "record", "obstacle"),
    [
        (VERIFIER, RECORD, None),
        (REGISTRAR, RECORD, "not_your_role"),
        (person(Role.VERIFIER, agency="adopter"), RECORD, "own_agency"),
        (person(Role.VERIFIER, agency="parent"), RECORD, "own_agency"),
        (person(Role.VERIFIER, agency="old"), related("new", "parent"), "own_agency"),
        (person(Role.VERIFIER, agency="old"), related("adopter", "new"), "own_agency"),
        (by("writer", VERIFIER), RECORD, "four_eyes"),
        (by("answerer", VERIFIER), RECORD, "four_eyes"),
        (by("decider", VERIFIER), RECORD, None),
    ],
)
def test_who_decides(actor: Actor, record: Parties, obstacle: str | None) -> None:
    assert policy.obstacle_to_verify(actor, record) == obstacle
