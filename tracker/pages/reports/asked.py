"""Check what an address asks of a report before its first row is sent: a code that is none would give an empty file."""

from collections.abc import Callable, Collection, Mapping

from graph.analytics.scaling.readiness import Band
from graph.domain.errors import NotFound
from graph.domain.values.dates import EARLIEST_YEAR
from graph.domain.vocabulary import EntryStage, ReplicationStatus, StopReason
from graph.store.innovations import innovations, terms
from graph.store.monitoring import rounds
from graph.store.people import regions
from tracker.pages.reports import waiting_list
from tracker.pages.reports.model import Filters, Material, Report
from tracker.web import query_arguments


def checked(report: Report, material: Material, asked: Mapping[str, str]) -> Filters:
    """Return the filters in force, each found to name something; Invalid names the one that does not."""
    filters = {name: text for name, _label in report.filters if (text := asked.get(name, "").strip())}
    for name, text in filters.items():
        if name == "year":
            query_arguments.readable_year(text, range(EARLIEST_YEAR, material.today.year + 1))
        elif name not in _FREE and not _KNOWS[name](material, text):
            query_arguments.refuse(name, text)
    return filters


def _is_innovation(material: Material, code: str) -> bool:
    """A merged one is known too: its rows stand under what it became."""
    return code in material.snapshot.innovations or _is_found(lambda: innovations.by_id(material.graph, code))


def _is_found(look: Callable[[], object]) -> bool:
    try:
        look()
    except NotFound:
        return False
    return True


def _among(words: Collection[str]) -> Callable[[Material, str], bool]:
    return lambda _material, text: text in words


_FREE = {"q", "seed"}
_KNOWS: Mapping[str, Callable[[Material, str], bool]] = {
    "innovation": _is_innovation,
    "region": lambda material, code: _is_found(lambda: regions.by_code(material.graph, code)),
    "agency": lambda material, code: code in material.snapshot.agencies,
    "province": lambda material, code: code in {one.code for one in material.snapshot.rows.provinces},
    "category": lambda material, code: code in {term.code for term in terms.categories(material.graph)},
    "round": lambda material, code: _is_found(lambda: rounds.by_id(material.graph, code)),
    "size": lambda _material, text: query_arguments.is_number(text),
    "stage": _among(set(EntryStage)),
    "status": _among(set(ReplicationStatus)),
    "reason": _among(set(StopReason)),
    "band": _among({*Band, "unknown"}),
    "scope": _among({"mandate", "all"}),
    "view": _among({"replicated"}),
    "state": _among({*waiting_list.STATES, "appeal"}),
    "mine": _among({"1"}),
}
