"""How the words of the domain read on screen, in both languages."""

from enum import Enum

from flask import Flask
from flask_babel import lazy_gettext as _l

from graph.domain import vocabulary as v
from graph.domain.records.exchange import InterestStatus
from tracker.wording import template_filters, unworded

MADE_UP = _l("contoh")  # beside every number of the example that this system made or counted
EXAMPLE_LINE = _l("Data contoh - bukan data resmi")  # on every page and in every file of the example
ROLES = {
    v.Role.DRAFTER: _l("Penyusun"),
    v.Role.REGISTRAR: _l("Admin Lokal"),
    v.Role.FACILITATOR: _l("Fasilitator Hub JIPP"),
    v.Role.VERIFIER: _l("Verifikator"),
    v.Role.ANALYST: _l("Analis K/L"),
    v.Role.STEWARD: _l("Pengelola scaling up"),
    v.Role.AUDITOR: _l("Auditor"),
    v.Role.ADMIN: _l("Admin sistem"),
}
CLUSTERS = {
    v.Cluster.MINISTRY: _l("Kementerian"),
    v.Cluster.INSTITUTION: _l("Lembaga"),
    v.Cluster.PROVINCE: _l("Pemerintah provinsi"),
    v.Cluster.REGENCY: _l("Pemerintah kabupaten"),
    v.Cluster.CITY: _l("Pemerintah kota"),
    v.Cluster.BUMN: _l("BUMN"),
    v.Cluster.BUMD: _l("BUMD"),
    v.Cluster.VERTICAL: _l("Instansi vertikal"),
    v.Cluster.OTHER: _l("Lainnya"),
}
REPLICATION_STATUSES = {
    v.ReplicationStatus.RECORDED: _l("Tercatat, belum diverifikasi"),
    v.ReplicationStatus.DRAFT: _l("Draf"),
    v.ReplicationStatus.AWAITING_PARENT: _l("Menunggu jawaban instansi asal"),
    v.ReplicationStatus.AWAITING_VERIFICATION: _l("Menunggu verifikasi"),
    v.ReplicationStatus.VERIFIED: _l("Terverifikasi"),
    v.ReplicationStatus.RETURNED: _l("Dikembalikan untuk perbaikan"),
    v.ReplicationStatus.REJECTED: _l("Ditolak"),
    v.ReplicationStatus.DISPUTED: _l("Disengketakan"),
    v.ReplicationStatus.WITHDRAWN: _l("Dicabut"),
}
MANNERS = {
    v.Manner.ADOPTED: _l("Adopsi"),
    v.Manner.ADAPTED: _l("Adaptasi"),
    v.Manner.MODIFIED: _l("Modifikasi"),
}
SCOPES = {v.Scope.PARTIAL: _l("Sebagian"), v.Scope.FULL: _l("Seluruhnya")}
BASES = {v.Basis.VOLUNTARY: _l("Sukarela"), v.Basis.MANDATED: _l("Amanat pusat")}
PHASES = {
    v.Phase.PREPARATION: _l("Persiapan"),
    v.Phase.PLAN: _l("Perencanaan"),
    v.Phase.IMPLEMENTATION: _l("Pelaksanaan"),
    v.Phase.EVALUATION: _l("Evaluasi"),
    v.Phase.INSTITUTIONALISED: _l("Pelembagaan"),
}
ANSWERS = {
    v.Answer.WAITING: _l("Belum dijawab"),
    v.Answer.CONFIRMED: _l("Benar, direplikasi"),
    v.Answer.UNCLEAR: _l("Perlu penjelasan"),
    v.Answer.OBJECTED: _l("Keberatan"),
}
EVIDENCE = {
    v.EvidenceKind.INTEREST_LETTER: _l("Surat minat"),
    v.EvidenceKind.WILLINGNESS_LETTER: _l("Surat kesediaan replikasi"),
    v.EvidenceKind.IDENTITY_LETTER: _l("Surat keterangan identitas"),
    v.EvidenceKind.PKS: _l("Perjanjian kerja sama (PKS)"),
    v.EvidenceKind.MOU: _l("Nota kesepahaman (MoU)"),
    v.EvidenceKind.REPLICATION_DOCUMENT: _l("Dokumen replikasi"),
    v.EvidenceKind.STATEMENT: _l("Surat pernyataan"),
    v.EvidenceKind.SK: _l("Surat keputusan (SK)"),
    v.EvidenceKind.PERKADA: _l("Peraturan kepala daerah"),
    v.EvidenceKind.PERDA: _l("Peraturan daerah"),
    v.EvidenceKind.BUDGET: _l("Dokumen anggaran"),
    v.EvidenceKind.SURVEY: _l("Survei"),
    v.EvidenceKind.MONEV_INTERNAL: _l("Monev internal"),
    v.EvidenceKind.MONEV_EXTERNAL: _l("Monev eksternal"),
    v.EvidenceKind.PHOTO: _l("Foto"),
    v.EvidenceKind.LINK: _l("Tautan"),
}
UNIT_KINDS = {
    v.UnitKind.OPD: _l("Perangkat daerah"),
    v.UnitKind.UOBK: _l("Unit organisasi bersifat khusus"),
    v.UnitKind.BUREAU: _l("Biro"),
    v.UnitKind.DISTRICT: _l("Kecamatan"),
    v.UnitKind.VILLAGE: _l("Desa atau kelurahan"),
    v.UnitKind.PUSKESMAS: _l("Puskesmas"),
    v.UnitKind.HOSPITAL: _l("Rumah sakit"),
    v.UnitKind.SCHOOL: _l("Sekolah"),
    v.UnitKind.POLICE: _l("Kepolisian"),
    v.UnitKind.OTHER: _l("Lainnya"),
}
LEVELS = {
    v.Level.PROVINCE: _l("Provinsi"),
    v.Level.REGENCY: _l("Kabupaten"),
    v.Level.CITY: _l("Kota"),
}
LIVES = {
    v.Life.ONGOING: _l("Berjalan"),
    v.Life.DORMANT: _l("Tidak aktif sementara"),
    v.Life.STOPPED: _l("Berhenti"),
    v.Life.UNKNOWN: _l("Belum diketahui"),
}
STOP_REASONS = {
    v.StopReason.GOAL_REACHED: _l("Tujuan tercapai"),
    v.StopReason.INTEGRATED: _l("Terintegrasi dengan layanan lain atau sistem nasional"),
    v.StopReason.PRIORITIES: _l("Prioritas berubah"),
    v.StopReason.AUTHORITY: _l("Kewenangan beralih"),
    v.StopReason.BUDGET: _l("Anggaran"),
    v.StopReason.STAFF: _l("Sumber daya manusia"),
    v.StopReason.REGULATION: _l("Regulasi"),
    v.StopReason.TECHNOLOGY: _l("Teknologi"),
    v.StopReason.UNSUITABLE: _l("Tidak sesuai kebutuhan setempat"),
    v.StopReason.OTHER: _l("Lainnya"),
}
ENTRY_STAGES = {
    v.EntryStage.REGISTERED: _l("Terdaftar"),
    v.EntryStage.PASSED: _l("Lolos administrasi"),
    v.EntryStage.TOP: _l("Top inovasi"),
}
AWARDS = {
    v.AwardKind.FINALIST: _l("Finalis"),
    v.AwardKind.TOP9: _l("Top 9"),
    v.AwardKind.TOP25: _l("Top 25"),
    v.AwardKind.TOP33: _l("Top 33"),
    v.AwardKind.TOP35: _l("Top 35"),
    v.AwardKind.TOP40: _l("Top 40"),
    v.AwardKind.TOP45: _l("Top 45"),
    v.AwardKind.TOP99: _l("Top 99"),
    v.AwardKind.SPECIAL: _l("Kelompok khusus"),
    v.AwardKind.OAPSI: _l("OAPSI"),
    v.AwardKind.UNPSA: _l("UNPSA"),
    v.AwardKind.TOP_2025: _l("Top inovasi 2025"),
}
INNOVATION_STATUSES = {
    v.InnovationStatus.PROVISIONAL: _l("Sementara, belum dilengkapi"),
    v.InnovationStatus.DRAFT: _l("Draf"),
    v.InnovationStatus.SUBMITTED: _l("Diajukan"),
    v.InnovationStatus.PUBLISHED: _l("Terbit"),
    v.InnovationStatus.MERGED: _l("Digabungkan"),
}
STAGES = {
    v.Stage.REGISTERED: _l("Terdaftar"),
    v.Stage.PROVEN: _l("Terbukti di instansi asal"),
    v.Stage.REPLICATED: _l("Direplikasi"),
    v.Stage.ACROSS_REGIONS: _l("Replikasi lintas wilayah"),
    v.Stage.CANDIDATE: _l("Calon adopsi nasional"),
    v.Stage.FEASIBILITY: _l("Kajian fisibilitas"),
    v.Stage.TRIAL: _l("Uji coba lintas wilayah"),
    v.Stage.DRAFT_POLICY: _l("Rancangan kebijakan"),
    v.Stage.ENACTED: _l("Ditetapkan"),
    v.Stage.EVALUATED: _l("Diterapkan dan dievaluasi"),
}
ROUTES = {
    v.Route.REPLICATION: _l("Jalur replikasi"),
    v.Route.PANEL: _l("Jalur panel"),
    v.Route.RETROSPECTIVE: _l("Jalur retrospektif"),
}
SIDES = {
    v.Exit.NONE: _l("Berjalan"),
    v.Exit.POSTPONED: _l("Ditunda"),
    v.Exit.DISCONTINUED: _l("Tidak dilanjutkan"),
    v.Exit.REVOKED: _l("Dicabut"),
}
AREAS = {
    v.Area.STRATEGY: _l("Strategi perluasan"),
    v.Area.CREDIBILITY: _l("Kredibilitas bukti"),
    v.Area.SUPPORT: _l("Dukungan perubahan"),
    v.Area.ADVANTAGE: _l("Keunggulan atas cara lama"),
    v.Area.EASE: _l("Kemudahan alih"),
    v.Area.FIT: _l("Kecocokan pelaksana"),
    v.Area.FUNDING: _l("Pendanaan"),
}
LIGHTS = {v.Light.GREEN: _l("Hijau"), v.Light.AMBER: _l("Kuning"), v.Light.RED: _l("Merah")}
POLICY_STATUSES = {
    v.PolicyStatus.DRAFT: _l("Rancangan"),
    v.PolicyStatus.ENACTED: _l("Ditetapkan"),
    v.PolicyStatus.REVOKED: _l("Dicabut"),
}
INTERESTS = {
    InterestStatus.STATED: _l("Menunggu jawaban instansi asal"),
    InterestStatus.ANSWERED: _l("Didampingi instansi asal"),
    InterestStatus.MENTORED: _l("Didampingi replikasi terdekat"),
    InterestStatus.AGREED: _l("Sudah sepakat"),
    InterestStatus.STARTED: _l("Sudah mulai"),
    InterestStatus.DECLINED: _l("Belum dapat didampingi"),
    InterestStatus.WITHDRAWN: _l("Ditarik kembali"),
}
PRECISIONS = {
    v.Precision.DAY: _l("Tanggal lengkap"),
    v.Precision.MONTH: _l("Bulan dan tahun"),
    v.Precision.YEAR: _l("Tahun saja"),
}
# What a source writes before its figure.
# The graph names an island group by its Indonesian name.
_ISLAND_GROUPS = {
    "Sumatera": _l("Sumatera"),
    "Jawa": _l("Jawa"),
    "Bali-Nusa Tenggara": _l("Bali dan Nusa Tenggara"),
    "Kalimantan": _l("Kalimantan"),
    "Sulawesi": _l("Sulawesi"),
    "Maluku": _l("Maluku"),
    "Papua": _l("Papua"),
}
POLICY_FORMS = {
    v.PolicyForm.SE: _l("Surat edaran (SE)"),
    v.PolicyForm.KEPMEN: _l("Keputusan menteri (Kepmen)"),
    v.PolicyForm.PERMEN: _l("Peraturan menteri (Permen)"),
    v.PolicyForm.INPRES: _l("Instruksi presiden (Inpres)"),
    v.PolicyForm.PERPRES: _l("Peraturan presiden (Perpres)"),
    v.PolicyForm.PP: _l("Peraturan pemerintah (PP)"),
    v.PolicyForm.UU: _l("Undang-undang (UU)"),
    v.PolicyForm.NSPK: _l("Norma, standar, prosedur, dan kriteria (NSPK)"),
}
# The kind of word, by the name that templates use: {{ value|label('manner') }}
_WITHOUT_REGION = _l("Instansi tanpa wilayah (kementerian, lembaga, BUMN)")
_TABLES: dict[str, tuple[type[Enum], dict]] = {
    "role": (v.Role, ROLES),
    "cluster": (v.Cluster, CLUSTERS),
    "replication_status": (v.ReplicationStatus, REPLICATION_STATUSES),
    "manner": (v.Manner, MANNERS),
    "scope": (v.Scope, SCOPES),
    "basis": (v.Basis, BASES),
    "phase": (v.Phase, PHASES),
    "answer": (v.Answer, ANSWERS),
    "evidence": (v.EvidenceKind, EVIDENCE),
    "unit_kind": (v.UnitKind, UNIT_KINDS),
    "level": (v.Level, LEVELS),
    "life": (v.Life, LIVES),
    "stop_reason": (v.StopReason, STOP_REASONS),
    "entry_stage": (v.EntryStage, ENTRY_STAGES),
    "award": (v.AwardKind, AWARDS),
    "innovation_status": (v.InnovationStatus, INNOVATION_STATUSES),
    "stage": (v.Stage, STAGES),
    "route": (v.Route, ROUTES),
    "side": (v.Exit, SIDES),
    "area": (v.Area, AREAS),
    "light": (v.Light, LIGHTS),
    "policy_form": (v.PolicyForm, POLICY_FORMS),
    "policy_status": (v.PolicyStatus, POLICY_STATUSES),
    "interest": (InterestStatus, INTERESTS),
    "precision": (v.Precision, PRECISIONS),
}
_KIND_OF = {words: kind for kind, (words, _table) in _TABLES.items()}


def label(value: object, kind: str) -> str:
    """Return the word for a value of the graph; unknown stays a dash, a word of no list is a plain word."""
    if value is None:
        return "–"
    words, table = _TABLES[kind]
    try:
        return str(table[words(value)])
    except (ValueError, KeyError):
        return unworded.plain(kind, value)


def kind_of(words: type[Enum]) -> str:
    """Return the kind of word of a closed list, by which labels and choices are asked for."""
    return _KIND_OF[words]


def island_group(name: str) -> str:
    """Return the name of an island group in the reader's language."""
    return str(_ISLAND_GROUPS.get(name, name))


def place(name: str | None) -> str:
    """Return the name of a region as the line of a list; None is where the agencies without one stand."""
    return name or str(_WITHOUT_REGION)


def choices(kind: str) -> list[tuple[str, str]]:
    """Return (value, label) pairs in the order of the vocabulary, for a form's choices."""
    words, table = _TABLES[kind]
    return [(str(word.value), str(table[word])) for word in words]


def init_app(app: Flask) -> None:
    template_filters.add(app, label)
    template_filters.add(app, island_group)
    template_filters.add(app, place)
