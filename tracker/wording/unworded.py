"""What has no word: an error in tests, which take warnings for errors; else a line in the log and a plain word."""

import warnings
from datetime import datetime

from flask_babel import gettext as _

from tracker.wording import i18n


class Unworded(UserWarning):
    """Something that a person would see has no word; the log of a process holds warnings too."""


def plain(what: str, name: object) -> str:
    """Tell that a name has no word, and return what stands in its place: never the name itself."""
    _warn(what, name)
    return _("Catatan")


def of_day(what: str, name: object, at: datetime) -> str:
    """Tell that an entry of the trail has no words, and return what stands in their place."""
    _warn(what, name)
    return _("Catatan %(day)s", day=i18n.day(i18n.local_day(at)))


def nothing(what: str, name: object) -> str:
    """Tell that a code has no sentence; a page goes on without one."""
    _warn(what, name)
    return ""


def _warn(what: str, name: object) -> None:
    warnings.warn(Unworded(f"no word for the {what} {name}"), stacklevel=3)
