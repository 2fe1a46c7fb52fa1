"""Two copies of one data folder side by side, killed and started again under writers: each holds only its own.

Ten times each in turn, every third time both at once with the other one first to start, so that it could take the
port of its sister. Limits: 0 lost, 0 twice, 0 astray. Number of rounds: python -m bench.copies 20.
"""

import logging
import random
import sys
import tempfile
import threading
import time
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from bench.limits import Limits
from graph import engine
from graph.devserver import local
from graph.domain import errors
from graph.engine import Address, Graph
from tests.data import sites
from tests.data.sites import WORLD
from tracker.base.settings import data_folder

ROUNDS, SEED, PATIENCE = 20, 10, 5


@dataclass(frozen=True)
class _Held:
    name: str
    number: int


@dataclass
class Copy:
    """One folder with its Neo4j, a handle that goes after it, and what it was told to keep."""

    home: Path
    acknowledged: set[str] = field(default_factory=set[str])

    def start(self) -> local.Running:
        return local.ensure(self.home, WORLD, files=data_folder(), say=lambda _: None, patience=PATIENCE)

    def whereabouts(self) -> Address | None:
        found = local.status(self.home, WORLD)
        return Address(found.uri, found.user, found.password) if found else None

    def kill(self) -> None:
        if (found := local.status(self.home, WORLD)) is not None:
            sites.kill(found.pid)

    def connected(self) -> Graph:
        found = self.start()
        return engine.connect(
            found.uri, found.user, found.password, is_quiet=True, patience=PATIENCE, where=self.whereabouts
        )

    def write(self, graph: Graph, ended: threading.Event) -> None:
        """Write one name after the other; one that was not acknowledged is tried again."""
        number = 0
        while not ended.wait(0.05):
            name = f"{self.home.name} {number}"
            try:
                graph.write(lambda tx, name=name: tx.run("MERGE (:Region {code: $name})", name=name))
            except (errors.Unavailable, errors.TooSlow):
                continue
            self.acknowledged.add(name)
            number += 1


def main(rounds: int = ROUNDS) -> int:
    """Run the drill and say of each limit whether it holds."""
    logging.getLogger("neo4j").setLevel(logging.CRITICAL)  # a driver whose server was killed tells much
    limits, chance = Limits(), random.Random(SEED)
    with tempfile.TemporaryDirectory(prefix="jejak-copies-") as folder:
        first = Copy(Path(folder) / "first")
        with closing(first.connected()) as graph:
            graph.write(lambda tx: tx.run("CREATE CONSTRAINT region_code FOR (r:Region) REQUIRE r.code IS UNIQUE"))
        local.stop(first.home, WORLD)
        copies = (first, Copy(sites.copied(first.home, Path(folder) / "second")))
        try:
            _beside_each_other(copies, rounds, chance, limits)
        finally:
            for copy in copies:
                local.stop(copy.home, WORLD)
    return limits.status()


def _beside_each_other(copies: tuple[Copy, Copy], rounds: int, chance: random.Random, limits: Limits) -> None:
    with closing(copies[0].connected()) as one, closing(copies[1].connected()) as other:
        graphs, ended = (one, other), threading.Event()
        writers = [
            threading.Thread(target=copy.write, args=(graph, ended)) for copy, graph in zip(copies, graphs, strict=True)
        ]
        for writer in writers:
            writer.start()
        try:
            for number in range(rounds):
                time.sleep(chance.uniform(0.5, 3))
                _kill_and_start(copies, number)
        finally:
            ended.set()
            for writer in writers:
                writer.join()
        for copy, graph in zip(copies, graphs, strict=True):
            _judge(copy, graph, limits)


def _kill_and_start(copies: tuple[Copy, Copy], number: int) -> None:
    began, (victim, sister) = time.monotonic(), (copies[number % 2], copies[1 - number % 2])
    if number % 3 == 2:
        sister.kill()
    victim.kill()
    sister.start()
    victim.start()
    held = {copy.home.name: len(copy.acknowledged) for copy in copies}
    print(f"round {number + 1}: both answer after {time.monotonic() - began:.0f} s, acknowledged {held}", flush=True)


def _judge(copy: Copy, graph: Graph, limits: Limits) -> None:
    sites.within(sites.DEADLINE, lambda: graph.away is None)
    rows = graph.read("MATCH (r:Region) RETURN r.code AS name, count(r) AS number", _Held)
    held, own = {row.name for row in rows}, copy.home.name
    print(f"{own}: {len(copy.acknowledged)} acknowledged, {len(held)} held")
    for name, value in (
        ("lost", len(copy.acknowledged - held)),
        ("twice", sum(row.number > 1 for row in rows)),
        ("of the other", sum(not row.name.startswith(f"{own} ") for row in rows)),
    ):
        print(f"  {name}: {value} {limits.most(f'{own}: {name}', value, 0)}")


if __name__ == "__main__":
    raise SystemExit(main(*map(int, sys.argv[1:])))
