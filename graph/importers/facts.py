"""The facts that ship: real agencies, innovations, copies and statements, each with its sources."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.domain.records.road_rows import PolicyLoad
from graph.domain.records.rows import (
    AgencyLoad,
    AwardLoad,
    ClaimLoad,
    EntryLoad,
    EvidenceLoad,
    InnovationLoad,
    ReplicationLoad,
    UnitLoad,
    WorldRows,
)
from graph.importers import (
    reference,
    sourced_agencies,
    sourced_innovations,
    sourced_replications,
    statements,
)
from graph.importers.tables import Made, merged, of_kind


def facts() -> WorldRows:
    """Return the reference data and everything that the shipped tables prove."""
    lines = list(made())
    rows = WorldRows(
        agencies=merged(of_kind(lines, AgencyLoad)),
        mandates=reference.mandates(),
        units=tuple(of_kind(lines, UnitLoad)),
        innovations=merged(of_kind(lines, InnovationLoad)),
        entries=tuple(dict.fromkeys(of_kind(lines, EntryLoad))),  # Top 99 and Top 45 are one entry
        replications=tuple(of_kind(lines, ReplicationLoad)),
        awards=merged(of_kind(lines, AwardLoad)),
        evidence=tuple(of_kind(lines, EvidenceLoad)),
        policies=merged(of_kind(lines, PolicyLoad)),
        claims=merged(of_kind(lines, ClaimLoad)),
    )
    return _on(reference.reference(), rows)


def made() -> Iterator[Made]:
    """Yield what each line of each table of facts became."""
    yield from sourced_agencies.made()
    yield from sourced_innovations.made()
    yield from sourced_replications.made()
    yield from statements.made()


def _on(shared: WorldRows, rows: WorldRows) -> WorldRows:
    """Add places, terms, editions and exactly the sources that are cited."""
    return replace(
        rows,
        sources=reference.cited(_citations(rows)),
        regions=shared.regions,
        categories=shared.categories,
        priorities=shared.priorities,
        goals=shared.goals,
        editions=shared.editions,
    )


def _citations(rows: WorldRows) -> Iterable[tuple[str, ...]]:
    for kind in (rows.agencies, rows.innovations, rows.replications, rows.awards, rows.policies, rows.claims):
        for row in kind:
            yield row.sources
