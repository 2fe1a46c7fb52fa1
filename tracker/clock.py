"""The application's clock: the real one, or one that stands still on the example's as-of date."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

JAKARTA = ZoneInfo("Asia/Jakarta")


@dataclass(frozen=True, slots=True)
class Clock:
    """``as_of`` fixes the calendar day; the time of day always runs. Sessions use ``real``, never the example's day."""

    as_of: date | None = None

    def today(self) -> date:
        """Return the calendar day in Asia/Jakarta."""
        return self.as_of or datetime.now(JAKARTA).date()

    def now(self) -> datetime:
        """Return the instant in UTC, on the day of ``today``."""
        moment = datetime.now(JAKARTA)
        if self.as_of:
            moment = moment.replace(year=self.as_of.year, month=self.as_of.month, day=self.as_of.day)
        return moment.astimezone(UTC)

    def real(self) -> datetime:
        """Return the machine's instant in UTC: for sessions, limits and one-time links."""
        return datetime.now(UTC)
