"""The page "Metode": each measure in plain words, with one example small enough for a pencil.

The numbers are typed here, so that the page computes nothing; a test compares each with graph/analytics/worked.
"""

from dataclasses import dataclass, field

from flask_babel import LazyString, lazy_gettext as _l


@dataclass(frozen=True, slots=True)
class Number:
    """A number of an example: where graph/analytics/worked has it, its rounded value, and how it reads."""

    path: str
    value: float
    is_share: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """One measure: what it says, how it is computed, its example, and who published it."""

    anchor: str
    title: LazyString
    says: LazyString
    how: LazyString
    example: LazyString
    source: str
    numbers: dict[str, Number] = field(default_factory=dict)


STORY = _l(
    "Contoh yang sama dipakai hampir di semua ukuran: enam instansi A sampai F. A mulai pada 2018, B dan C pada 2019, "
    "D pada 2020, E pada 2021, F belum. B dan C mereplikasi dari A, D dari B dan C, E dari D. B melihat kepada A; C "
    "kepada "
    "A dan B; D kepada B dan C; E kepada D; F kepada A. Di contoh ini A ikut dihitung sebagai pengadopsi; pada halaman "
    "inovasi, instansi asal tidak."
)

TIME = (
    Section(
        "cumulative",
        _l("Adopsi kumulatif"),
        _l("Berapa instansi yang sudah mengadopsi sampai akhir suatu tahun, dan bagiannya dari semua yang mungkin."),
        _l("Jumlah pengadopsi sampai tahun t dibagi banyaknya instansi yang mungkin, bukan dibagi pengadopsi saja."),
        _l("Sampai 2020 ada %(count)s pengadopsi dari enam instansi: %(share)s."),
        "Rogers (2003), Diffusion of Innovations",
        {
            "count": Number("cumulative.adopters.2", 4),
            "share": Number("cumulative.share.2", 0.667, is_share=True),
        },
    ),
    Section(
        "rate",
        _l("Laju pertumbuhan"),
        _l("Seberapa cepat jumlah pengadopsi bertambah dibanding tahun sebelumnya."),
        _l("Pengadopsi baru dibagi pengadopsi tahun lalu; tahun pertama 0, dan kosong bila tahun lalu belum ada."),
        _l("Pada 2019 bertambah dua dari satu pengadopsi: %(rate)s kali."),
        "Rogers (2003)",
        {"rate": Number("rate.rate.1", 2)},
    ),
    Section(
        "hazard",
        _l("Peluang mengadopsi (hazard)"),
        _l("Dari instansi yang belum mengadopsi pada awal tahun, berapa bagian yang mulai pada tahun itu."),
        _l("Pengadopsi baru dibagi instansi yang belum mengadopsi; tahun pertama 0."),
        _l(
            "Pada awal 2019 lima instansi belum mengadopsi; dua mulai, jadi %(second)s. Pada 2020 satu dari tiga: "
            "%(third)s."
        ),
        "Allison (1984), Event History Analysis",
        {
            "second": Number("hazard.hazard.1", 0.4, is_share=True),
            "third": Number("hazard.hazard.2", 0.333, is_share=True),
        },
    ),
    Section(
        "survival",
        _l("Bertahan tanpa adopsi (Kaplan-Meier, Nelson-Aalen)"),
        _l("Bagian instansi yang belum mengadopsi sekian tahun setelah adopsi pertama, dan hazard yang terkumpul."),
        _l("Hasil kali (1 - d/n) dan jumlah d/n; yang belum mengadopsi tersensor pada tahun terakhir."),
        _l("Setahun setelah A mulai, %(half)s belum mengadopsi; setelah tiga tahun %(end)s."),
        "Kaplan & Meier (1958); Nelson (1972); Aalen (1978)",
        {
            "half": Number("survival.survival.1", 0.5, is_share=True),
            "end": Number("survival.survival.3", 0.167, is_share=True),
        },
    ),
    Section(
        "timing",
        _l("Kelas waktu: perintis, awal, menyusul, akhir"),
        _l("Urutan waktu di antara para pengadopsi satu inovasi; bukan penilaian atas instansinya."),
        _l(
            "Tahun mulai dipotong pada rata-rata dikurangi simpangan baku, rata-rata, dan rata-rata ditambah "
            "simpangan baku."
        ),
        _l(
            "Rata-ratanya %(mean)s dan batas pertamanya %(low)s: A perintis, B dan C awal, D menyusul, E akhir, "
            "F belum mengadopsi."
        ),
        "Rogers (2003), chapter 7",
        {"mean": Number("timing.cuts.1", 2019.4), "low": Number("timing.cuts.0", 2018.26)},
    ),
)

NETWORK = (
    Section(
        "exposure",
        _l("Paparan"),
        _l("Dari instansi yang dilihat suatu instansi, berapa bagian yang sudah mengadopsi."),
        _l(
            "Hubungan di sini ada tiga: pernah mereplikasi dari, provinsi yang sama, dan lima kabupaten/kota terdekat; "
            "halaman "
            "menyebut yang dipakai. Tanpa hubungan, paparannya 0."
        ),
        _l("D melihat B dan C: pada 2018 paparannya %(before)s, sejak 2019 %(after)s."),
        "Valente (1996), Social Networks 18",
        {
            "before": Number("exposure.D.0", 0, is_share=True),
            "after": Number("exposure.D.1", 1, is_share=True),
        },
    ),
    Section(
        "threshold",
        _l("Ambang"),
        _l("Berapa paparan yang dibutuhkan sampai suatu instansi ikut mengadopsi."),
        _l("Paparan setahun sebelum mengadopsi; kosong untuk yang belum, dan untuk pengadopsi tahun pertama."),
        _l("C mulai pada 2019; setahun sebelumnya satu dari dua yang dilihatnya sudah: ambangnya %(share)s."),
        "Valente (1996)",
        {"share": Number("threshold.C", 0.5, is_share=True)},
    ),
    Section(
        "moran",
        _l("I Moran"),
        _l("Apakah pengadopsi berdekatan dengan pengadopsi lain lebih daripada kebetulan."),
        _l("Kedekatan 1 dibagi langkah terpendek, paling jauh enam langkah, setiap baris dijadikan 1; uji pengacakan."),
        _l(
            "Empat instansi dalam lingkaran: bila pengadopsi berselang-seling, I = %(apart)s; bila berdampingan, "
            "%(beside)s; "
            "harapannya %(expected)s."
        ),
        "Moran (1950), Biometrika 37; Cliff & Ord (1981)",
        {
            "apart": Number("moran.apart", -1),
            "beside": Number("moran.beside", 0),
            "expected": Number("moran.expected", -0.333),
        },
    ),
    Section(
        "hubs",
        _l("Rujukan replikasi (PageRank)"),
        _l("Dari instansi mana yang lain mereplikasi, langsung dan melalui yang lain."),
        _l(
            "PageRank pada hubungan replikator ke induknya, peredam 0,85, toleransi 1e-10; yang tidak mereplikasi atau "
            "direplikasi tidak ikut."
        ),
        _l(
            "Dua instansi mereplikasi dari satu: yang direplikasi mendapat %(first)s, kedua replikator "
            "masing-masing %(other)s."
        ),
        "Page, Brin, Motwani & Winograd (1999)",
        {
            "first": Number("hubs.rank.0", 0.574, is_share=True),
            "other": Number("hubs.rank.1", 0.213, is_share=True),
        },
    ),
    Section(
        "communities",
        _l("Kelompok yang saling mereplikasi (Leiden)"),
        _l("Instansi yang lebih sering mereplikasi satu sama lain daripada dari luar kelompoknya."),
        _l(
            "Leiden pada hubungan replikasi tanpa arah, kode acaknya tetap. Dihitung berkala di luar halaman; halaman "
            "menyebut kapan, dan perintah spread menghitungnya atas data Anda sendiri."
        ),
        _l("Dua segitiga yang tidak terhubung menjadi dua kelompok, modularitas %(modularity)s."),
        "Traag, Waltman & van Eck (2019), Scientific Reports 9",
        {"modularity": Number("communities.modularity", 0.5)},
    ),
)

LINEAGE = (
    Section(
        "lineage",
        _l("Silsilah: generasi dan jangkauan"),
        _l(
            "Berapa langkah suatu replikasi dari asalnya, dan berapa replikasi yang lahir darinya langsung dan "
            "seluruhnya."
        ),
        _l("Generasi adalah jalan terpanjang dari asal; keturunan lewat dua induk dihitung sekali."),
        _l(
            "E berada pada generasi %(generation)s. Dari A lahir %(direct)s replikasi langsung dan %(reach)s "
            "seluruhnya."
        ),
        "Goel, Watts & Goldstein (2012), EC 13",
        {
            "generation": Number("lineage.generation.4", 3),
            "direct": Number("lineage.direct.0", 2),
            "reach": Number("lineage.reach.0", 4),
        },
    ),
    Section(
        "r",
        _l("R: replikasi dari setiap replikasi"),
        _l("Berapa kali setiap replikasi direplikasi lagi. Di atas 1, inovasi menyebar dengan kekuatannya sendiri."),
        _l(
            "Replikasi langsung per pengadopsi, menurut tahun mulainya; dua induk masing-masing mendapat setengah. "
            "Angkatan "
            "yang diikuti lebih singkat dari 90 persen selang generasi ditandai masih terlalu baru. Instansi asal "
            "dan amanat "
            "pusat tidak masuk R."
        ),
        _l("B dan C masing-masing mendapat %(half)s dari D, jadi R angkatan 2019 adalah %(cohort)s."),
        "Lloyd-Smith et al. (2005), Nature 438",
        {"half": Number("r.credit.1", 0.5), "cohort": Number("r.by_cohort.2019", 0.5)},
    ),
    Section(
        "intervals",
        _l("Selang generasi"),
        _l("Berapa tahun lewat dari induk sampai replikasinya."),
        _l(
            "Tahun mulai replikasi dikurangi tahun mulai induk; yang negatif adalah kesalahan data, disebut dan "
            "tidak dipakai."
        ),
        _l("Setiap tautan di contoh berselang setahun: rata-rata %(mean)s, median %(median)s."),
        "Svensson (2007), Mathematical Biosciences 208",
        {"mean": Number("intervals.mean", 1), "median": Number("intervals.median", 1)},
    ),
)

PLACES = (
    Section(
        "place",
        _l("Sebaran tempat"),
        _l("Provinsi, kabupaten/kota, dan kelompok pulau yang dicapai, dan jarak replikasi dari induknya."),
        _l("Kelompok pulau menurut dua angka pertama kode Kemendagri; jarak lingkaran besar antartitik wilayah."),
        _l(
            "Jakarta, Bandung, Surabaya, Denpasar: %(provinces)s provinsi, %(outside)s di luar Jawa; tiga jaraknya "
            "rata-rata %(km)s km."
        ),
        "Sinnott (1984), Sky & Telescope 68",
        {
            "provinces": Number("place.provinces", 4),
            "outside": Number("place.share_outside_java", 0.25, is_share=True),
            "km": Number("place.mean_km", 547),
        },
    ),
    Section(
        "equity",
        _l("Pemerataan"),
        _l("Apakah inovasi sampai ke setiap jenis instansi, dan ke provinsi yang sebelumnya punya sedikit inovasi."),
        _l("Bagian pengadopsi dari setiap klaster; provinsi dibagi tiga menurut banyaknya inovasi sebelumnya."),
        _l("A sampai D kota, E dan F kabupaten: kota tercapai %(city)s, kabupaten %(regency)s."),
        "World Health Organization (2013), Handbook on Health Inequality Monitoring",
        {
            "city": Number("equity.city", 1, is_share=True),
            "regency": Number("equity.regency", 0.5, is_share=True),
        },
    ),
)
