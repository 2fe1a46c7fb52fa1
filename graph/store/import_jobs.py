"""Import jobs: their file, their checkpoint and their lease live in the graph, so that no worker's death loses one."""

import zlib
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from graph import queries
from graph.engine import Graph, Reader, Tx
from graph.errors import NotFound, Refused
from graph.model.imports import Fate, Job, JobState

_Q = queries.load(__file__)
_SECONDS = 60.0  # ten megabytes may take longer than a page's query


@dataclass(frozen=True, slots=True)
class NewJob:
    """A file as it was handed in; ``agency_id`` is None only for the command line."""

    id: str
    kind: str
    file_name: str
    sha256: str
    user_id: str | None
    agency_id: str | None
    is_official: bool
    source: str | None
    mapping: str
    rows: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Held:
    """What a worker believes of its lease: whose it is, where the checkpoint stands, and until when it shall last."""

    owner: str
    rows_done: int
    at: datetime
    until: datetime


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
class _Headers:
    headers: str


def create(tx: Tx, job: NewJob, at: datetime) -> None:
    """Keep a file with its job, open for mapping."""
    values = {name: getattr(job, name) for name in NewJob.__dataclass_fields__}
    tx.run(_Q.create, at=at, **values | {"content": b64encode(zlib.compress(job.content)).decode()})


def by_id(reader: Reader, job_id: str) -> Job:
    """Return one job; NotFound when there is none."""
    for job in reader.read(_Q.by_id, Job, id=job_id):
        return job
    raise NotFound("no_such_import")


def latest(reader: Reader, agencies: Sequence[str] | None, limit: int = 50) -> list[Job]:
    """Return the latest jobs of some agencies, or of all for None."""
    return reader.read(_Q.latest, Job, agencies=None if agencies is None else list(agencies), limit=limit)


def unfinished(reader: Reader, sha256: str, kind: str, agency_id: str | None, is_official: bool) -> str | None:
    """Return the job that the same file already has, if it did not come to its end."""
    found = reader.read(_Q.unfinished, _Id, sha256=sha256, kind=kind, agency_id=agency_id, is_official=is_official)
    return found[0].id if found else None


def content(graph: Graph, job_id: str) -> bytes:
    """Return the bytes of the file."""
    for row in graph.within(_SECONDS).read(_Q.content, _Content, id=job_id):
        return zlib.decompress(b64decode(row.content))  # as text: the driver takes bytes apart one by one
    raise NotFound("no_such_import")


def set_mapping(tx: Tx, job_id: str, mapping: str) -> None:
    """Keep which column is which field; Refused once the job was started."""
    if not tx.read(_Q.set_mapping, _Id, id=job_id, mapping=mapping):
        raise Refused("import_started")


def set_choices(tx: Tx, job_id: str, choices: str) -> None:
    """Keep what the unclear names mean; Refused once the job was started."""
    if not tx.read(_Q.set_choices, _Id, id=job_id, choices=choices):
        raise Refused("import_started")


def move(tx: Tx, job_id: str, came_from: Sequence[JobState], to: JobState, problem: str | None = None) -> None:
    """Bring a job into another state; Refused when it is in none of those that it may come from."""
    if not tx.read(
        _Q.move, _Id, id=job_id, **{"from": [state.value for state in came_from]}, to=to.value, problem=problem
    ):
        raise Refused("import_step")


def take_next(tx: Tx, owner: str, at: datetime, until: datetime, only: str | None = None) -> str | None:
    """Lease the next job that is due, or ``only`` this one; None when nothing is."""
    for due in tx.read(_Q.due, _Id, at=at, only=only):
        return due.id if tx.read(_Q.take, _Id, id=due.id, owner=owner, at=at, until=until) else None
    return None


def hold(tx: Tx, job_id: str, held: Held, rows: int = 0, fates: Mapping[Fate, int] | None = None) -> None:
    """Lengthen the lease and move the checkpoint by ``rows``, in the transaction of a batch.

    Refused when somebody stopped the job, another worker has it, or the checkpoint is not where it was left.
    """
    counts = {fate.value: (fates or {}).get(fate, 0) for fate in Fate}
    values = {name: getattr(held, name) for name in Held.__dataclass_fields__}
    if not tx.read(_Q.hold, _Id, id=job_id, rows=rows, **counts, **values):
        raise Refused("import_interrupted")


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


def finish(tx: Tx, job_id: str, at: datetime) -> None:
    """Mark a job as published."""
    tx.run(_Q.finish, id=job_id, at=at)


def refusals(reader: Reader, job_id: str) -> list[str]:
    """Return the refused rows, one JSON text for each batch that has any."""
    return [row.refusals for row in reader.read(_Q.parts, _Text, id=job_id)]


def forget(tx: Tx, job_id: str) -> None:
    """Throw a job away with its file."""
    tx.run(_Q.forget, id=job_id)


def remember_mapping(tx: Tx, key: str, headers: str, at: datetime) -> None:
    """Remember how somebody's files of a kind are laid out, as JSON text of header -> field."""
    tx.run(_Q.remember_mapping, id=key, headers=headers, at=at)


def remembered_mapping(reader: Reader, key: str) -> str | None:
    """Return how the last such file was laid out."""
    found = reader.read(_Q.remembered_mapping, _Headers, id=key)
    return found[0].headers if found else None
