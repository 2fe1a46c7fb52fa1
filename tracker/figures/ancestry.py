"""The way from a copy back to the innovations that it descends from, one for each direct parent."""

from dataclasses import dataclass

from graph.analytics.network import family
from graph.analytics.network.family import Member
from graph.domain.records.snapshot import ReplicationRow
from graph.domain.vocabulary import ReplicationStatus
from tracker.figures.snapshot import Snapshot, once_per_version

PUBLIC = (ReplicationStatus.VERIFIED, ReplicationStatus.RECORDED)


@dataclass(frozen=True, slots=True)
class Ancestor:
    """A copy, or an innovation at the end; ``year`` is None where its start is unknown."""

    id: str
    name: str
    year: int | None
    is_innovation: bool


def ways(snapshot: Snapshot, copy_id: str) -> list[tuple[Ancestor, ...]]:
    """Return the ways back from a public copy, itself first, on along main parents; what nobody may see ends one."""
    copy = snapshot.replications.get(copy_id)
    if copy is None or copy.status not in PUBLIC:
        return []
    members = {one.id: one for one in _members(snapshot, copy)}
    found = [family.way_back(members.values(), parent) for parent in copy.parents if parent in members]
    return [tuple(_step(snapshot, at) for at in (copy_id, *way)) for way in found]


def _members(snapshot: Snapshot, copy: ReplicationRow) -> list[Member]:
    """Return the innovations of a copy with all their public copies."""
    roots = _by_root(snapshot)
    return [Member(root) for root in copy.roots] + [one for root in copy.roots for one in roots.get(root, [])]


@once_per_version
def _by_root(snapshot: Snapshot) -> dict[str, list[Member]]:
    found: dict[str, list[Member]] = {}
    for copy in snapshot.rows.replications:
        for root in copy.roots if copy.status in PUBLIC else ():
            found.setdefault(root, []).append(Member(copy.id, copy.parents))
    return found


def _step(snapshot: Snapshot, record: str) -> Ancestor:
    if (root := snapshot.innovations.get(record)) is not None:
        return Ancestor(record, root.name, root.started_on.year if root.started_on else None, True)
    copy = snapshot.replications[record]
    year = copy.started_on.year if copy.started_on else None
    return Ancestor(record, snapshot.agencies[copy.adopter].name, year, False)
