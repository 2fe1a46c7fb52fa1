"""The data dictionary: each field of each table in words, for workbooks, the command and the document."""

from collections.abc import Callable, Iterator

from graph.domain.fields import FieldForm, FieldRow, Part, Readers
from graph.domain.records.field_tables import FieldTable
from graph.domain.words import N_

Say = Callable[[str], str]  # puts a msgid into somebody's language
TITLE = N_("Kamus data")
HEADS = (
    N_("Nama"),
    N_("Isian"),
    N_("Jenis"),
    N_("Satuan"),
    N_("Makna"),
    N_("Dalam daftar"),
    N_("Sejak versi"),
    N_("Dibaca dalam berkas oleh"),
)
FORMS = {
    FieldForm.LINE: N_("Satu baris teks"),
    FieldForm.NOTE: N_("Teks"),
    FieldForm.WORD: N_("Pilihan"),
    FieldForm.DAY: N_("Tanggal, bulan, atau tahun"),
    FieldForm.NUMBER: N_("Bilangan bulat"),
    FieldForm.LINES: N_("Satu hal pada setiap baris"),
    FieldForm.LINK: N_("Alamat web"),
}
READERS = {
    Readers.NOBODY: N_("Tidak ada"),
    Readers.OWN: N_("Instansi pemilik catatan"),
    Readers.PUBLIC: N_("Umum"),
}
_LINK = N_("Tautan ke catatan lain")
_UNLISTED = N_("Tidak ada dalam daftar")


def lines(table: FieldTable, say: Say) -> Iterator[tuple[str, ...]]:
    """Yield a line for each field and link in the order of the form; ``HEADS`` names its cells."""
    for one in table.entries:
        yield _of_part(one, say) if isinstance(one, Part) else _of_field(one, say)


def _of_field(row: FieldRow, say: Say) -> tuple[str, ...]:
    field = row.field
    unit = say(field.unit) if field.unit else ""
    readers, kind = say(READERS[field.files]), _kind(row, say)
    listed = say(row.heading if field.headers else _UNLISTED)
    return row.name, say(field.label), kind, unit, say(field.meaning), listed, field.since, readers


def _of_part(part: Part, say: Say) -> tuple[str, ...]:
    readers, kind = say(READERS[part.files]), say(_LINK)
    return part.name, say(part.label), kind, "", say(part.meaning), say(part.lists), part.since, readers


def _kind(row: FieldRow, say: Say) -> str:
    """Return how a field is written, with its words or its limit."""
    if row.words is not None:
        return f"{say(FORMS[row.form])}: {', '.join(row.words)}"
    longest = row.field.most or row.longest
    is_bounded = row.kind is str or row.form is FieldForm.LINES
    return f"{say(FORMS[row.form])} (<= {longest})" if is_bounded else say(FORMS[row.form])
