"""Legends as lists: a numbered step for each colour, a name for each mark that the picture holds."""

from collections.abc import Collection, Iterable, Sequence

from flask_babel import gettext as _
from markupsafe import Markup

from graph.analytics.diffusion.liveness import CopyState
from tracker.drawing.charts.marks import cross, mark, standing_class
from tracker.drawing.charts.records import Flow, MapPoint, Shape
from tracker.drawing.charts.scale import CountClass
from tracker.drawing.charts.svg import element, group


def legend(
    scale: Sequence[CountClass],
    unit: str,
    flows: Sequence[Flow] = (),
    marks: Sequence[MapPoint] = (),
    points: Sequence[MapPoint] = (),
    states: Collection[CopyState] = (),
) -> Markup:
    """Return the list under a map: what is counted, its classes in figures, and the marks that occur.

    ``points`` are the marks that only a zoomed map shows, and ``states`` how some of these stand.
    """
    steps = [_item(_swatch(position), one.label) for position, one in enumerate(scale)]
    lines = [_item(_line(""), _("Dari induk ke replikasi"))] if any(not f.is_policy for f in flows) else []
    if any(f.is_policy for f in flows):
        lines.append(_item(_line("flow-policy"), _("Menjadi kebijakan nasional")))
    head = element("li", {"class": "map-legend-unit"}, unit)
    shown = [*_marks({one.shape for one in marks}), *([_point(), *_zoomed(states)] if points else ())]
    return element("ul", {"class": "map-legend"}, head, *steps, *lines, *shown)


def shape_legend(shapes: Iterable[Shape], states: Collection[CopyState] = ()) -> Markup:
    """Return the list under a family tree, only with the shapes that occur in it, and with what hollow marks say."""
    hollow = [_item(_standing(state, Shape.ADOPTED, 5), name) for state, name in _states(states)]
    return element("ul", {"class": "map-legend"}, *_marks(set(shapes)), *hollow)


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


def _zoomed(states: Collection[CopyState]) -> list[Markup]:
    samples = [(_standing(state, Shape.AGENCY, 4.5), name) for state, name in _states(states)]
    return [element("li", {"class": "needs-script"}, sample, name) for sample, name in samples]


def _states(present: Collection[CopyState]) -> list[tuple[CopyState, str]]:
    names = {CopyState.UNCONFIRMED: _("Belum dikonfirmasi sejak putaran terakhir"), CopyState.STOPPED: _("Berhenti")}
    return [(state, name) for state, name in names.items() if state in present]


def _standing(state: CopyState, shape: Shape, size: float) -> Markup:
    crossed = [cross(10, 9)] if state is CopyState.STOPPED else []
    return _picture(group({"class": standing_class(state)}, mark(shape, 10, 9, size), *crossed))


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
