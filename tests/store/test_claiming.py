"""Claiming what a source states: one action, put back by withdrawing, and what a change of parents moves."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from graph.domain.errors import Invalid, NotAllowed, Refused
from graph.domain.policy import Actor
from graph.engine import Graph
from graph.store.replications import replications
from tests.factories.replication_forms import GOOD
from tests.small_world import CHILD_OF_RECORDED, MOMENT, RECORDED_COPY
from tracker.actions.context import Context
from tracker.actions.replications import claiming, registering, replication_form

Person = Callable[[str], Actor]


def test_cycle_is_refused_and_its_members_named(small: Graph, person: Person) -> None:
    registrar = person("solo-registrar")
    claiming.claim(Context(small, registrar, MOMENT), RECORDED_COPY, 1)

    with pytest.raises(Invalid) as caught:
        registering.submit(
            Context(small, registrar, MOMENT), RECORDED_COPY, 2, replace(GOOD, parents=(CHILD_OF_RECORDED,))
        )

    assert [(p.code, p.values) for p in caught.value.problems] == [
        ("cycle", {"members": "Pemerintah Kota Surakarta → Pemerintah Kabupaten Kendal"})
    ]


def test_changed_parent_gives_copies_of_the_copy_the_new_root(small: Graph, person: Person) -> None:
    registrar = person("solo-registrar")
    claiming.claim(Context(small, registrar, MOMENT), RECORDED_COPY, 1)

    registering.submit(Context(small, registrar, MOMENT), RECORDED_COPY, 2, GOOD)

    assert [origin.id for origin in replications.surroundings(small, CHILD_OF_RECORDED).origins] == ["uptpk"]


def test_claim_fills_the_draft_and_withdrawing_puts_the_record_back(small: Graph, person: Person) -> None:
    registrar = person("solo-registrar")
    claiming.claim(Context(small, registrar, MOMENT), RECORDED_COPY, 1)
    claimed = replications.by_id(small, RECORDED_COPY)

    claiming.withdraw(Context(small, registrar, MOMENT), RECORDED_COPY, 2, "")

    filled = replication_form.of_record(claimed)
    assert (filled.parents, filled.started_on) == (("sanpiisan",), "2019")
    assert (claimed.facts.status, [o.id for o in claimed.origins]) == ("draft", ["sanpiisan"])
    assert replications.facts(small, RECORDED_COPY).status == "recorded"


def test_only_the_named_agency_claims_and_only_once(small: Graph, person: Person) -> None:
    with pytest.raises(NotAllowed, match="not_your_agency"):
        claiming.claim(Context(small, person("kendal-registrar"), MOMENT), RECORDED_COPY, 1)
    claiming.claim(Context(small, person("solo-registrar"), MOMENT), RECORDED_COPY, 1)
    with pytest.raises(Refused, match="not_recorded"):
        claiming.claim(Context(small, person("solo-registrar"), MOMENT), RECORDED_COPY, 2)
