"""What is written in and beside a family tree: years, names, whom a mark stands for, and a sentence on all."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from flask_babel import gettext as _, ngettext
from markupsafe import Markup

from graph.analytics.diffusion.liveness import CopyState
from graph.analytics.network.folding import DRAWABLE
from tracker.drawing.charts.lineage_frame import Frame
from tracker.drawing.charts.records import Face, Shape, TreeNode
from tracker.drawing.charts.scale import number
from tracker.drawing.charts.svg import element, group, link

TICKS = 12  # at most this many years are written
LETTER = 7.0  # pixels: about the width of one at this size
WIDE = 900  # pixels: the least width at which names of parents are shown (map.css hides them below)
SHORT: Final = (("Pemerintah Kabupaten ", "Kab. "), ("Pemerintah Kota ", "Kota "), ("Pemerintah Provinsi ", "Prov. "))
MANY_STOPS: Final = 20  # links: from here on a keyboard may skip the picture


def years(frame: Frame) -> list[Markup]:
    """Draw a line for each year, named at the foot, and at the head too where the tree is tall."""
    first, last = int(frame.first), int(frame.last)
    every = -(-(last - first + 1) // TICKS)
    drawn: list[Markup] = []
    bottom = frame.y(frame.rows - 1) + 14
    ends = (bottom + 20, -8) if frame.is_tall else (bottom + 20,)
    for position, year in enumerate(range(first, last + 1, every)):
        x = f"{frame.x(year):.2f}%"
        ticks = [element("text", {"class": "tick", "x": x, "y": y}, str(year)) for y in ends]
        drawn += [
            element("line", {"class": "grid", "x1": x, "x2": x, "y1": 6, "y2": bottom}),
            group({"class": "is-minor" if position % 2 else None}, *ticks),
        ]
    return drawn if frame.first else []


def names_of_leaves(frame: Frame, nodes: Sequence[TreeNode]) -> list[Markup]:
    """Name the last mark of each row, whose right side is free."""
    ends: dict[int, TreeNode] = {}
    for node in nodes:
        if node.row not in ends or node.x > ends[node.row].x:
            ends[node.row] = node
    written: list[Markup] = []
    for row, node in sorted(ends.items()):
        place = {"class": "node-name", "x": f"{frame.x(node.x):.2f}%", "dx": 13, "y": frame.y(row) + 4}
        written.append(element("text", place, _shortened(node.label)))
    return written


def names_of_parents(frame: Frame, nodes: Sequence[TreeNode]) -> list[Markup]:
    """Name the origin and what was copied again above their branches, from left to right where there is room."""
    copied = {parent for node in nodes for parent in node.parents[:1]}
    parents = [node for node in nodes if node.id in copied or node.shape is Shape.ORIGIN]
    free: dict[int, float] = {}
    written: list[Markup] = []
    for node in sorted(parents, key=lambda node: (node.row, node.x)):
        x, name = frame.x(node.x), _shortened(node.label)
        if x < free.get(node.row, 0):
            continue
        free[node.row] = x + (len(name) + 2) * LETTER / WIDE * 100
        at = {"class": "node-name node-parent", "x": f"{x:.2f}%", "dx": 5, "y": frame.y(node.row) - 8}
        written.append(group({"data-year": node.year}, element("text", at, name)))
    return written


def named(node: TreeNode) -> str:
    """Say in a line what a mark is: its name, its year, and how it stands where that is known."""
    label = node.label if node.year is None else f"{node.label} ({node.year})"
    return label if (stands := standing(node)) is None else f"{label}, {stands}"


def standing(node: TreeNode) -> str | None:
    """Say what a hollow mark says."""
    if node.state is CopyState.UNCONFIRMED:
        return _("belum dikonfirmasi")
    if node.state is CopyState.STOPPED:
        return _("berhenti") if node.folded or not node.stopped else _("berhenti %(year)s", year=node.stopped)
    return None


def folded(nodes: Sequence[TreeNode], name: str) -> Markup:
    """List whom each folded mark stands for, under the address that the mark leads to."""
    groups = [
        element("li", {"id": fold_id(name, node)}, f"{named(node)}: ", *_linked(node.folded))
        for node in nodes
        if node.folded
    ]
    if not groups:
        return Markup()
    summary = element("summary", {}, _("Anggota tanda gabungan"))
    why = element(
        "p", {}, _("Replikasi dari induk dan tahun yang sama, yang belum direplikasi lagi, digabung dalam satu tanda.")
    )
    if sum(len(node.folded) or 1 for node in nodes) > DRAWABLE:
        why += element(
            "p", {}, _("Pada keluarga yang sangat besar, cabang-cabang yang jauh juga digabung dengan induknya.")
        )
    return element(
        "details",
        {"class": "basis folds"},
        summary,
        element("div", {"class": "basis-body"}, why, element("ul", {"class": "plain-list"}, *groups)),
    )


def fold_id(name: str, node: TreeNode) -> str:
    return f"{name}-{node.id}"


def describe(nodes: Sequence[TreeNode]) -> str:
    """Say in a sentence how many copies are drawn, and of which years."""
    copies = [node for node in nodes if node.shape in (Shape.ADOPTED, Shape.ADAPTED)]
    if not copies:
        return _("Belum ada replikasi yang tercatat.")
    years = [node.year for node in copies if node.year is not None]
    total = sum(len(node.folded) or 1 for node in copies)
    said = ngettext("%(count)s replikasi", "%(count)s replikasi", total, count=number(total))
    drawn = (
        _("%(said)s, %(first)s sampai %(last)s.", said=said, first=min(years), last=max(years)) if years else f"{said}."
    )
    return " ".join([drawn, *_standings(copies)])


def _standings(copies: Sequence[TreeNode]) -> list[str]:
    """Say how many of the copies are drawn hollow."""
    counted = Counter[CopyState | None]()
    for node in copies:
        counted[node.state] += len(node.folded) or 1
    said = {CopyState.UNCONFIRMED: _("Belum dikonfirmasi: %(count)s."), CopyState.STOPPED: _("Berhenti: %(count)s.")}
    return [words % {"count": number(counted[one])} for one, words in said.items() if counted[one]]


def _linked(faces: Sequence[Face]) -> list[Markup]:
    parts: list[Markup] = []
    for face in faces:
        parts += [Markup(", "), link(face.href, {}, face.label)]
    return parts[1:]


def _shortened(label: str, longest: int = 34) -> str:
    for whole, short in SHORT:
        label = label.replace(whole, short)
    return label if len(label) <= longest else label[: longest - 1].rstrip() + "…"
