"""What a report can be narrowed to: lists to choose from, and searches in what is too long for a list."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _

from graph.domain.errors import NotFound
from graph.domain.records.monitoring import Round
from graph.domain.values import names
from graph.store import places
from graph.store.innovations import innovations, terms
from graph.store.innovations.innovations import CatalogueFilters
from graph.store.monitoring import rounds
from graph.store.people import agencies, regions
from tracker.pages.reports import waiting_list
from tracker.pages.reports.model import Material
from tracker.wording import i18n, labels
from tracker.wording.scaling import BANDS

LONGEST_QUERY = 100
_MOST = 8  # that a search offers; who sees more than these writes more of the name
Options = list[tuple[str, str]]  # what the address holds, and how it reads


@dataclass(frozen=True, slots=True)
class FoundChoice:
    """One thing that a search offers: ``about`` tells apart what bears the same name."""

    id: str
    name: str
    about: str = ""


def _provinces(material: Material) -> Options:
    return [("", _("Semua provinsi")), *((one.code, one.name) for one in material.snapshot.rows.provinces)]


def _categories(material: Material) -> Options:
    return [("", _("Semua kategori")), *((one.code, i18n.named(one)) for one in terms.categories(material.graph))]


def _words(kind: str, every: Callable[[], str]) -> Callable[[Material], Options]:
    return lambda _material: [("", every()), *labels.choices(kind)]


def _bands(_material: Material) -> Options:
    return [("", _("Semua pita")), *((one.value, str(BANDS[one])) for one in BANDS), ("unknown", _("Belum dinilai"))]


def _rounds(material: Material) -> Options:
    """A round is known by its days and its scope."""
    found = [(one.id, _("%(first)s–%(last)s, %(scope)s", **_said(one))) for one in rounds.latest(material.graph)]
    return [("", _("Putaran yang terakhir dibuka")), *found]


def _said(one: Round) -> dict[str, str]:
    scope = one.scope_name or _("Nasional")
    return {"first": i18n.day(one.opens_on), "last": i18n.day(one.closes_on), "scope": scope}


def _states(_material: Material) -> Options:
    found = [(one.value, labels.label(one, "replication_status")) for one in waiting_list.STATES]
    return [("", _("Semua keadaan")), *found, ("appeal", _("Sanggah"))]


OPTIONS: Mapping[str, Callable[[Material], Options]] = {
    "province": _provinces,
    "category": _categories,
    "round": _rounds,
    "stage": _words("entry_stage", lambda: _("semua capaian")),
    "status": _words("replication_status", lambda: _("Semua status")),
    "reason": _words("stop_reason", lambda: _("Semua alasan")),
    "band": _bands,
    "scope": lambda _material: [("", _("Semua kategori")), ("mandate", _("Dalam mandat instansi saya"))],
    "view": lambda _material: [("", _("Semua inovasi")), ("replicated", _("Yang direplikasi"))],
    "state": _states,
    "mine": lambda _material: [("", _("Semua catatan")), ("1", _("Hanya yang dapat saya putuskan"))],
}


def found_agencies(material: Material, text: str) -> list[FoundChoice]:
    """Return the agencies that a text means, best first."""
    return [FoundChoice(one.id, one.name) for one in agencies.found(material.graph, text, _MOST)]


def found_innovations(material: Material, text: str) -> list[FoundChoice]:
    """Return the innovations that a text means, best first."""
    found = innovations.found(material.graph, text, CatalogueFilters(), _MOST).rows
    return [FoundChoice(one.id, one.name, one.origin_name or "") for one in found]


def found_regions(material: Material, text: str) -> list[FoundChoice]:
    """Return the regencies and cities that a text means; a province is a choice of its own."""
    named = {one.code: one.name for one in regions.points(material.graph)}
    codes = [code for code in places.meant(material.graph, text) if "." in code]
    return [FoundChoice(code, named[code]) for code in codes[:_MOST] if code in named]


SEARCHES: Mapping[str, Callable[[Material, str], list[FoundChoice]]] = {
    "agency": found_agencies,
    "innovation": found_innovations,
    "region": found_regions,
}


def the_one(found: list[FoundChoice], text: str) -> FoundChoice | None:
    """Return what a text can only mean: the one thing of this very name, or all that was found."""
    exact = [one for one in found if names.plain(one.name) == names.plain(text)]
    return exact[0] if len(exact) == 1 else found[0] if len(found) == 1 else None


def named(material: Material, name: str, code: str) -> FoundChoice | None:
    """Return what a code of an address stands for, None where nothing bears it."""
    try:
        return _NAMED[name](material, code)
    except NotFound:
        return None


def _agency(material: Material, code: str) -> FoundChoice:
    known = material.snapshot.agencies.get(code)
    if known is None:
        raise NotFound("no_such_agency", id=code)
    return FoundChoice(code, known.name)


def _innovation(material: Material, code: str) -> FoundChoice:
    """A merged one is known too: its rows stand under what it became."""
    known = material.snapshot.innovations.get(code)
    return FoundChoice(code, known.name if known else innovations.by_id(material.graph, code).name)


def _region(material: Material, code: str) -> FoundChoice:
    return FoundChoice(code, regions.by_code(material.graph, code).name)


_NAMED: Mapping[str, Callable[[Material, str], FoundChoice]] = {
    "agency": _agency,
    "innovation": _innovation,
    "region": _region,
}
