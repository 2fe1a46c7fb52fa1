"""The driver's fault that may leave a thread waiting without end is mended for the version that we use."""

import socket
from types import SimpleNamespace

import neo4j

from graph import driver_race


def test_the_version_in_use_is_the_one_that_was_looked_at() -> None:
    """A new driver: look whether the fault is still there, then change KNOWN or remove the module."""
    assert neo4j.__version__ == driver_race.KNOWN
    assert driver_race.mend()


def test_asking_for_the_end_waits_for_nothing_and_takes_nothing() -> None:
    ours, theirs = socket.socketpair()
    ours.settimeout(3600)  # a time limit of the connection's must not become a wait
    held = SimpleNamespace(_peeked=b"", _socket=ours)

    assert driver_race._at_eof(held) is False
    assert ours.gettimeout() == 3600
    theirs.sendall(b"x")
    assert driver_race._at_eof(held) is False
    assert ours.recv(1) == b"x"
    theirs.close()
    assert driver_race._at_eof(held) is True
    ours.close()
