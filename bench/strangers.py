"""Strangers at once on every public address with its dearest parameters, beside 1,000 connections that say nothing.

The addresses come from the route table, their parameters from the data. Each burst asks with a query name that no
address knows, so that nothing but what is really shared is shared.
Limits: /healthz 0.2 s, a small page 1 s at the 95th percentile.
"""

import itertools
import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles

from bench.limits import Limits
from bench.own_graph import own_graph
from bench.watch import ask, watch
from graph import engine
from graph.domain import policy
from graph.domain.events import Event
from graph.domain.policy import ANYONE
from graph.engine import Graph
from graph.store.audit import entries as audit
from tests.factories.listening import port_of
from tracker import create_app
from tracker.base.made_files import MadeFiles
from tracker.base.settings import Settings
from tracker.commands import example
from tracker.pages.reports import catalogue
from tracker.running import web_server
from tracker.web import context as web

AT_ONCE = (8, 16)
IDLE, HALF_SENT = 1_000, 100
IDLE_SECONDS = 10.0
PATIENCE = 12  # with Neo4j: on a machine that does much else a statement given up would only look quick
SMALL, PROBE = "/login", "/healthz"
LIMIT_PROBE, LIMIT_SMALL = 0.2, 1.0
DEAREST = (
    "MATCH (r:Replication {status: 'verified'})-[:OF]->(i:Innovation) "
    "WITH i, count(r) AS copies ORDER BY copies DESC, i.id LIMIT 1 "
    "MATCH (:Replication {status: 'verified'})-[:ADOPTED_BY]->(a:Agency) "
    "WITH i, a, count(*) AS adopted ORDER BY adopted DESC, a.id LIMIT 1 "
    "MATCH (other:Innovation)-[:SERVES]->(c:Category) "
    "WITH i, a, c, count(other) AS served ORDER BY served DESC, c.code LIMIT 1 "
    "RETURN i.id AS innovation_id, a.id AS agency_id, c.code AS category, "
    "COLLECT { MATCH (r:Replication {status: 'verified'})-[:ADOPTED_BY]->(a) "
    "RETURN r.id ORDER BY r.id LIMIT 1 } AS copies, "
    "COLLECT { MATCH (p:Policy) RETURN p.id ORDER BY p.id LIMIT 1 } AS policies, "
    "COLLECT { MATCH (s:ScaleUp) RETURN s.id ORDER BY s.id LIMIT 1 } AS scale_ups"
)


@dataclass(frozen=True)
class _Dearest:
    innovation_id: str
    agency_id: str
    category: str
    copies: tuple[str, ...]
    policies: tuple[str, ...]
    scale_ups: tuple[str, ...]


class _Site:
    """The web process, with how much of the processor it took."""

    def __init__(self, process: "subprocess.Popen[str]", port: int) -> None:
        self.process, self.port = process, port

    def ask(self, address: str) -> tuple[int, float]:
        return ask(self.port, address)

    @property
    def cpu(self) -> float:
        words = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


def main() -> int:
    """Load the nation, serve it from a process of its own, and print a line for each burst."""
    limits = Limits()
    with own_graph() as own, ExitStack() as stack:
        running, graph, folder = own.running, own.graph, own.folder
        example.load(graph, lambda _: None)
        settings = _settings(folder, running.uri, running.user, running.password)
        wanted = addresses(settings, graph)
        site = stack.enter_context(_served(settings))
        assert site.ask("/")[0] == 200
        with _watched(site) as quiet:
            time.sleep(IDLE_SECONDS)
        stack.enter_context(_silent(site.port))
        with _watched(site) as beside_silent:
            time.sleep(IDLE_SECONDS)
        with _watched(site) as busy:
            for number in AT_ONCE:
                _count_again(graph, number)
                for address in wanted:
                    _burst(site, address, number)
        for name, found in (("idle", quiet), ("beside silent connections", beside_silent), ("strangers", busy)):
            _say(limits, name, found)
        twice = [name for name, times in Counter((folder / "written").read_text().split()).items() if times > 1]
        print(f"files made twice: {len(twice)} {limits.most('files made twice', len(twice), 0)}")
    return limits.status()


def _settings(folder: Path, uri: str, user: str, password: str) -> Settings:
    return Settings(folder, neo4j_uri=uri, neo4j_user=user, neo4j_password=password, secret="b" * 40)


def addresses(settings: Settings, graph: Graph) -> list[str]:
    """Return each address that anybody may open, with the parameters that cost most."""
    app = create_app(settings, graph)
    dearest = graph.within(60).read(DEAREST, _Dearest)[0]
    values: dict[str, list[str]] = {
        "innovation_id": [dearest.innovation_id],
        "agency_id": [dearest.agency_id],
        "replication_id": list(dearest.copies),
        "subject_id": list(dearest.copies),
        "policy_id": list(dearest.policies),
        "scale_up_id": list(dearest.scale_ups),
        "slug": [report.slug for report in catalogue.open_to(ANYONE)],
    }
    found: list[str] = []
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule):
        action = web.action_of(app, rule.endpoint)
        if "GET" not in (rule.methods or ()) or action is None or not policy.may(ANYONE, action):
            continue
        codes = {"code": [dearest.category] if "categor" in rule.rule else ["33"]}
        names = sorted(rule.arguments)
        if missing := [name for name in names if not (values | codes).get(name)]:
            print(f"left out, no value for {', '.join(missing)}: {rule.rule}")
            continue
        with app.test_request_context():
            found += [
                app.url_map.bind("localhost").build(rule.endpoint, dict(zip(names, chosen, strict=True)))
                for chosen in itertools.product(*((values | codes)[name] for name in names))
            ]
    return list(dict.fromkeys(found))


def _burst(site: _Site, address: str, number: int) -> None:
    before = site.cpu
    with ThreadPoolExecutor(number) as pool:
        answers = list(pool.map(lambda n: site.ask(f"{address}?x={n}&after=zzz"), range(number)))
    statuses = " ".join(f"{status} x {times}" for status, times in sorted(Counter(s for s, _ in answers).items()))
    slowest, cpu = max(seconds for _, seconds in answers), (site.cpu - before) / number
    print(
        f"{number:3} {address[:60]:60} {slowest:6.2f} s at most, {cpu:6.3f} s of processor each, {statuses}", flush=True
    )


def _say(limits: Limits, name: str, found: dict[str, list[float]]) -> None:
    probe, small = quantiles(found[PROBE], n=100)[98], quantiles(found[SMALL], n=20)[18]
    said = limits.most(f"{PROBE}, {name}", probe, LIMIT_PROBE), limits.most(f"{SMALL}, {name}", small, LIMIT_SMALL)
    print(f"{name}: {PROBE} {probe:.3f} s at the 99th percentile of {len(found[PROBE])} {said[0]}", end=", ")
    print(f"{SMALL} {small:.3f} s at the 95th of {len(found[SMALL])} {said[1]}", flush=True)


def _count_again(graph: Graph, number: int) -> None:
    """Let something count, so that every result and file is cold, and give the keeper time to see it."""
    event = audit.NewEntry(
        f"E-bench-{number}", datetime.now(UTC), None, None, Event.WORLD_EXAMPLE, "bench", counts=True
    )
    graph.write(lambda tx: audit.record(tx, event))
    time.sleep(5)


@contextmanager
def _watched(site: _Site) -> Generator[dict[str, list[float]]]:
    """Ask for the probe and a small page all the while, from a process of its own: ours is busy being the strangers."""
    found = dict[str, list[float]]()
    command = [sys.executable, "-m", "bench.strangers", "watch", str(site.port), PROBE, SMALL]
    with subprocess.Popen(command, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as watcher:
        assert watcher.stdout is not None
        watcher.stdout.readline()  # it has begun
        try:
            yield found
        finally:
            found.update(json.loads(watcher.communicate()[0]))


@contextmanager
def _silent(port: int) -> Generator[None]:
    """Keep connections that say nothing, or half of it; one that is closed is opened again."""
    ended = threading.Event()
    half = b"POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nhalf"
    web_server.bearable(IDLE + HALF_SENT)

    def opened(number: int) -> socket.socket:
        one = socket.create_connection(("127.0.0.1", port))
        if number < HALF_SENT:
            one.sendall(half)
        one.setblocking(False)
        return one

    def hold() -> None:
        held = [opened(number) for number in range(IDLE + HALF_SENT)]
        while not ended.wait(1):
            for number, one in enumerate(held):
                if _is_closed(one):
                    one.close()
                    held[number] = opened(number)
        for one in held:
            one.close()

    holder = threading.Thread(target=hold)
    holder.start()
    try:
        yield
    finally:
        ended.set()
        holder.join()


def _is_closed(one: socket.socket) -> bool:
    try:
        return one.recv(1) == b""
    except BlockingIOError:
        return False
    except OSError:
        return True


@contextmanager
def _served(settings: Settings) -> Iterator[_Site]:
    words = [str(settings.data), settings.neo4j_uri or "", settings.neo4j_user, settings.neo4j_password]
    command = [sys.executable, "-m", "bench.strangers", "serve", *words]
    with subprocess.Popen(command, text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        try:
            yield _Site(process, int(process.stdout.readline()))
        finally:
            process.kill()


def serve(folder: str, uri: str, user: str, password: str) -> None:
    """Serve as ``start`` does, and note each file that is written."""
    graph = engine.connect(uri, user, password, patience=PATIENCE)
    app = create_app(_settings(Path(folder), uri, user, password), graph)
    write = MadeFiles._write

    def noted(self: MadeFiles, name: str, *rest: object) -> None:
        with Path(folder, "written").open("a", encoding="utf-8") as file:
            file.write(f"{name}\n")
        write(self, name, *rest)  # pyright: ignore[reportArgumentType]

    MadeFiles._write = noted  # pyright: ignore[reportAttributeAccessIssue]
    snapshots, worlds = app.extensions["jejak.snapshots"], app.extensions["jejak.worlds"]
    keep = (graph.following([]), lambda: worlds.clock().today(), threading.Event())
    threading.Thread(target=snapshots.keep, args=keep, daemon=True).start()
    server = web_server.web_server(app, 0)
    print(port_of(server), flush=True)
    server.run()


if __name__ == "__main__":
    parts = {"serve": serve, "watch": watch}
    sys.exit(parts[sys.argv[1]](*sys.argv[2:]) if sys.argv[1:] else main())
