"""Replikasi internal: own units that an innovation was extended to, in the trail and in no count of replications."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from graph.domain import changes
from graph.domain.changes import Change, ChangeKind
from graph.domain.errors import Invalid, NotAllowed, NotFound, Refused
from graph.domain.policy import Actor
from graph.domain.records.catalogue import Extension
from graph.domain.vocabulary import Precision
from graph.engine import Graph
from graph.store.audit import entries as audit
from graph.store.replications import extensions, snapshot
from tests.small_world import MOMENT, TODAY
from tracker.actions.context import Context
from tracker.actions.innovations import extending
from tracker.actions.innovations.extending import Extended

Person = Callable[[str], Actor]
GOOD = Extended(unit="u-sragen", on="05-2024", source="SK 12/2024")
NEW = Extended(unit_name="Desa Jetak", unit_kind="village", on="2023", source="Perbup 3/2023")


def extend(small: Graph, who: Actor, typed: Extended, innovation: str = "uptpk", key: str = "") -> None:
    extending.extend(Context(small, who, MOMENT), innovation, typed, key or uuid4().hex)


def test_units_are_noted_and_taken_back_with_the_trail_and_no_count_moves(small: Graph, person: Person) -> None:
    sragen, before = person("sragen-registrar"), snapshot.read(small, 1, TODAY).replications

    extend(small, sragen, GOOD)
    extend(small, sragen, NEW)

    village, office = extensions.of_innovation(small, "uptpk")
    assert office == Extension("u-sragen", "Dinas Sosial Sragen", date(2024, 5, 1), Precision.MONTH, "SK 12/2024")
    assert (village.unit_name, village.on, village.precision) == ("Desa Jetak", date(2023, 1, 1), "year")
    extending.take_back(Context(small, sragen, MOMENT), "uptpk", "u-sragen")
    assert extensions.of_innovation(small, "uptpk") == [village]
    extension, name = ChangeKind.EXTENSION, "Dinas Sosial Sragen"
    assert [(e.event, changes.read(e.changes)) for e in audit.of_subject(small, "uptpk")] == [
        ("innovation.extended", [Change(extension, "u-sragen", None, "05-2024; SK 12/2024", name)]),
        ("innovation.extended", [Change(extension, village.unit_id, None, "2023; Perbup 3/2023", "Desa Jetak")]),
        ("innovation.taken_back", [Change(extension, "u-sragen", "05-2024; SK 12/2024", None, name)]),
    ]
    assert snapshot.read(small, 1, TODAY).replications == before


def test_the_same_form_twice_notes_one_unit(small: Graph, person: Person) -> None:
    sragen, key = person("sragen-registrar"), uuid4().hex

    extend(small, sragen, NEW, key=key)
    extend(small, sragen, NEW, key=key)

    assert len(extensions.of_innovation(small, "uptpk")) == 1
    assert len(audit.of_subject(small, "uptpk")) == 1


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"unit": ""}, ("unit", "extension_unit_needed")),
        ({"unit_name": "Desa Baru", "unit_kind": "village"}, ("unit_name", "one_unit_only")),
        ({"unit": "", "unit_name": "Desa Baru"}, ("unit_kind", "choice_needed")),
        ({"on": ""}, ("on", "extension_day_needed")),
        ({"on": "kemarin"}, ("on", "date_unreadable")),
        ({"on": "2031"}, ("on", "day_ahead")),
        ({"on": "2014"}, ("on", "extension_before_start")),
        ({"source": " "}, ("source", "extension_source_needed")),
    ],
)
def test_slip_is_named_at_its_field(
    small: Graph, person: Person, changes: dict[str, str], problem: tuple[str, str]
) -> None:
    small.write(lambda tx: tx.run("MATCH (i:Innovation {id: 'uptpk'}) SET i.started_on = date('2015-06-01')"))

    with pytest.raises(Invalid) as caught:
        extend(small, person("sragen-registrar"), replace(GOOD, **changes))

    assert [(one.field, one.code) for one in caught.value.problems] == [problem]


def test_year_in_which_the_innovation_began_is_not_before_it(small: Graph, person: Person) -> None:
    small.write(lambda tx: tx.run("MATCH (i:Innovation {id: 'uptpk'}) SET i.started_on = date('2015-06-01')"))

    extend(small, person("sragen-registrar"), replace(GOOD, on="2015"))

    assert len(extensions.of_innovation(small, "uptpk")) == 1


def test_only_registrars_of_the_origin_and_only_its_own_units(small: Graph, person: Person) -> None:
    sragen = person("sragen-registrar")
    extend(small, sragen, GOOD)

    with pytest.raises(Invalid):
        extend(small, sragen, GOOD)
    with pytest.raises(Refused, match="unit_of_another_agency"):
        extend(small, sragen, replace(GOOD, unit="u-semarang"))
    with pytest.raises(NotFound):
        extend(small, person("semarang-registrar"), replace(GOOD, unit="u-semarang"))
    with pytest.raises(NotFound):
        extending.take_back(Context(small, person("semarang-registrar"), MOMENT), "uptpk", "u-sragen")
    with pytest.raises(NotFound, match="no_such_extension"):
        extending.take_back(Context(small, sragen, MOMENT), "uptpk", "u-semarang")
    with pytest.raises(NotAllowed):
        extend(small, person("solo-drafter"), replace(GOOD, unit="u-solo"), "solo-own")
    with pytest.raises(Refused, match="innovation_not_extendable"):
        extend(small, person("kendal-registrar"), NEW, "rahasia")
    assert [one.unit_id for one in extensions.of_innovation(small, "uptpk")] == ["u-sragen"]
