"""The page "Metode", second half: growth, who next, and what copies keep."""

from flask_babel import lazy_gettext as _l

from tracker.pages.public.method_words import Number, Section

GROWTH = (
    Section(
        "bass_increment",
        _l("Kurva Bass"),
        _l(
            "Bagaimana penyebaran yang lalu berjalan menurut kurva ini, dan kapan puncaknya. Dipakai oleh perintah "
            "spread untuk menelaah data lalu; halaman dan laporan tidak meramalkan jumlah instansi."
        ),
        _l(
            "F(t) = (1 - e^{-(p+q)t}) / (1 + (q/p) e^{-(p+q)t}), dicocokkan dengan tambahan per tahun. Tidak diberikan "
            "di bawah enam tahun data atau sebelum puncak terlihat."
        ),
        _l(
            "Tambahan 3, 5, 7, 9, 10, 9, 7, 5: batas atas %(m)s, p = %(p)s, q = %(q)s, puncak pada tahun ke-%(peak)s. "
            "Cara kerapatan memberi batas atas %(density)s, cara kumulatif %(cumulative)s."
        ),
        "Bass (1969), Management Science 15; Srinivasan & Mason (1986), Marketing Science 5",
        {
            "m": Number("bass_increment.m.0", 62.34),
            "p": Number("bass_increment.p.0", 0.0379),
            "q": Number("bass_increment.q.0", 0.559),
            "peak": Number("bass_increment.peak", 4.5),
            "density": Number("bass_density.m.0", 63.4),
            "cumulative": Number("bass_cumulative.m.0", 62.26),
        },
    ),
    Section(
        "logistic",
        _l("Kurva logistik"),
        _l("Kurva kedua untuk pertanyaan yang sama, agar terlihat seberapa jauh jawabannya bergantung pada model."),
        _l(
            "K / (1 + e^{-r (t - t0)}), dicocokkan dengan jumlah kumulatif; syaratnya sama. AICc membandingkannya "
            "dengan Bass yang dicocokkan dengan jumlah kumulatif yang sama, dan hanya dengan itu."
        ),
        _l("Untuk tambahan yang sama: batas atas %(ceiling)s, titik balik pada tahun ke-%(turn)s."),
        "Verhulst (1838); Hurvich & Tsai (1989), Biometrika 76",
        {"ceiling": Number("logistic.K.0", 59.3), "turn": Number("logistic.t0.0", 4.58)},
    ),
)

LIKELY = (
    Section(
        "who_next",
        _l("Calon replikator berikutnya"),
        _l(
            "Instansi yang riwayat replikasinya mirip dengan para pengadopsi. Urutan, bukan peluang dan bukan "
            "kewajiban."
        ),
        _l(
            "Jumlah kosinus antara riwayat calon dan riwayat setiap pengadopsi, dipusatkan per inovasi; hanya yang "
            "di atas 0 disarankan. Alasannya adalah pengadopsi yang paling banyak menambah skor; di sampingnya "
            "popularitas dan tetangga. Hanya fakta terbuka: replikasi sukarela yang pernah terverifikasi."
        ),
        _l(
            "B dan A mengadopsi %(shared)s inovasi yang sama dan tidak mengadopsi J: kosinusnya %(score)s. %(similar)s "
            "dari %(asked)s yang paling mirip dengan B sudah menjalankannya, dan %(near)s dari %(neighbours)s "
            "tetangganya."
        ),
        "Sarwar, Karypis, Konstan & Riedl (2001), WWW 10",
        {
            "shared": Number("who_next.shared", 1),
            "score": Number("who_next.score", 1),
            "similar": Number("who_next.similar.0", 1),
            "asked": Number("who_next.similar.1", 2),
            "near": Number("who_next.neighbours.0", 1),
            "neighbours": Number("who_next.neighbours.1", 1),
        },
    ),
    Section(
        "when",
        _l("Kapan: riwayat peristiwa"),
        _l("Apa yang menaikkan peluang mengadopsi tahun ini bagi yang belum: tetangga, bagian nasional, lamanya."),
        _l(
            "Logit atas setiap instansi yang mungkin dan setiap tahun yang masih terbuka, untuk satu inovasi: tetangga "
            "adalah lima kabupaten/kota terdekat, semuanya setahun sebelumnya. Butuh 30 replikasi. Seluruh inovasi "
            "sekaligus dihitung oleh perintah spread."
        ),
        _l(
            "2 dari 8 mengadopsi tanpa tetangga pengadopsi, 6 dari 8 dengan tetangga: koefisien tetangga %(slope)s, "
            "tetapan "
            "%(constant)s."
        ),
        "Berry & Berry (1990), American Political Science Review 84",
        {
            "slope": Number("when.neighbours", 2.2),
            "constant": Number("when.intercept", -1.1),
        },
    ),
    Section(
        "essential",
        _l("Komponen inti"),
        _l("Bagian inovasi yang dipertahankan utuh oleh lebih dari separuh replikasi yang menyebutkannya."),
        _l("Untuk umum dihitung dari replikasi yang pernah terverifikasi; peran yang masuk melihat yang berjalan."),
        _l(
            "Komponen a dipertahankan %(a)s dari %(asked)s replikasi: inti. Komponen b %(b)s: tidak lebih dari separuh."
        ),
        "Hall & Loucks (1978)",
        {
            "a": Number("essential.a.0", 2),
            "asked": Number("essential.a.1", 2),
            "b": Number("essential.b.0", 1),
        },
    ),
    Section(
        "effect",
        _l("Apakah dampak bertahan setelah direplikasi"),
        _l("Perubahan di replikasi dibanding perubahan di instansi asal, pada indikator dan satuan yang sama."),
        _l("Perubahan replikasi dibagi perubahan asal: 1 sama besar, 0 tidak berubah, negatif ke arah lain."),
        _l("Waktu tunggu di asal 60 menjadi 20 menit, di replikasi 50 menjadi 30: nisbahnya %(ratio)s."),
        "Open Science Collaboration (2015), Science 349",
        {"ratio": Number("effect.ratio", 0.5)},
    ),
)
