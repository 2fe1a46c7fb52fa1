"""A site with its worker and its own Neo4j, as real processes: what dies comes back, and no stranger harms it."""

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.devserver import local, local_server
from tests.data import sites
from tests.data.sites import WORLD, Site, within


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sites.loaded(tmp_path_factory.mktemp("data") / "first")


@pytest.fixture(scope="module")
def site(data: Path) -> Iterator[Site]:
    site = Site(data).start()
    yield site
    site.stop()


class Lookout:
    """Asks for /readyz again and again, and keeps what was answered."""

    def __init__(self, site: Site) -> None:
        self.heard: list[int] = []
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, args=(site,))

    def __enter__(self) -> "Lookout":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _look(self, site: Site) -> None:
        while not self._ended.wait(0.2):
            self.heard.append(site.get("/readyz")[0])


def test_a_start_says_what_it_does_and_serves_no_page_too_early(site: Site) -> None:
    site.waits(lambda: site.get("/healthz")[0] == 200)
    heard: set[tuple[int, int]] = set()

    def is_ready() -> bool:
        page, probe = site.get("/")[0], site.get("/readyz")[0]
        heard.add((probe, page))
        return probe == 200

    site.waits(is_ready)

    assert {page for _probe, page in heard} <= {503, 200}
    assert site.get("/")[0] == 200
    assert site.readiness()["writes"] == "open"


def test_worker_that_is_killed_comes_back(site: Site) -> None:
    site.waits()
    site.waits(lambda: site.readiness().get("worker") not in (None, "silent") if site.workers() else False)
    (first,) = site.workers()

    sites.kill(first)

    site.waits(lambda: site.workers() not in ([], [first]))
    assert len(site.workers()) == 1
    assert "the worker ended (signal 9); starting it again in 0 s" in site.log.read_text("utf-8")


def test_twenty_commands_beside_a_site_change_nothing_for_it(site: Site) -> None:
    site.waits()
    before = site.neo4j()

    with Lookout(site) as lookout:
        said = [site.command("audit", "check") for _ in range(10)]
        said += [site.command("neo4j", "status") for _ in range(5)] + [site.command("check") for _ in range(5)]

    assert {one.returncode for one in said} == {0}, [one.stdout + one.stderr for one in said if one.returncode]
    assert set(lookout.heard) == {200}
    assert site.neo4j() == before


def test_database_that_dies_is_found_again_though_its_port_is_taken(site: Site) -> None:
    site.waits()
    running = local.status(site.home, WORLD)
    assert running

    sites.kill(running.pid)
    with socket.socket() as stranger:
        stranger.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # connections of the dead linger on it
        assert within(120, lambda: _takes(stranger, running.port))
        stranger.listen()
        site.waits(lambda: site.neo4j() and site.neo4j() != running.pid)
        site.waits()

    moved = local.status(site.home, WORLD)
    assert moved
    assert moved.port != running.port
    site.sign_in("registrar.unhas")  # a write
    site.waits(lambda: site.readiness().get("worker") != "silent")


def _takes(stranger: socket.socket, port: int) -> bool:
    try:
        stranger.bind(("127.0.0.1", port))
    except OSError:
        return False
    return True


def test_database_that_was_stopped_by_word_stays_so_and_by_other_means_comes_back(site: Site) -> None:
    site.waits()

    local_server.end(site.neo4j())
    site.waits(lambda: site.neo4j() != 0)
    site.waits()
    assert site.command("neo4j", "stop").stdout == "Neo4j stopped\n"

    assert not within(8, lambda: site.neo4j() != 0)
    assert site.command("neo4j", "start").returncode == 0
    site.waits()


def test_killed_site_takes_its_worker_along_and_leaves_its_database_to_the_other(data: Path, site: Site) -> None:
    site.waits()
    other = Site(data).start()
    try:
        other.waits()
        database = site.neo4j()
        assert len(site.workers()) == 2

        site.kill()

        assert within(300, lambda: len(other.workers()) == 1)
        assert other.command("audit", "check").returncode == 0
        assert other.is_ready()
        assert other.neo4j() == database
    finally:
        other.stop()
    assert within(300, lambda: other.workers() == [])
