"""A person brings a list in: hand over the file, say what its columns and names mean, start, stop, throw away."""

import hashlib
import json
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from graph.engine import Graph, Tx
from graph.errors import Duplicate, Invalid, NotAllowed, NotFound, Problem, Refused
from graph.importers import columns, sheets
from graph.importers.columns import COLUMNS
from graph.model.imports import Job, JobState, Kind
from graph.store import idempotency, import_jobs, staging
from graph.store.import_jobs import NewJob
from tracker import policy
from tracker.policy import Action, Actor

OFFICIAL_ONLY = frozenset({Kind.AGENCIES})
RUNNING = (JobState.QUEUED, JobState.STAGING)
_ONCE = re.compile(r"[0-9a-f]{32}")
_LONGEST_NAME, _MOST_CHOICES = 200, 5_000


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was handed in; ``source`` names where an official list comes from."""

    kind: Kind
    file_name: str
    content: bytes
    source: str | None = None


def kinds(actor: Actor) -> list[Kind]:
    """Return the kinds of lists that this person may bring in."""
    is_official = policy.may(actor, Action.IMPORT_ALL)
    return [kind for kind in Kind if is_official or kind not in OFFICIAL_ONLY]


def hand_in(graph: Graph, actor: Actor, upload: Upload, once: str, now: datetime) -> str:
    """Keep a file and return its job; the same form sent twice gives the same job.

    Invalid with a problem at ``file`` when it is no spreadsheet that can be read.
    """
    policy.demand(actor, Action.IMPORT_OWN)
    if upload.kind not in kinds(actor):
        raise NotAllowed("not_your_role")
    if not _ONCE.fullmatch(once):
        raise Invalid(Problem("once", "required"))
    job = new_job(graph, actor, upload, policy.may(actor, Action.IMPORT_ALL))
    key = f"{actor.user_id}:{once}"

    def work(tx: Tx) -> None:
        import_jobs.create(tx, job, now)
        idempotency.keep(tx, key, job.id)

    try:
        graph.write(work)
    except Duplicate:
        if earlier := idempotency.result(graph, key):
            return earlier
        raise
    return job.id


def new_job(graph: Graph, actor: Actor, upload: Upload, is_official: bool) -> NewJob:
    """Return the job for a file, its columns guessed from its headers and from the last file of this kind."""
    name = sheets.clean(upload.file_name)[-_LONGEST_NAME:]
    sheet = sheets.read(name, upload.content)
    source = " ".join(sheets.clean(upload.source or "").split()) or None
    if source is not None and len(source) > _LONGEST_NAME:
        raise Invalid(Problem("source", "too_long", {"longest": _LONGEST_NAME}))
    remembered = _remembered(graph, actor, upload.kind, sheet.header)
    guessed = columns.guess(upload.kind, sheet.header).items()
    mapping = {name: place for name, place in guessed if place not in remembered.values()} | remembered
    return NewJob(
        id=f"i-{secrets.token_hex(8)}",
        kind=upload.kind.value,
        file_name=name,
        sha256=hashlib.sha256(upload.content).hexdigest(),
        user_id=actor.user_id,
        agency_id=actor.agency_id,
        is_official=is_official,
        source=source,
        mapping=json.dumps(mapping),
        rows=len(sheet.lines),
        content=upload.content,
    )


def unsaved(new: NewJob, at: datetime) -> Job:
    """Return a job as it would be kept, for a dry run that writes nothing."""
    same = {name: getattr(new, name) for name in NewJob.__dataclass_fields__ if name != "content"}
    none = dict.fromkeys(("agency_name", "problem", "run_at", "worked_at", "leased_by", "leased_until"))
    zero = dict.fromkeys(("rows_done", "created", "changed", "unchanged", "refused", "seen_version", "run_row"), 0)
    return Job(**same, **none, **zero, state=JobState.OPEN, choices="{}", attempt=1, made_at=at)


def visible(graph: Graph, actor: Actor, job_id: str) -> Job:
    """Return a job; NotFound, exactly as for a missing one, unless the actor acts for its agency or sees all."""
    job = import_jobs.by_id(graph, job_id)
    if policy.may(actor, Action.IMPORT_OVERSEE) or _is_own(actor, job):
        return job
    raise NotFound("no_such_import")


def may_change(actor: Actor, job: Job) -> bool:
    """Say whether this person takes the steps of a job, beside reading it."""
    if policy.may(actor, Action.IMPORT_ALL):
        return True
    return policy.may(actor, Action.IMPORT_OWN) and _is_own(actor, job)


def listed(graph: Graph, actor: Actor) -> list[Job]:
    """Return the latest jobs that this person may see."""
    sees_all = policy.may(actor, Action.IMPORT_OVERSEE)
    mine = {*actor.predecessors, *([actor.agency_id] if actor.agency_id else [])}
    return import_jobs.latest(graph, None if sees_all else sorted(mine))


def set_mapping(
    graph: Graph, actor: Actor, job_id: str, mapping: Mapping[str, int], header: tuple[str, ...], now: datetime
) -> None:
    """Say which column is which field, and remember it for the next file of this kind."""
    job = _own(graph, actor, job_id)
    kind = Kind(job.kind)
    names = {column.name for column in COLUMNS[kind]}
    if not set(mapping) <= names or any(not 0 <= place < len(header) for place in mapping.values()):
        raise Invalid(Problem("mapping", "column_unknown"))
    if len(set(mapping.values())) < len(mapping):
        raise Invalid(Problem("mapping", "column_twice"))
    headers = {columns.plain(header[place]): name for name, place in mapping.items()}

    def work(tx: Tx) -> None:
        import_jobs.set_mapping(tx, job_id, json.dumps(dict(mapping)))
        import_jobs.remember_mapping(tx, _key(kind, actor), json.dumps(headers, ensure_ascii=False), now)

    graph.write(work)


def set_choices(graph: Graph, actor: Actor, job_id: str, chosen: Mapping[str, Mapping[str, str]]) -> None:
    """Say what unclear names mean: sort -> text -> id; an empty id takes an earlier choice back."""
    job = _own(graph, actor, job_id)
    kept: dict[str, dict[str, str]] = json.loads(job.choices)
    for sort, choices in chosen.items():
        if sort not in {"agency", "innovation", "unit"}:
            raise Invalid(Problem("choices", "column_unknown"))
        kept[sort] = {text: i for text, i in {**kept.get(sort, {}), **choices}.items() if i}
    if sum(map(len, kept.values())) > _MOST_CHOICES:
        raise Invalid(Problem("choices", "choices_many", {"most": _MOST_CHOICES}))
    text = json.dumps(kept, ensure_ascii=False)
    graph.write(lambda tx: import_jobs.set_choices(tx, job_id, text))


def start(graph: Graph, actor: Actor, job_id: str) -> None:
    """Let the worker begin, or go on after a stop; Invalid while a required column is missing."""
    job = _own(graph, actor, job_id)
    if job.kind in OFFICIAL_ONLY or job.is_official:
        policy.demand(actor, Action.IMPORT_ALL)
    elif job.agency_id in actor.predecessors:
        raise Refused("import_of_predecessor")  # its rows would become records of an agency that is no more
    demand_columns(job)
    queue(graph, job_id)


def demand_columns(job: Job) -> None:
    """Raise Invalid with each required field that no column is given to."""
    if missing := columns.missing(Kind(job.kind), json.loads(job.mapping)):
        raise Invalid(*(Problem(name, "column_missing") for name in missing))


def queue(graph: Graph, job_id: str) -> None:
    """Put a job into the worker's queue; one that failed begins anew."""

    def work(tx: Tx) -> None:
        if import_jobs.by_id(tx, job_id).state == JobState.FAILED:
            import_jobs.restart(tx, job_id)
        else:
            import_jobs.move(tx, job_id, [JobState.OPEN, JobState.STOPPED], JobState.QUEUED)

    graph.write(work)


def stop(graph: Graph, actor: Actor, job_id: str) -> None:
    """Stop behind the batch at work; the checkpoint stays."""
    _own(graph, actor, job_id)
    graph.write(lambda tx: import_jobs.move(tx, job_id, RUNNING, JobState.STOPPED))


def discard(graph: Graph, actor: Actor, job_id: str) -> None:
    """Throw away a job that does not run, with its file and what it staged; what was published stays."""
    job = _own(graph, actor, job_id)
    if job.state in RUNNING:
        raise Refused("import_step")
    staging.drop(graph, job_id)
    graph.write(lambda tx: import_jobs.forget(tx, job_id))


def _is_own(actor: Actor, job: Job) -> bool:
    return not job.is_official and actor.acts_for(job.agency_id)


def _own(graph: Graph, actor: Actor, job_id: str) -> Job:
    """Return a job whose steps the actor takes; who only reads it is refused."""
    policy.demand(actor, Action.IMPORT_OWN)
    job = visible(graph, actor, job_id)
    if not may_change(actor, job):
        raise NotAllowed("not_your_agency")
    return job


def _remembered(graph: Graph, actor: Actor, kind: Kind, header: tuple[str, ...]) -> dict[str, int]:
    kept = import_jobs.remembered_mapping(graph, _key(kind, actor))
    fields: dict[str, str] = json.loads(kept) if kept else {}
    places = {columns.plain(text): place for place, text in reversed(list(enumerate(header)))}
    found = {fields[text]: place for text, place in places.items() if text in fields}
    return found if len(set(found.values())) == len(found) else {}


def _key(kind: Kind, actor: Actor) -> str:
    return f"{kind.value}:{actor.agency_id or 'system'}"
