"""Sentences of the public portal."""

from flask_babel import lazy_gettext as _l

SENTENCES = {
    "no_such_innovation": _l("Inovasi ini tidak ditemukan."),
    "no_such_region": _l("Wilayah ini tidak ditemukan."),
}
