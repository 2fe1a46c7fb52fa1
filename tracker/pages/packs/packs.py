"""Proof packs of an innovation and of a replication."""

from collections.abc import Callable
from typing import BinaryIO

from flask import Response
from flask_babel import gettext as _, ngettext

from graph.domain import policy
from graph.domain.errors import NotFound, Refused
from graph.domain.policy import Action
from graph.domain.records.replications import Replication
from graph.domain.vocabulary import InnovationStatus, ReplicationStatus
from graph.engine import Graph
from graph.store.audit import entries as audit
from graph.store.evidence import evidence
from graph.store.innovations import packs as store
from graph.store.replications import replications
from tracker.actions import access
from tracker.documents import addresses, example_files, handing_out
from tracker.documents.handing_out import FileRequest
from tracker.pages.packs import proof_pack
from tracker.pages.packs.blueprint import bp
from tracker.pages.packs.proof_pack import Pack
from tracker.web import context as web
from tracker.web.context import requires
from tracker.wording import i18n

_FORMS: dict[str, tuple[Callable[[Pack], bytes], str]] = {
    "pdf": (proof_pack.as_pdf, "application/pdf"),
    "csv": (proof_pack.as_csv, "text/csv; charset=utf-8"),
}


@bp.get("/innovations/<innovation_id>/proof-pack.pdf")
@requires(Action.PACK_READ)
def innovation_pdf(innovation_id: str) -> Response:
    """Hand out an innovation's pack as PDF."""
    return _file("pdf", innovation_id, _of_innovation(innovation_id))


@bp.get("/innovations/<innovation_id>/proof-pack.csv")
@requires(Action.PACK_READ)
def innovation_csv(innovation_id: str) -> Response:
    """Hand out an innovation's pack as CSV."""
    return _file("csv", innovation_id, _of_innovation(innovation_id))


@bp.get("/replications/<replication_id>/proof-pack.pdf")
@requires(Action.PACK_READ)
def replication_pdf(replication_id: str) -> Response:
    """Hand out a replication's pack as PDF."""
    return _file("pdf", replication_id, _of_replication(replication_id))


@bp.get("/replications/<replication_id>/proof-pack.csv")
@requires(Action.PACK_READ)
def replication_csv(replication_id: str) -> Response:
    """Hand out a replication's pack as CSV."""
    return _file("csv", replication_id, _of_replication(replication_id))


def _file(form: str, number: str, gather: Callable[[Graph], Pack]) -> Response:
    """Hand out the pack as of the trail's last entry, gathered and written once for all who may have it."""
    write, media_type = _FORMS[form]
    head, own = audit.head(web.graph()), handing_out.own_graph()
    wanted = FileRequest(
        rests_on=("pack", number, head.number, head.hash, addresses.public_url()),
        write=lambda file: _written(file, write(gather(own))),
        media_type=media_type,
        name=example_files.name(f"bukti-{number}", form, proof_pack.world()),
        is_text=form == "csv",
    )
    return addresses.kept_to_themselves(handing_out.answer(wanted))


def _written(file: BinaryIO, data: bytes) -> None:
    file.write(data)


def _of_innovation(innovation_id: str) -> Callable[[Graph], Pack]:
    """Return how to gather the pack, for registrars of the origin and overseers; for others there is none."""
    graph, actor = web.graph(), web.actor()
    found = store.innovation(graph, innovation_id)
    is_own = policy.may(actor, Action.REPLICATION_ANSWER) and any(map(actor.acts_for, found.agency_ids))
    is_known = found.status in policy.PUBLIC_INNOVATIONS and bool(actor.roles & policy.OVERSEERS)
    if found.status == InnovationStatus.MERGED or not (is_own or is_known):
        raise NotFound("no_such_innovation")

    def gather(own: Graph) -> Pack:
        copies = store.of_innovation(own, innovation_id)
        return Pack(
            id=found.id,
            title=found.name,
            kind=_("Paket bukti inovasi"),
            facts=[
                (_("Inovasi"), found.name),
                (_("Instansi asal"), ", ".join(found.agency_names) or _("belum diketahui")),
                (_("Yang dihitung"), _("replikasi berstatus terverifikasi di instansi lain")),
            ],
            copies=copies,
            proofs=store.proofs(own, [copy.id for copy in copies]),
        )

    return gather


def _of_replication(replication_id: str) -> Callable[[Graph], Pack]:
    """Return how to gather the pack, for the record's parties and overseers; for others there is none."""
    graph, actor = web.graph(), web.actor()
    record = replications.by_id(graph, replication_id)
    if not access.is_party(actor, record):
        raise NotFound("no_such_replication")
    if record.facts.status != ReplicationStatus.VERIFIED:
        raise Refused("pack_not_verified")

    def gather(own: Graph) -> Pack:
        copies = store.of_replication(own, replication_id)
        return Pack(
            id=record.facts.id,
            title=record.name,
            kind=_("Paket bukti replikasi"),
            facts=_facts(own, record),
            copies=copies,
            proofs=store.proofs(own, [copy.id for copy in copies]),
        )

    return gather


def _facts(graph: Graph, record: Replication) -> list[tuple[str, str]]:
    held = record.facts
    proofs = [proof_pack.proof_words(one) for one in record.proofs]
    if more := evidence.counted(graph, held.id).proofs - len(proofs):
        proofs.append(ngettext("dan %(num)s bukti lain", "dan %(num)s bukti lain", more))
    return [
        (_("Nomor"), held.id),
        (_("Instansi"), held.adopter_name),
        (_("Inovasi asal"), ", ".join(origin.name for origin in record.origins)),
        (_("Unit yang menjalankan"), "; ".join(unit.name for unit in record.units) or "–"),
        (_("Mulai berjalan"), i18n.day(record.fields.started_on)),
        (_("Terverifikasi"), i18n.day(held.verified_on)),
        (_("Bukti"), "; ".join(proofs) or "–"),
        (_("Yang dihitung"), _("replikasi terverifikasi di instansi lain yang bersumber dari replikasi ini")),
    ]
