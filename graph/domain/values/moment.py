"""One instant with the calendar days that it falls on in Indonesia."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

JAKARTA = ZoneInfo("Asia/Jakarta")
EASTERNMOST = ZoneInfo("Asia/Jayapura")  # where Indonesia's day begins


@dataclass(frozen=True, slots=True)
class Moment:
    """When something is done: ``now`` is the instant in UTC, ``today`` the calendar day in Asia/Jakarta.

    ``begun`` is the day that has begun somewhere in Indonesia, where it is not yet ``today``.
    """

    now: datetime
    today: date
    begun: date | None = None

    @classmethod
    def of(cls, now: datetime) -> "Moment":
        """Return the moment of an instant.

        >>> from datetime import UTC
        >>> moment = Moment.of(datetime(2025, 12, 31, 15, 30, tzinfo=UTC))
        >>> str(moment.now), str(moment.today), str(moment.latest)
        ('2025-12-31 15:30:00+00:00', '2025-12-31', '2026-01-01')
        """
        return cls(now, now.astimezone(JAKARTA).date(), now.astimezone(EASTERNMOST).date())

    @property
    def latest(self) -> date:
        """The latest day anywhere in Indonesia: only what is dated later has not come yet."""
        return self.begun or self.today
