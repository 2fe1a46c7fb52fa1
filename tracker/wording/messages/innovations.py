"""Labels of what is told of an innovation beside its fields."""

from flask_babel import lazy_gettext as _l

FIELDS = {
    "innovators_agree": _l("Setuju namanya ditampilkan"),
    "origin": _l("Instansi asal"),
    "merged_into": _l("Digabungkan ke"),
    "took_in": _l("Inovasi yang digabungkan"),
    "merge": _l("Kode penggabungan"),
    "from_id": _l("Kode inovasi yang digabungkan"),
    "into_id": _l("Kode inovasi tujuan"),
}
