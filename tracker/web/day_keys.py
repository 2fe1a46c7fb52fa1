"""Behind which day and number the next page of a list begins, as its address says it."""

from datetime import date


def written(since: date, number: str) -> str:
    return f"{since.isoformat()}_{number}"


def read(text: str) -> tuple[date, str] | None:
    """Return day and number; None for an address that nobody gave out, which begins at the top."""
    day, _sign, number = text.partition("_")
    try:
        return date.fromisoformat(day), number
    except ValueError:
        return None
