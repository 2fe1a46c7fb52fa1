"""What a person may do with the papers of a record, for the pages that show it."""

from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _

from graph.domain import policy
from graph.domain.policy import Action
from graph.domain.records.catalogue import Innovation
from graph.domain.records.replications import Replication
from graph.domain.vocabulary import ReplicationStatus
from tracker.actions import access
from tracker.actions.evidence import answer_letters, certifying
from tracker.web import context as web


@dataclass(frozen=True, slots=True)
class Tool:
    """A link, or a button where something is created."""

    label: str
    href: str
    creates: bool = False


def of_replication(record: Replication) -> list[Tool]:
    """Return the papers of a replication that this person may have."""
    actor, number = web.actor(), record.facts.id
    letter = [Tool(_("Minta jawaban dengan surat"), url_for("letters.choose", replication_id=number))]
    asks = letter if answer_letters.to_ask(web.graph(), actor, record) else []
    if not access.is_party(actor, record):
        return asks  # a hub reminds, and reads no file
    tools = [Tool(_("Berkas bukti"), url_for("evidence.of_record", subject_id=number))]
    if record.facts.status == ReplicationStatus.VERIFIED:
        tools += [
            Tool(_("Paket bukti (PDF)"), url_for("packs.replication_pdf", replication_id=number)),
            Tool(_("Paket bukti (CSV)"), url_for("packs.replication_csv", replication_id=number)),
            *_certificate(record),
        ]
    return tools + asks


def of_innovation(innovation: Innovation) -> list[Tool]:
    """Return the papers of an innovation that this person may have."""
    actor = web.actor()
    is_own = actor.acts_for(innovation.origin_id)
    is_overseer = bool(actor.roles & policy.OVERSEERS)
    tools = list[Tool]()
    if is_own or is_overseer:
        tools.append(Tool(_("Berkas bukti"), url_for("evidence.of_record", subject_id=innovation.id)))
        tools.append(Tool(_("Riwayat"), url_for("stewardship.history", innovation_id=innovation.id)))
    if is_own and policy.may(actor, Action.INNOVATION_EXTEND):
        tools.append(
            Tool(_("Catat replikasi internal"), url_for("stewardship.extensions", innovation_id=innovation.id))
        )
    if is_overseer or (is_own and policy.may(actor, Action.REPLICATION_ANSWER)):
        tools += [
            Tool(_("Paket bukti (PDF)"), url_for("packs.innovation_pdf", innovation_id=innovation.id)),
            Tool(_("Paket bukti (CSV)"), url_for("packs.innovation_csv", innovation_id=innovation.id)),
        ]
    return tools


def _certificate(record: Replication) -> list[Tool]:
    number = record.facts.id
    if record.certificate_id:
        return [Tool(_("Surat keterangan (PDF)"), url_for("packs.certificate_pdf", replication_id=number))]
    if certifying.may_issue(web.actor(), record):
        return [Tool(_("Buat surat keterangan"), url_for("packs.issue", replication_id=number), creates=True)]
    return []
