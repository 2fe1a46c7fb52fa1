"""One-time links by which the agency of a parent answers without an account."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from graph import queries
from graph.domain.errors import NotFound
from graph.domain.vocabulary import LinkEnd
from graph.engine import Reader, Tx

_Q = queries.load(__file__)


@dataclass(frozen=True, slots=True)
class SilentParent:
    """An agency that was asked and has not answered; ``names`` are what it was asked about."""

    agency_id: str
    agency_name: str
    names: tuple[str, ...]
    has_registrar: bool


@dataclass(frozen=True, slots=True)
class AnswerLink:
    """What a link is for, whether it was used, and what may have ended it."""

    replication_id: str
    agency_id: str
    agency_name: str
    expires_at: datetime
    used_at: datetime | None
    made_by: str | None
    maker_agency_id: str | None
    maker_name: str | None
    ended: LinkEnd | None  # newer, answered or registrar
    has_registrar: bool  # somebody can answer for the agency by signing in
    is_asked: bool  # an answer of the agency is still missing


@dataclass(frozen=True, slots=True)
class _Code:
    code: str


@dataclass(frozen=True, slots=True)
class _Id:
    id: str


def silent_parents(reader: Reader, replication_id: str) -> list[SilentParent]:
    """Return the agencies that have not answered about a record."""
    return reader.read(_Q.silent_parents, SilentParent, replication_id=replication_id)


def provinces(reader: Reader, agency_ids: Sequence[str]) -> set[str]:
    """Return the codes of the provinces in which agencies stand."""
    return {found.code for found in reader.read(_Q.provinces, _Code, agency_ids=list(agency_ids))}


def hubs(reader: Reader, provinces: Collection[str]) -> set[str]:
    """Return the agencies with a facilitator in these provinces."""
    return {found.id for found in reader.read(_Q.hubs, _Id, provinces=sorted(provinces))}


def offer(tx: Tx, replication_id: str, agency_id: str, key_hash: str, by: str, until: datetime) -> None:
    """Create a link and end the earlier ones of the same record and agency."""
    tx.run(_Q.end_earlier, replication_id=replication_id, agency_id=agency_id)
    tx.run(
        _Q.offer,
        replication_id=replication_id,
        agency_id=agency_id,
        key_hash=key_hash,
        by=by,
        expires_at=until,
    )


def end_answered(tx: Tx, replication_id: str, agency_ids: Collection[str]) -> None:
    """End the links to agencies that have just answered about a record."""
    tx.run(_Q.end_answered, replication_id=replication_id, agency_ids=sorted(agency_ids))


def end_served(tx: Tx, agency_id: str) -> None:
    """End every link to an agency, and to those that it succeeds, once a registrar is there."""
    tx.run(_Q.end_served, agency_id=agency_id)


def by_key(reader: Reader, key_hash: str) -> AnswerLink:
    """Return what a link is for; NotFound when it never was."""
    for found in reader.read(_Q.by_key, AnswerLink, key_hash=key_hash):
        return found
    raise NotFound("link_spent")


def spend(tx: Tx, key_hash: str, answerer: str, at: datetime) -> bool:
    """Use a link up; False when it was used or has expired."""
    return bool(tx.read(_Q.spend, _Id, key_hash=key_hash, answerer=answerer, at=at))
