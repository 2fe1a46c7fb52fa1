"""Candidates for scaling up with their score, for those who choose among them."""

from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from graph.domain.policy import Action
from graph.domain.values import dates
from graph.store.innovations import candidates
from tracker.figures import candidates as ranking
from tracker.figures.candidates import CandidateLine, Choice
from tracker.pages.reports.model import Filters, Material, Report, ReportColumn, Row, RowCount, behind, their_office
from tracker.wording import scaling as road_words


def rows(material: Material, filters: Filters) -> Iterator[Row]:
    """Yield the candidates, the highest score first; what is unknown stays empty, never zero."""
    lines = _lines(material, filters)
    for innovation_id in behind(list(lines), material.after):
        yield _row(lines[innovation_id])


def counted(material: Material, filters: Filters) -> RowCount:
    """Count the candidates, and those before the page."""
    ids = list(_lines(material, filters))
    return RowCount(len(ids), len(ids) - len(behind(ids, material.after)))


def _lines(material: Material, filters: Filters) -> dict[str, CandidateLine]:
    own = material.actor.agency_id or ""
    mandate = candidates.mandate(material.graph, own, material.today) if filters.get("scope") == "mandate" else None
    choice = Choice(mandate or None, filters.get("category"), filters.get("band"), filters.get("q", ""))
    return {
        line.candidate.id: line for line in ranking.ranked(material.graph, material.snapshot, choice, material.today)
    }


def _row(line: CandidateLine) -> Row:
    candidate, reading = line.candidate, line.reading
    return {
        "key": candidate.id,
        "innovation_id": candidate.id,
        "innovation": candidate.name,
        "origin": candidate.origin_name,
        "readiness": reading.readiness,
        "basis": str(_l("dinilai") if reading.is_assessed else _l("perkiraan dari data")),
        "use": reading.use,
        "score": reading.score,
        "band": str(road_words.BANDS[reading.band]) if reading.band else None,
        "bottleneck": str(road_words.BOTTLENECKS[reading.bottleneck]) if reading.bottleneck else None,
        "red_areas": len(candidate.red_areas) if candidate.areas_assessed else None,
        "assessed_on": dates.held(candidate.assessed_on),
        "counted": len(reading.running),
        "left_out": len(reading.links) - len(reading.running),
        "stage": candidate.stage,
        "rule_version": reading.rule_version,
    }


REPORT = Report(
    slug="candidates",
    title=_l("Kandidat scaling up"),
    description=_l("Kesiapan, penggunaan, dan skor setiap kandidat, dengan banyaknya replikasi yang dihitung."),
    how=_l(
        "Skor = 100 x kesiapan x penggunaan / 81, dibulatkan; rumus sistem ini atas dua skala 0-9 CGIAR Scaling "
        "Readiness. Kesiapan dinilai orang, atau diperkirakan dari data sampai dinilai; amanat pusat tidak menaikkan "
        "kesiapan. Penggunaan dihitung dari replikasi terverifikasi yang terkonfirmasi berjalan. Yang tidak diketahui "
        "dibiarkan kosong dan bukan nol."
    ),
    action=Action.CANDIDATES_READ,
    columns=(
        ReportColumn("innovation_id", _l("Kode inovasi"), "slug"),
        ReportColumn("innovation", _l("Inovasi"), "text", ("insight.candidate", "innovation_id", "innovation_id")),
        ReportColumn("origin", _l("Instansi asal")),
        ReportColumn("readiness", _l("Kesiapan"), "number"),
        ReportColumn("basis", _l("Dasar kesiapan")),
        ReportColumn("use", _l("Penggunaan"), "number"),
        ReportColumn("score", _l("Skor"), "number"),
        ReportColumn("band", _l("Pita")),
        ReportColumn("bottleneck", _l("Hambatan")),
        ReportColumn("red_areas", _l("Bidang merah"), "number"),
        ReportColumn("assessed_on", _l("Dinilai pada"), "day"),
        ReportColumn("counted", _l("Replikasi dihitung"), "number"),
        ReportColumn("left_out", _l("Replikasi tidak dihitung"), "number"),
        ReportColumn("stage", _l("Tahap"), "stage"),
        ReportColumn("rule_version", _l("Versi aturan"), "code"),
    ),
    rows=rows,
    filters=(
        ("q", _l("Nama inovasi")),
        ("category", _l("Kategori")),
        ("band", _l("Pita")),
        ("scope", _l("Lingkup daftar")),
    ),
    seen_by=their_office,
    begins=True,
    order=_l("skor, terbesar dahulu"),
    counted=counted,
)
