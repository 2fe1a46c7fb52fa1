"""The application's clock: the real one, or one that stands still on the example's as-of date."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from graph.domain.values.moment import JAKARTA, Moment

# The example's day takes in years of use: its last hour holds them, in order, so that what was stamped before stays
# before. An hour of 30 years has 3.8 microseconds for each second.
_BEGAN, _YEARS = datetime(2025, 1, 1, tzinfo=UTC), timedelta(days=30 * 365)
_LAST_HOUR, _HOUR = time(23, tzinfo=JAKARTA), timedelta(hours=1) - timedelta(microseconds=1)


def machine() -> datetime:
    """Return the instant in UTC by this machine's own clock."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Clock:
    """``as_of`` fixes the calendar day; ``source`` is the graph's time where a process works on one (``GraphTime``)."""

    as_of: date | None = None
    source: Callable[[], datetime] = machine

    def today(self) -> date:
        """Return the calendar day in Asia/Jakarta."""
        return self.as_of or self.real().astimezone(JAKARTA).date()

    def now(self) -> datetime:
        """Return the instant in UTC, on the day of ``today``; a later one is never before an earlier one.

        In the example the time of day cannot be the real one: it would fall back by a day at each midnight.
        """
        real = self.real()
        if self.as_of is None:
            return real
        passed = min(max((real - _BEGAN) / _YEARS, 0.0), 1.0)
        return datetime.combine(self.as_of, _LAST_HOUR).astimezone(UTC) + _HOUR * passed

    def moment(self) -> Moment:
        """Return the instant and the days that it falls on, from one look at the clock."""
        now = self.now()
        return Moment.of(now) if self.as_of is None else Moment(now, self.as_of)

    def latest(self) -> date:
        """Return the latest day anywhere in Indonesia: lists are read by it, as forms are."""
        return self.moment().latest

    def real(self) -> datetime:
        """Return the true instant in UTC: for sessions, leases, limits and one-time links."""
        return self.source()
