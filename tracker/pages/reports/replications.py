"""Replications as the public may see them: never a stop, a refusal or a waiting record."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import islice

from flask_babel import lazy_gettext as _l

from graph.domain import fields
from graph.domain.fields import Readers
from graph.domain.policy import Action
from graph.domain.records.replication_fields import ReplicationFields
from graph.domain.records.snapshot import ReplicationRow
from graph.domain.vocabulary import ReplicationStatus
from tracker.figures import region_names
from tracker.pages.reports import field_columns
from tracker.pages.reports.model import Filters, Material, Report, ReportColumn, Row, RowCount, by_snapshot, year

_PUBLIC_FIELDS = fields.read_in_files(ReplicationFields, Readers.PUBLIC)
_PUBLIC = {ReplicationStatus.VERIFIED, ReplicationStatus.RECORDED}


def rows(material: Material, filters: Filters) -> Iterator[Row]:
    """Yield verified and recorded copies in the order of their numbers."""
    regions = region_names.by_code(material.snapshot, graph=material.graph)
    wanted, copies = year(filters), material.snapshot.rows.replications
    begin = bisect_right(copies, material.after, key=lambda copy: copy.id) if material.after else 0
    for copy in islice(copies, begin, None):
        if copy.status in _PUBLIC and _fits(material, filters, wanted, copy):
            yield _row(material, copy, regions)


def counted(material: Material, filters: Filters) -> RowCount:
    """Count the copies that the filters leave, and those of them before the page."""
    wanted = year(filters)
    fitting = [
        copy.id
        for copy in material.snapshot.rows.replications
        if copy.status in _PUBLIC and _fits(material, filters, wanted, copy)
    ]
    return RowCount(len(fitting), bisect_right(fitting, material.after) if material.after else 0)


def _fits(material: Material, filters: Filters, wanted: int | None, copy: ReplicationRow) -> bool:
    place = material.snapshot.agencies[copy.adopter]
    return (
        (wanted is None or (copy.started_on is not None and copy.started_on.year == wanted))
        and filters.get("province", "") in {"", place.province}
        and filters.get("region", "") in {"", place.region}
        and filters.get("agency", "") in {"", place.id}
        and filters.get("innovation", "") in {"", *copy.roots}
    )


def _row(material: Material, copy: ReplicationRow, regions: Mapping[str, str]) -> Row:
    place, roots = material.snapshot.agencies[copy.adopter], material.snapshot.innovations
    return {
        "key": copy.id,
        "id": copy.id,
        "innovation": ", ".join(roots[root].name for root in copy.roots if root in roots) or None,
        "innovation_id": ", ".join(copy.roots),
        "agency": place.name,
        "agency_id": place.id,
        "region": place.region,
        "region_name": regions.get(place.region or ""),
        "province": place.province,
        "province_name": regions.get(place.province or ""),
        **field_columns.of_columns(_PUBLIC_FIELDS, copy),
        "units": len(copy.units) or (None if copy.status == ReplicationStatus.RECORDED else 0),
        "status": copy.status,
    }


REPORT = Report(
    slug="replications",
    title=_l("Daftar replikasi"),
    description=_l("Setiap replikasi yang pernah terverifikasi, dan yang tercatat dari sumber terbuka."),
    how=_l(
        "Satu baris untuk setiap replikasi. Terverifikasi berarti pernah diverifikasi KemenPANRB; "
        "tercatat berarti disebut sumber terbuka dan belum diverifikasi, sehingga tidak masuk hitungan "
        "lain. Kesepakatan belum berarti berjalan. Yang tidak diketahui dibiarkan kosong. Wilayah adalah "
        "wilayah instansi yang mereplikasi."
    ),
    action=Action.REPORT_READ,
    columns=(
        ReportColumn("id", _l("Nomor"), "code", ("registry.show", "replication_id", "id")),
        ReportColumn("innovation", _l("Inovasi"), "text", ("public.innovation", "innovation_id", "innovation_id")),
        ReportColumn("innovation_id", _l("Kode inovasi"), "slug"),
        ReportColumn("agency", _l("Instansi yang mereplikasi"), "text", ("public.agency", "agency_id", "agency_id")),
        ReportColumn("agency_id", _l("Kode instansi"), "agency"),
        ReportColumn("region", _l("Kode wilayah"), "slug"),
        ReportColumn("region_name", _l("Wilayah")),
        ReportColumn("province", _l("Kode provinsi"), "slug"),
        ReportColumn("province_name", _l("Provinsi")),
        *(field_columns.column(row, row.field.published) for row in _PUBLIC_FIELDS),
        ReportColumn("units", _l("Organisasi penyelenggara"), "number"),
        ReportColumn("status", _l("Status"), "replication_status"),
    ),
    rows=rows,
    filters=(
        ("province", _l("Provinsi")),
        ("region", _l("Kabupaten atau kota")),
        ("agency", _l("Instansi yang mereplikasi")),
        ("innovation", _l("Inovasi")),
        ("year", _l("Tahun mulai")),
    ),
    rests_on=by_snapshot,
    begins=True,
    order=_l("nomor"),
    counted=counted,
)
