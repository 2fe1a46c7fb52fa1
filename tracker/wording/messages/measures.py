"""Sentences of the measures of spread: why one is not shown."""

from flask_babel import lazy_gettext as _l

SENTENCES = {
    "no_such_category": _l("Kategori ini tidak ditemukan."),
    "measure_no_adoptions": _l("Belum ada replikasi sukarela pada tahun yang sudah penuh."),
    "measure_too_few_points": _l("Perkiraan butuh sedikitnya enam tahun data sejak replikasi pertama."),
    "measure_too_few_adoptions": _l("Perkiraan butuh sedikitnya 30 replikasi: sepuluh untuk setiap parameter kurva."),
    "measure_before_inflection": _l("Replikasi baru masih pada puncaknya, jadi batas atasnya belum terlihat."),
    "measure_no_ceiling": _l("Data belum menunjukkan di mana pertumbuhan akan berhenti."),
    "measure_outgrown": _l("Yang mereplikasi sudah lebih banyak daripada batas atas kurva ini."),
    "measure_too_few_steps": _l(
        "Replikasi baru hanya terjadi pada satu atau dua tahun, jadi bentuk kurvanya belum terlihat."
    ),
    "measure_at_bound": _l("Data belum menentukan semua parameter kurva, jadi perkiraan tidak diberikan."),
    "measure_no_interval": _l(
        "Ketidakpastian perkiraan tidak dapat dihitung dari data ini, jadi perkiraan tidak diberikan."
    ),
    "measure_no_fit": _l("Tidak ada kurva pertumbuhan yang cocok dengan data ini."),
    "measure_too_few_adopters": _l("Saran diberikan setelah sedikitnya tiga instansi menjalankannya."),
    "measure_too_few_events": _l("Peluang dihitung setelah sedikitnya 30 replikasi: sepuluh untuk setiap penjelasnya."),
    "measure_collinear": _l("Penjelas peluang saling bergantung dalam data ini, jadi peluang tidak dihitung."),
    "measure_separation": _l("Data ini memisahkan replikator dari yang lain tanpa sisa, jadi peluang tidak dihitung."),
    "measure_no_past": _l(
        "Instansi ini belum menjalankan replikasi yang terverifikasi, jadi belum ada instansi lain yang mirip "
        "dengannya."
    ),
}
