"""Import jobs: their file and their checkpoint live in the graph, so that no worker's death loses one."""

import zlib
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from graph import queries
from graph.domain.errors import NotFound, Refused
from graph.domain.records.imports import Job, JobState, Kind
from graph.engine import Graph, Reader, Tx

_Q = queries.load(__file__)
_SECONDS = 60.0  # ten megabytes may take longer than a page's query


@dataclass(frozen=True, slots=True)
class NewJob:
    """A file as it was handed in; ``agency_id`` is None only for the command line."""

    id: str
    kind: Kind
    file_name: str
    sha256: str
    user_id: str | None
    agency_id: str | None
    is_official: bool
    source: str | None
    mapping: str
    choices: str
    header: str
    layout: str
    found: str
    rows: int
    content: bytes


@dataclass(frozen=True, slots=True)
class LaidOut:
    """How a file is read, and what it says so; all but the number of rows as JSON text."""

    layout: str
    found: str
    header: str
    mapping: str
    rows: int


@dataclass(frozen=True, slots=True)
class _Id:
    id: str


@dataclass(frozen=True, slots=True)
class _Content:
    content: str


@dataclass(frozen=True, slots=True)
class _Text:
    refusals: str


@dataclass(frozen=True, slots=True)
class _Names:
    names: str


@dataclass(frozen=True, slots=True)
class _Headers:
    headers: str


def create(tx: Tx, job: NewJob) -> None:
    """Keep a file with its job, open for mapping."""
    values = {name: getattr(job, name) for name in NewJob.__dataclass_fields__}
    packed = b64encode(zlib.compress(job.content)).decode()
    tx.run(_Q.create, bytes=len(job.content), **values | {"content": packed})


def by_id(reader: Reader, job_id: str) -> Job:
    """Return one job; NotFound when there is none."""
    for job in reader.read(_Q.by_id, Job, id=job_id):
        return job
    raise NotFound("no_such_import")


def locked(tx: Tx, job_id: str) -> Job:
    """Return a job as it is now, and keep others from it until this transaction ends."""
    tx.read(_Q.lock, _Id, id=job_id)
    return by_id(tx, job_id)


def latest(reader: Reader, agencies: Sequence[str] | None, *, official: bool, limit: int = 50) -> list[Job]:
    """Return the latest jobs: of some agencies, or of every one for None, and the official ones."""
    chosen = None if agencies is None else list(agencies)
    return reader.read(_Q.latest, Job, agencies=chosen, official=official, limit=limit)


def unfinished(reader: Reader, sha256: str, kind: Kind, agency_id: str | None, is_official: bool) -> str | None:
    """Return the job that the shell already has for the same file, if it did not come to its end."""
    found = reader.read(_Q.unfinished, _Id, sha256=sha256, kind=kind, agency_id=agency_id, is_official=is_official)
    return found[0].id if found else None


def content(graph: Graph, job_id: str) -> bytes:
    """Return the bytes of the file."""
    for row in graph.within(_SECONDS).read(_Q.content, _Content, id=job_id):
        return zlib.decompress(b64decode(row.content))  # as text: the driver takes bytes apart one by one
    raise NotFound("no_such_import")


def lay_out(tx: Tx, job_id: str, way: LaidOut) -> None:
    """Keep how the file of a job is read that this transaction has locked."""
    tx.run(_Q.lay_out, id=job_id, **{name: getattr(way, name) for name in LaidOut.__dataclass_fields__})


def set_choices(tx: Tx, job_id: str, choices: str) -> None:
    """Keep what the unclear names mean, of a job that this transaction has locked."""
    tx.run(_Q.set_choices, id=job_id, choices=choices)


def touch(tx: Tx, job_id: str) -> None:
    """Remember that somebody took a step: from now on its days are counted anew."""
    tx.run(_Q.touch, id=job_id)


def start(tx: Tx, job_id: str, user: str | None, *, anew: bool) -> None:
    """Put a locked job into the queue for the one who pressed, at its checkpoint or ``anew``."""
    tx.run(_Q.start, id=job_id, user=user, anew=anew)


def release(tx: Tx, job_id: str, user: str) -> None:
    """Let a locked job that waits be published."""
    tx.run(_Q.release, id=job_id, user=user)


def move(
    tx: Tx,
    job_id: str,
    came_from: Sequence[JobState],
    to: JobState,
    problem: str | None = None,
    note: str | None = None,
) -> None:
    """Bring a job into another state; Refused when it is in none of those that it may come from."""
    states = [state.value for state in came_from]
    if not tx.read(_Q.move, _Id, id=job_id, **{"from": states}, to=to.value, problem=problem, note=note):
        raise Refused("import_step")


def begin(tx: Tx, job_id: str, seen_version: int) -> None:
    """Start at the first row, judging by this version of the graph."""
    tx.run(_Q.begin, id=job_id, seen_version=seen_version)
    tx.run(_Q.forget_parts, id=job_id)


def keep_part(tx: Tx, job_id: str, first: int, refusals: str) -> None:
    """Keep the refused rows of a batch, as JSON text."""
    tx.run(_Q.keep_part, id=job_id, part_id=f"{job_id}-{first}", first=first, refusals=refusals)


def restart(tx: Tx, job_id: str) -> None:
    """Send a job back to its first row."""
    tx.run(_Q.restart, id=job_id)


def leave_out(tx: Tx, job_id: str, created: int, changed: int) -> None:
    """Count rows that a release leaves out as refused."""
    tx.run(_Q.leave_out, id=job_id, created=created, changed=changed)


def finish(tx: Tx, job_id: str) -> None:
    """Mark a job as published."""
    tx.run(_Q.finish, id=job_id)


def refusals(reader: Reader, job_id: str) -> list[str]:
    """Return the refused rows, one JSON text for each batch that has any."""
    return [row.refusals for row in reader.read(_Q.parts, _Text, id=job_id)]


def forget(tx: Tx, job_id: str) -> None:
    """Throw a job away with its file."""
    tx.run(_Q.forget, id=job_id)


def remember_mapping(tx: Tx, key: str, headers: str, at: datetime) -> None:
    """Remember how somebody's files of a kind are laid out, as JSON text of header -> field."""
    tx.run(_Q.remember_mapping, id=key, headers=headers, at=at)


def remember_names(tx: Tx, key: str, names: str, at: datetime) -> None:
    """Remember what names mean that an agency has confirmed, as JSON text of sort -> text -> id."""
    tx.run(_Q.remember_names, id=key, names=names, at=at)


def remembered_names(reader: Reader, key: str) -> str | None:
    """Return what an agency has confirmed so far."""
    found = reader.read(_Q.remembered_names, _Names, id=key)
    return found[0].names if found else None


def remembered_mapping(reader: Reader, key: str) -> str | None:
    """Return how the last such file was laid out."""
    found = reader.read(_Q.remembered_mapping, _Headers, id=key)
    return found[0].headers if found else None
