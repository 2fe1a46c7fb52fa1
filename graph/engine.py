"""The one door to Neo4j: read, write, and errors in our own words."""

import re
import threading
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import fields
from functools import cache
from typing import Any, LiteralString, Protocol, TypeVar, cast

import neo4j
from neo4j import exceptions as neo

from graph import driver_race, errors

Row = dict[str, Any]  # a row of parameters or results: any Cypher value
R = TypeVar("R")
READ_LIMIT_SECONDS = 5.0
WRITE_LIMIT_SECONDS = 30.0
PROBE_SECONDS = 1.0
CLOSE_SECONDS = 10.0
_TAKEN = re.compile(r"label `(?P<label>\w+)` and propert(?:y|ies) `(?P<property>\w+)` = '?(?P<value>[^']*)'?")


class Reader(Protocol):
    """What store functions need to read: a Graph, or the transaction that is open."""

    def read(self, query: LiteralString, record: type[R], /, **parameters: Any) -> list[R]: ...


class Tx:
    """One open write transaction."""

    def __init__(self, inner: neo4j.ManagedTransaction) -> None:
        self._inner = inner

    def read(self, query: LiteralString, record: type[R], /, **parameters: Any) -> list[R]:
        """Run a statement and return its rows as ``record`` objects."""
        return [build(record, row) for row in self._inner.run(query, parameters)]

    def run(self, query: LiteralString, /, **parameters: Any) -> None:
        """Run a statement for its effect."""
        self._inner.run(query, parameters).consume()

    def create(self, query: LiteralString, /, **parameters: Any) -> tuple[int, int]:
        """Run a statement and return how many nodes and how many links it created."""
        made = self._inner.run(query, parameters).consume().counters
        return made.nodes_created, made.relationships_created


class Breaker:
    """After a failure everyone hears at once that the database is away, until a probe in the background gets through.

    No request is the one that tries again: a driver takes seconds to give up (findings 4). It also knows how many
    are inside, because a driver that is closed under a reader may leave both waiting for ever.
    """

    def __init__(self, probe: Callable[[], object], rest: float = PROBE_SECONDS) -> None:
        self._probe = probe
        self._rest = rest
        self._is_away = threading.Event()
        self._closed = threading.Event()
        self._lock = threading.Lock()
        self._left = threading.Condition(self._lock)
        self._inside = 0

    @contextmanager
    def passed(self) -> Generator[None]:
        """Be inside for a while; raise Unavailable while the database is known to be away, or was closed."""
        with self._lock:
            if self._is_away.is_set() or self._closed.is_set():
                raise errors.Unavailable("database_away")
            self._inside += 1
        try:
            yield
        finally:
            with self._lock:
                self._inside -= 1
                self._left.notify_all()

    def failed(self) -> None:
        """Note that the database is away, and begin to look for it."""
        with self._lock:
            if self._is_away.is_set() or self._closed.is_set():
                return
            self._is_away.set()
        threading.Thread(target=self._look, name="neo4j-probe", daemon=True).start()

    def close(self, seconds: float) -> bool:
        """Let nobody in any more, and say whether all had left within these seconds."""
        with self._lock:
            self._closed.set()
            return self._left.wait_for(lambda: self._inside == 0, seconds)

    def _look(self) -> None:
        while not self._closed.wait(self._rest):
            with suppress(Exception):  # whatever it is, the next round tries again
                self._probe()
                self._is_away.clear()
                return


class Graph:
    """A thin handle over the driver; create one per process, ``following`` one per person's request."""

    def __init__(
        self,
        driver: neo4j.Driver,
        database: str = "neo4j",
        breaker: Breaker | None = None,
        patience: float = 1,
        limit: float = READ_LIMIT_SECONDS,
    ) -> None:
        self._driver = driver
        self._database = database
        self._patience = patience
        self._limit = limit
        # The driver's own signature names no types for its options.
        self._breaker = breaker or Breaker(driver.verify_connectivity)  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
        self._bookmarks = neo4j.Bookmarks()

    def following(self, bookmarks: Sequence[str]) -> "Graph":
        """Return a handle that sees everything up to these bookmarks, whichever server answers."""
        graph = Graph(self._driver, self._database, self._breaker, self._patience)
        graph._bookmarks = neo4j.Bookmarks.from_raw_values(bookmarks)
        return graph

    @property
    def bookmarks(self) -> list[str]:
        """The bookmarks after the last write of this handle."""
        return sorted(self._bookmarks.raw_values)

    def within(self, seconds: float) -> "Graph":
        """Return a handle whose reads may take longer than a page's; for commands, exports and the snapshot."""
        graph = Graph(self._driver, self._database, self._breaker, self._patience, seconds)
        graph._bookmarks = self._bookmarks
        return graph

    def read(self, query: LiteralString, record: type[R], /, **parameters: Any) -> list[R]:
        """Run one read query and return its rows as ``record`` objects."""

        def work(tx: neo4j.ManagedTransaction) -> list[R]:
            return [build(record, row) for row in tx.run(query, parameters)]

        with self._session(neo4j.READ_ACCESS) as session:
            return session.execute_read(neo4j.unit_of_work(timeout=self._limit * self._patience)(work))

    def write(self, work: Callable[[Tx], R], seconds: float = WRITE_LIMIT_SECONDS) -> R:
        """Run ``work`` in one transaction; the driver may call it again, so it must be repeatable."""

        def inner(tx: neo4j.ManagedTransaction) -> R:
            return work(Tx(tx))

        with self._session(neo4j.WRITE_ACCESS) as session:
            return session.execute_write(neo4j.unit_of_work(timeout=seconds * self._patience)(inner))

    def schema(self, statements: Sequence[LiteralString]) -> None:
        """Run schema statements, each in a transaction of its own, as Neo4j demands."""
        with self._session(neo4j.WRITE_ACCESS) as session:
            for statement in statements:
                session.run(statement).consume()

    def explain(self, query: LiteralString) -> neo4j.ResultSummary:
        """Return the plan's summary of a statement, without running it; for the house tests."""
        with self._session(neo4j.READ_ACCESS) as session:
            return session.run("EXPLAIN " + query).consume()

    def close(self) -> None:
        """Close the driver when nobody reads or writes any more; whoever comes later hears that it is away."""
        if self._breaker.close(CLOSE_SECONDS * self._patience):
            self._driver.close()

    def _opened(self, mode: str) -> neo4j.Session:
        # The driver's own signature names no types for its options.
        return self._driver.session(  # pyright: ignore[reportUnknownMemberType]
            database=self._database, default_access_mode=mode, bookmarks=self._bookmarks
        )

    @contextmanager
    def _session(self, mode: str) -> Generator[neo4j.Session]:
        try:
            with (
                self._breaker.passed(),
                translated(),
                self._opened(mode) as session,
            ):
                yield session
                self._bookmarks = session.last_bookmarks()
        except errors.Unavailable:
            self._breaker.failed()
            raise


def connect(
    uri: str, user: str, password: str, database: str = "neo4j", *, is_quiet: bool = True, patience: float = 1
) -> Graph:
    """Open a handle whose failures arrive within seconds (findings 4).

    ``is_quiet`` leaves the server's warnings out; ``patience`` multiplies every time limit, for a slow machine.
    """
    driver_race.mend()
    driver: neo4j.Driver = neo4j.GraphDatabase.driver(  # pyright: ignore[reportUnknownMemberType]
        uri,
        auth=(user, password),
        connection_timeout=2 * patience,
        connection_acquisition_timeout=3 * patience,
        max_transaction_retry_time=3 * patience,
        notifications_min_severity="OFF" if is_quiet else "INFORMATION",
        user_agent="jejak-inovasi",
    )
    return Graph(driver, database, patience=patience)


def build(record: type[R], row: Mapping[str, Any]) -> R:
    """Make ``record`` from a row; a missing column is a fault of ours and raises KeyError."""
    # Any: `fields` wants a dataclass type, which the type system cannot say of R.
    return record(**{name: native(row[name]) for name in _names(record)})


@cache
def _names(record: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(record))


def native(value: Any) -> Any:  # Any: every Cypher value
    """Turn Neo4j's own dates and times into Python's, and lists into tuples."""
    if value is None or isinstance(value, (str, int)):  # most values: the snapshot asks 70,000 times
        return value
    if isinstance(value, list):
        return tuple(native(item) for item in cast(list[Any], value))
    return value.to_native() if hasattr(value, "to_native") else value


@contextmanager
def translated() -> Generator[None]:
    """Turn the driver's errors into ours."""
    try:
        yield
    except neo.ConstraintError as error:
        raise _duplicate(error) from error
    except neo.AuthError as error:
        raise errors.Unavailable("password_refused") from error
    except (neo.ServiceUnavailable, neo.SessionExpired) as error:
        raise errors.Unavailable("database_away") from error
    except neo.Neo4jError as error:
        if "AuthenticationRateLimit" in (error.code or ""):  # for the driver a plain ClientError
            raise errors.Unavailable("password_locked") from error
        if "TransactionTimedOut" in (error.code or "") or "LockClientStopped" in (error.code or ""):
            raise errors.TooSlow("too_slow") from error
        if "MemoryPoolOutOfMemory" in (error.code or ""):
            raise errors.TooSlow("too_much_at_once") from error
        if isinstance(error, neo.DatabaseUnavailable) or "Unavailable" in (error.code or ""):
            raise errors.Unavailable("database_away") from error
        if (error.code or "").startswith("Neo.ClientError.Security."):  # an expired password, a right that is missing
            raise errors.Unavailable("password_refused") from error
        if "DatabaseNotFound" in (error.code or ""):
            raise errors.Unavailable("database_unknown") from error
        if (error.code or "").startswith("Neo.TransientError."):  # the driver has tried again until its time was over
            raise errors.TooSlow("too_slow") from error
        if (error.code or "").startswith("Neo.DatabaseError."):
            raise errors.Unavailable("database_broken") from error
        raise
    except neo.DriverError as error:
        if (meant := _behind(error)) is not None:
            raise meant from error  # seen with 32 equal submits at once: the rollback stumbles over the failed result
        if isinstance(error, (neo.TransactionError, neo.ResultError)) and not isinstance(error, neo.ResultFailedError):
            raise  # a fault of ours; a result that failed midway is the connection's
        raise errors.Unavailable("database_away") from error


def _behind(error: BaseException) -> errors.DomainError | None:
    """Return what the driver's rollback hid behind a failed result: a uniqueness violation, or an error of ours."""
    at = error.__cause__ or error.__context__
    while at is not None:
        if isinstance(at, neo.ConstraintError):
            return _duplicate(at)
        if isinstance(at, errors.DomainError):
            return at
        at = at.__cause__ or at.__context__
    return None


def _duplicate(error: neo.ConstraintError) -> errors.Duplicate:
    """Read label, property and value out of the message: the constraint's name is not there (findings 11)."""
    match = _TAKEN.search(error.message or "")
    return errors.Duplicate("duplicate", **(match.groupdict() if match else {}))
