"""The worker beside the site: started again when it dies, and ended with the site, also with one that was killed."""

import importlib.util
import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager

from tracker.base.settings import Settings

STOP_SECONDS = 10
STEADY_SECONDS = 60.0  # who worked so long is started again at once
LONGEST_REST = 60.0
ORPHAN_SECONDS = 3.0
log = logging.getLogger("jejak.worker")


@contextmanager
def worker(settings: Settings) -> Generator[None]:
    """Run the worker beside the web process, out of reach of the terminal's Ctrl-C."""
    if importlib.util.find_spec("tracker.commands.worker") is None:
        yield
        return
    supervisor = Supervisor(settings)
    thread = threading.Thread(target=supervisor.run, name="worker-watch", daemon=True)
    thread.start()
    try:
        yield
    finally:
        supervisor.stop()
        thread.join()


class Supervisor:
    """Keeps one worker running; each holds the reading end of a pipe whose writing end is open as long as we live."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._ended = threading.Event()
        self._reading, self._writing = os.pipe()

    def run(self) -> None:
        """Start the worker again whenever it ends: at once, then after 1, 2, 4 ... 60 s, until it works steadily."""
        rest = following = 0.0
        while not self._ended.wait(rest):
            began = time.monotonic()
            ending = self._one()
            if self._ended.is_set():
                break
            rest = 0.0 if time.monotonic() - began >= STEADY_SECONDS else following
            following = min(max(1.0, rest * 2), LONGEST_REST)
            log.warning("the worker ended (%s); starting it again in %.0f s", ending, rest)
        os.close(self._reading)
        os.close(self._writing)

    def stop(self) -> None:
        """End the worker, and start no other."""
        self._ended.set()

    def _one(self) -> str:
        """Have a worker work, and return how it ended."""
        command = [sys.executable, "-m", "tracker", "worker", "--beside", str(self._reading)]
        try:
            child = subprocess.Popen(
                command, env=_environment(self._settings), start_new_session=True, pass_fds=(self._reading,)
            )
        except OSError as error:  # no memory, say: there may be some in a minute
            return str(error)
        while child.poll() is None and not self._ended.wait(0.2):
            pass
        return _ending(_end(child))


def end_with(reading: int, stop: threading.Event) -> None:
    """Set ``stop`` when the site at the other end of the pipe is gone; a job that goes on then is cut off.

    Nothing is lost by that: its lease runs out, and the work is taken up again.
    """

    def watch() -> None:
        while os.read(reading, 1):
            pass
        stop.set()
        time.sleep(ORPHAN_SECONDS)
        os._exit(1)

    threading.Thread(target=watch, name="site-watch", daemon=True).start()


def _end(child: subprocess.Popen[bytes]) -> int:
    child.terminate()  # nothing happens to one that has ended
    try:
        return child.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        child.kill()
        return child.wait()


def _ending(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit code {code}"


def _environment(settings: Settings) -> dict[str, str]:
    """Return what the worker reads; of a Neo4j of our own it finds the address by itself, wherever that moves."""
    env = {**os.environ, "JEJAK_DATA": str(settings.data), "WORLD": settings.world.value}
    place = {
        "NEO4J_URI": settings.neo4j_uri or "",
        "NEO4J_USER": settings.neo4j_user,
        "NEO4J_PASSWORD": settings.neo4j_password,
        "NEO4J_DATABASE": settings.neo4j_database,
    }
    return env | ({"NEO4J_URI": ""} if settings.is_own else place)
