"""Sentences of registering, answering and verifying."""

from flask_babel import lazy_gettext as _l

from graph.domain.records.field_tables import labelled

SENTENCES = {
    "no_such_replication": _l("Catatan replikasi tidak ditemukan."),
    "key_used": _l(
        "Formulir ini sudah dikirim dan tersimpan sebagai %(id)s, untuk hal lain. Isian di bawah belum disimpan; "
        "periksa, lalu kirim lagi bila memang langkah lain."
    ),
    "form_broken": _l("Formulir ini tidak lengkap. Muat ulang halaman, lalu isi kembali."),
    "too_many": _l("Pilih paling banyak %(most)s."),
    "parent_needed": _l("Pilih inovasi atau replikasi yang direplikasi."),
    "parent_unknown": _l("Pilihan ini tidak ditemukan lagi. Cari dan pilih kembali."),
    "own_innovation": _l(
        "%(names)s berasal dari instansi Anda sendiri. Penerapan di unit sendiri adalah replikasi internal, "
        "dan dicatat pada inovasinya."
    ),
    "own_parent": _l(
        "%(names)s berasal dari instansi Anda sendiri, instansi yang diteruskannya, atau penerusnya. "
        "Pilih yang berasal dari instansi lain."
    ),
    "sides_are_one": _l(
        "Instansi yang mereplikasi dan instansi asalnya adalah satu instansi, atau yang satu meneruskan yang lain. "
        "Kembalikan catatan ini agar asalnya diperbaiki."
    ),
    "origin_needed": _l("Pilih instansi asal inovasi yang belum terdaftar ini."),
    "agency_unknown": _l("Instansi ini tidak ditemukan. Cari dan pilih kembali."),
    "likely_double": _l("Periksa catatan yang mungkin sama, lalu tandai bila memang bukan yang sama."),
    "outcome_unreadable": _l('Baris %(row)s: "%(text)s" tidak terbaca sebagai bilangan. Tulis misalnya 1.234,5.'),
    "indicator_needed": _l("Baris %(row)s: tulis apa yang diukur."),
    "after_needed": _l("Baris %(row)s: tulis hasil sesudahnya."),
    "cycle": _l("Pilihan ini membentuk lingkaran: %(members)s. Sebuah replikasi tidak dapat menjadi asal dirinya."),
    "already_registered": _l("Instansi Anda sudah memiliki catatan untuk %(name)s, yaitu nomor %(id)s."),
    "unit_needed": _l("Pilih unit yang menjalankan, atau tulis nama unit baru."),
    "unit_of_another_agency": _l("Unit yang dipilih bukan unit instansi Anda."),
    "choice_needed": _l("Pilih salah satu."),
    "start_needed": _l("Tulis kapan replikasi mulai berjalan; bulan atau tahun saja sudah cukup."),
    "start_ahead": _l("Tanggal mulai belum tiba. Daftarkan setelah replikasi berjalan."),
    "reason_needed": _l("Tulis alasannya; pihak lain akan membacanya."),
    "not_open_for_edit": _l("Catatan ini sedang diperiksa atau sudah diputuskan, sehingga tidak dapat diubah."),
    "not_open_for_completion": _l(
        "Catatan ini tidak sedang menunggu jawaban atau keputusan, sehingga tidak dilengkapi lagi."
    ),
    "not_open_for_update": _l("Hanya catatan yang terverifikasi yang dapat diperbarui."),
    "nothing_added": _l("Belum ada yang ditambahkan. Pilih atau tulis unit, atau isi satu hasil terukur."),
    "unit_runs_already": _l("Unit ini sudah tercatat menjalankan replikasi ini."),
    "not_open_for_answer": _l("Catatan ini tidak sedang menunggu jawaban."),
    "answered_already": _l("Jawaban instansi Anda sudah tercatat."),
    "not_open_for_decision": _l("Catatan ini tidak sedang menunggu keputusan."),
    "parent_may_still_answer": _l(
        "Instansi asal masih dapat menjawab. Keputusan berdasarkan dokumen dapat diambil %(days)s hari lagi."
    ),
    "not_open_for_withdrawal": _l("Catatan ini tidak dapat dicabut pada keadaannya sekarang."),
    "not_recorded": _l("Catatan ini sudah tidak berstatus tercatat."),
    "no_such_proposal": _l("Usulan ini tidak ditemukan."),
    "adopter_needed": _l("Pilih instansi yang mereplikasi."),
    "proof_or_link_needed": _l("Tulis tautan, atau jenis, nomor, dan tanggal sebuah bukti."),
    "proposal_own_agency": _l("Ini instansi Anda sendiri. Daftarkan replikasinya, bukan mengusulkannya."),
    "proposal_origin": _l("Inovasi ini berasal dari instansi itu sendiri: itu replikasi internal."),
    "proposal_one_agency": _l("Instansi Anda dan pengusulnya kini satu instansi. Jawab usulan ini dengan alasan."),
    "proposal_known": _l("Instansi itu sudah memiliki catatan replikasi untuk inovasi ini."),
    "proposal_open": _l("Usulan tentang replikasi ini sudah menunggu jawaban instansi itu."),
    "proposal_not_open": _l("Usulan ini sudah dijawab."),
    "proposal_parent_gone": _l("Yang direplikasi tidak tersedia lagi. Jawab usulan ini dengan alasan."),
}

FIELDS = {
    **{name: _l(text) for name, text in labelled().items()},
    "q": _l("Cari inovasi atau replikasi"),
    "unit": _l("Unit yang menjalankan"),
    "unit_name": _l("Nama unit baru"),
    "unit_kind": _l("Jenis unit baru"),
    "proof_kind": _l("Jenis bukti"),
    "proof_number": _l("Nomor bukti"),
    "proof_date": _l("Tanggal bukti"),
    "proof_link": _l("Tautan bukti"),
    "about": _l("Yang direplikasi"),
    "adopter": _l("Instansi yang mereplikasi"),
    "new_parent": _l("Nama inovasi yang belum terdaftar"),
    "new_origin": _l("Instansi asalnya"),
    "origin_q": _l("Cari instansi asal"),
    "adopter_q": _l("Cari instansi yang mereplikasi"),
    "helper_q": _l("Cari instansi pendamping"),
    "new_link": _l("Tautan tentang inovasi itu"),
    "not_same": _l("Catatan yang mungkin sama"),
    "outcome_indicator": _l("Yang diukur"),
    "outcome_measure": _l("Satuan"),
    "outcome_before": _l("Sebelum"),
    "outcome_after": _l("Sesudah"),
    "outcome_period": _l("Waktu pengukuran"),
    "outcome_source": _l("Sumber"),
    "verdict": _l("Keputusan"),
    "answer": _l("Jawaban"),
}
