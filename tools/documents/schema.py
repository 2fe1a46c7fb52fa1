"""docs/schema.md: labels, properties, links, constraints, and which statement reads or writes each."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any, get_args

from graph import queries
from graph.domain.records.nodes import LINKS, NODES
from tools.documents.meanings import LABELS, TYPES
from tools.documents.tables import code, table

ROOT = Path(__file__).parents[2]
_NODE = re.compile(r"\((\w*):([A-Z]\w*(?:[|:][A-Z]\w*)*)")
_WAY = re.compile(r"\[\w*:([A-Z_]+(?:\|[A-Z_]+)*)")
_WRITES = re.compile(
    r"^\s*(?:ON (?:CREATE|MATCH) )?(CREATE|MERGE|SET|REMOVE|DELETE|DETACH DELETE)\b(.*)$", re.MULTILINE
)
_UNIQUE = re.compile(r"CREATE CONSTRAINT (\w+) IF NOT EXISTS\s+FOR \(\w+:(\w+)\)\s+REQUIRE (.+?) IS (UNIQUE|NODE KEY)")
_INDEX = re.compile(r"CREATE (?:\w+ )?INDEX (\w+) IF NOT EXISTS\s+FOR \(\w+:([\w|]+)\)\s+ON (?:EACH )?[(\[](.+?)[)\]]")


@dataclass(slots=True)
class Uses:
    """The statements that read a label or type, and those that write it."""

    reads: set[str] = field(default_factory=set[str])
    writes: set[str] = field(default_factory=set[str])


def statements() -> Iterator[tuple[str, str]]:
    """Return the name and the text of every statement of the store."""
    for file in sorted((ROOT / "graph" / "store").rglob("*.cypher")):
        for name, text in queries.parse(file.read_text("utf-8")).items():
            yield f"{file.stem}.{name}", text


def uses() -> Mapping[str, Uses]:
    """Return for each label and each type of a link who touches it."""
    found: defaultdict[str, Uses] = defaultdict(Uses)
    for name, text in statements():
        variables = {variable: re.split("[|:]", labels) for variable, labels in _NODE.findall(text)}
        written = {one for _verb, clause in _WRITES.findall(text) for one in _written(clause, variables)}
        named = {one for labels in variables.values() for one in labels}
        named |= {one for labels in _NODE.findall(text) for one in re.split("[|:]", labels[1])}
        named |= {one for types in _WAY.findall(text) for one in types.split("|")}
        for one in named | written:
            (found[one].writes if one in written else found[one].reads).add(name)
    return found


def _written(clause: str, variables: Mapping[str, list[str]]) -> Iterator[str]:
    """Return what a writing clause names: labels, types, and the labels of the variables that it sets."""
    for _variable, labels in _NODE.findall(clause):
        yield from re.split("[|:]", labels)
    for types in _WAY.findall(clause):
        yield from types.split("|")
    if not _WAY.search(clause):
        for variable in re.findall(r"\b(\w+)(?=[.\s,+:]|$)", clause):
            yield from variables.get(variable, [])


def constraints() -> dict[str, list[str]]:
    """Return for each label what is unique of it, and by what it is found."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for file in sorted((ROOT / "migrations").glob("*.cypher")):
        text = file.read_text("utf-8")
        for _name, label, what, _kind in _UNIQUE.findall(text):
            found[label].append(f"{_plain(what)} unique")
        for _name, labels, what in _INDEX.findall(text):
            for label in labels.split("|"):
                found[label].append(f"{_plain(what)} indexed")
    return found


def _plain(what: str) -> str:
    return re.sub(r"\b\w+\.", "", what.strip("() "))


def _type(kind: Any) -> str:  # Any: a type, or several of them
    """Return a type in the words of the document."""
    parts = get_args(kind) if "|" in str(kind) else ()
    if parts:
        return " or ".join("unknown" if part is type(None) else _type(part) for part in parts)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return f"one of {kind.__name__}"
    if get_args(kind):
        return f"list of {_type(get_args(kind)[0])}"
    return {"str": "text", "int": "whole number", "float": "number", "bool": "yes or no", "datetime": "instant"}.get(
        kind.__name__, kind.__name__
    )


def _section(
    name: str, meaning: str, properties: Mapping[str, Any], use: Uses, unique: list[str]
) -> str:  # Any: as above
    held = (
        table(("property", "type"), [(code(one), _type(kind)) for one, kind in properties.items()])
        if properties
        else ""
    )
    lines = [f"### {name}\n", f"{meaning}\n"]
    lines += [held] if held else []
    lines += [f"- Keys: {'; '.join(unique)}."] if unique else []
    lines += [
        f"- {verb}: {', '.join(sorted(found))}."
        for verb, found in (("Read by", use.reads), ("Written by", use.writes))
        if found
    ]
    return "\n".join(lines) + "\n"


def text() -> str:
    """Return the whole document."""
    used, unique = uses(), constraints()
    labels = sorted(used.keys() & LABELS.keys() | NODES.keys())
    types = sorted(name for name in used if name.isupper())
    nodes = [
        _section(one, LABELS[one], NODES.get(one, {}), used.get(one, Uses()), unique.get(one, [])) for one in labels
    ]
    links = [_section(one, TYPES[one], LINKS.get(one, {}), used[one], []) for one in types]
    return "\n".join(
        [
            "# The graph\n",
            "Made by `make docs` from the statements, `graph/domain/records/nodes.py`, the migrations and",
            "`tools/documents/meanings.py`; change it there. A property that no record is read from is not listed.\n",
            "## Labels\n",
            *nodes,
            "## Links\n",
            *links,
        ]
    )
