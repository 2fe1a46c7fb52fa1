"""One instant with the calendar day that it falls on in Indonesia's capital."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

JAKARTA = ZoneInfo("Asia/Jakarta")


@dataclass(frozen=True, slots=True)
class Moment:
    """When something is done: ``now`` is the instant in UTC, ``today`` the calendar day in Asia/Jakarta."""

    now: datetime
    today: date

    @classmethod
    def of(cls, now: datetime) -> "Moment":
        """Return the moment of an instant.

        >>> from datetime import UTC
        >>> moment = Moment.of(datetime(2025, 12, 31, 18, tzinfo=UTC))
        >>> str(moment.now), str(moment.today)
        ('2025-12-31 18:00:00+00:00', '2026-01-01')
        """
        return cls(now, now.astimezone(JAKARTA).date())
