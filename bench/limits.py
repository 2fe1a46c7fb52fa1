"""Say of each measured limit whether it holds, and end the bench with an error where one does not."""


class Limits:
    """Collects what was over its limit."""

    def __init__(self) -> None:
        self.over: list[str] = []

    def most(self, name: str, value: float, limit: float) -> str:
        """Return how a value stands that may be at most so large."""
        return self._said(name, value <= limit, f"limit {limit:g}")

    def least(self, name: str, value: float, limit: float) -> str:
        """Return how a value stands that must be at least so large."""
        return self._said(name, value >= limit, f"at least {limit:g}")

    def _said(self, name: str, holds: bool, limit: str) -> str:
        if holds:
            return f"({limit}: holds)"
        self.over.append(name)
        return f"({limit}: MISSED)"

    def status(self) -> int:
        """Print what was missed, and return what the process ends with."""
        if self.over:
            print(f"limits missed: {'; '.join(self.over)}")
        return int(bool(self.over))
