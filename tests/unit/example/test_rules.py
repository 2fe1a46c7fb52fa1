"""Every replication of the made-up nation keeps the rules of the domain."""

import re
from collections import Counter
from datetime import date, timedelta

from graph.domain.records.rows import ReplicationLoad, WorldRows
from graph.domain.vocabulary import Answer, Basis, InnovationStatus, Phase, ReplicationStatus, StopReason
from graph.example import AS_OF
from tests.unit.example.views import answering, counted, verified

UNSUBMITTED = {ReplicationStatus.DRAFT, ReplicationStatus.RECORDED}


def test_every_reference_points_to_a_row(made: WorldRows) -> None:
    agencies = {row.id for row in made.agencies}
    regions = {row.code for row in made.regions}
    subjects = {row.id for row in (*made.innovations, *made.replications, *made.policies)}

    assert {row.origin for row in made.innovations} <= agencies
    assert {row.region for row in (*made.agencies, *made.units) if row.region} <= regions
    assert {row.part_of for row in made.agencies if row.part_of} <= agencies
    assert {each for row in (*made.replications, *made.innovations) for each in row.facilitators} <= agencies
    assert {row.agency for row in made.users} <= agencies
    assert {row.subject for row in (*made.evidence, *made.outcomes, *made.awards)} <= subjects


def test_innovations_that_wait_say_since_when(made: WorldRows) -> None:
    waiting = [row for row in made.innovations if row.status != InnovationStatus.PUBLISHED]
    submitted = [row for row in waiting if row.status == InnovationStatus.SUBMITTED]

    assert submitted
    assert [row.id for row in waiting if row.since is None or row.since >= AS_OF] == []
    assert [row.id for row in waiting if (row.submitted_on == row.since) != (row in submitted)] == []


def test_proof_numbers_read_as_an_office_writes_them(made: WorldRows) -> None:
    numbers = {row.number for row in made.evidence}

    assert [number for number in numbers if not re.fullmatch(r"\d{3}/[A-Z]{2,7}/\d{4}-contoh", str(number))] == []


def test_copies_point_to_parents_units_and_people_that_exist(made: WorldRows) -> None:
    units = {row.id: row.agency for row in made.units}
    users = {row.id for row in made.users}
    parents = answering(made)

    for row in made.replications:
        by = {row.submitted_by, row.verified_by, *(link.answered_by for link in row.parents)}
        assert all(units[unit] == row.adopter for unit in row.units), row.id
        assert all(link.parent in parents for link in row.parents), row.id
        assert by - {None} <= users, row.id


def test_no_agency_copies_its_own_innovation_or_the_same_root_twice(made: WorldRows) -> None:
    origins = {row.id: row.origin for row in made.innovations}
    held: Counter[tuple[str, str]] = Counter()
    for row in made.replications:
        assert row.adopter not in {origins[root] for root in row.roots}, row.id
        if row.status is not ReplicationStatus.WITHDRAWN:
            held.update((row.adopter, root) for root in row.roots)

    assert max(held.values()) == 1


def test_roots_follow_from_parents_and_parents_start_before_their_children(made: WorldRows) -> None:
    copies = {row.id: row for row in made.replications}
    started = {row.id: row.started_on for row in (*made.innovations, *made.replications)}

    for row in made.replications:
        assert set(row.roots) == {root for link in row.parents for root in _roots(link.parent, copies)}, row.id
        if row.started_on:
            assert all((started[link.parent] or date.max) < row.started_on for link in row.parents), row.id


def _roots(parent: str, copies: dict[str, ReplicationLoad]) -> tuple[str, ...]:
    return copies[parent].roots if parent in copies else (parent,)


def test_lineage_has_several_generations_and_copies_with_several_parents(nation: WorldRows) -> None:
    depth = {row.id: 0 for row in nation.innovations}
    for row in sorted(verified(nation), key=lambda each: each.started_on or date.max):
        depth[row.id] = 1 + max(depth[link.parent] for link in row.parents)

    assert max(depth.values()) in {5, 6}
    assert sum(len(row.parents) > 1 for row in verified(nation)) > 100
    assert sum(len(row.roots) > 1 for row in verified(nation)) > 30


def test_four_eyes_hold_and_nobody_verifies_for_the_own_agency(made: WorldRows) -> None:
    agency = answering(made)
    office = {row.id: row.agency for row in made.users}

    for row in made.replications:
        answers = [link for link in row.parents if link.answered_by]
        assert row.submitted_by is None or office[row.submitted_by] == row.adopter
        assert all(office[link.answered_by or ""] == agency[link.parent] for link in answers)
        if row.verified_by:
            assert row.verified_by not in {row.submitted_by, *(link.answered_by for link in answers)}
            assert office[row.verified_by] not in {row.adopter, *(agency[link.parent] for link in row.parents)}


def test_verified_copies_were_confirmed_or_waited_fourteen_days_in_vain(made: WorldRows) -> None:
    silent = 0
    for row in verified(made):
        start, submitted, decided = _dates(row)
        assert start <= submitted < decided <= AS_OF
        if not any(link.answer is Answer.CONFIRMED for link in row.parents):
            assert decided - submitted > timedelta(days=14)
            silent += 1

    assert 0 < silent < len(verified(made)) / 5


def _dates(row: ReplicationLoad) -> tuple[date, date, date]:
    assert row.started_on
    assert row.submitted_on
    assert row.verified_on
    return row.started_on, row.submitted_on, row.verified_on


def test_the_other_ways_of_a_record_are_there_in_their_numbers(nation: WorldRows) -> None:
    statuses = Counter(row.status for row in nation.replications)
    waits = [
        (AS_OF - (row.submitted_on or AS_OF)).days
        for row in nation.replications
        if row.status is ReplicationStatus.AWAITING_PARENT
    ]

    assert set(statuses) == set(ReplicationStatus)
    assert statuses[ReplicationStatus.AWAITING_VERIFICATION] == 150
    assert 3 <= sum(days > 14 for days in waits) <= 20
    assert sum(row.basis is Basis.MANDATED for row in counted(nation)) > 50


def test_recorded_copies_hold_one_day_and_the_phase_that_it_proves(nation: WorldRows) -> None:
    recorded = [row for row in nation.replications if row.status is ReplicationStatus.RECORDED]

    assert {row.basis for row in recorded} == {None}
    for row in recorded:
        told = (row.interest_on, row.agreement_on, row.started_on)
        assert sum(day is not None for day in told) == 1, row.id
        assert row.phase is (Phase.IMPLEMENTATION if row.started_on else Phase.PREPARATION), row.id


def test_every_no_has_a_reason(made: WorldRows) -> None:
    for row in made.replications:
        doubts = [link for link in row.parents if link.answer in {Answer.OBJECTED, Answer.UNCLEAR}]
        assert all(link.reason for link in doubts)
        assert row.decision_reason or row.status is not ReplicationStatus.REJECTED
        assert row.decision_reason or doubts or row.status is not ReplicationStatus.RETURNED
        assert doubts or row.status is not ReplicationStatus.DISPUTED
        assert (row.stopped_on is None) == (row.stop_reason is None)
        assert row.stop_reason is None or row.stop_reason in set(StopReason)


def test_every_submitted_copy_has_the_five_things(made: WorldRows) -> None:
    proven = {row.subject for row in made.evidence}
    for row in made.replications:
        if row.status not in UNSUBMITTED:
            assert all((row.parents, row.units, row.manner, row.started_on, row.id in proven)), row.id


def test_nothing_lies_in_the_future(made: WorldRows) -> None:
    fields = ("interest_on", "agreement_on", "started_on", "submitted_on", "verified_on", "confirmed_on", "stopped_on")
    days = {getattr(row, field) for row in made.replications for field in fields}
    days |= {row.date for row in made.evidence} | {link.answered_on for r in made.replications for link in r.parents}
    days |= {row.entered_on for row in made.scale_ups} | {row.enacted_on for row in made.policies}

    assert max(day for day in days if day) <= AS_OF


def test_some_stopped_and_some_were_not_confirmed_in_the_last_closed_round(nation: WorldRows) -> None:
    last = max(ring.opens_on for ring in nation.rounds if ring.grace_until < AS_OF)
    copies = verified(nation)
    stopped = [row for row in copies if row.stopped_on]
    silent = [row for row in copies if not row.stopped_on and (row.confirmed_on or date.min) < last]

    assert 0.05 < len(stopped) / len(copies) < 0.25
    assert 0.05 < len(silent) / len(copies) < 0.25


def test_copies_lie_nearer_to_their_parents_than_chance_would_put_them(nation: WorldRows) -> None:
    province = {row.id: (row.region or "")[:2] for row in nation.agencies}
    agency = answering(nation)
    pairs = [
        (province[row.adopter], province[agency[row.parents[0].parent] or ""])
        for row in counted(nation)
        if row.basis is Basis.VOLUNTARY
    ]
    placed = [one == other for one, other in pairs if one and other]

    assert sum(placed) / len(placed) > 0.2  # by chance about 0.04


def test_starts_rise_and_fall_between_2014_and_2025(nation: WorldRows) -> None:
    years = Counter(row.started_on.year for row in verified(nation) if row.started_on)

    assert set(range(2014, 2026)) <= set(years)
    assert years[2020] > 3 * years[2014]
