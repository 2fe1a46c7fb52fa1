"""Load named statements from the ``.cypher`` file beside a store module."""

import re
from pathlib import Path
from types import SimpleNamespace
from typing import LiteralString, cast

_HEADER = re.compile(r"^// name: (?P<name>\w+)$", re.MULTILINE)


def load(module_file: str) -> SimpleNamespace:
    """Return the statements of ``<module>.cypher`` as attributes named after them."""
    return SimpleNamespace(**parse(Path(module_file).with_suffix(".cypher").read_text("utf-8")))


def parse(text: str) -> dict[str, LiteralString]:
    """Split a file at its ``// name:`` headers; a repeated name is an error."""
    _, *parts = _HEADER.split(text)
    names, bodies = parts[::2], parts[1::2]
    if len(set(names)) != len(names):
        raise ValueError("a query name is used twice")
    # The one place where text from a file is declared safe: files are code, users never write them.
    return {name: cast(LiteralString, body.strip()) for name, body in zip(names, bodies, strict=True)}
