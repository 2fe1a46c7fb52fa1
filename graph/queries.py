"""Load named statements from the ``.cypher`` file beside a store module."""

import re
from pathlib import Path
from types import SimpleNamespace
from typing import LiteralString, cast

_HEADER = re.compile(r"^// name: (?P<name>\w+)$", re.MULTILINE)


class NamedStatement(str):
    """The text of a statement that knows its name, as in ``snapshot.copies``: logs name it by that."""

    name: str

    def __new__(cls, text: str, name: str = "") -> "NamedStatement":  # copies set the name later
        statement = super().__new__(cls, text)
        statement.name = name
        return statement


def load(module_file: str) -> SimpleNamespace:
    """Return the statements of ``<module>.cypher`` as attributes named after them."""
    path = Path(module_file).with_suffix(".cypher")
    found = parse(path.read_text("utf-8"))
    return SimpleNamespace(**{name: NamedStatement(text, f"{path.stem}.{name}") for name, text in found.items()})


def name_of(statement: str) -> str:
    """Return the name of a statement, or the first line of one that has none.

    >>> name_of("MATCH (a:Agency)\\nRETURN a.id AS id")
    'MATCH (a:Agency)'
    """
    return statement.name if isinstance(statement, NamedStatement) else statement.strip().partition("\n")[0]


def parse(text: str) -> dict[str, LiteralString]:
    """Split a file at its ``// name:`` headers; a repeated name is an error."""
    _, *parts = _HEADER.split(text)
    names, bodies = parts[::2], parts[1::2]
    if len(set(names)) != len(names):
        raise ValueError("a query name is used twice")
    # The one place where text from a file is declared safe: files are code, users never write them.
    return {name: cast(LiteralString, body.strip()) for name, body in zip(names, bodies, strict=True)}
