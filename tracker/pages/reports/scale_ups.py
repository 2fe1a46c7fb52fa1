"""Scale-ups as the public may see them: the stage and the policy, never the copies of a place."""

from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from graph.domain.policy import Action
from graph.store.scaling import scale_ups
from tracker.pages.reports.model import Filters, Material, Report, ReportColumn, Row


def rows(material: Material, filters: Filters) -> Iterator[Row]:
    """Yield the scale-ups, furthest first."""
    for line in scale_ups.lines(material.graph):
        yield {
            "key": line.id,
            "id": line.id,
            "innovation": line.innovation_name,
            "innovation_id": line.innovation_id,
            "stage_number": line.stage,
            "stage": line.stage,
            "route": line.route,
            "side": line.side,
            "sponsor": line.sponsor_name,
            "sponsor_id": line.sponsor_id,
            "policy": line.policy_title,
            "policy_id": line.policy_id,
        }


REPORT = Report(
    slug="scale-ups",
    title=_l("Usulan scaling up"),
    description=_l("Inovasi yang sedang menuju kebijakan nasional, menurut tahapnya."),
    how=_l(
        "Satu baris untuk setiap usulan. Tahap 0-9 ditetapkan pengelola bila syaratnya terpenuhi, dan tidak pernah "
        "berpindah sendiri. Jalur retrospektif berarti sebagian langkah terjadi sebelum sistem ini ada."
    ),
    action=Action.REPORT_READ,
    columns=(
        ReportColumn("id", _l("Nomor"), "code", ("scaling.show", "scale_up_id", "id")),
        ReportColumn("innovation", _l("Inovasi"), "text", ("public.innovation", "innovation_id", "innovation_id")),
        ReportColumn("innovation_id", _l("Kode inovasi"), "slug"),
        ReportColumn("stage_number", _l("Tahap ke"), "number"),
        ReportColumn("stage", _l("Tahap"), "stage"),
        ReportColumn("route", _l("Jalur"), "route"),
        ReportColumn("side", _l("Keadaan"), "side"),
        ReportColumn("sponsor", _l("K/L pengampu")),
        ReportColumn("policy", _l("Kebijakan"), "text", ("scaling.policy", "policy_id", "policy_id")),
    ),
    rows=rows,
)
