"""Writers before a real site, and a ledger of what they were told: to be compared with what the graph holds."""

import secrets
import threading
import time
from collections import Counter
from contextlib import closing, suppress
from dataclasses import dataclass, field

from graph import engine
from graph.devserver import local
from tests.data import sites
from tests.data.sites import WORLD, Site

# A draft is whole with its form, its adopter and its entry in the trail; one with nothing but its number is half there.
_DRAFTS = """
MATCH (r:Replication)
WHERE r.form_name STARTS WITH 'Layanan ' OR (r.status = 'draft' AND size(keys(r)) <= 5)
RETURN coalesce(r.form_name, r.id) AS name, count(r) AS number, sum(CASE
  WHEN r.form IS NOT NULL AND EXISTS { (r)-[:ADOPTED_BY]->(:Agency) } AND EXISTS { (:AuditEntry {subject: r.id}) }
  THEN 1 ELSE 0 END) AS whole
"""


@dataclass(frozen=True)
class _Held:
    name: str
    number: int
    whole: int


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

    def __init__(self, site: Site, ledger: Ledger, number: int) -> None:
        self._ledger = ledger
        self._ended = threading.Event()
        self._threads = [threading.Thread(target=self._write, args=(site.visitor(),)) for _ in range(number)]

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


def writes_go_on(site: Site, ledger: Ledger) -> None:
    """Wait until the writers are told once more that something was kept."""
    before = len(ledger.acknowledged)
    site.waits(lambda: len(ledger.acknowledged) > before)


@dataclass(frozen=True)
class Judgement:
    """What the graph holds against the ledger: names that are lost, there twice, or without what belongs to them."""

    lost: set[str]
    twice: set[str]
    half: set[str]
    strange: list[str]
    is_chain_whole: bool


def judged(site: Site, ledger: Ledger) -> Judgement:
    """Compare once all writers have ended."""
    running = local.status(site.home, WORLD)
    assert running
    with closing(engine.connect(running.uri, running.user, running.password, patience=sites.PATIENCE)) as graph:
        rows = graph.read(_DRAFTS, _Held)
    held = {row.name for row in rows}
    return Judgement(
        lost=ledger.acknowledged - held,
        twice={row.name for row in rows if row.number > 1},
        half={row.name for row in rows if row.whole != row.number},
        strange=ledger.strange,
        is_chain_whole=site.command("audit", "check").returncode == 0,
    )
