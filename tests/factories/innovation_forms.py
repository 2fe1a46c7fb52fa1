"""Forms of innovations as people fill them in, by the names of fields and links."""

from dataclasses import replace
from typing import Any

from tracker.actions.innovations import innovation_form
from tracker.actions.innovations.innovation_form import InnovationInput

_NAMES = frozenset(row.name for row in innovation_form.ROWS)


def written_up(**given: Any) -> InnovationInput:  # Any: texts, tuples of texts, the rest
    """Return a form in which these fields and links are filled."""
    return with_words(InnovationInput(), **given)


def with_words(form: InnovationInput, **given: Any) -> InnovationInput:
    """Return a form in which these fields and links are filled otherwise."""
    typed = {**form.typed, **{name: text for name, text in given.items() if name in _NAMES}}
    links = {name: value for name, value in given.items() if name not in _NAMES}
    return replace(form, typed={name: text for name, text in typed.items() if text}, **links)
