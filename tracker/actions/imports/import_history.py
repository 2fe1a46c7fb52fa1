"""Say what an import did: one entry in the trail, a word in the history of each record, a notice to each agency."""

import secrets
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from graph.domain import changes, policy
from graph.domain.events import Event, NoticeKind
from graph.domain.policy import Action, Actor
from graph.domain.records.imports import LINKS, Fate, Job, JobState, Kind, ListedProof, RowVerdict
from graph.domain.values import dates
from graph.domain.values.dates import PartialDate
from graph.domain.vocabulary import Role
from graph.engine import Tx
from graph.store.audit.entries import NewEntry
from graph.store.imports import publishing
from graph.store.imports.publishing import Concerned, Numberless
from tracker.actions.imports.import_steps import by_shell
from tracker.actions.people import notification_settings

_PUBLISHED = {
    Kind.INNOVATIONS: Event.IMPORT_INNOVATIONS,
    Kind.AGENCIES: Event.IMPORT_AGENCIES,
    Kind.UNITS: Event.IMPORT_UNITS,
    Kind.REPLICATIONS: Event.IMPORT_REPLICATIONS,
}
_TOLD = {"file_name": "file", "sha256": "file_hash", **{fate.value: f"rows_{fate.value}" for fate in Fate}}


def entry(job: Job, now: datetime) -> NewEntry:
    """Return the one entry of an import of any size: its file with the hash, its source and its counts."""
    return NewEntry(
        id=secrets.token_hex(16),
        at=now,
        actor=job.started_by,
        agency=job.agency_id,
        event=_PUBLISHED[Kind(job.kind)],
        subject=job.id,
        to_status=JobState.DONE,
        reason=job.source,
        changes=_json({field: [None, str(getattr(job, name))] for name, field in _TOLD.items()} | _beside(job)),
        counts=True,
    )


def _beside(job: Job) -> dict[str, list[str | None]]:
    """Return who released a list beside the one who started it, or that the shell brought it in."""
    if job.started_by is None:
        return by_shell()
    return {"released_by": [None, job.released_by]} if job.released_by else {}


def told(job: Job, verdicts: Sequence[RowVerdict]) -> dict[int, str]:
    """Return what the history of each changed record will say, as JSON text by row: the file, and field by field."""
    return {
        verdict.row: _json({"file": [None, job.file_name], **_in_words(verdict)})
        for verdict in verdicts
        if verdict.fate is Fate.CHANGED
    }


def tell(tx: Tx, job: Job, now: datetime) -> None:
    """Tell each agency concerned how many replications came in for it, once, in the transaction that publishes them."""
    if job.kind is not Kind.REPLICATIONS or job.is_official or not job.created:
        return  # an official list records what others state; nobody is asked for an answer
    asked = policy.holders(Action.REPLICATION_ANSWER)
    _tell(tx, job, NoticeKind.IMPORT_ASKED, now, publishing.asked(tx, job.id), asked)
    _tell(tx, job, NoticeKind.IMPORT_DESCENDED, now, publishing.descended(tx, job.id), policy.AGENCY)


def tell_waiting(tx: Tx, job: Job, now: datetime) -> None:
    """Ask those who may release a list to look at it."""
    roles, values = policy.holders(Action.IMPORT_RELEASE), {"file": job.file_name}
    path = f"/imports/{job.id}"
    notification_settings.tell(
        tx, _starter(job), NoticeKind.IMPORT_WAITING, job.id, path, now, agencies=None, roles=roles, values=values
    )


def tell_numberless(tx: Tx, job: Job, lost: Sequence[Numberless], now: datetime) -> None:
    """Tell an agency that a number of its draft went to the record that an official list names with it."""
    for one in lost:
        values, agencies = {"name": one.name, "number": one.value}, one.agencies
        notification_settings.tell(
            tx, _starter(job), NoticeKind.IMPORT_NUMBER_GONE, one.id, one.path, now, agencies=agencies, values=values
        )


def _starter(job: Job) -> Actor:
    return Actor(job.started_by, "", job.agency_id, job.agency_name, frozenset())


def _tell(
    tx: Tx, job: Job, kind: NoticeKind, now: datetime, concerned: Sequence[Concerned], roles: Collection[Role]
) -> None:
    actor = _starter(job)
    for one in concerned:
        values = {"agency": job.agency_name or "", "count": str(one.replications)}
        notification_settings.tell(
            tx, actor, kind, job.id, "/inbox", now, agencies={one.agency_id}, roles=roles, values=values
        )


def _in_words(verdict: RowVerdict) -> dict[str, list[str | None]]:
    """Return old and new of each field that a row changes; of links that grow only what comes."""
    return {
        name: [None, "; ".join(new)] if name in LINKS else [_text(old), _text(new)]
        for name, (old, new) in (verdict.changes or {}).items()
    }


def _text(value: object) -> str | None:
    if isinstance(value, PartialDate):
        return dates.written(value.day, value.precision)
    if isinstance(value, ListedProof):
        on = value.date.isoformat() if value.date else None
        return " ".join(part for part in (value.kind, value.number, on, value.link) if part)
    return None if value is None else str(value)


def _json(fields: Mapping[str, Sequence[str | None]]) -> str:
    return changes.written(fields) or "{}"
