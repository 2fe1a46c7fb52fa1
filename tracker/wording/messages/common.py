"""Sentences of access, log-in and the database."""

from flask_babel import lazy_gettext as _l

SENTENCES = {
    "not_your_role": _l("Peran Anda tidak membuka halaman atau tindakan ini."),
    "not_your_agency": _l("Hanya instansi yang bersangkutan dapat melakukan ini."),
    "own_agency": _l("Instansi Anda adalah pihak dalam catatan ini, sehingga verifikator lain yang memutuskan."),
    "four_eyes": _l("Anda sudah melakukan langkah lain pada catatan ini. Langkah ini dilakukan oleh orang lain."),
    "one_agency": _l(
        "Instansi Anda dan instansi yang mereplikasi adalah satu instansi, atau yang satu meneruskan yang lain. "
        "Jawaban harus datang dari instansi lain."
    ),
    "roles_stand_alone": _l("Admin dan auditor tidak merangkap peran lain, dan tidak menerima peran lain."),
    "too_many_attempts": _l("Terlalu banyak percobaan masuk. Coba lagi setelah %(minutes)s menit."),
    "account_closed": _l("Akun ini tidak aktif. Hubungi admin instansi Anda."),
    "login_wrong": _l("Nama akun atau kata sandi tidak cocok."),
    "link_unknown": _l("Tautan ini tidak dikenal. Mintalah tautan baru kepada admin."),
    "link_spent": _l("Tautan ini sudah dipakai atau sudah kedaluwarsa. Mintalah tautan baru kepada admin."),
    "link_used": _l("Tautan ini sudah dipakai. Bila bukan oleh Anda, segera mintalah tautan baru kepada admin."),
    "link_expired": _l("Tautan ini sudah kedaluwarsa. Mintalah tautan baru kepada admin."),
    "log_ins_waiting": _l("Banyak yang sedang masuk pada saat yang sama. Tunggu sebentar, lalu coba lagi."),
    "password_short": _l("Kata sandi memakai sedikitnya 12 karakter."),
    "password_long": _l("Kata sandi memakai paling banyak 128 karakter."),
    "password_common": _l("Kata sandi ini mudah ditebak. Pilih yang lain."),
    "password_personal": _l(
        "Kata sandi ini memuat nama akun, nama Anda, atau nama instansi Anda, sehingga mudah ditebak. Pilih yang lain."
    ),
    "required": _l("Isian ini perlu diisi."),
    "invalid": _l(
        "Ada isian yang tidak terbaca atau tidak dikenal. Kembalilah ke halaman sebelumnya dan perbaiki isiannya."
    ),
    "duplicate": _l("Ini sudah dipakai oleh catatan lain."),
    "missing_reference": _l("Baris %(id)s pada %(step)s menunjuk %(target)s, yang tidak ada."),
    "other_world": _l("Basis data ini memuat data %(holds)s. Fakta dan contoh tidak pernah berbagi basis data."),
    "not_empty": _l("Basis data ini sudah berisi data lain. Pilih yang kosong untuk %(wanted)s."),
    "token_missing": _l("Kiriman ini tidak berasal dari formulir situs ini. Buka halamannya, lalu kirim dari sana."),
    "cookie_missing": _l(
        "Peramban Anda tidak mengirim kuki situs ini, sehingga kiriman ini tidak dapat dikenali. Izinkan kuki untuk "
        "situs ini, lalu kirim lagi."
    ),
    "session_changed": _l(
        "Sesi yang membuka halaman ini sudah berakhir atau berganti, misalnya karena Anda keluar atau masuk di tab "
        "lain. Periksa isian Anda, lalu kirim lagi."
    ),
    "login_stale": _l("Halaman masuk ini sudah lama terbuka. Isi kata sandi Anda sekali lagi, lalu masuk."),
    "login_without_cookie": _l(
        "Peramban Anda tidak mengirim kuki situs ini, dan tanpa kuki Anda tidak dapat masuk. Izinkan kuki untuk situs "
        "ini, lalu masuk sekali lagi."
    ),
    "foreign_origin": _l(
        "Kiriman ini datang dari halaman situs lain. Buka halamannya di situs ini, lalu kirim dari sana."
    ),
    "method_unknown": _l("Alamat ini tidak menerima cara pengiriman tersebut. Buka halamannya, lalu kirim dari sana."),
    "address_long": _l("Alamat ini terlalu panjang. Persingkat pencarian atau saringannya."),
    "database_away": _l("Basis data sedang tidak terjangkau."),
    "database_broken": _l(
        "Basis data sedang bermasalah dan sedang dipulihkan oleh pengelola. Yang sudah tersimpan tetap aman."
    ),
    "database_unknown": _l("Basis data sedang tidak terjangkau."),
    "password_refused": _l("Basis data sedang tidak terjangkau."),
    "password_locked": _l("Basis data sedang tidak terjangkau."),
    "not_ours": _l("Basis data sedang tidak terjangkau."),
    "disk_full": _l(
        "Ruang penyimpanan server hampir habis, sehingga untuk sementara tidak ada yang dapat disimpan. Membaca tetap "
        "dapat dilakukan, dan menyimpan dapat lagi begitu ada ruang."
    ),
    "read_only": _l("Basis data untuk sementara tidak menerima simpanan. Membaca tetap dapat dilakukan."),
    "starting": _l("Sistem baru saja dinyalakan dan sedang disiapkan."),
    "too_much_at_once": _l("Permintaan ini terlalu besar untuk sekali jalan. Persempit pilihan, lalu coba lagi."),
    "busy": _l("Terlalu banyak permintaan sedang dikerjakan. Data tetap aman; muat ulang halaman ini sebentar lagi."),
    "being_made": _l("Berkas ini sedang dibuat. Muat ulang alamat ini sebentar lagi; pembuatannya berjalan terus."),
    "file_not_kept": _l("Berkas ini sedang tidak dapat disimpan di server. Coba lagi nanti."),
    "too_slow": _l("Permintaan ini memakan waktu terlalu lama. Persempit pilihan, lalu coba lagi."),
    "no_such_user": _l("Pengguna tidak ditemukan."),
    "no_such_agency": _l("Instansi tidak ditemukan."),
    "stale": _l(
        "Catatan ini baru saja diubah orang lain. Isian Anda masih ada di halaman ini: periksa perubahannya, "
        "lalu kirim lagi."
    ),
}

FIELDS = {
    "login": _l("Nama akun"),
    "reason": _l("Alasan"),
    "comment": _l("Komentar"),
}
