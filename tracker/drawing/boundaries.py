"""Which province boundaries the maps show: those that ship, or official ones that were loaded."""

from dataclasses import dataclass
from pathlib import Path

from tracker.drawing import static_map
from tracker.drawing.static_map import StillMap


@dataclass(frozen=True, slots=True)
class Boundaries:
    """An outlines file (GeoJSON), the still map beside it, and a text that changes with the file."""

    file: Path
    still: StillMap
    version: str


def loaded_file(data: Path) -> Path:
    """Return where loaded boundaries lie in the data folder of one world."""
    return data / "boundaries" / "provinces.json"


def current(data: Path, shipped: Path) -> Boundaries:
    """Return the loaded boundaries, else the shipped ones; OSError where the shipped ones are missing too."""
    official = loaded_file(data)
    file = official if static_map.file_beside(official).exists() else shipped
    return Boundaries(file, static_map.read(file), f"{file.stat().st_mtime_ns:x}")
