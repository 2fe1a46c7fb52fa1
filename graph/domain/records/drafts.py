"""A form that saves itself while it is typed: what of it the trail has not told yet."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """The form before what is not told, who typed since, when, and in which form on screen."""

    told: str | None
    by: str | None
    at: datetime | None
    sitting: str | None
