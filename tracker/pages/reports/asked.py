"""Read what an address asks of a report before its first row is sent: a code that is none would give an empty file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from flask_babel import LazyString

from graph.domain.errors import Invalid, Problem
from graph.domain.values.dates import EARLIEST_YEAR
from tracker.pages.reports import choices
from tracker.pages.reports.choices import FoundChoice, Options
from tracker.pages.reports.model import Filters, Material, Report
from tracker.web import query_arguments

TYPED = "_q"  # behind a filter's name: the words by which somebody looks for what it takes
_FREE = {"q", "seed"}


@dataclass(frozen=True, slots=True)
class Unclear:
    """Words that mean nothing, or several things, with what they may mean."""

    text: str
    found: Sequence[FoundChoice]


@dataclass(frozen=True, slots=True)
class ReportQuery:
    """The filters in force, and those of which it must first be said what they mean."""

    filters: Filters
    unclear: Mapping[str, Unclear] = field(default_factory=dict[str, Unclear])


@dataclass(frozen=True, slots=True)
class FilterControl:
    """How a filter is shown: choices where there are any, a search where ``address`` names one, else a line."""

    name: str
    label: LazyString
    value: str
    options: Options | None = None
    search: str | None = None
    chosen: FoundChoice | None = None
    unclear: Unclear | None = None


def read(report: Report, material: Material, arguments: Mapping[str, str]) -> ReportQuery:
    """Return what is asked, each found to name something; Invalid names a code that does not."""
    filters, unclear = dict[str, str](), dict[str, Unclear]()
    for name, _label in report.filters:
        code, text = (arguments.get(one, "").strip() for one in (name, name + TYPED))
        if text and name in choices.SEARCHES:
            found = choices.SEARCHES[name](material, text[: choices.LONGEST_QUERY])
            meant = next((one for one in found if one.id == code), None) or choices.the_one(found, text)
            if meant is None:
                unclear[name] = Unclear(text, found)
            else:
                filters[name] = meant.id
        elif code:
            _check(material, name, code)
            filters[name] = code
    return ReportQuery(filters, unclear)


def checked(report: Report, material: Material, arguments: Mapping[str, str]) -> Filters:
    """Return the filters of a file; Invalid names the one of which it is unclear what it means."""
    asked = read(report, material, arguments)
    for name, one in asked.unclear.items():
        meant = "; ".join(found.name for found in one.found)
        code = "many_in_address" if meant else "not_in_address"
        raise Invalid(Problem(name, code, {"name": name + TYPED, "asked": one.text[:40], "meant": meant}))
    return asked.filters


def _check(material: Material, name: str, code: str) -> None:
    if name in _FREE:
        return
    if name == "year":
        query_arguments.readable_year(code, range(EARLIEST_YEAR, material.today.year + 1))
        return
    if name == "size":
        is_known = query_arguments.is_number(code)
    elif name in choices.SEARCHES:
        is_known = choices.named(material, name, code) is not None
    else:
        is_known = code in dict(choices.OPTIONS[name](material))
    if not is_known:
        query_arguments.refuse(name, code)


def controls(report: Report, material: Material, asked: ReportQuery) -> list[FilterControl]:
    """Return how the filters of a report are shown, with what is chosen."""
    return [_control(name, label, material, asked) for name, label in report.filters]


def _control(name: str, label: LazyString, material: Material, asked: ReportQuery) -> FilterControl:
    value = asked.filters.get(name, "")
    if name in choices.OPTIONS:
        return FilterControl(name, label, value, options=choices.OPTIONS[name](material))
    if name in choices.SEARCHES:
        chosen = choices.named(material, name, value) if value else None
        return FilterControl(name, label, value, search=name, chosen=chosen, unclear=asked.unclear.get(name))
    return FilterControl(name, label, value)
