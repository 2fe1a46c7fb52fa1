"""The three counts by place and year, for people who are signed in."""

from collections import defaultdict
from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from graph.analytics.diffusion import liveness
from graph.domain.policy import Action
from graph.domain.records.snapshot import ReplicationRow
from graph.domain.values.numbers import known
from tracker.pages.reports.model import Filters, Material, Report, ReportColumn, Row, by_snapshot, year
from tracker.wording import labels

STATES = ("running", "unconfirmed", "stopped")  # of what was verified; of nothing they say nothing


def rows(material: Material, filters: Filters) -> Iterator[Row]:
    """Yield every province, and one line for agencies without one."""
    snapshot, wanted = material.snapshot, year(filters)
    innovation = filters.get("innovation", "")
    found: dict[str | None, list[ReplicationRow]] = defaultdict(list)
    for copy in snapshot.of_innovation(innovation) if innovation else snapshot.verified:
        found[snapshot.agencies[copy.adopter].province].append(copy)
    names = {province.code: province.name for province in snapshot.rows.provinces}
    for code in (*sorted(names), *([None] if None in found else [])):
        counted = liveness.standing(found.get(code, []), wanted, snapshot.rows.confirmed_since)
        yield {
            "key": code or "nowhere",
            "code": code,
            "name": labels.place(names[code] if code else None),
            "started": counted.started,
            **{name: getattr(counted, name) if known(counted.started) else None for name in STATES},
        }


REPORT = Report(
    slug="running-per-province",
    title=_l("Replikasi yang berjalan per provinsi"),
    description=_l("Pernah terverifikasi, terkonfirmasi berjalan, belum dikonfirmasi, dan berhenti menurut provinsi."),
    how=_l(
        "Yang dihitung: replikasi yang pernah terverifikasi menurut provinsi instansi yang mereplikasi. Dengan tahun: "
        "yang sudah dimulai sampai akhir tahun itu dan belum berhenti saat itu dihitung berjalan; yang tidak "
        "dikonfirmasi pada putaran pemantauan terakhir berdiri sendiri."
    ),
    action=Action.STANDING_READ,
    columns=(
        ReportColumn("code", _l("Kode provinsi"), "slug"),
        ReportColumn("name", _l("Provinsi"), "text", ("public.region", "code", "code")),
        ReportColumn("started", _l("Pernah terverifikasi"), "verified"),
        ReportColumn("running", _l("Terkonfirmasi berjalan"), "number"),
        ReportColumn("unconfirmed", _l("Belum dikonfirmasi"), "number"),
        ReportColumn("stopped", _l("Berhenti"), "number"),
    ),
    rows=rows,
    filters=(("year", _l("Sampai akhir tahun")), ("innovation", _l("Inovasi"))),
    rests_on=by_snapshot,
)
