"""Ever-verified replications by place and by year."""

from collections import Counter
from collections.abc import Iterator

from flask_babel import lazy_gettext as _l, lazy_pgettext as _lp

from graph.analytics.dataset import counts
from graph.analytics.dataset.counts import PlaceCount, YearCount
from graph.domain.policy import Action
from tracker.figures.snapshot import Snapshot, once_per_version
from tracker.pages.reports.model import Filters, Material, Report, ReportColumn, Row, by_snapshot, year
from tracker.wording import labels


def province_rows(material: Material, filters: Filters) -> Iterator[Row]:
    """Yield every province, and one line for agencies without one; ``year`` cuts at its end."""
    recorded = _recorded(material.snapshot, filters.get("innovation", ""), year(filters))
    for line in _per_province(material.snapshot, filters.get("innovation", ""), year(filters)):
        yield {
            "key": line.code or "nowhere",
            "code": line.code,
            "name": labels.place(line.name),
            "replications": line.replications,
            "agencies": line.agencies,
            "units": line.units,
            "innovations": line.innovations,
            "first_year": line.first_year,
            "recorded": recorded[line.code],
        }


def year_rows(material: Material, filters: Filters) -> Iterator[Row]:
    """Yield every year since the first start; the last line holds the unknown starts."""
    for line in _per_year(material.snapshot, filters.get("innovation", "")):
        yield {
            "key": str(line.year),
            "year": line.year,
            "started": line.voluntary + line.mandated,
            "voluntary": line.voluntary,
            "mandated": line.mandated,
            "cumulative": line.cumulative,
        }


def _per_province(snapshot: Snapshot, innovation: str, wanted: int | None) -> list[PlaceCount]:
    if innovation:  # one family is small; only what all readers share is kept
        return counts.per_province(snapshot.rows, counts.started_by(snapshot.of_innovation(innovation), wanted))
    return _of_all(snapshot, wanted)


def _recorded(snapshot: Snapshot, innovation: str, wanted: int | None) -> Counter[str | None]:
    """Count by province what a source tells of and nobody verified."""
    copies = snapshot.recorded_of(innovation) if innovation else snapshot.recorded
    return Counter(snapshot.agencies[copy.adopter].province for copy in counts.started_by(copies, wanted))


@once_per_version
def _of_all(snapshot: Snapshot, wanted: int | None) -> list[PlaceCount]:
    return counts.per_province(snapshot.rows, counts.started_by(snapshot.verified, wanted))


def _per_year(snapshot: Snapshot, innovation: str) -> list[YearCount]:
    if innovation:
        return counts.per_year(snapshot.of_innovation(innovation))
    return _year_by_year(snapshot)


@once_per_version
def _year_by_year(snapshot: Snapshot) -> list[YearCount]:
    return counts.per_year(snapshot.verified)


PER_PROVINCE = Report(
    slug="replications-per-province",
    title=_l("Replikasi per provinsi"),
    description=_l("Replikasi yang pernah terverifikasi menurut provinsi instansi yang mereplikasi."),
    how=_l(
        "Yang dihitung: replikasi yang pernah terverifikasi, termasuk amanat pusat, menurut provinsi "
        "instansi yang mereplikasi. Dengan tahun: yang sudah dimulai sampai akhir tahun itu; yang tanggal "
        "mulainya tidak diketahui tidak ikut. Instansi, organisasi, dan inovasi dihitung sekali di setiap "
        "provinsi. Kosong berarti belum ada yang terverifikasi, bukan nol; yang hanya tercatat dari sumber publik "
        "berdiri di kolom terakhir."
    ),
    action=Action.REPORT_READ,
    columns=(
        ReportColumn("code", _l("Kode provinsi"), "slug"),
        ReportColumn("name", _l("Provinsi"), "text", ("public.region", "code", "code")),
        ReportColumn("replications", _l("Replikasi"), "verified"),
        ReportColumn("agencies", _lp("jamak", "Instansi"), "verified"),
        ReportColumn("units", _l("Organisasi penyelenggara"), "verified"),
        ReportColumn("innovations", _lp("jamak", "Inovasi"), "verified"),
        ReportColumn("first_year", _l("Tahun pertama"), "year"),
        ReportColumn("recorded", _l("Replikasi tercatat, belum diverifikasi"), "verified"),
    ),
    rows=province_rows,
    filters=(("year", _l("Sampai akhir tahun")), ("innovation", _l("Inovasi"))),
    rests_on=by_snapshot,
)
PER_YEAR = Report(
    slug="replications-per-year",
    title=_l("Replikasi per tahun"),
    description=_l("Replikasi yang pernah terverifikasi menurut tahun mulainya."),
    how=_l(
        "Yang dihitung: replikasi yang pernah terverifikasi menurut tahun mulai dijalankan. Amanat pusat "
        "adalah deret tersendiri. Yang tanggal mulainya tidak diketahui berdiri di baris terakhir."
    ),
    action=Action.REPORT_READ,
    columns=(
        ReportColumn("year", _l("Tahun"), "year"),
        ReportColumn("started", _l("Dimulai"), "number"),
        ReportColumn("voluntary", _l("Bukan amanat pusat"), "number"),
        ReportColumn("mandated", _l("Amanat pusat"), "number"),
        ReportColumn("cumulative", _l("Kumulatif"), "number"),
    ),
    rows=year_rows,
    filters=(("innovation", _l("Inovasi")),),
    rests_on=by_snapshot,
)
