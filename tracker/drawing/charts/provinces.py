"""The still map: 38 provinces by count, lines from parent to copy; for print, files and no script."""

from collections.abc import Sequence

from flask_babel import gettext as _
from markupsafe import Markup

from graph.domain.values.numbers import known
from tracker.drawing import static_map
from tracker.drawing.charts.marks import mark
from tracker.drawing.charts.records import Flow, MapPoint, ProvinceCount
from tracker.drawing.charts.scale import CountClass, class_of, classes, number
from tracker.drawing.charts.svg import element, group, picture
from tracker.drawing.static_map import StillMap

BEND = 0.18  # of a line's length: how far its middle is bent aside
CROWDS = {"is-crowd": 120, "is-busy": 40}  # at least so many lines
HEAD, FOOT = 44, 64  # units above and below the map in a file of its own: title; legend and source


def province_map(
    still: StillMap,
    counts: Sequence[ProvinceCount],
    *,
    unit: str,
    title: str,
    name: str = "still-map",
    scale: Sequence[CountClass] | None = None,
    flows: Sequence[Flow] = (),
    marks: Sequence[MapPoint] = (),
    year: int | None = None,
    standalone: bool = False,
) -> Markup:
    """Draw the provinces coloured by count; of one without a count nothing is known.

    `unit` names what is counted ("Instansi"); `scale` is by default made from the counts, and given where
    several pictures or years must share their colours. Lines of after `year` are there for a page that goes on to
    another year, and hidden by its style; a file leaves them out.
    """
    scale = scale or classes(one.count for one in counts)
    flows = [one for one in flows if not (standalone and is_later(one, year))]
    by_code = {one.code: one for one in counts}
    land = [_province(code, path, by_code.get(code), scale, unit) for code, path in still.paths.items()]
    drawn = [
        element("rect", {"class": "sea", "width": static_map.WIDTH, "height": static_map.HEIGHT}),
        group({"transform": f"scale({1 / static_map.FINENESS})"}, *land),
        group({"class": f"flows {crowd(flows)}".strip()}, *(_flow(one, year) for one in flows)),
        *(_place(one) for one in marks),
    ]
    height, top = static_map.HEIGHT, 0
    if standalone:
        drawn = [_framed(drawn, still, scale, title, unit)]
        height, top = height + HEAD + FOOT, -HEAD
    return picture(
        name,
        title,
        describe(counts, unit),
        *drawn,
        width=static_map.WIDTH,
        height=height,
        view_box=f"0 {top} {static_map.WIDTH} {height}",
        kind="still-map",
        standalone=standalone,
    )


def crowd(flows: Sequence[Flow]) -> str:
    """Name the class under which many lines are drawn fainter, so that the provinces stay readable under them."""
    return next((name for name, least in CROWDS.items() if len(flows) >= least), "")


def describe(counts: Sequence[ProvinceCount], unit: str) -> str:
    """Say in words what a map of provinces shows: how many have any, and which has most."""
    present = [one for one in counts if one.count > 0]
    if not present:
        return _("Belum ada yang terverifikasi di provinsi mana pun.")
    most = max(present, key=lambda one: one.count)
    return _(
        "%(unit)s: %(total)s di %(present)s dari 38 provinsi; terbanyak di %(name)s (%(count)s).",
        unit=unit,
        total=number(sum(one.count for one in present)),
        present=number(len(present)),
        name=most.name,
        count=number(most.count),
    )


def counted(value: int) -> str:
    """Write the count of a place; where nothing is verified that is said, never zero."""
    return number(value) if known(value) is not None else _("belum ada yang terverifikasi")


def boundaries_note(source: str, *, approximate: bool) -> str:
    """Say which boundaries a map shows."""
    if approximate:
        return _("Batas perkiraan, bukan rujukan hukum. Sumber: %(source)s.", source=source)
    return _("Batas wilayah: %(source)s.", source=source)


def _province(code: str, path: str, count: ProvinceCount | None, scale: Sequence[CountClass], unit: str) -> Markup:
    value = count.count if count else 0
    label = f"{count.name if count else static_map.NAMES[code]} - {unit}: {counted(value)}"
    attributes = {"class": f"land c{class_of(value, scale)}", "data-code": code, "d": path}
    return element("path", attributes, element("title", {}, label))


def is_later(flow: Flow, year: int | None) -> bool:
    """Say whether a line belongs to a year after the chosen one; one without a year belongs to all."""
    return year is not None and flow.year is not None and flow.year > year


def _flow(flow: Flow, year: int | None) -> Markup:
    (x1, y1), (x2, y2) = static_map.project(*flow.start), static_map.project(*flow.end)
    middle_x, middle_y = (x1 + x2) / 2 + BEND * (y1 - y2), (y1 + y2) / 2 + BEND * (x2 - x1)
    curve = f"M{x1:.1f} {y1:.1f}Q{middle_x:.1f} {middle_y:.1f} {x2:.1f} {y2:.1f}"
    kind = "flow flow-policy" if flow.is_policy else "flow flow-direct" if flow.is_direct else "flow"
    kind += " is-later" if is_later(flow, year) else ""
    return element("path", {"class": kind, "data-year": flow.year, "d": curve}, element("title", {}, flow.label))


def _place(place: MapPoint) -> Markup:
    x, y = static_map.project(place.lat, place.lon)
    title = element("title", {}, place.label)
    return group({"class": "place", "data-year": place.year}, title, mark(place.shape, x, y, 6))


def _framed(drawn: Sequence[Markup], still: StillMap, scale: Sequence[CountClass], title: str, unit: str) -> Markup:
    """Add what a picture needs outside its page: a title, the legend and whose boundaries these are."""
    below = static_map.HEIGHT
    steps = [element("text", {"class": "label", "x": 16, "y": below + 25}, unit)]
    x = 40 + 7.5 * len(unit)
    for position, one in enumerate(scale):
        box = {"class": f"land c{position}", "x": x, "y": below + 13, "width": 20, "height": 14}
        steps += [
            element("rect", box),
            element("text", {"class": "label", "x": x + 26, "y": below + 25}, one.label),
        ]
        x += 44 + 8 * len(one.label)
    note = boundaries_note(still.source, approximate=still.approximate)
    place = {"class": "note", "x": 16, "y": below + 50}
    heading = element("text", {"class": "heading", "x": 16, "y": -15}, title)
    return group({}, heading, *drawn, *steps, element("text", place, note))
