"""What a command says when it cannot go on: one line, whatever the reason."""

import subprocess
import sys
from pathlib import Path

import pytest

from graph.domain.errors import Duplicate, Invalid, NotFound, Refused, TooSlow, Unavailable
from tracker import cli
from tracker.running import database

SHORT = {"PATH": "", "NEO4J_URI": "neo4j://127.0.0.1:1", "NEO4J_PASSWORD": "x"}


@pytest.mark.parametrize("code", ["too_much_at_once", "too_slow", "database_away", "password_locked", "unheard_of", ""])
def test_every_reason_is_one_line(code: str) -> None:
    for error in (Unavailable(code), TooSlow(code)):
        said = database.reason(error)
        assert said
        assert "\n" not in said


@pytest.mark.parametrize(
    "error",
    [
        Unavailable("never_heard_of"),
        TooSlow("too_much_at_once"),
        Refused("files_away"),
        Refused("too_many_attempts", minutes=15),
        NotFound("no_such_user"),
        Duplicate("duplicate"),
        Invalid(),
        OSError(28, "No space left on device", "/data/x"),
    ],
    ids=str,
)
def test_command_ends_with_one_line(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_options: object) -> None:
        raise error

    monkeypatch.setattr(cli, "cli", fail)
    with pytest.raises(SystemExit) as ended:
        cli.main()

    assert str(ended.value.code).startswith("Error: ")
    assert "\n" not in str(ended.value.code)
    assert len(str(ended.value.code)) > len("Error: x")


def test_words_of_a_command_are_english() -> None:
    assert cli._in_english(Refused("files_away")).startswith("The store of files cannot be reached.")  # pyright: ignore[reportPrivateUsage]


@pytest.mark.parametrize("command", [["audit", "check"], ["migrate"]])
def test_command_whose_database_is_away_says_so_in_one_line(command: list[str], tmp_path: Path) -> None:
    env = SHORT | {"JEJAK_DATA": str(tmp_path)}
    ended = subprocess.run(
        [sys.executable, "-m", "tracker", *command], env=env, capture_output=True, text=True, timeout=120, check=False
    )

    assert "Traceback" not in ended.stderr
    if ended.returncode:
        assert ended.stderr.strip().splitlines()[-1].startswith("Error: Neo4j does not answer")
