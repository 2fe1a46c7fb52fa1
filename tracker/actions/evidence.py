"""An agency puts files to its records, reuses them, releases them, takes them back."""

import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from graph.engine import Graph, Reader, Tx
from graph.errors import Duplicate, Invalid, NotFound, Problem, Refused
from graph.model.vocabulary import EvidenceKind, InnovationStatus, Precision, ReplicationStatus
from graph.store import audit, evidence, idempotency, replications
from graph.store.evidence import About, Evidence, NewFile, Subject
from tracker import policy
from tracker.actions import access, days, texts, trail
from tracker.actions.registering import user_id
from tracker.files import Folder, Upload
from tracker.policy import Action, Actor

_ONCE = re.compile(r"[0-9a-f]{32}")
_LONGEST_NUMBER = 100
MEGABYTE = 1024 * 1024
# The records that no longer take evidence: nobody looks at them again.
_CLOSED = frozenset({ReplicationStatus.REJECTED, ReplicationStatus.WITHDRAWN, InnovationStatus.MERGED})
# Removing is for as long as nobody has been asked to believe the record.
_OPEN_FOR_REMOVAL = frozenset({ReplicationStatus.DRAFT, ReplicationStatus.RETURNED})
# Papers that name people are never for everybody (UU PDP).
_NEVER_PUBLIC = frozenset({EvidenceKind.IDENTITY_LETTER})


@dataclass(frozen=True, slots=True)
class Described:
    """What a person says of a file; ``proof_id`` names a proof that is there already and lacks its file."""

    proof_id: str = ""
    kind: str = ""
    number: str = ""
    date: str = ""


def add(
    graph: Graph,
    actor: Actor,
    subject_id: str,
    described: Described,
    upload: Upload,
    folder: Folder,
    quota: int,
    once: str,
    now: datetime,
    today: date,
) -> str:
    """Put a file to a record of the own agency and return the evidence's id; ``quota`` is in bytes.

    The file is written before the transaction that names it: one that nothing names is harmless. Invalid names what
    is missing or that the quota is used up; the same form sent twice adds one file.
    """
    policy.demand(actor, Action.EVIDENCE_ADD)
    _demand_own(graph, actor, subject_id)
    about = _about(described, today)
    _demand_room(graph, actor, upload, quota)
    folder.keep(upload)
    new_id = described.proof_id or f"E-{secrets.token_hex(8)}"
    file = NewFile(new_id, upload.name, upload.sha256, upload.media_type, upload.size, today, user_id(actor))

    def work(tx: Tx) -> None:
        subject = _demand_own(tx, actor, subject_id)
        evidence.lock(tx, subject.agency_id or "")
        _demand_room(tx, actor, upload, quota)
        _write(tx, subject, described.proof_id, about, file)
        evidence.touched(tx, subject_id)
        audit.record(tx, _entry(actor, "evidence.added", subject, now, {"file": [None, _named(file)]}))

    return _once(graph, actor, once, new_id, now, work)


def reuse(graph: Graph, actor: Actor, subject_id: str, evidence_id: str, once: str, now: datetime, today: date) -> str:
    """Put a file that the agency gave before to another of its records, described as it was; return the new id."""
    policy.demand(actor, Action.EVIDENCE_ADD)
    new_id = f"E-{secrets.token_hex(8)}"

    def work(tx: Tx) -> None:
        subject = _demand_own(tx, actor, subject_id)
        found = _own_file(tx, actor, evidence_id)
        if any(one.sha256 == found.sha256 for one in evidence.of_subject(tx, subject_id)):
            raise Refused("file_there_already")
        file = NewFile(
            new_id,
            found.file_name or "",
            found.sha256 or "",
            found.media_type or "",
            found.size or 0,
            today,
            user_id(actor),
        )
        evidence.add(tx, subject_id, About(found.kind, found.number, found.date), file)
        evidence.touched(tx, subject_id)
        audit.record(tx, _entry(actor, "evidence.added", subject, now, {"file": [None, _named(file)]}))

    return _once(graph, actor, once, new_id, now, work)


def release(
    graph: Graph, actor: Actor, evidence_id: str, is_public: bool, has_no_personal_data: bool, now: datetime
) -> None:
    """Open a file to everybody or close it again; opening needs the word that no personal data are in it."""
    policy.demand(actor, Action.EVIDENCE_RELEASE)

    def work(tx: Tx) -> None:
        found = _own_file(tx, actor, evidence_id)
        subject = evidence.subject(tx, found.subject_id)
        if is_public and found.kind in _NEVER_PUBLIC:
            raise Refused("never_public")
        if is_public and not has_no_personal_data:
            raise Invalid(Problem("has_no_personal_data", "no_personal_data_needed"))
        evidence.release(tx, evidence_id, is_public)
        changes: dict[str, list[str | None]] = {"public": [str(found.is_public).lower(), str(is_public).lower()]}
        audit.record(tx, _entry(actor, "evidence.released", subject, now, changes))

    graph.write(work)


def remove(graph: Graph, actor: Actor, evidence_id: str, now: datetime) -> None:
    """Take a file back from a draft or a returned record; Refused once somebody is asked to believe it."""
    policy.demand(actor, Action.EVIDENCE_ADD)

    def work(tx: Tx) -> None:
        found = _own_file(tx, actor, evidence_id)
        subject = evidence.subject(tx, found.subject_id)
        if subject.status not in _OPEN_FOR_REMOVAL:
            raise Refused("evidence_stands")
        evidence.remove(tx, found)
        audit.record(tx, _entry(actor, "evidence.removed", subject, now, {"file": [_label(found), None]}))

    graph.write(work)


def readable(reader: Reader, actor: Actor, evidence_id: str) -> Evidence:
    """Return a proof whose file this person may read; NotFound exactly as for a missing one otherwise."""
    found = evidence.by_id(reader, evidence_id)
    subject = evidence.subject(reader, found.subject_id)
    if found.sha256 is None or not (is_party(reader, actor, subject) or (found.is_public and _is_public(subject))):
        raise NotFound("no_such_evidence")
    return found


def readable_subject(reader: Reader, actor: Actor, subject_id: str) -> Subject:
    """Return a record whose evidence this person may read; NotFound exactly as for a missing one otherwise."""
    subject = evidence.subject(reader, subject_id)
    if not is_party(reader, actor, subject):
        raise NotFound("no_such_record")
    return subject


def is_party(reader: Reader, actor: Actor, subject: Subject) -> bool:
    """Say whether the actor reads everything of the record: its agencies and the overseers."""
    if actor.user_id is None:
        return False
    if subject.kind == "replication":
        return access.is_party(actor, replications.by_id(reader, subject.id))
    is_draft = subject.status in {InnovationStatus.DRAFT, InnovationStatus.PROVISIONAL}
    return actor.acts_for(subject.agency_id) or (not is_draft and bool(actor.roles & policy.OVERSEERS))


def may_add(actor: Actor, subject: Subject) -> bool:
    """Say whether this person may put files to the record."""
    is_own = actor.acts_for(subject.agency_id)
    return is_own and policy.may(actor, Action.EVIDENCE_ADD) and subject.status not in _CLOSED


def may_remove(actor: Actor, subject: Subject) -> bool:
    """Say whether this person may still take files back."""
    return may_add(actor, subject) and subject.status in _OPEN_FOR_REMOVAL


def _is_public(subject: Subject) -> bool:
    if subject.kind == "replication":
        return subject.status in access.PUBLIC
    return subject.status == InnovationStatus.PUBLISHED


def _demand_own(reader: Reader, actor: Actor, subject_id: str) -> Subject:
    subject = readable_subject(reader, actor, subject_id)
    policy.demand_own_agency(actor, subject.agency_id or "")
    if subject.status in _CLOSED:
        raise Refused("record_closed")
    return subject


def _own_file(reader: Reader, actor: Actor, evidence_id: str) -> Evidence:
    """Return a file of the actor's own agency; another's is as good as missing."""
    found = evidence.by_id(reader, evidence_id)
    subject = evidence.subject(reader, found.subject_id)
    if found.sha256 is None or not is_party(reader, actor, subject):
        raise NotFound("no_such_evidence")
    policy.demand_own_agency(actor, subject.agency_id or "")
    return found


def _demand_room(reader: Reader, actor: Actor, upload: Upload, quota: int) -> None:
    used = evidence.used(reader, actor.agency_id or "", upload.sha256)
    if not used.is_kept and used.size + upload.size > quota:
        raise Invalid(Problem("file", "quota_used", {"most": quota // MEGABYTE}))


def _write(tx: Tx, subject: Subject, proof_id: str, about: About | None, file: NewFile) -> None:
    if about is not None:
        evidence.add(tx, subject.id, about, file)
        return
    known = {one.id: one for one in evidence.of_subject(tx, subject.id)}
    if proof_id not in known:
        raise Invalid(Problem("proof_id", "choice_needed"))
    if known[proof_id].sha256 is not None:
        raise Refused("proof_has_file")
    evidence.fill(tx, subject.id, file)


def _about(described: Described, today: date) -> About | None:
    """Return what is said of a new proof, None for the file of a known one; Invalid names what is missing."""
    if described.proof_id:
        return None
    number, read = texts.line(described.number), days.read(described.date)
    problems: list[Problem] = []
    if described.kind not in set(EvidenceKind) - {EvidenceKind.LINK}:
        problems.append(Problem("kind", "choice_needed"))
    elif described.kind != EvidenceKind.PHOTO and not number:
        problems.append(Problem("number", "number_needed"))
    if len(number) > _LONGEST_NUMBER:
        problems.append(Problem("number", "too_long", {"longest": _LONGEST_NUMBER}))
    if not described.date.strip():
        problems.append(Problem("date", "proof_date_needed"))
    elif read is None or read[1] is not Precision.DAY:
        problems.append(Problem("date", "date_full"))
    elif read[0] > today:
        problems.append(Problem("date", "date_ahead"))
    if problems or read is None:
        raise Invalid(*problems)
    return About(described.kind, number or None, read[0])


def _once(graph: Graph, actor: Actor, once: str, new_id: str, now: datetime, work: Callable[[Tx], None]) -> str:
    if not _ONCE.fullmatch(once):
        raise Invalid(Problem("once", "form_broken"))
    key = f"{actor.user_id}:{once}"

    def inner(tx: Tx) -> str:
        idempotency.keep(tx, key, new_id, now)
        work(tx)
        return new_id

    try:
        return graph.write(inner)
    except Duplicate as error:
        first = idempotency.result(graph, key) if error.values.get("label") == "IdempotencyKey" else None
        if first is None:
            raise
        return first


def _entry(
    actor: Actor, event: str, subject: Subject, now: datetime, changes: dict[str, list[str | None]]
) -> audit.Event:
    return trail.entry(actor, event, subject.id, now, steps=(subject.status, subject.status), changes=changes)


def _named(file: NewFile) -> str:
    return f"{file.file_name} (sha256 {file.sha256})"


def _label(found: Evidence) -> str:
    return f"{found.file_name} (sha256 {found.sha256})"
