"""Why a command was refused, in the words of the pages and the language that was asked for."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import click

from graph.domain.errors import DomainError, Invalid, Problem, Unavailable
from graph.engine import Graph
from tracker import create_app
from tracker.base.settings import Settings
from tracker.pages.imports import books, shown
from tracker.pages.imports.refusals import RefusedRows
from tracker.wording import messages


@contextmanager
def reader(settings: Settings, graph: Graph, lang: str) -> Generator[None]:
    """Let sentences, numbers and days read as on a page in this language."""
    with create_app(settings, graph).test_request_context(query_string={"lang": lang}):
        yield


@contextmanager
def said(settings: Settings, graph: Graph) -> Generator[None]:
    """Say in one line why a step was refused, as a page would, instead of a traceback."""
    try:
        yield
    except Unavailable:
        raise
    except DomainError as error:
        with reader(settings, graph, "en"):
            raise click.ClickException(_sentence(error)) from None


def _sentence(error: DomainError) -> str:
    if isinstance(error, Invalid):
        return "; ".join(f"{messages.field_label(one.field)}: {messages.problem(one)}" for one in error.problems)
    return messages.text(error)


def of(problems: tuple[Problem, ...]) -> list[str]:
    """Return one sentence for each problem, with the column or field it stands in."""
    return shown.reasons(problems)


def write(found: RefusedRows, path: Path) -> int:
    """Write a workbook, or CSV for any other ending, and return the number of rows."""
    listed = list(found.rows)
    if path.suffix.lower() == ".xlsx":
        path.write_bytes(books.refused(found.header, listed, found.beside).getvalue())
    else:
        path.write_text(books.refused_csv(found.header, listed), "utf-8", newline="")
    return len(listed)
