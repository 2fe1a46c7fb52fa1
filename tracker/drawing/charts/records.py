"""What the pictures are drawn from. Every record is small, frozen and knows nothing of the database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from graph.analytics.diffusion.liveness import CopyState


class Shape(StrEnum):
    """How a member of an innovation's family is drawn; colour is never the only difference."""

    ORIGIN = "origin"  # black dot
    ADOPTED = "adopted"  # circle
    ADAPTED = "adapted"  # square; also copies that were modified
    POLICY = "policy"  # red diamond
    AGENCY = "agency"  # small circle on a map: an agency, whatever the manner of its copies


@dataclass(frozen=True, slots=True)
class ProvinceCount:
    """A province's count, and how much of it began in which year; the rest has no known year.

    `by_year` lets the browser show any year: count of year Y = all that began by the end of Y.
    """

    code: str
    name: str
    count: int
    by_year: Mapping[int, int] = field(default_factory=dict[int, int])
    href: str | None = None

    @property
    def undated(self) -> int:
        """The part of the count whose year is unknown; it is shown where no year is chosen, as in tables and files."""
        return self.count - sum(self.by_year.values())


@dataclass(frozen=True, slots=True)
class MapPoint:
    """A point on the map, degrees; `shape` as in the tree."""

    lat: float
    lon: float
    label: str
    shape: Shape = Shape.ADOPTED
    year: int | None = None
    href: str | None = None
    key: str | None = None  # by which other data of the page name it


@dataclass(frozen=True, slots=True)
class Flow:
    """A line from a parent to its copy (or, as policy, from the origin to the ministry).

    `is_direct` marks the copies of the origin itself: where there is little room only these are drawn.
    """

    start: tuple[float, float]  # latitude, longitude in degrees
    end: tuple[float, float]
    label: str
    year: int | None = None
    is_policy: bool = False
    is_direct: bool = False


@dataclass(frozen=True, slots=True)
class YearBar:
    """One year of a series; `is_chosen` marks the year that the page shows."""

    year: int
    value: int
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class NamedBar:
    """One named value of a ranking."""

    label: str
    value: int
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Face:
    """How a member of the family is shown: its name, its shape and where its page is; and whom it stands for.

    `state` is how a copy stands, for who may know it; RUNNING looks as None does. `stopped` is the year of a stop.
    """

    label: str
    shape: Shape = Shape.ADOPTED
    href: str | None = None
    folded: tuple["Face", ...] = ()  # leaf siblings drawn as this one mark, itself included
    state: CopyState | None = None
    stopped: int | None = None


@dataclass(frozen=True, slots=True)
class TreeNode:
    """A member of a family: `x` in calendar years (2019.4 lies in 2019), `row` from 0 downwards.

    The first parent is the main one, on whose branch the node stands. Parents that are not among the nodes
    are left out.
    """

    id: str
    label: str
    x: float
    row: int
    shape: Shape = Shape.ADOPTED
    year: int | None = None
    parents: tuple[str, ...] = ()
    href: str | None = None
    folded: tuple[Face, ...] = ()
    state: CopyState | None = None
    stopped: int | None = None
