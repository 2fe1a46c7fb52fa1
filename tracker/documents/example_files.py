"""How a file of the example says that its data are made up: in its name, in a last column of each row, at a number."""

from flask_babel import gettext as _

from graph.domain.vocabulary import WorldKind
from tracker.wording import labels


def column(world: str) -> list[str]:
    """Return the heading and the cell of the column in which each row of the example says that it is made up."""
    return [_("Data"), _("contoh")] if world == WorldKind.EXAMPLE else []


def name(stem: str, kind: str, world: str) -> str:
    """Return the name of a file; that of the example says so."""
    return f"{stem}-contoh.{kind}" if world == WorldKind.EXAMPLE else f"{stem}.{kind}"


def mark(world: str) -> str:
    """Return the mark and the word that stand at a number of the example on paper, as on the pages."""
    return f"* {labels.MADE_UP}" if world == WorldKind.EXAMPLE else ""


def number(written: str, world: str) -> str:
    """Return a number as a paper shows it within a sentence."""
    return f"{written} {mark(world)}".rstrip()
