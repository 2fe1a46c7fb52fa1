"""Who answers on the port of a local Neo4j: this folder's server or another one, and whether its database is up."""

import socket
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import LiteralString

import neo4j
from neo4j import exceptions as neo

from graph.devserver import local_account, local_server
from graph.devserver.artifacts import LocalError, Say
from graph.devserver.local_account import Account

START_SECONDS = 300
ANSWER_SECONDS = 30
KNOWN_SECONDS = 5  # for a server that has answered before: one that is frozen is not waited for like one that starts
SURE_SECONDS = 6  # a user who is locked is let in after 5 s, unless somebody goes on with a wrong password
_STARTING = (OSError, neo.DatabaseError, neo.TransientError, neo.DriverError)
LONG_LOG = "debug.log"  # the only one that tells why a database does not open
_TRUE = ("Caused by:", "ERROR", "Error")
_LONG_TRUE = ("Caused by:", " ERROR ")  # it also lists options of Java that are named after errors
# Read failures of a log that ends in half an entry; the server names them in either of these ways.
_HALF_LOG = ("transaction log", "readable position", "recovery not possible")


class NotOurs(LocalError):
    """Another server answers on the port."""


@dataclass(frozen=True, slots=True)
class Server:
    """A Java that was started for a folder; ``heard`` and ``heard_long`` tell how long its logs were before.

    ``seconds`` is how long it is waited for, ``answer`` how long for one answer: on a busy machine a first one takes
    many seconds.
    """

    folder: Path
    pid: int
    port: int
    heard: int
    heard_long: int = 0
    seconds: float = START_SECONDS
    answer: float = ANSWER_SECONDS


@dataclass(frozen=True, slots=True)
class ServerAnswer:
    """What a server says of itself: whose data it serves, and how its database stands."""

    data: Path
    status: str
    message: str
    is_read_only: bool


def wait(server: Server, password: str, say: Say) -> Account:
    """Return the folder's account when its server answers; raise LocalError when it dies, fails or takes too long.

    Raises NotOurs when another server answers on its port.
    """
    began = said = time.monotonic()
    known = local_account.of(server.folder)
    refused = 0.0
    while (now := time.monotonic()) - began < server.seconds:
        if not local_server.is_alive(server.pid):
            raise LocalError(_failure(server, "Neo4j ended while starting"))
        try:
            if (account := _admitted(server, known, password)) is not None:
                return account
        except neo.ClientError as error:  # of the password, or of too many of them
            refused = refused or now
            if now - refused > SURE_SECONDS:
                raise LocalError(_refusal(server, error)) from error
        if now - said >= 5:
            said = now
            say(f"  Neo4j is starting: {now - began:.0f} s")
        time.sleep(2 if refused else 0.2)
    raise LocalError(f"Neo4j (process {server.pid}) does not answer after {server.seconds:.0f} s: {reason(server)}")


def demand_ours(answer: ServerAnswer, folder: Path, port: int) -> None:
    """Raise NotOurs unless the server serves this folder: the password alone would open that of a copy too."""
    ours = folder / "data"
    if not (answer.data == ours or (answer.data.exists() and ours.exists() and answer.data.samefile(ours))):
        raise NotOurs(f"Port {port} is that of another Neo4j, whose data lie in {answer.data} and not in {ours}")


def ask(port: int, user: str, password: str, seconds: float = ANSWER_SECONDS) -> ServerAnswer | None:
    """Ask whoever listens whose data it serves; None while nobody answers. Raises ClientError when refused."""
    found: ServerAnswer | None = None
    with suppress(*_STARTING), _session(port, user, password, "system", seconds) as session:
        data = _one(session, "SHOW SETTINGS 'server.directories.data' YIELD value")["value"]
        told = _one(session, "SHOW DATABASE neo4j YIELD currentStatus, statusMessage, access")
        found = ServerAnswer(Path(data), told["currentStatus"], told["statusMessage"], told["access"] == "read-only")
    return found


def reason(server: Server) -> str:
    """Find the line of this start that tells most: the last cause or error that Neo4j or Java wrote."""
    for path, told in _told(server):
        if told:
            return f"{told[-1].strip()[:200]} (see {path})"
    return f"see {local_server.console(server.folder)}"


def _told(server: Server) -> list[tuple[Path, list[str]]]:
    """Return the causes and errors of this start, of Neo4j and of Java."""
    logs = (
        (server.folder / "logs" / "neo4j.log", server.heard, _TRUE),
        (local_server.console(server.folder), 0, _TRUE),
        (server.folder / "logs" / LONG_LOG, server.heard_long, _LONG_TRUE),
    )
    return [
        (path, [line for line in lines(path, heard)[-1000:] if any(sign in line for sign in signs)])
        for path, heard, signs in logs
    ]


def lines(path: Path, heard: int) -> list[str]:
    """Return the lines of a log behind those that it had before; one that was begun anew is read whole."""
    whole = path.read_bytes() if path.is_file() else b""
    return whole[heard if heard <= len(whole) else 0 :].decode("utf-8", "replace").splitlines()


def _admitted(server: Server, known: Account | None, password: str) -> Account | None:
    """Return the account by which the server lets us in, made now if there is none; None while it is starting."""
    if known is not None:
        with suppress(neo.AuthError):  # its data are older than the account, or not ours; a locked one stays ours
            return known if _is_up(server, known.user, known.password) else None
    if not _is_up(server, "neo4j", password):
        return None
    return _introduced(server, password)


def _is_up(server: Server, user: str, password: str) -> bool:
    answer = ask(server.port, user, password, server.answer)
    if answer is None:
        return False
    demand_ours(answer, server.folder, server.port)
    if answer.status == "online" and not answer.message:
        return _reads(server, user, password)
    if answer.message:
        raise LocalError(_failure(server, f"The database in {server.folder} cannot be opened"))
    return False


def _failure(server: Server, what: str) -> str:
    told = " ".join(line for _path, causes in _told(server) for line in causes).lower()
    if any(sign in told for sign in _HALF_LOG):
        what = f"{what}, its log ends within an entry (mend it with: python -m tracker neo4j mend)"
    return f"{what}: {reason(server)}"


def _refusal(server: Server, error: neo.ClientError) -> str:
    if "AuthenticationRateLimit" in (error.code or ""):
        return f"Neo4j on port {server.port} was given a wrong password too often and lets nobody in; try again later"
    return f"Neo4j refuses the password that is kept beside its data in {server.folder}"


def _introduced(server: Server, password: str) -> Account:
    """Make the folder's account, and end those that came with a copy; who is let in by it has the right server."""
    account = local_account.fresh(server.folder)
    with _session(server.port, "neo4j", password, "system") as session:
        held = [row["user"] for row in session.run("SHOW USERS YIELD user")]
        session.run(
            "CREATE USER $user SET PASSWORD $password CHANGE NOT REQUIRED",
            user=account.user,
            password=account.password,
        ).consume()
        for user in held:
            if user.startswith(local_account.PREFIX):
                session.run("DROP USER $user IF EXISTS", user=user).consume()
    answer = ask(server.port, account.user, account.password)
    if answer is None:
        raise LocalError(f"Neo4j (process {server.pid}) went away while it was starting")
    demand_ours(answer, server.folder, server.port)
    local_account.keep(server.folder, account)
    return account


def _reads(server: Server, user: str, password: str) -> bool:
    is_read = False
    with (
        suppress(OSError, neo.Neo4jError, neo.DriverError),
        _session(server.port, user, password, "neo4j", server.answer) as session,
    ):
        session.run("RETURN 1").consume()
        is_read = True
    return is_read


@contextmanager
def _session(
    port: int, user: str, password: str, database: str, seconds: float = ANSWER_SECONDS
) -> Generator[neo4j.Session]:
    """Open a session that waits so long, unlike the application's, for a server that may be starting."""
    socket.create_connection(("127.0.0.1", port), timeout=1).close()
    with (
        neo4j.GraphDatabase.driver(  # pyright: ignore[reportUnknownMemberType]  # **config: Unknown
            f"bolt://127.0.0.1:{port}",
            auth=(user, password),
            connection_timeout=seconds,
            connection_acquisition_timeout=2 * seconds,
            max_transaction_retry_time=1,
        ) as driver,
        driver.session(database=database) as session,  # pyright: ignore[reportUnknownMemberType]
    ):
        yield session


def _one(session: neo4j.Session, query: LiteralString) -> neo4j.Record:
    return session.run(query).single(strict=True)
