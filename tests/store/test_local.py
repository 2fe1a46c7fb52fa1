"""A local Neo4j from its first start to its end; one server, several looks at it."""

import json
import os
import signal
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph.devserver import local, local_server
from graph.devserver.local import LocalError, Running
from tests.conftest import PATIENCE, connected
from tracker.base.settings import data_folder


@dataclass(frozen=True)
class Count:
    n: int


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    home = tmp_path_factory.mktemp("home")
    yield home
    local.stop(home, "example")


def _ensure(home: Path, **more: bool) -> Running:
    return local.ensure(home, "example", files=data_folder(), say=lambda _: None, patience=PATIENCE, **more)


def _count(running: Running) -> list[Count]:
    graph = connected(running)
    try:
        return graph.read("MATCH (r:Region) RETURN count(r) AS n", Count)
    finally:
        graph.close()


def test_two_starters_at_once_get_one_server(home: Path) -> None:
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(lambda _: _ensure(home), range(2))

    assert first.pid == second.pid
    assert sorted([first.started, second.started]) == [False, True]
    assert _count(first) == [Count(0)]


def test_password_and_data_are_for_their_owner_only(home: Path) -> None:
    running = _ensure(home)
    folder = home / "example"

    assert (folder / "password").stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700
    arguments = Path(f"/proc/{running.pid}/cmdline")
    assert not arguments.exists() or running.password.encode() not in arguments.read_bytes()


def test_load_csv_cannot_leave_the_server(home: Path) -> None:
    running = _ensure(home)
    graph = connected(running)

    with pytest.raises(Exception, match="Cannot load from URL"):
        graph.read("LOAD CSV FROM 'http://127.0.0.1:9/' AS n RETURN n", Count)
    graph.close()


def test_wished_port_in_use_is_refused_before_anything_starts(home: Path, tmp_path: Path) -> None:
    running = _ensure(home)

    with pytest.raises(LocalError, match=f"^Port {running.port} is in use"):
        local.ensure(tmp_path, "facts", port=running.port, files=data_folder(), say=lambda _: None)

    assert local.status(tmp_path, "facts") is None


def test_server_whose_owner_was_killed_is_taken_over(home: Path) -> None:
    running = _ensure(home)
    gone = subprocess.Popen(["true"])
    gone.wait()
    memory = {"pid": running.pid, "port": running.port, "owner": gone.pid}
    (home / "example" / "server.json").write_text(json.dumps(memory))

    assert _ensure(home).started is True
    assert _ensure(home).started is False
    assert _ensure(home, keep=True).started is False


def test_killed_server_comes_back_on_its_port_with_its_data(home: Path) -> None:
    running = _ensure(home)
    graph = connected(running)
    graph.write(lambda tx: tx.run("CREATE (:Region {code: '33'})"))
    graph.close()

    os.kill(running.pid, signal.SIGKILL)
    while local_server.is_alive(running.pid):
        pass
    assert local.status(home, "example") is None
    again = _ensure(home)

    assert again.started is True
    assert again.uri == running.uri
    assert _count(again) == [Count(1)]


def test_lost_password_file_is_one_line(home: Path) -> None:
    _ensure(home)
    assert local.stop(home, "example") is True
    password = home / "example" / "password"
    kept = password.read_text()
    password.unlink()

    with pytest.raises(LocalError, match="needs its password file, which is gone"):
        _ensure(home)
    password.write_text(kept)


def test_stopped_server_leaves_no_process(home: Path) -> None:
    running = _ensure(home)

    assert local.stop(home, "example") is True

    assert not local_server.is_alive(running.pid)
    assert local.status(home, "example") is None
    assert local.stop(home, "example") is False
