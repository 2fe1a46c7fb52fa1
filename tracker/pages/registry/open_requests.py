"""What else waits for a person, in words: where it leads, and what happens if it is left."""

from dataclasses import dataclass
from datetime import date

from flask import url_for
from flask_babel import gettext as _, lazy_gettext as _l, ngettext

from graph.domain.policy import Action, may
from graph.domain.records.errands import Errand
from graph.store.replications import open_requests as store
from tracker.actions.evidence import answer_letters
from tracker.web import context as web
from tracker.wording import i18n

_STEPS = {
    "innovation_draft": _l("Draf inovasi"),
    "innovation_returned": _l("Inovasi dikembalikan untuk perbaikan"),
    "innovation_provisional": _l("Inovasi disebut instansi lain, belum lengkap"),
    "interest_stated": _l("Minat menunggu jawaban Anda"),
    "interest_answered": _l("Minat dijawab: catat kesepakatannya"),
    "interest_mentored": _l("Pendampingan: catat kesepakatannya"),
    "interest_agreed": _l("Sudah sepakat: mulai replikasinya"),
    "round": _l("Putaran pemantauan"),
    "letter": _l("Minta jawaban instansi asal dengan surat"),
}
_LEFT = {
    "innovation_draft": _l("Tetap draf dan hanya terlihat oleh instansi Anda."),
    "innovation_returned": _l("Tetap draf sampai diajukan kembali."),
    "innovation_provisional": _l("Tetap tercatat sementara; KemenPANRB dapat melengkapinya."),
    "interest_stated": _l("Instansi yang berminat tetap menunggu jawaban."),
    "interest_answered": _l("Minat tetap terbuka tanpa kesepakatan."),
    "interest_mentored": _l("Minat tetap terbuka tanpa kesepakatan."),
    "interest_agreed": _l("Kesepakatan tetap tercatat tanpa replikasi."),
    "letter": _l("Instansi asal tidak dapat menjawab; setelah 14 hari verifikator dapat memutuskan."),
}
_NEEDED = {"round": Action.ROUND_REPORT, "interest": Action.INTEREST_STATE, "innovation": Action.INNOVATION_DRAFT}


@dataclass(frozen=True, slots=True)
class InboxRow:
    """One errand as the inbox shows it."""

    name: str
    href: str
    step: str
    other: str | None
    since: date | None
    left: str


def lines() -> list[InboxRow]:
    """Return what waits for this person's agency and office, as far as the person's roles may take the step."""
    graph, actor = web.graph(), web.actor()
    found = store.of_agency(graph, actor.agency_id, web.today())
    own = [one for one in found if may(actor, _NEEDED[one.kind.partition("_")[0]])]
    return [_line(one) for one in [*own, *answer_letters.waiting(graph, actor, web.clock().real())]]


def _line(one: Errand) -> InboxRow:
    kind = one.kind.partition("_")[0]
    if kind == "round":
        name = ngettext("%(num)s replikasi belum dijawab", "%(num)s replikasi belum dijawab", one.things)
        return InboxRow(
            name, url_for("monitoring.round_list", round_id=one.id), str(_STEPS["round"]), None, one.since, _lapse(one)
        )
    return InboxRow(one.name or one.id, _href(one), str(_STEPS[one.kind]), one.other, one.since, str(_LEFT[one.kind]))


def _href(one: Errand) -> str:
    if one.kind == "letter":
        return url_for("letters.choose", replication_id=one.id)
    if one.kind.startswith("interest"):
        return url_for("exchange.show", interest_id=one.id)
    return url_for("stewardship.edit", innovation_id=one.id)


def _lapse(one: Errand) -> str:
    return _("Sesudah %(day)s yang belum dijawab tidak lagi dihitung terkonfirmasi berjalan.", day=i18n.day(one.due))
