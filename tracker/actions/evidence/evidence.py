"""An agency puts files to its records, reuses them, releases them, takes them back."""

import secrets
from contextlib import suppress
from dataclasses import dataclass

from graph.domain import lifecycle, policy
from graph.domain.errors import DomainError, Invalid, NotFound, Problem, Refused
from graph.domain.events import Event
from graph.domain.policy import Action, Actor
from graph.domain.vocabulary import EvidenceKind, InnovationStatus, ReplicationStatus, SubjectKind
from graph.engine import Reader, Tx
from graph.store.evidence import evidence, stored_files
from graph.store.evidence.evidence import About, Evidence, Holding, NewFile, Subject
from graph.store.replications import replications
from tracker.actions import access, audit_entries
from tracker.actions.context import Context
from tracker.actions.evidence import describing, keeping_files
from tracker.actions.evidence.describing import Described
from tracker.actions.evidence.sent_file import SentFile
from tracker.actions.idempotency import Form, once, user_id
from tracker.uploads.storage import Folder

MOST_FILES = 200  # of one record; a list of papers is one file
MEGABYTE = 1024 * 1024
# The records that no longer take evidence: nobody looks at them again.
_CLOSED = frozenset({ReplicationStatus.REJECTED, ReplicationStatus.WITHDRAWN, InnovationStatus.MERGED})
# Removing is for as long as nobody has been asked to believe the record.
# Papers that name people are never for everybody (UU PDP).
_NEVER_PUBLIC = frozenset({EvidenceKind.IDENTITY_LETTER})


def demand_may_add(reader: Reader, actor: Actor, subject_id: str) -> None:
    """Raise what a file of this person for this record would meet, before anybody looks into the file."""
    policy.demand(actor, Action.EVIDENCE_ADD)
    _demand_own(reader, actor, subject_id)


def add(context: Context, subject_id: str, described: Described, sent: SentFile, key: str) -> str:
    """Put a file to a record of the own agency and return the evidence's id.

    Everything is asked first, and the file is written before the transaction that names it ends (only the trail, whose
    end everybody shares, comes later): what is refused leaves nothing. Invalid names what is missing, that the record
    has the file, or that there is no room; the same form sent twice adds one file. A missing or damaged file that is
    given again is written anew. What is described as a proof that lacks its file is the file of that one.
    """
    policy.demand(context.actor, Action.EVIDENCE_ADD)
    about = describing.about(described, context.latest)
    new_id = described.proof_id or f"E-{secrets.token_hex(8)}"

    def work(tx: Tx) -> str:
        known = described.proof_id or (evidence.lacking_like(tx, subject_id, about) if about else None)
        file = sent.of(known or new_id, context)
        return _put(context, tx, subject_id, sent, file, None if known else about)

    form = Form(key, Event.EVIDENCE_ADDED, (subject_id, described.proof_id, sent.upload.sha256))
    return once(context, form, new_id, work)


def attach(context: Context, sent: SentFile, tx: Tx, subject_id: str, proof_id: str) -> None:
    """Put a file to the proof that the same form describes: one proof, and one file however often the form arrives.

    Invalid names at the file what stands against it, also another file that the proof has already.
    """
    evidence.lock(tx, subject_id, context.actor.agency_id or "")
    held, new = evidence.by_id(tx, proof_id).sha256, sent.upload.sha256
    if held not in {None, new}:
        raise Invalid(Problem("file", "other_file_held"))
    try:
        if held is None or sent.folder.fault(new) is not None:
            _put(context, tx, subject_id, sent, sent.of(proof_id, context), None)
    except Refused as error:  # the folder is out of reach
        raise Invalid(Problem("file", error.code)) from None


def reuse(context: Context, subject_id: str, evidence_id: str, key: str) -> str:
    """Put a file that the agency gave before to another of its records, described as it was; return the new id."""
    policy.demand(context.actor, Action.EVIDENCE_ADD)
    new_id = f"E-{secrets.token_hex(8)}"

    def work(tx: Tx) -> str:
        evidence.lock(tx, subject_id, context.actor.agency_id or "")
        subject = _demand_own(tx, context.actor, subject_id)
        found = _own_file(tx, context.actor, evidence_id)
        stored_files.lock(tx, found.sha256 or "")
        if not evidence.by_id(tx, evidence_id).has_file:
            raise Invalid(Problem("evidence_id", "file_lost"))
        if held := evidence.holding(tx, subject_id, found.sha256 or ""):
            raise Invalid(Problem("evidence_id", "file_there_already", {"proof": _proof_name(held)}))
        _demand_place(tx, subject_id, "evidence_id")
        file = NewFile(
            new_id,
            found.file_name or "",
            found.sha256 or "",
            found.media_type or "",
            found.size or 0,
            context.today,
            user_id(context.actor),
        )
        evidence.add(tx, subject_id, About(found.kind, found.number, found.date), file)
        evidence.touched(tx, subject_id)
        _record(context, tx, Event.EVIDENCE_ADDED, subject, {"file": [None, _named(file)]})
        return new_id

    return once(context, Form(key, Event.EVIDENCE_ADDED, (subject_id, evidence_id)), new_id, work)


def release(context: Context, evidence_id: str, is_public: bool, has_no_personal_data: bool) -> None:
    """Open a file to everybody or close it again; opening needs the word that no personal data are in it."""
    policy.demand(context.actor, Action.EVIDENCE_RELEASE)

    def work(tx: Tx) -> None:
        found = _own_file(tx, context.actor, evidence_id)
        subject = evidence.subject(tx, found.subject_id)
        if is_public and found.kind in _NEVER_PUBLIC:
            raise Refused("never_public")
        if is_public and not has_no_personal_data:
            raise Invalid(Problem("has_no_personal_data", "no_personal_data_needed"))
        evidence.release(tx, evidence_id, is_public)
        changes: dict[str, list[str | None]] = {"public": [str(found.is_public).lower(), str(is_public).lower()]}
        _record(context, tx, Event.EVIDENCE_RELEASED, subject, changes)

    context.graph.write(work)


def remove(context: Context, evidence_id: str, folder: Folder) -> None:
    """Take a file back from a draft or a returned record; Refused once somebody is asked to believe it.

    Its bytes go too, unless another proof names them or the record was submitted with them.
    """
    policy.demand(context.actor, Action.EVIDENCE_ADD)

    def work(tx: Tx) -> str:
        evidence.lock(tx, evidence.by_id(tx, evidence_id).subject_id, context.actor.agency_id or "")
        found = _own_file(tx, context.actor, evidence_id)
        sha256 = found.sha256 or ""
        subject = evidence.subject(tx, found.subject_id)
        if subject.status not in lifecycle.OPEN_FOR_EDIT:
            raise Refused("evidence_stands")
        if stored_files.has_stood(tx, subject.id, sha256):
            stored_files.hold(tx, subject.id, sha256, found.size or 0)
        evidence.remove(tx, found)
        _record(context, tx, Event.EVIDENCE_REMOVED, subject, {"file": [_label(found), None]})
        return sha256

    sha256 = context.graph.write(work)
    with suppress(DomainError):  # it is taken back in any case; the sweep removes what stays in the folder
        keeping_files.drop_unnamed(context.graph, folder, sha256)


@dataclass(frozen=True, slots=True)
class Readable:
    """A proof whose file somebody may read, the record that it supports, and whether as one of its parties."""

    proof: Evidence
    subject: Subject
    is_party: bool


def readable(reader: Reader, actor: Actor, evidence_id: str) -> Readable:
    """Return a proof whose file this person may read; NotFound exactly as for a missing one otherwise."""
    found = evidence.by_id(reader, evidence_id)
    subject = evidence.subject(reader, found.subject_id)
    as_party = found.sha256 is not None and _is_party(reader, actor, subject)
    if found.sha256 is None or not (as_party or (found.is_public and _is_public(subject))):
        raise NotFound("no_such_evidence")
    return Readable(found, subject, as_party)


def readable_subject(reader: Reader, actor: Actor, subject_id: str) -> Subject:
    """Return a record whose evidence this person may read; NotFound exactly as for a missing one otherwise."""
    subject = evidence.subject(reader, subject_id)
    if not _is_party(reader, actor, subject):
        raise NotFound("no_such_record")
    return subject


def _is_party(reader: Reader, actor: Actor, subject: Subject) -> bool:
    """Say whether the actor reads everything of the record: its agencies and the overseers."""
    if actor.user_id is None:
        return False
    if subject.kind is SubjectKind.REPLICATION:
        return access.is_party(actor, replications.by_id(reader, subject.id))
    is_draft = subject.status in {InnovationStatus.DRAFT, InnovationStatus.PROVISIONAL}
    return actor.acts_for(subject.agency_id) or (not is_draft and bool(actor.roles & policy.OVERSEERS))


def may_add(actor: Actor, subject: Subject) -> bool:
    """Say whether this person may put files to the record."""
    is_own = actor.acts_for(subject.agency_id)
    return is_own and policy.may(actor, Action.EVIDENCE_ADD) and subject.status not in _CLOSED


def may_remove(actor: Actor, subject: Subject) -> bool:
    """Say whether this person may still take files back."""
    return may_add(actor, subject) and subject.status in lifecycle.OPEN_FOR_EDIT


def _is_public(subject: Subject) -> bool:
    if subject.kind is SubjectKind.REPLICATION:
        return subject.status in access.PUBLIC
    return subject.status == InnovationStatus.PUBLISHED


def _put(context: Context, tx: Tx, subject_id: str, sent: SentFile, file: NewFile, about: About | None) -> str:
    """Keep a file as a new proof, or as that of a known one when nothing is said about it; return the proof's id."""
    evidence.lock(tx, subject_id, context.actor.agency_id or "")
    subject = _demand_own(tx, context.actor, subject_id)
    stored_files.lock(tx, file.sha256)
    if held := evidence.holding(tx, subject_id, file.sha256):
        return _give_again(context, tx, subject, held, sent)
    _demand_place(tx, subject_id)
    _demand_room(tx, context.actor, sent)
    _write(tx, subject, about, file)
    stored_files.clear(tx, file.sha256)
    evidence.touched(tx, subject_id)
    sent.folder.keep(sent.upload)
    _record(context, tx, Event.EVIDENCE_ADDED, subject, {"file": [None, _named(file)]})
    return file.id


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
    if found.sha256 is None or not _is_party(reader, actor, subject):
        raise NotFound("no_such_evidence")
    policy.demand_own_agency(actor, subject.agency_id or "")
    return found


def _demand_room(reader: Reader, actor: Actor, sent: SentFile) -> None:
    used = evidence.used(reader, actor.agency_id or "", sent.upload.sha256)
    if not used.is_kept and used.size + sent.upload.size > sent.quota:
        raise Invalid(Problem("file", "quota_used", {"most": sent.quota // MEGABYTE}))


def _demand_place(reader: Reader, subject_id: str, field: str = "file") -> None:
    if evidence.counted(reader, subject_id).files >= MOST_FILES:
        raise Invalid(Problem(field, "record_full", {"most": MOST_FILES}))


def _give_again(context: Context, tx: Tx, subject: Subject, held: Holding, sent: SentFile) -> str:
    """Write a file anew that the record has and the folder lost; Invalid names the proof that has it whole."""
    upload, folder = sent.upload, sent.folder
    fault = folder.fault(upload.sha256)
    if fault is None:
        raise Invalid(Problem("file", "file_there_already", {"proof": _proof_name(held)}))
    stored_files.clear(tx, upload.sha256)
    folder.keep(upload)
    _record(context, tx, Event.EVIDENCE_RESTORED, subject, {"file": [fault, f"sha256 {upload.sha256}"]})
    return held.id


def _write(tx: Tx, subject: Subject, about: About | None, file: NewFile) -> None:
    if about is not None:
        evidence.add(tx, subject.id, about, file)
        return
    try:
        known = evidence.by_id(tx, file.id)
    except NotFound:
        raise Invalid(Problem("proof_id", "choice_needed")) from None
    if known.subject_id != subject.id:
        raise Invalid(Problem("proof_id", "choice_needed"))
    if known.fault is not None:
        raise Invalid(Problem("file", "file_other"))
    if known.sha256 is not None:
        raise Refused("proof_has_file")
    evidence.fill(tx, subject.id, file)


def _record(context: Context, tx: Tx, event: Event, subject: Subject, changes: dict[str, list[str | None]]) -> None:
    stays = (subject.status, subject.status)
    audit_entries.record(context, tx, event, subject.id, steps=stays, changes=changes)


def _named(file: NewFile) -> str:
    return f"{file.file_name} (sha256 {file.sha256})"


def _label(found: Evidence) -> str:
    return f"{found.file_name} (sha256 {found.sha256})"


def _proof_name(held: Holding) -> str:
    """Return the words by which the agency knows a proof: its file, and its number where it has one."""
    return ", ".join(part for part in (held.file_name, held.number) if part)
