"""The four marks of a family: dot, circle, square, diamond; told apart by shape as well as by colour."""

from markupsafe import Markup

from tracker.charts.records import Shape
from tracker.charts.svg import element


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
