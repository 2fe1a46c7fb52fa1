"""Sentences of candidates, assessments, gates and policies."""

from flask_babel import lazy_gettext as _l

from graph.domain.vocabulary import Area
from tracker.wording import labels

SENTENCES = {
    "no_such_candidate": _l("Inovasi ini belum menjadi kandidat: belum pernah top, direplikasi, atau dinilai."),
    "no_such_scale_up": _l("Usulan scaling up tidak ditemukan."),
    "no_such_policy": _l("Kebijakan tidak ditemukan."),
    "outside_mandate": _l("Kategori inovasi ini berada di luar mandat instansi Anda."),
    "has_sponsor": _l("Inovasi ini sudah memiliki K/L pengampu: %(agency)s."),
    "scale_up_aside": _l("Usulan ini sedang ditunda atau sudah selesai, sehingga tahapnya tidak dapat ditetapkan."),
    "no_next_stage": _l("Usulan ini sudah berada di tahap terakhir."),
    "assessed_yourself": _l("Anda memberi penilaian terakhir atas inovasi ini. Tahap ini ditetapkan oleh orang lain."),
    "illegal_turn": _l("Perubahan ini tidak mungkin dari keadaan usulan sekarang."),
    "gate_registered": _l("Inovasi belum terdaftar di KIPP atau oleh KemenPANRB."),
    "gate_readiness_unknown": _l("Kesiapan belum dinilai dan belum dapat diperkirakan dari data; dibutuhkan %(need)s."),
    "gate_readiness": _l("Kesiapan baru %(have)s dari %(need)s yang dibutuhkan."),
    "gate_running_a_year": _l("Belum tercatat berjalan setahun di instansi asal."),
    "gate_copies": _l("Baru %(have)s dari %(need)s replikasi terkonfirmasi berjalan."),
    "gate_regions": _l("Replikasi terkonfirmasi berjalan baru di %(have)s dari %(need)s wilayah."),
    "gate_sponsor": _l("Belum ada K/L pengampu."),
    "gate_mandate": _l("Mandat K/L pengampu tidak mencakup kategori inovasi ini."),
    "gate_areas": _l("Baru %(have)s dari %(need)s bidang yang dinilai."),
    "gate_red_support": _l("Bidang dukungan perubahan dinilai merah."),
    "gate_red_funding": _l("Bidang pendanaan dinilai merah."),
    "gate_provinces": _l("Berjalan baru di %(have)s dari %(need)s provinsi."),
    "gate_island_groups": _l("Berjalan baru di %(have)s dari %(need)s kelompok pulau."),
    "gate_draft": _l("Rancangan instrumen belum disebut."),
    "gate_responsible": _l("Unit penanggung jawab belum disebut."),
    "gate_instrument": _l("Bentuk, nomor, tanggal, dan tautan kebijakan belum lengkap."),
    "gate_coverage": _l("Cakupan dengan penyebut dan tahunnya belum diisi."),
    "gate_budget_line": _l("Mata anggaran belum disebut."),
    "unknown_choice": _l("Pilih salah satu dari daftar."),
    "review_ahead": _l("Isi tanggal peninjauan sesudah hari ini."),
    "more_than_all": _l("Yang terjangkau tidak dapat melebihi penyebutnya."),
    "number_out_of_range": _l("Isi dengan angka bulat antara %(least)s dan %(most)s."),
    "unexpected_field": _l("Formulir memuat isian yang tidak dikenal."),
}

FIELDS = {
    "readiness": _l("Tingkat kesiapan"),
    "readiness_reason": _l("Alasan tingkat kesiapan"),
    "title": _l("Judul rancangan"),
    "responsible": _l("Unit penanggung jawab"),
    "form": _l("Bentuk kebijakan"),
    "scale_up.number": _l("Nomor"),
    "enacted_on": _l("Tanggal ditetapkan"),
    "target": _l("Sasaran instansi"),
    "coverage_reached": _l("Sudah terjangkau"),
    "coverage_of": _l("Dari seluruhnya"),
    "coverage_year": _l("Tahun data"),
    "budget_line": _l("Mata anggaran"),
    "side": _l("Keadaan usulan"),
    "review_on": _l("Tanggal peninjauan"),
    **{f"light_{area}": labels.AREAS[area] for area in Area},
    **{f"reason_{area}": _l("Alasan: %(area)s", area=labels.AREAS[area]) for area in Area},
}
