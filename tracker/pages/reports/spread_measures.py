"""Reports of the measures of spread: who adopted when, how it was passed on, where it arrived."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np
from flask_babel import lazy_gettext as _l, lazy_pgettext as _lp

from graph.analytics.dataset import scope
from graph.analytics.dataset.scope import Inputs, MeasureScope
from graph.domain.policy import Action
from graph.domain.records.snapshot import ReplicationRow
from tracker.figures import spread_measures, words as measure_words
from tracker.pages.reports.model import (
    Filters,
    Material,
    Report,
    ReportColumn,
    Row,
    RowCount,
    behind,
    by_snapshot,
    whole,
)

INNOVATION = (
    ReportColumn("innovation_id", _l("Kode inovasi"), "slug"),
    ReportColumn("innovation", _l("Inovasi"), "text", ("public.innovation", "innovation_id", "innovation_id")),
)
AGENCY = (
    ReportColumn("agency_id", _l("Kode instansi"), "agency"),
    ReportColumn("agency", _l("Instansi"), "text", ("public.agency", "agency_id", "agency_id")),
)
ORDER = _l("inovasi")
FILTER = (("innovation", _l("Inovasi")),)


def adopter_rows(material: Material, filters: Filters) -> Iterator[Row]:
    """Yield each agency that ever adopted each innovation, oldest first, with its place in the spread."""
    given = spread_measures.of_nation(material.snapshot, material.today)
    for root in roots(material, filters):
        rows = _adopters(given.of_root[root], root)
        for key in behind(list(rows), material.after):
            yield _adopter(material, root, rows[key])


def generation_rows(material: Material, filters: Filters) -> Iterator[Row]:
    """Yield how each innovation was passed on; R is empty while every cohort is too young."""
    for root in roots(material, filters):
        found = spread_measures.copying(material.snapshot, material.today, root)
        yield {
            **named(material, root),
            "key": root,
            "from_origin": whole(round(found.from_origin, 2)),
            "used": found.inputs.used,
            "mandated": found.inputs.mandated,
            "undated": found.inputs.undated,
            "r": rounded(found.r),
            "share_with_none": rounded(found.share_with_none),
            "settled": sum(cohort.adopters for cohort in found.settled),
            "too_young": sum(cohort.adopters for cohort in found.cohorts if cohort.is_cut_off),
            "depth": len(found.generations),
            "interval": found.intervals.median,
            "negative": len(found.intervals.negative),
        }


def region_rows(material: Material, filters: Filters) -> Iterator[Row]:
    """Yield what each innovation reached, and how far its copies stand from their parents."""
    for root in roots(material, filters):
        found = spread_measures.ways(material.snapshot, material.today, root)
        reached = found.reached
        yield {
            **named(material, root),
            "key": root,
            "provinces": len(reached.provinces),
            "regencies": len(reached.regencies),
            "island_groups": len(reached.island_groups),
            "first_year": min((one.period for one in reached.island_groups), default=None),
            "outside_java": rounded(reached.share_outside_java),
            "mean_km": rounded(found.mean_km, 0),
            "median_km": rounded(found.median_km, 0),
            "longest_km": rounded(found.longest_km, 0),
            "pairs": found.pairs,
            "without_region": len(reached.without_region),
        }


def roots(material: Material, filters: Filters) -> list[str]:
    """Return the replicated innovations, or the one asked for, from the one that a page's last key names."""
    given = spread_measures.of_nation(material.snapshot, material.today)
    wanted = filters.get("innovation")
    found = [root for root in given.innovations if root in given.of_root and wanted in (None, root)]
    root, tilde, _rest = material.after.partition("~")
    if root not in given.of_root or root not in found:
        return found
    return found[found.index(root) + (0 if tilde else 1) :]


def adopters_counted(material: Material, filters: Filters) -> RowCount:
    """Count the adopters of each innovation, and those before the page."""
    of_root = spread_measures.of_nation(material.snapshot, material.today).of_root
    total = sum(len(of_root[root]) for root in roots(replace(material, after=""), filters))
    left = roots(material, filters)
    further = sum(len(of_root[root]) for root in left[1:])
    first = len(behind(list(_adopters(of_root[left[0]], left[0])), material.after)) if left else 0
    return RowCount(total, total - further - first)


def _adopters(copies: Iterable[ReplicationRow], root: str) -> dict[str, ReplicationRow]:
    """Return the copies of an innovation by the keys of their rows, oldest first."""
    dated = sorted(copies, key=lambda copy: (copy.started_on is None, copy.started_on, copy.id))
    return {f"{root}~{copy.id}": copy for copy in dated}


def roots_counted(material: Material, filters: Filters) -> RowCount:
    """Count the replicated innovations, and those before the page."""
    total = len(roots(replace(material, after=""), filters))
    return RowCount(total, total - len(roots(material, filters)))


def voluntary(material: Material, filters: Filters) -> Inputs:
    """Count what the voluntary, dated series uses and leaves out."""
    return spread_measures.of_nation(material.snapshot, material.today).inputs(_asked(filters))


def every_verified(material: Material, filters: Filters) -> Inputs:
    """Count the verified copies, mandated and undated ones included."""
    found = voluntary(material, filters)
    return Inputs(found.used + found.mandated + found.undated, recorded=found.recorded)


def every_dated(material: Material, filters: Filters) -> Inputs:
    """Count the verified copies with a year, mandated ones included."""
    given = spread_measures.of_nation(material.snapshot, material.today)
    copies = given.copies_in(_asked(filters))
    undated = sum(copy.started_on is None for copy in copies)
    return Inputs(len(copies) - undated, recorded=voluntary(material, filters).recorded, undated=undated)


def _asked(filters: Filters) -> MeasureScope:
    wanted = filters.get("innovation")
    return scope.ALL if wanted is None else scope.innovation(wanted)


def _adopter(material: Material, root: str, copy: ReplicationRow) -> Row:
    given = spread_measures.of_nation(material.snapshot, material.today)
    place = given.agencies[copy.adopter]
    generation, direct, below = spread_measures.family(material.snapshot, material.today, root)[copy.id]
    at = spread_measures.adoption(material.snapshot, material.today, root, copy.adopter)
    names = {one.code: one.name for one in material.snapshot.rows.provinces}
    timing = given.timing[at] if at is not None else None
    threshold = float(given.threshold[at]) if at is not None else float("nan")
    return {
        **named(material, root),
        "key": f"{root}~{copy.id}",
        "agency_id": place.id,
        "agency": place.name,
        "cluster": place.cluster,
        "province": place.province,
        "province_name": names.get(place.province or ""),
        "year": copy.started_on.year if copy.started_on else None,
        "basis": copy.basis,
        "timing": str(measure_words.TIMINGS[timing]) if timing else None,
        "generation": generation,
        "direct": direct,
        "reach": below,
        "threshold": None if np.isnan(threshold) else rounded(threshold),
        "replication": copy.id,
    }


def named(material: Material, root: str) -> Row:
    return {"innovation_id": root, "innovation": material.snapshot.innovations[root].name}


def rounded(value: float | None, digits: int = 3) -> float | int | None:
    return None if value is None else whole(round(float(value), digits))


ADOPTERS = Report(
    slug="adopters",
    title=_l("Replikator setiap inovasi"),
    description=_l(
        "Setiap instansi yang pernah mereplikasi setiap inovasi: kapan, dari generasi mana, dan diteruskan ke mana."
    ),
    how=_l(
        "Satu baris untuk setiap replikasi yang pernah terverifikasi dan setiap inovasi induknya. Kelas waktu dan "
        "ambang "
        "hanya untuk replikasi sukarela dengan tahun mulai: kelas menurut rata-rata dan simpangan baku tahun mulai; "
        "ambang "
        "adalah bagian lima kabupaten/kota terdekat yang sudah menjalankannya setahun sebelumnya. Generasi dan "
        "keturunan "
        "menghitung semua replikasi terverifikasi dalam inovasi itu."
    ),
    action=Action.REPORT_READ,
    columns=(
        *INNOVATION,
        *AGENCY,
        ReportColumn("cluster", _l("Klaster"), "cluster"),
        ReportColumn("province", _l("Kode provinsi"), "slug"),
        ReportColumn("province_name", _l("Provinsi")),
        ReportColumn("year", _l("Tahun mulai"), "year"),
        ReportColumn("basis", _l("Dasar"), "basis"),
        ReportColumn("timing", _l("Kelas waktu")),
        ReportColumn("generation", _l("Generasi"), "number"),
        ReportColumn("direct", _l("Disalin langsung"), "number"),
        ReportColumn("reach", _l("Seluruh keturunan"), "number"),
        ReportColumn("threshold", _l("Ambang"), "number"),
        ReportColumn("replication", _l("Nomor replikasi"), "code", ("registry.show", "replication_id", "replication")),
    ),
    rows=adopter_rows,
    filters=FILTER,
    inputs=every_verified,
    rests_on=by_snapshot,
    begins=True,
    order=_l("inovasi, lalu tahun mulai"),
    counted=adopters_counted,
)
GENERATIONS = Report(
    slug="generations",
    title=_l("Generasi replikasi"),
    description=_l("Bagaimana setiap inovasi diteruskan: dari asal, dari replikasi ke replikasi, dan berapa lama."),
    how=_l(
        "R = replikasi langsung per replikasi, dari angkatan yang sudah diikuti sedikitnya selama 90 persen selang "
        "generasinya; kosong bila semua masih terlalu baru. Dua induk masing-masing mendapat setengah. Hanya replikasi "
        "sukarela dengan tahun mulai; instansi asal berdiri sendiri. Generasi menghitung juga amanat pusat. Selang "
        "dengan "
        "tahun terbalik disebut dan tidak dipakai."
    ),
    action=Action.REPORT_READ,
    columns=(
        *INNOVATION,
        ReportColumn("used", _l("Replikasi dihitung"), "number"),
        ReportColumn("mandated", _l("Amanat pusat, tidak dihitung"), "number"),
        ReportColumn("undated", _l("Tanpa tahun, tidak dihitung"), "number"),
        ReportColumn("from_origin", _l("Langsung dari asal"), "number"),
        ReportColumn("r", _l("R"), "number"),
        ReportColumn("share_with_none", _l("Bagian yang belum direplikasi lagi"), "number"),
        ReportColumn("settled", _l("Replikasi di balik R"), "number"),
        ReportColumn("too_young", _l("Masih terlalu baru"), "number"),
        ReportColumn("depth", _l("Generasi"), "number"),
        ReportColumn("interval", _l("Selang generasi, median tahun"), "number"),
        ReportColumn("negative", _l("Selang terbalik"), "number"),
    ),
    rows=generation_rows,
    filters=FILTER,
    inputs=voluntary,
    rests_on=by_snapshot,
    begins=True,
    order=ORDER,
    counted=roots_counted,
)
REGIONS_REACHED = Report(
    slug="regions-reached",
    title=_l("Wilayah yang dicapai"),
    description=_l("Provinsi, kabupaten/kota, dan kelompok pulau yang dicapai setiap inovasi, dan jaraknya."),
    how=_l(
        "Wilayah replikator yang pernah terverifikasi, termasuk amanat pusat, dengan tahun mulai. Bagian di luar "
        "Jawa dari "
        "instansi yang punya wilayah. Jarak lingkaran besar dari setiap induk ke replikasinya, bila keduanya punya "
        "titik "
        "wilayah."
    ),
    action=Action.REPORT_READ,
    columns=(
        *INNOVATION,
        ReportColumn("provinces", _lp("jamak", "Provinsi"), "number"),
        ReportColumn("regencies", _l("Kabupaten/kota"), "number"),
        ReportColumn("island_groups", _l("Kelompok pulau"), "number"),
        ReportColumn("first_year", _l("Tahun pertama"), "year"),
        ReportColumn("outside_java", _l("Bagian di luar Jawa"), "number"),
        ReportColumn("mean_km", _l("Jarak rata-rata, km"), "number"),
        ReportColumn("median_km", _l("Jarak median, km"), "number"),
        ReportColumn("longest_km", _l("Jarak terjauh, km"), "number"),
        ReportColumn("pairs", _l("Pasangan berjarak"), "number"),
        ReportColumn("without_region", _l("Instansi tanpa wilayah"), "number"),
    ),
    rows=region_rows,
    filters=FILTER,
    inputs=every_dated,
    rests_on=by_snapshot,
    begins=True,
    order=ORDER,
    counted=roots_counted,
)
