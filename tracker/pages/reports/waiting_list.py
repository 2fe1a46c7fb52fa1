"""The queue of KemenPANRB as a file: what waits, oldest first, narrowed as the page is."""

from collections.abc import Iterator
from datetime import date

from flask_babel import lazy_gettext as _l

from graph.domain import lifecycle
from graph.domain.policy import Action
from graph.domain.values import dates
from graph.domain.vocabulary import ReplicationStatus
from graph.store.replications import review
from graph.store.replications.review import Cursor, QueueSelection
from tracker.pages.reports.model import Filters, Material, Report, ReportColumn, Row, their_office

STATES = (
    ReplicationStatus.AWAITING_VERIFICATION,
    ReplicationStatus.DISPUTED,
    ReplicationStatus.AWAITING_PARENT,
)
_BATCH = 500


def rows(material: Material, filters: Filters) -> Iterator[Row]:
    """Yield the records that wait for a decision."""
    wanted, after = _wanted(material, filters), Cursor()
    while page := review.queue(material.graph, wanted, after, _BATCH):
        for one in page:
            is_dated = one.since is not None and one.since > date.min
            names = ("id", "name", "status", "adopter_name")
            yield {
                "key": one.id,
                **{name: getattr(one, name) for name in names},
                "parent_agencies": "; ".join(one.parent_agencies) or None,
                "since": dates.held(one.since) if is_dated else None,
                "days": (material.today - one.since).days if one.since and is_dated else None,
            }
        after = Cursor(page[-1].since or date.min, page[-1].id)


def _wanted(material: Material, filters: Filters) -> QueueSelection:
    state = filters.get("state", "")
    is_appeal = state == "appeal"
    chosen = [one for one in STATES if one == state] or STATES
    statuses = STATES[:1] if is_appeal else chosen
    return QueueSelection(
        statuses,
        material.today - lifecycle.SILENCE,
        filters.get("province"),
        is_appeal=is_appeal,
        without=material.actor.agencies if filters.get("mine") == "1" else (),
    )


REPORT = Report(
    slug="waiting-records",
    title=_l("Antrean verifikasi"),
    description=_l("Catatan yang menunggu keputusan KemenPANRB. Yang paling lama menunggu berada di atas."),
    how=_l(
        "Satu baris untuk setiap catatan. Yang instansi asalnya belum menjawab tampil setelah 14 hari. Hari dihitung "
        "sejak catatan itu menunggu keputusan."
    ),
    action=Action.REVIEW_READ,
    columns=(
        ReportColumn("id", _l("Nomor"), "code", ("review.record", "replication_id", "id")),
        ReportColumn("name", _l("Catatan"), "text", ("review.record", "replication_id", "id")),
        ReportColumn("status", _l("Status"), "replication_status"),
        ReportColumn("adopter_name", _l("Instansi yang mereplikasi")),
        ReportColumn("parent_agencies", _l("Instansi asal")),
        ReportColumn("since", _l("Menunggu sejak"), "day"),
        ReportColumn("days", _l("Hari"), "number"),
    ),
    rows=rows,
    filters=(
        ("state", _l("Keadaan")),
        ("province", _l("Provinsi")),
        ("mine", _l("Catatan")),
    ),
    seen_by=their_office,
)
