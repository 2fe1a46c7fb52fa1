"""The pages of an agency and of a region."""

from flask import render_template, request, url_for
from markupsafe import Markup

from graph.analytics.dataset import counts
from graph.domain.policy import Action
from graph.domain.records.catalogue import Agency
from graph.domain.vocabulary import Level
from graph.store.innovations import claims, innovations
from graph.store.people import agencies, regions
from tracker.figures.snapshot import Snapshot
from tracker.pages.public import liveness, measure_tables, pictures
from tracker.pages.public.blueprint import bp
from tracker.pages.public.latest import latest
from tracker.web import context as web
from tracker.web.context import requires

PAGE = 20
AGENCIES_SHOWN = REGIONS_SHOWN = 200


@bp.get("/agencies/<agency_id>")
@requires(Action.PORTAL_READ)
def agency(agency_id: str) -> str:
    """Show an agency: what it began, who copied it, and what it took over from others."""
    graph, snapshot = web.graph(), web.snapshot()
    found = agencies.by_id(graph, agency_id)
    after = request.args.get("after", ""), request.args.get("after_id", "")
    begun = innovations.of_agency(graph, agency_id, PAGE + 1, *after)
    own = web.readable(begun)[:PAGE]
    copies = snapshot.of_adopter(agency_id)
    return render_template(
        "public/agency.html",
        agency=found,
        own=own,
        next_args={"after": own[-1].name, "after_id": own[-1].id} if own and begun.is_beyond(PAGE) else None,
        copies=latest(copies),
        standing=liveness.counted(copies),
        measured=measure_tables.of_agency(found),
        stamp=measure_tables.stamp(),
        total=len(copies),
        roots=snapshot.innovations,
        copied={card.id: len({c.adopter for c in snapshot.of_innovation(card.id)}) for card in own},
        copiers=len(_copiers(snapshot, agency_id)),
        region_link=_region_link(found),
        recorded=innovations.recorded(graph, agency_id=agency_id),
        claims=claims.about(graph, agency_id),
    )


@bp.get("/regions/<code>")
@requires(Action.PORTAL_READ)
def region(code: str) -> str:
    """Show a region: its agencies and what they replicate."""
    graph, snapshot = web.graph(), web.snapshot()
    found = regions.by_code(graph, code)
    is_province = found.level == Level.PROVINCE
    key = "province" if is_province else "region"
    within = regions.within(graph, code, REGIONS_SHOWN + 1, request.args.get("after", "")) if is_province else []
    found_here = agencies.in_region(graph, code, AGENCIES_SHOWN + 1)
    copies = [copy for copy in snapshot.verified if getattr(snapshot.agencies[copy.adopter], key) == code]
    return render_template(
        "public/region.html",
        region=found,
        within=within[:REGIONS_SHOWN],
        next_args={"after": within[REGIONS_SHOWN - 1].code} if len(within) > REGIONS_SHOWN else None,
        per_region=counts.per_region(snapshot.rows, copies),
        agencies=found_here[:AGENCIES_SHOWN],
        agencies_left_out=len(found_here) > AGENCIES_SHOWN,
        copied={one: len(snapshot.of_adopter(one)) for one in {copy.adopter for copy in copies}},
        copies=latest(copies),
        standing=liveness.counted(copies),
        measured=measure_tables.of_region(found),
        stamp=measure_tables.stamp(),
        total=len(copies),
        adopters=len({copy.adopter for copy in copies}),
        units=len({unit for copy in copies for unit in copy.units}),
        roots=snapshot.innovations,
        places=snapshot.agencies,
        years=counts.per_year(copies),
        curve=pictures.curve(copies, heading=found.name),
        claims=claims.about(graph, code),
    )


def _copiers(snapshot: Snapshot, agency_id: str) -> set[str]:
    """Return the agencies that copied any innovation which began here."""
    own = [root.id for root in snapshot.rows.innovations if root.origin == agency_id]
    return {copy.adopter for root in own for copy in snapshot.of_innovation(root)}


def _region_link(found: Agency) -> Markup | None:
    if found.region_code is None:
        return None
    return Markup('<a href="{}">{}</a>').format(url_for("public.region", code=found.region_code), found.region_name)
