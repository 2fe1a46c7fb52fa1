"""What the measures refuse, said so that a reader can act on it."""

from collections.abc import Sequence


class CannotCompute(ValueError):
    """The data do not bear this measure; ``reason`` is a stable code, the message says why in English."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


class CycleFound(CannotCompute):
    """A copy would be its own ancestor; ``members`` names the cycle in order, the first once."""

    def __init__(self, members: Sequence[str]) -> None:
        named = " -> ".join([*members, members[0]])
        super().__init__("cycle", f"the lineage has a cycle: {named}")
        self.members = tuple(members)
