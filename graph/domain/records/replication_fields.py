"""What a replication says of itself: the table of its fields, and the links that stand among them."""

from dataclasses import dataclass
from typing import Annotated

from graph.domain.fields import Field, Part, Readers
from graph.domain.values import texts
from graph.domain.values.dates import PartialDate
from graph.domain.vocabulary import Basis, Manner, Phase, Scope
from graph.domain.words import N_

SECTIONS = {
    "what": N_("1. Apa yang direplikasi?"),
    "who": N_("2. Unit mana yang menjalankan?"),
    "how": N_("3. Bagaimana caranya?"),
    "since": N_("4. Sejak kapan berjalan?"),
    "proof": N_("5. Apa buktinya?"),
    "basis": N_("Lingkup, dasar, tahapan, dan tanggal lain"),
    "costs": N_("Penerima manfaat dan biaya"),
    "outcomes": N_("Hasil terukur"),
    "notes": N_("Yang dipertahankan, disesuaikan, dan tidak dipakai"),
    "helpers": N_("Instansi pendamping"),
}
FIVE = ("what", "who", "how", "since", "proof")  # what a registration needs
REST = tuple(name for name in SECTIONS if name not in FIVE)  # what may follow before verification


@dataclass(frozen=True, slots=True)
class ReplicationFields:
    """All of it may be unknown: a draft knows little, and a recorded copy what its source says."""

    local_name: Annotated[
        str | None,
        Field(
            label=N_("Nama setempat"),
            heading=N_("Nama lokal"),
            section="what",
            headers="nama lokal, nama replikasi, nama setempat, local name",
            help=N_("Bila berbeda dari nama asalnya."),
            meaning=N_("Nama replikasi di instansi yang menjalankannya, bila berbeda dari nama inovasi asalnya."),
        ),
    ] = None
    manner: Annotated[
        Manner | None,
        Field(
            label=N_("Cara replikasi"),
            heading=N_("Cara"),
            section="how",
            headers="cara, bentuk, cara replikasi, bentuk replikasi, manner",
            help=N_(
                "Adopsi: diterapkan apa adanya. Adaptasi: disesuaikan dengan keadaan setempat. "
                "Modifikasi: sebagian diubah."
            ),
            missing="choice_needed",
            meaning=N_("Seberapa jauh inovasi asalnya diubah ketika direplikasi."),
            files=Readers.PUBLIC,
        ),
    ] = None
    scope: Annotated[
        Scope | None,
        Field(
            label=N_("Lingkup"),
            section="basis",
            headers="lingkup, cakupan, scope",
            meaning=N_("Apakah seluruh inovasi atau hanya sebagian yang direplikasi."),
        ),
    ] = None
    basis: Annotated[
        Basis | None,
        Field(
            label=N_("Dasar replikasi"),
            heading=N_("Dasar"),
            section="basis",
            headers="dasar, dasar replikasi, basis",
            help=N_("Amanat pusat: diwajibkan oleh pemerintah pusat."),
            meaning=N_("Apakah instansi mereplikasi atas kemauan sendiri atau karena diwajibkan."),
            files=Readers.PUBLIC,
        ),
    ] = None
    phase: Annotated[
        Phase | None,
        Field(
            label=N_("Tahapan"),
            section="basis",
            headers="tahap, tahapan, fase, phase",
            meaning=N_("Sampai mana replikasi berjalan ketika dicatat."),
            files=Readers.PUBLIC,
        ),
    ] = None
    interest_on: Annotated[
        PartialDate | None,
        Field(
            label=N_("Tanggal pernyataan minat"),
            published=N_("Minat atau rencana"),
            section="basis",
            headers="tanggal minat, tanggal pernyataan minat, date of the statement of interest, date of interest, "
            "interest, interest on",
            meaning=N_("Kapan instansi menyatakan minat atau rencana untuk mereplikasi."),
            files=Readers.PUBLIC,
        ),
    ] = None
    agreement_on: Annotated[
        PartialDate | None,
        Field(
            label=N_("Tanggal kesepakatan"),
            published=N_("Kesepakatan"),
            section="basis",
            headers="date of agreement, tanggal kesepakatan, tanggal pks, tanggal mou, agreement, agreement on",
            meaning=N_("Kapan kedua instansi sepakat; kesepakatan belum berarti berjalan."),
            files=Readers.PUBLIC,
        ),
    ] = None
    started_on: Annotated[
        PartialDate | None,
        Field(
            label=N_("Mulai berjalan"),
            heading=N_("Mulai"),
            section="since",
            headers="mulai, tanggal mulai, tahun mulai, mulai berjalan, tahun, tahun replikasi, started, started on, "
            "start",
            missing="start_needed",
            ahead="start_ahead",
            meaning=N_("Kapan replikasi mulai berjalan di instansi yang menjalankannya."),
            files=Readers.PUBLIC,
        ),
    ] = None
    beneficiaries: Annotated[
        int | None,
        Field(
            label=N_("Penerima manfaat"),
            above=N_("Penerima manfaat (orang)"),
            section="costs",
            headers="penerima manfaat, jumlah penerima manfaat, beneficiaries",
            unit=N_("orang"),
            meaning=N_("Berapa orang yang menerima manfaat dari replikasi ini."),
        ),
    ] = None
    cost_setup: Annotated[
        int | None,
        Field(
            label=N_("Biaya awal"),
            section="costs",
            headers="biaya awal, biaya pembangunan, cost setup, set up cost",
            unit=N_("rupiah"),
            meaning=N_("Biaya satu kali untuk memulai replikasi."),
        ),
    ] = None
    cost_yearly: Annotated[
        int | None,
        Field(
            label=N_("Biaya tahunan"),
            section="costs",
            headers="biaya tahunan, biaya per tahun, cost yearly, yearly cost",
            unit=N_("rupiah"),
            meaning=N_("Biaya menjalankan replikasi selama satu tahun."),
        ),
    ] = None
    note_kept: Annotated[
        str | None,
        Field(
            label=N_("Yang dipertahankan"),
            section="notes",
            headers="yang dipertahankan, bagian yang dipertahankan, what was kept",
            longest=texts.LONGEST_NOTE,
            formerly="kept",
            meaning=N_("Bagian inovasi asal yang dipakai tanpa perubahan."),
        ),
    ] = None
    note_changed: Annotated[
        str | None,
        Field(
            label=N_("Yang disesuaikan"),
            section="notes",
            headers="yang disesuaikan, bagian yang disesuaikan, what was adjusted",
            longest=texts.LONGEST_NOTE,
            formerly="changed",
            meaning=N_("Bagian inovasi asal yang diubah agar sesuai dengan keadaan setempat."),
        ),
    ] = None
    note_dropped: Annotated[
        str | None,
        Field(
            label=N_("Yang tidak dipakai"),
            section="notes",
            headers="yang tidak dipakai, bagian yang tidak dipakai, what was left out",
            longest=texts.LONGEST_NOTE,
            formerly="dropped",
            meaning=N_("Bagian inovasi asal yang tidak dipakai."),
        ),
    ] = None


PARTS = (
    Part(
        name="parents",
        label=N_("Direplikasi dari"),
        section="what",
        meaning=N_("Inovasi atau replikasi yang ditiru langsung; boleh lebih dari satu."),
        lists=N_("Satu pada setiap baris, di kolom inovasi."),
        files=Readers.PUBLIC,
    ),
    Part(
        name="units",
        label=N_("Unit yang menjalankan"),
        section="who",
        meaning=N_("Unit pada instansi pereplikasi yang menjalankannya."),
        lists=N_("Dengan namanya, dipisahkan titik koma."),
    ),
    Part(
        name="proof",
        label=N_("Bukti"),
        section="proof",
        meaning=N_("Dokumen, foto, atau tautan yang menunjukkan bahwa replikasi berjalan."),
        lists=N_("Satu pada setiap baris, dengan jenis, nomor, tanggal, dan tautannya."),
    ),
    Part(
        name="outcomes",
        label=N_("Hasil terukur"),
        section="outcomes",
        meaning=N_("Apa yang diukur, sebelum dan sesudah replikasi."),
        lists=N_("Tidak ada dalam daftar: satu replikasi dapat memiliki beberapa hasil. Isi pada formulirnya."),
    ),
    Part(
        name="facilitators",
        label=N_("Instansi pendamping"),
        section="helpers",
        meaning=N_("Instansi lain yang membantu replikasi ini."),
        lists=N_("Tidak ada dalam daftar: instansi pendamping dipilih satu per satu. Isi pada formulirnya."),
    ),
)
