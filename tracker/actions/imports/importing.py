"""A person brings a list in: hand over the file; and who knows of a list."""

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from graph.domain import policy
from graph.domain.errors import Invalid, NotAllowed, NotFound, Problem
from graph.domain.events import Event
from graph.domain.policy import Action, Actor
from graph.domain.records.import_layouts import AS_FOUND, FileLayout
from graph.domain.records.imports import Job, JobState, Kind
from graph.domain.values import texts
from graph.engine import Graph, Reader, Tx
from graph.importers import cells, columns, sheets
from graph.store.imports import import_jobs, import_limits, import_trials
from graph.store.imports.import_jobs import NewJob
from graph.store.imports.import_limits import UnderWay
from tracker.actions import audit_entries
from tracker.actions.context import Context
from tracker.actions.idempotency import Form, once
from tracker.actions.imports import file_tables, import_names
from tracker.base import logs

OFFICIAL_ONLY = frozenset({Kind.AGENCIES})
MOST_JOBS, MOST_BYTES = 5, 50 * 1024 * 1024  # of an agency, under way
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class HandedList:
    """A file as it was handed in; ``source`` names where an official list comes from."""

    kind: Kind
    file_name: str
    content: bytes
    source: str | None = None
    layout: FileLayout = AS_FOUND


def kinds(actor: Actor) -> list[Kind]:
    """Return the kinds of lists that this person may bring in."""
    is_official = policy.may(actor, Action.IMPORT_ALL)
    return [kind for kind in Kind if is_official or kind not in OFFICIAL_ONLY]


def hand_in(context: Context, upload: HandedList, key: str) -> str:
    """Keep a file, ask for its dry run, and return its job; the same form sent twice gives the same job.

    Invalid with a problem at ``file`` when it is no spreadsheet that can be read, or when the agency has too much
    under way: that is asked before the bytes are kept, one list of an agency after the other.
    """
    policy.demand(context.actor, Action.IMPORT_OWN)
    if upload.kind not in kinds(context.actor):
        raise NotAllowed("not_your_role")
    job = new_job(context.graph, context.actor, upload, policy.may(context.actor, Action.IMPORT_ALL))

    def work(tx: Tx) -> None:
        _demand_room(import_limits.under_way(tx, context.actor.agency_id or ""), len(upload.content))
        import_jobs.create(tx, job)
        import_trials.ask(tx, job.id)
        changes: dict[str, list[str | None]] = {"file": [None, job.file_name], "file_hash": [None, job.sha256]}
        audit_entries.record(context, tx, Event.IMPORT_HANDED_IN, job.id, changes=changes)

    job_id = once(context, Form(key, Event.IMPORT_HANDED_IN, (upload.kind.value, job.sha256)), job.id, work)
    if job_id == job.id:
        logs.event(Event.IMPORT_HANDED_IN, context.actor.user_id, job_id)
    return job_id


def new_job(graph: Graph, actor: Actor, upload: HandedList, is_official: bool) -> NewJob:
    """Return the job for a file, its columns guessed from its headers and from the last file of this kind."""
    name = cells.clean(upload.file_name)[-_LONGEST_NAME:]
    sheet = sheets.read(name, upload.content, upload.kind, upload.layout)
    source = " ".join(cells.clean(upload.source or "").split()) or None
    if too_long := texts.too_long("source", source or "", texts.LONGEST_LINE):
        raise Invalid(*too_long)
    mapping = mapping_of(graph, actor, upload.kind, sheet.header)
    laid_out = file_tables.way(upload.kind, sheet, upload.layout, mapping)
    return NewJob(
        id=f"i-{secrets.token_hex(8)}",
        kind=upload.kind,
        file_name=name,
        sha256=hashlib.sha256(upload.content).hexdigest(),
        user_id=actor.user_id,
        agency_id=actor.agency_id,
        is_official=is_official,
        source=source,
        mapping=laid_out.mapping,
        choices=json.dumps(import_names.remembered(graph, actor.agency_id), ensure_ascii=False),
        header=laid_out.header,
        layout=laid_out.layout,
        found=laid_out.found,
        rows=laid_out.rows,
        content=upload.content,
    )


def mapping_of(graph: Graph, actor: Actor, kind: Kind, header: tuple[str, ...]) -> dict[str, int]:
    """Return which column is which field: as in the last file of this kind, otherwise guessed from the heading."""
    remembered = _remembered(graph, actor, kind, header)
    guessed = columns.guess(kind, header).items()
    return {name: place for name, place in guessed if place not in remembered.values()} | remembered


def unsaved(new: NewJob, at: datetime) -> Job:
    """Return a job as it would be kept, for a dry run that writes nothing."""
    same = {name: getattr(new, name) for name in NewJob.__dataclass_fields__ if name != "content"}
    none = dict.fromkeys(("agency_name", "problem", "run_at", "worked_at", "leased_by"))
    zero = dict.fromkeys(("rows_done", "created", "changed", "unchanged", "refused", "seen_version", "run_row"), 0)
    return Job(**same, **none, **zero, state=JobState.OPEN, attempt=1, made_at=at)


def visible(reader: Reader, actor: Actor, job_id: str) -> Job:
    """Return a job; NotFound, exactly as for a missing one, unless the actor may know of it."""
    return demand_seen(actor, import_jobs.by_id(reader, job_id))


def demand_seen(actor: Actor, job: Job) -> Job:
    """Return a job that its agency's registrars may know of, the offices of official lists, or the auditor."""
    if policy.may(actor, Action.IMPORT_OVERSEE) or may_prepare(actor, job):
        return job
    if job.is_official and policy.may(actor, Action.IMPORT_RELEASE):
        return job
    raise NotFound("no_such_import")


def may_prepare(actor: Actor, job: Job) -> bool:
    """Say whether this person takes the steps of a job, beside reading it."""
    if job.is_official:
        return policy.may(actor, Action.IMPORT_ALL)
    return policy.may(actor, Action.IMPORT_AGENCY) and actor.acts_for(job.agency_id)


def listed(graph: Graph, actor: Actor) -> list[Job]:
    """Return the latest jobs that this person may know of."""
    if policy.may(actor, Action.IMPORT_OVERSEE):
        return import_jobs.latest(graph, None, official=True)
    own = actor.agencies if policy.may(actor, Action.IMPORT_AGENCY) else frozenset[str]()
    official = policy.may(actor, Action.IMPORT_ALL) or policy.may(actor, Action.IMPORT_RELEASE)
    return import_jobs.latest(graph, sorted(own), official=official)


def remember(context: Context, tx: Tx, job: Job, headers: Mapping[str, str]) -> None:
    """Remember how the files of a kind are laid out, for the next one."""
    text = json.dumps(dict(headers), ensure_ascii=False)
    import_jobs.remember_mapping(tx, _key(job.kind, context.actor), text, context.now)


def _demand_room(under_way: UnderWay, size: int) -> None:
    if under_way.jobs >= MOST_JOBS:
        raise Invalid(Problem("file", "imports_many", {"most": MOST_JOBS}))
    if under_way.bytes + size > MOST_BYTES:
        raise Invalid(Problem("file", "imports_large", {"most": MOST_BYTES // 1024 // 1024}))


def _remembered(graph: Graph, actor: Actor, kind: Kind, header: tuple[str, ...]) -> dict[str, int]:
    kept = import_jobs.remembered_mapping(graph, _key(kind, actor))
    fields: dict[str, str] = json.loads(kept) if kept else {}
    places = {columns.plain(text): place for place, text in reversed(list(enumerate(header)))}
    found = {fields[text]: place for text, place in places.items() if text in fields}
    return found if len(set(found.values())) == len(found) else {}


def _key(kind: Kind, actor: Actor) -> str:
    return f"{kind.value}:{actor.agency_id or 'system'}"
