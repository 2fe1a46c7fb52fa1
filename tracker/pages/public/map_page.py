"""The national map: agencies that replicate, by province and year."""

from dataclasses import asdict

from flask import jsonify, render_template, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from graph.analytics.dataset import counts
from graph.domain.policy import Action
from graph.domain.vocabulary import WorldKind
from tracker.drawing import charts
from tracker.figures.snapshot import Snapshot, once_per_version
from tracker.pages.public import liveness, pictures, province_maps, year_table
from tracker.pages.public.blueprint import bp
from tracker.web import context as web, query_arguments
from tracker.web.context import requires


@bp.get("/map")
@requires(Action.PORTAL_READ)
def map_page() -> str:
    """Show the nation year by year, as a map, as tiles and as a table."""
    years = pictures.years(web.snapshot().verified)
    year = query_arguments.year(years)
    return render_template(
        "public/map.html",
        years=years,
        year=year,
        data_url=url_for(".map_data"),
        standing_url=url_for(".map_standing") if liveness.is_open() else None,
        **province_maps.addresses(year),
        **_drawn(year),
        **_counted(year),
    )


def _drawn(year: int | None) -> dict[str, object]:
    snapshot = web.snapshot()
    drawn = province_maps.province_map(snapshot, snapshot.verified, name="nation", heading=pictures.title(), year=year)
    return {
        "map": drawn,
        "tiles": charts.tile_map(drawn.counts, unit=drawn.unit, title=_("Peta kotak"), scale=drawn.classes),
        "tiles_legend": charts.legend(drawn.classes, drawn.unit),
    }


def _counted(year: int | None) -> dict[str, object]:
    snapshot = web.snapshot()
    shown = counts.started_by(snapshot.verified, year)
    return {
        "copies": snapshot.verified,
        "recorded": len(counts.started_by(snapshot.recorded, year)),
        "standing": liveness.counted(snapshot.verified, year),
        "states": liveness.states(snapshot, snapshot.verified),
        "lines": year_table.lines(snapshot, snapshot.verified, shown),
        **asdict(counts.runners(shown)),
    }


@bp.get("/map.json")
@requires(Action.PORTAL_READ)
def map_data() -> ResponseReturnValue:
    """Serve what the national map draws, and the table beside it for every year."""
    snapshot = web.snapshot()
    drawn = province_maps.province_map(snapshot, snapshot.verified, name="nation", heading=pictures.title(), year=None)
    table = _by_year(snapshot)
    return jsonify(drawn.data() | {"table": table})


@once_per_version
def _by_year(snapshot: Snapshot) -> dict[str, dict[str, object]]:
    return year_table.by_year(snapshot, snapshot.verified)


@bp.get("/map.svg")
@requires(Action.PORTAL_READ)
def map_picture() -> ResponseReturnValue:
    """Serve the map of a year as a picture that opens alone."""
    snapshot = web.snapshot()
    year = query_arguments.year(pictures.years(snapshot.verified))
    heading = pictures.file_title(year, web.worlds().current().kind == WorldKind.EXAMPLE)
    drawn = province_maps.province_map(snapshot, snapshot.verified, name="nation", heading=heading, year=year)
    return pictures.download(drawn.still_picture(standalone=True), "peta-replikasi")


@bp.get("/outlines/<version>.json")
@requires(Action.PORTAL_READ)
def outlines(version: str) -> ResponseReturnValue:
    """Serve the province outlines; the address changes with the file, so browsers may keep it."""
    response = send_file(province_maps.outlines().file.resolve(), mimetype="application/json")
    response.headers["Cache-Control"] = "public, max-age=86400"
    return response
