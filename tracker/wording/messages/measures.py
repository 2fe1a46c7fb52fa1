"""Sentences of the measures of spread: why one is not shown."""

from flask_babel import lazy_gettext as _l

SENTENCES = {
    "no_such_category": _l("Kategori ini tidak ditemukan."),
    "measure_no_adoptions": _l("Belum ada replikasi sukarela pada tahun yang sudah penuh."),
    "measure_too_few_adopters": _l("Saran diberikan setelah sedikitnya tiga instansi menjalankannya."),
    "measure_too_few_events": _l("Peluang dihitung setelah sedikitnya 30 replikasi: sepuluh untuk setiap penjelasnya."),
    "measure_collinear": _l("Penjelas peluang saling bergantung dalam data ini, jadi peluang tidak dihitung."),
    "measure_separation": _l("Data ini memisahkan replikator dari yang lain tanpa sisa, jadi peluang tidak dihitung."),
    "measure_all_peers_run_it": _l("Semua instansi yang sejenis sudah menjalankannya."),
    "measure_all_peers_named": _l(
        "Semua instansi yang sejenis sudah menjalankannya atau tercatat menjalankannya; sebagian belum diverifikasi."
    ),
    "measure_nobody_alike": _l("Belum ada instansi lain yang riwayat replikasinya mirip dengan para replikatornya."),
    "measure_no_past": _l(
        "Instansi ini belum menjalankan replikasi yang terverifikasi, jadi belum ada instansi lain yang mirip "
        "dengannya."
    ),
}
