"""Fetch the front-end files and draw the province outlines."""

import click

from tracker.base import assets


@click.command("assets")
def command() -> None:
    """Fetch the front-end files and draw the province outlines.

    The files of package-lock.json that tracker/base/assets.py lists are copied to static/vendor/. Nothing is
    fetched, and no network needed, when they are there and up to date.
    """
    if not assets.ensure(say=click.echo):
        click.echo("The front-end files are up to date")
