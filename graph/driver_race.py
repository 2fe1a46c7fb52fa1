"""Keep the driver from waiting for ever on a connection that another thread has just given back.

After an error in a transaction, neo4j 6.4.1 asks whether the connection has ended when the pool may already have
lent it to another thread. It asks by making the socket not wait and then wait again; when both threads do so, one of
them can be left waiting without end (seen with 32 equal submits). Polling first changes nothing that the two share.
To be looked at again with each new version of the driver.
"""

import select
import socket
import ssl
from typing import Any

import neo4j
from neo4j._async_compat.network import _bolt_socket  # pyright: ignore[reportPrivateUsage]

KNOWN = "6.4.1"
_original = _bolt_socket.BoltSocketBase.at_eof


def mend() -> bool:
    """Put our way of asking in place of the driver's, for the version that has the fault; say whether it was done."""
    if neo4j.__version__ != KNOWN:
        return False
    _bolt_socket.BoltSocketBase.at_eof = _at_eof
    return True


def _at_eof(self: Any) -> bool:  # Any: a class of the driver's own
    if self._peeked:
        return False  # data still buffered
    if isinstance(self._socket, ssl.SSLSocket):
        return _original(self)  # TLS takes no flags
    poll = select.poll()
    poll.register(self._socket, select.POLLIN)
    # Only where something lies there, data or the end, is it looked at; and looking takes nothing away.
    return bool(poll.poll(0)) and not self._socket.recv(1, socket.MSG_PEEK)
