"""The files and choices around a local Neo4j, without starting one."""

import hashlib
import os
import socket
from pathlib import Path

import pytest

from graph.devserver import artifacts, local, local_answer, local_memory, local_server
from graph.devserver.artifacts import Artifact, LocalError
from graph.devserver.local_answer import Server

CONTENT = {"core": b"core" * 500, "bolt": b"bolt" * 300}


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    path = tmp_path / "some.lock"
    rows = [f"org.x:{n}:1.0 {len(c)} {hashlib.sha256(c).hexdigest()}" for n, c in CONTENT.items()]
    path.write_text("\n".join(rows) + "\n")
    return path


class Mirror:
    """The outside world: gives what it is told to, and remembers what was asked."""

    def __init__(self, **instead: bytes) -> None:
        self.asked: list[str] = []
        self._instead = instead

    def __call__(self, artifact: Artifact, incoming: Path) -> Path:
        self.asked.append(artifact.name)
        incoming.mkdir(parents=True, exist_ok=True)
        path = incoming / artifact.filename
        path.write_bytes(self._instead.get(artifact.name, CONTENT[artifact.name]))
        return path


def _held(home: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in (artifacts.folder(home) / "lib").iterdir()}


WHOLE = {f"{name}-1.0.jar": content for name, content in CONTENT.items()}


def test_files_are_fetched_once(tmp_path: Path, lock: Path) -> None:
    mirror = Mirror()

    artifacts.fetch(tmp_path, print, lock=lock, source=mirror)
    artifacts.fetch(tmp_path, print, lock=lock, source=mirror)

    assert sorted(mirror.asked) == ["bolt", "core"]
    assert _held(tmp_path) == WHOLE


def test_download_that_broke_is_repaired_by_the_next_start(tmp_path: Path, lock: Path) -> None:
    lib = artifacts.folder(tmp_path) / "lib"
    lib.mkdir(parents=True)
    (lib / "core-1.0.jar").write_bytes(CONTENT["core"])
    (lib / "bolt-1.0.jar").write_bytes(CONTENT["bolt"][:100])
    (artifacts.folder(tmp_path) / "incoming").mkdir()
    (artifacts.folder(tmp_path) / "incoming" / "bolt-1.0.jar").write_bytes(b"half")
    mirror = Mirror()

    artifacts.fetch(tmp_path, print, lock=lock, source=mirror)

    assert mirror.asked == ["bolt"]
    assert _held(tmp_path) == WHOLE


def test_file_lost_after_a_whole_download_is_fetched_again(tmp_path: Path, lock: Path) -> None:
    artifacts.fetch(tmp_path, print, lock=lock, source=Mirror())
    (artifacts.folder(tmp_path) / "lib" / "core-1.0.jar").unlink()

    assert not artifacts.is_complete(tmp_path, lock)
    artifacts.fetch(tmp_path, print, lock=lock, source=Mirror())

    assert _held(tmp_path) == WHOLE


def test_file_with_other_content_is_refused_in_one_line(tmp_path: Path, lock: Path) -> None:
    forged = Mirror(core=b"evil" * 500)

    with pytest.raises(LocalError, match=r"core-1\.0\.jar.*not what was published") as refusal:
        artifacts.fetch(tmp_path, print, lock=lock, source=forged)

    assert "\n" not in str(refusal.value)
    assert "core-1.0.jar" not in _held(tmp_path)
    assert not artifacts.is_complete(tmp_path, lock)


def test_progress_is_told_with_figures(tmp_path: Path, lock: Path) -> None:
    told: list[str] = []

    artifacts.fetch(tmp_path, told.append, lock=lock, source=Mirror())

    assert told[-1].startswith("  Neo4j: 2 of 2 files")


def test_no_room_is_one_line_with_figures(tmp_path: Path) -> None:
    with pytest.raises(LocalError, match=r"Only \d+ MB are free in .*, and 9000000000 MB are needed"):
        artifacts.demand_room(tmp_path, 9_000_000_000_000_000)


def test_lock_names_every_file_of_one_server_version() -> None:
    files = artifacts.locked()

    assert len({f.filename for f in files}) == len(files)
    assert {f.version for f in files if f.group == "org.neo4j"} == {artifacts.VERSION}
    assert any(f.name == "neo4j-server" for f in files)


def test_port_in_use_is_one_line(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        with pytest.raises(LocalError, match=f"^Port {port} is in use by another program; .*$"):
            local_server.choose_port(port, None)
        assert local_server.choose_port(None, port) != port

    assert local_server.choose_port(None, port) == port


def test_stranger_with_a_remembered_number_is_not_taken_for_the_server(tmp_path: Path) -> None:
    world = tmp_path / "example"
    world.mkdir()
    (world / "server.json").write_text(f'{{"pid": {os.getpid()}, "port": 1, "owner": 0}}')

    assert local.status(tmp_path, "example") is None
    assert local.stop(tmp_path, "example") is False


@pytest.mark.parametrize("text", ["", '{"pid": 1', '{"pid": 1, "other": 2}'])
def test_unreadable_memory_of_a_server_counts_as_none(tmp_path: Path, text: str) -> None:
    world = tmp_path / "example"
    world.mkdir()
    (world / "server.json").write_text(text)

    assert local.status(tmp_path, "example") is None


@pytest.mark.parametrize("earlier", ["2026 ERROR of the start before\nCaused by: an old fault\n", ""])
def test_reason_is_of_this_start_only(tmp_path: Path, earlier: str) -> None:
    (tmp_path / "logs").mkdir()
    log = tmp_path / "logs" / "neo4j.log"
    log.write_text(earlier)
    server = Server(tmp_path, 1, 1, local_memory.log_length(tmp_path))
    with log.open("a") as file:
        file.write("2026 INFO  Starting...\n")

    assert local_answer.reason(server) == f"see {tmp_path / 'console.log'}"

    with log.open("a") as file:
        file.write("Caused by: a new fault\n")
    assert local_answer.reason(server) == f"Caused by: a new fault (see {log})"


def test_log_that_was_begun_anew_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "logs").mkdir()
    (tmp_path / "logs" / "neo4j.log").write_text("Caused by: a fault\n")

    assert local_answer.reason(Server(tmp_path, 1, 1, 5_000)).startswith("Caused by: a fault (see ")
