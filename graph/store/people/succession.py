"""One agency succeeds another, one person another in office: rights and inbox move, history stays."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from graph import queries
from graph.domain.errors import NotFound, Refused
from graph.domain.vocabulary import Role
from graph.engine import Reader, Tx

_Q = queries.load(__file__)
_MOST = 200


@dataclass(frozen=True, slots=True)
class SuccessionSide:
    """One of the two agencies."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who holds an office."""

    id: str
    login: str
    name: str
    roles: tuple[Role, ...]
    is_active: bool
    agency_id: str


@dataclass(frozen=True, slots=True)
class Succession:
    """One agency that succeeds another, since when and on what legal basis."""

    old_id: str
    old_name: str
    new_id: str
    new_name: str
    on: date
    basis: str


@dataclass(frozen=True, slots=True)
class _Found:
    found: bool


@dataclass(frozen=True, slots=True)
class _Name:
    name: str


@dataclass(frozen=True, slots=True)
class _Id:
    id: str


@dataclass(frozen=True, slots=True)
class _Kin:
    agency_id: str
    ids: tuple[str, ...]


def kin(reader: Reader, agency_ids: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return for each agency those that it counts as one with; see `graph.domain.kinship`."""
    return {
        found.agency_id: frozenset(found.ids) for found in reader.read(_Q.kin, _Kin, agency_ids=sorted(set(agency_ids)))
    }


def lock(tx: Tx, old_id: str, new_id: str) -> tuple[SuccessionSide, SuccessionSide]:
    """Keep registrations of both out; NotFound when one is missing, Refused for a circle."""
    sides = {side.id: side for side in tx.read(_Q.lock_agencies, SuccessionSide, ids=sorted({old_id, new_id}))}
    if old_id not in sides or new_id not in sides:
        raise NotFound("no_such_agency")
    if tx.read(_Q.is_above, _Found, old_id=old_id, new_id=new_id)[0].found:
        raise Refused("succession_circle")
    return sides[old_id], sides[new_id]


def clashes(reader: Reader, old_id: str, new_id: str) -> list[str]:
    """Return the innovations that would break a rule: two copies of one, or a copy of the own one."""
    return [row.name for row in reader.read(_Q.clashes, _Name, old_id=old_id, new_id=new_id)]


def succeed(tx: Tx, old_id: str, new_id: str, on: date, basis: str) -> None:
    """Write the succession, and move people, open records, innovations and open interests."""
    tx.run(_Q.succeed, old_id=old_id, new_id=new_id, on=on, basis=basis)
    for statement in (_Q.move_people, _Q.move_open_records, _Q.move_innovations, _Q.move_interests):
        tx.run(statement, old_id=old_id, new_id=new_id)


def latest(reader: Reader) -> list[Succession]:
    """Return the successions, the newest first."""
    return reader.read(_Q.latest, Succession, limit=_MOST)


def lock_people(tx: Tx, one: str, two: str) -> tuple[Holder, Holder]:
    """Keep everybody else from two accounts until this transaction ends; Refused when they are not two people."""
    found = {holder.login: holder for holder in tx.read(_Q.lock_people, Holder, logins=sorted({one, two}))}
    if one == two or one not in found or two not in found:
        raise Refused("hand_over_unfit")
    return found[one], found[two]


def lock_person(tx: Tx, login: str) -> Holder:
    """Keep everybody else from one account until this transaction ends; NotFound when there is none."""
    for holder in tx.read(_Q.lock_people, Holder, logins=[login]):
        return holder
    raise NotFound("no_such_user")


def lock_admins(tx: Tx) -> set[str]:
    """Return who administers, and let none of these accounts close until this transaction ends."""
    return {found.id for found in tx.read(_Q.lock_admins, _Id)}


def hand_over(tx: Tx, from_id: str, to_id: str, at: datetime) -> None:
    """Give one person's roles and unread notices to another, and remember who took over whose office."""
    tx.run(_Q.hand_over, from_id=from_id, to_id=to_id, at=at)
