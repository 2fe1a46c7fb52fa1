"""A folder's own Neo4j beside strangers: copies of the folder, other programs on its port, a log that ends half-way."""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from neo4j import exceptions as neo

from graph import engine
from graph.devserver import local, local_answer, local_mend, local_server
from graph.devserver.local import LocalError, Running
from graph.domain import errors
from graph.engine import Address, Graph
from tests.conftest import PATIENCE
from tests.data.sites import copied, within
from tracker.base.settings import data_folder

WORLD = "example"


@dataclass(frozen=True)
class Name:
    name: str


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    home = tmp_path / "first"
    yield home
    for folder in tmp_path.iterdir():
        local.stop(folder, WORLD)


def start(home: Path, port: int | None = None) -> Running:
    return local.ensure(home, WORLD, port=port, files=data_folder(), say=lambda _: None, patience=PATIENCE)


def following(home: Path, running: Running) -> Graph:
    """A handle as the site has it: it goes after its database."""

    def where() -> Address | None:
        found = local.status(home, WORLD)
        return Address(found.uri, found.user, found.password) if found else None

    return engine.connect(running.uri, running.user, running.password, patience=PATIENCE, where=where)


def write(graph: Graph, name: str) -> None:
    graph.write(lambda tx: tx.run("CREATE (:Agency {name: $name})", name=name))


def names(graph: Graph) -> list[str]:
    return [row.name for row in graph.read("MATCH (a:Agency) RETURN a.name AS name ORDER BY name", Name)]


def wrote(graph: Graph, name: str) -> bool:
    try:
        write(graph, name)
    except errors.Unavailable:
        return False
    return True


def kill(running: Running) -> None:
    os.kill(running.pid, signal.SIGKILL)
    assert within(30, lambda: not local_server.is_alive(running.pid))


def test_two_copies_of_a_folder_never_write_into_each_other(home: Path, tmp_path: Path) -> None:
    first = start(home)
    mine = following(home, first)
    handle = mine.following([])  # made before the move
    write(mine, "before the copy")
    kill(first)
    copy = copied(home, tmp_path / "copy")

    second = start(copy)  # it remembers the port of the first, which is free
    with closing(mine), closing(following(copy, second)) as theirs:
        assert second.port != first.port
        assert second.user != first.user
        with pytest.raises(errors.Unavailable):
            write(mine, "lost")
        local.stop(copy, WORLD)
        taken = start(copy, first.port)  # now it does answer where the first is looked for
        assert within(300, lambda: mine.away == "not_ours")
        with pytest.raises(errors.Unavailable, match="not_ours"):
            write(mine, "astray")

        again = start(home)

        assert again.port != first.port
        assert within(300, lambda: wrote(handle, "of the first"))
        assert within(300, lambda: wrote(theirs, "of the copy"))
        assert names(mine) == ["before the copy", "of the first"]
        assert names(theirs) == ["before the copy", "of the copy"]
        assert taken.user == second.user


def test_port_that_belongs_to_another_neo4j_is_refused_by_name(home: Path, tmp_path: Path) -> None:
    first = start(home)
    with pytest.raises(LocalError, match=f"^Port {first.port} is in use by another program"):
        start(tmp_path / "other", first.port)


def test_copy_that_insists_on_a_port_is_asked_to_start_once_without(home: Path, tmp_path: Path) -> None:
    first = start(home)
    local.stop(home, WORLD)
    copy = copied(home, tmp_path / "copy")

    with pytest.raises(LocalError, match="are a copy"):
        start(copy, first.port)


def test_log_that_ends_within_an_entry_is_named_at_once_and_mended(home: Path) -> None:
    first = start(home)
    with closing(following(home, first)) as graph:
        for number in range(5):
            write(graph, f"acknowledged {number}")
    kill(first)
    spoil(home)

    with pytest.raises(LocalError, match=r"its log ends within an entry .*neo4j mend"):
        start(home)
    mended = local_mend.mend(home, WORLD, files=data_folder(), say=lambda _: None, patience=PATIENCE)

    assert mended.bytes_cut == 120
    assert (mended.copy / "data" / "databases").is_dir()
    with closing(following(home, start(home))) as graph:
        assert names(graph) == [f"acknowledged {number}" for number in range(5)]


def spoil(home: Path) -> None:
    """Put half an entry behind the last one, as a write that found no room leaves it."""
    log = home / WORLD / "data" / "transactions" / "neo4j" / "neostore.transaction.db.0"
    whole = log.read_bytes()
    used = len(whole.rstrip(b"\0"))
    with log.open("r+b") as file:
        file.seek(used + 1)
        file.write(whole[used - 200 : used - 80])


def test_server_that_lets_nobody_in_is_told_at_once_and_keeps_its_account(home: Path) -> None:
    running = start(home)
    ended = threading.Event()
    guessers = [threading.Thread(target=guess, args=(running, user, ended)) for user in (running.user, "neo4j")]
    for guesser in guessers:
        guesser.start()
    try:
        assert within(120, lambda: is_locked(running))
        with pytest.raises(LocalError, match="was given a wrong password too often"):
            start(home)
    finally:
        ended.set()
        for guesser in guessers:
            guesser.join()

    again = start(home)  # it is let in after some seconds
    assert (again.pid, again.user, again.password) == (running.pid, running.user, running.password)


def guess(running: Running, user: str, ended: threading.Event) -> None:
    while not ended.wait(0.1):
        with suppress(neo.ClientError):
            local_answer.ask(running.port, user, "wrong")


def is_locked(running: Running) -> bool:
    try:
        local_answer.ask(running.port, running.user, running.password)
    except neo.ClientError:
        return True
    return False


def test_server_that_answered_and_is_frozen_is_not_waited_for_like_one_that_starts(home: Path) -> None:
    running = start(home)
    os.kill(running.pid, signal.SIGSTOP)
    try:
        with pytest.raises(LocalError, match=rf"process {running.pid}\) does not answer after 5 s"):
            local.ensure(home, WORLD, files=data_folder(), say=lambda _: None)
    finally:
        os.kill(running.pid, signal.SIGCONT)

    assert start(home).pid == running.pid


def test_data_in_use_are_not_mended(home: Path) -> None:
    start(home)

    with pytest.raises(LocalError, match="stop them first"):
        local_mend.mend(home, WORLD, files=data_folder(), say=lambda _: None)


def test_server_that_nobody_remembers_is_found_and_not_started_twice(home: Path) -> None:
    first = start(home)
    (home / WORLD / "server.json").unlink()

    assert local.has_died(home, WORLD)
    assert start(home).pid == first.pid
    assert not local.has_died(home, WORLD)


def test_name_of_a_folder_that_begins_alike_is_no_identity(home: Path) -> None:
    running = start(home)
    folder = local.place(home, WORLD)

    assert local_server.is_ours(running.pid, folder)
    assert not local_server.is_ours(running.pid, folder.with_name("exam"))
    assert not local_server.is_ours(running.pid, folder, began=1)  # the number of a process that started otherwise
