"""Ten full disks: while people write, upload, import, at a checkpoint, and under a Neo4j that is just starting.

Each fills a small disk of its own to the last byte for some seconds. Limits: nothing that was acknowledged is lost,
doubled or half there, files and lists among it; readers are served meanwhile, but where Neo4j itself was killed; with
room again the site goes on by itself; its next start works. Number of rounds: python -m bench.full_disks 10, and of
moments: python -m bench.full_disks 10 upload list_import.
"""

import os
import random
import re
import secrets
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from bench.kills import SEED, WRITERS, tell, verdict
from bench.limits import Limits
from graph import engine
from graph.devserver import local
from graph.domain import errors
from graph.engine import Graph
from tests.data import documents, sites
from tests.data.ledger import Ledger, Writers, writes_go_on
from tests.data.sites import WORLD, Site
from tests.data.small_disk import fill, mounted

ROUNDS, DISK_MB, ROOM_MB, FULL_SECONDS = 10, 1_200, 100, 4
FILE_BYTES, LIST_ROWS = 3_000_000, 4_000
_STAGED = "MATCH (n) WHERE any(l IN labels(n) WHERE l STARTS WITH 'Staged') RETURN count(n) AS n"
READ = ("/", "/innovations", "/readyz")


@dataclass(frozen=True)
class _Id:
    id: str


@dataclass(frozen=True)
class _Count:
    n: int


@dataclass(frozen=True)
class _Told:
    """What a list's page says of it: how many rows it read, and how many copies came of them."""

    read: int
    created: int


class _Drill:
    """A site on a small disk, somebody who uploads, somebody who imports, and what they were told."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.site = Site(home, JEJAK_ROOM=str(ROOM_MB)).start()
        self.site.waits()
        self.uploader, self.importer = self.site.visitor(), self.site.visitor()
        self.uploader.sign_in("registrar.unhas")
        self.importer.sign_in("pengelola.panrb")
        self.files: dict[str, bytes] = {}
        self.lists: dict[str, int] = {}
        self.unserved = 0

    def moments(self) -> list[Callable[[], None]]:
        return [self.commit, self.upload, self.list_import, self.checkpoint, self.start]

    def commit(self) -> None:
        """Four people save drafts all the while."""
        with self._full():
            pass

    def upload(self) -> None:
        """The disk is full when half of a file is there; it is sent again until it is acknowledged."""
        record, once, number = self._record(), secrets.token_hex(16), f"{secrets.token_hex(4)}/SK/2025"
        noise = secrets.token_bytes(FILE_BYTES)
        content = documents.pdf(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(noise), noise))

        def send(halfway: Callable[[], object] = lambda: None) -> tuple[int, str]:
            self.uploader.get(f"/records/{record}/evidence")
            return self.uploader.send_file(
                f"/records/{record}/evidence",
                "SK.pdf",
                content,
                halfway,
                once=once,
                kind="sk",
                number=number,
                date="17-05-2025",
            )

        with ExitStack() as stack:
            status, page = send(lambda: stack.enter_context(self._full()))
        print(f"  an upload meets it: {status}", flush=True)
        assert not status or "Jejak Inovasi" in page or status == 303, page
        self.site.waits(lambda: send()[0] == 303)
        self.files[number] = content

    def list_import(self) -> None:
        """The disk is full while the worker stages a list; it goes on by itself."""
        key, number = secrets.token_hex(4), len(self.lists)
        rows = [f"{a};{i};2024;{key}-{a}-{i}" for a, i in self._pairs(number)]
        table = "\n".join(["Instansi;Inovasi;Tahun mulai;SINOVIK", *rows]).encode()
        self.importer.get("/imports")
        source, once = f"Daftar {key}", secrets.token_hex(16)
        status, page = self.importer.send_file(
            "/imports", "daftar.csv", table, kind="replications", source=source, once=once
        )
        assert status == 303, page
        with self._graph() as graph:
            job = graph.read("MATCH (j:ImportJob) RETURN j.id AS id ORDER BY j.made_at DESC LIMIT 1", _Id)[0].id
        self.site.waits(lambda: self.importer.post(f"/imports/{job}/start")[0] == 303 and self._state(job) != "open")
        with self._graph() as graph:
            sites.within(sites.DEADLINE, lambda: self._rows_done(graph, job) > 0, rest=0)
        with self._full():
            print(f"  a list of {len(rows)} rows meets it: {self._state(job)}", flush=True)
        self.site.waits(lambda: self._state(job) in {"done", "failed", "stopped"})
        print(f"  the list is {self._state(job)}", flush=True)
        self.lists[job] = len(rows)

    def checkpoint(self) -> None:
        """Neo4j is asked to end, and writes its last checkpoint; only the Enterprise Edition makes one when told."""
        with self._full(is_served=False):
            os.kill(self.site.neo4j(), signal.SIGTERM)  # which ends when there is room for it

    def start(self) -> None:
        """Neo4j dies, and its next start meets the full disk."""
        with self._full(is_served=False):
            sites.kill(self.site.neo4j())

    def found(self, limits: Limits) -> None:
        """Compare files and lists with what was acknowledged."""
        with self._graph() as graph:
            files = [self._file(graph, number) != [content] for number, content in self.files.items()]
            lists = [not self._is_whole(graph, job, rows) for job, rows in self.lists.items()]
            staged = graph.read(_STAGED, _Count)[0].n
        for name, value in (
            ("files lost, twice or half", sum(files)),
            ("lists lost, twice or half", sum(lists)),
            ("rows left staged", staged),
            ("readers unserved", self.unserved),
        ):
            print(f"  {name}: {value} {limits.most(f'full disks: {name}', value, 0)}")

    def _file(self, graph: Graph, number: str) -> list[bytes]:
        """Return what is read under this number of a proof, once for each proof that has it."""
        rows = graph.read("MATCH (e:Evidence {number: $number}) RETURN e.id AS id", _Id, number=number)
        return [self.uploader.read(f"/evidence/{row.id}/file") for row in rows]

    def _is_whole(self, graph: Graph, job: str, rows: int) -> bool:
        """Say whether a list holds what its page says: each copy once, and no row unread."""
        query = "MATCH (j:ImportJob {id: $job}) RETURN j.created AS created, "
        told = graph.read(query + "j.created + j.changed + j.unchanged + j.refused AS read", _Told, job=job)[0]
        query = "MATCH (i)<-[:OF]-(r:Replication {import_job: $job})-[:ADOPTED_BY]->(a) "
        copies = graph.read(query + "RETURN count(DISTINCT r) AS n", _Count, job=job)[0].n
        pairs = graph.read(query + "RETURN count(DISTINCT [a.id, i.id]) AS n", _Count, job=job)[0].n
        print(f"  list {job}: {rows} rows, {told}, {copies} copies, {pairs} different")
        return told.read == rows and told.created == copies == pairs > 0

    def _record(self) -> str:
        query = (
            "MATCH (:User {login: 'registrar.unhas'})-[:WORKS_AT]->(a:Agency)<-[:ADOPTED_BY]-(r:Replication) "
            "WHERE r.status IN ['draft', 'verified'] RETURN r.id AS id ORDER BY r.status DESC, r.id LIMIT 1"
        )
        with self._graph() as graph:
            return graph.read(query, _Id)[0].id

    def _pairs(self, number: int) -> list[tuple[str, str]]:
        """Return agencies and innovations of which none was in a list before."""
        with self._graph() as graph:
            agencies = [row.id for row in graph.read("MATCH (a:Agency) RETURN a.id AS id ORDER BY id", _Id)]
            query = (
                "MATCH (i:Innovation {status: 'published'}) WHERE NOT EXISTS { (:Replication)-[:OF]->(i) } "
                "RETURN i.id AS id ORDER BY id SKIP $skip LIMIT 100"
            )
            innovations = [row.id for row in graph.read(query, _Id, skip=100 * number)]
        return [(a, i) for i in innovations for a in agencies][:LIST_ROWS]

    def _rows_done(self, graph: Graph, job: str) -> int:
        return graph.read("MATCH (j:ImportJob {id: $job}) RETURN j.rows_done AS n", _Count, job=job)[0].n

    def _state(self, job: str) -> str:
        with suppress(errors.Unavailable, errors.TooSlow, LookupError), self._graph() as graph:
            return graph.read("MATCH (j:ImportJob {id: $job}) RETURN j.state AS id", _Id, job=job)[0].id
        return "unknown"

    def _read(self) -> None:
        for path in READ:
            status, page = self.site.get(path)
            if status != 200:
                self.unserved += 1
                told = re.search(r"<h1>(.*?)</h1>", page)
                print(f"  {path} answers {status}: {told[1] if told else page[:100]}", flush=True)

    @contextmanager
    def _graph(self) -> Iterator[Graph]:
        running = local.status(self.home, WORLD)
        if running is None:
            raise errors.Unavailable("away")
        with closing(engine.connect(running.uri, running.user, running.password, is_quiet=True, patience=5)) as graph:
            yield graph

    @contextmanager
    def _full(self, *, is_served: bool = True) -> Iterator[None]:
        """Take all the room there is, look whether readers are served, and give it back."""
        filler = self.home.parent / "filler"
        fill(filler)
        try:
            yield
            end = time.monotonic() + FULL_SECONDS
            while time.monotonic() < end:
                if is_served:
                    self._read()
                time.sleep(0.2)
        finally:
            filler.unlink()


def main(rounds: int = ROUNDS, *names: str) -> int:
    """Run the drill, at the moments of these names in turn, and say of each limit whether it holds."""
    limits, chance, ledger = Limits(), random.Random(SEED), Ledger()
    with tempfile.TemporaryDirectory(prefix="jejak-disk-") as folder, mounted(Path(folder), DISK_MB) as is_mounted:
        if not is_mounted:
            print("none can be mounted here; tests/store/test_full_disk.py limits the size of files")
            return 0
        drill = _Drill(sites.loaded(Path(folder) / "data"))
        site = drill.site
        moments = [moment for moment in drill.moments() if moment.__name__ in names or not names]
        try:
            with Writers(site, ledger, WRITERS):
                for number in range(rounds):
                    time.sleep(chance.uniform(1, 4))
                    began, moment = time.monotonic(), moments[number % len(moments)]
                    moment()
                    site.waits()
                    writes_go_on(site, ledger)
                    tell(f"{number + 1}: full at {moment.__name__}", began, ledger)
            verdict("full disks", site, ledger, limits)
            drill.found(limits)
        finally:
            site.stop()
        site.start().waits()
        site.stop()
        print("the next start works")
    return limits.status()


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else ROUNDS, *sys.argv[2:]))
