"""Sentences of the reports."""

from flask_babel import lazy_gettext as _l

SENTENCES = {
    "not_a_year": _l("Tahun perlu ditulis sebagai empat angka, misalnya 2023."),
    "no_such_report": _l("Laporan itu tidak ada."),
}
