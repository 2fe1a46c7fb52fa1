"""Lists that everybody may read, as files: innovations, policies, lessons; narrowed as their pages are."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict

from flask_babel import lazy_gettext as _l, lazy_pgettext as _lp

from graph.analytics.dataset import counts
from graph.domain.policy import PUBLIC_INNOVATIONS, Action
from graph.domain.records.catalogue import Card
from graph.domain.records.scaling import LegalBasis
from graph.domain.values import dates, texts
from graph.domain.vocabulary import EntryStage
from graph.store.innovations import innovations, lessons
from graph.store.scaling import policies
from tracker.figures import catalogue_counts, terms as figure_terms
from tracker.pages.reports.model import Filters, Material, Report, ReportColumn, Row, RowCount, behind, year
from tracker.wording import i18n

_BATCH, _MOST_FOUND = 500, 400


def innovation_rows(material: Material, filters: Filters) -> Iterator[Row]:
    """Yield innovations in the order of their names, or what was searched for, best first."""
    known = figure_terms.known(material.snapshot, graph=material.graph).categories
    categories = {one.code: i18n.named(one) for one in known}
    for card in _cards(material, filters):
        copies = material.snapshot.of_innovation(card.id)
        if not _fits(card, bool(copies), filters):
            continue
        yield {
            "key": card.id,
            "id": card.id,
            "name": card.name,
            "status": card.status,
            "origin": card.origin_name,
            "origin_id": card.origin_id,
            "categories": ", ".join(card.categories) or None,
            "category_names": "; ".join(categories[code] for code in card.categories if code in categories) or None,
            "years": ", ".join(map(str, card.years)) or None,
            "best_stage": card.best_stage,
            **asdict(counts.runners(copies)),
            "recorded": len(material.snapshot.recorded_of(card.id)),
        }


def innovation_count(material: Material, filters: Filters) -> RowCount | None:
    """Count what the catalogue holds; a search is as long as it is, and so is what is narrowed by its rows."""
    if {"q", "agency", "view"} & filters.keys():
        return None
    total = catalogue_counts.of(material.graph, material.snapshot, chosen(filters))
    return RowCount(total, None if material.after else 0)


def chosen(filters: Filters) -> innovations.CatalogueFilters:
    """Return what the catalogue is narrowed to."""
    stage = filters.get("stage")
    return innovations.CatalogueFilters(filters.get("category"), year(filters), EntryStage(stage) if stage else None)


def _fits(card: Card, is_replicated: bool, filters: Filters) -> bool:
    origin = filters.get("agency", "") in {"", card.origin_id}
    return origin and (is_replicated or filters.get("view") != "replicated")


def _cards(material: Material, filters: Filters) -> Iterator[Card]:
    wanted = chosen(filters)
    if text := filters.get("q"):
        found = material.readable(innovations.found(material.graph, text, wanted, _MOST_FOUND))
        cards = {card.id: card for card in found}
        yield from map(cards.__getitem__, behind(list(cards), material.after))
        return
    last = innovations.by_ids(material.graph, [material.after]).rows if material.after else []
    is_known = bool(last) and last[0].status in PUBLIC_INNOVATIONS  # where a draft would stand is its own agency's
    name, number = (last[0].name, last[0].id) if is_known else ("", "")
    is_more = True
    while is_more:
        page = innovations.page_by_name(material.graph, wanted, _BATCH, name, number)
        yield from material.readable(page)
        is_more = bool(page.rows) and page.is_beyond(_BATCH - 1)
        if is_more:
            name, number = page.rows[-1].name, page.rows[-1].id


def policy_rows(material: Material, filters: Filters) -> Iterator[Row]:
    """Yield the instruments: drafts first, then the newest."""
    based: dict[str, list[LegalBasis]] = defaultdict(list)
    for line in policies.bases(material.graph):
        based[line.policy_id].append(line)
    for policy in policies.all_of(material.graph):
        enacted = dates.held(policy.enacted_on)
        names = ("id", "title", "form", "number", "year", "status", "responsible")
        yield {
            "key": policy.id,
            **{name: getattr(policy, name) for name in names},
            "link": None if policy.link and texts.is_invented(policy.link) else policy.link,
            "enacted_on": enacted,
            "basis_of": "; ".join(one.innovation_name for one in based[policy.id]) or None,
            "basis_of_ids": ", ".join(one.innovation_id for one in based[policy.id]) or None,
        }


def lesson_rows(material: Material, filters: Filters) -> Iterator[Row]:
    """Yield what agencies released, the newest first; an agency only where it released its name."""
    before, after = None, ""
    while page := lessons.released(material.graph, _BATCH, filters.get("reason"), before, after):
        for lesson in page:
            names = ("id", "innovation_name", "innovation_id", "reason", "text", "agency_name")
            released = dates.held(lesson.released_on)
            yield {"key": lesson.id, **{name: getattr(lesson, name) for name in names}, "released_on": released}
        before, after = page[-1].released_on, page[-1].id


INNOVATIONS = Report(
    slug="innovations",
    title=_l("Daftar inovasi"),
    description=_l("Setiap inovasi yang terbit atau tercatat sementara, dengan asal, capaian, dan hitungannya."),
    how=_l(
        "Satu baris untuk setiap inovasi. Instansi dan organisasi penyelenggara dihitung dari replikasi yang "
        "pernah terverifikasi; keduanya hitungan yang berbeda dan tidak dijumlahkan. Pencarian memberi paling "
        "banyak 400 baris."
    ),
    action=Action.PORTAL_READ,
    columns=(
        ReportColumn("id", _l("Kode inovasi"), "slug"),
        ReportColumn("name", _l("Inovasi"), "text", ("public.innovation", "innovation_id", "id")),
        ReportColumn("status", _l("Status"), "innovation_status"),
        ReportColumn("origin", _l("Instansi asal"), "text", ("public.agency", "agency_id", "origin_id")),
        ReportColumn("origin_id", _l("Kode instansi"), "agency"),
        ReportColumn("categories", _l("Kode kategori"), "slug"),
        ReportColumn("category_names", _l("Kategori")),
        ReportColumn("years", _l("Tahun KIPP"), "code"),
        ReportColumn("best_stage", _l("Capaian KIPP"), "entry_stage"),
        ReportColumn("agencies", _lp("jamak", "Instansi yang mereplikasi"), "verified"),
        ReportColumn("units", _l("Organisasi penyelenggara"), "verified"),
        ReportColumn("recorded", _l("Replikasi tercatat, belum diverifikasi"), "verified"),
    ),
    rows=innovation_rows,
    filters=(
        ("q", _l("Nama inovasi")),
        ("category", _l("Kategori")),
        ("stage", _l("Capaian KIPP")),
        ("year", _l("Tahun KIPP")),
        ("agency", _l("Instansi asal")),
        ("view", _l("Inovasi")),
    ),
    begins=True,
    order=_l("nama inovasi; hasil pencarian menurut kecocokannya"),
    counted=innovation_count,
)
POLICIES = Report(
    slug="policies",
    title=_l("Daftar kebijakan"),
    description=_l("Setiap kebijakan yang lahir dari inovasi, dengan bentuk, nomor, dan keadaannya."),
    how=_l(
        "Satu baris untuk setiap kebijakan, juga yang masih berupa rancangan. Bentuk dan nomor menurut sumbernya. "
        "Dasar hukum: inovasi yang menurut sumber bersandar pada kebijakan itu; jalan yang mengantarnya tidak tercatat."
    ),
    action=Action.SCALEUP_READ,
    columns=(
        ReportColumn("id", _l("Kode"), "slug"),
        ReportColumn("title", _l("Kebijakan"), "text", ("scaling.policy", "policy_id", "id")),
        ReportColumn("form", _l("Bentuk")),
        ReportColumn("number", _l("Nomor"), "code"),
        ReportColumn("year", _l("Tahun"), "year"),
        ReportColumn("enacted_on", _l("Ditetapkan"), "day"),
        ReportColumn("status", _l("Keadaan"), "policy_status"),
        ReportColumn("responsible", _l("Unit yang bertanggung jawab")),
        ReportColumn(
            "basis_of", _l("Dasar hukum bagi"), "text", ("public.innovation", "innovation_id", "basis_of_ids")
        ),
        ReportColumn("basis_of_ids", _l("Kode inovasi"), "slug"),
        ReportColumn("link", _l("Tautan")),
    ),
    rows=policy_rows,
)
LESSONS = Report(
    slug="lessons",
    title=_l("Daftar pelajaran dari yang berhenti"),
    description=_l("Pelajaran yang dibagikan instansi tentang replikasi yang berhenti."),
    how=_l(
        "Satu baris untuk setiap pelajaran yang dibagikan instansi yang menulisnya. Nama instansi hanya tampil bila "
        "instansi itu sendiri memilihnya."
    ),
    action=Action.LESSON_READ,
    columns=(
        ReportColumn("id", _l("Kode"), "slug"),
        ReportColumn("innovation_name", _l("Inovasi"), "text", ("public.innovation", "innovation_id", "innovation_id")),
        ReportColumn("innovation_id", _l("Kode inovasi"), "slug"),
        ReportColumn("reason", _l("Alasan berhenti"), "stop_reason"),
        ReportColumn("text", _l("Pelajaran")),
        ReportColumn("agency_name", _l("Instansi")),
        ReportColumn("released_on", _l("Dibagikan"), "day"),
    ),
    rows=lesson_rows,
    filters=(("reason", _l("Alasan berhenti")),),
)
