"""Serve the application with all it needs: Neo4j, migrations, data, worker."""

import click


@click.command("start")
def command() -> None:
    """Serve the application with all it needs; Ctrl-C stops everything that this started.

    Fetches the front-end files and Neo4j when they are missing, starts Neo4j, migrates, loads the world's
    data into an empty graph, and serves on this machine only. With NEO4J_URI set no Neo4j is started and no
    data are loaded: `migrate`, `facts` and `example` do that.
    """
    from tracker.base.settings import Settings
    from tracker.running.serving import serve

    serve(Settings.from_env())
