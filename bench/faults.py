"""Twenty kill -9 of Neo4j, site and worker under four writers with a ledger, and ten full disks where one is mounted.

Limits: nothing that was acknowledged is lost, doubled or half there; the chain is whole; each answer is a page of ours;
one worker is left; after a full disk the site goes on by itself. Numbers of rounds: python -m bench.faults 20 10.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bench.limits import Limits
from tests.data import sites
from tests.data.ledger import Ledger, Writers, judged
from tests.data.sites import Site, within

WRITERS, KILLS, DISKS, DISK_MB, ROOM_MB = 4, 20, 10, 900, 100
SEED = 10


def main(kills: int = KILLS, disks: int = DISKS) -> int:
    """Run both drills, with as many rounds, and say of each limit whether it holds."""
    limits = Limits()
    with tempfile.TemporaryDirectory(prefix="jejak-faults-") as folder:
        first = sites.loaded(Path(folder) / "first")
        if kills:
            _kills(sites.copied(first, Path(folder) / "kills"), kills, limits)
        with _small_disk() as disk:
            if disk is None:
                print("full disks: none can be mounted here; tests/store/test_full_disk.py limits the size of files")
            elif disks:
                _full_disks(sites.copied(first, disk / "data"), disks, limits)
    return limits.status()


def _kills(home: Path, rounds: int, limits: Limits) -> None:
    site, ledger, chance = Site(home), Ledger(), random.Random(SEED)
    site.start().waits()
    try:
        with Writers(site, ledger, WRITERS):
            for number in range(rounds):
                before = len(ledger.acknowledged)
                site.waits(lambda before=before: len(ledger.acknowledged) > before)
                time.sleep(chance.uniform(0, 3))
                began = time.monotonic()
                _kill(site, number % 3)
                site.waits()
                _tell("kill", number, began, ledger)
        _judged("kill -9", site, ledger, limits)
    finally:
        site.stop()


def _tell(drill: str, number: int, began: float, ledger: Ledger) -> None:
    seconds = time.monotonic() - began
    print(f"{drill} {number + 1}: ready after {seconds:.0f} s, {len(ledger.acknowledged)} acknowledged", flush=True)


def _kill(site: Site, which: int) -> None:
    if which == 0:
        sites.kill(site.neo4j())
    elif which == 1:
        site.kill()
        site.start()
    elif workers := site.workers():
        sites.kill(workers[0])


def _full_disks(home: Path, rounds: int, limits: Limits) -> None:
    site, ledger, chance = Site(home, JEJAK_ROOM=str(ROOM_MB)), Ledger(), random.Random(SEED)
    unserved = 0
    site.start().waits()
    try:
        with Writers(site, ledger, WRITERS):
            for number in range(rounds):
                time.sleep(chance.uniform(1, 6))
                began = time.monotonic()
                with _filled(home.parent):
                    if number % 3 == 2:
                        sites.kill(site.neo4j())  # its next start meets the full disk
                    else:
                        unserved += sum(site.get(path)[0] != 200 for path in ("/", "/innovations", "/readyz"))
                    time.sleep(3)
                site.waits()
                before = len(ledger.acknowledged)
                site.waits(lambda before=before: len(ledger.acknowledged) > before)
                _tell("full disk", number, began, ledger)
        print(f"full disks: readers unserved {unserved} {limits.most('readers unserved', unserved, 0)}")
        _judged("full disks", site, ledger, limits)
    finally:
        site.stop()
    site.start().waits()
    site.stop()


def _judged(drill: str, site: Site, ledger: Ledger, limits: Limits) -> None:
    found = judged(site, ledger)
    one_worker = within(60, lambda: len(site.workers()) == 1)
    print(f"{drill}: {len(ledger.acknowledged)} acknowledged, answers {dict(ledger.answers)}")
    for name, value in (
        ("lost", len(found.lost)),
        ("twice", len(found.twice)),
        ("half", len(found.half)),
        ("answers that are not ours", len(found.strange)),
        ("chain broken", int(not found.is_chain_whole)),
        ("workers more or less than one", int(not one_worker)),
    ):
        print(f"  {name}: {value} {limits.most(f'{drill}: {name}', value, 0)}")
    print(*found.strange[:3], sep="\n", flush=True)


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
    raise SystemExit(main(*map(int, sys.argv[1:])))
