"""The commands of `python -m tracker` on the server of a test."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graph.devserver.local import Running
from tracker.cli import cli

Run = Callable[..., Result]


def command(name: str, server: Running, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a command that is given its words, on the example of this server."""
    settings = {
        "JEJAK_DATA": str(folder),
        "WORLD": "example",
        "NEO4J_URI": server.uri,
        "NEO4J_USER": server.user,
        "NEO4J_PASSWORD": server.password,
    }
    for setting, value in settings.items():
        monkeypatch.setenv(setting, value)
    return lambda *words: CliRunner().invoke(cli, [name, *map(str, words)])
