"""Check what the last three stages ask for: the draft, the instrument, its coverage."""

from dataclasses import dataclass, replace
from datetime import date

from graph.domain.errors import Invalid, Problem
from graph.domain.records.scaling import Policy
from graph.domain.values import dates, numbers, texts
from graph.domain.values.dates import EARLIEST_YEAR
from graph.domain.vocabulary import PolicyForm, PolicyStatus, Stage
from graph.store.scaling.scale_ups import Coverage

LARGEST = 1_000_000_000  # more than all inhabitants


@dataclass(frozen=True, slots=True)
class StageInput:
    """What a steward writes for the next stage, as typed; only the fields of that stage are looked at."""

    version: int
    title: str = ""
    responsible: str = ""
    form: str = ""
    number: str = ""
    enacted_on: str = ""
    link: str = ""
    target: str = ""
    coverage_reached: str = ""
    coverage_of: str = ""
    coverage_year: str = ""
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
        *_number("coverage_year", step.coverage_year, EARLIEST_YEAR, today.year),
        *_line("budget_line", step.budget_line, texts.LONGEST_LINE),
    ]
    reached, of = numbers.whole(step.coverage_reached), numbers.whole(step.coverage_of)
    if not problems and (reached or 0) > (of or 0):
        problems.append(Problem("coverage_reached", "more_than_all"))
    _demand_none(problems)
    return Coverage(reached, of, numbers.whole(step.coverage_year), texts.answer(step.budget_line) or None)


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
        title=texts.answer(step.title),
        responsible=texts.answer(step.responsible),
        form=PolicyForm(step.form) if step.form else base.form,
        link=step.link.strip(),
    )


def _enacted(step: StageInput, held: Policy | None, new_id: str, today: date) -> Policy:
    problems = [
        *_form(step, required=True),
        *_line("number", step.number, texts.LONGEST_LINE),
        *dates.problems("enacted_on", step.enacted_on, today, missing="required"),
        *_link("link", step.link),
        *([] if held else _line("title", step.title, texts.LONGEST_LINE)),
        *(_number("target", step.target, 1, LARGEST) if step.target.strip() else []),
    ]
    _demand_none(problems)
    read = dates.read(step.enacted_on)
    on = read.day if read else today
    base = held or Policy(
        new_id, texts.answer(step.title), None, None, None, None, None, PolicyStatus.ENACTED, None, ()
    )
    return replace(
        base,
        form=PolicyForm(step.form),
        number=texts.answer(step.number),
        year=on.year,
        enacted_on=on,
        link=step.link.strip(),
        target=numbers.whole(step.target) or base.target,
        status=PolicyStatus.ENACTED,
    )


def _demand_none(problems: list[Problem]) -> None:
    if problems:
        raise Invalid(*problems)


def _line(field: str, text: str, longest: int) -> list[Problem]:
    clean = texts.answer(text)
    if not clean:
        return [Problem(field, "required")]
    return texts.too_long(field, clean, longest)


def _form(step: StageInput, *, required: bool) -> list[Problem]:
    if not step.form:
        return [Problem("form", "required")] if required else []
    return [] if step.form in set(PolicyForm) else [Problem("form", "unknown_choice")]


def _link(field: str, text: str) -> list[Problem]:
    link = text.strip()
    if not link:
        return [Problem(field, "required")]
    too_long = texts.too_long(field, link, texts.LONGEST_LINK)
    return too_long if too_long or texts.is_web_address(link) else [Problem(field, "link_unusable")]


def _number(field: str, text: str, least: int, most: int) -> list[Problem]:
    value = numbers.whole(text)
    if value is None:
        return numbers.problems(field, text, missing="required")
    return [] if least <= value <= most else [Problem(field, "number_out_of_range", {"least": least, "most": most})]
