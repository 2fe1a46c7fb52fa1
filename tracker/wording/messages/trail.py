"""What an entry of the trail says beside the fields of forms."""

from flask_babel import lazy_gettext as _l

FIELDS = {
    "agency": _l("Instansi"),
    "trail.answer": _l("Jawaban instansi asal"),
    "coverage": _l("Cakupan"),
    "innovation": _l("Inovasi"),
    "names_agency": _l("Nama instansi ditampilkan"),
    "office": _l("Akun yang memegang tugas"),
    "on_papers": _l("Diputuskan berdasarkan dokumen"),
    "policy": _l("Instrumen kebijakan"),
    "roles": _l("Peran"),
    "round": _l("Nomor putaran pemantauan"),
    "sponsor": _l("Instansi pengampu"),
    "stop_reason": _l("Alasan berhenti"),
    "stopped_on": _l("Berhenti pada"),
    "succeeded_by": _l("Dilanjutkan oleh"),
    "tables": _l("Sidik tabel fakta"),
    "unread": _l("Isian draf yang tidak dikenal"),
}
