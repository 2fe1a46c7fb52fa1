"""The pages of an agency and of a region."""

from collections.abc import Sequence

from flask import render_template, request, url_for
from markupsafe import Markup

from graph.analytics.dataset import counts
from graph.domain.policy import Action
from graph.domain.records.catalogue import Agency, Region
from graph.domain.records.snapshot import ReplicationRow
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
    found = agencies.by_id(web.graph(), agency_id)
    return render_template(
        "public/agency.html",
        agency=found,
        region_link=_region_link(found),
        recorded=innovations.recorded(web.graph(), agency_id=agency_id),
        recorded_of_own=innovations.recorded(web.graph(), origin_id=agency_id),
        claims=claims.about(web.graph(), agency_id),
        **_begun(agency_id),
        **_copies(web.snapshot().of_adopter(agency_id)),
        **_measured(measure_tables.of_agency(found)),
    )


@bp.get("/regions/<code>")
@requires(Action.PORTAL_READ)
def region(code: str) -> str:
    """Show a region: its agencies and what they replicate."""
    found = regions.by_code(web.graph(), code)
    copies = _copies_in(found, web.snapshot().verified)
    return render_template(
        "public/region.html",
        region=found,
        recorded_here=len(_copies_in(found, web.snapshot().recorded)),
        **_stated(code),
        **_regions(found, copies),
        **_agencies(found, copies),
        **_years(found, copies),
        **_copies(copies),
        **_measured(measure_tables.of_region(found)),
    )


def _stated(code: str) -> dict[str, object]:
    """Return what sources say of a region and of all in it."""
    return {
        "places": web.snapshot().agencies,
        "recorded": innovations.recorded(web.graph(), region=code),
        "claims": claims.in_region(web.graph(), code),
    }


def _begun(agency_id: str) -> dict[str, object]:
    """Return a page of what the agency began, and by how many each was copied."""
    snapshot, after = web.snapshot(), (request.args.get("after", ""), request.args.get("after_id", ""))
    begun = innovations.of_agency(web.graph(), agency_id, PAGE + 1, *after)
    own = web.readable(begun)[:PAGE]
    return {
        "own": own,
        "next_args": {"after": own[-1].name, "after_id": own[-1].id} if own and begun.is_beyond(PAGE) else None,
        "copied": {card.id: len({c.adopter for c in snapshot.of_innovation(card.id)}) for card in own},
        "copiers": len(_copiers(snapshot, agency_id)),
    }


def _copies(copies: Sequence[ReplicationRow]) -> dict[str, object]:
    roots = web.snapshot().innovations
    return {"copies": latest(copies), "total": len(copies), "standing": liveness.counted(copies), "roots": roots}


def _measured(measured: object) -> dict[str, object]:
    return {"measured": measured, "stamp": measure_tables.stamp()}


def _copies_in(found: Region, copies: Sequence[ReplicationRow]) -> list[ReplicationRow]:
    snapshot, key = web.snapshot(), "province" if found.level == Level.PROVINCE else "region"
    return [copy for copy in copies if getattr(snapshot.agencies[copy.adopter], key) == found.code]


def _regions(found: Region, copies: Sequence[ReplicationRow]) -> dict[str, object]:
    """Return a page of the regions of a province, and what runs in each."""
    after, within = request.args.get("after", ""), list[Region]()
    if found.level == Level.PROVINCE:
        within = regions.within(web.graph(), found.code, REGIONS_SHOWN + 1, after)
    return {
        "within": within[:REGIONS_SHOWN],
        "next_args": {"after": within[REGIONS_SHOWN - 1].code} if len(within) > REGIONS_SHOWN else None,
        "per_region": counts.per_region(web.snapshot().rows, copies),
    }


def _agencies(found: Region, copies: Sequence[ReplicationRow]) -> dict[str, object]:
    here, adopters = agencies.in_region(web.graph(), found.code, AGENCIES_SHOWN + 1), {copy.adopter for copy in copies}
    return {
        "agencies": here[:AGENCIES_SHOWN],
        "agencies_left_out": len(here) > AGENCIES_SHOWN,
        "adopters": len(adopters),
        "copied": {one: len(web.snapshot().of_adopter(one)) for one in adopters},
    }


def _years(found: Region, copies: Sequence[ReplicationRow]) -> dict[str, object]:
    return {
        "units": counts.runners(copies).units,
        "years": counts.per_year(copies),
        "curve": pictures.curve(copies, heading=found.name),
    }


def _copiers(snapshot: Snapshot, agency_id: str) -> set[str]:
    """Return the agencies that copied any innovation which began here."""
    own = [root.id for root in snapshot.rows.innovations if root.origin == agency_id]
    return {copy.adopter for root in own for copy in snapshot.of_innovation(root)}


def _region_link(found: Agency) -> Markup | None:
    if found.region_code is None:
        return None
    return Markup('<a href="{}">{}</a>').format(url_for("public.region", code=found.region_code), found.region_name)
