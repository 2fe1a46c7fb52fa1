"""Let one agency succeed another on its legal basis: rights and inbox move, history stays."""

from datetime import date, datetime

import click

from tracker.actions.context import Context
from tracker.actions.people import people, succession
from tracker.base.settings import Settings
from tracker.base.worlds import Worlds
from tracker.commands import _reasons
from tracker.running import database

_DAY = click.DateTime(["%Y-%m-%d"])


@click.group("agency")
def command() -> None:
    """Follow agencies that are renamed, merged or split."""


@command.command("succeed")
@click.argument("old")
@click.argument("new")
@click.option("--on", required=True, type=_DAY, help="Since when, e.g. 2025-01-01.")
@click.option("--basis", required=True, help="The legal basis, e.g. 'UU 59/2024'.")
@click.option("--by", "login", required=True, help="The account of the administrator or steward who decides.")
def succeed(old: str, new: str, on: datetime, basis: str, login: str) -> None:
    """Let the agency NEW succeed OLD, both by their codes.

    Agencies that merge are succeeded one by one; of a split, the part that takes over the records is NEW.
    """
    settings, day = Settings.from_env(), date(on.year, on.month, on.day)
    with database.opened(settings, click.echo) as graph, _reasons.said(settings, graph):
        clock = Worlds(graph, settings.world).clock()
        actor = people.acting(graph, login)
        succession.succeed(Context(graph, actor, clock.moment()), old, new, day, basis)
    click.echo(f"{new} succeeds {old} since {day}")
