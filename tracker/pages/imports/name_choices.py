"""What a person says that unclear names mean: a choice, a search for another one, all sure suggestions at once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import zip_longest
from urllib.parse import urlencode

from flask import request

from graph.domain.records.imports import Job
from graph.store.imports import import_trials
from tracker.actions.imports import import_names
from tracker.pages.imports import shown
from tracker.pages.imports.shown import ShownName
from tracker.web import context as web

FIELDS = {"sort", "text", "meant", "was", "find", "act"}
_MOST_SOUGHT = 5  # at once: each is a look into the graph
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class SaidNames:
    """Choices by sort and text, and as parts of an address what was looked for without being exactly one."""

    chosen: dict[str, dict[str, str]]
    sought: dict[str, list[str]]

    @property
    def query(self) -> str:
        return urlencode(self.sought, doseq=True)


def said(job: Job) -> SaidNames:
    """Read the form: only what differs from what it was shown with, so that two people keep what each has said."""
    chosen: defaultdict[str, dict[str, str]] = defaultdict(dict)
    sought: defaultdict[str, list[str]] = defaultdict(list)
    for sort, text, meant, was, find in _lines():
        if meant != was:
            chosen[sort][text] = meant
        if typed := find.strip()[:_LONGEST]:
            for name, value in (("sort", sort), ("text", text), ("q", typed)):
                sought[name].append(value)
    if request.form.get("act") == "accept":
        for one in _to_accept(job):
            chosen[one.sort].setdefault(one.text, one.sure or "")
    return SaidNames(dict(chosen), dict(sought))


def with_sought(job: Job, names: Iterable[ShownName]) -> list[ShownName]:
    """Return names with what was found for those that a person looks for."""
    asked = zip(*(request.args.getlist(name) for name in ("sort", "text", "q")), strict=False)
    typed = {(sort, text): q[:_LONGEST] for sort, text, q in list(asked)[:_MOST_SOUGHT]}
    return [_found(job, one, typed[one.sort, one.text]) if (one.sort, one.text) in typed else one for one in names]


def _found(job: Job, one: ShownName, typed: str) -> ShownName:
    found = import_names.searched(web.context(), job, one.sort, one.text, typed)
    options = {each.id: each for each in (*found, *one.options)}
    return replace(one, options=tuple(options.values()), typed=typed)


def _to_accept(job: Job) -> list[ShownName]:
    trial = import_trials.of_job(web.graph(), job.id)
    return [one for one in shown.unclear(job, trial) if one.sure] if trial else []


def _lines() -> Iterable[tuple[str, str, str, str | None, str]]:
    """Yield each name of the form; without ``was`` every choice counts as said."""
    sorts, texts, meant, was, find = (request.form.getlist(name) for name in ("sort", "text", "meant", "was", "find"))
    held = was if len(was) == len(texts) else [None] * len(texts)
    yield from zip(sorts, texts, meant, held, (q for q, _ in zip_longest(find, texts, fillvalue="")), strict=False)
