"""Bars: a value for each year, and a ranking. Widths are shares of the card, so text keeps its size."""

from collections.abc import Sequence
from typing import Final

from flask_babel import gettext as _
from markupsafe import Markup

from tracker.drawing.charts.records import NamedBar, YearBar
from tracker.drawing.charts.scale import ceiling, number
from tracker.drawing.charts.svg import element, group, link, picture

HEIGHT, TOP, BASE = 220, 26, 192  # pixels: the picture, the highest bar's end, the axis
FILE_WIDTH: Final = 720
ROW = 40  # pixels for one bar of a ranking
CROWDED = 9  # more bars than this: every second label steps aside on a narrow screen


def year_bars(
    bars: Sequence[YearBar], *, unit: str, title: str, name: str = "year-bars", standalone: bool = False
) -> Markup:
    """Draw one bar for each year with its value above; an empty series says so in words."""
    drawn = _axis_and_bars(bars, unit) if bars else [_nothing()]
    return picture(
        name,
        title,
        _describe_years(bars, unit),
        *_with_heading(drawn, title, standalone),
        width=FILE_WIDTH if standalone else "100%",
        height=HEIGHT + (40 if standalone else 0),
        kind="year-bars",
        standalone=standalone,
    )


def ranking(
    bars: Sequence[NamedBar], *, unit: str, title: str, name: str = "ranking", standalone: bool = False
) -> Markup:
    """Draw horizontal bars with name above and value behind, in the order given."""
    longest = max((bar.value for bar in bars), default=0)
    drawn = [_row(position, bar, longest) for position, bar in enumerate(bars)] or [_nothing()]
    return picture(
        name,
        title,
        _describe_ranking(bars, unit),
        *_with_heading(drawn, title, standalone),
        width=FILE_WIDTH if standalone else "100%",
        height=max(len(bars), 1) * ROW + 10 + (40 if standalone else 0),
        kind="ranking",
        standalone=standalone,
        has_links=any(bar.href for bar in bars),
    )


def sparkline(values: Sequence[int], *, title: str, name: str) -> Markup:
    """Draw a series in the size of a word; its last value is marked. The title says what it shows."""
    top = max([*values, 1])
    step = 92 / max(len(values) - 1, 1)
    points = [(4 + step * i, 20 - 16 * value / top) for i, value in enumerate(values)]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    drawn = [element("polyline", {"class": "curve", "points": line})] if points else []
    if points:
        drawn.append(
            element("circle", {"class": "mark mark-adopted", "cx": points[-1][0], "cy": points[-1][1], "r": 3})
        )
    described = ", ".join(number(value) for value in values) or _("Belum ada data.")
    return picture(name, title, described, *drawn, width=100, height=24, view_box="0 0 100 24", kind="sparkline")


def _axis_and_bars(bars: Sequence[YearBar], unit: str) -> list[Markup]:
    top = ceiling(max(bar.value for bar in bars))
    step = 100 / len(bars)
    crowded = len(bars) > CROWDED
    minor = {position for position in range(len(bars)) if crowded and (len(bars) - position) % 2 == 0}
    drawn = [_bar(p, bar, step, top, unit, is_minor=p in minor) for p, bar in enumerate(bars)]
    axis = element("line", {"class": "axis", "x1": "0", "x2": "100%", "y1": BASE, "y2": BASE})
    return [*drawn, axis]


def _bar(position: int, bar: YearBar, step: float, top: int, unit: str, *, is_minor: bool) -> Markup:
    height = max((BASE - TOP) * bar.value / top, 2 if bar.value else 0)
    middle = f"{step * (position + 0.5):.3f}%"
    kind = "bar is-chosen" if bar.is_chosen else "bar"
    label = f"{bar.year} - {unit}: {number(bar.value)}"
    return group(
        {"class": f"{kind} is-minor" if is_minor else kind, "data-year": bar.year},
        element("title", {}, label),
        element(
            "rect",
            {"x": f"{step * (position + 0.12):.3f}%", "width": f"{step * 0.76:.3f}%", "y": BASE - height,
             "height": height, "rx": 2},
        ),
        element("text", {"class": "value", "x": middle, "y": BASE - height - 7}, number(bar.value)),
        element("text", {"class": "tick", "x": middle, "y": BASE + 18}, str(bar.year)),
    )  # fmt: skip


def _row(position: int, bar: NamedBar, longest: int) -> Markup:
    y = position * ROW
    share = 84 * bar.value / max(longest, 1)  # the rest of the width is for the value
    name = element("text", {"class": "label", "x": 0, "y": y + 13}, bar.label)
    value = element("text", {"class": "value-behind", "x": f"{share:.2f}%", "y": y + 27, "dx": 8}, number(bar.value))
    rect = {"class": "bar-flat", "x": 0, "y": y + 19, "width": f"{share:.2f}%", "height": 9, "rx": 2}
    return group({}, link(bar.href, {"class": "bar-name"}, name), element("rect", rect), value)


def _with_heading(drawn: Sequence[Markup], title: str, standalone: bool) -> list[Markup]:
    if not standalone:
        return list(drawn)
    heading = element("text", {"class": "heading", "x": 8, "y": 26}, title)
    return [heading, group({"transform": "translate(0 40)"}, *drawn)]


def _describe_years(bars: Sequence[YearBar], unit: str) -> str:
    if not bars:
        return _("Belum ada data.")
    return _(
        "%(unit)s: %(first)s pada %(from)s, %(last)s pada %(to)s.",
        **{"unit": unit, "first": number(bars[0].value), "from": bars[0].year, "last": number(bars[-1].value),
           "to": bars[-1].year},
    )  # fmt: skip


def _describe_ranking(bars: Sequence[NamedBar], unit: str) -> str:
    if not bars:
        return _("Belum ada data.")
    most = number(bars[0].value)
    return _("Teratas: %(name)s (%(unit)s: %(count)s).", name=bars[0].label, count=most, unit=unit)


def _nothing() -> Markup:
    return element("text", {"class": "label", "x": 0, "y": 24}, _("Belum ada data."))
