"""Files of evidence in their folder, one for each hash: which are named, which are missing, which a record held."""

from collections.abc import Collection
from dataclasses import dataclass

from graph import queries
from graph.domain.vocabulary import FileFault
from graph.engine import Reader, Tx

_Q = queries.load(__file__)


@dataclass(frozen=True, slots=True)
class _Hash:
    sha256: str


@dataclass(frozen=True, slots=True)
class _Named:
    is_named: bool


@dataclass(frozen=True, slots=True)
class _Stood:
    has_stood: bool


@dataclass(frozen=True, slots=True)
class _Key:
    key: str | None


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file that something names: one of the records, and what was wrong with it when somebody looked last."""

    sha256: str
    subject_id: str | None
    fault: FileFault | None


def lock(tx: Tx, sha256: str) -> None:
    """Let nobody else name, keep or drop the file of this hash until the transaction ends."""
    tx.run(_Q.lock, sha256=sha256)


def is_named(reader: Reader, sha256: str) -> bool:
    """Say whether a proof names the file, or a submitted record held it."""
    return reader.read(_Q.is_named, _Named, sha256=sha256)[0].is_named


def unnamed(reader: Reader, hashes: Collection[str]) -> list[str]:
    """Return those of these files that nothing names."""
    return [found.sha256 for found in reader.read(_Q.unnamed, _Hash, hashes=sorted(hashes))]


def forget(tx: Tx, sha256: str) -> None:
    """Forget a file that has left the folder."""
    tx.run(_Q.forget, sha256=sha256)


def has_stood(reader: Reader, subject_id: str, sha256: str) -> bool:
    """Say whether others may have relied on the file since it came to the record."""
    return reader.read(_Q.has_stood, _Stood, subject_id=subject_id, sha256=sha256)[0].has_stood


def hold(tx: Tx, subject_id: str, sha256: str, size: int) -> None:
    """Remember that a submitted record held the file: it stays, and counts in the quota."""
    tx.run(_Q.hold, subject_id=subject_id, sha256=sha256, size=size)


def mark(tx: Tx, sha256: str, fault: FileFault) -> None:
    """Note what is wrong with the file in its folder."""
    tx.run(_Q.mark, sha256=sha256, fault=fault)


def clear(tx: Tx, sha256: str) -> None:
    """Note that the file is whole."""
    tx.run(_Q.clear, sha256=sha256)


def marked(reader: Reader, limit: int) -> list[str]:
    """Return files that were missing or damaged when somebody looked last."""
    return [found.sha256 for found in reader.read(_Q.marked, _Hash, limit=limit)]


def named(reader: Reader, after: str, limit: int) -> list[NamedFile]:
    """Return the files that must be there, a page behind a hash."""
    return reader.read(_Q.named, NamedFile, after=after, limit=limit)


def folder_key(reader: Reader) -> str | None:
    """Return the key by which a folder is known as this graph's, None before it has one or holds a world."""
    return next((found.key for found in reader.read(_Q.key, _Key)), None)


def give_key(tx: Tx, key: str) -> None:
    """Give the graph the key of its folder, unless it has one."""
    tx.run(_Q.give_key, key=key)
