"""Free room on the disks that are written to: below the setting nothing is taken, so that nothing is half written."""

import logging
import shutil
import threading
from dataclasses import dataclass
from pathlib import Path

from graph.domain.errors import Unavailable
from tracker.base.settings import Settings

log = logging.getLogger("jejak.room")
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Short:
    """A place with too little room."""

    place: Path
    free: int  # megabytes


class Room:
    """Looks at the disks with each write, which costs microseconds, and logs when their state changes."""

    def __init__(self, places: tuple[Path, ...], least: int) -> None:
        self._places = places
        self._least = least  # megabytes
        self._lock = threading.Lock()
        self._was_short = False

    def demand(self) -> None:
        """Raise Unavailable while one of the places has too little room."""
        if (short := self.short()) is not None:
            raise Unavailable("disk_full", free=short.free, least=self._least)

    def short(self) -> Short | None:
        """Return the first place with too little room, if there is one."""
        found = next((Short(place, free) for place in self._places if (free := _free(place)) < self._least), None)
        with self._lock:
            has_changed, self._was_short = self._was_short != (found is not None), found is not None
        if has_changed and found is not None:
            log.error("nothing is written: %d MB are free in %s, %d are needed", found.free, found.place, self._least)
        elif has_changed:
            log.warning("there is room again: writing goes on")
        return found


def of(settings: Settings) -> Room:
    """Return the room of the data folder, and of the evidence files where they lie on a disk of this machine."""
    places = [settings.data]
    scheme, is_address, rest = (settings.files or "").partition("://")
    if settings.files and (not is_address or scheme == "file"):
        places.append(Path(rest if is_address else settings.files))
    return Room(tuple(places), settings.room)


def _free(place: Path) -> int:
    while not place.exists() and place != place.parent:  # made with the first file
        place = place.parent
    return shutil.disk_usage(place).free // MEGABYTE
