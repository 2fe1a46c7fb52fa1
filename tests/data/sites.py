"""Real sites as an operator runs them: a process each, with its worker and its own Neo4j, in its own data folder."""

import http.cookiejar
import io
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from http.client import HTTPException
from pathlib import Path

from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from graph import migrate
from graph.devserver import artifacts, local, local_server
from graph.example import small
from graph.example.demo import ACCOUNTS
from tests.conftest import PATIENCE, connected
from tracker.base.assets import ROOT
from tracker.base.settings import data_folder
from tracker.commands import example

PASSWORDS = {account.login: account.password or "" for account in ACCOUNTS}
WORLD = "example"
DEADLINE = 300.0
PARTS = ("Neo4j", "site", "worker")


def loaded(home: Path) -> Path:
    """Make a data folder that holds a small example, and whose Neo4j does not run."""
    home.mkdir(exist_ok=True)
    (home / f"neo4j-{artifacts.VERSION}").symlink_to(artifacts.folder(data_folder()))
    running = local.ensure(home, WORLD, say=lambda _: None, patience=PATIENCE)
    with closing(connected(running)) as graph:
        list(migrate.migrate(graph))
        example.load(graph, lambda _: None, small)
    local.stop(home, WORLD)
    return home


def copied(home: Path, target: Path) -> Path:
    """Copy a data folder as it lies there."""
    return Path(shutil.copytree(home, target, symlinks=True))


def within(seconds: float, is_so: Callable[[], object], rest: float = 0.2) -> bool:
    """Wait until something is so; False when it does not come about."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if is_so():
            return True
        time.sleep(rest)
    return False


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Site:
    """One site; what it says is kept in a file beside its data."""

    def __init__(self, home: Path, **env: str) -> None:
        self.home = home
        self.port = free_port()
        self.log = home / "site.log"
        self._env = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("NEO4J_", "JEJAK_"))},
            "JEJAK_DATA": str(home),
            "WORLD": WORLD,
            "PORT": str(self.port),
            "JEJAK_PATIENCE": str(PATIENCE),
            **env,
        }
        self._process: subprocess.Popen[bytes] | None = None
        self._token = ""
        self._jar = http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self._jar), _Stay())

    def visitor(self) -> "Site":
        """Return another browser before the same site."""
        other = Site(self.home)
        other.port = self.port
        return other

    def start(self) -> "Site":
        with self.log.open("ab") as log:
            command = [sys.executable, "-m", "tracker", "start"]
            self._process = subprocess.Popen(command, env=self._env, cwd=ROOT, stdout=log, stderr=log)
        return self

    def is_ready(self) -> bool:
        return self.get("/readyz")[0] == 200

    def waits(self, is_so: Callable[[], object] | None = None) -> None:
        """Wait until the site is ready, or until something else is so."""
        assert within(DEADLINE, is_so or self.is_ready), self.log.read_text("utf-8", "replace")[-3000:]

    def get(self, path: str) -> tuple[int, str]:
        """Return status and body; 0 when nobody answers."""
        status, page = self._sent(urllib.request.Request(self._url(path)))
        if token := re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page):
            self._token = token[1]  # of a page that was open already while none can be had
        return status, page

    def read(self, path: str) -> bytes:
        """Return a file as it comes; nothing when it does not."""
        with suppress(OSError), self._opener.open(self._url(path), timeout=120) as answer:
            return answer.read()
        return b""

    def post(self, path: str, **form: str) -> tuple[int, str]:
        """Send a form with the token of its own page; of one that was open already while none can be had."""
        self.get(path)
        given = {"csrf_token": self._token, **form}
        return self._sent(urllib.request.Request(self._url(path), urllib.parse.urlencode(given).encode()))

    def send_file(
        self, path: str, name: str, content: bytes, halfway: Callable[[], object] = lambda: None, **form: str
    ) -> tuple[int, str]:
        """Send a form with a file and the token of the page seen last; do something when half of it is on its way."""
        fields = {"csrf_token": self._token, **form, "file": FileStorage(io.BytesIO(content), name)}
        boundary, body = encode_multipart(fields)

        def parts() -> Iterator[bytes]:
            yield body[: len(body) // 2]
            halfway()
            yield body[len(body) // 2 :]

        heads = {"Content-Type": f"multipart/form-data; boundary={boundary}", "Content-Length": str(len(body))}
        return self._sent(urllib.request.Request(self._url(path), parts(), heads))

    def sign_in(self, login: str) -> None:
        status, page = self.post("/login", login=login, password=PASSWORDS[login])
        assert status == 302, page

    def readiness(self) -> dict[str, object]:
        with suppress(ValueError):
            return json.loads(self.get("/readyz")[1])
        return {}

    def neo4j(self) -> int:
        """Return the process of the Neo4j of this site; 0 when there is none."""
        running = local.status(self.home, WORLD)
        return running.pid if running else 0

    def workers(self) -> list[int]:
        """Return the workers of this data folder, whoever started them."""
        mine = f"JEJAK_DATA={self.home}".encode()
        return [pid for pid in _processes(b"worker") if mine in _told(pid, "environ").split(b"\0")]

    @property
    def pid(self) -> int:
        assert self._process
        return self._process.pid

    def command(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "tracker", *words],
            env=self._env,
            cwd=ROOT,
            text=True,
            capture_output=True,
            check=False,
        )

    def kill(self) -> None:
        """End the web process without a chance to tidy up."""
        assert self._process
        self._process.kill()
        self._process.wait()

    def stop(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
            try:
                self._process.wait(DEADLINE)
            except subprocess.TimeoutExpired:
                self._process.kill()
        local.stop(self.home, WORLD)

    def _url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def _sent(self, request: urllib.request.Request) -> tuple[int, str]:
        try:
            try:
                with self._opener.open(request, timeout=120) as answer:
                    return answer.status, answer.read().decode("utf-8", "replace")
            except urllib.error.HTTPError as error:
                with error:
                    return error.code, error.read().decode("utf-8", "replace")
        except (OSError, HTTPException):  # nobody there, or killed in the middle of an answer
            return 0, ""


class _Stay(urllib.request.HTTPRedirectHandler):
    """A redirect is an answer like any other."""

    def redirect_request(self, *_: object, **_named: object) -> None:
        return None


def kill(pid: int) -> None:
    """Kill a process and wait until it is gone."""
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    assert within(30, lambda: not local_server.is_alive(pid))


def kill_part(site: Site, part: str) -> int:
    """Kill one of the processes of a site, and start the site itself again; return which."""
    if part == "site":
        pid = site.pid
        site.kill()
        site.start()
        return pid
    site.waits(lambda: site.neo4j() if part == "Neo4j" else site.workers())
    pid = site.neo4j() if part == "Neo4j" else site.workers()[0]
    kill(pid)
    return pid


def _processes(word: bytes) -> list[int]:
    numbers = (int(path.name) for path in Path("/proc").glob("[0-9]*"))
    return [pid for pid in numbers if word in _told(pid, "cmdline").split(b"\0") and local_server.is_alive(pid)]


def _told(pid: int, what: str) -> bytes:
    try:
        return Path(f"/proc/{pid}/{what}").read_bytes()
    except OSError:
        return b""
