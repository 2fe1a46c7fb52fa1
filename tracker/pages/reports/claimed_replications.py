"""What others say they replicate of the own agency's innovations, as a file: narrowed as its page is."""

from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from graph.domain.policy import Action
from graph.domain.values import dates
from graph.domain.vocabulary import ReplicationStatus
from graph.store.replications import agency_lists
from graph.store.replications.agency_lists import ListPlace, ListSelection
from tracker.pages.reports.model import Filters, Material, Report, ReportColumn, Row, their_office

_BATCH = 500


def rows(material: Material, filters: Filters) -> Iterator[Row]:
    """Yield the replications that name the agency as one of theirs, the newest in its state first."""
    status = ReplicationStatus(filters["status"]) if "status" in filters else None
    agencies, innovation, after = material.actor.agencies, filters.get("innovation"), ListPlace()
    while page := agency_lists.copied_from(material.graph, ListSelection(agencies, status, innovation, after), _BATCH):
        for one in page:
            yield {
                "key": one.id,
                **{name: getattr(one, name) for name in ("id", "name", "status", "answer")},
                "innovations": "; ".join(one.innovations) or None,
                "agency": "; ".join(one.others) or None,
                "since": dates.held(one.known_since),
            }
        after = page[-1].place


REPORT = Report(
    slug="claimed-replications",
    title=_l("Klaim atas inovasi kami"),
    description=_l("Replikasi yang menurut instansi lain berasal dari inovasi atau replikasi instansi Anda."),
    how=_l(
        "Satu baris untuk setiap catatan yang sudah diajukan, dan untuk replikasi bertingkat yang sudah terbuka bagi "
        "umum. Hanya yang terverifikasi masuk hitungan umum."
    ),
    action=Action.REPLICATION_DRAFT,
    columns=(
        ReportColumn("id", _l("Nomor"), "code", ("registry.show", "replication_id", "id")),
        ReportColumn("name", _l("Catatan"), "text", ("registry.show", "replication_id", "id")),
        ReportColumn("innovations", _l("Inovasi asal")),
        ReportColumn("agency", _l("Instansi yang mereplikasi")),
        ReportColumn("status", _l("Status"), "replication_status"),
        ReportColumn("answer", _l("Jawaban Anda"), "answer"),
        ReportColumn("since", _l("Sejak"), "day"),
    ),
    rows=rows,
    filters=(("status", _l("Status")), ("innovation", _l("Inovasi"))),
    seen_by=their_office,
)
