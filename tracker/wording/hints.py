"""How a day and a number are written: the one example of each, for every form and for the notes of a template."""

from graph.domain.fields import FieldForm, FieldRow
from tracker.wording.lazy_texts import lazy_text as _l

DAY = _l("Contoh: 17-05-2024.")
PARTIAL_DAY = _l("Tanggal, bulan, atau tahun saja. Contoh: 17-05-2024, 05-2024, atau 2024.")
PARTIAL_DAY_IF_KNOWN = _l("Bila Anda mengetahuinya. Contoh: 17-05-2024, 05-2024, atau 2024.")
REVIEW_DAY = _l("Hanya untuk usulan yang ditunda. Contoh: 17-05-2024.")
FILE = _l("PDF, JPG, PNG, DOCX, atau XLSX; paling besar 10 MB, tanpa makro dan tanpa kunci.")
WHOLE = _l("Bilangan bulat. Contoh: 1.250. Kosongkan bila belum diketahui.")
RUPIAH = _l("Dalam rupiah. Contoh: 75.000.000. Kosongkan bila belum diketahui.")


def of_field(row: FieldRow) -> str | None:
    """Return what stands beside the box of a field: its own help, or how its form is written."""
    if row.field.help:
        return _l(row.field.help)
    if row.form is FieldForm.NUMBER:
        return RUPIAH if row.field.unit == "rupiah" else WHOLE
    return PARTIAL_DAY if row.form is FieldForm.DAY else None
