"""Certificates of verified replications; their ids cannot be guessed."""

from base64 import b32encode
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from graph import queries
from graph.domain.errors import NotFound
from graph.engine import Reader, Tx

_Q = queries.load(__file__)


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate and what it is about."""

    id: str
    replication_id: str
    issued_on: date

    @property
    def number(self) -> str:
        """Its own number, which is said and written down; it does not tell the address, which cannot be guessed."""
        digits = b32encode(sha256(self.id.encode()).digest()).decode()
        return f"SK-{digits[:5]}-{digits[5:10]}/{self.issued_on.year}"


def of_replication(reader: Reader, replication_id: str) -> Certificate | None:
    """Return the certificate of a replication, None before it was issued."""
    return next(iter(reader.read(_Q.of_replication, Certificate, replication_id=replication_id)), None)


def by_id(reader: Reader, certificate_id: str) -> Certificate:
    """Return a certificate; NotFound when nobody issued it."""
    for found in reader.read(_Q.by_id, Certificate, certificate_id=certificate_id):
        return found
    raise NotFound("no_such_certificate")


def issue(tx: Tx, replication_id: str, certificate_id: str, by: str, on: date) -> None:
    """Create a certificate."""
    tx.run(_Q.issue, replication_id=replication_id, certificate_id=certificate_id, by=by, on=on)
