"""Certificates: asked for by the replicator, checked by anybody."""

from typing import BinaryIO

from flask import Response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf import FlaskForm

from graph.domain.errors import NotFound, Refused
from graph.domain.policy import Action
from graph.domain.records.replications import Replication
from graph.domain.vocabulary import ReplicationStatus
from graph.store.audit import entries as audit
from graph.store.evidence import certificates as store
from graph.store.evidence.certificates import Certificate
from graph.store.replications import replications
from tracker.actions import access
from tracker.actions.evidence import certifying
from tracker.documents import addresses, handing_out, pdf
from tracker.documents.handing_out import FileRequest
from tracker.pages.packs.blueprint import bp
from tracker.web import context as web, forms
from tracker.web.context import requires
from tracker.wording import i18n, labels


@bp.get("/certificates/<certificate_id>")
@requires(Action.CERTIFICATE_CHECK)
def check(certificate_id: str) -> str:
    """Show what stands behind a certificate today: the verified facts, or that the replication was withdrawn."""
    found = store.by_id(web.graph(), certificate_id)
    record = replications.by_id(web.graph(), found.replication_id)
    return render_template(
        "packs/certificate.html",
        certificate=found,
        record=record,
        holds=record.facts.status == ReplicationStatus.VERIFIED,
        issuer=addresses.issuer(),
        is_withdrawn=record.facts.status == ReplicationStatus.WITHDRAWN,
    )


@bp.post("/replications/<replication_id>/certificate")
@requires(Action.CERTIFICATE_ISSUE)
def issue(replication_id: str) -> ResponseReturnValue:
    """Issue the certificate of a verified replication, or find the one that was issued."""
    forms.refuse_extra_fields(FlaskForm())
    certifying.issue(web.context(), replication_id)
    return redirect(url_for("packs.certificate_pdf", replication_id=replication_id), 303)


@bp.get("/replications/<replication_id>/certificate.pdf")
@requires(Action.PACK_READ)
def certificate_pdf(replication_id: str) -> Response:
    """Hand out the paper to the record's parties and overseers."""
    record, found = _issued(replication_id)
    head = audit.head(web.graph())
    wanted = FileRequest(
        rests_on=("certificate", replication_id, head.number, head.hash, addresses.public_url(), addresses.issuer()),
        write=lambda file: _written(file, _words(found, record)),
        media_type="application/pdf",
        name=f"surat-keterangan-{replication_id}.pdf",
        is_text=False,
    )
    return addresses.kept_to_themselves(handing_out.answer(wanted))


def _issued(replication_id: str) -> tuple[Replication, Certificate]:
    """Return a record with its certificate; a stranger learns of neither."""
    record = replications.by_id(web.graph(), replication_id)
    if not access.is_party(web.actor(), record):
        raise NotFound("no_such_replication")
    found = store.of_replication(web.graph(), replication_id)
    if found is None:
        raise NotFound("no_such_certificate")
    if record.facts.status != ReplicationStatus.VERIFIED:
        raise Refused("not_verified")
    return record, found


def _written(file: BinaryIO, words: dict[str, object]) -> None:
    file.write(pdf.render("certificate", words))


def _words(found: Certificate, record: Replication) -> dict[str, object]:
    address = f"{addresses.public_url()}{url_for('packs.check', certificate_id=found.id)}"
    return addresses.margins(_("Surat keterangan")) | {
        "kind": _("Surat keterangan"),
        "title": _("Replikasi inovasi terverifikasi"),
        "number": _("Nomor %(number)s", number=found.number),
        "opening": _("%(issuer)s, melalui sistem Jejak Inovasi, menerangkan bahwa", issuer=addresses.issuer()),
        "who": record.facts.adopter_name,
        "statement": _("telah mereplikasi inovasi pelayanan publik berikut, dan replikasi itu telah diverifikasi."),
        "facts": _facts(record, found),
        "code": pdf.qr(address),
        "address": address,
        "check_title": _("Periksa keasliannya"),
        "check_how": _("Pindai kode ini, atau buka alamat berikut. Halaman itu menampilkan keadaan catatan hari ini."),
        "issuer": addresses.issuer(),
        "issued": i18n.day(found.issued_on),
        "signature": _("Tempat tanda tangan elektronik"),
        "closing": _("Surat ini dibuat secara elektronik dan tidak memerlukan tanda tangan basah."),
    }


def _facts(record: Replication, found: Certificate) -> list[tuple[str, str]]:
    held = record.facts
    origins = [f"{one.name} ({one.agency_name})" if one.agency_name else one.name for one in record.origins]
    return [
        (_("Catatan replikasi"), held.id),
        (_("Inovasi asal"), "; ".join(origins)),
        (_("Nama setempat"), held.local_name or "–"),
        (_("Unit yang menjalankan"), "; ".join(unit.name for unit in record.units) or "–"),
        (_("Cara replikasi"), labels.label(record.fields.manner, "manner")),
        (_("Mulai berjalan"), i18n.day(record.fields.started_on)),
        (_("Terverifikasi"), i18n.day(held.verified_on)),
        (_("Surat dibuat"), i18n.day(found.issued_on)),
    ]
