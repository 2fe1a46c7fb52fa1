"""Apply the migrations that are pending, or say which they are."""

import click

from graph import migrate
from tracker.base.settings import Settings
from tracker.running import database


@click.command("migrate")
@click.option("--check", is_flag=True, help="Only name what is pending; exit code 1 when something is.")
def command(check: bool) -> None:
    """Apply the migrations that are pending, or with --check only name them.

    Safe to run from several processes: each migration is applied exactly once.
    """
    with database.opened(Settings.from_env(), click.echo, of_any_release=True) as graph:
        if check:
            waiting = migrate.pending(graph, migrate.load())
            for migration in waiting:
                click.echo(f"pending  {migration.name}")
            raise SystemExit(1 if waiting else 0)
        applied = 0
        for migration in migrate.migrate(graph):
            applied += 1
            click.echo(f"applied  {migration.name}")
        click.echo(f"{applied} applied, none pending")
