"""``python -m tracker start`` as an operator meets it, on a Neo4j that is given."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.devserver.local import Running
from graph.engine import Graph
from tests.conftest import PATIENCE
from tracker.base.assets import ROOT
from tracker.base.settings import Settings
from tracker.running import database

_ROLE = ("--agency", "33.14", "--role", "registrar")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def env(server: Running, tmp_path: Path) -> dict[str, str]:
    return {
        **os.environ,
        "JEJAK_DATA": str(tmp_path),
        "PORT": str(_free_port()),
        "NEO4J_URI": server.uri,
        "NEO4J_USER": server.user,
        "NEO4J_PASSWORD": server.password,
        "JEJAK_PATIENCE": str(PATIENCE),
    }


def _command(env: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tracker", *words], env=env, cwd=ROOT, text=True, capture_output=True, check=False
    )


@pytest.fixture
def app(env: dict[str, str], graph: Graph) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tracker", "start"]
    with subprocess.Popen(command, env=env, cwd=ROOT, text=True, stdout=subprocess.PIPE) as process:
        yield process
        process.kill()


def _serves(process: subprocess.Popen[str], port: str) -> bool:
    while process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz") as answer:
                return answer.status == 200
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    return False


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_start_serves_until_it_is_asked_to_stop(
    app: subprocess.Popen[str], env: dict[str, str], tmp_path: Path, sign: signal.Signals
) -> None:
    assert _serves(app, env["PORT"])
    app.send_signal(sign)
    told, _ = app.communicate()

    assert app.returncode == 0
    assert f"http://127.0.0.1:{env['PORT']}" in told
    assert not (tmp_path / "example").exists()  # NEO4J_URI was set, so nothing local was started


def test_web_port_in_use_is_one_line(env: dict[str, str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", int(env["PORT"])))
        other.listen()

        done = _command(env, "start")

    assert done.returncode == 1
    assert done.stderr.startswith(f"Error: Port {env['PORT']} cannot be used")
    assert done.stderr.count("\n") == 1


def test_neo4j_that_does_not_answer_is_one_line(env: dict[str, str]) -> None:
    done = _command(env | {"NEO4J_URI": f"neo4j://127.0.0.1:{_free_port()}", "JEJAK_PATIENCE": "1"}, "start")

    assert done.returncode == 1
    assert done.stderr.startswith("Error: Neo4j does not answer")
    assert done.stderr.count("\n") == 1


def test_refused_password_is_named_in_one_line(env: dict[str, str]) -> None:
    stranger = env | {"NEO4J_USER": "nobody", "NEO4J_PASSWORD": "wrong"}
    checked, migrated = _command(stranger, "check"), _command(stranger, "migrate", "--check")

    assert "password refused by Neo4j; correct NEO4J_USER and NEO4J_PASSWORD" in checked.stdout
    assert (checked.returncode, checked.stderr) == (1, "")
    assert migrated.stderr == "Error: password refused by Neo4j; correct NEO4J_USER and NEO4J_PASSWORD\n"


@pytest.mark.parametrize("words", [("check",), ("neo4j", "status"), ("start",)])
@pytest.mark.parametrize("folder", ["a-file", "a-file/below"])
def test_data_folder_that_cannot_be_used_is_one_line(
    env: dict[str, str], tmp_path: Path, folder: str, words: tuple[str, ...]
) -> None:
    (tmp_path / "a-file").write_text("in the way")

    done = _command(env | {"JEJAK_DATA": str(tmp_path / folder)}, *words)

    assert done.returncode == 1
    assert done.stderr.startswith(f"Error: JEJAK_DATA is '{tmp_path / folder}'")
    assert done.stderr.count("\n") == 1


def test_data_folder_at_whose_name_java_would_stumble_is_refused_by_name(env: dict[str, str], tmp_path: Path) -> None:
    done = _command(env | {"JEJAK_DATA": str(tmp_path / "a:b")}, "check")

    reason = "Neo4j cannot start below a path with ':', name another folder"
    assert done.stderr == f"Error: JEJAK_DATA is '{tmp_path / 'a:b'}'; {reason}\n"
    assert done.returncode == 1


@pytest.mark.parametrize("words", [("audit", "check"), ("worker",), ("user", "add", "a", "--name", "A", *_ROLE)])
def test_graph_of_another_release_is_refused_by_every_command(
    env: dict[str, str], graph: Graph, words: tuple[str, ...]
) -> None:
    graph.write(lambda tx: tx.run("CREATE (:Migration {version: 9999, title: 'later', checksum: 'x'})"))
    try:
        ahead = _command(env, *words)
    finally:
        graph.write(lambda tx: tx.run("MATCH (m:Migration {version: 9999}) DELETE m"))
    graph.write(lambda tx: tx.run("MATCH (m:Migration {version: 1}) SET m:Gone REMOVE m:Migration"))
    try:
        behind = _command(env, *words)
    finally:
        graph.write(lambda tx: tx.run("MATCH (m:Gone) SET m:Migration REMOVE m:Gone"))

    assert ahead.stderr == "Error: the database is ahead of this code: [9999]\n"
    assert (ahead.returncode, behind.returncode) == (1, 1)
    assert behind.stderr == "Error: 1 migrations are pending; apply them: python -m tracker migrate\n"


def test_check_names_what_is_missing(env: dict[str, str], graph: Graph) -> None:
    done = _command(env, "check")

    assert done.returncode == 1
    assert "ok       migrations (0 pending)" in done.stdout
    assert "MISSING  data of the world 'example' (the graph is empty)" in done.stdout


def test_named_neo4j_is_used_and_left_alone(server: Running, graph: Graph, tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, neo4j_uri=server.uri, neo4j_password=server.password, secret="t" * 40)

    with database.located(settings) as found:
        assert found is settings

    assert list(tmp_path.iterdir()) == []


def test_unknown_command_and_help_name_the_commands() -> None:
    told = _command(dict(os.environ), "--help").stdout

    for name in ("start", "neo4j", "assets", "check", "migrate"):
        assert f"\n  {name} " in told
