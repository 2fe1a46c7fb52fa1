"""Check the hash chain: an entry that was edited or deleted is found."""

import re

import click

from graph.store.audit import entries as audit
from graph.store.audit.entries import Head
from tracker.base.settings import Settings
from tracker.running import database


@click.group("audit")
def command() -> None:
    """Look at the trail of all changes."""


def _head(context: click.Context, option: click.Parameter, text: str | None) -> Head | None:
    if text is None:
        return None
    if not re.fullmatch(r"[1-9]\d{0,17}:[0-9a-f]{64}", text):
        raise click.BadParameter("use NUMBER:HASH as an earlier check printed it")
    number, _, digest = text.partition(":")
    return Head(int(number), digest)


@command.command("check")
@click.option("--expect", "noted", metavar="NUMBER:HASH", callback=_head, help="What an earlier check printed.")
def check(noted: Head | None) -> None:
    """Walk the whole hash chain; exit code 1 and the first wrong number when an entry was edited or deleted.

    The last line is number and hash of the last entry. Keep it in another place: with --expect a later check also
    finds that the end of the chain was cut off, or that the whole of it was written anew.
    """
    with database.opened(Settings.from_env(), click.echo) as graph:
        end = audit.head(graph)
        broken = audit.first_broken(graph, end)
        if broken is not None:
            raise click.ClickException(f"the chain breaks at entry {broken}: it was edited, or an entry is missing")
        if noted is not None and not audit.holds(graph, noted):
            raise click.ClickException(
                f"entry {noted.number} is gone or another one: the chain was cut or written anew"
            )
        click.echo(f"The chain holds: {end.number} entries, none edited, none missing")
        click.echo(f"{end.number}:{end.hash}")
