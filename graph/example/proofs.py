"""Evidence, outcomes and awards."""

from datetime import date
from random import Random

from graph.domain.records.rows import AwardLoad, EntryLoad, EvidenceLoad, InnovationLoad, OutcomeLoad
from graph.domain.vocabulary import AwardKind, EntryStage, EvidenceKind, ReplicationStatus
from graph.example import days
from graph.example.copies import ReplicationSeed
from graph.example.draw import drawn
from graph.example.size import AS_OF
from graph.example.themes import THEMES, Indicator

_FIRST = {
    EvidenceKind.STATEMENT: 30,
    EvidenceKind.SK: 30,
    EvidenceKind.PKS: 20,
    EvidenceKind.REPLICATION_DOCUMENT: 15,
    EvidenceKind.MOU: 5,
}
_FURTHER = (
    EvidenceKind.INTEREST_LETTER,
    EvidenceKind.IDENTITY_LETTER,
    EvidenceKind.BUDGET,
    EvidenceKind.PERKADA,
)
_REGISTERS = {  # how an office's register abbreviates the kind in a document's number
    EvidenceKind.STATEMENT: "SP",
    EvidenceKind.SK: "SK",
    EvidenceKind.PKS: "PKS",
    EvidenceKind.MOU: "NK",
    EvidenceKind.REPLICATION_DOCUMENT: "DR",
    EvidenceKind.INTEREST_LETTER: "SM",
    EvidenceKind.WILLINGNESS_LETTER: "SKR",
    EvidenceKind.IDENTITY_LETTER: "SKI",
    EvidenceKind.BUDGET: "DPA",
    EvidenceKind.PERKADA: "PERKADA",
    EvidenceKind.PERDA: "PERDA",
    EvidenceKind.SURVEY: "SKM",
    EvidenceKind.MONEV_INTERNAL: "LHM",
    EvidenceKind.MONEV_EXTERNAL: "LHE",
}
_BEST = {  # how many of an edition's tops went on to the short list
    2014: (AwardKind.TOP33, 33),
    2015: (AwardKind.TOP25, 25),
    2016: (AwardKind.TOP35, 35),
    2017: (AwardKind.TOP40, 40),
    2018: (AwardKind.TOP40, 40),
}


class Proofs:
    """Collects evidence and outcomes; ids count up, so that they are the same each time."""

    def __init__(self, rng: Random) -> None:
        self.evidence: list[EvidenceLoad] = []
        self.outcomes: list[OutcomeLoad] = []
        self._rng = rng

    def add(self, subject: str, kind: EvidenceKind, day: date) -> None:
        number = f"{self._rng.randint(1, 999):03d}/{_REGISTERS[kind]}/{day.year}-contoh"
        made = EvidenceLoad(f"bukti-{len(self.evidence) + 1:05d}-contoh", subject, kind, number, min(day, AS_OF))
        self.evidence.append(made)

    def outcome(self, subject: str, indicator: Indicator, year: int, effect: float) -> None:
        """Add a measured result; ``effect`` 1 is the indicator's full change, 0.5 half of it."""
        name, measure, low, high, share = indicator
        before = self._rng.randint(low, high)
        after = round(before * (1 + (share - 1) * effect), 1)
        if measure == "persen":
            after = min(after, 98.0)
        ident = f"hasil-{len(self.outcomes) + 1:05d}-contoh"
        source = "Laporan monitoring dan evaluasi (contoh)"
        self.outcomes.append(OutcomeLoad(ident, subject, name, measure, before, after, str(year), source))


def of_origins(
    proofs: Proofs, tops: list[InnovationLoad], themes: dict[str, int], always: set[str], rng: Random
) -> None:
    """Give most top innovations measured results at the origin, and their papers."""
    for row in tops:
        assert row.started_on
        year = min(row.started_on.year + rng.randint(1, 3), 2024)
        if rng.random() < 0.8 or row.id in always:
            indicators = THEMES[themes[row.id]].indicators
            for indicator in indicators[: rng.randint(1, 2)]:
                proofs.outcome(row.id, indicator, year, rng.uniform(0.8, 1.1))
        if rng.random() < 0.7 or row.id in always:
            proofs.add(row.id, EvidenceKind.SK, days.after(row.started_on, rng.randint(1, 90)))
        if rng.random() < 0.5 or row.id in always:
            proofs.add(row.id, EvidenceKind.MONEV_INTERNAL, days.after(row.started_on, rng.randint(366, 500)))
        if rng.random() < 0.2:
            proofs.add(row.id, EvidenceKind.SURVEY, days.after(row.started_on, rng.randint(400, 700)))


def of_copy(proofs: Proofs, copy: ReplicationSeed, rng: Random) -> None:
    """Give a submitted copy its proofs, and a verified one perhaps measured results."""
    if copy.status is ReplicationStatus.RECORDED or (
        copy.status is ReplicationStatus.DRAFT and (copy.started is None or rng.random() < 0.5)
    ):
        return
    assert copy.started
    latest = copy.submitted or AS_OF
    proofs.add(copy.id, drawn(_FIRST, rng), copy.agreement or min(days.after(copy.started, 3), latest))
    for kind in _FURTHER:
        if rng.random() < 0.22:
            proofs.add(copy.id, kind, days.between(rng, copy.started, latest))
    if copy.status is ReplicationStatus.VERIFIED:
        _results(proofs, copy, rng)


def _results(proofs: Proofs, copy: ReplicationSeed, rng: Random) -> None:
    assert copy.started
    measured = days.after(copy.started, rng.randint(366, 620))
    if measured > AS_OF:
        return
    if rng.random() < 0.45:
        proofs.add(copy.id, EvidenceKind.MONEV_INTERNAL, measured)
    if rng.random() < 0.05:
        proofs.add(copy.id, rng.choice((EvidenceKind.MONEV_EXTERNAL, EvidenceKind.SURVEY)), measured)
    if rng.random() < 0.55:
        proofs.outcome(copy.id, THEMES[copy.theme].indicators[0], measured.year, rng.uniform(0.35, 1.1))


def awards(entries: list[EntryLoad], rng: Random) -> list[AwardLoad]:
    """Give each top entry its award, and the best of each edition a second one."""
    by_year: dict[int, list[str]] = {}
    for entry in entries:
        if entry.stage is EntryStage.TOP:
            by_year.setdefault(entry.year, []).append(entry.innovation)
    made: list[AwardLoad] = []
    for year, tops in by_year.items():
        kind, count = _BEST.get(year, (AwardKind.TOP45, 45))
        best = rng.sample(tops, min(count, len(tops) // 2))
        special = set(tops[99:])  # the special group came on top of the 99
        given = [(each, AwardKind.SPECIAL if each in special else AwardKind.TOP99) for each in tops]
        given += [(each, kind) for each in best]
        made += [
            AwardLoad(f"{award.value}-{year}-{number:03d}-contoh", subject, award, year, year)
            for number, (subject, award) in enumerate(given, 1)
        ]
    return made
