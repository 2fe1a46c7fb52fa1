"""Check what the last three stages ask for: the draft, the instrument, its coverage."""

from dataclasses import dataclass, replace
from datetime import date

from graph.domain.errors import Invalid, Problem
from graph.domain.records.scaling import Policy
from graph.domain.values import texts
from graph.domain.vocabulary import PolicyForm, PolicyStatus, Stage
from graph.store.scaling.scale_ups import Coverage

LARGEST = 1_000_000_000  # more than all inhabitants
FIRST_YEAR = 1945


@dataclass(frozen=True, slots=True)
class StageInput:
    """What a steward writes for the next stage; only the fields of that stage are looked at."""

    version: int
    title: str = ""
    responsible: str = ""
    form: str = ""
    number: str = ""
    enacted_on: date | None = None
    link: str = ""
    target: int | None = None
    coverage_reached: int | None = None
    coverage_of: int | None = None
    coverage_year: int | None = None
    budget_line: str = ""


def instrument(step: StageInput, stage: Stage, held: Policy | None, new_id: str, today: date) -> Policy | None:
    """Return the instrument that the scale-up has at ``stage``; Invalid names each field that is missing."""
    if stage == Stage.DRAFT_POLICY:
        return _draft(step, held, new_id)
    if stage == Stage.ENACTED:
        return _enacted(step, held, new_id, today)
    return held


def coverage(step: StageInput, stage: Stage, today: date) -> Coverage:
    """Return the coverage that stage 9 asks for, nothing for the others."""
    if stage != Stage.EVALUATED:
        return Coverage()
    problems = [
        *_number("coverage_reached", step.coverage_reached, 0, LARGEST),
        *_number("coverage_of", step.coverage_of, 1, LARGEST),
        *_number("coverage_year", step.coverage_year, FIRST_YEAR, today.year),
        *_line("budget_line", step.budget_line, texts.LONGEST_LINE),
    ]
    if not problems and (step.coverage_reached or 0) > (step.coverage_of or 0):
        problems.append(Problem("coverage_reached", "more_than_all"))
    _demand_none(problems)
    return Coverage(step.coverage_reached, step.coverage_of, step.coverage_year, texts.line(step.budget_line) or None)


def _draft(step: StageInput, held: Policy | None, new_id: str) -> Policy:
    problems = [
        *_line("title", step.title, texts.LONGEST_LINE),
        *_line("responsible", step.responsible, texts.LONGEST_LINE),
        *_form(step, required=False),
        *_link("link", step.link),
    ]
    _demand_none(problems)
    base = held or Policy(new_id, "", None, None, None, None, None, PolicyStatus.DRAFT, None, ())
    return replace(
        base,
        title=texts.line(step.title),
        responsible=texts.line(step.responsible),
        form=PolicyForm(step.form) if step.form else base.form,
        link=step.link.strip(),
    )


def _enacted(step: StageInput, held: Policy | None, new_id: str, today: date) -> Policy:
    problems = [
        *_form(step, required=True),
        *_line("number", step.number, texts.LONGEST_LINE),
        *_day("enacted_on", step.enacted_on, today),
        *_link("link", step.link),
        *([] if held else _line("title", step.title, texts.LONGEST_LINE)),
        *([] if step.target is None else _number("target", step.target, 1, LARGEST)),
    ]
    _demand_none(problems)
    on = step.enacted_on or today
    base = held or Policy(new_id, texts.line(step.title), None, None, None, None, None, PolicyStatus.ENACTED, None, ())
    return replace(
        base,
        form=PolicyForm(step.form),
        number=texts.line(step.number),
        year=on.year,
        enacted_on=on,
        link=step.link.strip(),
        target=step.target or base.target,
        status=PolicyStatus.ENACTED,
    )


def _demand_none(problems: list[Problem]) -> None:
    if problems:
        raise Invalid(*problems)


def _line(field: str, text: str, longest: int) -> list[Problem]:
    clean = texts.line(text)
    if not clean:
        return [Problem(field, "required")]
    return [Problem(field, "too_long", {"longest": longest})] if len(clean) > longest else []


def _form(step: StageInput, *, required: bool) -> list[Problem]:
    if not step.form:
        return [Problem("form", "required")] if required else []
    return [] if step.form in set(PolicyForm) else [Problem("form", "unknown_choice")]


def _day(field: str, day: date | None, today: date) -> list[Problem]:
    if day is None:
        return [Problem(field, "required")]
    return [Problem(field, "day_ahead")] if day > today else []


def _link(field: str, text: str) -> list[Problem]:
    link = text.strip()
    if not link:
        return [Problem(field, "required")]
    if len(link) > texts.LONGEST_LINK:
        return [Problem(field, "too_long", {"longest": texts.LONGEST_LINK})]
    return [] if texts.is_web_address(link) else [Problem(field, "no_web_address")]


def _number(field: str, value: int | None, least: int, most: int) -> list[Problem]:
    if value is None:
        return [Problem(field, "required")]
    return [] if least <= value <= most else [Problem(field, "number_out_of_range", {"least": least, "most": most})]
