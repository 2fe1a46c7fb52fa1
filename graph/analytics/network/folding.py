"""Let leaf siblings of a large family be drawn as one, and far branches of a huge one, so that it stays readable."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.analytics.network.family import Member, main_parents

LEGIBLE = 60  # members: up to here each has a mark of its own
DRAWABLE = 1_000  # marks: beyond them a picture is taller than anybody scrolls and as large as a file


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
    found = _folds(members, looks)
    return found if len(found) <= DRAWABLE else _branches(members, looks)


def _folds(members: Sequence[Member], looks: Mapping[str, Hashable]) -> list[Fold]:
    main = main_parents(members)
    copied = {parent for member in members for parent in member.parents}
    groups: dict[Hashable, list[Member]] = {}
    for member in members:
        parent = main[member.id]
        is_alone = len(members) <= LEGIBLE or parent is None or member.id in copied or member.kind == "policy"
        groups.setdefault(member.id if is_alone else (parent, member.year, looks.get(member.id)), []).append(member)
    return [_together(group) for group in groups.values()]


def _branches(members: Sequence[Member], looks: Mapping[str, Hashable]) -> list[Fold]:
    """Draw as many generations as fit; of the last one each mark also stands for all that was copied from it.

    Such a mark keeps its main parent only: with further ones, marks could be each other's parents.
    """
    main, depth = main_parents(members), _depths(members)
    low, high = 1, max(depth.values())
    while low < high:  # the most generations that leave few enough marks
        middle = (low + high + 1) // 2
        if len(_cut(members, looks, main, depth, middle)) <= DRAWABLE:
            low = middle
        else:
            high = middle - 1
    return _cut(members, looks, main, depth, low)


def _cut(
    members: Sequence[Member],
    looks: Mapping[str, Hashable],
    main: Mapping[str, str | None],
    depth: Mapping[str, int],
    last: int,
) -> list[Fold]:
    at_last = {member.id: member for member in members if depth[member.id] == last}
    top = {one: one for one in at_last}  # who of the last generation each later one descends from
    for member in sorted(members, key=lambda member: depth[member.id]):
        if depth[member.id] > last:
            top[member.id] = top[main[member.id] or ""]
    shallow = [
        replace(member, parents=(main[member.id] or "",)) if member.id in at_last else member
        for member in members
        if depth[member.id] <= last
    ]
    below: dict[str, list[str]] = {}
    for member in members:
        if depth[member.id] > last:
            below.setdefault(top[member.id], []).append(member.id)
    folds = _folds([*shallow], looks)
    return [Fold(fold.member, (*fold.stands_for, *_all(below, fold.stands_for))) for fold in folds]


def _all(below: Mapping[str, Sequence[str]], tops: Iterable[str]) -> list[str]:
    return [member for top in tops for member in below.get(top, ())]


def _depths(members: Sequence[Member]) -> dict[str, int]:
    """Return how many main parents lie above each member, in one walk and without recursion."""
    main = main_parents(members)
    depth: dict[str, int] = {}
    for member in members:
        way: list[str] = []
        at: str | None = member.id
        while at is not None and at not in depth:
            way.append(at)
            at = main[at]
        above = depth[at] if at is not None else -1
        for place, one in enumerate(reversed(way), start=1):
            depth[one] = above + place
    return depth


def _together(group: Sequence[Member]) -> Fold:
    parents = tuple(dict.fromkeys(parent for member in group for parent in member.parents))
    return Fold(replace(group[0], parents=parents), tuple(member.id for member in group))
