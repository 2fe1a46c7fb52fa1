"""Awards, results, proofs, assessments, the way to policy, and what sources state."""

from typing import Any

from graph import queries
from graph.domain.records.road_rows import AssessmentLoad
from graph.domain.records.rows import WorldRows
from graph.store.imports.batches import BatchRow, LoadStep, linked, nodes, properties

_Q = queries.load(__file__)


def steps(rows: WorldRows) -> list[LoadStep]:
    """Return what to write once innovations and replications are there."""
    return [*_award_steps(rows), *_judgement_steps(rows), *_policy_steps(rows), *_source_steps(rows)]


def _award_steps(rows: WorldRows) -> list[LoadStep]:
    return [
        LoadStep("awards", _Q.awards, nodes(rows.awards, "subject", "edition", "sources")),
        LoadStep("awarded", _Q.awarded, linked(rows.awards, "subject")),
        LoadStep("awards in editions", _Q.editions_of_awards, linked(rows.awards, "edition")),
    ]


def _judgement_steps(rows: WorldRows) -> list[LoadStep]:
    return [
        LoadStep("results", _Q.outcomes, nodes(rows.outcomes, "subject")),
        LoadStep("results measured", _Q.measured_at, linked(rows.outcomes, "subject")),
        LoadStep("monitoring rounds", _Q.rounds, nodes(rows.rounds)),
        LoadStep("assessments", _Q.assessments, [_assessment(row) for row in rows.assessments]),
        LoadStep("innovations assessed", _Q.assessed, linked(rows.assessments, "innovation")),
        LoadStep("assessors", _Q.assessors, linked(rows.assessments, "agency")),
    ]


def _policy_steps(rows: WorldRows) -> list[LoadStep]:
    scale_ups = rows.scale_ups
    return [
        LoadStep("policies", _Q.policies, nodes(rows.policies, "sources", "target", "categories")),
        LoadStep("scale-ups", _Q.scale_ups, nodes(scale_ups, "innovation", "sponsor", "policy", version=1)),
        LoadStep("innovations scaled up", _Q.scaled, linked(scale_ups, "innovation")),
        LoadStep("sponsors", _Q.sponsors, linked(scale_ups, "sponsor")),
        LoadStep("scale-ups that became policy", _Q.became, linked(scale_ups, "policy")),
        LoadStep("targets of policies", _Q.targeted, _targets(rows)),
    ]


def _targets(rows: WorldRows) -> list[BatchRow]:
    wanted = [row for row in rows.policies if row.target is not None]
    return [BatchRow(row.id, code, {"count": row.target}) for row in wanted for code in row.categories]


def _source_steps(rows: WorldRows) -> list[LoadStep]:
    claims = rows.claims
    links = ("about", "about_regions", "about_editions", "sources")
    return [
        LoadStep("proofs", _Q.evidence, nodes(rows.evidence, "subject", public=False)),
        LoadStep("proofs in support", _Q.supported, linked(rows.evidence, "subject")),
        LoadStep("claims", _Q.claims, nodes(claims, *links)),
        LoadStep("subjects of claims", _Q.subjects_of_claims, linked(claims, "about")),
        LoadStep("regions of claims", _Q.regions_of_claims, linked(claims, "about_regions")),
        LoadStep("editions of claims", _Q.editions_of_claims, linked(claims, "about_editions")),
        LoadStep("facts with sources", _Q.stated, _stated(rows)),
    ]


def _assessment(row: AssessmentLoad) -> BatchRow:
    """Neo4j holds no maps: each area is a property of its own."""
    areas = {f"area_{area}": str(light) for area, light in row.areas.items()}
    reasons = {f"reason_{area}": reason for area, reason in row.reasons.items()}
    flat = properties(row, "innovation", "agency", "areas", "reasons", **areas, **reasons)
    return BatchRow(row.id, properties=flat)


def _stated(rows: WorldRows) -> list[BatchRow]:
    # Any: the rows of each kind share nothing but an id and sources.
    kinds: dict[str, tuple[Any, ...]] = {
        "Agency": rows.agencies,
        "Innovation": rows.innovations,
        "Award": rows.awards,
        "Replication": rows.replications,
        "Policy": rows.policies,
        "Claim": rows.claims,
    }
    return [
        BatchRow(row.id, source, label=label) for label, kind in kinds.items() for row in kind for source in row.sources
    ]
