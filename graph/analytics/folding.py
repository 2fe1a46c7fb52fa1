"""Let leaf siblings of a large family be drawn as one, so that its picture stays readable."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.analytics.family import Member, main_parents

LEGIBLE = 60  # members: up to here each has a mark of its own


@dataclass(frozen=True, slots=True)
class Fold:
    """A member as it is drawn, and the members that it stands for: itself, or leaf siblings."""

    member: Member
    stands_for: tuple[str, ...]


def fold(members: Iterable[Member], looks: Mapping[str, Hashable] | None = None) -> list[Fold]:
    """Put leaves of the same main parent and year together where the family is large.

    Policies and members that were copied again stay alone, and what looks different by `looks` stays apart. A fold
    is the first of its members, with the parents of all of them.

    >>> large = [Member("A"), *(Member(f"B{n}", ("A",), 2020) for n in range(LEGIBLE))]
    >>> [len(one.stands_for) for one in fold(large)]
    [1, 60]
    """
    members, looks = list(members), looks or {}
    main = main_parents(members)
    copied = {parent for member in members for parent in member.parents}
    groups: dict[Hashable, list[Member]] = {}
    for member in members:
        parent = main[member.id]
        is_alone = len(members) <= LEGIBLE or parent is None or member.id in copied or member.kind == "policy"
        groups.setdefault(member.id if is_alone else (parent, member.year, looks.get(member.id)), []).append(member)
    return [_together(group) for group in groups.values()]


def _together(group: Sequence[Member]) -> Fold:
    parents = tuple(dict.fromkeys(parent for member in group for parent in member.parents))
    return Fold(replace(group[0], parents=parents), tuple(member.id for member in group))
