"""Connections to which nothing happens, out of the way of the server's loop.

The loop asks each connection at each turn what it waits for. Among a thousand that say nothing, beside threads that are
busy, a probe then took up to a second. The ones at rest stand behind one descriptor of the system's, which asks nobody.
"""

import selectors
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from waitress.channel import HTTPChannel


class Resting:
    """Stands in the loop's map for all connections at rest, and puts each back when something happens to it."""

    accepting = False

    def __init__(self, loop_map: dict[int, Any]) -> None:  # Any: whatever the loop serves
        self._map = loop_map
        self._selector = selectors.DefaultSelector()
        self._fileno = self._selector.fileno()  # pyright: ignore[reportAttributeAccessIssue]: of epoll and kqueue
        loop_map[self._fileno] = self

    def take(self, fd: int, channel: "HTTPChannel") -> None:
        """Let a connection rest until there is something to read of it, its end too."""
        self._selector.register(fd, selectors.EVENT_READ, channel)
        self._map.pop(fd, None)

    def forget(self, fd: int) -> None:
        """Have nothing more to do with a connection that is closed."""
        with suppress(KeyError):
            self._selector.unregister(fd)

    def readable(self) -> bool:
        return True

    def writable(self) -> bool:
        return False

    def handle_read_event(self) -> None:
        for key, _ in self._selector.select(0):
            self._selector.unregister(key.fd)
            self._map[key.fd] = key.data  # the loop reads it at its next turn; it may have been told of it in this one

    def close(self) -> None:
        """Close the descriptor; the connections are closed by whoever holds them."""
        self._map.pop(self._fileno, None)
        self._selector.close()
