"""Every sentence that an error may need, by its code; each part of the product keeps its own table."""

import importlib
import pkgutil
from datetime import date
from functools import cache

from flask_babel import LazyString

from graph.domain.errors import DomainError, Problem
from tracker.wording import i18n, unworded


@cache
def _table(name: str) -> dict[str, LazyString]:
    merged: dict[str, LazyString] = {}
    for module in pkgutil.iter_modules(__path__):
        merged |= getattr(importlib.import_module(f"{__name__}.{module.name}"), name, {})
    return merged


def sentence(code: str, **values: object) -> str:
    """Return the sentence of a code with its values filled in."""
    text = plain(code)
    return text % values if text and values else text.replace("%%", "%")


def plain(code: str) -> str:
    """Return the text of a code as it stands in the table, where there is no reader whose language would count."""
    if code not in _table("SENTENCES"):
        return unworded.nothing("code", code)
    return str(_table("SENTENCES")[code])


def has_sentence(code: str) -> bool:
    """Say whether this is a code of ours; what a library says of a refusal is none."""
    return code in _table("SENTENCES")


def text(error: DomainError) -> str:
    """Return what an error says to the reader."""
    return sentence(error.code, **error.values)


def problem(found: Problem) -> str:
    """Return what is wrong with one field; a day among its values is written out."""
    iso = found.values.get("iso")
    return sentence(found.code, **found.values | ({"iso": i18n.day(date.fromisoformat(str(iso)))} if iso else {}))


def has_label(name: str, record: str = "") -> bool:
    """Say whether a form field of this name has a label."""
    return _key(name, record) in _table("FIELDS")


def field_label(name: str, record: str = "") -> str:
    """Return the label of a field by its name; ``record`` is the kind of record, where it has a word of its own."""
    key = _key(name, record)
    return str(_table("FIELDS")[key]) if key in _table("FIELDS") else unworded.plain("field", name)


def _key(name: str, record: str) -> str:
    own = f"{record}.{name}"
    return own if own in _table("FIELDS") else name
