"""What else waits for a person, in words: where it leads, and what happens if it is left."""

from dataclasses import dataclass
from datetime import date

from flask import url_for
from flask_babel import gettext as _, lazy_gettext as _l, ngettext

from graph.domain.policy import Action, may
from graph.domain.records.errands import Errand, ErrandKind
from graph.store.replications import open_requests as store
from tracker.actions.evidence import answer_letters
from tracker.web import context as web
from tracker.wording import i18n

_STEPS = {
    ErrandKind.INNOVATION_DRAFT: _l("Draf inovasi"),
    ErrandKind.INNOVATION_RETURNED: _l("Inovasi dikembalikan untuk perbaikan"),
    ErrandKind.INNOVATION_PROVISIONAL: _l("Inovasi disebut instansi lain, belum lengkap"),
    ErrandKind.INTEREST_STATED: _l("Minat menunggu jawaban Anda"),
    ErrandKind.INTEREST_ANSWERED: _l("Minat dijawab: catat kesepakatannya"),
    ErrandKind.INTEREST_MENTORED: _l("Pendampingan: catat kesepakatannya"),
    ErrandKind.INTEREST_AGREED: _l("Sudah sepakat: mulai replikasinya"),
    ErrandKind.ROUND: _l("Putaran pemantauan"),
    ErrandKind.LETTER: _l("Minta jawaban instansi asal dengan surat"),
}
_LEFT = {
    ErrandKind.INNOVATION_DRAFT: _l("Tetap draf dan hanya terlihat oleh instansi Anda."),
    ErrandKind.INNOVATION_RETURNED: _l("Tetap draf sampai diajukan kembali."),
    ErrandKind.INNOVATION_PROVISIONAL: _l("Tetap tercatat sementara; KemenPANRB dapat melengkapinya."),
    ErrandKind.INTEREST_STATED: _l("Instansi yang berminat tetap menunggu jawaban."),
    ErrandKind.INTEREST_ANSWERED: _l("Minat tetap terbuka tanpa kesepakatan."),
    ErrandKind.INTEREST_MENTORED: _l("Minat tetap terbuka tanpa kesepakatan."),
    ErrandKind.INTEREST_AGREED: _l("Kesepakatan tetap tercatat tanpa replikasi."),
    ErrandKind.LETTER: _l("Instansi asal tidak dapat menjawab; setelah 14 hari verifikator dapat memutuskan."),
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
    if one.kind is ErrandKind.ROUND:
        name = ngettext("%(num)s replikasi belum dijawab", "%(num)s replikasi belum dijawab", one.things)
        return InboxRow(
            name, url_for("monitoring.round_list", round_id=one.id), str(_STEPS[one.kind]), None, one.since, _lapse(one)
        )
    return InboxRow(one.name or one.id, _href(one), str(_STEPS[one.kind]), one.other, one.since, str(_LEFT[one.kind]))


def _href(one: Errand) -> str:
    if one.kind is ErrandKind.LETTER:
        return url_for("letters.choose", replication_id=one.id)
    if one.kind.startswith("interest"):
        return url_for("exchange.show", interest_id=one.id)
    return url_for("stewardship.edit", innovation_id=one.id)


def _lapse(one: Errand) -> str:
    return _("Sesudah %(day)s yang belum dijawab tidak lagi dihitung terkonfirmasi berjalan.", day=i18n.day(one.due))
