"""The graph of one request: its reads share one transaction, and nothing is read while its page is drawn."""

import threading
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from typing import NoReturn, TypeVar

import neo4j
from neo4j import exceptions as neo

from graph.domain import errors
from graph.driver_errors import UnknownBookmark
from graph.engine import WRITE_LIMIT_SECONDS, Graph, Inner, Tx, translated

R = TypeVar("R")
REQUEST_SECONDS = 10.0  # of one page's reading; to draw it needs none of them
IDLE_SECONDS = 1.0  # after that long without a read, what was computed or waited for is not counted as reading


class ClosedToReads(RuntimeError):
    """A fault of ours: a template fetches, or what outlives the request reads by the request's handle."""


class RequestGraph(Graph):
    """Reads like a Graph, in one transaction that begins with the first read.

    A write closes it first, and so does whoever takes a handle of its own. Neo4j reads what is committed at each
    statement, so it is no picture of one moment: what must agree compares versions, as ``replications.by_id`` does.
    """

    def __init__(self, graph: Graph, bookmarks: Sequence[str], forget: Callable[[], object]) -> None:
        super().__init__(graph._link, graph._patience, REQUEST_SECONDS)
        self._bookmarks = neo4j.Bookmarks.from_raw_values(bookmarks)
        self._forget = forget  # takes the bookmarks from where they were kept
        self._is_claim = bool(bookmarks)  # until a server knew them, which it says with the first answer
        self._held = ExitStack()
        self._transaction: neo4j.Transaction | None = None
        self._read_at = 0.0
        self._thread = threading.get_ident()
        self._closed_by = ""
        self.has_written = False

    def write(self, work: Callable[[Tx], R], seconds: float = WRITE_LIMIT_SECONDS) -> R:
        """Close the reading first: what was written is read in a new transaction."""
        self._settle()
        found = super().write(work, seconds)
        self.has_written = True
        return found

    def within(self, seconds: float) -> Graph:
        """Return a handle of its own, which may outlive the request and reads in transactions of its own."""
        self._settle()
        return super().within(seconds)

    def let_go(self) -> None:
        """Give the connection back; the next read begins another transaction."""
        held, self._held, self._transaction = self._held, ExitStack(), None
        held.close()

    def close_to_reads(self, by: str) -> None:
        """Let go, and raise ClosedToReads for whoever reads before ``open_to_reads``."""
        self.let_go()
        self._closed_by = by

    def open_to_reads(self) -> None:
        self._closed_by = ""

    def _reading(self, work: Callable[[Inner], R]) -> R:
        """Do a read; only the first one of a transaction is tried again: nothing was read before it."""
        self._demand_open()
        if time.monotonic() - self._read_at > IDLE_SECONDS:
            self.let_go()
        is_first = self._transaction is None
        is_last_try = not is_first
        while True:
            try:
                with translated():
                    found = work(self._begun())
                    self._is_claim, self._read_at = False, time.monotonic()
                    return found
            except UnknownBookmark as error:
                if not (is_first and self._is_claim):
                    self._fail(error)
                self._forget_claim()
            except errors.Unavailable as error:
                if is_last_try or error.code != "database_away" or self.away is not None:
                    self._fail(error)
                is_last_try = True  # the connection may have died with a server that was restarted since
                self.let_go()
            except BaseException as error:
                self._fail(error)

    def _begun(self) -> neo4j.Transaction:
        if self._transaction is None:
            session = self._held.enter_context(self._link.session(neo4j.READ_ACCESS, self._bookmarks))
            self._transaction = session.begin_transaction(timeout=self._limit * self._patience)
            self._held.callback(_close, self._transaction)
        return self._transaction

    def _fail(self, error: BaseException) -> NoReturn:
        """Let the link hear of the error: it tells everybody when the database is away."""
        held, self._held, self._transaction = self._held, ExitStack(), None
        held.__exit__(type(error), error, error.__traceback__)
        raise error

    def _settle(self) -> None:
        """Let go, and know by then whether the bookmarks are true: a write would wait for them again and again."""
        self._demand_open()
        if self._is_claim:
            self._reading(lambda tx: tx.run("RETURN 1").consume())
        self.let_go()

    def _forget_claim(self) -> None:
        self.let_go()
        self._is_claim, self._bookmarks = False, neo4j.Bookmarks()
        self._forget()

    def _demand_open(self) -> None:
        if self._closed_by:
            raise ClosedToReads(f"the graph of this request is closed by {self._closed_by}")
        if threading.get_ident() != self._thread:
            raise ClosedToReads("another thread reads by the graph of a request")


def _close(transaction: neo4j.Transaction) -> None:
    with suppress(neo.Neo4jError, neo.DriverError, OSError):  # it has ended by itself: its time, or the server's
        transaction.close()
