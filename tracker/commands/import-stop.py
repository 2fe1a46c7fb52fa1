"""Stop a list by its id, without a look into it."""

import click

from graph.domain.errors import NotFound, Refused
from tracker.base.settings import Settings
from tracker.running import database


@click.command("import-stop")
@click.argument("job")
def command(job: str) -> None:
    """Stop a list by its id, without a look into it.

    The list keeps its place: those who may can go on with it on its page, or throw it away. The step stands in
    the trail as the shell's.
    """
    from tracker.actions.imports import import_steps
    from tracker.base.worlds import Worlds

    settings = Settings.from_env()
    with database.opened(settings, click.echo) as graph:
        try:
            import_steps.stop_by_shell(graph, job, Worlds(graph, settings.world).clock().now())
        except NotFound:
            raise click.ClickException(f"there is no import with the id {job}") from None
        except Refused:
            raise click.ClickException("this import does not run") from None
    click.echo("Stopped")
