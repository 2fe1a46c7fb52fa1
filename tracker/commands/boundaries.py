"""Show official province boundaries instead of the approximate ones."""

from pathlib import Path

import click

from tracker.base.settings import Settings
from tracker.drawing import boundaries


@click.command("boundaries")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--source", help="Who publishes these boundaries, as the map says it; the file's name if not given.")
def command(file: Path, source: str | None) -> None:
    """Show official province boundaries instead of the approximate ones.

    FILE is GeoJSON in longitude and latitude with a Kemendagri code at each feature (33, or 33.14 for a
    regency: regencies are joined into provinces). All 38 provinces must be there. The outlines are
    simplified for the screen and kept in the data folder; every map then names their source.
    """
    from tracker.drawing import official_boundaries

    settings = Settings.from_env()
    target = boundaries.loaded_file(settings.data)
    click.echo(f"Reading {file.name} ({file.stat().st_size / 1_000_000:.1f} MB)")
    try:
        number = official_boundaries.load(file, target, source or file.stem)
    except official_boundaries.BoundariesError as error:
        raise click.ClickException(str(error)) from error
    size = target.stat().st_size / 1000
    click.echo(f"{number} features read, 38 provinces stored ({size:.0f} kB); the maps show them from now on")
