"""Monitoring rounds: who is asked, what a tick does to the counts, and what silence does after the grace."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from graph.analytics.dataset import counts
from graph.domain.errors import Invalid, NotAllowed, NotFound, Refused, Stale
from graph.domain.policy import Actor
from graph.domain.values.moment import Moment
from graph.engine import Graph
from graph.store.audit import entries as audit
from graph.store.monitoring import rounds
from graph.store.monitoring.rounds import NewRound
from graph.store.replications import snapshot
from tests.small_world import CHILD_OF_RECORDED, MOMENT, NOW, TODAY, VERIFIED_COPY
from tracker.actions.context import Context
from tracker.actions.monitoring import monitoring
from tracker.actions.monitoring.monitoring import Tick

Person = Callable[[str], Actor]
NEW = NewRound(TODAY, TODAY + timedelta(30), TODAY + timedelta(60), "national")
AFTER = NEW.grace_until + timedelta(1)


def open_round(graph: Graph, actor: Actor, scope: str = "national") -> str:
    return monitoring.open_round(Context(graph, actor, MOMENT), replace(NEW, scope=scope), uuid4().hex)


def running(graph: Graph, today: date) -> set[str]:
    rows = snapshot.read(graph, 0, today)
    return {copy.id for copy in rows.replications if counts.is_running(copy, rows.confirmed_since)}


def tick(graph: Graph, actor: Actor, round_id: str, *ticks: Tick, on: date = TODAY) -> int:
    return monitoring.report(Context(graph, actor, Moment(NOW, on)), round_id, ticks)


def test_silence_leaves_the_second_count_after_the_grace_and_not_the_first(small: Graph, person: Person) -> None:
    opened = open_round(small, person("steward"))
    tick(small, person("semarang-registrar"), opened, Tick(VERIFIED_COPY, "ongoing"))

    both = {VERIFIED_COPY, CHILD_OF_RECORDED}
    assert running(small, TODAY) == both
    assert running(small, NEW.grace_until) == both
    assert running(small, AFTER) == {VERIFIED_COPY}
    after = snapshot.read(small, 0, AFTER)
    assert (counts.totals(after).ever_verified, counts.totals(after).running, counts.totals(after).stopped) == (2, 1, 0)


def test_round_over_a_category_asks_only_its_copies_and_the_others_keep_their_confirmation(
    small: Graph, person: Person
) -> None:
    opened = open_round(small, person("steward"), "category:7")

    assert [one.id for one in rounds.asked(small, opened, "33.74")] == [VERIFIED_COPY]
    assert rounds.asked(small, opened, "33.24") == []
    assert running(small, AFTER) == {CHILD_OF_RECORDED}


def test_round_over_a_province_asks_the_agencies_in_it(small: Graph, person: Person) -> None:
    opened = open_round(small, person("steward"), "province:33")

    assert [one.id for one in rounds.asked(small, opened, "33.24")] == [CHILD_OF_RECORDED]
    assert running(small, AFTER) == set()
    with pytest.raises(Invalid):
        open_round(small, person("steward"), "province:99")


def test_stop_ends_the_copy_with_its_reason_and_can_be_corrected_while_the_round_is_open(
    small: Graph, person: Person
) -> None:
    opened, registrar = open_round(small, person("steward")), person("semarang-registrar")
    before = audit.version(small)
    tick(small, registrar, opened, Tick(VERIFIED_COPY, "stopped", "budget", "06-2025"))

    [said] = rounds.asked(small, opened, "33.74")
    assert (said.life, said.reason, said.stopped_on, said.stopped_precision) == (
        "stopped",
        "budget",
        date(2025, 6, 1),
        "month",
    )
    assert snapshot.has_changed(small, before)
    assert counts.totals(snapshot.read(small, 0, TODAY)).stopped == 1

    tick(small, registrar, opened, Tick(VERIFIED_COPY, "ongoing", was="stopped"))
    assert counts.totals(snapshot.read(small, 0, TODAY)).stopped == 0
    assert running(small, TODAY) == {VERIFIED_COPY, CHILD_OF_RECORDED}
    assert [entry.event for entry in audit.of_subject(small, VERIFIED_COPY)] == ["replication.reported"] * 2
    assert audit.first_broken(small) is None


def test_resting_copy_is_not_confirmed_as_running_until_it_runs_again(small: Graph, person: Person) -> None:
    opened, registrar = open_round(small, person("steward")), person("semarang-registrar")

    tick(small, registrar, opened, Tick(VERIFIED_COPY, "dormant"))
    assert running(small, TODAY) == {CHILD_OF_RECORDED}
    tick(small, registrar, opened, Tick(VERIFIED_COPY, "ongoing", was="dormant"))
    assert running(small, TODAY) == {VERIFIED_COPY, CHILD_OF_RECORDED}


@pytest.mark.parametrize(
    ("bad", "problems"),
    [
        (Tick(VERIFIED_COPY, "stopped"), {("reason", "stop_reason_needed"), ("stopped_on", "stop_day_needed")}),
        (Tick(VERIFIED_COPY, "stopped", "bored", "2025"), {("reason", "stop_reason_needed")}),
        (Tick(VERIFIED_COPY, "stopped", "budget", "2026"), {("stopped_on", "stop_ahead")}),
        (Tick(VERIFIED_COPY, "stopped", "budget", "2018"), {("stopped_on", "stop_before_start")}),
        (Tick(VERIFIED_COPY, "unknown"), {("life", "choice_needed")}),
    ],
)
def test_stop_needs_its_reason_and_its_day_and_one_bad_line_keeps_all_back(
    small: Graph, person: Person, bad: Tick, problems: set[tuple[str, str]]
) -> None:
    opened, before = open_round(small, person("steward")), audit.version(small)

    with pytest.raises(Invalid) as caught:
        tick(small, person("semarang-registrar"), opened, bad)

    assert {(p.field.removesuffix(f"-{VERIFIED_COPY}"), p.code) for p in caught.value.problems} == problems
    assert audit.version(small) == before


def test_agency_ticks_only_its_own_copies_within_window_and_grace(small: Graph, person: Person) -> None:
    opened = open_round(small, person("steward"))
    own, yes = person("semarang-registrar"), Tick(VERIFIED_COPY, "ongoing")

    with pytest.raises(NotFound):
        tick(small, person("kendal-registrar"), opened, yes)
    with pytest.raises(NotAllowed):
        tick(small, person("solo-drafter"), opened, yes)
    with pytest.raises(Refused, match="round_not_open"):
        tick(small, own, opened, yes, on=AFTER)
    with pytest.raises(NotFound):
        tick(small, own, "no-such-round", yes)
    assert tick(small, own, opened, yes, on=NEW.grace_until) == 1
    assert tick(small, own, opened, yes, on=NEW.grace_until) == 0  # the same list again changes nothing


def test_two_people_of_one_agency_do_not_overwrite_each_other(small: Graph, person: Person) -> None:
    opened, registrar = open_round(small, person("steward")), person("semarang-registrar")
    tick(small, registrar, opened, Tick(VERIFIED_COPY, "dormant"))

    with pytest.raises(Stale):
        tick(small, registrar, opened, Tick(VERIFIED_COPY, "ongoing", was=""))


def test_rounds_that_ask_the_same_copies_do_not_meet(small: Graph, person: Person) -> None:
    steward, key = person("steward"), uuid4().hex
    first = monitoring.open_round(Context(small, steward, MOMENT), NEW, key)

    assert monitoring.open_round(Context(small, steward, MOMENT), NEW, key) == first
    with pytest.raises(Refused, match="round_meets"):
        open_round(small, steward, "province:33")
    with pytest.raises(NotAllowed):
        open_round(small, person("semarang-registrar"))
    bad = NewRound(TODAY - timedelta(1), TODAY - timedelta(2), TODAY - timedelta(3), "national")
    with pytest.raises(Invalid) as caught:
        monitoring.open_round(Context(small, steward, MOMENT), bad, uuid4().hex)
    assert {p.field for p in caught.value.problems} == {"opens_on", "closes_on", "grace_until"}


def test_progress_tells_each_province_apart(small: Graph, person: Person) -> None:
    opened = open_round(small, person("steward"))
    tick(small, person("semarang-registrar"), opened, Tick(VERIFIED_COPY, "stopped", "goal_reached", "2025"))

    [line] = rounds.progress(small, opened)
    assert (line.code, line.agencies, line.asked, line.ongoing, line.dormant, line.stopped) == ("33", 2, 2, 0, 0, 1)
    assert line.answered == 1
