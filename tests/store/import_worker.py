"""A worker in a process of its own, which a test kills: prints a line at each step that it has reached."""

import os
from datetime import timedelta

from graph import engine
from graph.domain.records.imports import Job
from tracker.actions.imports.import_running import Worker, run_next
from tracker.base.clock import Clock


def say(job: Job, done: int) -> None:
    print(f"staged {done}", flush=True)


def main() -> None:
    place = (os.environ["NEO4J_URI"], os.environ["NEO4J_USER"], os.environ["NEO4J_PASSWORD"])
    graph = engine.connect(*place, patience=12)
    owner = f"worker {os.getpid()}"
    print("ready", flush=True)
    run_next(Worker(graph, Clock(), owner, lease=timedelta(seconds=0.2), size=50, said=say))
    print("done", flush=True)


if __name__ == "__main__":
    main()
