"""The words of a proof pack: the same lines as PDF and as CSV."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from graph.analytics.scaling import iid, rules
from graph.analytics.scaling.iid import IidEstimate
from graph.domain.records.replications import Proof
from graph.domain.values import dates, texts
from graph.store.innovations.packs import Packed, PackedProof
from tracker.documents import addresses, example_files, pdf
from tracker.web import context as web
from tracker.wording import i18n, labels

_BOM = "\ufeff"
_DASH = "–"
MOST_ON_PAPER = 1_000  # 5,000 took 840 MB to set


@dataclass(frozen=True, slots=True)
class Pack:
    """What a pack is about, and the verified replications that it proves; one about a replication begins with it."""

    id: str
    title: str
    kind: str
    facts: list[tuple[str, str]]
    copies: Sequence[Packed]
    proofs: dict[str, list[PackedProof]]

    @property
    def estimate(self) -> IidEstimate:
        """The estimated IID value under today's rules; a replication's own place is none that replicated it."""
        others = (copy.region_code for copy in self.copies if copy.id != self.id)
        return iid.estimate(others, rules.on(web.today()))


def as_pdf(pack: Pack) -> bytes:
    """Return the pack as PDF."""
    estimate = pack.estimate
    words = addresses.margins(_("Paket bukti replikasi")) | {
        "title": pack.title,
        "kind": pack.kind,
        "facts": pack.facts,
        "estimate": {
            "label": _("Perkiraan nilai replikasi IID"),
            "value": str(estimate.value),
            "mark": example_files.mark(world()),
            "how": how(estimate),
        },
        "list_title": _(
            "Replikasi terverifikasi (%(number)s)",
            number=example_files.number(i18n.dec(len(pack.copies)), world()),
        ),
        "empty": _("Belum ada replikasi yang terverifikasi."),
        "columns": columns()[:1] + columns()[2:5] + columns()[6:],
        "rows": [_shown(pack, copy) for copy in pack.copies[:MOST_ON_PAPER]],
        "notes": [*_rest(len(pack.copies)), *notes(estimate)],
    }
    return pdf.render("proof_pack", words)


def _rest(number: int) -> list[str]:
    """Say where the rest is, when a paper does not hold all."""
    if number <= MOST_ON_PAPER:
        return []
    return [
        _(
            "Berkas PDF ini memuat %(shown)s replikasi pertama dari %(number)s. Seluruhnya ada dalam berkas CSV.",
            shown=i18n.dec(MOST_ON_PAPER),
            number=i18n.dec(number),
        )
    ]


def as_csv(pack: Pack) -> bytes:
    """Return the pack as CSV: the header and the rows, codes as text, nothing that a spreadsheet would run."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    marked = example_files.column(world())
    writer.writerow([*columns(), *marked[:1]])
    for copy in pack.copies:
        writer.writerow([texts.guarded(cell) for cell in [*_cells(pack, copy), *marked[1:]]])
    return (_BOM + buffer.getvalue()).encode()


def world() -> str:
    """Return which kind of data these are."""
    return web.worlds().current().kind


def columns() -> list[str]:
    """Return the heads of the columns, in the reader's language."""
    return [
        _("Nomor"),
        _("Nama setempat"),
        _("Instansi"),
        _("Kode wilayah"),
        _("Wilayah"),
        _("Provinsi"),
        _("Unit yang menjalankan"),
        _("Cara"),
        _("Mulai berjalan"),
        _("Terverifikasi"),
        _("Bukti"),
    ]


def how(estimate: IidEstimate) -> str:
    """Say how the value comes about."""
    return _(
        "%(weight)s x paling banyak %(most)s wilayah berbeda; di sini %(regions)s wilayah.",
        weight=estimate.weight,
        most=estimate.most,
        regions=len(estimate.regions),
    )


def notes(estimate: IidEstimate) -> list[str]:
    """Return what a reader must know of these numbers."""
    return [
        _("Nilai ini perkiraan sistem, bukan nilai resmi Innovative Government Award (IID)."),
        _("Dua replikasi di satu wilayah dihitung satu; instansi tanpa kode wilayah tidak dihitung."),
        _("Kode wilayah mengikuti Kemendagri: %(codes)s", codes=", ".join(estimate.regions) or _DASH),
    ]


def _cells(pack: Pack, copy: Packed) -> list[str]:
    started = dates.held(copy.started_on, copy.started_precision)
    return [
        copy.id,
        copy.local_name or "",
        copy.adopter_name,
        copy.region_code or "",
        copy.region_name or "",
        copy.province_name or "",
        "; ".join(copy.units),
        labels.label(copy.manner, "manner") if copy.manner else "",
        started.iso if started else "",
        copy.verified_on.isoformat() if copy.verified_on else "",
        "; ".join(proof_words(proof) for proof in pack.proofs.get(copy.id, [])),
    ]


def _shown(pack: Pack, copy: Packed) -> list[str]:
    """Return the cells as the paper shows them: nine columns, days in words."""
    cells = [cell or _DASH for cell in _cells(pack, copy)]
    cells[2] = f"{copy.adopter_name} ({copy.local_name})" if copy.local_name else copy.adopter_name
    cells[8] = i18n.day(copy.started_on, copy.started_precision) if copy.started_on else _DASH
    cells[9] = i18n.day(copy.verified_on) if copy.verified_on else _DASH
    return [cells[0], *cells[2:5], *cells[6:]]


def proof_words(proof: PackedProof | Proof) -> str:
    """Return kind, number and date of a proof."""
    parts = [labels.label(proof.kind, "evidence"), proof.number, i18n.day(proof.date) if proof.date else None]
    return ", ".join(part for part in parts if part)
