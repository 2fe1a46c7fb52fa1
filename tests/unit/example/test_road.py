"""Scale-ups of the made-up nation, and what walking its main path needs."""

from collections import Counter
from datetime import date

import pytest

from graph.domain.records.rows import WorldRows
from graph.domain.vocabulary import Area, Basis, EvidenceKind, Life, Role
from graph.example import DEMO_PATH, SECOND_PATH, DemoPath
from tests.unit.example.views import answering, counted, tops, verified


def test_scale_ups_stand_on_every_stage_route_and_side(nation: WorldRows) -> None:
    assert {row.stage for row in nation.scale_ups} == set(range(10))
    assert {row.route.value for row in nation.scale_ups} == {"replication", "panel", "retrospective"}
    assert {row.side.value for row in nation.scale_ups} == {"none", "postponed", "discontinued", "revoked"}
    assert len({row.innovation for row in nation.scale_ups}) == len(nation.scale_ups)


def test_sponsors_hold_the_mandate_and_the_panel_spoke_before_its_route(made: WorldRows) -> None:
    held = {(row.agency, row.category) for row in made.mandates}
    categories = {row.id: row.categories for row in made.innovations}
    feasible = {row.id for row in made.innovations if row.panel_feasible}

    for row in made.scale_ups:
        assert row.route.value != "panel" or row.innovation in feasible
        assert row.stage < 4 or any((row.sponsor, each) in held for each in categories[row.innovation]), row.id


def test_late_stages_have_their_papers(made: WorldRows) -> None:
    assessed = {row.innovation: row for row in made.assessments}
    policies = {row.id: row for row in made.policies}

    for row in made.scale_ups:
        if row.stage >= 5:
            areas = assessed[row.innovation].areas
            assert len(areas) == 7
            assert "red" not in {areas[Area.SUPPORT], areas[Area.FUNDING]}
        if row.stage >= 7:
            paper = policies[row.policy or ""]
            assert all((paper.form, paper.responsible))
            assert row.stage == 7 or all((paper.number, paper.enacted_on, paper.link))


def test_scale_ups_were_assessed_before_the_gate_that_asks_for_it_and_enacted_before_their_stage(
    made: WorldRows,
) -> None:
    assessed = {row.innovation: row.made_on for row in made.assessments}
    policies = {row.id: row.enacted_on for row in made.policies}

    for row in made.scale_ups:
        enacted = policies.get(row.policy or "")
        assert enacted is None or enacted <= row.entered_on, row.id
        if row.stage >= 5 and row.route.value != "retrospective":
            assert assessed[row.innovation] <= (enacted or row.entered_on), row.id


def test_mandated_copies_start_after_their_instrument(nation: WorldRows) -> None:
    policies = {row.id: row.enacted_on for row in nation.policies}
    enacted = {row.innovation: policies[row.policy] for row in nation.scale_ups if row.policy and policies[row.policy]}
    mandated = [row for row in nation.replications if row.basis is Basis.MANDATED]

    assert mandated
    assert not [row.id for row in mandated if (row.started_on or date.min) < (enacted[row.roots[0]] or date.max)]


def test_a_few_scale_ups_stand_on_a_gate_that_holds_no_more(nation: WorldRows) -> None:
    last = max(ring.opens_on for ring in nation.rounds)
    region = {row.id: row.region for row in nation.agencies}
    running: dict[str, set[str | None]] = {row.innovation: set() for row in nation.scale_ups}
    for row in counted(nation):
        if row.stopped_on is None and (row.confirmed_on or date.min) >= last:
            for root in running.keys() & set(row.roots):
                running[root].add(region[row.adopter])

    across = [running[row.innovation] - {None} for row in nation.scale_ups if row.stage == 3]
    assert 1 <= sum(len(places) < 3 for places in across) <= 5
    assert len(across) > 5


@pytest.mark.parametrize("path", [DEMO_PATH, SECOND_PATH])
def test_the_demo_path_starts_from_a_running_top_innovation_that_nobody_copies(made: WorldRows, path: DemoPath) -> None:
    innovation = next(row for row in made.innovations if row.id == path.innovation)
    monitored = {row.subject for row in made.evidence if row.kind is EvidenceKind.MONEV_INTERNAL}

    assert path.innovation in tops(made) & monitored
    assert (innovation.name, innovation.origin) == (path.innovation_name, path.parent_agency)
    assert innovation.life is Life.ONGOING
    assert not [row for row in made.replications if path.innovation in row.roots]
    assert path.innovation not in {row.innovation for row in (*made.scale_ups, *made.assessments)}
    assert {(path.ministry, each) for each in innovation.categories} <= {
        (row.agency, row.category) for row in made.mandates
    }


@pytest.mark.parametrize("path", [DEMO_PATH, SECOND_PATH])
def test_the_demo_adopter_and_its_unit_are_outside_every_count(made: WorldRows, path: DemoPath) -> None:
    unit = next(row for row in made.units if row.id == path.unit)

    assert path.adopter not in {row.adopter for row in counted(made)}
    assert path.unit not in {each for row in counted(made) for each in row.units}
    assert (unit.name, unit.agency) == (path.unit_name, path.adopter)


def test_demo_accounts_cover_every_role_and_only_they_have_passwords(made: WorldRows) -> None:
    accounts = [row for row in made.users if row.password]
    registrars = Counter(row.agency for row in accounts if Role.REGISTRAR in row.roles)
    logins = {row.login for row in accounts}

    assert {role for row in accounts for role in row.roles} == set(Role)
    assert registrars == {DEMO_PATH.adopter: 2, SECOND_PATH.adopter: 2, DEMO_PATH.parent_agency: 2}
    assert len({row.agency for row in accounts if Role.VERIFIER in row.roles}) == 2
    assert all(len(row.password or "") >= 12 for row in accounts)
    assert {DEMO_PATH.registrar_adopter, DEMO_PATH.registrar_parent, DEMO_PATH.verifier} <= logins
    assert {DEMO_PATH.analyst, DEMO_PATH.steward, SECOND_PATH.registrar_adopter} <= logins


def test_the_demo_registrars_find_something_to_do(made: WorldRows) -> None:
    own = {row.id for row in made.innovations if row.origin == DEMO_PATH.parent_agency}
    waiting = [
        row
        for row in made.replications
        if row.status.value == "awaiting_parent" and own & {link.parent for link in row.parents}
    ]

    assert waiting
    assert {row.status.value for row in made.replications if row.adopter == DEMO_PATH.adopter} == {
        "draft",
        "returned",
    }


def test_a_few_agencies_of_much_copied_innovations_can_be_asked_by_letter_only(nation: WorldRows) -> None:
    left = {row.agency for row in nation.users if not row.is_active}
    origins = {row.id: row.origin for row in nation.innovations}
    copies = Counter(root for row in verified(nation) for root in row.roots)
    waits = {
        (answering(nation)[link.parent], copies[link.parent])
        for row in nation.replications
        if row.status.value == "awaiting_parent"
        for link in row.parents
        if answering(nation)[link.parent] in left and link.parent in origins
    }

    assert {agency: count > 10 for agency, count in waits} == {"14.09": True, "17.02": True, "32.09": True}
    assert left == {"14.09", "17.02", "32.09"}
    assert {row.is_active for row in nation.users if row.agency in left} == {False}
    assert [row.login for row in nation.users if row.password and not row.is_active] == []
