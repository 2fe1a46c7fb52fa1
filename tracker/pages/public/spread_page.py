"""How one innovation spread: map, family, curve and table of one chosen year, each also as a file."""

from flask import Response, jsonify, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from graph.analytics.dataset import counts
from graph.domain.policy import Action
from graph.domain.records.catalogue import Innovation
from graph.domain.records.scaling import Enacted
from graph.store.scaling import policies
from tracker.drawing import maps
from tracker.pages.public import (
    liveness,
    measure_tables,
    pictures,
    province_maps,
    query_arguments,
    redirects,
    year_table,
)
from tracker.pages.public.blueprint import bp
from tracker.web import context as web
from tracker.web.context import requires


@bp.get("/innovations/<innovation_id>/spread")
@requires(Action.PORTAL_READ)
def spread(innovation_id: str) -> str:
    snapshot = web.snapshot()
    found, became = _found(innovation_id)
    copies = snapshot.of_innovation(innovation_id)
    years = pictures.years(copies)
    year = query_arguments.year(years)
    shown = counts.started_by(copies, year)
    return render_template(
        "public/spread.html",
        innovation=found,
        years=years,
        year=year,
        standing=liveness.counted(copies, year),
        unsettled=liveness.unsettled(copies),
        measured=measure_tables.of_spread(found) if years else None,
        stamp=measure_tables.stamp(),
        places=snapshot.agencies,
        agencies=len({copy.adopter for copy in shown}),
        units=len({unit for copy in shown for unit in copy.units}),
        lines=year_table.lines(snapshot, copies, shown),
        map=province_maps.province_map(
            snapshot,
            copies,
            name="spread",
            heading=_("Peta sebaran"),
            year=year,
            origin=found.origin_id,
            became=became,
        ),
        data_url=url_for(".spread_map", innovation_id=innovation_id),
        standing_url=url_for(".spread_standing", innovation_id=innovation_id) if liveness.is_open() else None,
        states=(states := liveness.states(snapshot, copies)),
        outlines_url=province_maps.outlines_url(),
        legend=pictures.tree_legend(became, states),
        report_base=province_maps.report_base(),
        report_query=province_maps.report_query(year, innovation_id),
        tree=pictures.tree(
            snapshot, pictures.DrawnFamily(found.id, found.name, found.origin_name, became, liveness.is_open())
        ),
        curve=pictures.curve(copies, heading=_("Jumlah kumulatif instansi"), year=year),
    )


@bp.get("/innovations/<innovation_id>/map.json")
@requires(Action.PORTAL_READ)
def spread_map(innovation_id: str) -> ResponseReturnValue:
    """Serve what the map of one innovation draws, and the table beside it for every year."""
    snapshot = web.snapshot()
    found, became = _found(innovation_id)
    copies = snapshot.of_innovation(innovation_id)
    drawn = province_maps.province_map(
        snapshot,
        copies,
        name="spread",
        heading=_("Peta sebaran"),
        year=None,
        origin=found.origin_id,
        became=became,
    )
    return jsonify(drawn.data() | {"table": year_table.by_year(snapshot, copies)})


@bp.get("/innovations/<innovation_id>/spread.svg")
@requires(Action.PORTAL_READ)
def spread_picture(innovation_id: str) -> ResponseReturnValue:
    """Serve the family tree as a picture that opens alone; it travels, so it never says how copies stand."""
    found, became = _found(innovation_id)
    family = pictures.DrawnFamily(found.id, found.name, found.origin_name, became)
    return pictures.download(pictures.tree(web.snapshot(), family, standalone=True), f"silsilah-{found.id}")


def _found(innovation_id: str) -> tuple[Innovation, tuple[Enacted, ...]]:
    return redirects.found_or_moved(innovation_id), policies.enacted(web.graph(), innovation_id)


@bp.get("/pictures/<name>.js")
@requires(Action.PORTAL_READ)
def map_script(name: str) -> ResponseReturnValue:
    """Serve the script that folium made for one of our maps."""
    if name not in {"spread", "nation"}:
        return "", 404
    return Response(maps.script(name), mimetype="text/javascript", headers={"Cache-Control": "public, max-age=3600"})
