"""What a person filled in about an innovation: kept as typed, checked when it is submitted."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from graph.errors import Problem
from graph.model.stewardship import Published, UnderCare
from tracker.actions import days, numbers, texts

LONGEST_STORY = 4_000
_MOST_PARTS, _MOST_CATEGORIES = 30, 9
_LINES = {"name": 200, "started_on": 40, "link": texts.LONGEST_LINK, "cost_setup": 20, "cost_yearly": 20, "staff": 20}
_STORIES = ("summary", "problem", "solution", "prerequisites", "components")


@dataclass(frozen=True, slots=True)
class Typed:
    """The fields as typed; components stand one on a line."""

    name: str = ""
    summary: str = ""
    problem: str = ""
    solution: str = ""
    started_on: str = ""
    prerequisites: str = ""
    components: str = ""
    cost_setup: str = ""
    cost_yearly: str = ""
    staff: str = ""
    link: str = ""
    categories: tuple[str, ...] = ()

    def cleaned(self) -> "Typed":
        """Return the same without control characters and doubled choices."""
        lines: dict[str, str] = {name: texts.line(getattr(self, name)) for name in _LINES}
        stories: dict[str, str] = {name: texts.paragraph(getattr(self, name)) for name in _STORIES}
        return Typed(categories=tuple(dict.fromkeys(map(texts.line, self.categories))), **lines, **stories)


def to_json(typed: Typed) -> str:
    """Return the form as the innovation keeps it."""
    return json.dumps(asdict(typed), ensure_ascii=False, sort_keys=True)


def of_innovation(held: UnderCare, fields: Published) -> Typed:
    """Return what the form shows: what was typed last, or what the innovation holds."""
    if held.form:
        # Any: JSON holds texts and one list of texts.
        kept: dict[str, Any] = json.loads(held.form)
        lines: dict[str, str] = {name: kept.get(name, "") for name in (*_LINES, *_STORIES)}
        return Typed(categories=tuple(kept.get("categories", ())), **lines)
    return Typed(
        name=fields.name,
        summary=fields.summary or "",
        problem=fields.problem or "",
        solution=fields.solution or "",
        started_on=days.written(fields.started_on, fields.started_precision),
        prerequisites=fields.prerequisites or "",
        components="\n".join(fields.components),
        cost_setup=numbers.written(fields.cost_setup),
        cost_yearly=numbers.written(fields.cost_yearly),
        staff=numbers.written(fields.staff),
        link=fields.link or "",
        categories=fields.categories,
    )


def problems_of_draft(typed: Typed) -> list[Problem]:
    """Return what even a draft may not hold: texts and lists without end."""
    limits = _LINES | dict.fromkeys(_STORIES, LONGEST_STORY)
    found = [
        Problem(name, "too_long", {"longest": longest})
        for name, longest in limits.items()
        if len(getattr(typed, name)) > longest
    ]
    if len(typed.categories) > _MOST_CATEGORIES or any(len(code) > texts.LONGEST_LINE for code in typed.categories):
        found.append(Problem("categories", "too_many", {"most": _MOST_CATEGORIES}))
    return found


def problems(typed: Typed, categories: set[str], today: date) -> list[Problem]:
    """Return every hole and every slip: name, summary, problem, solution, start and category are needed."""
    found = problems_of_draft(typed)
    found += [
        Problem(name, "required") for name in ("name", "summary", "problem", "solution") if not getattr(typed, name)
    ]
    if not typed.categories or not set(typed.categories) <= categories:
        found.append(Problem("categories", "choice_needed"))
    read = days.read(typed.started_on)
    if read is None:
        found.append(Problem("started_on", "date_unreadable" if typed.started_on else "start_needed"))
    elif read[0] > today:
        found.append(Problem("started_on", "start_ahead"))
    found += [
        Problem(name, "whole_number")
        for name in ("cost_setup", "cost_yearly", "staff")
        if getattr(typed, name) and numbers.whole(getattr(typed, name)) is None
    ]
    if typed.link and not texts.is_web_address(typed.link):
        found.append(Problem("link", "link_unusable"))
    if len(typed.components.split("\n")) > _MOST_PARTS:
        found.append(Problem("components", "too_many", {"most": _MOST_PARTS}))
    return found


def published(typed: Typed) -> Published:
    """Return the checked fields; call it only when there are no problems."""
    read = days.read(typed.started_on)
    if read is None:
        raise ValueError("published() before problems()")
    return Published(
        name=typed.name,
        summary=typed.summary or None,
        problem=typed.problem or None,
        solution=typed.solution or None,
        started_on=read[0],
        started_precision=read[1].value,
        prerequisites=typed.prerequisites or None,
        components=tuple(part for part in typed.components.split("\n") if part),
        cost_setup=numbers.whole(typed.cost_setup),
        cost_yearly=numbers.whole(typed.cost_yearly),
        staff=numbers.whole(typed.staff),
        link=typed.link or None,
        categories=typed.categories,
    )
