"""Sentences of the public portal."""

from flask_babel import lazy_gettext as _l

SENTENCES = {
    "no_such_innovation": _l("Inovasi ini tidak ditemukan."),
    "no_such_region": _l("Wilayah ini tidak ditemukan."),
    "not_in_address": _l(
        "Alamat ini memuat %(name)s=%(asked)s, yang tidak kami kenal. Periksa penulisannya, atau hapus bagian itu."
    ),
    "many_in_address": _l(
        "Alamat ini memuat %(name)s=%(asked)s, yang dapat berarti: %(meant)s. Tulis nama yang lebih lengkap."
    ),
    "no_such_year": _l("Tahun %(year)s tidak dapat dipilih di sini: dari %(first)s sampai %(last)s."),
}
