"""The blueprint of the public portal, with the views of its parts."""

from tracker.pages.public import (
    catalogue,
    category_page,
    home,
    liveness,
    map_page,
    measure_tables,
    method_page,
    nation_page,
    places,
    spread_page,
)
from tracker.pages.public.blueprint import bp

__all__ = [
    "bp",
    "catalogue",
    "category_page",
    "home",
    "liveness",
    "map_page",
    "measure_tables",
    "method_page",
    "nation_page",
    "places",
    "spread_page",
]
