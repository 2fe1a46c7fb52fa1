"""Pictures drawn by the server: pure functions from small records to escaped SVG."""

from tracker.drawing.charts.bars import ranking, sparkline, year_bars
from tracker.drawing.charts.legend import legend, shape_legend
from tracker.drawing.charts.lineage import lineage_tree, tree_nodes
from tracker.drawing.charts.provinces import boundaries_note, province_map
from tracker.drawing.charts.records import Face, Flow, MapPoint, NamedBar, ProvinceCount, Shape, TreeNode, YearBar
from tracker.drawing.charts.scale import CountClass, class_of, classes
from tracker.drawing.charts.tiles import tile_map

__all__ = [
    "CountClass",
    "Face",
    "Flow",
    "MapPoint",
    "NamedBar",
    "ProvinceCount",
    "Shape",
    "TreeNode",
    "YearBar",
    "boundaries_note",
    "class_of",
    "classes",
    "legend",
    "lineage_tree",
    "province_map",
    "ranking",
    "shape_legend",
    "sparkline",
    "tile_map",
    "tree_nodes",
    "year_bars",
]
