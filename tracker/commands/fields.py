"""Print the data dictionary: each field with its type, unit, meaning and readers; or its JSON Schema."""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import click

from graph.domain import fields
from graph.domain.records.field_tables import TABLES
from tracker.wording import field_dictionary
from tracker.wording.field_dictionary import Say
from tracker.wording.i18n import LANGUAGES, translated


@click.command("fields")
@click.option("--lang", "language", type=click.Choice(LANGUAGES), default="id", help="In which language; id otherwise.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write into this file.")
@click.option("--schema", "is_schema", is_flag=True, help="JSON Schema instead of a table.")
def command(language: str, out: Path | None, is_schema: bool) -> None:
    """Print the data dictionary as Markdown, or the JSON Schema of each record."""
    text = schemas(partial(translated, wanted=language)) if is_schema else dictionary(language)
    if out is None:
        click.echo(text, nl=False)
    else:
        out.write_text(text, "utf-8")


def dictionary(language: str) -> str:
    """Return the data dictionary as Markdown."""
    return "".join(f"{line}\n" for line in markdown(partial(translated, wanted=language)))


def markdown(say: Say) -> Iterator[str]:
    """Yield the lines of the dictionary."""
    yield f"# {say(field_dictionary.TITLE)}"
    for table in TABLES:
        yield f"\n## {say(table.title)}\n"
        yield _row(say(head) for head in field_dictionary.HEADS)
        yield _row("---" for _head in field_dictionary.HEADS)
        yield from map(_row, field_dictionary.lines(table, say))


def schemas(say: Say) -> str:
    """Return the JSON Schema of each record, by its name."""
    found = {table.record.__name__: fields.schema(table.record, say) for table in TABLES}
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _row(cells: Iterator[str] | tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"
