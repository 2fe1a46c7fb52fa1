"""Innovations on their way to national policy."""

from dataclasses import dataclass
from datetime import date

from graph import queries
from graph.domain.errors import NotFound, Stale
from graph.domain.records.scaling import ScaleUp
from graph.domain.vocabulary import Exit, Route, Stage
from graph.engine import Reader, Tx

_Q = queries.load(__file__)


@dataclass(frozen=True, slots=True)
class ScaleUpLine:
    """What the board and the public report show of one way."""

    id: str
    innovation_id: str
    innovation_name: str
    origin_name: str | None
    stage: Stage
    route: Route
    side: Exit
    review_on: date | None
    entered_on: date | None
    sponsor_id: str | None
    sponsor_name: str | None
    policy_id: str | None
    policy_title: str | None


@dataclass(frozen=True, slots=True)
class StageEntry:
    """Where a way stands: its stage and its route, since a day."""

    stage: Stage
    route: Route
    on: date


@dataclass(frozen=True, slots=True)
class Coverage:
    """What stage 9 asks for: agencies or people reached, out of how many, in which year, paid by which line."""

    coverage_reached: int | None = None
    coverage_of: int | None = None
    coverage_year: int | None = None
    budget_line: str | None = None


@dataclass(frozen=True, slots=True)
class _Id:
    id: str


@dataclass(frozen=True, slots=True)
class _Version:
    version: int


def by_id(reader: Reader, scale_up_id: str, today: date) -> ScaleUp:
    """Return one way; NotFound when there is none."""
    for found in reader.read(_Q.one, ScaleUp, scale_up_id=scale_up_id, innovation_id=None, today=today):
        return found
    raise NotFound("no_such_scale_up")


def lines(reader: Reader, sponsor_id: str | None = None, policy_id: str | None = None) -> list[ScaleUpLine]:
    """Return all ways, furthest first."""
    return reader.read(_Q.lines, ScaleUpLine, sponsor_id=sponsor_id, policy_id=policy_id)


def of_innovation(reader: Reader, innovation_id: str, today: date) -> ScaleUp | None:
    """Return the way that an innovation is on, or the last that it left; None where it never began one."""
    found = reader.read(_Q.one, ScaleUp, scale_up_id=None, innovation_id=innovation_id, today=today)
    return found[0] if found else None


def lock_innovation(tx: Tx, innovation_id: str) -> None:
    """Let nobody else sponsor this innovation meanwhile; NotFound when there is none."""
    if not tx.read(_Q.lock_innovation, _Id, innovation_id=innovation_id):
        raise NotFound("no_such_candidate")


def lock(tx: Tx, scale_up_id: str, version: int, today: date) -> ScaleUp:
    """Take a way for a change; NotFound, or Stale when somebody else changed it since ``version``."""
    for found in tx.read(_Q.lock, _Version, scale_up_id=scale_up_id):
        if found.version != version:
            raise Stale("stale", version=found.version)
        return by_id(tx, scale_up_id, today)
    raise NotFound("no_such_scale_up")


def create(tx: Tx, scale_up_id: str, innovation_id: str, agency_id: str, place: StageEntry) -> None:
    """Begin a way with its sponsor."""
    tx.run(
        _Q.create,
        id=scale_up_id,
        innovation_id=innovation_id,
        agency_id=agency_id,
        stage=place.stage,
        route=place.route,
        on=place.on,
    )


def sponsor(tx: Tx, scale_up_id: str, agency_id: str, place: StageEntry) -> None:
    """Let a ministry join a way that had no sponsor."""
    tx.run(
        _Q.sponsor,
        scale_up_id=scale_up_id,
        agency_id=agency_id,
        stage=place.stage,
        route=place.route,
        on=place.on,
    )


def advance(tx: Tx, scale_up_id: str, stage: int, on: date, coverage: Coverage) -> None:
    """Set the stage, with what stage 9 asks for."""
    tx.run(
        _Q.advance,
        scale_up_id=scale_up_id,
        stage=stage,
        on=on,
        coverage_reached=coverage.coverage_reached,
        coverage_of=coverage.coverage_of,
        coverage_year=coverage.coverage_year,
        budget_line=coverage.budget_line,
    )


def turn(tx: Tx, scale_up_id: str, side: str, reason: str | None, review_on: date | None) -> None:
    """Leave the way for a side way, or come back."""
    tx.run(_Q.turn, scale_up_id=scale_up_id, side=side, reason=reason, review_on=review_on)
