"""The blueprint of the public portal, with the views of its parts."""

from tracker.public import (
    catalogue,
    category_page,
    home,
    map_page,
    measured,
    method_page,
    nation_page,
    places,
    spread_page,
    standing,
)
from tracker.public.blueprint import bp

__all__ = [
    "bp",
    "catalogue",
    "category_page",
    "home",
    "map_page",
    "measured",
    "method_page",
    "nation_page",
    "places",
    "spread_page",
    "standing",
]
