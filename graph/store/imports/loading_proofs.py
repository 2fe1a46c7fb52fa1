"""Awards, results, proofs, assessments, the way to policy, and what sources state."""

from typing import Any

from graph import queries
from graph.domain.records.road_rows import AssessmentRow
from graph.domain.records.rows import WorldRows
from graph.store.imports.batches import Line, Step, linked, nodes, properties

_Q = queries.load(__file__)


def steps(rows: WorldRows) -> list[Step]:
    """Return what to write once innovations and replications are there."""
    return [*_award_steps(rows), *_judgement_steps(rows), *_policy_steps(rows), *_source_steps(rows)]


def _award_steps(rows: WorldRows) -> list[Step]:
    return [
        Step("awards", _Q.awards, nodes(rows.awards, "subject", "edition", "sources")),
        Step("awarded", _Q.awarded, linked(rows.awards, "subject")),
        Step("awards in editions", _Q.editions_of_awards, linked(rows.awards, "edition")),
    ]


def _judgement_steps(rows: WorldRows) -> list[Step]:
    return [
        Step("results", _Q.outcomes, nodes(rows.outcomes, "subject")),
        Step("results measured", _Q.measured_at, linked(rows.outcomes, "subject")),
        Step("monitoring rounds", _Q.rounds, nodes(rows.rounds)),
        Step("assessments", _Q.assessments, [_assessment(row) for row in rows.assessments]),
        Step("innovations assessed", _Q.assessed, linked(rows.assessments, "innovation")),
        Step("assessors", _Q.assessors, linked(rows.assessments, "agency")),
    ]


def _policy_steps(rows: WorldRows) -> list[Step]:
    scale_ups = rows.scale_ups
    return [
        Step("policies", _Q.policies, nodes(rows.policies, "sources", "target", "categories")),
        Step("scale-ups", _Q.scale_ups, nodes(scale_ups, "innovation", "sponsor", "policy", version=1)),
        Step("innovations scaled up", _Q.scaled, linked(scale_ups, "innovation")),
        Step("sponsors", _Q.sponsors, linked(scale_ups, "sponsor")),
        Step("scale-ups that became policy", _Q.became, linked(scale_ups, "policy")),
        Step("targets of policies", _Q.targeted, _targets(rows)),
    ]


def _targets(rows: WorldRows) -> list[Line]:
    wanted = [row for row in rows.policies if row.target is not None]
    return [Line(row.id, code, {"count": row.target}) for row in wanted for code in row.categories]


def _source_steps(rows: WorldRows) -> list[Step]:
    claims = rows.claims
    links = ("about", "about_regions", "about_editions", "sources")
    return [
        Step("proofs", _Q.evidence, nodes(rows.evidence, "subject", public=False)),
        Step("proofs in support", _Q.supported, linked(rows.evidence, "subject")),
        Step("claims", _Q.claims, nodes(claims, *links)),
        Step("subjects of claims", _Q.subjects_of_claims, linked(claims, "about")),
        Step("regions of claims", _Q.regions_of_claims, linked(claims, "about_regions")),
        Step("editions of claims", _Q.editions_of_claims, linked(claims, "about_editions")),
        Step("facts with sources", _Q.stated, _stated(rows)),
    ]


def _assessment(row: AssessmentRow) -> Line:
    """Neo4j holds no maps: each area is a property of its own."""
    areas = {f"area_{area}": str(light) for area, light in row.areas.items()}
    reasons = {f"reason_{area}": reason for area, reason in row.reasons.items()}
    flat = properties(row, "innovation", "agency", "areas", "reasons", **areas, **reasons)
    return Line(row.id, properties=flat)


def _stated(rows: WorldRows) -> list[Line]:
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
        Line(row.id, source, label=label) for label, kind in kinds.items() for row in kind for source in row.sources
    ]
