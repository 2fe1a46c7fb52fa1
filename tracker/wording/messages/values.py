"""What is said of one value, a day, a number, a link or a proof, wherever it is given: in a form, a list, an upload."""

from flask_babel import lazy_gettext as _l

SENTENCES = {
    "too_long": _l("Isian ini paling banyak %(longest)s karakter."),
    "whole_unreadable": _l('"%(text)s" tidak terbaca sebagai bilangan bulat. Tulis misalnya 1.250.'),
    "date_number": _l('"%(text)s" adalah nomor hari lembar kerja, yaitu %(iso)s. Tulis harinya, misalnya 17-05-2024.'),
    "date_order": _l(
        '"%(text)s": kolom ini tampaknya menulis bulan lebih dahulu. '
        "Jawab pada langkah tabel, atau tulis misalnya 2024-05-17."
    ),
    "date_unreadable": _l('"%(text)s" tidak terbaca sebagai tanggal. Tulis misalnya 17-05-2024, 05-2024, atau 2024.'),
    "date_early": _l("Tanggal ini sebelum tahun %(year)s."),
    "day_ahead": _l("Tanggal ini belum tiba."),
    "link_unusable": _l("Tautan diawali http:// atau https:// dan memuat nama situs."),
    "date_full": _l("Tulis tanggal bukti dengan lengkap. Contoh: 17-05-2024."),
    "date_ahead": _l("Tanggal bukti belum tiba."),
    "proof_date_needed": _l("Tulis tanggal bukti."),
    "number_needed": _l("Tulis nomor bukti."),
    "link_needed": _l("Tulis alamat tautan."),
    "number_or_link": _l("Isi nomor dokumen atau tautannya."),
}
