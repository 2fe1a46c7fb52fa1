"""Sentences of evidence, proof packs, certificates and letters."""

from flask_babel import lazy_gettext as _l

SENTENCES = {
    "no_such_record": _l("Catatan tidak ditemukan."),
    "no_such_evidence": _l("Bukti tidak ditemukan."),
    "no_such_certificate": _l("Surat keterangan tidak ditemukan."),
    "record_closed": _l("Catatan ini sudah ditutup, sehingga tidak menerima bukti baru."),
    "evidence_stands": _l("Catatan sudah diajukan, sehingga buktinya tidak dapat diambil kembali."),
    "file_needed": _l("Pilih berkas yang akan dikirim."),
    "file_kind": _l("Jenis berkas ini tidak diterima. Kirim PDF, JPG, PNG, DOCX, atau XLSX."),
    "file_empty": _l("Berkas ini kosong."),
    "file_large": _l("Berkas paling besar %(most)s MB. Kecilkan atau pindai ulang dengan resolusi lebih rendah."),
    "file_broken": _l("Isi berkas tidak sesuai dengan jenisnya. Simpan ulang dari program asalnya, lalu kirim lagi."),
    "file_bomb": _l("Isi berkas ini terlalu besar setelah dibuka. Bagi menjadi beberapa berkas."),
    "file_locked": _l("Berkas ini terkunci kata sandi. Simpan tanpa kunci, lalu kirim lagi."),
    "file_macro": _l(
        "Berkas ini memuat makro, skrip, atau berkas lain, atau mengambil isi dari luar. Simpan sebagai PDF biasa."
    ),
    "file_unread": _l("Berkas belum dapat diperiksa sekarang. Kirim lagi beberapa saat lagi."),
    "file_there_already": _l("Berkas ini sudah menjadi bukti catatan ini: %(proof)s."),
    "file_other": _l(
        "Berkas ini bukan berkas yang dahulu dikirim sebagai bukti itu. Kirim berkas yang sama, atau pilih bukti baru."
    ),
    "file_is_no_link": _l("Sebuah berkas bukan tautan. Pilih jenis bukti yang sesuai dengan berkasnya."),
    "other_file_held": _l(
        "Bukti ini sudah memiliki berkas lain. Ambil kembali berkas itu di halaman Bukti, lalu kirim yang baru."
    ),
    "file_again": _l("Berkas belum tersimpan. Pilih lagi berkasnya sebelum mengirim."),
    "file_lost": _l("Berkas ini tidak ada atau rusak di tempat penyimpanan. Kirim berkasnya lagi."),
    "file_gone": _l("Berkas ini tidak ada di tempat penyimpanan. Hubungi pengelola sistem."),
    "file_damaged": _l(
        "Berkas rusak: isinya tidak lagi sama dengan yang dikirim, sehingga tidak diberikan. Minta instansi "
        "mengirimnya lagi, atau hubungi pengelola sistem."
    ),
    "record_full": _l("Catatan ini sudah memiliki %(most)s berkas. Gabungkan beberapa berkas menjadi satu."),
    "files_away": _l("Tempat penyimpanan berkas sedang tidak terjangkau. Coba lagi beberapa saat lagi."),
    "file_infected": _l("Pemindai menyatakan berkas ini berbahaya, sehingga tidak disimpan dan tidak dibuka."),
    "scanner_away": _l("Pemindai berkas sedang tidak menjawab, sehingga berkas belum diterima. Coba lagi nanti."),
    "proof_has_file": _l("Bukti ini sudah memiliki berkas. Pilih bukti baru."),
    "quota_used": _l("Ruang berkas instansi Anda (%(most)s MB) tidak cukup. Hubungi pengelola sistem."),
    "request_large": _l("Kiriman ini terlalu besar. Berkas paling besar 10 MB."),
    "never_public": _l("Surat keterangan identitas tidak dapat dibuka untuk umum."),
    "no_personal_data_needed": _l("Nyatakan dahulu bahwa berkas ini tidak memuat data pribadi."),
    "pack_not_verified": _l("Paket bukti hanya untuk replikasi yang terverifikasi."),
    "not_verified": _l("Surat keterangan hanya untuk replikasi yang terverifikasi."),
    "not_awaiting_parent": _l("Catatan ini tidak sedang menunggu jawaban instansi asal."),
    "letter_by_others": _l(
        "Surat permintaan jawaban dibuat KemenPANRB atau Hub JIPP, bukan instansi yang mereplikasi."
    ),
    "letter_used": _l("Tautan ini sudah dipakai: jawaban %(agency)s sudah tercatat."),
    "letter_expired": _l("Tautan ini sudah kedaluwarsa: berlakunya 30 hari sejak surat dibuat."),
    "letter_newer": _l("Tautan ini digantikan oleh surat yang lebih baru. Gunakan tautan dalam surat itu."),
    "letter_answered": _l("%(agency)s sudah menjawab dengan cara lain, sehingga tautan ini tidak berlaku lagi."),
    "letter_registrar": _l("%(agency)s kini memiliki Admin Lokal, sehingga tautan ini tidak berlaku lagi."),
    "letter_unasked": _l("Tidak ada lagi jawaban %(agency)s yang ditunggu pada catatan ini."),
    "letter_one_agency": _l(
        "%(agency)s dan instansi yang mereplikasi kini satu instansi, sehingga tautan ini tidak berlaku lagi."
    ),
    "letter_maker": _l(
        "Pembuat surat ini kini terkait dengan langkah lain pada catatan ini, sehingga tautannya tidak berlaku lagi."
    ),
    "has_registrar": _l("Instansi asal memiliki Admin Lokal, yang menjawab melalui kotak masuknya."),
    "parent_agency_needed": _l("Pilih instansi asal yang akan menjawab."),
    "answerer_needed": _l("Tulis nama dan jabatan yang menjawab atas nama instansi."),
}

FIELDS = {
    "file": _l("Berkas"),
    "proof_id": _l("Berkas ini adalah"),
    "evidence_id": _l("Berkas instansi Anda"),
    "has_no_personal_data": _l("Berkas ini tidak memuat data pribadi (NIK, NIP, alamat, telepon, wajah)"),
    "kind": _l("Jenis bukti"),
    "number": _l("Nomor bukti"),
    "date": _l("Tanggal bukti"),
    "public": _l("Terbuka untuk umum"),
    "answerer": _l("Yang menjawab"),
    "agency_id": _l("Instansi asal"),
    "certificate": _l("Surat keterangan"),
    "letter": _l("Surat permintaan jawaban"),
    "letter_by": _l("Surat dibuat oleh"),
}
