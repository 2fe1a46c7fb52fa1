"""The equal-size map: one tile for each of the 38 provinces, so that Jakarta is as visible as Papua."""

from collections.abc import Sequence

from flask_babel import gettext as _
from markupsafe import Markup

from graph.domain.values.numbers import known
from tracker.drawing.charts.provinces import counted, describe
from tracker.drawing.charts.records import ProvinceCount
from tracker.drawing.charts.scale import CountClass, class_of, classes, number
from tracker.drawing.charts.svg import element, link, picture, scrolling
from tracker.drawing.static_map import NAMES

TILE, GAP, MARGIN = 60, 4, 2
HEAD = 40  # units above the tiles in a file of its own

# Kemendagri code: (column, row, what civil servants call it), each island group a block of its own.
GRID = {
    "11": (0, 0, "Aceh"), "12": (1, 1, "Sumut"), "13": (1, 2, "Sumbar"), "14": (2, 1, "Riau"),
    "21": (3, 0, "Kepri"), "15": (2, 2, "Jambi"), "17": (1, 3, "Bengkulu"), "16": (2, 3, "Sumsel"),
    "19": (3, 2, "Babel"), "18": (2, 4, "Lampung"),
    "36": (3, 5, "Banten"), "31": (4, 5, "DKI"), "32": (4, 6, "Jabar"), "33": (5, 5, "Jateng"),
    "34": (5, 6, "DIY"), "35": (6, 5, "Jatim"), "51": (7, 5, "Bali"), "52": (8, 5, "NTB"),
    "53": (9, 5, "NTT"),
    "61": (4, 1, "Kalbar"), "62": (5, 1, "Kalteng"), "63": (6, 2, "Kalsel"), "64": (6, 1, "Kaltim"),
    "65": (6, 0, "Kaltara"),
    "71": (10, 0, "Sulut"), "75": (9, 1, "Gorontalo"), "72": (9, 2, "Sulteng"), "76": (8, 2, "Sulbar"),
    "73": (8, 3, "Sulsel"), "74": (9, 3, "Sultra"),
    "82": (11, 1, "Malut"), "81": (11, 3, "Maluku"),
    "96": (12, 2, "PBD"), "92": (13, 2, "Pabar"), "91": (14, 2, "Papua"),
    "94": (13, 3, "Papteng"), "95": (14, 3, "Papeg"), "93": (14, 4, "Papsel"),
}  # fmt: skip
COLUMNS, ROWS = 15, 7


def tile_map(
    counts: Sequence[ProvinceCount],
    *,
    unit: str,
    title: str,
    name: str = "tile-map",
    scale: Sequence[CountClass] | None = None,
    standalone: bool = False,
) -> Markup:
    """Draw one equal tile for each province with its count, in the colours of the map beside it."""
    scale = scale or classes(one.count for one in counts)
    by_code = {one.code: one for one in counts}
    tiles = [_tile(code, by_code.get(code), scale, unit) for code in sorted(GRID)]
    if standalone:
        tiles.insert(0, element("text", {"class": "heading", "x": MARGIN, "y": -14}, f"{title} - {unit}"))
    width, height = COLUMNS * (TILE + GAP) + MARGIN, ROWS * (TILE + GAP) + MARGIN
    top = -HEAD if standalone else 0
    description = _("Setiap provinsi satu petak sama besar.") + " " + describe(counts, unit)
    tiled = picture(
        name,
        title,
        description,
        *tiles,
        width=width,
        height=height - top,
        view_box=f"0 {top} {width} {height - top}",
        kind="tile-map",
        standalone=standalone,
        has_links=any(one.href for one in counts),
    )
    return tiled if standalone else scrolling(name, tiled)


def _tile(code: str, count: ProvinceCount | None, scale: Sequence[CountClass], unit: str) -> Markup:
    column, row, short = GRID[code]
    x, y = MARGIN + column * (TILE + GAP), MARGIN + row * (TILE + GAP)
    value = count.count if count else 0
    label = f"{count.name if count else NAMES[code]} - {unit}: {counted(value)}"
    middle = x + TILE / 2
    size = "tile-count" if value < 1000 else "tile-count tile-count-long"
    return link(
        count.href if count else None,
        {"class": f"tile t{class_of(value, scale)}", "data-code": code},
        element("title", {}, label),
        element("rect", {"class": "land", "x": x, "y": y, "width": TILE, "height": TILE, "rx": 5}),
        element("text", {"class": "tile-name", "x": middle, "y": y + 20}, short),
        element("text", {"class": size, "x": middle, "y": y + 46}, number(value) if known(value) is not None else "–"),
    )
