"""Lists of the work around records, as files: visits, merges, rounds, lessons of the own agency, imports."""

from collections.abc import Iterator
from datetime import datetime

from flask_babel import gettext as _, lazy_gettext as _l

from graph.domain.policy import Action
from graph.domain.values import dates
from graph.domain.values.dates import PartialDate
from graph.store.innovations import lessons, merging
from graph.store.monitoring import rounds
from tracker.actions.imports import importing
from tracker.figures import region_names, visit_sample
from tracker.pages.reports.model import (
    Filters,
    Material,
    Report,
    ReportColumn,
    Row,
    by_rows,
    by_snapshot,
    their_office,
)
from tracker.wording import i18n
from tracker.wording.messages import imports as words


def visit_rows(material: Material, filters: Filters) -> Iterator[Row]:
    """Yield the sample for visits that the seed draws, in the order in which it was drawn."""
    held = material.snapshot
    names = region_names.by_code(held, graph=material.graph)
    for copy in visit_sample.drawn(held, visit_sample.asked(filters, material.today)):
        place = held.agencies[copy.adopter]
        yield {
            "key": copy.id,
            "id": copy.id,
            "agency_id": place.id,
            "agency": place.name,
            "region": place.region,
            "region_name": names.get(place.region or ""),
            "province": names.get(place.province or ""),
            "innovations": "; ".join(held.innovations[root].name for root in copy.roots) or None,
            "verified_on": dates.held(copy.verified_on),
        }


def merge_rows(material: Material, filters: Filters) -> Iterator[Row]:
    """Yield the merges of innovations, the newest first."""
    for one in merging.latest(material.graph):
        names = ("id", "from_id", "from_name", "into_id", "into_name", "reason", "by_name")
        days = {"at": _day(one.at), "undone_at": _day(one.undone_at) if one.undone_at else None}
        yield {"key": one.id, **{name: getattr(one, name) for name in names}, **days}


def round_rows(material: Material, filters: Filters) -> Iterator[Row]:
    """Yield the monitoring rounds, the newest first."""
    for one in rounds.latest(material.graph):
        days = {name: dates.held(getattr(one, name)) for name in ("opens_on", "closes_on", "grace_until")}
        yield {"key": one.id, "id": one.id, "scope": one.scope_name or _("Nasional"), **days}


def own_lesson_rows(material: Material, filters: Filters) -> Iterator[Row]:
    """Yield the stopped copies of the person's agency with what it wrote about each."""
    for one in lessons.stopped_at(material.graph, material.actor.agency_id or ""):
        yield {
            "key": one.replication_id,
            **{name: getattr(one, name) for name in ("replication_id", "name", "reason", "text")},
            "stopped_on": dates.held(one.stopped_on, one.stopped_precision),
            "released_on": dates.held(one.released_on),
        }


def import_rows(material: Material, filters: Filters) -> Iterator[Row]:
    """Yield the latest imports that the person may see, the newest first."""
    for job in importing.listed(material.graph, material.actor):
        names = ("id", "file_name", "agency_name", "rows", "created", "changed", "unchanged", "refused")
        said = {"kind": str(words.KINDS[job.kind]), "state": str(words.STATES[job.state]), "made_at": _day(job.made_at)}
        yield {"key": job.id, **{name: getattr(job, name) for name in names}, **said}


def _day(at: datetime) -> PartialDate:
    return PartialDate(i18n.local_day(at))


VISITS = Report(
    slug="visit-sample",
    title=_l("Sampel acak untuk kunjungan"),
    description=_l("Replikasi terverifikasi yang belum berhenti, diambil acak menurut kodenya."),
    how=_l(
        "Kode acak yang sama atas catatan yang sama memberi sampel yang sama. Tanpa kode dipakai tanggal hari ini; "
        "tanpa banyaknya, 20."
    ),
    action=Action.REVIEW_READ,
    columns=(
        ReportColumn("id", _l("Nomor"), "code", ("review.record", "replication_id", "id")),
        ReportColumn("agency_id", _l("Kode instansi"), "slug"),
        ReportColumn("agency", _l("Instansi yang mereplikasi")),
        ReportColumn("region", _l("Kode wilayah"), "slug"),
        ReportColumn("region_name", _l("Wilayah")),
        ReportColumn("province", _l("Provinsi")),
        ReportColumn("innovations", _l("Inovasi asal")),
        ReportColumn("verified_on", _l("Diverifikasi"), "day"),
    ),
    rows=visit_rows,
    filters=(("seed", _l("Kode acak")), ("size", _l("Banyaknya")), ("province", _l("Provinsi"))),
    rests_on=by_snapshot,
)
MERGES = Report(
    slug="merges",
    title=_l("Penggabungan inovasi"),
    description=_l("Inovasi yang tercatat dua kali dan digabungkan, juga yang sudah dibatalkan."),
    how=_l("Satu baris untuk setiap penggabungan. Yang paling baru berada di atas."),
    action=Action.MERGE_READ,
    columns=(
        ReportColumn("id", _l("Kode"), "slug"),
        ReportColumn("from_id", _l("Kode inovasi yang digabungkan"), "slug"),
        ReportColumn("from_name", _l("Digabungkan"), "text", ("stewardship.history", "innovation_id", "from_id")),
        ReportColumn("into_id", _l("Kode inovasi tujuan"), "slug"),
        ReportColumn("into_name", _l("Ke dalam"), "text", ("public.innovation", "innovation_id", "into_id")),
        ReportColumn("at", _l("Kapan"), "day"),
        ReportColumn("by_name", _l("Oleh")),
        ReportColumn("reason", _l("Alasan")),
        ReportColumn("undone_at", _l("Dibatalkan pada"), "day"),
    ),
    rows=merge_rows,
)
ROUNDS = Report(
    slug="rounds",
    title=_l("Putaran pemantauan"),
    description=_l("Setiap putaran pemantauan dengan cakupan dan tenggatnya."),
    how=_l("Satu baris untuk setiap putaran. Yang paling baru berada di atas."),
    action=Action.ROUND_READ,
    columns=(
        ReportColumn("id", _l("Nomor putaran"), "code"),
        ReportColumn("scope", _l("Cakupan")),
        ReportColumn("opens_on", _l("Dibuka pada"), "day"),
        ReportColumn("closes_on", _l("Dijawab sampai"), "day"),
        ReportColumn("grace_until", _l("Masa tenggang sampai"), "day"),
    ),
    rows=round_rows,
)
OWN_LESSONS = Report(
    slug="own-lessons",
    title=_l("Pelajaran instansi Anda"),
    description=_l("Replikasi instansi Anda yang berhenti, dan apa yang dipelajari darinya."),
    how=_l(
        "Satu baris untuk setiap replikasi yang berhenti. Tanpa tanggal dibagikan, hanya instansi Anda yang membaca."
    ),
    action=Action.LESSON_WRITE,
    columns=(
        ReportColumn(
            "replication_id", _l("Nomor"), "code", ("monitoring.own_lesson", "replication_id", "replication_id")
        ),
        ReportColumn("name", _l("Replikasi")),
        ReportColumn("stopped_on", _l("Berhenti sejak"), "day"),
        ReportColumn("reason", _l("Alasan"), "stop_reason"),
        ReportColumn("text", _l("Pelajaran")),
        ReportColumn("released_on", _l("Dibagikan pada"), "day"),
    ),
    rows=own_lesson_rows,
    seen_by=their_office,
)
IMPORTS = Report(
    slug="imports",
    title=_l("Impor terakhir"),
    description=_l("Daftar yang masuk lewat berkas, dengan isi dan hasilnya."),
    how=_l("Satu baris untuk setiap berkas: milik instansi Anda, atau semuanya bagi pengelola, auditor, dan admin."),
    action=Action.IMPORT_READ,
    columns=(
        ReportColumn("id", _l("Kode"), "slug"),
        ReportColumn("file_name", _l("Berkas"), "text", ("imports.show", "job_id", "id")),
        ReportColumn("kind", _l("Isi")),
        ReportColumn("agency_name", _l("Instansi")),
        ReportColumn("made_at", _l("Diunggah"), "day"),
        ReportColumn("rows", _l("Baris"), "number"),
        ReportColumn("created", _l("Baru"), "number"),
        ReportColumn("changed", _l("Berubah"), "number"),
        ReportColumn("unchanged", _l("Tetap"), "number"),
        ReportColumn("refused", _l("Belum dapat diterima"), "number"),
        ReportColumn("state", _l("Keadaan")),
    ),
    rows=import_rows,
    rests_on=by_rows(import_rows),
    seen_by=their_office,
)
