"""Make the one-time link and the letter that brings it."""

import base64
import hmac
import json
import secrets

from flask import Response, current_app, make_response, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from graph.domain.errors import NotFound
from graph.domain.policy import Action
from graph.domain.records.replications import Replication
from graph.store.replications import replications
from graph.store.replications.answer_links import AnswerLink
from tracker.actions import access
from tracker.actions.evidence import answer_letters
from tracker.actions.evidence.answer_letters import NewLetter
from tracker.base.settings import Settings
from tracker.documents import addresses, pdf
from tracker.pages.letters.blueprint import bp
from tracker.pages.letters.forms import OfferForm, PaperForm
from tracker.web import context as web, forms
from tracker.web.context import requires
from tracker.web.submitting import submitted
from tracker.wording import i18n, labels


@bp.get("/replications/<replication_id>/answer-links")
@requires(Action.ANSWER_LINK_MAKE)
def choose(replication_id: str) -> str:
    """Show which agencies can be asked by letter."""
    return _page(replication_id, OfferForm(formdata=None))


@bp.post("/replications/<replication_id>/answer-links")
@requires(Action.ANSWER_LINK_MAKE)
def make(replication_id: str) -> ResponseReturnValue:
    """Make a link and show it, this once: the graph keeps only its hash, so nothing could be redirected to."""
    form = OfferForm()
    return submitted(form, lambda: _made(replication_id, form), lambda _error: _page(replication_id, form))


def _made(replication_id: str, form: OfferForm) -> Response:
    chosen, once = form.agency_id.data or "", form.once.data or secrets.token_hex(16)
    key = _key(once, replication_id, chosen)
    answer_letters.offer(web.context(), NewLetter(replication_id, chosen, key), once, web.clock().real())
    form.once.data = secrets.token_hex(16)  # the next letter is another form
    answer = make_response(_page(replication_id, form, key))
    answer.headers["Cache-Control"] = "no-store"
    return answer


@bp.post("/replications/<replication_id>/answer-letter.pdf")
@requires(Action.ANSWER_LINK_MAKE)
def letter(replication_id: str) -> Response:
    """Hand out the letter for a link that was just made."""
    form = PaperForm()
    forms.refuse_extra_fields(form)
    key, record = form.key.data or "", replications.by_id(web.graph(), replication_id)
    answer_letters.demand_may_offer(web.graph(), web.actor(), record)
    link = answer_letters.alive(web.graph(), key, web.clock().real()).link
    if link.replication_id != replication_id:
        raise NotFound("link_spent")
    return addresses.set_for_one("letter", _words(record, link, key), f"surat-{replication_id}")


def _page(replication_id: str, form: OfferForm, key: str | None = None) -> str:
    graph, actor = web.graph(), web.actor()
    record = replications.by_id(graph, replication_id)
    answer_letters.demand_may_offer(graph, actor, record)
    agencies = answer_letters.to_ask(graph, actor, record)
    form.offer(agencies)
    form.once.data = form.once.data or secrets.token_hex(16)
    link = answer_letters.alive(graph, key, web.clock().real()).link if key else None
    return render_template(
        "letters/make.html",
        record=record,
        agencies=agencies,
        form=form,
        link=link,
        key=key,
        address=_address(key) if key else None,
        may_decide=access.obstacle_to_verify(actor, record) is None,
    )


def _key(once: str, replication_id: str, agency_id: str) -> str:
    """Return the key that this person's one form makes: the same for each click, and nobody's to guess."""
    made_of = json.dumps([web.actor().user_id, once, replication_id, agency_id])
    settings: Settings = current_app.extensions["jejak.settings"]
    digest = hmac.digest(settings.secret.encode(), f"answer letter {made_of}".encode(), "sha256")
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def _address(key: str) -> str:
    return f"{addresses.public_url()}{url_for('letters.reply', key=key)}"


def _words(record: Replication, link: AnswerLink, key: str) -> dict[str, object]:
    held, address = record.facts, _address(key)
    title = _("Permintaan jawaban atas replikasi inovasi")
    return addresses.margins(_("Surat permintaan jawaban")) | {
        "title": title,
        "letterhead": [
            (_("Nomor catatan"), held.id),
            (_("Tanggal"), i18n.day(web.today())),
            (_("Perihal"), title),
        ],
        "addressee": [_("Yth. Kepala Bagian Organisasi"), link.agency_name],
        "opening": [
            _("%(agency)s menyatakan telah mereplikasi inovasi instansi Anda.", agency=held.adopter_name),
            _(
                "Replikasi baru dihitung setelah instansi asal menjawab. Mohon jawaban apakah pernyataan ini benar, "
                "perlu penjelasan, atau Anda berkeberatan dengan alasannya."
            ),
        ],
        "facts": _facts(record, link.agency_id),
        "code": pdf.qr(address),
        "address": address,
        "answer_title": _("Menjawab tanpa akun"),
        "answer_how": _("Pindai kode ini, atau buka alamat berikut. Tautan berlaku untuk satu jawaban."),
        "answer_until": _("Berlaku sampai %(moment)s.", moment=i18n.instant(link.expires_at)),
        "closing": _("Atas perhatian dan kerja sama Anda, kami sampaikan terima kasih."),
    }


def _facts(record: Replication, agency_id: str) -> list[tuple[str, str]]:
    held = record.facts
    asked = [parent.name for parent in record.parents if parent.agency_id == agency_id]
    return [
        (_("Yang direplikasi"), "; ".join(asked)),
        (_("Instansi yang mereplikasi"), held.adopter_name),
        (_("Nama setempat"), held.local_name or "–"),
        (_("Unit yang menjalankan"), "; ".join(unit.name for unit in record.units) or "–"),
        (_("Cara replikasi"), labels.label(record.fields.manner, "manner")),
        (_("Mulai berjalan"), i18n.day(record.fields.started_on)),
        (_("Diajukan"), i18n.day(held.submitted_on)),
    ]
