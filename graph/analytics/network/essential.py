"""What proved essential: the components that most running copies kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MOST = 0.5


@dataclass(frozen=True, slots=True)
class CopyParts:
    """What a running copy did with the origin's components; all empty: it has not said."""

    copy: str
    kept: frozenset[str] = frozenset()
    changed: frozenset[str] = frozenset()
    dropped: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Component:
    """How many of the ``asked`` copies kept, changed or dropped a component; unmentioned by the rest."""

    id: str
    kept: int
    changed: int
    dropped: int
    asked: int

    @property
    def share_kept(self) -> float | None:
        return self.kept / self.asked if self.asked else None

    @property
    def is_essential(self) -> bool:
        """Kept, as it was, by more than half of the copies that said what they did."""
        return self.kept > MOST * self.asked


@dataclass(frozen=True, slots=True)
class Essentials:
    """Components in the origin's order, over ``asked`` copies; ``silent`` ones said nothing: left out."""

    components: tuple[Component, ...]
    asked: int
    silent: int


def essentials(components: Sequence[str], copies: Iterable[CopyParts]) -> Essentials:
    """Count what running copies did with each component.

    Source: core and adaptable parts, Hall & Loucks (1978).

    >>> copies = [CopyParts("r1", frozenset("ab")), CopyParts("r2", frozenset("a"), dropped=frozenset("b"))]
    >>> found = essentials(["a", "b"], [*copies, CopyParts("r3")])
    >>> [(c.id, c.kept, c.is_essential) for c in found.components], found.silent
    ([('a', 2, True), ('b', 1, False)], 1)
    """
    copies = list(copies)
    asked = [copy for copy in copies if copy.kept or copy.changed or copy.dropped]
    found = tuple(
        Component(
            id=part,
            kept=sum(part in copy.kept for copy in asked),
            changed=sum(part in copy.changed for copy in asked),
            dropped=sum(part in copy.dropped for copy in asked),
            asked=len(asked),
        )
        for part in components
    )
    return Essentials(found, len(asked), len(copies) - len(asked))
