"""The family tree of one innovation: time across, each line of copies on a row of its own.

A main branch goes down at the parent's year and then across to the copy, which the layout keeps free of
other marks; further parents are dashed curves; the way to a policy is red.
"""

from collections.abc import Mapping, Sequence

from flask_babel import gettext as _
from markupsafe import Markup

from graph.analytics.diffusion.liveness import CopyState
from graph.analytics.network.lineage import Layout
from tracker.drawing.charts import lineage_words as words
from tracker.drawing.charts.lineage_frame import Frame
from tracker.drawing.charts.marks import cross, mark, standing_class
from tracker.drawing.charts.records import Face, Shape, TreeNode
from tracker.drawing.charts.scale import number
from tracker.drawing.charts.svg import element, group, link, picture, scrolling

FILE_WIDTH = 960
HEADING, AXIS = 44, 22  # pixels above the rows: a file's title, the years of a tall tree
POLICY_ASIDE = 5  # pixels, less than a mark's half: both ends still touch their marks


def tree_nodes(layout: Layout, faces: Mapping[str, Face]) -> list[TreeNode]:
    """Join a layout with the members' faces; KeyError where a member has none."""
    parents: dict[str, list[str]] = {}
    for edge in sorted(layout.edges, key=lambda edge: not edge.is_main):
        parents.setdefault(edge.copy, []).append(edge.parent)
    return [
        TreeNode(
            node.id,
            face.label,
            node.x,
            node.y,
            face.shape,
            node.year,
            tuple(parents.get(node.id, ())),
            face.href,
            face.folded,
            face.state,
            face.stopped,
        )
        for node in layout.nodes
        for face in (faces[node.id],)
    ]


def lineage_tree(nodes: Sequence[TreeNode], *, title: str, name: str = "lineage", standalone: bool = False) -> Markup:
    """Draw the tree: a file names the leaves; a page names the parents, and lists whom a folded mark stands for."""
    frame = Frame.around(nodes, has_names=standalone)
    top = (HEADING if standalone else 0) + (AXIS if frame.is_tall else 0)
    named = words.names_of_leaves(frame, nodes) if standalone else words.names_of_parents(frame, nodes)
    drawn = [
        element("text", {"class": "heading", "x": 16, "y": 28}, title) if standalone else "",
        group({"transform": f"translate(0 {top})"}, *_members(frame, nodes, name), *named),
    ]
    tree = picture(
        name,
        title,
        words.describe(nodes),
        *drawn,
        width=FILE_WIDTH if standalone else "100%",
        height=frame.height + top,
        kind=f"lineage {frame.breadth(nodes)}",
        standalone=standalone,
        has_links=any(node.href or node.folded for node in nodes),
    )
    return tree if standalone else _in_page(tree, nodes, name)


def _in_page(tree: Markup, nodes: Sequence[TreeNode], name: str) -> Markup:
    """Let the tree scroll, a keyboard go through it (js/tree.js) or skip it, and its folded marks be read."""
    keys = _("Panah kiri dan kanan menyusuri cabang, panah atas dan bawah berpindah baris, Enter membuka catatan.")
    help_ = element("p", {"class": "chart-keys", "id": f"{name}-keys", "hidden": "hidden"}, keys)
    drawn = scrolling(name, tree) + help_ + words.folded(nodes, name)
    if sum(bool(node.href or node.folded) for node in nodes) < words.MANY_STOPS:
        return element("div", {"class": "chart-stops"}, drawn)
    end = f"{name}-end"
    skip = element("a", {"class": "chart-skip", "href": f"#{end}"}, _("Lewati bagan"))
    return element("div", {"class": "chart-stops"}, skip, drawn, element("div", {"id": end, "tabindex": -1}))


def _members(frame: Frame, nodes: Sequence[TreeNode], name: str) -> list[Markup]:
    by_id = {node.id: node for node in nodes}
    edges = [edge for node in nodes for edge in _edges(frame, node, by_id)]
    return [
        *words.years(frame),
        group({"class": "edges"}, *sorted(edges, key=lambda edge: "edge-policy" in edge)),
        *(_node(frame, node, name) for node in nodes),
    ]


def _edges(frame: Frame, node: TreeNode, by_id: Mapping[str, TreeNode]) -> list[Markup]:
    parents = [by_id[parent] for parent in node.parents if parent in by_id]
    return [_edge(frame, parent, node, is_main=place == 0) for place, parent in enumerate(parents)]


def _edge(frame: Frame, parent: TreeNode, copy: TreeNode, *, is_main: bool) -> Markup:
    x1, y1, x2, y2 = frame.x(parent.x), frame.y(parent.row), frame.x(copy.x), frame.y(copy.row)
    kind = "edge edge-policy" if copy.shape is Shape.POLICY else "edge"
    attributes: dict[str, str | int | float | None] = {
        "class": kind if is_main else f"{kind} edge-further",
        "data-year": copy.year,
    }
    if not is_main:
        return group(attributes, _line(x1, y1, x2, y2))
    if copy.shape is Shape.POLICY:  # beside the branch that leaves the same mark, not on top of it
        attributes["transform"] = f"translate({-POLICY_ASIDE} 0)"
    down = [_line(x1, y1, x1, y2)] if y1 != y2 else []
    return group(attributes, *down, _line(x1, y2, x2, y2))


def _line(x1: float, y1: float, x2: float, y2: float) -> Markup:
    return element("line", {"x1": f"{x1:.2f}%", "y1": y1, "x2": f"{x2:.2f}%", "y2": y2})


def _node(frame: Frame, node: TreeNode, name: str) -> Markup:
    """Draw a mark in a nested picture: its place is in percent, its size in pixels."""
    label = words.named(node)
    place = {"x": f"{frame.x(node.x):.2f}%", "y": frame.y(node.row), "overflow": "visible"}
    href = f"#{words.fold_id(name, node)}" if node.folded else node.href
    drawn = link(href, {"class": "node"}, element("title", {}, label), *_mark(node))
    attributes: dict[str, str | int | float | None] = {
        "class": f"member {standing_class(node.state)}".strip(),
        "data-year": node.year,
        "data-id": node.id,
        "data-parent": next(iter(node.parents), None),
        "data-stopped": node.stopped,
    }
    return group(attributes, element("svg", place, drawn))


def _mark(node: TreeNode) -> list[Markup]:
    target = element("circle", {"class": "target", "r": 13})
    crossed = [cross(0, 0)] if node.state is CopyState.STOPPED else []
    if not node.folded:
        return [target, mark(node.shape, 0, 0, 5), *crossed]
    other = next((face.shape for face in node.folded if face.shape is not node.shape), node.shape)
    behind = mark(other, 4, -4, 5)
    times = element("text", {"class": "label", "x": 13, "y": 4}, f"×{number(len(node.folded))}")
    return [target, behind, mark(node.shape, 0, 0, 5), *crossed, times]
