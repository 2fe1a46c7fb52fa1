"""Labels of what is told of an innovation."""

from flask_babel import lazy_gettext as _l

FIELDS = {
    "summary": _l("Ringkasan"),
    "problem": _l("Masalah"),
    "solution": _l("Solusi"),
    "categories": _l("Kategori"),
    "staff": _l("Jumlah pelaksana"),
    "prerequisites": _l("Prasyarat"),
    "components": _l("Komponen"),
    "innovators": _l("Inovator"),
    "innovators_agree": _l("Setuju namanya ditampilkan"),
    "licences": _l("Lisensi dan ketentuan pemakaian ulang"),
    "priorities": _l("Prioritas nasional (Asta Cita)"),
    "goals": _l("Tujuan Pembangunan Berkelanjutan (SDGs)"),
    "origin": _l("Instansi asal"),
    "merged_into": _l("Digabungkan ke"),
    "took_in": _l("Inovasi yang digabungkan"),
    "merge": _l("Kode penggabungan"),
    "from_id": _l("Kode inovasi yang digabungkan"),
    "into_id": _l("Kode inovasi tujuan"),
}
