"""How spreadsheets in both languages write the words of the domain; codes are accepted as they are."""

from enum import StrEnum

from graph.domain import vocabulary as v

_NAMES: dict[type[StrEnum], dict[str, str]] = {
    v.Manner: {
        "adopted": "adopsi, mengadopsi, diadopsi, adoption",
        "adapted": "adaptasi, mengadaptasi, diadaptasi, adaptation",
        "modified": "modifikasi, memodifikasi, dimodifikasi, modification",
    },
    v.Scope: {"partial": "sebagian, parsial", "full": "seluruhnya, penuh, keseluruhan, seluruh"},
    v.Basis: {"voluntary": "sukarela", "mandated": "amanat pusat, mandat, wajib, amanat"},
    v.Phase: {
        "preparation": "persiapan",
        "plan": "perencanaan, rencana",
        "implementation": "pelaksanaan, implementasi, berjalan",
        "evaluation": "evaluasi",
        "institutionalised": "pelembagaan, dilembagakan, institutionalized",
    },
    v.Cluster: {
        "ministry": "kementerian",
        "institution": "lembaga, lpnk",
        "province": "provinsi, pemerintah provinsi, pemprov",
        "regency": "kabupaten, pemerintah kabupaten, pemkab",
        "city": "kota, pemerintah kota, pemkot",
        "vertical": "vertikal, instansi vertikal",
        "other": "lainnya, lain-lain",
    },
    v.UnitKind: {
        "opd": "perangkat daerah, dinas, badan",
        "uobk": "unit organisasi bersifat khusus",
        "bureau": "biro",
        "district": "kecamatan",
        "village": "desa, kelurahan, desa atau kelurahan",
        "hospital": "rumah sakit, rsud",
        "school": "sekolah",
        "police": "kepolisian, polres",
        "other": "lainnya, lain-lain",
    },
    v.EvidenceKind: {
        "interest_letter": "surat minat",
        "willingness_letter": "surat kesediaan replikasi, surat kesediaan",
        "identity_letter": "surat keterangan identitas",
        "pks": "perjanjian kerja sama (pks), perjanjian kerja sama",
        "mou": "nota kesepahaman (mou), nota kesepahaman",
        "replication_document": "dokumen replikasi",
        "statement": "surat pernyataan",
        "sk": "surat keputusan (sk), surat keputusan",
        "perkada": "peraturan kepala daerah, perbup, perwali, pergub",
        "perda": "peraturan daerah",
        "budget": "dokumen anggaran, anggaran, dpa",
        "survey": "survei",
        "monev_internal": "monev internal",
        "monev_external": "monev eksternal",
        "photo": "foto",
        "link": "tautan",
    },
    v.EntryStage: {
        "registered": "terdaftar",
        "passed": "lolos administrasi, lolos",
        "top": "top inovasi, top 99, top 45, top 40, top 35, top 33, top 25, top 9, top99, top45",
    },
    v.Life: {
        "ongoing": "berjalan, aktif",
        "dormant": "tidak aktif sementara",
        "stopped": "berhenti",
        "unknown": "belum diketahui, tidak diketahui",
    },
}


def names(vocabulary: type[StrEnum]) -> dict[str, str]:
    """Return name -> code for one word list.

    >>> names(v.Manner)["adaptasi"]
    'adapted'
    """
    return {name.strip(): code for code, listed in _NAMES.get(vocabulary, {}).items() for name in listed.split(",")}
