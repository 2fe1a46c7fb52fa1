"""Sentences of decisions, appeals and letters."""

from flask_babel import lazy_gettext as _l

SENTENCES = {
    "not_disputed": _l("Tanggapan hanya untuk catatan yang disengketakan."),
    "not_rejected": _l("Sanggah hanya untuk catatan yang ditolak."),
    "appealed_already": _l("Sanggah atas catatan ini sudah pernah diajukan dan diputuskan."),
    "language_unknown": _l("Pilih salah satu bahasa."),
}
