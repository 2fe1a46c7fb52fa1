"""Twenty kill -9 of Neo4j, site and worker under four writers with a ledger.

Limits: nothing that was acknowledged is lost, doubled or half there; the chain is whole; each answer is a page of ours;
one worker is left. Number of rounds: python -m bench.kills 20.
"""

import random
import sys
import tempfile
import time
from pathlib import Path

from bench.limits import Limits
from tests.data import sites
from tests.data.ledger import Ledger, Writers, judged, writes_go_on
from tests.data.sites import PARTS, Site, kill_part, within

WRITERS, ROUNDS, SEED = 4, 20, 10


def main(rounds: int = ROUNDS) -> int:
    """Run the drill and say of each limit whether it holds."""
    limits = Limits()
    with tempfile.TemporaryDirectory(prefix="jejak-kills-") as folder:
        site, ledger, chance = Site(sites.loaded(Path(folder) / "data")), Ledger(), random.Random(SEED)
        site.start().waits()
        try:
            with Writers(site, ledger, WRITERS):
                for number in range(rounds):
                    writes_go_on(site, ledger)
                    time.sleep(chance.uniform(0, 3))
                    began, kind = time.monotonic(), PARTS[number % len(PARTS)]
                    kill_part(site, kind)
                    site.waits()
                    tell(f"{number + 1}: {kind} killed", began, ledger)
                writes_go_on(site, ledger)
            verdict("kills", site, ledger, limits)
        finally:
            site.stop()
    return limits.status()


def tell(what: str, began: float, ledger: Ledger) -> None:
    """Print how long a round took."""
    print(f"{what}, ready after {time.monotonic() - began:.0f} s, {len(ledger.acknowledged)} acknowledged", flush=True)


def verdict(drill: str, site: Site, ledger: Ledger, limits: Limits) -> None:
    """Compare ledger and graph once all writers have ended, and print each limit."""
    found = judged(site, ledger)
    has_one_worker = within(60, lambda: len(site.workers()) == 1)
    print(f"{drill}: {len(ledger.acknowledged)} acknowledged, answers {dict(ledger.answers)}")
    for name, value in (
        ("lost", len(found.lost)),
        ("twice", len(found.twice)),
        ("half", len(found.half)),
        ("answers that are not ours", len(found.strange)),
        ("chain broken", int(not found.is_chain_whole)),
        ("workers more or less than one", int(not has_one_worker)),
    ):
        print(f"  {name}: {value} {limits.most(f'{drill}: {name}', value, 0)}")
    print(*found.strange[:3], sep="\n", flush=True)


if __name__ == "__main__":
    raise SystemExit(main(*map(int, sys.argv[1:])))
