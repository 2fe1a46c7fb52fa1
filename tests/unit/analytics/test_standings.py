"""How copies stood at the end of a year."""

from datetime import date

from graph.analytics.diffusion.liveness import CopyState, Liveness, standing, state, together, turns
from graph.domain.records.snapshot import ReplicationRow
from graph.domain.vocabulary import Basis, Manner, Precision, ReplicationStatus, StopReason

ROUND = date(2024, 1, 1)


def copy(started: int | None, verified: date = date(2024, 6, 1), stopped: date | None = None) -> ReplicationRow:
    return ReplicationRow(
        id="R-1",
        status=ReplicationStatus.VERIFIED,
        adopter="a",
        roots=("i",),
        parents=("i",),
        units=(),
        started_on=date(started, 5, 1) if started else None,
        verified_on=verified,
        confirmed_on=None,
        stopped_on=stopped,
        stop_reason=StopReason.BUDGET if stopped else None,
        manner=Manner.ADOPTED,
        basis=Basis.VOLUNTARY,
        beneficiaries=None,
        started_precision=Precision.DAY,
    )


def test_copy_runs_until_the_year_in_which_it_stopped() -> None:
    stopped = copy(2019, stopped=date(2022, 3, 1))

    assert [state(stopped, year, ROUND) for year in (2021, 2022, None)] == [
        CopyState.RUNNING,
        CopyState.STOPPED,
        CopyState.STOPPED,
    ]


def test_what_nobody_confirmed_stands_apart_in_every_year() -> None:
    silent = copy(2019, verified=date(2020, 1, 1))

    assert [state(silent, year, ROUND) for year in (2019, None)] == [CopyState.UNCONFIRMED, CopyState.UNCONFIRMED]
    assert state(silent, 2019, None) == CopyState.RUNNING  # before the first round the verification is the confirmation


def test_a_year_holds_what_had_started_by_its_end_and_its_parts_add_up() -> None:
    copies = [copy(2019), copy(2021), copy(2019, stopped=date(2020, 2, 1)), copy(2018, date(2020, 1, 1)), copy(None)]

    assert standing(copies, 2020, ROUND) == Liveness(started=3, running=1, unconfirmed=1, stopped=1)
    assert standing(copies, None, ROUND) == Liveness(started=5, running=3, unconfirmed=1, stopped=1)
    assert standing(copies, 2017, ROUND) == Liveness(0, 0, 0, 0)


def test_an_agency_stands_as_the_best_of_its_copies_and_turns_when_the_last_of_them_does() -> None:
    copies = [copy(2018, stopped=date(2020, 2, 1)), copy(2019, stopped=date(2022, 3, 1)), copy(2023)]

    assert turns(copies, ROUND) == [(2018, CopyState.RUNNING), (2022, CopyState.STOPPED), (2023, CopyState.RUNNING)]
    assert [together(copies, year, ROUND) for year in (2017, 2022, None)] == [
        None,
        CopyState.STOPPED,
        CopyState.RUNNING,
    ]


def test_what_nobody_confirmed_comes_before_what_stopped() -> None:
    copies = [copy(2018, stopped=date(2020, 2, 1)), copy(2019, verified=date(2020, 1, 1))]

    assert turns(copies, ROUND) == [(2018, CopyState.RUNNING), (2020, CopyState.UNCONFIRMED)]
    assert together([copies[0]], None, ROUND) == CopyState.STOPPED
