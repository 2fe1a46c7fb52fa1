"""How a day and a number are written: the one example of each, for every form and for the notes of a template."""

from flask_babel import lazy_gettext as _l

DAY = _l("Contoh: 17-05-2024.")
PARTIAL_DAY = _l("Tanggal, bulan, atau tahun saja. Contoh: 17-05-2024, 05-2024, atau 2024.")
PARTIAL_DAY_IF_KNOWN = _l("Bila Anda mengetahuinya. Contoh: 17-05-2024, 05-2024, atau 2024.")
REVIEW_DAY = _l("Hanya untuk usulan yang ditunda. Contoh: 17-05-2024.")
WHOLE = _l("Bilangan bulat. Contoh: 1.250. Kosongkan bila belum diketahui.")
RUPIAH = _l("Dalam rupiah. Contoh: 75.000.000. Kosongkan bila belum diketahui.")
