"""Candidates in their order: the highest score first, those without one last."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from graph.analytics.scaling import readiness, rules
from graph.analytics.scaling.readiness import ReadinessReading
from graph.domain.records.scaling import Candidate
from graph.engine import Graph
from graph.store.audit import entries as audit
from graph.store.innovations import candidates
from tracker.figures.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class CandidateLine:
    """One candidate with its reading; ``key`` names its place in the list."""

    candidate: Candidate
    reading: ReadinessReading

    @property
    def rank(self) -> tuple[int, str]:
        scored = -1 if self.reading.score is None else self.reading.score
        return -scored, self.candidate.id

    @property
    def key(self) -> str:
        return f"{-self.rank[0]}~{self.candidate.id}"


@dataclass(frozen=True, slots=True)
class Choice:
    """What narrows the list; ``mandate`` None shows every category."""

    mandate: frozenset[str] | None = None
    category: str | None = None
    band: str | None = None
    text: str = ""


def ranked(graph: Graph, snapshot: Snapshot, choice: Choice, today: date) -> list[CandidateLine]:
    """Return the candidates that a choice leaves, best first."""
    return [line for line in _all(graph, snapshot, today) if _fits(line, choice)]


def after(lines: Iterable[CandidateLine], key: str) -> Iterator[CandidateLine]:
    """Return the lines behind a key; all of them for a key that is none."""
    score, _tilde, innovation_id = key.partition("~")
    if not score.lstrip("-").isascii() or not score.lstrip("-").isdigit():
        return iter(lines)
    rank = (-int(score[:6]), innovation_id)
    return (line for line in lines if line.rank > rank)


def _all(graph: Graph, snapshot: Snapshot, today: date) -> list[CandidateLine]:
    """Return every candidate; read anew only after a step that the trail knows of."""

    def read() -> list[CandidateLine]:
        return sorted(_read(candidates.all_of(graph), snapshot, today), key=lambda line: line.rank)

    return snapshot.latest(("candidates", today), audit.version(graph), read)


def _read(found: Iterable[Candidate], snapshot: Snapshot, today: date) -> Iterator[CandidateLine]:
    ruling, since = rules.on(today), snapshot.rows.confirmed_since
    for candidate in found:
        copies = snapshot.of_innovation(candidate.id)
        yield CandidateLine(
            candidate, readiness.read(candidate, copies, snapshot.agencies, since, today=today, rules=ruling)
        )


def _fits(line: CandidateLine, choice: Choice) -> bool:
    if choice.mandate is not None and choice.mandate.isdisjoint(line.candidate.categories):
        return False
    if choice.category and choice.category not in line.candidate.categories:
        return False
    if choice.band and (line.reading.band or "unknown") != choice.band:
        return False
    return choice.text.casefold() in line.candidate.name.casefold()
