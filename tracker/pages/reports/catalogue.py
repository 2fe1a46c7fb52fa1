"""All reports, one line each; menus, pages, files and permissions follow from this tuple."""

from graph.domain import policy
from graph.domain.errors import NotFound
from graph.domain.policy import Actor
from tracker.pages.reports import (
    candidates,
    claimed_replications,
    edition_figures,
    inside_lists,
    liveness,
    national_figures,
    public_lists,
    recommendations,
    replications,
    scale_ups,
    spread,
    spread_measures,
    waiting_list,
    work_lists,
)
from tracker.pages.reports.model import Report

REPORTS: tuple[Report, ...] = (
    national_figures.REPORT,
    edition_figures.REPORT,
    public_lists.INNOVATIONS,
    replications.REPORT,
    spread.PER_PROVINCE,
    spread.PER_YEAR,
    liveness.REPORT,
    spread_measures.ADOPTERS,
    spread_measures.GENERATIONS,
    spread_measures.REGIONS_REACHED,
    recommendations.HUBS,
    recommendations.WHO_NEXT,
    candidates.REPORT,
    scale_ups.REPORT,
    public_lists.POLICIES,
    public_lists.LESSONS,
    inside_lists.OWN_REPLICATIONS,
    claimed_replications.REPORT,
    inside_lists.OWN_INNOVATIONS,
    inside_lists.WAITING_INNOVATIONS,
    waiting_list.REPORT,
    inside_lists.INTERESTS,
    inside_lists.ROUND_PROGRESS,
    work_lists.ROUNDS,
    work_lists.OWN_LESSONS,
    work_lists.VISITS,
    work_lists.MERGES,
    work_lists.IMPORTS,
)
_BY_SLUG = {report.slug: report for report in REPORTS}


def open_to(actor: Actor) -> list[Report]:
    """Return the reports that this person may read."""
    return [report for report in REPORTS if policy.may(actor, report.action)]


def by_slug(actor: Actor, slug: str) -> Report:
    """Return one report; NotFound for an unknown one, NotAllowed where the role does not open it."""
    report = _BY_SLUG.get(slug)
    if report is None:
        raise NotFound("no_such_report")
    policy.demand(actor, report.action)
    return report
