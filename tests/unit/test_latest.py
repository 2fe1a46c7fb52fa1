"""Which replications a page names itself."""

from datetime import date

from graph.domain.records.snapshot import ReplicationRow
from graph.domain.vocabulary import ReplicationStatus
from tracker.pages.public.latest import SHOWN, latest


def verified(number: int, on: date | None) -> ReplicationRow:
    nothing = (None,) * 6
    return ReplicationRow(
        f"R-{number:08}", ReplicationStatus.VERIFIED, "33.74", ("uptpk",), ("uptpk",), (), None, on, *nothing
    )


def test_copies_verified_last_come_first_and_unknown_days_last() -> None:
    old, new, unknown = verified(1, date(2019, 5, 1)), verified(2, date(2025, 5, 1)), verified(3, None)

    assert latest([unknown, old, new]) == [new, old, unknown]


def test_page_names_no_more_than_it_can_show() -> None:
    copies = [verified(number, date(2020, 1, 1)) for number in range(SHOWN + 1)]

    assert latest(copies) == copies[:0:-1]
