"""Where a server of the tests listens."""

from waitress.server import BaseWSGIServer, MultiSocketServer


def port_of(server: BaseWSGIServer | MultiSocketServer) -> int:
    """Return the port that the machine gave a server."""
    return int(server.effective_port)  # pyright: ignore[reportAttributeAccessIssue]  # not in waitress' stubs
