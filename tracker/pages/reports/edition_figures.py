"""What was published about each edition: figures, differing ones side by side, and statements without a figure."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from flask_babel import lazy_gettext as _l

from graph.domain.policy import Action
from graph.store.innovations import claims
from graph.store.innovations.claims import Claim
from tracker.pages.reports.model import Filters, Material, Report, ReportColumn, Row, whole
from tracker.wording import claims as claim_words, i18n

FIGURE, STATEMENT = _l("Angka resmi"), _l("Pernyataan")
DIFFERS = _l("berbeda antarsumber")
_ORDER = {metric: place for place, metric in enumerate((*claim_words.METRICS, *claim_words.OTHERS))}


@dataclass(frozen=True, slots=True)
class EditionFigure:
    """The figures of one edition for one thing; they differ when sources give more than one number."""

    edition: int
    claims: tuple[Claim, ...]

    @property
    def differs(self) -> bool:
        return len({claim.value for claim in self.claims}) > 1


def groups(material: Material) -> list[EditionFigure]:
    """Return the figures by edition and by what they count, in the order in which an edition runs."""
    found = sorted(claims.of_editions(material.graph), key=_place)
    return [EditionFigure(place[0], tuple(group)) for place, group in groupby(found, _place)]


def statements(material: Material) -> list[Claim]:
    """Return what was published without a figure, about the competition and then about its editions."""
    return sorted(claims.statements(material.graph), key=lambda claim: (claim.edition or 0, claim.id))


def rows(material: Material, filters: Filters) -> Iterator[Row]:
    """Yield each figure, then each statement."""
    for group in groups(material):
        for claim in group.claims:
            yield _row(claim, str(FIGURE), str(DIFFERS) if group.differs else None)
    for claim in statements(material):
        yield _row(claim, str(STATEMENT), None)


def _place(claim: Claim) -> tuple[int, int, str]:
    return claim.edition or 0, _ORDER.get(claim.metric, len(_ORDER)), claim.metric


def _row(claim: Claim, kind: str, differs: str | None) -> Row:
    return {
        "key": claim.id,
        "kind": kind,
        "edition": claim.edition,
        "words": claim_words.words(claim),
        "qualifier": claim_words.qualifier(claim),
        "value": whole(claim.value),
        "differs": differs,
        "as_of": claim.as_of,
        "note": claim_words.note(claim),
        "sources": "; ".join(i18n.cited(source) for source in claim.sources) or None,
    }


REPORT = Report(
    slug="edition-figures",
    title=_l("Angka resmi per edisi dan pernyataan"),
    description=_l("Yang diterbitkan tentang setiap edisi KIPP, dengan sumber dan tanggalnya; yang berbeda ditandai."),
    how=_l(
        "Semua baris dikutip dari sumbernya dan tidak pernah dihitung. Bila sumber menyebut angka yang berbeda untuk "
        "hal yang sama pada edisi yang sama, semuanya ditampilkan dan ditandai. Sistem ini tidak memilih di antaranya."
    ),
    action=Action.REPORT_READ,
    columns=(
        ReportColumn("kind", _l("Jenis")),
        ReportColumn("edition", _l("Edisi"), "year"),
        ReportColumn("words", _l("Yang dinyatakan")),
        ReportColumn("qualifier", _l("Keterangan angka")),
        ReportColumn("value", _l("Angka"), "number"),
        ReportColumn("differs", _l("Perbandingan")),
        ReportColumn("as_of", _l("Per tanggal"), "published"),
        ReportColumn("note", _l("Keterangan")),
        ReportColumn("sources", _l("Sumber")),
    ),
    rows=rows,
)
