"""Lists of those who work with records, as files: each shows what its page shows to the same person."""

from collections.abc import Iterator

from flask_babel import lazy_gettext as _l, lazy_pgettext as _lp

from graph.domain import fields, policy
from graph.domain.fields import Readers
from graph.domain.policy import Action
from graph.domain.records.exchange import Interest
from graph.domain.records.innovation_fields import InnovationFields
from graph.domain.records.replication_fields import ReplicationFields
from graph.domain.values import dates
from graph.store.innovations import innovation_drafts, interests
from graph.store.monitoring import rounds
from graph.store.replications import exports
from tracker.pages.reports import field_columns
from tracker.pages.reports.model import Filters, Material, Report, ReportColumn, Row, by_rows, their_office
from tracker.wording import labels

_OWN = fields.read_in_files(ReplicationFields, Readers.OWN)
_OWN_INNOVATION = tuple(row for row in fields.read_in_files(InnovationFields, Readers.OWN) if row.name != "name")


def own_replication_rows(material: Material, filters: Filters) -> Iterator[Row]:
    """Yield every replication of the person's agency, whatever its state."""
    for line in exports.replications_of(material.graph, material.actor.agencies):
        if filters.get("status", "") not in {"", line.status}:
            continue
        if filters.get("innovation", "") not in {"", *line.innovation_ids}:
            continue
        given = {name: getattr(line, name) for name in ("id", "innovation", "innovation_id", "status")}
        beside = {"units": "; ".join(line.units) or None, "since": dates.held(line.since)}
        yield {"key": line.id, **given, **field_columns.of_record(_OWN, line.fields), **beside}


def own_innovation_rows(material: Material, filters: Filters) -> Iterator[Row]:
    """Yield the innovations of the person's agency, those that wait for it first."""
    for one in innovation_drafts.own_list(material.graph, material.actor.agency_id or ""):
        names = ("id", "name", "status", "decision_reason", "copies")
        given, submitted = {name: getattr(one, name) for name in names}, dates.held(one.submitted_on)
        said = field_columns.of_record(_OWN_INNOVATION, one.fields)
        yield {"key": one.id, **said, **given, "submitted_on": submitted}


def waiting_innovation_rows(material: Material, filters: Filters) -> Iterator[Row]:
    """Yield what waits to be published, the longest waiting first."""
    for one in innovation_drafts.waiting(material.graph):
        submitted = dates.held(one.submitted_on)
        names = ("id", "name", "origin_name", "copies")
        yield {"key": one.id, **{name: getattr(one, name) for name in names}, "submitted_on": submitted}


def interest_rows(material: Material, filters: Filters) -> Iterator[Row]:
    """Yield the interests that this person's board shows, each once."""
    actor, graph = material.actor, material.graph
    boards = [interests.incoming(graph, actor.agency_id or ""), interests.mine(graph, actor.agency_id or "")]
    if actor.has_role(*policy.OVERSEERS):
        boards.append(interests.everybody(graph))
    seen: dict[str, Interest] = {one.id: one for board in boards for one in board}
    for one in seen.values():
        names = ("id", "innovation_name", "innovation_id", "agency_name", "origin_name", "status", "mentor_agency_name")
        days = ("stated_on", "answered_on", "agreed_on", "started_on")
        dated = {name: dates.held(getattr(one, name)) for name in days}
        yield {"key": one.id, **{name: getattr(one, name) for name in names}, **dated}


def progress_rows(material: Material, filters: Filters) -> Iterator[Row]:
    """Yield how far each province is in a round, by default the newest."""
    wanted = filters.get("round") or next((one.id for one in rounds.latest(material.graph)), None)
    for line in rounds.progress(material.graph, wanted) if wanted else ():
        names = ("code", "agencies", "asked", "answered", "ongoing", "dormant", "stopped")
        said = {"name": labels.place(line.name), "open": line.asked - line.answered}
        yield {"key": line.code or "-", **said, **{name: getattr(line, name) for name in names}}


OWN_REPLICATIONS = Report(
    slug="own-replications",
    title=_l("Replikasi instansi Anda"),
    description=_l("Setiap replikasi instansi Anda dalam keadaan apa pun, juga draf dan yang dikembalikan."),
    how=_l("Satu baris untuk setiap catatan. Hanya yang terverifikasi masuk hitungan umum."),
    action=Action.REPLICATION_DRAFT,
    columns=(
        ReportColumn("id", _l("Nomor"), "code", ("registry.show", "replication_id", "id")),
        ReportColumn("innovation", _l("Inovasi"), "text", ("public.innovation", "innovation_id", "innovation_id")),
        ReportColumn("innovation_id", _l("Kode inovasi"), "slug"),
        ReportColumn("status", _l("Status"), "replication_status"),
        ReportColumn("since", _l("Sejak"), "day"),
        *map(field_columns.column, _OWN),
        ReportColumn("units", _l("Organisasi penyelenggara")),
    ),
    rows=own_replication_rows,
    filters=(("status", _l("Status")), ("innovation", _l("Inovasi"))),
    rests_on=by_rows(own_replication_rows),
    seen_by=their_office,
)
OWN_INNOVATIONS = Report(
    slug="own-innovations",
    title=_l("Inovasi instansi Anda"),
    description=_l("Setiap inovasi instansi Anda dalam keadaan apa pun, juga draf."),
    how=_l("Satu baris untuk setiap inovasi. Replikasinya dihitung dalam keadaan apa pun."),
    action=Action.INNOVATION_DRAFT,
    columns=(
        ReportColumn("id", _l("Kode inovasi"), "slug"),
        ReportColumn("name", _l("Inovasi")),
        ReportColumn("status", _l("Status"), "innovation_status"),
        ReportColumn("submitted_on", _l("Diajukan"), "day"),
        ReportColumn("decision_reason", _l("Alasan keputusan")),
        *map(field_columns.column, _OWN_INNOVATION),
        ReportColumn("copies", _l("Replikasi"), "number"),
    ),
    rows=own_innovation_rows,
    rests_on=by_rows(own_innovation_rows),
    seen_by=their_office,
)
WAITING_INNOVATIONS = Report(
    slug="waiting-innovations",
    title=_l("Inovasi menunggu terbit"),
    description=_l("Inovasi yang diajukan instansi dan menunggu KemenPANRB."),
    how=_l("Satu baris untuk setiap inovasi yang diajukan. Yang paling lama menunggu berada di atas."),
    action=Action.PUBLICATION_READ,
    columns=(
        ReportColumn("id", _l("Kode inovasi"), "slug"),
        ReportColumn("name", _l("Inovasi"), "text", ("stewardship.review", "innovation_id", "id")),
        ReportColumn("origin_name", _l("Instansi asal")),
        ReportColumn("submitted_on", _l("Diajukan"), "day"),
        ReportColumn("copies", _l("Replikasi"), "number"),
    ),
    rows=waiting_innovation_rows,
)
INTERESTS = Report(
    slug="interests",
    title=_l("Papan minat"),
    description=_l("Minat instansi Anda dan minat pada inovasi Anda, dari pernyataan sampai mulai."),
    how=_l("Satu baris untuk setiap minat yang tampil bagi Anda di papan minat, dengan hari setiap langkahnya."),
    action=Action.INTEREST_READ,
    columns=(
        ReportColumn("id", _l("Kode"), "code", ("exchange.show", "interest_id", "id")),
        ReportColumn("innovation_name", _l("Inovasi"), "text", ("public.innovation", "innovation_id", "innovation_id")),
        ReportColumn("innovation_id", _l("Kode inovasi"), "slug"),
        ReportColumn("agency_name", _l("Peminat")),
        ReportColumn("origin_name", _l("Instansi asal")),
        ReportColumn("mentor_agency_name", _l("Pendamping")),
        ReportColumn("status", _l("Keadaan"), "interest"),
        ReportColumn("stated_on", _l("Dinyatakan"), "day"),
        ReportColumn("answered_on", _l("Dijawab"), "day"),
        ReportColumn("agreed_on", _l("Disepakati"), "day"),
        ReportColumn("started_on", _l("Mulai"), "day"),
    ),
    rows=interest_rows,
    seen_by=their_office,
)
ROUND_PROGRESS = Report(
    slug="round-progress",
    title=_l("Kemajuan putaran pemantauan"),
    description=_l("Jawaban instansi dalam satu putaran, menurut provinsi."),
    how=_l("Satu baris untuk setiap provinsi dalam cakupan putaran; tanpa pilihan, putaran yang terakhir dibuka."),
    action=Action.ROUND_OVERSEE,
    columns=(
        ReportColumn("code", _l("Kode provinsi"), "slug"),
        ReportColumn("name", _l("Provinsi")),
        ReportColumn("agencies", _lp("jamak", "Instansi"), "number"),
        ReportColumn("asked", _l("Ditanyakan"), "number"),
        ReportColumn("answered", _l("Dijawab"), "number"),
        ReportColumn("ongoing", _l("Berjalan"), "number"),
        ReportColumn("dormant", _l("Tidak aktif sementara"), "number"),
        ReportColumn("stopped", _l("Berhenti"), "number"),
        ReportColumn("open", _l("Belum dijawab"), "number"),
    ),
    rows=progress_rows,
    filters=(("round", _l("Putaran pemantauan")),),
)
