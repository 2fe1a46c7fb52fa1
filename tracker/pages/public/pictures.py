"""Turn a snapshot's copies into what maps, trees and charts draw. Ever-verified copies only, as all public views."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from flask import Response, url_for
from flask_babel import gettext as _, ngettext, pgettext
from markupsafe import Markup

from graph.analytics.dataset import counts
from graph.analytics.dataset.counts import PlaceCount
from graph.analytics.diffusion import liveness
from graph.analytics.diffusion.curves import Curve
from graph.analytics.diffusion.liveness import CopyState
from graph.analytics.network import family, folding, lineage
from graph.analytics.network.folding import Fold
from graph.domain.records.scaling import Enacted
from graph.domain.records.snapshot import ReplicationRow
from graph.domain.vocabulary import Manner
from tracker.drawing import charts
from tracker.drawing.charts import Face, NamedBar, ProvinceCount, Shape, YearBar
from tracker.figures.snapshot import Snapshot, once_per_version
from tracker.pages.public import policies
from tracker.wording import labels
from tracker.wording.i18n import language

_SHAPES = {Manner.ADAPTED: Shape.ADAPTED, Manner.MODIFIED: Shape.ADAPTED}


@dataclass(frozen=True, slots=True)
class Leader:
    """An innovation with its number of adopting agencies."""

    id: str
    name: str
    origin: str | None
    agencies: int
    provinces: int


def title() -> str:
    return _("Instansi yang mereplikasi, menurut provinsi")


def file_title(year: int | None, is_example: bool) -> str:
    """Return the title of the national map as a file: its year, and that its data are made up where they are."""
    parts = [title()]
    if year is not None:
        parts.append(_("sampai akhir tahun %(year)s", year=year))
    if is_example:
        parts.append(str(labels.EXAMPLE_LINE))
    return "; ".join(parts)


def agencies_unit() -> str:
    return pgettext("jamak", "Instansi")


def provinces(snapshot: Snapshot, copies: Sequence[ReplicationRow]) -> list[PlaceCount]:
    """Count copies by province; a line without a code holds the agencies that have no region."""
    return counts.per_province(snapshot.rows, copies)


def province_counts(snapshot: Snapshot, copies: Sequence[ReplicationRow]) -> list[ProvinceCount]:
    """Return the distinct agencies by province for a map, with the year in which each agency first adopted."""
    first: dict[str, Counter[int]] = {}
    for agency, year in first_years(copies).items():
        place = snapshot.agencies[agency]
        if place.province and year is not None:
            first.setdefault(place.province, Counter())[year] += 1
    return [
        ProvinceCount(
            line.code,
            line.name or "",
            line.agencies,
            dict(sorted(first.get(line.code, Counter[int]()).items())),
            url_for("public.region", code=line.code),
        )
        for line in provinces(snapshot, copies)
        if line.code is not None
    ]


def tree_legend(became: Sequence[Enacted] = (), states: Sequence[CopyState] = ()) -> Markup:
    policy = (Shape.POLICY,) if became else ()
    return charts.shape_legend((Shape.ORIGIN, Shape.ADOPTED, Shape.ADAPTED, *policy), states)


@dataclass(frozen=True, slots=True)
class DrawnFamily:
    """Whose family is drawn, what the innovation became, and whether the reader may know how its copies stand."""

    id: str
    name: str
    origin: str | None
    became: tuple[Enacted, ...] = ()
    has_standing: bool = False


def tree(snapshot: Snapshot, drawn: DrawnFamily, *, standalone: bool = False) -> str:
    """Draw an innovation's family: time across, each copy named by its agency; once for a version and language."""
    return _tree(snapshot, drawn, language(), standalone)


@once_per_version
def _tree(snapshot: Snapshot, drawn: DrawnFamily, _language: str, standalone: bool) -> str:
    copies = {copy.id: copy for copy in snapshot.of_innovation(drawn.id)}
    states = {one: _state(snapshot, drawn, copy) for one, copy in copies.items()}
    members = [
        family.Member(drawn.id, (), None, "origin"),
        *map(_member, copies.values()),
        *policies.members(drawn.id, drawn.became),
    ]
    folds = [Fold(one, (one.id,)) for one in members] if standalone else folding.fold(members, states)
    faces = {drawn.id: Face(drawn.origin or drawn.name, Shape.ORIGIN), **policies.faces(drawn.became)}
    for fold in folds:
        if fold.member.id in copies:
            faces[fold.member.id] = _face(snapshot, [copies[one] for one in fold.stands_for], states)
    nodes = charts.tree_nodes(lineage.layout(fold.member for fold in folds), faces)
    heading = _("Silsilah replikasi %(name)s", name=drawn.name)
    return charts.lineage_tree(nodes, title=heading, standalone=standalone)


def _face(snapshot: Snapshot, copies: Sequence[ReplicationRow], states: Mapping[str, CopyState | None]) -> Face:
    """Return how a copy is shown, or several of one state that are drawn as one: stopped once all of them had."""
    alone = [
        Face(
            snapshot.agencies[copy.adopter].name,
            _shape(copy),
            url_for("registry.show", replication_id=copy.id),
            state=states[copy.id],
            stopped=copy.stopped_on.year if copy.stopped_on and states[copy.id] else None,
        )
        for copy in copies
    ]
    if len(alone) == 1:
        return alone[0]
    together = ngettext("%(num)s replikasi", "%(num)s replikasi", len(alone))
    most = Counter(face.shape for face in alone).most_common(1)[0][0]
    folded = tuple(sorted(alone, key=lambda face: face.label))
    stopped = max((face.stopped for face in alone if face.stopped), default=None)
    state = alone[0].state if len({face.state for face in alone}) == 1 else None  # a far branch may hold several
    return Face(together, most, folded=folded, state=state, stopped=stopped)


def _state(snapshot: Snapshot, drawn: DrawnFamily, copy: ReplicationRow) -> CopyState | None:
    return liveness.state(copy, None, snapshot.rows.confirmed_since) if drawn.has_standing else None


def _shape(copy: ReplicationRow) -> Shape:
    return _SHAPES.get(copy.manner, Shape.ADOPTED) if copy.manner else Shape.ADOPTED


def curve(copies: Sequence[ReplicationRow], *, heading: str, year: int | None = None, standalone: bool = False) -> str:
    """Draw the running total of agencies by year; an agency counts once."""
    first = Counter(year for year in first_years(copies).values() if year is not None)
    bars: list[YearBar] = []
    so_far = 0
    for one in range(min(first), max(first) + 1) if first else ():
        so_far += first[one]
        bars.append(YearBar(one, so_far, one == (year or max(first))))
    return charts.year_bars(bars, unit=agencies_unit(), title=heading, standalone=standalone)


def most_replicated(snapshot: Snapshot, number: int) -> list[Leader]:
    """Return the innovations that most agencies have copied."""
    ranked = _ranked(snapshot)
    return ranked[:number]


def ranking(leaders: Iterable[Leader], heading: str) -> str:
    bars = [NamedBar(one.name, one.agencies, url_for("public.innovation", innovation_id=one.id)) for one in leaders]
    return charts.ranking(bars, unit=agencies_unit(), title=heading)


def download(svg: str, name: str) -> Response:
    """Answer with a picture to keep."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.svg"'}
    return Response(str(svg), mimetype="image/svg+xml", headers=headers)


def years(copies: Iterable[ReplicationRow]) -> list[int]:
    """Return the years a slider may choose, from the first copy to the last."""
    known = [copy.started_on.year for copy in copies if copy.started_on]
    return list(range(min(known), max(known) + 1)) if known else []


def first_years(copies: Iterable[ReplicationRow]) -> dict[str, int | None]:
    """Return for each agency the year of its first copy, None where no year is known."""
    first: dict[str, int | None] = {}
    for copy in copies:
        year = copy.started_on.year if copy.started_on else None
        known = first.get(copy.adopter)
        first[copy.adopter] = min(filter(None, (known, year)), default=None)
    return first


@once_per_version
def _ranked(snapshot: Snapshot) -> list[Leader]:
    leaders: list[Leader] = []
    for root in snapshot.rows.innovations:
        copies = snapshot.of_innovation(root.id)
        if not copies:
            continue
        adopters = {copy.adopter for copy in copies}
        reached = {snapshot.agencies[adopter].province for adopter in adopters} - {None}
        origin = snapshot.agencies[root.origin].name if root.origin else None
        leaders.append(Leader(root.id, root.name, origin, len(adopters), len(reached)))
    return sorted(leaders, key=lambda leader: (-leader.agencies, leader.name, leader.id))


def _member(copy: ReplicationRow) -> family.Member:
    return family.Member(copy.id, copy.parents, copy.started_on.year if copy.started_on else None)


def curve_chart(curve: Curve, name: str) -> Markup:
    """Draw the cumulative agencies, one bar a year."""
    years = curve.span.periods.tolist()
    totals = zip(years, curve.cumulative[0].tolist(), strict=True)
    bars = [YearBar(year, total, year == years[-1]) for year, total in totals]
    return charts.year_bars(bars, unit=agencies_unit(), title=_("Jumlah kumulatif instansi: %(name)s", name=name))
