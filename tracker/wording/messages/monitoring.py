"""Sentences of rounds, lessons, interests, innovations under care, and notices."""

from flask_babel import lazy_gettext as _l

SENTENCES = {
    "no_such_round": _l("Putaran ini tidak ditemukan."),
    "round_meets": _l("Putaran lain menanyakan replikasi yang sama pada waktu yang sama: %(rounds)s."),
    "round_not_open": _l("Putaran ini tidak sedang dibuka, sehingga jawaban tidak dapat disimpan."),
    "round_opens_early": _l("Putaran dibuka hari ini atau sesudahnya."),
    "round_closes_early": _l("Putaran ditutup sesudah dibuka."),
    "round_grace_early": _l("Masa tenggang berakhir pada hari penutupan atau sesudahnya."),
    "stop_reason_needed": _l("Pilih alasan berhenti."),
    "stop_day_needed": _l("Tulis sejak kapan berhenti; bulan atau tahun saja sudah cukup."),
    "stop_ahead": _l("Tanggal berhenti belum tiba."),
    "stop_before_start": _l("Tanggal berhenti mendahului tanggal mulai berjalan."),
    "innovation_not_published": _l("Hanya inovasi yang sudah terbit yang dapat dikoreksi."),
    "correction_reason_needed": _l("Tulis alasan koreksi; masyarakat membacanya."),
    "innovation_not_open": _l("Inovasi ini sedang diperiksa atau sudah terbit, sehingga tidak dapat diubah."),
    "decided_published": _l("%(name)s sudah diterbitkan oleh %(who)s pada %(at)s. Keputusan Anda tidak disimpan."),
    "decided_returned": _l(
        "%(name)s sudah dikembalikan oleh %(who)s pada %(at)s, dengan alasan: %(reason)s. "
        "Keputusan Anda tidak disimpan."
    ),
    "innovation_not_submitted": _l("Inovasi ini tidak sedang menunggu penerbitan."),
    "innovation_start_needed": _l("Tulis sejak kapan inovasi berjalan; bulan atau tahun saja sudah cukup."),
    "innovation_start_ahead": _l("Tanggal mulai belum tiba. Ajukan setelah inovasi berjalan."),
    "category_needed": _l("Pilih sedikitnya satu kategori."),
    "innovation_not_extendable": _l(
        "Replikasi internal dicatat pada inovasi yang sudah terbit atau tercatat sementara."
    ),
    "no_such_extension": _l("Unit ini tidak dicatat sebagai replikasi internal."),
    "extension_unit_needed": _l("Pilih unit instansi Anda, atau tulis nama unit baru."),
    "one_unit_only": _l("Pilih unit dari daftar atau tulis nama unit baru, salah satu saja."),
    "extended_already": _l("Unit ini sudah dicatat."),
    "extension_day_needed": _l("Tulis sejak kapan unit itu menjalankannya; bulan atau tahun saja sudah cukup."),
    "extension_before_start": _l("Tanggal ini mendahului mulai berjalannya inovasi."),
    "extension_source_needed": _l("Tulis nomor bukti atau sumbernya."),
    "too_many_lines": _l("Tulis paling banyak %(most)s baris."),
    "contact_named": _l(
        "Baris %(row)s memuat surel, nomor telepon, NIP, atau NIK. Tulis nama dan jabatan atau unitnya saja."
    ),
    "consent_needed": _l("Tandai bahwa yang disebut sudah setuju, atau kosongkan isian Inovator."),
    "no_such_interest": _l("Minat ini tidak ditemukan."),
    "interest_own": _l("Inovasi ini berasal dari instansi Anda sendiri."),
    "interest_open": _l("Instansi Anda sudah menyatakan minat atas inovasi ini, dan masih berjalan."),
    "interest_not_open": _l("Langkah ini belum atau tidak lagi terbuka."),
    "mentor_unfit": _l("Pendamping harus replikasi terverifikasi yang belum berhenti dari inovasi yang sama."),
    "agreement_ahead": _l("Tanggal kesepakatan belum tiba."),
    "agreement_early": _l("Tanggal kesepakatan mendahului pernyataan minat."),
    "succession_circle": _l("Instansi penerus ini sudah diteruskan oleh instansi yang sama."),
    "succession_clash": _l("Kedua instansi terkait dengan inovasi yang sama: %(names)s. Selesaikan dahulu catatannya."),
    "hand_over_unfit": _l("Alih tugas hanya kepada orang lain yang aktif di instansi yang sama."),
    "hand_over_own": _l("Alih tugas dari atau kepada diri sendiri dicatat oleh admin lain."),
    "hand_over_closed": _l("Salah satu akun ini sudah ditutup. Alih tugas hanya antara dua akun yang aktif."),
    "hand_over_last_admin": _l("Ini satu-satunya admin yang aktif. Tambahkan admin lain dahulu."),
    "relieve_own": _l("Peran sendiri dilepas oleh admin lain."),
    "relieve_unfit": _l("Akun ini tidak memegang peran itu, atau tidak memegang peran lain."),
    "mail_unusable": _l("Tulis satu alamat surel, misalnya nama@instansi.go.id."),
    "no_such_merge": _l("Penggabungan ini tidak ditemukan."),
    "merge_itself": _l("Pilih inovasi lain sebagai tujuan penggabungan."),
    "merge_not_open": _l("Hanya inovasi yang terbit atau sementara yang dapat digabungkan."),
    "merge_two_copies": _l(
        "Instansi ini memiliki replikasi dari keduanya: %(names)s. Selesaikan dahulu, sehingga tersisa satu."
    ),
    "merge_own_copy": _l("Setelah digabungkan, instansi ini akan mereplikasi inovasinya sendiri: %(names)s."),
    "merge_two_roads": _l("Keduanya sedang menuju kebijakan nasional: %(names)s. Hentikan salah satunya dahulu."),
    "merge_undone": _l("Penggabungan ini sudah dibatalkan."),
    "merge_later_first": _l("Batalkan dahulu penggabungan yang lebih baru."),
    "lesson_missing": _l("Tulis pelajarannya dahulu, lalu bagikan."),
}

FIELDS = {
    "round.scope": _l("Cakupan"),
    "opens_on": _l("Dibuka pada"),
    "closes_on": _l("Ditutup pada"),
    "grace_until": _l("Masa tenggang sampai"),
    "text": _l("Apa yang dipelajari"),
    "mail": _l("Alamat surel"),
    "language": _l("Bahasa surel"),
    "mode": _l("Seberapa sering"),
    "note": _l("Pesan untuk instansi asal"),
    "agreement": _l("Dokumen kesepakatan"),
    "day": _l("Tanggal kesepakatan"),
    "mentor": _l("Pendamping"),
    "release": _l("Siapa yang boleh membaca"),
    "old_id": _l("Kode instansi lama"),
    "new_id": _l("Kode instansi penerus"),
    "on": _l("Sejak"),
    "agency.basis": _l("Dasar hukum"),
    "one": _l("Nama akun yang melepas tugas"),
    "two": _l("Nama akun yang melanjutkan"),
    "source": _l("Bukti atau sumber"),
}
