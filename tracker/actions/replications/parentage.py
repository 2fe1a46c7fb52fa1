"""Which parents a replication may name, and a parent that nobody has registered yet."""

from collections.abc import Sequence

from graph.domain.errors import Problem
from graph.domain.events import Event
from graph.domain.kinship import Kin, are_one, is_one_of
from graph.domain.records.replications import ParentCandidate, Replication
from graph.domain.values.ids import readable_id
from graph.domain.vocabulary import InnovationStatus
from graph.engine import Reader, Tx
from graph.store.people import succession
from graph.store.replications import details, parents, replication_writes
from tracker.actions import audit_entries
from tracker.actions.context import Context
from tracker.actions.replications.replication_form import ReplicationForm


def own_innovations(kin: Kin, agency_id: str, chosen: Sequence[ParentCandidate]) -> list[ParentCandidate]:
    """Return the chosen parents whose root began at the agency itself, or at one that counts as one with it.

    That is replikasi internal.
    """
    return [parent for parent in chosen if is_one_of(kin, agency_id, parent.origin_agencies)]


def kin_of(reader: Reader, agency_id: str) -> Kin:
    """Return what an agency counts as one with."""
    return succession.kin(reader, [agency_id])


def agency_problems(kin: Kin, agency_id: str, chosen: Sequence[ParentCandidate]) -> list[Problem]:
    """Return the parents that began at the agency, or are copies of it or of what counts as one with it."""
    own = own_innovations(kin, agency_id, chosen)
    copies = [one for one in chosen if one not in own and are_one(kin, agency_id, one.agency_id)]
    return [
        Problem("parents", code, {"names": ", ".join(one.name for one in found)})
        for code, found in (("own_innovation", own), ("own_parent", copies))
        if found
    ]


def named_before(tx: Tx, filled: ReplicationForm) -> str | None:
    """Return the innovation of this name that the named agency has already; the agency is locked for the asker."""
    if not filled.new_parent or not filled.new_origin:
        return None
    replication_writes.lock_agency(tx, filled.new_origin)
    return parents.named(tx, filled.new_origin, filled.new_parent)


def name_new(context: Context, tx: Tx, filled: ReplicationForm) -> str:
    """Create a parent that nobody registered yet, for its agency or KemenPANRB to complete; return its id."""
    innovation_id = readable_id(filled.new_parent, "inovasi")
    parents.create_provisional(
        tx,
        innovation_id,
        filled.new_origin,
        filled.new_parent,
        filled.new_link or None,
        by=context.actor.agency_id,
        on=context.today,
    )
    steps = (None, InnovationStatus.PROVISIONAL.value)
    changes = audit_entries.changed(
        {}, {"name": filled.new_parent, "origin": filled.new_origin, "link": filled.new_link or None}
    )
    audit_entries.record(context, tx, Event.INNOVATION_NAMED, innovation_id, steps=steps, changes=changes, counts=True)
    return innovation_id


def problems(
    tx: Tx, before: Replication, filled: ReplicationForm, ids: Sequence[str], chosen: Sequence[ParentCandidate]
) -> list[Problem]:
    """Return what stands against the parents: unknown, one's own, in a circle, registered already."""
    held = before.facts
    found = [Problem("parents", "parent_unknown")] if len(chosen) < len(set(ids)) else []
    kin = kin_of(tx, held.adopter_id)
    found += agency_problems(kin, held.adopter_id, chosen)
    found += _problems_of_new(tx, kin, held.adopter_id, filled)
    if held.id in ids:
        found.append(Problem("parents", "cycle", {"members": held.adopter_name}))
    elif members := parents.cycle(tx, held.id, ids):
        names = " → ".join(dict.fromkeys(member.agency_name for member in members))
        found.append(Problem("parents", "cycle", {"members": names}))
    roots = [root for parent in chosen for root in parent.roots]
    found += [
        Problem("parents", "already_registered", {"id": clash.id, "status": clash.status, "name": clash.root_name})
        for clash in parents.clashes(tx, held.adopter_id, roots, held.id)
    ]
    return found


def _problems_of_new(reader: Reader, kin: Kin, adopter_id: str, filled: ReplicationForm) -> list[Problem]:
    if not filled.new_parent or not filled.new_origin:
        return []
    if are_one(kin, adopter_id, filled.new_origin):
        return [Problem("new_origin", "own_innovation", {"names": filled.new_parent})]
    return [] if details.agencies(reader, [filled.new_origin]) else [Problem("new_origin", "agency_unknown")]
