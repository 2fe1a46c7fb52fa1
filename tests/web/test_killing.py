"""Neo4j, site and worker killed with -9 while four people write: a short form of the drill in ``bench/kills.py``."""

from pathlib import Path

import pytest

from tests.data import sites
from tests.data.ledger import Ledger, Writers, judged, writes_go_on
from tests.data.sites import PARTS, Site, kill_part, within


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sites.loaded(tmp_path_factory.mktemp("data") / "first")


def test_killed_processes_lose_nothing_write_nothing_twice_and_come_back(data: Path) -> None:
    site, ledger = Site(data), Ledger()
    site.start().waits()
    try:
        with Writers(site, ledger, 4):
            for part in PARTS:
                writes_go_on(site, ledger)
                killed = kill_part(site, part)
                site.waits(lambda killed=killed: site.is_ready() and killed not in (site.neo4j(), *site.workers()))
            writes_go_on(site, ledger)

        found = judged(site, ledger)

        assert len(ledger.acknowledged) > len(PARTS)
        assert (found.lost, found.twice, found.half, found.strange) == (set(), set(), set(), [])
        assert found.is_chain_whole
        assert within(sites.DEADLINE, lambda: len(site.workers()) == 1)
    finally:
        site.stop()
