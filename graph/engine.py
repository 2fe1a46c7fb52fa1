"""The one door to Neo4j: read, write, and errors in our own words."""

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, LiteralString, Protocol, TypeVar

import neo4j

from graph import decoding, driver_race, queries
from graph.breaker import Breaker
from graph.decoding import Sifted
from graph.domain import errors
from graph.driver_errors import translated
from graph.link import CLOSE_SECONDS, Address, Gate, Link, Where

__all__ = ["Address", "Breaker", "Graph", "Inner", "Reader", "Row", "Sifted", "Tx", "connect", "translated"]

Row = dict[str, Any]  # a row of parameters or results: any Cypher value
R = TypeVar("R")
T = TypeVar("T")
Inner = neo4j.ManagedTransaction | neo4j.Transaction  # of the driver: one that it may begin again, or one of our own
READ_LIMIT_SECONDS = 5.0
WRITE_LIMIT_SECONDS = 30.0


class Reader(Protocol):
    """What store functions need to read: a Graph, or the transaction that is open."""

    def read(self, query: LiteralString, record: type[R], /, **parameters: Any) -> list[R]: ...

    def sift(self, query: LiteralString, record: type[R], /, **parameters: Any) -> Sifted[R]: ...


class Tx:
    """One open write transaction."""

    def __init__(self, inner: neo4j.ManagedTransaction) -> None:
        self._inner = inner

    def read(self, query: LiteralString, record: type[R], /, **parameters: Any) -> list[R]:
        """Run a statement and return its rows as ``record`` objects; Unfit when one does not fit."""
        return _all(self._inner, query, record, parameters)

    def sift(self, query: LiteralString, record: type[R], /, **parameters: Any) -> Sifted[R]:
        """Run a statement and return the rows that fit, and how many do not."""
        return _sifted(self._inner, query, record, parameters)

    def run(self, query: LiteralString, /, **parameters: Any) -> None:
        """Run a statement for its effect."""
        self._inner.run(query, parameters).consume()

    def create(self, query: LiteralString, /, **parameters: Any) -> tuple[int, int]:
        """Run a statement and return how many nodes and how many links it created."""
        made = self._inner.run(query, parameters).consume().counters
        return made.nodes_created, made.relationships_created


class Graph:
    """A thin handle over the link; create one per process, a ``RequestGraph`` per person's request."""

    def __init__(self, link: Link, patience: float = 1, limit: float = READ_LIMIT_SECONDS) -> None:
        self._link = link
        self._patience = patience
        self._limit = limit
        self._bookmarks = neo4j.Bookmarks()

    def following(self, bookmarks: Sequence[str]) -> "Graph":
        """Return a handle that sees everything up to these bookmarks, whichever server answers."""
        graph = Graph(self._link, self._patience)
        graph._bookmarks = neo4j.Bookmarks.from_raw_values(bookmarks)
        return graph

    @property
    def bookmarks(self) -> list[str]:
        """The bookmarks after the last write of this handle."""
        return sorted(self._bookmarks.raw_values)

    @property
    def away(self) -> str | None:
        """Why the database is away, by the code of its sentence; None while it is there."""
        return self._link.breaker.reason

    @property
    def stuck(self) -> str | None:
        """Why the server took no write, when that was last tried, by the code of its sentence; None when it did."""
        return self._link.stuck

    @property
    def closed(self) -> str | None:
        """Why nothing may be written now, by the code of its sentence; None while it may."""
        try:
            self._link.demand_open()
        except errors.Unavailable as error:
            return error.code
        return None

    def within(self, seconds: float) -> "Graph":
        """Return a handle whose reads may take longer than a page's; for commands, exports and the snapshot."""
        graph = Graph(self._link, self._patience, seconds)
        graph._bookmarks = self._bookmarks
        return graph

    def read(self, query: LiteralString, record: type[R], /, **parameters: Any) -> list[R]:
        """Run one read query and return its rows as ``record`` objects; Unfit when one does not fit."""
        return self._reading(lambda tx: _all(tx, query, record, parameters))

    def sift(self, query: LiteralString, record: type[R], /, **parameters: Any) -> Sifted[R]:
        """Run one read query for a list and return the rows that fit, and how many do not."""
        return self._reading(lambda tx: _sifted(tx, query, record, parameters))

    def digest(self, query: LiteralString, record: type[R], use: Callable[[Iterator[R]], T], /, **parameters: Any) -> T:
        """Run one read query and return what ``use`` makes of its rows as they come: memory need not hold them all.

        ``use`` may be called again from the first row on.
        """

        def work(tx: Inner) -> T:
            result = tx.run(query, parameters)
            return use(decoding.each(record, result.keys(), result, queries.name_of(query)))

        return self._reading(work)

    def write(self, work: Callable[[Tx], R], seconds: float = WRITE_LIMIT_SECONDS) -> R:
        """Run ``work`` in one transaction; the driver may call it again, so it must be repeatable.

        Raises Unavailable while nothing may be written; whoever reads goes on meanwhile.
        """
        self._link.demand_open()

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
        self._link.close(CLOSE_SECONDS * self._patience)

    def _reading(self, work: Callable[[Inner], R]) -> R:
        with self._session(neo4j.READ_ACCESS) as session:
            return session.execute_read(neo4j.unit_of_work(timeout=self._limit * self._patience)(work))

    @contextmanager
    def _session(self, mode: str) -> Generator[neo4j.Session]:
        with self._link.session(mode, self._bookmarks) as session:
            yield session
            self._bookmarks = session.last_bookmarks()


def connect(
    uri: str,
    user: str,
    password: str,
    database: str = "neo4j",
    *,
    is_quiet: bool = True,
    patience: float = 1,
    where: Where | None = None,
    gate: Gate | None = None,
) -> Graph:
    """Open a handle whose failures arrive within seconds (findings 4).

    ``is_quiet`` leaves the server's warnings out; ``patience`` multiplies every time limit, for a slow machine;
    ``where`` tells of a database that moves, ``gate`` raises Unavailable while nothing may be written.
    """
    driver_race.mend()

    def opened(address: Address) -> neo4j.Driver:
        return neo4j.GraphDatabase.driver(  # pyright: ignore[reportUnknownMemberType]
            address.uri,
            auth=(address.user, address.password),
            connection_timeout=2 * patience,
            connection_acquisition_timeout=3 * patience,
            max_transaction_retry_time=3 * patience,
            notifications_min_severity="OFF" if is_quiet else "INFORMATION",
            user_agent="jejak-inovasi",
        )

    return Graph(Link(opened, Address(uri, user, password), database, where, gate), patience)


def _all(tx: Inner, query: LiteralString, record: type[R], parameters: Row) -> list[R]:
    result = tx.run(query, parameters)
    return decoding.all_of(record, result.keys(), result, queries.name_of(query))


def _sifted(tx: Inner, query: LiteralString, record: type[R], parameters: Row) -> Sifted[R]:
    result = tx.run(query, parameters)
    return decoding.sifted(record, result.keys(), result, queries.name_of(query))
