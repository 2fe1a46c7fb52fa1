"""Maps by folium, from the application's own files only; nothing else in the product imports folium.

Stock folium makes outside requests and runs data as code. Here it draws the box and its script; the script is
served as a file of its own, the data as JSON, and static/js/map.js reads that JSON with textContent. So
`script-src 'self'; style-src 'self'` holds without a nonce.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

import folium
from branca.element import Figure
from flask_babel import gettext as _
from folium.template import Template
from markupsafe import Markup

from graph.analytics.diffusion.liveness import CopyState
from graph.domain.values.numbers import known
from tracker.drawing.charts import CountClass, Flow, MapPoint, ProvinceCount, boundaries_note, classes, province_map
from tracker.drawing.charts.legend import legend
from tracker.drawing.charts.provinces import counted, crowd
from tracker.drawing.charts.svg import element
from tracker.drawing.static_map import StillMap

STYLES = ("/static/vendor/leaflet.css", "/static/css/charts.css", "/static/css/map.css")
SCRIPTS = ("/static/vendor/leaflet.js", "/static/js/charts.js", "/static/js/map.js")
WHOLE = ((-11.1, 94.9), (6.1, 141.2))  # degrees: south-west and north-east corner of what is drawn

_NAME = re.compile(r"[a-z][a-z0-9_]{0,40}")


class TrailMap(folium.Map):
    """A folium map without tiles, whose parts come from this application."""

    # Lists of our own: folium's are shared by all its maps, and add_js_link would change them for all.
    default_js = [(address.rpartition("/")[2], address) for address in SCRIPTS]  # noqa: RUF012
    default_css = [(address.rpartition("/")[2], address) for address in STYLES]  # noqa: RUF012

    _template = Template(
        """
        {% macro html(this, kwargs) %}{{ this.box }}{% endmacro %}
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = L.map({{ this.get_name()|tojson }}, JejakMap.options({
            center: {{ this.location|tojson }},
            crs: L.CRS.{{ this.crs }},
            ...{{ this.options|tojavascript }}
        }));
        JejakMap.draw({{ this.get_name() }});
        {% endmacro %}
        """
    )

    def __init__(self, name: str, attributes: Mapping[str, str | int | float | None] | None = None) -> None:
        if not _NAME.fullmatch(name):
            raise ValueError(f"a map's name becomes a word of its script: {name!r} cannot")
        super().__init__(
            location=[-2.5, 118],
            tiles=None,
            zoom_start=4,
            zoom_control=False,
            zoom_snap=0.1,
            max_zoom=9,
            attribution_control=False,
            scroll_wheel_zoom=False,
            max_bounds_viscosity=1,
        )
        self._name, self._id = "TrailMap", name  # folium's own id is random
        self.box = element("div", {"class": "trail-map", "id": self.get_name(), **(attributes or {})})

    def parts(self) -> tuple[str, str]:
        """Return the box as HTML and the script, each without the other."""
        figure = cast(Figure, self.get_root())
        self.render()
        return figure.html.render().strip(), figure.script.render().strip() + "\n"


@dataclass(frozen=True, slots=True)
class ProvinceMap:
    """A map of provinces by count: what a page shows (`html`) and what its sibling address serves (`data`).

    `unit` names what is counted; `scale` keeps colours equal over years and pictures. `flows` are lines from
    parent to copy in every year, of which `year` shows a part; `marks` are always shown, `points` (agencies) only
    when zoomed in.
    """

    name: str
    title: str
    unit: str
    counts: Sequence[ProvinceCount]
    still: StillMap
    scale: Sequence[CountClass] = ()
    flows: Sequence[Flow] = ()
    marks: Sequence[MapPoint] = ()
    points: Sequence[MapPoint] = ()
    year: int | None = None

    def html(
        self,
        *,
        data_url: str,
        outlines_url: str,
        standing_url: str | None = None,
        states: Collection[CopyState] = (),
    ) -> Markup:
        """Return the figure: tools, still map, the box over it, legend, and whose boundaries these are.

        ``standing_url`` serves how the points stand, ``states`` are those that occur: only for who may know them.
        """
        attributes: dict[str, str | int | float | None] = {
            "role": "region",
            "aria-label": self.title,
            "data-source": data_url,
            "data-outlines": outlines_url,
            "data-standing": standing_url,
            "data-year": self.year,
            "data-crowd": crowd(self.flows),
            "data-zoom-in": _("Perbesar"),
            "data-zoom-out": _("Perkecil"),
        }
        box, _script = TrailMap(self.name, attributes).parts()
        still = element("div", {"class": "map-still"}, self.still_picture())
        return element(
            "figure",
            {"class": "map-figure"},
            _tools(self.name),
            element("div", {"class": "map-stage"}, still, Markup(box)),
            legend(self.classes, self.unit, self.flows, self.marks, self.points, states),
            element("figcaption", {"class": "map-note"}, self.note),
        )

    def still_picture(self, *, standalone: bool = False) -> Markup:
        """Return the same picture as SVG, for readers without script and, standalone, as a file."""
        return province_map(
            self.still,
            self.counts,
            unit=self.unit,
            title=self.title,
            name=f"{self.name}-still",
            scale=self.classes,
            flows=self.flows,
            marks=self.marks,
            year=self.year,
            standalone=standalone,
        )

    def data(self) -> dict[str, object]:
        """Return what map.js reads; names are plain text there."""
        return {
            "unit": self.unit,
            "none": counted(0),
            "lows": [one.low for one in self.classes],
            "bounds": WHOLE,
            "provinces": [_province(one) for one in self.counts],
            "flows": [_flow(one) for one in self.flows],
            "marks": [_place(one) for one in self.marks],
            "points": [_place(one) for one in self.points],
        }

    @property
    def classes(self) -> Sequence[CountClass]:
        """The classes of the legend."""
        return self.scale or classes(one.count for one in self.counts)

    @property
    def note(self) -> str:
        """Say which boundaries are shown."""
        return boundaries_note(self.still.source, approximate=self.still.approximate)


def script(name: str) -> str:
    """Return the script of the map with this name, the same for every reader and every year."""
    return TrailMap(name).parts()[1]


def island_groups() -> list[tuple[str, str, tuple[float, float, float, float]]]:
    """Return value, name and sides (south, west, north, east in degrees) of the seven island groups."""
    return [
        ("sumatera", _("Sumatera"), (-6.2, 95.0, 6.0, 109.2)),
        ("jawa", _("Jawa"), (-8.9, 105.0, -5.0, 114.7)),
        ("bali-nusa-tenggara", _("Bali dan Nusa Tenggara"), (-11.1, 114.3, -7.9, 125.3)),
        ("kalimantan", _("Kalimantan"), (-4.4, 108.6, 4.5, 119.2)),
        ("sulawesi", _("Sulawesi"), (-7.0, 118.5, 5.0, 127.3)),
        ("maluku", _("Maluku"), (-8.5, 124.0, 2.8, 135.1)),
        ("papua", _("Papua"), (-9.3, 129.2, 0.3, 141.1)),
    ]


def _tools(name: str) -> Markup:
    """Offer the island groups; hidden until the script that answers has drawn the map."""
    options = [element("option", {"value": ""}, _("Seluruh Indonesia"))]
    for value, label, sides in island_groups():
        bounds = ",".join(str(side) for side in sides)
        options.append(element("option", {"value": value, "data-bounds": bounds}, label))
    field = f"{name}-islands"
    return element(
        "div",
        {"class": "map-tools", "hidden": "hidden"},
        element("label", {"for": field}, _("Perbesar ke")),
        element("select", {"id": field}, *options),
    )


def _province(one: ProvinceCount) -> dict[str, object]:
    years = {str(year): count for year, count in sorted(one.by_year.items())}
    undated = known(one.undated)
    return {"code": one.code, "name": one.name, "undated": undated, "years": years, "href": one.href}


def _flow(one: Flow) -> dict[str, object]:
    flow: dict[str, object] = {"start": one.start, "end": one.end, "label": one.label}
    return flow | {"year": one.year, "policy": one.is_policy, "direct": one.is_direct}


def _place(one: MapPoint) -> dict[str, object]:
    place: dict[str, object] = {"at": (one.lat, one.lon), "label": one.label, "shape": str(one.shape)}
    place |= {"year": one.year, "href": one.href}
    return place if one.key is None else place | {"key": one.key}
