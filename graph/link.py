"""The driver to where the database is now: one that came back at another address is followed."""

import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field

import neo4j

from graph.breaker import Breaker
from graph.domain import errors
from graph.driver_errors import translated

CLOSE_SECONDS = 10.0
READ_ONLY = frozenset({"disk_full", "read_only"})  # why a database that is there takes no writes
_NOBODY = neo4j.Bookmarks()


@dataclass(frozen=True, slots=True)
class Address:
    """Where a database answers, and for whom."""

    uri: str
    user: str
    password: str = field(repr=False)


Where = Callable[[], Address | None]  # where the database is by now; None while nobody knows
Gate = Callable[[], None]  # raises Unavailable while nothing may be written


@dataclass
class _Line:
    """One driver with the number of sessions in it; once left behind, the last one out closes it."""

    driver: neo4j.Driver
    inside: int = 0
    is_left: bool = False


class Link:
    """Sessions to one database, wherever it is; shared by all handles of a process.

    ``where`` tells of a database that moves: one of our own that was started again on another port. Its password is
    its folder's own, so that a stranger who took the old port lets nobody in (``not_ours``), and no write goes astray.
    """

    def __init__(
        self,
        open_driver: Callable[[Address], neo4j.Driver],
        address: Address,
        database: str,
        where: Where | None = None,
        gate: Gate | None = None,
    ) -> None:
        self._open = open_driver
        self._address = address
        self._database = database
        self._where = where
        self._gate = gate
        self._lock = threading.Lock()
        self._line = _Line(open_driver(address))
        self.stuck: str | None = None  # why the server took no write, when that was last tried
        self.breaker = Breaker(self._look)

    def demand_open(self) -> None:
        """Raise Unavailable while nothing may be written; readers do not ask."""
        if self._gate is not None:
            self._gate()

    @contextmanager
    def session(self, mode: str, bookmarks: neo4j.Bookmarks) -> Generator[neo4j.Session]:
        """Give a session, or raise Unavailable at once while the database is away."""
        try:
            with (
                self.breaker.passed(),
                self._in_line() as driver,
                translated(),
                self._session(driver, mode, bookmarks) as session,
            ):
                yield session
                if mode == neo4j.WRITE_ACCESS:
                    self.stuck = None
        except errors.Unavailable as error:
            meant = self._meant(error)
            if mode == neo4j.WRITE_ACCESS and meant.code == "database_broken" and self._is_read():
                meant = errors.Unavailable("read_only")
            if meant.code in READ_ONLY:  # readers go on
                self.stuck = meant.code
                raise meant from error
            self.breaker.failed(meant.code)
            raise meant from error

    def close(self, seconds: float) -> None:
        """Close the driver when nobody is inside any more; whoever comes later hears that it is away."""
        if self.breaker.close(seconds):
            self._line.driver.close()

    def _session(self, driver: neo4j.Driver, mode: str, bookmarks: neo4j.Bookmarks) -> neo4j.Session:
        # The driver's own signature names no types for its options.
        return driver.session(  # pyright: ignore[reportUnknownMemberType]
            database=self._database, default_access_mode=mode, bookmarks=bookmarks
        )

    def _is_read(self) -> bool:
        """Say whether readers go on: a server that has just made itself read-only names any fault for a commit."""
        try:
            with self.breaker.passed(), self._in_line() as driver:
                self._ask(driver)
        except Exception:  # whatever it is, the server does not answer
            return False
        return True

    def _meant(self, error: errors.Unavailable) -> errors.Unavailable:
        """A server that refuses the password of our own folder is another one on its port."""
        if self._where is not None and error.code in {"password_refused", "password_locked"}:
            return errors.Unavailable("not_ours")
        return error

    @contextmanager
    def _in_line(self) -> Generator[neo4j.Driver]:
        with self._lock:
            line = self._line
            line.inside += 1
        try:
            yield line.driver
        finally:
            with self._lock:
                line.inside -= 1
                is_last = line.is_left and line.inside == 0
            if is_last:
                line.driver.close()

    def _look(self) -> None:
        """Look for the database, at its new address if it has one; raise Unavailable while it does not answer."""
        place = self._where() if self._where is not None else None
        if place is None or place == self._address:
            self._ask(self._line.driver)
            return
        fresh = self._open(place)
        try:
            self._ask(fresh)
        except BaseException:
            fresh.close()
            raise
        self._move(place, fresh)

    def _move(self, place: Address, fresh: neo4j.Driver) -> None:
        with self._lock:
            before, self._line, self._address = self._line, _Line(fresh), place
            before.is_left = True
            is_empty = before.inside == 0
        if is_empty:
            before.driver.close()

    def _ask(self, driver: neo4j.Driver) -> None:
        """Run a query: a database whose log has failed still accepts connections."""
        try:
            with translated(), self._session(driver, neo4j.READ_ACCESS, _NOBODY) as session:
                session.run("RETURN 1").consume()
        except errors.Unavailable as error:
            raise self._meant(error) from error
