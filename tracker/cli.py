"""The command line: one module of tracker/commands for each command, loaded only when it is called."""

import ast
import importlib
import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from graph.domain.errors import DomainError

FOLDER = Path(__file__).parent / "commands"


class Commands(click.Group):
    """Find commands by file name, so that ``--help`` imports none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(p.stem for p in FOLDER.glob("*.py") if not p.stem.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        return importlib.import_module(f"tracker.commands.{cmd_name}").command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = [(name, _summary(FOLDER / f"{name}.py")) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


def _summary(path: Path) -> str:
    text = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    return text.partition("\n")[0]


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """Jejak Inovasi: follow public-service innovations from their origin to national policy.

    `start` does everything that `make run` does; the other commands do one part of it each. Settings come
    from the environment: PORT (5000), WORLD (example or facts), JEJAK_DATA (where data and the local Neo4j
    live), NEO4J_URI, NEO4J_USER and NEO4J_PASSWORD (a Neo4j of your own: then none is started here).
    """


def _in_english(error: "DomainError") -> str:
    """Say in the language of commands what a page would say."""
    from graph.domain.errors import Invalid
    from tracker.wording import messages
    from tracker.wording.i18n import translated

    found = [(one.code, one.values) for one in error.problems] if isinstance(error, Invalid) else []
    said: list[str] = []
    for code, values in found or [(error.code, error.values)]:
        said.append(translated(messages.plain(code), "en") % values)
    return "; ".join(said)


def main() -> None:
    """Run a command; an expected failure is one line and exit code 1, never a traceback."""
    from graph.devserver.artifacts import LocalError
    from graph.domain.errors import DomainError, TooSlow, Unavailable, Unfit
    from graph.migrate import MigrationError
    from tracker.base.assets import AssetsError
    from tracker.base.settings import SettingsError
    from tracker.running import database

    logging.getLogger("neo4j").setLevel(logging.CRITICAL)  # what its lines tell, an error of ours says once
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]  # progress shows at once in a pipe
    try:
        cli(prog_name="python -m tracker")
    except (LocalError, MigrationError, AssetsError, SettingsError) as error:
        sys.exit(f"Error: {error}")
    except (Unavailable, TooSlow) as error:
        sys.exit(f"Error: {database.reason(error)}")
    except DomainError as error:
        sys.exit(f"Error: {_in_english(error)}")
    except Unfit as error:
        sys.exit(f"Error: the graph holds what cannot be read ({error}); `python -m tracker check` counts all of it")
    except OSError as error:
        sys.exit(f"Error: {error.strerror or error}" + (f": {error.filename}" if error.filename else ""))
    except KeyboardInterrupt:
        sys.exit(130)
