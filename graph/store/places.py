"""Which regions a text means, by everything that officials call them; a region and its government share a code."""

from dataclasses import dataclass
from functools import lru_cache

from graph import queries
from graph.domain.values.governments import Governments
from graph.engine import Reader

_Q = queries.load(__file__)


@dataclass(frozen=True, slots=True)
class _Region:
    code: str
    name: str


def meant(reader: Reader, text: str) -> list[str]:
    """Return the codes of the regions that a text means: by code, short, former, joined or split name."""
    return _governments(tuple(reader.read(_Q.regions, _Region))).meant(text)


@lru_cache(maxsize=4)
def _governments(regions: tuple[_Region, ...]) -> Governments:
    return Governments((region.code, region.name) for region in regions)
