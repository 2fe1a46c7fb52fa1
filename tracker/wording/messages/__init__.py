"""Every sentence that an error may need, by its code; each part of the product keeps its own table."""

import importlib
import pkgutil
from functools import cache

from flask_babel import LazyString, gettext as _

from graph.domain.errors import DomainError, Problem


@cache
def _table(name: str) -> dict[str, LazyString]:
    merged: dict[str, LazyString] = {}
    for module in pkgutil.iter_modules(__path__):
        merged |= getattr(importlib.import_module(f"{__name__}.{module.name}"), name, {})
    return merged


def sentence(code: str, **values: object) -> str:
    """Return the sentence of a code with its values filled in."""
    text = str(_table("SENTENCES").get(code, ""))
    return text % values if text and values else text.replace("%%", "%")


def plain(code: str) -> str:
    """Return the text of a code as it stands in the table, where there is no reader whose language would count."""
    return str(_table("SENTENCES").get(code, ""))


def text(error: DomainError) -> str:
    """Return what an error says to the reader."""
    return sentence(error.code, **error.values)


def problem(found: Problem) -> str:
    """Return what is wrong with one field."""
    return sentence(found.code, **found.values) or _("Isian ini belum benar.")


def has_label(name: str) -> bool:
    """Say whether a form field of this name has a label."""
    return name in _table("FIELDS")


def field_label(name: str) -> str:
    """Return the label of a form field by its name; the name itself where no label is known."""
    return str(_table("FIELDS").get(name, name.replace("_", " ").capitalize()))
