"""What a person filled in about an innovation: kept as typed, checked when it is submitted."""

import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from graph.domain.errors import Problem
from graph.domain.records.particulars import Outcome
from graph.domain.records.stewardship import Published, UnderCare
from graph.domain.values import dates, numbers, texts
from graph.engine import Reader
from graph.store.innovations import innovation_drafts, terms
from tracker.actions.replications import outcomes
from tracker.actions.replications.outcomes import OutcomeInput

_MOST_LINES = {"components": 30, "innovators": 20}
_LINES = {
    "name": texts.LONGEST_LINE,
    "started_on": dates.LONGEST,
    "link": texts.LONGEST_LINK,
    "cost_setup": numbers.LONGEST,
    "cost_yearly": numbers.LONGEST,
    "staff": numbers.LONGEST,
    "innovators_agree": 3,
}
_STORIES = ("summary", "problem", "solution", "prerequisites", "components", "innovators", "licences")
_CHOICES = {"categories": 9, "priorities": 8, "goals": 17}
_WHOLE = ("cost_setup", "cost_yearly", "staff")
# A mail address, or as many digits as a phone number, an NIP or an NIK has; two years side by side are fewer.
_CONTACT = re.compile(r"@|(?:\d[ .()+-]{0,2}){9}")


@dataclass(frozen=True, slots=True)
class Typed:
    """The fields as typed; components and innovators stand one on a line."""

    name: str = ""
    summary: str = ""
    problem: str = ""
    solution: str = ""
    started_on: str = ""
    categories: tuple[str, ...] = ()
    innovators: str = ""
    innovators_agree: str = ""  # "yes", or nothing
    licences: str = ""
    priorities: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    outcomes: tuple[OutcomeInput, ...] = ()
    prerequisites: str = ""
    components: str = ""
    cost_setup: str = ""
    cost_yearly: str = ""
    staff: str = ""
    link: str = ""

    def cleaned(self) -> "Typed":
        """Return the same without control characters, doubled choices and empty lines of results."""
        lines: dict[str, str] = {name: texts.line(getattr(self, name)) for name in _LINES}
        stories: dict[str, str] = {name: texts.paragraph(getattr(self, name)) for name in _STORIES}
        return Typed(
            categories=_choices(self.categories),
            priorities=_choices(self.priorities),
            goals=_choices(self.goals),
            outcomes=outcomes.cleaned(self.outcomes),
            **lines,
            **stories,
        )


@dataclass(frozen=True, slots=True)
class TermChoices:
    """The codes that may be chosen."""

    categories: frozenset[str]
    priorities: frozenset[str]
    goals: frozenset[str]


def known_terms(reader: Reader) -> TermChoices:
    """Return the codes of the categories, priorities and goals."""
    known = terms.all_of(reader)
    lists = (known.categories, known.priorities, known.goals)
    return TermChoices(*(frozenset(term.code for term in one) for one in lists))


def to_json(typed: Typed) -> str:
    """Return the form as the innovation keeps it."""
    return json.dumps(asdict(typed), ensure_ascii=False, sort_keys=True)


def of_innovation(reader: Reader, held: UnderCare) -> Typed:
    """Return what the form shows: what was typed last, or what the innovation holds."""
    shown = _shown(innovation_drafts.fields(reader, held.id), innovation_drafts.outcomes(reader, held.id))
    return over(shown, held.form) if held.form else shown


def over(shown: Typed, form: str) -> Typed:
    """Return a kept form; what it did not know of yet is as shown, and what a later version dropped is left out."""
    # Any: JSON holds texts, lists of texts and a list of results.
    kept: dict[str, Any] = {name: value for name, value in json.loads(form).items() if name in _NAMES}
    kept |= {name: tuple(kept[name]) for name in _CHOICES if name in kept}
    if "outcomes" in kept:
        kept["outcomes"] = outcomes.from_kept(kept["outcomes"])
    return replace(shown, **kept)


def _shown(fields: Published, measured: Sequence[Outcome]) -> Typed:
    return Typed(
        name=fields.name,
        summary=fields.summary or "",
        problem=fields.problem or "",
        solution=fields.solution or "",
        started_on=dates.written(fields.started_on, fields.started_precision),
        categories=fields.categories,
        innovators="\n".join(fields.innovators),
        innovators_agree="yes" if fields.innovators else "",
        licences=fields.licences or "",
        priorities=fields.priorities,
        goals=fields.goals,
        outcomes=outcomes.shown(measured),
        prerequisites=fields.prerequisites or "",
        components="\n".join(fields.components),
        cost_setup=numbers.written(fields.cost_setup),
        cost_yearly=numbers.written(fields.cost_yearly),
        staff=numbers.written(fields.staff),
        link=fields.link or "",
    )


def problems_of_draft(typed: Typed) -> list[Problem]:
    """Return what even a draft may not hold: texts and lists without end."""
    limits = _LINES | dict.fromkeys(_STORIES, texts.LONGEST_STORY)
    found = [
        problem for name, longest in limits.items() for problem in texts.too_long(name, getattr(typed, name), longest)
    ]
    found += [
        Problem(name, "too_many", {"most": most})
        for name, most in _CHOICES.items()
        if len(getattr(typed, name)) > most or any(len(code) > texts.LONGEST_LINE for code in getattr(typed, name))
    ]
    return found + outcomes.problems_of_draft(typed.outcomes)


def problems(typed: Typed, known: TermChoices, today: date) -> list[Problem]:
    """Return every hole and every slip: name, summary, problem, solution, start and category are needed."""
    found = problems_of_draft(typed)
    found += [
        Problem(name, "required") for name in ("name", "summary", "problem", "solution") if not getattr(typed, name)
    ]
    found += dates.problems(
        "started_on",
        typed.started_on,
        today,
        missing="innovation_start_needed",
        ahead="innovation_start_ahead",
    )
    if not typed.categories:
        found.append(Problem("categories", "category_needed"))
    found += [
        Problem(name, "unknown_choice") for name in _CHOICES if not set(getattr(typed, name)) <= getattr(known, name)
    ]
    for name in _WHOLE:
        found += numbers.problems(name, getattr(typed, name))
    if typed.link and not texts.is_web_address(typed.link):
        found.append(Problem("link", "link_unusable"))
    found += [
        Problem(name, "too_many_lines", {"most": most})
        for name, most in _MOST_LINES.items()
        if len(_listed(getattr(typed, name))) > most
    ]
    return found + _innovator_problems(typed) + outcomes.problems(typed.outcomes)


def published(typed: Typed) -> Published:
    """Return the checked fields; call it only when there are no problems."""
    read = dates.read(typed.started_on)
    if read is None:
        raise ValueError("published() before problems()")
    return Published(
        name=typed.name,
        summary=typed.summary or None,
        problem=typed.problem or None,
        solution=typed.solution or None,
        started_on=read.day,
        started_precision=read.precision,
        prerequisites=typed.prerequisites or None,
        components=_listed(typed.components),
        cost_setup=numbers.whole(typed.cost_setup),
        cost_yearly=numbers.whole(typed.cost_yearly),
        staff=numbers.whole(typed.staff),
        link=typed.link or None,
        licences=typed.licences or None,
        innovators=_listed(typed.innovators),
        categories=typed.categories,
        priorities=typed.priorities,
        goals=typed.goals,
    )


def in_words(typed: Typed) -> dict[str, str | None]:
    """Return the fields as the history shows them, old beside new; the trail is for ever, so it holds no contacts."""
    plain: dict[str, str | None] = {name: getattr(typed, name) or None for name in (*_LINES, *_STORIES)}
    chosen = {name: "; ".join(getattr(typed, name)) or None for name in _CHOICES}
    agreed = "true" if typed.innovators_agree else None
    people = "\n".join(line for line in _listed(typed.innovators) if not _CONTACT.search(line)) or None
    more = {"innovators": people, "innovators_agree": agreed, "outcomes": outcomes.in_words(typed.outcomes)}
    return plain | chosen | more


def _choices(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(texts.line, values)))


def _listed(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.split("\n") if line)


def _innovator_problems(typed: Typed) -> list[Problem]:
    """People are named with their consent, by name and office; how to reach them is nobody else's business (UU PDP)."""
    found = [
        Problem("innovators", "contact_named", {"row": row})
        for row, line in enumerate(_listed(typed.innovators), start=1)
        if _CONTACT.search(line)
    ]
    if typed.innovators and not typed.innovators_agree:
        found.append(Problem("innovators_agree", "consent_needed"))
    return found


_NAMES = frozenset(Typed.__dataclass_fields__)
