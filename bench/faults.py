"""Twenty kill -9 of Neo4j, site and worker under four writers with a ledger, and ten full disks where one is mounted.

Limits: nothing that was acknowledged is lost, doubled or half there; the chain is whole; each answer is a page of ours;
one worker is left; after a full disk the site goes on by itself.
"""

import os
import random
import secrets
import subprocess
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from bench.limits import Limits
from graph import engine, local
from tests.data import sites
from tests.data.sites import WORLD, Site, within

WRITERS, KILLS, DISKS, DISK_MB, ROOM_MB = 4, 20, 10, 900, 100
SEED = 10


@dataclass(frozen=True)
class _Held:
    name: str
    number: int


@dataclass
class Ledger:
    """What was sent, what was acknowledged, and which answers were none of ours."""

    acknowledged: set[str] = field(default_factory=set[str])
    answers: Counter[int] = field(default_factory=Counter[int])
    strange: list[str] = field(default_factory=list[str])

    def note(self, name: str, status: int, page: str) -> None:
        """Enter an answer; 0 is none at all: the site itself is gone."""
        self.answers[status] += 1
        if status == 303:
            self.acknowledged.add(name)
        elif status and "Jejak Inovasi" not in page:
            self.strange.append(f"{status}: {page[:200]}")


class Writers:
    """Each saves drafts of its own, and sends the same form again until it is told that it was kept."""

    def __init__(self, site: Site, ledger: Ledger) -> None:
        self._ledger = ledger
        self._ended = threading.Event()
        self._threads = [threading.Thread(target=self._write, args=(site.visitor(),)) for _ in range(WRITERS)]

    def __enter__(self) -> "Writers":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        for thread in self._threads:
            thread.join()

    def _write(self, site: Site) -> None:
        while not self._ended.is_set():
            with suppress(AssertionError):  # nobody lets us in for the moment
                site.sign_in("registrar.unhas")
                break
            time.sleep(1)
        while not self._ended.is_set():
            name, once = f"Layanan {secrets.token_hex(6)}", secrets.token_hex(16)
            for _attempt in range(60):
                status, page = site.post("/replications/new", once=once, local_name=name, act="save")
                self._ledger.note(name, status, page)
                if status == 303 or self._ended.is_set():
                    break
                time.sleep(1)


def main() -> int:
    """Run both drills and say of each limit whether it holds."""
    limits = Limits()
    with tempfile.TemporaryDirectory(prefix="jejak-faults-") as folder:
        first = sites.loaded(Path(folder) / "first")
        _kills(sites.copied(first, Path(folder) / "kills"), limits)
        with _small_disk() as disk:
            if disk is None:
                print("full disks: none can be mounted here; tests/store/test_full_disk.py limits the size of files")
            else:
                _full_disks(sites.copied(first, disk / "data"), limits)
    return limits.status()


def _kills(home: Path, limits: Limits) -> None:
    site, ledger, chance = Site(home), Ledger(), random.Random(SEED)
    site.start().waits()
    try:
        with Writers(site, ledger):
            for number in range(KILLS):
                time.sleep(chance.uniform(1, 6))
                _kill(site, number % 3)
                site.waits()
        _judged("kill -9", site, ledger, limits)
    finally:
        site.stop()


def _kill(site: Site, which: int) -> None:
    if which == 0:
        sites.kill(site.neo4j())
    elif which == 1:
        site.kill()
        site.start()
    elif workers := site.workers():
        sites.kill(workers[0])


def _full_disks(home: Path, limits: Limits) -> None:
    site, ledger, chance = Site(home, JEJAK_ROOM=str(ROOM_MB)), Ledger(), random.Random(SEED)
    unserved = 0
    site.start().waits()
    try:
        with Writers(site, ledger):
            for number in range(DISKS):
                time.sleep(chance.uniform(1, 6))
                with _filled(home.parent):
                    if number % 3 == 2:
                        sites.kill(site.neo4j())  # its next start meets the full disk
                    else:
                        unserved += sum(site.get(path)[0] != 200 for path in ("/", "/innovations", "/readyz"))
                    time.sleep(3)
                site.waits()
                before = len(ledger.acknowledged)
                site.waits(lambda before=before: len(ledger.acknowledged) > before)
        print(f"full disks: readers unserved {unserved} {limits.most('readers unserved', unserved, 0)}")
        _judged("full disks", site, ledger, limits)
    finally:
        site.stop()
    site.start().waits()
    site.stop()


def _judged(drill: str, site: Site, ledger: Ledger, limits: Limits) -> None:
    running = local.status(site.home, WORLD)
    assert running
    with closing(engine.connect(running.uri, running.user, running.password, patience=sites.PATIENCE)) as graph:
        rows = graph.read(
            "MATCH (r:Replication) WHERE r.local_name STARTS WITH 'Layanan ' "
            "RETURN r.local_name AS name, count(r) AS number",
            _Held,
        )
    held = {row.name: row.number for row in rows}
    lost, twice = ledger.acknowledged - held.keys(), [name for name, number in held.items() if number > 1]
    checked = site.command("audit", "check")
    assert within(60, lambda: len(site.workers()) == 1)
    print(f"{drill}: {len(ledger.acknowledged)} acknowledged, answers {dict(ledger.answers)}")
    for name, value in (
        ("lost", len(lost)),
        ("twice", len(twice)),
        ("answers that are not ours", len(ledger.strange)),
        ("chain broken", checked.returncode),
    ):
        print(f"  {name}: {value} {limits.most(f'{drill}: {name}', value, 0)}")
    print(f"  workers left: {len(site.workers())}", *ledger.strange[:3])


@contextmanager
def _small_disk() -> Iterator[Path | None]:
    with tempfile.TemporaryDirectory(prefix="jejak-disk-") as folder:
        command = ["mount", "-t", "tmpfs", "-o", f"size={DISK_MB}m", "tmpfs", folder]
        try:
            is_mounted = subprocess.run(command, check=False, capture_output=True).returncode == 0
        except OSError:
            is_mounted = False
        try:
            yield Path(folder) if is_mounted else None
        finally:
            if is_mounted:
                subprocess.run(["umount", folder], check=False)


@contextmanager
def _filled(disk: Path) -> Iterator[None]:
    """Take all the room there is, and give it back."""
    filler = disk / "filler"
    with suppress(OSError), filler.open("wb") as file:
        while True:
            os.write(file.fileno(), b"x" * 65536)
    try:
        yield
    finally:
        filler.unlink()


if __name__ == "__main__":
    raise SystemExit(main())
