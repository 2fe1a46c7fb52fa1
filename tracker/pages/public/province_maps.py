"""The maps of the public pages: what a snapshot's copies become on them, and the addresses beside them."""

from collections.abc import Iterable, Sequence
from urllib.parse import urlencode

from flask import current_app, url_for
from flask_babel import gettext as _

from graph.analytics.dataset import counts
from graph.domain.records.scaling import Enacted
from graph.domain.records.snapshot import AgencyRow, ReplicationRow
from tracker.base import assets
from tracker.base.settings import Settings
from tracker.drawing import boundaries, charts, maps
from tracker.drawing.charts import Flow, ProvinceCount, Shape
from tracker.figures.snapshot import Snapshot
from tracker.pages.public import pictures, policies
from tracker.wording.i18n import asked_for

MOST_FLOWS = 400  # more lines than this are a carpet, not a picture


def province_map(
    snapshot: Snapshot,
    copies: Sequence[ReplicationRow],
    *,
    name: str,
    heading: str,
    year: int | None,
    origin: str | None = None,
    became: Sequence[Enacted] = (),
) -> maps.ProvinceMap:
    """Put a map together: lines start at ``origin``, the agency where it began, and ``became`` is what it led to."""
    every = pictures.province_counts(snapshot, copies)
    shown = pictures.province_counts(snapshot, counts.started_by(copies, year)) if year else every
    return maps.ProvinceMap(
        name=name,
        title=heading,
        unit=pictures.agencies_unit(),
        counts=[
            ProvinceCount(now.code, now.name, now.count, whole.by_year, now.href)
            for now, whole in zip(shown, every, strict=True)
        ],
        still=outlines().still,
        scale=charts.classes(one.count for one in every),
        flows=[*flows(snapshot, copies), *policies.flows(snapshot, origin, became)] if origin else (),
        marks=_origin_mark(snapshot, origin),
        points=_points(snapshot, copies),
        year=year,
    )


def outlines() -> boundaries.Boundaries:
    """Return the boundaries that the maps show: official ones when they were loaded."""
    settings: Settings = current_app.extensions["jejak.settings"]
    return boundaries.current(settings.data, assets.VENDOR / assets.OUTLINES[0])


def outlines_url() -> str:
    """Return where the outlines are served; the address changes with the file."""
    return url_for("public.outlines", version=outlines().version, lang=None)


def report_base() -> str:
    """Return the address of the table behind the maps, without its ending."""
    return "/reports/replications-per-province"


def report_query(year: int | None, innovation_id: str | None = None) -> str:
    """Return the query that makes that table equal to the map."""
    asked = {"innovation": innovation_id, "year": year, **asked_for()}
    return urlencode({name: value for name, value in asked.items() if value})


def addresses(year: int | None, innovation_id: str | None = None) -> dict[str, object]:
    """Return what a page with a map refers to: its outlines, and the table behind it."""
    return {
        "outlines_url": outlines_url(),
        "report_base": report_base(),
        "report_query": report_query(year, innovation_id),
    }


def flows(snapshot: Snapshot, copies: Sequence[ReplicationRow]) -> list[Flow]:
    """Return a line from each parent to its copy, where both have a place."""
    lines: list[Flow] = []
    for copy in copies[:MOST_FLOWS]:
        end = snapshot.agencies[copy.adopter]
        for parent in copy.parents:
            start = _place_of(snapshot, parent)
            if start is None or start.lat is None or start.lon is None or end.lat is None or end.lon is None:
                continue
            label = _("%(parent)s ke %(copy)s", parent=start.name, copy=end.name)
            since = copy.started_on.year if copy.started_on else None
            is_direct = parent in snapshot.innovations
            lines.append(Flow((start.lat, start.lon), (end.lat, end.lon), label, since, is_direct=is_direct))
    return lines


def _place_of(snapshot: Snapshot, parent: str) -> AgencyRow | None:
    if copy := snapshot.replications.get(parent):
        return snapshot.agencies[copy.adopter]
    root = snapshot.innovations.get(parent)
    return snapshot.agencies.get(root.origin) if root and root.origin else None


def _origin_mark(snapshot: Snapshot, origin: str | None) -> list[charts.MapPoint]:
    place = snapshot.agencies.get(origin or "")
    if place is None or place.lat is None or place.lon is None:
        return []
    return [charts.MapPoint(place.lat, place.lon, _("Asal: %(name)s", name=place.name), Shape.ORIGIN)]


def _points(snapshot: Snapshot, copies: Iterable[ReplicationRow]) -> list[charts.MapPoint]:
    """Return each adopting agency once, where it stands."""
    found: list[charts.MapPoint] = []
    for agency, year in pictures.first_years(copies).items():
        place = snapshot.agencies[agency]
        if place.lat is not None and place.lon is not None:
            address = url_for("public.agency", agency_id=agency)
            found.append(charts.MapPoint(place.lat, place.lon, place.name, Shape.AGENCY, year, address, agency))
    return found
