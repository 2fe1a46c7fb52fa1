"""The four marks of a family: dot, circle, square, diamond; told apart by shape as well as by colour.

Hollow is what nobody confirmed, hollow with a cross what stopped: by `standing_class` on a group around the mark, so
that a page can change it with the year.
"""

from markupsafe import Markup

from graph.analytics.diffusion.liveness import CopyState
from tracker.drawing.charts.records import Shape
from tracker.drawing.charts.svg import element

CROSS = 2.6  # units from the middle of a mark to each end of a stop's cross


def mark(shape: Shape, x: float, y: float, size: float) -> Markup:
    """Draw a mark around a point; `size` is about its radius in units."""
    kind = f"mark mark-{shape}"
    if shape is Shape.ADAPTED:
        edge = size * 1.7
        at = {"x": x - edge / 2, "y": y - edge / 2}
        return element("rect", {"class": kind, **at, "width": edge, "height": edge, "rx": 1})
    if shape is Shape.POLICY:
        out = size * 1.35
        diamond = f"M{x:.1f} {y - out:.1f}l{out:.2f} {out:.2f} {-out:.2f} {out:.2f} {-out:.2f} {-out:.2f}z"
        return element("path", {"class": kind, "d": diamond})
    return element("circle", {"class": kind, "cx": x, "cy": y, "r": size * 1.25 if shape is Shape.ORIGIN else size})


def standing_class(state: CopyState | None) -> str:
    """Name the class under which a mark is drawn as unconfirmed or stopped."""
    return f"is-{state}" if state in (CopyState.UNCONFIRMED, CopyState.STOPPED) else ""


def cross(x: float, y: float) -> Markup:
    """Draw the cross of a stop over a mark; it shows only under the class of a stop."""
    out = 2 * CROSS
    ends = f"M{x - CROSS:.1f} {y - CROSS:.1f}l{out:.1f} {out:.1f}m0 {-out:.1f}l{-out:.1f} {out:.1f}"
    return element("path", {"class": "mark-cross", "d": ends})
