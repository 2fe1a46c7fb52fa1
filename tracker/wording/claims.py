"""How published figures and statements read: what each counts, its qualifier, its note, in the reader's language."""

from flask import Flask
from flask_babel import LazyString, gettext as _, lazy_gettext as _l, lazy_pgettext as _lp

from graph.store.innovations.claims import Claim
from tracker.wording import i18n, template_filters, unworded

METRICS: dict[str, LazyString] = {
    "registered": _l("Pendaftaran inovasi"),
    "passed": _l("Lolos administrasi"),
    "top": _lp("jamak", "Top inovasi"),
    "top_replicated": _l("Top inovasi yang direplikasi"),
    "adopting_agencies": _l("Instansi yang mereplikasi top inovasi"),
    "running_units": _l("Organisasi penyelenggara yang mereplikasi top inovasi"),
    "ever_verified": _l("Replikasi pernah terverifikasi"),
    "running": _l("Replikasi terkonfirmasi berjalan"),
    "stopped": _l("Replikasi berhenti"),
    "recorded": _l("Replikasi tercatat, belum diverifikasi"),
}
# Published figures that have no counterpart here; any other reads as its source is put.
OTHERS: dict[str, LazyString] = {
    "registered_2014_2019": _l("Pendaftaran inovasi, edisi 2014-2019"),
    "editions": _l("Edisi kompetisi sejak 2014"),
    "submitted": _l("Inovasi yang diajukan"),
    "nominees": _l("Nominasi finalis"),
    "finalists": _l("Finalis"),
    "awarded": _l("Penerima penghargaan"),
    "top40": _l("Top 40"),
    "top45": _l("Top 45"),
    "top99": _l("Top 99"),
    "categories": _l("Kategori inovasi"),
    "briefing_agencies": _l("Instansi yang mengikuti sosialisasi 9-11 April"),
    "jipp_hubs": _l("Hub JIPP"),
    "jippnas_records": _l("Data JIPPNas yang dimutakhirkan"),
    "pkri_agencies": _l("Instansi lokus PKRI"),
    "pkri_innovations": _l("Inovasi objek PKRI"),
    "pkri_presented": _l("Inovasi yang dipresentasikan dalam PKRI"),
    "pkri_awarded": _l("Penerima penghargaan PKRI"),
}
# What a statement is, where its words alone do not say so: they name who visited, planned or promised.
KINDS: dict[str, LazyString] = {
    "replication_commitment": _l("Komitmen replikasi"),
    "replication_plan": _l("Rencana replikasi"),
    "scaling_up": _l("Percontohan yang lebih luas"),
    "visit": _l("Kunjungan"),
    "study_visit": _l("Studi tiru"),
    "internal_units": _l("Replikasi internal yang berjalan"),
    "field": _l("Bidang menurut sumber"),
    "unit": _l("Unit asal"),
}
QUALIFIERS: dict[str, LazyString] = {
    "lebih dari": _l("lebih dari"),
    "sekitar": _l("sekitar"),
    "hingga": _l("hingga"),
}


def init_app(app: Flask) -> None:
    """Make the words known to every template."""
    template_filters.add(app, words, "claim_words")
    template_filters.add(app, note, "claim_note")
    template_filters.add(app, qualifier, "claim_qualifier")


def words(claim: Claim) -> str:
    """Return what a figure counts or what a statement says."""
    if known := METRICS.get(claim.metric) or OTHERS.get(claim.metric):
        return str(known)
    said = i18n.in_language(claim.statement, en=claim.statement_en) or unworded.plain("figure", claim.metric)
    kind = KINDS.get(claim.metric)
    return _("%(kind)s: %(what)s", kind=kind, what=said) if kind else said


def note(claim: Claim) -> str | None:
    """Return what the reader should know beside it, such as a source that differs."""
    return i18n.in_language(claim.note, en=claim.note_en)


def qualifier(claim: Claim) -> str | None:
    """Return what stands before the figure, in the reader's language where it is a known word."""
    return str(QUALIFIERS.get(claim.qualifier, claim.qualifier)) if claim.qualifier else None
