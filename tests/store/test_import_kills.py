"""Workers that die at random points of an import: nothing partly there, nothing twice, and it goes on."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from graph.devserver.local import Running
from graph.domain.records.imports import JobState, Kind
from graph.engine import Graph
from graph.store.audit import entries as audit
from graph.store.imports import import_jobs
from tests.factories.imports import ADMIN, CLOCK, Count, counts, csv, everything, hand_in, imported, staged
from tests.small_world import MOMENT
from tracker.actions.context import Context
from tracker.actions.imports import import_running, import_steps
from tracker.actions.imports.import_running import Worker


def many(graph: Graph, agencies: int, innovations: int) -> bytes:
    graph.write(
        lambda tx: tx.run(
            "FOREACH (n IN range(1, $agencies) | CREATE (:Agency {id: 'a' + n, name: 'Instansi ' + n})) "
            "FOREACH (n IN range(1, $innovations) | "
            "CREATE (:Innovation {id: 'i' + n, name: 'Inovasi ' + n, status: 'published'}))",
            agencies=agencies,
            innovations=innovations,
        )
    )
    pairs = [f"a{a};i{i};S-{a}-{i}" for a in range(1, agencies + 1) for i in range(1, innovations + 1)]
    return csv("Instansi;Inovasi;SINOVIK", *pairs)


def killed_once(env: dict[str, str], chance: random.Random) -> bool:
    """Start a worker and kill it at a random point; return whether it had come to its end before."""
    command = [sys.executable, "-m", "tests.store.import_worker"]
    steps, root, line = chance.randint(1, 7), Path(__file__).parents[2], ""
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True, cwd=root) as child:
        assert child.stdout is not None
        for line in child.stdout:
            steps -= 1
            if line == "done\n" or steps == 0:
                break
        time.sleep(chance.random() * 0.15)
        child.send_signal(signal.SIGKILL)
        return "done" in line + child.stdout.read()


def test_twenty_imports_killed_at_random_points_are_never_partly_there_and_never_twice(
    world: Graph, server: Running
) -> None:
    chance = random.Random(17)
    env = {**os.environ, "NEO4J_URI": server.uri, "NEO4J_USER": server.user, "NEO4J_PASSWORD": server.password}
    content, killed, unseen = many(world, 20, 15), 0, 0
    before = everything(world)

    while killed < 20:
        job = hand_in(world, ADMIN, Kind.REPLICATIONS, content, f"Daftar {killed}")
        import_steps.start(Context(world, ADMIN, MOMENT), job.id)
        was_killed = not killed_once(env, chance)
        outlive(world)
        unseen += _whole_or_nothing(world, job.id, before)
        finish(world, job.id)
        assert _whole_or_nothing(world, job.id, before) == 0
        assert counts(import_jobs.by_id(world, job.id)) == ("done", 300, 0, 0, 0)
        assert staged(world) == 0
        assert audit.first_broken(world) is None
        killed += was_killed
        forget(world)

    assert unseen > 10  # most were killed before they were published


def outlive(graph: Graph) -> None:
    """Wait until the server has ended what the dead began: a commit may outlive its client (findings 6)."""
    query = "SHOW TRANSACTIONS YIELD transactionId RETURN count(*) AS count"
    while graph.read(query, Count)[0].count > 1:  # beside this one
        time.sleep(0.02)


def finish(graph: Graph, job_id: str) -> None:
    """Let another worker go on, once the lease of the dead has run out."""
    worker = Worker(graph, CLOCK, "heir", size=50)
    while import_jobs.by_id(graph, job_id).state != JobState.DONE:
        if not import_running.run_next(worker, only=job_id):
            time.sleep(0.02)


def _whole_or_nothing(graph: Graph, job_id: str, before: int) -> bool:
    """Return whether readers see nothing of a job yet; anything between nothing and all of it fails."""
    is_done = import_jobs.by_id(graph, job_id).state == JobState.DONE
    visible = imported(graph)
    assert (len(visible), len({(line.adopter, line.roots) for line in visible})) == ((300, 300) if is_done else (0, 0))
    assert is_done or everything(graph) == before
    return not is_done


def forget(graph: Graph) -> None:
    """Take the published rows away again, so that the next job creates as many."""
    graph.write(
        lambda tx: tx.run(
            "MATCH (r:Replication) WHERE r.import_job IS NOT NULL "
            "OPTIONAL MATCH (r)-[:KNOWN_AS]->(e) DETACH DELETE r, e"
        )
    )
    graph.write(lambda tx: tx.run("MATCH (s:Source) WHERE s.title STARTS WITH 'Daftar ' DETACH DELETE s"))
    graph.write(lambda tx: tx.run("MATCH (e) WHERE e:AuditEntry OR e:AuditHead DETACH DELETE e"))
