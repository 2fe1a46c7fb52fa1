"""The columns that each kind of list may have, and how their headers are guessed."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from graph.domain import fields, vocabulary as v
from graph.domain.records.agency_fields import AgencyFields
from graph.domain.records.imports import Kind, System
from graph.domain.records.innovation_fields import InnovationFields
from graph.domain.records.replication_fields import ReplicationFields
from graph.domain.records.unit_fields import UnitFields


@dataclass(frozen=True, slots=True)
class Column:
    """One field: how its cells are read, and headers that mean it (lower case, letters and digits)."""

    name: str
    form: str  # line, text, day, full_day, number, year, code, link, several, word
    headers: str  # divided by commas
    is_required: bool = False
    words: type[StrEnum] | None = None
    longest: int | None = None  # characters, where a text has its own limit


def _of_table(record: type[Any], *required: str) -> Iterator[Column]:  # Any: a record of fields
    """Yield a column for each field that has a header."""
    for row in fields.in_lists(record):
        longest = row.longest if row.kind is str else None
        yield Column(row.name, row.form, row.field.headers, row.name in required, words=row.words, longest=longest)


_INNOVATION_NAME, *_INNOVATION = _of_table(InnovationFields, "name")
_UNIT_NAME, *_UNIT = _of_table(UnitFields, "name")
_ID = "nomor atau kode, number or code, id, nomor, kode, no registrasi, nomor registrasi, id jejak"
_EXTERNAL = (
    Column("sinovik", "line", "sinovik, id sinovik, nomor sinovik, kode sinovik, sinovik id"),
    Column("jippnas", "line", "jippnas, id jippnas, nomor jippnas, kode jippnas, jippnas id"),
    Column("iga", "line", "iga, id iga, nomor iga, kode iga, iga id, indeks inovasi daerah"),
)
COLUMNS: Mapping[Kind, tuple[Column, ...]] = {
    Kind.REPLICATIONS: (
        Column("id", "line", "nomor replikasi, id replikasi, replication id, " + _ID),
        Column(
            "agency",
            "line",
            "name of the agency, instansi, instansi replikator, instansi yang mereplikasi, replikator, adopter, "
            "agency, pemda, pemerintah daerah, instansi pereplikasi, nama instansi, adopting agency",
        ),
        Column(
            "parent",
            "line",
            "inovasi, nama inovasi, judul inovasi, inovasi induk, inovasi yang direplikasi, induk, parent, "
            "innovation, kode inovasi, id inovasi",
            is_required=True,
        ),
        Column(
            "origin",
            "line",
            "asal, instansi asal, asal inovasi, origin, instansi inovator, origin agency, originating agency",
        ),
        *_of_table(ReplicationFields),
        Column(
            "units",
            "several",
            "service units, unit, unit penyelenggara, unit pelaksana, organisasi penyelenggara, opd, "
            "perangkat daerah, units",
        ),
        Column("proof_kind", "word", "kind of proof, jenis bukti, bukti, proof, proof kind", words=v.EvidenceKind),
        Column("proof_number", "line", "number of the proof, nomor bukti, nomor dokumen, nomor surat, proof number"),
        Column(
            "proof_date", "full_day", "date of the proof, tanggal bukti, tanggal dokumen, tanggal surat, proof date"
        ),
        Column("proof_link", "link", "link to the proof, tautan bukti, link bukti, tautan, url, proof link"),
        Column("source", "line", "sumber, sumber data, source"),
        *_EXTERNAL,
    ),
    Kind.INNOVATIONS: (
        Column("id", "line", "kode inovasi, id inovasi, innovation id, " + _ID),
        _INNOVATION_NAME,
        Column(
            "agency",
            "line",
            "name of the agency, instansi, instansi asal, asal, nama instansi, origin, agency, pemda, "
            "pemerintah daerah",
        ),
        *_INNOVATION,
        Column("categories", "several", "kategori, kode kategori, category, categories"),
        Column("year", "year", "year of kipp, tahun kipp, edisi, tahun edisi, tahun, edition, year"),
        Column(
            "stage", "word", "result in kipp, hasil, capaian kipp, tahap, hasil kipp, stage, result", words=v.EntryStage
        ),
        Column("source", "line", "sumber, sumber data, source"),
        *_EXTERNAL,
    ),
    Kind.AGENCIES: (
        Column("id", "line", "kode instansi, id instansi, agency id, " + _ID),
        *_of_table(AgencyFields, "name"),
        Column("region", "code", "kode wilayah, wilayah, kode kemendagri, region, region code"),
        *_EXTERNAL,
    ),
    Kind.UNITS: (
        Column("id", "line", "kode unit, id unit, unit id, " + _ID),
        _UNIT_NAME,
        Column("agency", "line", "name of the agency, instansi, nama instansi, pemda, pemerintah daerah, agency"),
        *_UNIT,
        Column("region", "code", "kode wilayah, wilayah, region, region code"),
        *_EXTERNAL,
    ),
}
_OF_THE_PANEL = ("year", "stage")
DAYS = {"day", "full_day"}
SYSTEMS = tuple(system.value for system in System)


def plain(header: str) -> str:
    """Return a header as it is compared: letters and digits in lower case.

    >>> plain("Tanggal_Mulai (wajib)")
    'tanggal mulai'
    """
    without_notes = re.sub(r"\([^)]*\)|\*", " ", header.lower())
    return " ".join(re.findall(r"[^\W_]+", without_notes))


def is_header(text: str) -> bool:
    """Say whether a cell is called like a column of any kind of list."""
    return plain(text) in _HEADERS


def guess(kind: Kind, header: Sequence[str]) -> dict[str, int]:
    """Return field -> column for the headers that are understood; each column serves one field."""
    found: dict[str, int] = {}
    words = [plain(text) for text in header]
    for column in COLUMNS[kind]:
        for text in _meant(column):
            place = next((n for n, word in enumerate(words) if word == text and n not in found.values()), None)
            if place is not None:
                found[column.name] = place
                break
    return found


def _meant(column: Column) -> list[str]:
    return [column.name.replace("_", " "), *(text.strip() for text in column.headers.split(","))]


_HEADERS = frozenset(text for listed in COLUMNS.values() for column in listed for text in _meant(column))


def untaken(kind: Kind, mapping: Mapping[str, int], *, is_official: bool) -> list[str]:
    """Return the fields of a file that are not taken from an agency: what KemenPANRB's panel decided is its to say.

    >>> untaken(Kind.INNOVATIONS, {"name": 0, "stage": 1}, is_official=False)
    ['stage']
    """
    return [] if is_official or kind is not Kind.INNOVATIONS else [name for name in _OF_THE_PANEL if name in mapping]


def missing(kind: Kind, mapping: Mapping[str, int]) -> list[str]:
    """Return the required fields that no column is given to."""
    return [column.name for column in COLUMNS[kind] if column.is_required and column.name not in mapping]
