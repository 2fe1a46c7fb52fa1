"""The files of evidence in their folder: read them, notice what is missing or damaged, remove what nothing names."""

import logging
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from graph.domain.errors import DomainError, NotFound, Refused
from graph.domain.vocabulary import FileFault
from graph.engine import Graph, Tx
from graph.store.evidence import stored_files
from graph.store.evidence.evidence import Evidence
from graph.store.evidence.stored_files import NamedFile
from tracker.uploads.storage import CODES, Folder

KEPT = timedelta(days=1)  # of what nothing names: an upload that is under way is far younger
_AT_ONCE = 500
log = logging.getLogger("jejak.files")


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look through the whole folder found: how many files are whole, and which are not."""

    whole: int
    lost: tuple[NamedFile, ...]


def contents(graph: Graph, folder: Folder, found: Evidence) -> bytes:
    """Return the file of a proof as it was given; what is missing or damaged is noted at every proof that names it.

    NotFound when it is missing, Refused when it is damaged or the folder is out of reach.
    """
    sha256 = found.sha256 or ""
    try:
        data = folder.read(sha256)
    except (NotFound, Refused) as error:
        if fault := next((fault for fault, code in CODES.items() if code == error.code), None):
            _note(graph, sha256, fault, found.id)
        raise
    if found.fault is not None:
        _note(graph, sha256, None, found.id)
    return data


def drop_unnamed(graph: Graph, folder: Folder, sha256: str) -> bool:
    """Remove a file unless something names it; whoever names it meanwhile waits, and then writes it anew."""

    def work(tx: Tx) -> bool:
        stored_files.lock(tx, sha256)
        if stored_files.is_named(tx, sha256):
            return False
        folder.drop(sha256)
        stored_files.forget(tx, sha256)
        return True

    return graph.write(work)


def sweep(graph: Graph, folder: Folder, at: datetime, *, may_be_shared: bool = False) -> int:
    """Remove what lies in the folder for a day and nothing names, and return how many files those were.

    A folder in which another graph has files too is left alone. One that ``may_be_shared``, since an operator named
    it, is first swept a day after this graph claimed it: so the other has the time to claim it as well.
    """
    since = folder.claimed(_key(graph))
    if since is None:
        log.warning("another graph has evidence files in this folder too; nothing is removed there")
        return 0
    if may_be_shared and since > at - KEPT:
        return 0
    removed, leftovers = 0, folder.leftovers(at - KEPT)
    while batch := list(islice(leftovers, _AT_ONCE)):
        unnamed = set(stored_files.unnamed(graph, {one.sha256 for one in batch}))
        for one in batch:
            if one.is_whole:
                removed += one.sha256 in unnamed and drop_unnamed(graph, folder, one.sha256)
            elif one.sha256 in unnamed or not one.path.endswith(".passed"):
                folder.drop_leftover(one)
                removed += 1
    if removed:
        log.info("files swept", extra={"details": {"files": removed}})
    return removed


def look_again(graph: Graph, folder: Folder) -> int:
    """Look whether files that were missing or damaged are back, and return how many are."""
    back = [one for one in stored_files.marked(graph, _AT_ONCE) if folder.fault(one) is None]
    for sha256 in back:
        _note(graph, sha256, None, None)
    return len(back)


def look_through(graph: Graph, folder: Folder) -> Looked:
    """Compare every file that is named with what was given, and note at the proofs what is missing or damaged."""
    whole, lost = 0, list[NamedFile]()
    for one in _all_named(graph):
        fault = folder.fault(one.sha256)
        if fault != one.fault:
            _note(graph, one.sha256, fault, one.subject_id)
        if fault is None:
            whole += 1
        else:
            lost.append(NamedFile(one.sha256, one.subject_id, fault))
    return Looked(whole, tuple(lost))


def _all_named(graph: Graph) -> Iterator[NamedFile]:
    after = ""
    while page := stored_files.named(graph, after, _AT_ONCE):
        yield from page
        after = page[-1].sha256


def _note(graph: Graph, sha256: str, fault: FileFault | None, subject: str | None) -> None:
    """Note a change at the file; a reader hears of it even where the graph takes no writes now."""
    if fault is None:
        log.info("file is back", extra={"object": subject, "details": {"sha256": sha256}})
    else:
        log.error("file %s", fault, extra={"object": subject, "details": {"sha256": sha256}})

    def work(tx: Tx) -> None:
        stored_files.clear(tx, sha256) if fault is None else stored_files.mark(tx, sha256, fault)

    try:
        graph.write(work)
    except DomainError as error:
        log.warning("file not marked: %s", error.code, extra={"details": {"sha256": sha256}})


def _key(graph: Graph) -> str:
    """Return the name under which this graph claims a folder, made up once."""
    fresh = secrets.token_hex(16)
    if (key := stored_files.folder_key(graph)) is not None:
        return key
    graph.write(lambda tx: stored_files.give_key(tx, fresh))
    return stored_files.folder_key(graph) or fresh
