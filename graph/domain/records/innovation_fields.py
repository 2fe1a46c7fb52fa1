"""What an innovation says of itself: the table of its fields, and the links that stand among them."""

from dataclasses import dataclass
from typing import Annotated

from graph.domain.fields import LINES, Field, Part, Readers
from graph.domain.values import texts
from graph.domain.values.dates import PartialDate
from graph.domain.vocabulary import Life
from graph.domain.words import N_

SECTIONS = {
    "what": N_("1. Apa inovasinya?"),
    "why": N_("2. Masalah apa yang dijawab?"),
    "how": N_("3. Apa solusinya?"),
    "since": N_("4. Sejak kapan berjalan?"),
    "category": N_("5. Termasuk kategori apa?"),
    "people": N_("Inovator"),
    "outcomes": N_("Hasil terukur"),
    "needed": N_("Yang diperlukan untuk mereplikasi"),
    "reuse": N_("Lisensi, pemakaian ulang, dan tautan"),
    "serves": N_("Prioritas nasional dan tujuan global yang didukung"),
}
FIVE = ("what", "why", "how", "since", "category")  # what a submission needs
# What its agency corrects by itself once it is published; counts, gates and mandates rest on the others (adr/0101).
CORRECTED = ("what", "why", "how", "people", "needed", "reuse")
REST = tuple(name for name in SECTIONS if name not in FIVE)  # what may follow
FOLLOWED = "followed"  # what no form asks for


@dataclass(frozen=True, slots=True)
class InnovationFields:
    """All of it may be unknown: a draft knows little, and an innovation that others named has only its name."""

    name: Annotated[
        str | None,
        Field(
            label=N_("Nama"),
            above=N_("Nama inovasi"),
            section="what",
            headers="nama, nama inovasi, judul, judul inovasi, inovasi, name, innovation",
            missing="required",
            meaning=N_("Nama yang dipakai instansi asal untuk inovasinya."),
            files=Readers.PUBLIC,
        ),
    ] = None
    summary: Annotated[
        str | None,
        Field(
            label=N_("Ringkasan"),
            section="what",
            headers="ringkasan, ringkasan inovasi, deskripsi, summary",
            help=N_("Dua atau tiga kalimat untuk pembaca umum."),
            longest=texts.LONGEST_STORY,
            missing="required",
            meaning=N_("Inovasi itu dalam dua atau tiga kalimat."),
            files=Readers.NOBODY,
        ),
    ] = None
    problem: Annotated[
        str | None,
        Field(
            label=N_("Masalah"),
            section="why",
            headers="masalah, latar belakang, problem",
            help=N_("Apa yang tidak berjalan baik sebelumnya, dan bagi siapa."),
            longest=texts.LONGEST_STORY,
            height=4,
            missing="required",
            meaning=N_("Apa yang tidak berjalan baik sebelum ada inovasi itu."),
            files=Readers.NOBODY,
        ),
    ] = None
    solution: Annotated[
        str | None,
        Field(
            label=N_("Solusi"),
            section="how",
            headers="solusi, solution",
            help=N_("Apa yang dilakukan secara lain."),
            longest=texts.LONGEST_STORY,
            height=4,
            missing="required",
            meaning=N_("Apa yang sejak itu dilakukan secara lain."),
            files=Readers.NOBODY,
        ),
    ] = None
    started_on: Annotated[
        PartialDate | None,
        Field(
            label=N_("Mulai berjalan"),
            heading=N_("Mulai"),
            section="since",
            headers="mulai, tanggal mulai, tahun mulai, mulai berjalan, started, started on",
            missing="innovation_start_needed",
            ahead="innovation_start_ahead",
            meaning=N_("Kapan inovasi mulai berjalan di instansi asalnya."),
            files=Readers.NOBODY,
        ),
    ] = None
    life: Annotated[
        Life | None,
        Field(
            label=N_("Keadaan"),
            heading=N_("Keberlangsungan"),
            section=FOLLOWED,
            headers="continuity, keberlangsungan, keadaan, status berjalan, life",
            meaning=N_("Apakah inovasi masih berjalan di instansi asalnya."),
            files=Readers.NOBODY,
        ),
    ] = None
    innovators: Annotated[
        LINES,
        Field(
            label=N_("Inovator"),
            section="people",
            help=N_(
                "Satu orang atau tim pada setiap baris: nama, lalu jabatan atau unitnya. "
                "Tanpa nomor telepon, surel, NIP, atau NIK."
            ),
            longest=texts.LONGEST_STORY,
            most=20,
            meaning=N_("Siapa yang mencetuskannya, disebut dengan persetujuannya dan tanpa kontak."),
            files=Readers.NOBODY,
        ),
    ] = ()
    licences: Annotated[
        str | None,
        Field(
            label=N_("Lisensi dan ketentuan pemakaian ulang"),
            section="reuse",
            help=N_(
                "Apa yang boleh dipakai instansi lain, dan dengan syarat apa. Misalnya lisensi perangkat lunaknya."
            ),
            longest=texts.LONGEST_STORY,
            meaning=N_("Dengan syarat apa instansi lain boleh memakainya."),
            files=Readers.NOBODY,
        ),
    ] = None
    prerequisites: Annotated[
        str | None,
        Field(
            label=N_("Prasyarat"),
            section="needed",
            help=N_("Apa yang harus ada sebelum instansi lain dapat memulai."),
            longest=texts.LONGEST_STORY,
            meaning=N_("Apa yang harus ada sebelum instansi lain dapat memulai."),
            files=Readers.NOBODY,
        ),
    ] = None
    components: Annotated[
        LINES,
        Field(
            label=N_("Komponen"),
            section="needed",
            help=N_("Satu komponen pada setiap baris."),
            longest=texts.LONGEST_STORY,
            most=30,
            height=4,
            meaning=N_("Bagian-bagian inovasi yang dapat dipertahankan, disesuaikan, atau ditinggalkan."),
            files=Readers.NOBODY,
        ),
    ] = ()
    cost_setup: Annotated[
        int | None,
        Field(
            label=N_("Biaya awal"),
            section="needed",
            headers="biaya awal, biaya pembangunan, cost setup, set up cost",
            unit=N_("rupiah"),
            meaning=N_("Biaya satu kali untuk memulai inovasi."),
            files=Readers.NOBODY,
        ),
    ] = None
    cost_yearly: Annotated[
        int | None,
        Field(
            label=N_("Biaya tahunan"),
            section="needed",
            headers="biaya tahunan, biaya per tahun, cost yearly, yearly cost",
            unit=N_("rupiah"),
            meaning=N_("Biaya menjalankan inovasi selama satu tahun."),
            files=Readers.NOBODY,
        ),
    ] = None
    staff: Annotated[
        int | None,
        Field(
            label=N_("Jumlah pelaksana"),
            heading=N_("Jumlah SDM"),
            section="needed",
            headers="number of staff, jumlah sdm, sdm, staf, staff",
            meaning=N_("Berapa orang yang menjalankannya."),
            files=Readers.NOBODY,
        ),
    ] = None
    link: Annotated[
        str | None,
        Field(
            label=N_("Tautan"),
            section="reuse",
            headers="tautan, laman, url, link",
            help=N_("Bila ada, misalnya laman atau panduannya."),
            longest=texts.LONGEST_LINK,
            is_address=True,
            meaning=N_("Alamat laman atau panduan inovasi itu."),
            files=Readers.NOBODY,
        ),
    ] = None


PARTS = (
    Part(
        name="categories",
        label=N_("Kategori"),
        section="category",
        meaning=N_("Kategori KIPP yang memuat inovasi itu; boleh lebih dari satu."),
        lists=N_("Dengan kodenya, dipisahkan titik koma."),
        files=Readers.PUBLIC,
    ),
    Part(
        name="outcomes",
        label=N_("Hasil terukur"),
        section="outcomes",
        meaning=N_("Apa yang diukur, sebelum dan sesudah inovasi."),
        lists=N_("Tidak ada dalam daftar: satu inovasi dapat memiliki beberapa hasil. Isi pada formulirnya."),
        files=Readers.NOBODY,
    ),
    Part(
        name="priorities",
        label=N_("Prioritas nasional (Asta Cita)"),
        section="serves",
        meaning=N_("Prioritas nasional yang didukung inovasi itu."),
        lists=N_("Tidak ada dalam daftar: dipilih pada formulirnya."),
        files=Readers.NOBODY,
    ),
    Part(
        name="goals",
        label=N_("Tujuan Pembangunan Berkelanjutan (SDGs)"),
        section="serves",
        meaning=N_("Tujuan global yang didukung inovasi itu."),
        lists=N_("Tidak ada dalam daftar: dipilih pada formulirnya."),
        files=Readers.NOBODY,
    ),
)
