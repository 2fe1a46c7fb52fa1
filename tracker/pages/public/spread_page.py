"""How one innovation spread: map, family, curve and table of one chosen year, each also as a file."""

from dataclasses import asdict

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
    redirects,
    year_table,
)
from tracker.pages.public.blueprint import bp
from tracker.web import context as web, query_arguments
from tracker.web.context import requires


@bp.get("/innovations/<innovation_id>/spread")
@requires(Action.PORTAL_READ)
def spread(innovation_id: str) -> str:
    """Show one innovation year by year: where it runs, from whom to whom, and how fast."""
    found, became = _found(innovation_id)
    years = pictures.years(web.snapshot().of_innovation(innovation_id))
    year = query_arguments.year(years)
    return render_template(
        "public/spread.html",
        innovation=found,
        years=years,
        year=year,
        stamp=measure_tables.stamp(),
        **_addresses(innovation_id, year),
        **_drawn(found, became, year),
        **_counted(found, year),
    )


def _addresses(innovation_id: str, year: int | None) -> dict[str, object]:
    return province_maps.addresses(year, innovation_id) | {
        "data_url": url_for(".spread_map", innovation_id=innovation_id),
        "standing_url": url_for(".spread_standing", innovation_id=innovation_id) if liveness.is_open() else None,
    }


def _drawn(found: Innovation, became: tuple[Enacted, ...], year: int | None) -> dict[str, object]:
    snapshot, copies = web.snapshot(), web.snapshot().of_innovation(found.id)
    states, heading = liveness.states(snapshot, copies), _("Peta sebaran")
    family = pictures.DrawnFamily(found.id, found.name, found.origin_name, became, liveness.is_open())
    return {
        "is_ours": web.actor().acts_for(found.origin_id),
        "map": province_maps.province_map(
            snapshot, copies, name="spread", heading=heading, year=year, origin=found.origin_id, became=became
        ),
        "states": states,
        "legend": pictures.tree_legend(became, states),
        "tree": pictures.tree(snapshot, family),
        "curve": pictures.curve(copies, heading=_("Jumlah kumulatif instansi"), year=year),
    }


def _counted(found: Innovation, year: int | None) -> dict[str, object]:
    snapshot, copies = web.snapshot(), web.snapshot().of_innovation(found.id)
    shown = counts.started_by(copies, year)
    return {
        "measured": measure_tables.of_spread(found) if pictures.years(copies) else None,
        "places": snapshot.agencies,
        "standing": liveness.counted(copies, year),
        "unsettled": liveness.unsettled(copies),
        "lines": year_table.lines(snapshot, copies, shown),
        **asdict(counts.runners(shown)),
    }


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
