"""Legends as lists: a numbered step for each colour, a name for each mark that the picture holds."""

from collections.abc import Iterable, Sequence

from flask_babel import gettext as _
from markupsafe import Markup

from tracker.charts.marks import mark
from tracker.charts.records import Flow, Place, Shape
from tracker.charts.scale import CountClass
from tracker.charts.svg import element


def legend(
    scale: Sequence[CountClass],
    unit: str,
    flows: Sequence[Flow] = (),
    marks: Sequence[Place] = (),
    points: Sequence[Place] = (),
) -> Markup:
    """Return the list under a map: what is counted, its classes in figures, and the marks that occur.

    ``points`` are the marks that only a zoomed map shows.
    """
    steps = [_item(_swatch(position), one.label) for position, one in enumerate(scale)]
    lines = [_item(_line(""), _("Dari induk ke replikasi"))] if any(not f.is_policy for f in flows) else []
    if any(f.is_policy for f in flows):
        lines.append(_item(_line("flow-policy"), _("Menjadi kebijakan nasional")))
    head = element("li", {"class": "map-legend-unit"}, unit)
    shown = [*_marks({one.shape for one in marks}), *([_point()] if points else ())]
    return element("ul", {"class": "map-legend"}, head, *steps, *lines, *shown)


def shape_legend(shapes: Iterable[Shape]) -> Markup:
    """Return the list under a family tree, only with the shapes that occur in it."""
    return element("ul", {"class": "map-legend"}, *_marks(set(shapes)))


def _marks(present: set[Shape]) -> list[Markup]:
    names = {
        Shape.ORIGIN: _("Asal"),
        Shape.ADOPTED: _("Replikasi (adopsi)"),
        Shape.ADAPTED: _("Replikasi (adaptasi atau modifikasi)"),
        Shape.POLICY: _("Kebijakan nasional"),
    }
    return [_item(_picture(mark(shape, 10, 9, 5)), name) for shape, name in names.items() if shape in present]


def _point() -> Markup:
    picture = _picture(mark(Shape.AGENCY, 10, 9, 4))
    return element("li", {"class": "needs-script"}, picture, _("Instansi yang mereplikasi (tampak saat diperbesar)"))


def _item(picture: Markup, name: str) -> Markup:
    return element("li", {}, picture, name)


def _swatch(step: int) -> Markup:
    box = {"class": f"land c{step}", "x": 0.5, "y": 1.5, "width": 19, "height": 15, "rx": 2}
    return _picture(element("rect", box))


def _line(kind: str) -> Markup:
    return _picture(element("path", {"class": f"flow {kind}".strip(), "d": "M0 13Q10 1 20 9"}))


def _picture(drawn: Markup) -> Markup:
    """A sample beside its name: nothing to say to assistive technology."""
    return element("svg", {"class": "chart", "width": 20, "height": 18, "aria-hidden": "true"}, drawn)
