"""The national figures: what was published beside what this graph holds."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict

from flask_babel import lazy_gettext as _l

from graph.domain.policy import Action
from graph.domain.records.catalogue import Cited
from graph.store.innovations import claims
from graph.store.innovations.claims import Claim
from tracker.figures import snapshot as figures
from tracker.pages.reports import edition_figures
from tracker.pages.reports.model import Filters, Material, Report, ReportColumn, Row, whole
from tracker.wording import claims as claim_words, i18n
from tracker.wording.claims import METRICS

BESIDE = 6  # metrics with published figures; the others are counted here only
OF_VERIFIED = ("top_replicated", "adopting_agencies", "running_units")  # unknown while nothing is verified
_CLAIM, _COMPUTED = _l("Angka resmi"), _l("Hitungan sistem ini")


def published(material: Material) -> list[Claim]:
    """Return the published figures, those with a computed counterpart first and in its order."""
    order = {metric: place for place, metric in enumerate(METRICS)}
    return sorted(claims.national(material.graph), key=lambda c: (order.get(c.metric, len(order)), c.metric))


def computed(material: Material) -> list[Row]:
    """Return this system's own counts as of today."""
    totals = asdict(figures.totals(material.snapshot))
    return [{"metric": metric, "value": totals[metric], "as_of": material.today.isoformat()} for metric in METRICS]


def document(material: Material) -> Mapping[str, object]:
    """Return claims and counts apart, as machines read them."""
    stated = [
        {
            "metric": claim.metric,
            "value": whole(claim.value),
            "qualifier": claim.qualifier,
            "as_of": claim.as_of,
            "sources": [_named(source) for source in claim.sources],
        }
        for claim in published(material)
    ]
    return {"claims": stated, "computed": computed(material)}


def shown(material: Material) -> Mapping[str, object]:
    """Return what the page shows beside the rows: both kinds of figures, those of each edition, and statements."""
    counted = computed(material)
    return {
        "claims": published(material),
        "beside": counted[:BESIDE],
        "alone": counted[BESIDE:],
        "verified_only": OF_VERIFIED,
        "metrics": METRICS,
        "whole": whole,
        "by_edition": edition_figures.groups(material),
        "differs": edition_figures.DIFFERS,
        "statements": edition_figures.statements(material),
    }


def rows(material: Material, filters: Filters) -> Iterator[Row]:
    """Yield the published figures, then the computed ones; the kind is said in each line."""
    for claim in published(material):
        yield {
            "key": claim.id,
            "kind": str(_CLAIM),
            "metric": claim_words.words(claim),
            "value": whole(claim.value),
            "qualifier": claim_words.qualifier(claim),
            "as_of": claim.as_of,
            "note": claim_words.note(claim),
            "sources": "; ".join(i18n.cited(source) for source in claim.sources) or None,
        }
    for line in computed(material):
        yield {
            "key": line["metric"],
            "kind": str(_COMPUTED),
            "metric": str(METRICS[line["metric"]]),
            "value": line["value"],
            "qualifier": None,
            "as_of": line["as_of"],
            "note": None,
            "sources": None,
        }


def _named(source: Cited) -> str:
    """Name a source as machines read it: its date stays in ISO form."""
    return ", ".join(part for part in source[:3] if part)


REPORT = Report(
    slug="national-figures",
    title=_l("Angka nasional dan sumbernya"),
    description=_l("Angka yang diterbitkan, dengan sumber dan tanggalnya, di samping hitungan sistem ini."),
    how=_l(
        "Angka resmi dikutip dari sumbernya dan tidak pernah dihitung. Hitungan sistem ini: pendaftaran, "
        "lolos, dan top dihitung dari entri setiap edisi, top inovasi sekali untuk setiap inovasi; yang "
        "direplikasi adalah top inovasi dengan sedikitnya satu replikasi yang pernah terverifikasi; "
        "instansi dan organisasi dihitung sekali dari replikasi tersebut, termasuk amanat pusat. Instansi "
        "dan organisasi tidak dijumlahkan."
    ),
    action=Action.REPORT_READ,
    columns=(
        ReportColumn("kind", _l("Jenis angka")),
        ReportColumn("metric", _l("Yang dihitung")),
        ReportColumn("qualifier", _l("Keterangan angka")),
        ReportColumn("value", _l("Angka"), "number"),
        ReportColumn("as_of", _l("Per tanggal"), "published"),
        ReportColumn("note", _l("Keterangan")),
        ReportColumn("sources", _l("Sumber")),
    ),
    rows=rows,
    document=document,
    template="reports/national_figures.html",
    shown=shown,
    head="metric",
)
