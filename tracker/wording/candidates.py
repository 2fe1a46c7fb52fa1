"""How a candidate reads where a person chooses what was replicated."""

from flask_babel import gettext as _

from graph.domain.records.replications import ParentCandidate
from graph.domain.vocabulary import SubjectKind


def name_of(one: ParentCandidate) -> str:
    """Return the name that a person chooses by."""
    return one.name or ", ".join(one.copy_of) or one.id


def about(one: ParentCandidate) -> str:
    """Return whose it is, and what it copies."""
    agency = one.agency_name or _("instansi asal tidak diketahui")
    if one.kind is SubjectKind.INNOVATION:
        return _("inovasi %(agency)s", agency=agency)
    return _("replikasi %(names)s oleh %(agency)s", names=", ".join(one.copy_of), agency=agency)
