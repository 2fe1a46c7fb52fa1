"""Evidence with its files: the graph holds the hash, the folder of files the contents."""

from dataclasses import dataclass
from datetime import date as Day

from graph import queries
from graph.domain.errors import NotFound
from graph.domain.vocabulary import EvidenceKind, FileFault, SubjectKind
from graph.engine import Reader, Tx

_Q = queries.load(__file__)
_MOST_EARLIER, _MOST_SHARED, _MOST_WITHOUT = 50, 50, 200
PAGE = 50


@dataclass(frozen=True, slots=True)
class Subject:
    """The innovation or replication that evidence supports."""

    id: str
    kind: SubjectKind
    name: str
    status: str  # of an innovation or a replication, as ``kind`` says
    agency_id: str | None
    agency_name: str | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A proof and its file; ``sha256`` is None while there is only a number or a link."""

    id: str
    kind: EvidenceKind
    number: str | None
    date: Day | None
    link: str | None
    file_name: str | None
    sha256: str | None
    media_type: str | None
    size: int | None  # bytes
    is_public: bool
    is_extra: bool  # added beside the proof that the registration names
    uploaded_on: Day | None
    uploader_name: str | None
    fault: FileFault | None  # the file is missing or damaged, as far as somebody looked
    subject_id: str

    @property
    def has_file(self) -> bool:
        """Say whether there is a file that can be read; a missing or damaged one counts as none."""
        return self.sha256 is not None and self.fault is None


@dataclass(frozen=True, slots=True)
class Page:
    """Some proofs of a record, behind which one the next page begins, and how many there are in all."""

    proofs: tuple[Evidence, ...]
    next_after: str | None
    total: int


@dataclass(frozen=True, slots=True)
class _Found:
    """A page with one proof more than it shows, all that there are, and whether the one to begin behind is there."""

    proofs: tuple[Evidence, ...]
    total: int
    is_there: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """How many proofs a record has, and how many of them have a file."""

    proofs: int
    files: int


@dataclass(frozen=True, slots=True)
class _Id:
    id: str


@dataclass(frozen=True, slots=True)
class Lacking:
    """A proof that a file may still be put to."""

    id: str
    kind: EvidenceKind
    number: str | None
    date: Day | None


@dataclass(frozen=True, slots=True)
class Holding:
    """The proof that holds a file, in the words by which its agency knows it."""

    id: str
    kind: EvidenceKind
    number: str | None
    date: Day | None
    file_name: str | None


@dataclass(frozen=True, slots=True)
class Earlier:
    """A file that the agency gave before, and on how many records it stands."""

    id: str
    kind: EvidenceKind
    number: str | None
    date: Day | None
    file_name: str
    sha256: str
    uploaded_on: Day | None
    records: int


@dataclass(frozen=True, slots=True)
class FileChoices:
    """What the forms for a record's files offer; each list ends after some dozens."""

    lacking: tuple[Lacking, ...] = ()
    earlier: tuple[Earlier, ...] = ()


@dataclass(frozen=True, slots=True)
class Shared:
    """Another record that rests on the same file."""

    evidence_id: str
    file_name: str | None
    subject_id: str
    subject_kind: SubjectKind
    agency_name: str | None


@dataclass(frozen=True, slots=True)
class Used:
    """Bytes that an agency keeps, and whether a certain file is among them."""

    size: int
    is_kept: bool


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file as the graph names it; ``id`` is the evidence's, new or known."""

    id: str
    file_name: str
    sha256: str
    media_type: str
    size: int
    on: Day
    by: str


@dataclass(frozen=True, slots=True)
class About:
    """What a proof says of itself."""

    kind: EvidenceKind
    number: str | None
    date: Day | None


def subject(reader: Reader, subject_id: str) -> Subject:
    """Return the record; NotFound when there is none."""
    for found in reader.read(_Q.subject, Subject, subject_id=subject_id):
        return found
    raise NotFound("no_such_record")


def by_id(reader: Reader, evidence_id: str) -> Evidence:
    """Return one piece of evidence of an innovation or a replication; NotFound when there is none."""
    for found in reader.read(_Q.by_id, Evidence, evidence_id=evidence_id):
        return found
    raise NotFound("no_such_evidence")


def page(reader: Reader, subject_id: str, after: str | None = None) -> Page:
    """Return a page of what supports a record; NotFound when it should begin behind a proof that it has not."""
    for found in reader.read(_Q.page, _Found, subject_id=subject_id, after=after, limit=PAGE + 1):
        if not found.is_there:
            raise NotFound("no_such_evidence")
        next_after = found.proofs[PAGE - 1].id if len(found.proofs) > PAGE else None
        return Page(found.proofs[:PAGE], next_after, found.total)
    return Page((), None, 0)


def counted(reader: Reader, subject_id: str) -> Counted:
    """Return how many proofs and files a record has."""
    return reader.read(_Q.counted, Counted, subject_id=subject_id)[0]


def choices(reader: Reader, subject_id: str, agency_id: str) -> FileChoices:
    """Return the proofs of a record that a file may be put to, and the agency's files that the record lacks."""
    limits = {"most_lacking": _MOST_WITHOUT, "most_earlier": _MOST_EARLIER}
    return reader.read(_Q.choices, FileChoices, subject_id=subject_id, agency_id=agency_id, **limits)[0]


def holding(reader: Reader, subject_id: str, sha256: str) -> Holding | None:
    """Return the proof of a record that holds this file, None when it has it not."""
    return next(iter(reader.read(_Q.holding, Holding, subject_id=subject_id, sha256=sha256)), None)


def lacking_like(reader: Reader, subject_id: str, about: About) -> str | None:
    """Return the proof of a record that says the same of itself and lacks its file, None when there is none."""
    said = {"kind": about.kind, "number": about.number, "date": about.date}
    return next((one.id for one in reader.read(_Q.lacking_like, _Id, subject_id=subject_id, **said)), None)


def used(reader: Reader, agency_id: str, sha256: str = "") -> Used:
    """Return how much an agency keeps, and whether the file of this hash is among it."""
    return reader.read(_Q.used, Used, agency_id=agency_id, sha256=sha256)[0]


def shared_with(reader: Reader, subject_id: str) -> list[Shared]:
    """Return the other records that rest on a file of this one: a signal for verifiers, never a verdict."""
    return reader.read(_Q.shared_with, Shared, subject_id=subject_id, limit=_MOST_SHARED)


def lock(tx: Tx, subject_id: str, agency_id: str) -> None:
    """Let one change of an agency's evidence through at a time, and no step on the record meanwhile."""
    tx.run(_Q.lock_subject, subject_id=subject_id)
    tx.run(_Q.lock, agency_id=agency_id)


def add(tx: Tx, subject_id: str, about: About, file: NewFile) -> None:
    """Add a proof with its file to a record."""
    tx.run(
        _Q.add,
        subject_id=subject_id,
        kind=about.kind,
        number=about.number,
        date=about.date,
        **_columns(file),
    )


def fill(tx: Tx, subject_id: str, file: NewFile) -> None:
    """Put a file to a proof that the record has already."""
    tx.run(_Q.fill, subject_id=subject_id, **_columns(file))


def release(tx: Tx, evidence_id: str, is_public: bool) -> None:
    """Say whether everybody may read the file."""
    tx.run(_Q.release, evidence_id=evidence_id, is_public=is_public)


def remove(tx: Tx, evidence: Evidence) -> None:
    """Take an added proof back; of the registration's own proof only the file."""
    tx.run(_Q.remove if evidence.is_extra else _Q.clear, evidence_id=evidence.id)


def touched(tx: Tx, subject_id: str) -> None:
    """Let the version of a submitted replication say that its evidence changed."""
    tx.run(_Q.touched, subject_id=subject_id)


def _columns(file: NewFile) -> dict[str, object]:
    return {
        "id": file.id,
        "file_name": file.file_name,
        "sha256": file.sha256,
        "media_type": file.media_type,
        "size": file.size,
        "on": file.on,
        "by": file.by,
    }
