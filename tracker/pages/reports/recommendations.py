"""Reports of who may follow and from whom others copy; public facts only."""

from collections.abc import Iterator

from flask_babel import lazy_gettext as _l, lazy_pgettext as _lp

from graph.analytics.dataset.scope import Inputs
from graph.domain.policy import Action
from graph.store.innovations import groupings
from tracker.figures import spread_measures, words as measure_words
from tracker.pages.reports.model import Filters, Material, Report, ReportColumn, Row, behind, by_snapshot
from tracker.pages.reports.spread_measures import AGENCY, FILTER, INNOVATION, named, roots, rounded, voluntary


def next_rows(material: Material, filters: Filters) -> Iterator[Row]:
    """Yield the suggested agencies of one innovation, or of each with enough adopters, best first."""
    for root in roots(material, filters):
        answer = spread_measures.who_next(material.snapshot, material.today, root)
        history = spread_measures.soon(material.snapshot, material.today, root).value if answer.value else None
        chances = {one.agency: one.chance for one in history.chances} if history else {}
        found = {f"{root}~{one.agency}": (place, one) for place, one in enumerate(answer.value or [], start=1)}
        for key in behind(list(found), material.after):
            place, one = found[key]
            yield {
                **named(material, root),
                "key": key,
                "order": place,
                "agency_id": one.agency,
                "agency": material.snapshot.agencies[one.agency].name,
                "reason": measure_words.closest(one, material.snapshot.agencies),
                "shared": measure_words.shared(one),
                "similar_running": one.similar_running,
                "similar": one.similar,
                "nearby": measure_words.nearby(one),
                "adopted": one.adopted,
                "adopters": one.adopters,
                "score": rounded(one.score, 4),
                "chance": rounded(chances.get(one.agency), 4),
            }


def hub_rows(material: Material, filters: Filters) -> Iterator[Row]:
    """Yield the agencies from whom others copied, by falling PageRank; those who only copied are left out."""
    found, _left_out = spread_measures.hubs(material.snapshot, material.today)
    kept = groupings.copying(material.graph)
    circles = {} if kept is None else dict(zip(kept.members, kept.numbers, strict=True))
    for place, hub in enumerate((one for one in found if one.copies), start=1):
        yield {
            "key": hub.agency,
            "order": place,
            "agency_id": hub.agency,
            "agency": material.snapshot.agencies[hub.agency].name,
            "cluster": material.snapshot.agencies[hub.agency].cluster,
            "rank": rounded(hub.rank, 6),
            "copies": hub.copies,
            "copiers": hub.copiers,
            "circle": circles[hub.agency] + 1 if hub.agency in circles else None,
        }


def _by_groups(material: Material) -> str:
    """Name the state of what hubs rest on: the worker keeps the groups beside the trail."""
    return f"{by_snapshot(material)} {groupings.head(material.graph)}"


def every_voluntary(material: Material, filters: Filters) -> Inputs:
    """Count the voluntary copies, undated ones included: who copied whom needs no year."""
    found = voluntary(material, filters)
    return Inputs(found.used + found.undated, mandated=found.mandated, recorded=found.recorded)


WHO_NEXT = Report(
    slug="who-next",
    title=_l("Calon replikator berikutnya"),
    description=_l("Instansi yang riwayatnya paling mirip dengan para replikator setiap inovasi, dengan alasannya."),
    how=_l(
        "Urutan menurut jumlah kosinus antara riwayat calon dan riwayat setiap replikator, dipusatkan per inovasi; "
        "hanya yang di atas 0, dan bukan peluang atau kewajiban. Alasannya adalah replikator yang paling banyak "
        "menambah skor. Di sampingnya tetangga dan popularitas. Hanya replikasi sukarela yang pernah "
        "terverifikasi dan diketahui tahunnya; sedikitnya tiga replikator. Instansi asal, instansi dengan replikasi "
        "terverifikasi atau tercatat, dan klaster tanpa replikator tidak disarankan. Peluang tahun depan (0 sampai 1) "
        "berasal dari logit riwayat peristiwa inovasi itu sendiri: tetangga, bagian, dan lamanya; kosong di bawah 30 "
        "replikasi."
    ),
    action=Action.REPORT_READ,
    columns=(
        *INNOVATION,
        ReportColumn("order", _l("Urutan"), "number"),
        *AGENCY,
        ReportColumn("score", _l("Skor kemiripan"), "number"),
        ReportColumn("chance", _l("Peluang tahun depan"), "number"),
        ReportColumn("reason", _l("Alasan")),
        ReportColumn("shared", _l("Kesamaan riwayat")),
        ReportColumn("similar_running", _l("Dari yang paling mirip, sudah menjalankan"), "number"),
        ReportColumn("similar", _l("Yang paling mirip"), "number"),
        ReportColumn("nearby", _l("Tetangga")),
        ReportColumn("adopted", _l("Inovasi yang direplikasi calon"), "number"),
        ReportColumn("adopters", _l("Replikator inovasi ini"), "number"),
    ),
    rows=next_rows,
    filters=FILTER,
    inputs=voluntary,
    rests_on=by_snapshot,
    begins=True,
    order=_l("inovasi, lalu kemiripan"),
)
HUBS = Report(
    slug="hubs",
    title=_l("Rujukan replikasi"),
    description=_l("Instansi yang paling banyak direplikasi, langsung dan melalui yang lain."),
    how=_l(
        "PageRank pada hubungan instansi yang mereplikasi ke instansi induk, dihargai menurut banyaknya replikasi, "
        "peredam 0,85, toleransi 1e-10. Hanya replikasi sukarela yang pernah terverifikasi; instansi asal mewakili "
        "inovasinya. Yang tidak pernah mereplikasi atau direplikasi tidak ikut; yang hanya mereplikasi ikut dihitung "
        "tetapi tidak didaftar. Kelompok menurut Leiden pada hubungan yang sama, dihitung berkala; kosong selama "
        "belum dihitung."
    ),
    action=Action.REPORT_READ,
    columns=(
        ReportColumn("order", _l("Urutan"), "number"),
        *AGENCY,
        ReportColumn("cluster", _l("Klaster"), "cluster"),
        ReportColumn("rank", _l("PageRank"), "number"),
        ReportColumn("copies", _l("Replikasi darinya"), "number"),
        ReportColumn("copiers", _lp("jamak", "Instansi yang mereplikasi"), "number"),
        ReportColumn("circle", _l("Kelompok yang saling mereplikasi"), "number"),
    ),
    rows=hub_rows,
    inputs=every_voluntary,
    rests_on=_by_groups,
)
