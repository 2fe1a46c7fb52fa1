"""Sentences of imports: what is wrong with a file, a column, a cell; and what columns are called."""

from flask_babel import lazy_gettext as _l, lazy_pgettext as _lp

from graph.domain.events import Event
from graph.domain.records.field_tables import TABLES
from graph.domain.records.import_layouts import NoRecord
from graph.domain.records.imports import Fate, JobState, Kind

SENTENCES = {
    "no_such_import": _l("Impor ini tidak ditemukan."),
    "import_started": _l("Impor ini sudah dimulai, sehingga susunan kolomnya tidak dapat diubah lagi."),
    "import_step": _l("Langkah ini tidak dapat dilakukan pada keadaan impor sekarang."),
    "import_interrupted": _l("Impor ini sedang dikerjakan atau sudah dihentikan."),
    "import_of_predecessor": _l("Berkas ini milik instansi terdahulu. Unggah lagi atas nama instansi Anda sekarang."),
    "import_checking": _l("Berkas ini sedang diperiksa. Muat ulang halaman ini sebentar lagi."),
    "import_laid_out": _l("Susunan berkas ini baru saja diubah. Muat ulang halaman ini, lalu ulangi."),
    "heading_unusable": _l("Nomor baris judul adalah bilangan antara 1 dan %(most)s."),
    "cells_many": _l("Paling banyak %(most)s sel dapat diperbaiki di sini. Perbaiki selebihnya di berkas."),
    "import_slow": _l(
        "Basis data terlalu lambat menjawab, sepuluh kali berturut-turut. Belum ada yang terbit. "
        "Lanjutkan bila server sudah tidak sibuk."
    ),
    "import_stuck": _l(
        "Pengerjaan berhenti sepuluh kali berturut-turut tanpa kemajuan. Belum ada yang terbit. "
        "Hubungi pengelola sistem sebelum melanjutkan."
    ),
    "import_file_gone": _l("Berkas daftar ini sudah dihapus, sehingga barisnya tidak dapat diunduh lagi."),
    "imports_many": _l(
        "Instansi Anda sudah memiliki %(most)s daftar yang belum selesai. Selesaikan atau hapus salah satunya."
    ),
    "imports_large": _l(
        "Berkas daftar instansi Anda yang belum selesai akan melebihi %(most)s MB. Selesaikan atau hapus sebagian."
    ),
    "import_too_much": _l(
        "Daftar ini terlalu besar untuk diterbitkan sekaligus, dan tidak ada yang masuk. Bagi menjadi beberapa berkas."
    ),
    "import_conflict": _l("Data yang sama berubah berkali-kali selama impor berjalan. Coba mulai lagi."),
    "import_unreadable": _l("Berkas impor tidak dapat dibaca lagi. Unggah berkasnya sekali lagi."),
    "sheet_large": _l("Berkas lebih dari %(most)s MB. Bagi menjadi beberapa berkas."),
    "sheet_kind": _l("Berkas ini bukan CSV atau XLSX. Simpan sebagai salah satunya, lalu unggah lagi."),
    "sheet_macros": _l("Berkas ini memuat makro. Simpan sebagai XLSX tanpa makro."),
    "sheet_broken": _l("Berkas ini rusak atau tidak lengkap. Buka dan simpan lagi dengan aplikasi lembar kerja."),
    "sheet_swells": _l("Isi berkas ini jauh lebih besar daripada ukurannya, sehingga tidak dibuka."),
    "sheet_empty": _l("Berkas ini tidak memuat baris data di bawah judul kolom."),
    "sheet_wide": _l("Berkas ini memuat lebih dari %(most)s kolom."),
    "sheet_long": _l("Berkas ini memuat lebih dari %(most)s baris. Bagi menjadi beberapa berkas."),
    "column_unknown": _l("Pilihan kolom ini tidak dikenal."),
    "column_twice": _l("Satu kolom berkas hanya dapat dipakai untuk satu isian."),
    "column_missing": _l("Isian ini wajib: pilih kolom yang memuatnya."),
    "choices_many": _l("Nama yang perlu dipastikan lebih dari %(most)s. Perbaiki di berkasnya."),
    "cell_empty": _l("Sel ini kosong, padahal wajib diisi."),
    "cell_year_unreadable": _l('"%(text)s" tidak terbaca sebagai tahun.'),
    "cell_code_unreadable": _l('"%(text)s" bukan kode wilayah Kemendagri, misalnya 33 atau 33.10.'),
    "cell_code_cut": _l('Kode wilayah "%(text)s" terpotong. Tulis sebagai teks dengan dua angka, misalnya 33.10.'),
    "cell_truth": _l('"%(text)s" adalah jawaban ya atau tidak, bukan bilangan. Tulis misalnya 1.250.'),
    "cell_percent": _l('"%(text)s" adalah persentase, bukan bilangan bulat. Tulis jumlahnya, misalnya 1.250.'),
    "cell_error": _l('Sel ini berisi galat lembar kerja "%(text)s". Perbaiki rumusnya, atau tulis nilainya.'),
    "cell_formula": _l(
        "Sel ini berisi rumus tanpa nilai yang tersimpan. Buka dan simpan berkasnya dengan aplikasi lembar kerja, "
        "atau tulis nilainya."
    ),
    "cell_byte": _l(
        'Ada huruf yang tidak terbaca pada "%(text)s". Tulis ulang isinya, atau simpan berkas sebagai UTF-8.'
    ),
    "row_wide": _l(
        "Baris ini memuat %(cells)s sel, padahal judulnya %(columns)s kolom. "
        "Beri tanda kutip pada isian yang memuat tanda pemisah."
    ),
    "row_swallows": _l(
        "Mulai baris berkas ke-%(line)s satu sel memuat beberapa baris tabel. Periksa tanda kutip yang belum ditutup."
    ),
    "sheet_quote_open": _l(
        "Tanda kutip yang dibuka pada baris %(line)s tidak ditutup. Tutup atau hapus, lalu unggah lagi."
    ),
    "cell_word_unknown": _l('"%(text)s" bukan salah satu pilihan untuk kolom ini.'),
    "name_unconfirmed": _l('"%(text)s" belum dikenal. Pastikan maksudnya pada langkah memastikan nama.'),
    "name_shared": _l('"%(text)s" dipakai oleh lebih dari satu. Pastikan mana yang dimaksud.'),
    "other_agency": _l('"%(text)s" bukan instansi Anda. Impor ini hanya untuk instansi sendiri.'),
    "cell_own_innovation": _l(
        "%(names)s berasal dari instansi ini sendiri atau dari instansi terdahulu atau penerusnya: "
        "itu replikasi internal."
    ),
    "cell_long": _l("Isi sel ini paling banyak %(longest)s karakter."),
    "own_agency_row": _l(
        "Baris ini menyangkut %(agency)s, instansi dari orang yang menyiapkan atau melepas daftar ini. "
        "Ajukan lewat formulir, atau lewat daftar yang disiapkan dan dilepas orang lain."
    ),
    "id_unknown": _l('Nomor "%(text)s" tidak ditemukan.'),
    "id_unusable": _l('Kode "%(text)s" hanya boleh memuat huruf kecil, angka, titik, dan tanda hubung.'),
    "ids_disagree": _l("Nomor dan nama pada baris ini menunjuk catatan yang berbeda: %(ids)s."),
    "external_taken": _l('Nomor "%(text)s" sudah milik catatan jenis lain.'),
    "parent_row_refused": _l(
        "Baris %(row)s, yang direplikasi baris ini, belum dapat diterima. Perbaiki baris itu dahulu."
    ),
    "parent_circular": _l("Baris ini menjadi induk bagi dirinya sendiri, langsung atau lewat baris lain."),
    "row_likely_double": _l('Mungkin sama dengan "%(names)s". Pastikan pada langkah memastikan nama: sama atau baru.'),
    "row_twice": _l("Baris ini sama dengan baris %(row)s."),
    "record_moved_on": _l("Catatan %(id)s sudah ada dan tidak dapat diubah lewat berkas. Ubah pada halamannya."),
    "adopter_fixed": _l("Catatan %(id)s milik instansi lain."),
    "origin_fixed": _l("Inovasi %(id)s tercatat dengan instansi asal yang lain."),
    "unit_elsewhere": _l("Unit %(id)s tercatat pada instansi lain."),
    "proof_kind_needed": _l("Sebutkan juga jenis buktinya, misalnya SK atau PKS."),
    "source_needed": _l("Daftar resmi perlu menyebut sumbernya: isi pada saat mengunggah, atau di kolom sumber."),
    "category_unknown": _l('Kategori "%(text)s" tidak dikenal. Pakai kode kategori 1 sampai 9.'),
    "region_old": _l("%(text)s kode lama; sekarang %(now)s."),
    "region_elsewhere": _l("%(text)s milik %(agency)s. Nama dan kode wilayah harus menunjuk instansi yang sama."),
    "region_of_name": _l("%(text)s bukan kode %(agency)s; kodenya %(codes)s."),
    "cluster_of_code": _l("Kelompok instansi tidak cocok dengan kode %(text)s."),
    "region_unknown": _l('Kode wilayah "%(text)s" tidak ada dalam daftar wilayah.'),
    "edition_unknown": _l("Tidak ada edisi KIPP tahun %(text)s dalam daftar."),
}

LINKS = {
    "externals": _l("Nomor di sistem lain"),
    "regions": _l("Kode wilayah"),
    "entries": _l("Capaian KIPP"),
    "sources": _l("Sumber"),
    "origins": _l("Instansi asal"),
    "proof": _l("Bukti"),
    "row": _l("Baris"),
}

FIELDS = {
    "file_hash": _l("Sidik berkas (SHA-256)"),
    "via": _l("Dijalankan lewat"),
    "released_by": _l("Dilepas oleh"),
    "rows_created": _l("Baris baru"),
    "rows_changed": _l("Baris yang mengubah catatan"),
    "rows_unchanged": _l("Baris yang sudah tercatat"),
    "rows_refused": _l("Baris yang belum dapat diterima"),
    **{name: LINKS[name] for name in ("sources", "origins", "externals")},
    "mapping": _l("Susunan kolom"),
    "choices": _l("Nama yang dipastikan"),
    "layout": _l("Cara membaca tabel"),
    "cells": _l("Sel yang diperbaiki"),
}

DONE = {
    Kind.INNOVATIONS: _l("Semua inovasi yang dapat diterima sudah terbit sekaligus."),
    Kind.AGENCIES: _l("Semua instansi yang dapat diterima sudah tercatat sekaligus."),
    Kind.UNITS: _l("Semua unit yang dapat diterima sudah tercatat sekaligus."),
    Kind.REPLICATIONS: _l("Semua replikasi yang dapat diterima sudah tercatat sekaligus, dengan sumbernya."),
}

DONE_OWN = {
    Kind.INNOVATIONS: _l("Semua inovasi yang dapat diterima sudah menjadi draf instansi Anda. Belum ada yang terbit."),
    Kind.AGENCIES: DONE[Kind.AGENCIES],
    Kind.UNITS: DONE[Kind.UNITS],
    Kind.REPLICATIONS: _l(
        "Semua replikasi yang dapat diterima sudah masuk. Yang draf belum diajukan, dan belum ada yang terbit."
    ),
}

BESIDE = {
    NoRecord.ABOVE: _l("di atas judul kolom"),
    NoRecord.HEADING: _l("judul kolom"),
    NoRecord.NUMBERING: _l("nomor kolom atau nomor urut"),
    NoRecord.TOTAL: _l("baris jumlah"),
    NoRecord.SIGNATURE: _l("tempat, tanggal, dan tanda tangan"),
    NoRecord.NOTE: _l("catatan kaki"),
    NoRecord.HIDDEN: _l("tersembunyi, tidak diikutkan"),
    NoRecord.EMPTY: _l("baris kosong"),
}

KINDS = {
    Kind.INNOVATIONS: _lp("jamak", "Inovasi"),
    Kind.AGENCIES: _lp("jamak", "Instansi"),
    Kind.UNITS: _l("Unit"),
    Kind.REPLICATIONS: _l("Replikasi"),
}

STATES = {
    JobState.OPEN: _l("Sedang disiapkan"),
    JobState.QUEUED: _l("Menunggu giliran"),
    JobState.STAGING: _l("Sedang dikerjakan"),
    JobState.WAITING: _l("Menunggu pelepasan"),
    JobState.STOPPED: _l("Dihentikan sementara"),
    JobState.FAILED: _l("Belum berhasil"),
    JobState.DONE: _l("Selesai"),
    JobState.ENDED: _l("Berakhir"),
    JobState.DISCARDED: _l("Sedang dihapus"),
}

STEPS = {
    Event.IMPORT_HANDED_IN: _l("Berkas diunggah"),
    Event.IMPORT_MAPPED: _l("Susunan kolom disimpan"),
    Event.IMPORT_NAMED: _l("Nama dipastikan"),
    Event.IMPORT_STARTED: _l("Dimulai"),
    Event.IMPORT_STOPPED: _l("Dihentikan"),
    Event.IMPORT_DISCARDED: _l("Dihapus"),
    Event.IMPORT_RELEASED: _l("Dilepas"),
    Event.IMPORT_INNOVATIONS: _l("Diterbitkan"),
    Event.IMPORT_AGENCIES: _l("Diterbitkan"),
    Event.IMPORT_UNITS: _l("Diterbitkan"),
    Event.IMPORT_REPLICATIONS: _l("Diterbitkan"),
}

FATES = {
    Fate.CREATED: _l("Baru"),
    Fate.CHANGED: _l("Berubah"),
    Fate.UNCHANGED: _l("Tetap"),
    Fate.REFUSED: _l("Belum dapat diterima"),
}

SORTS = {
    "agency": _l("Instansi"),
    "innovation": _l("Inovasi"),
    "unit": _l("Unit"),
    "double": _l("Mungkin ganda"),
}

COLUMNS = {
    **{row.name: _l(row.heading) for table in TABLES for row in table.rows},
    "id": _l("Nomor atau kode"),
    "agency": _l("Nama instansi"),
    "parent": _l("Inovasi"),
    "origin": _l("Instansi asal"),
    "units": _l("Unit"),
    "proof_kind": _l("Jenis bukti"),
    "proof_number": _l("Nomor bukti"),
    "proof_date": _l("Tanggal bukti"),
    "proof_link": _l("Tautan bukti"),
    "source": _l("Sumber"),
    "sinovik": _l("ID SINOVIK"),
    "jippnas": _l("ID JIPPNas"),
    "iga": _l("ID IGA"),
    "categories": _l("Kategori"),
    "year": _l("Tahun KIPP"),
    "stage": _l("Capaian KIPP"),
    "region": _l("Kode wilayah"),
}
REPORT = {
    "row": _l("Baris asal"),
    "reasons": _l("Yang perlu diperbaiki"),
}
