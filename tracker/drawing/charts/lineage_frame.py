"""Where the years and rows of a family tree lie."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tracker.drawing.charts.records import TreeNode

ROW, TOP, FOOT = 26, 20, 30  # pixels: rows are wide enough for a finger's 24
FINGER = 26  # pixels between two marks of a row
BREADTHS = {"": 290, "wide-1": 480, "wide-2": 768, "wide-3": 1152}  # pixels; widths as in map.css
TALL = 15  # rows: a higher tree says its years at both ends


@dataclass(frozen=True, slots=True)
class Frame:
    """Years in percent of the width, rows in pixels."""

    first: float
    last: float
    rows: int
    left: float
    right: float

    @classmethod
    def around(cls, nodes: Sequence[TreeNode], has_names: bool) -> "Frame":
        """Return the frame of these nodes; with names their right side stays free."""
        years = [node.x for node in nodes] or [0.0]
        rows = max((node.row for node in nodes), default=0) + 1
        return cls(min(years), max(*years, min(years) + 1), rows, 6, 74 if has_names else 93)

    def x(self, year: float) -> float:
        return self.left + (self.right - self.left) * (year - self.first) / (self.last - self.first)

    def y(self, row: int) -> float:
        return TOP + ROW * row

    def breadth(self, nodes: Sequence[TreeNode]) -> str:
        """Name the least width at which neighbours on a row stay a finger's width apart."""
        spots = sorted({(node.row, node.x) for node in nodes})
        gaps = [right[1] - left[1] for left, right in pairwise(spots) if left[0] == right[0]]
        least = FINGER * (self.last - self.first) / min(gaps, default=100.0) / (self.right - self.left) * 100
        return next((name for name, width in BREADTHS.items() if least <= width), "wide-3")

    @property
    def height(self) -> int:
        return TOP + ROW * self.rows + FOOT

    @property
    def is_tall(self) -> bool:
        return self.rows > TALL
