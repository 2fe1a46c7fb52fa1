"""Forms of replications as people fill them in, by the names of fields and links."""

from dataclasses import replace
from typing import Any

from graph.domain.fields import FieldRow
from tracker.actions.replications import details, replication_form
from tracker.actions.replications.details import DetailsInput
from tracker.actions.replications.replication_form import ReplicationForm


def filled_form(**given: Any) -> ReplicationForm:  # Any: texts, tuples of texts, the rest
    """Return a form in which these fields and links are filled."""
    return with_typed(ReplicationForm(), **given)


def with_typed(form: ReplicationForm, **given: Any) -> ReplicationForm:
    """Return a form in which these fields and links are filled otherwise."""
    typed, links = _parted(replication_form.ROWS, given)
    return replace(form, typed=_filled({**form.typed, **typed}), **links)


def filled_rest(**given: Any) -> DetailsInput:
    """Return the rest of a form in which these fields and links are filled."""
    typed, links = _parted(details.ROWS, given)
    return DetailsInput(typed=_filled(typed), **links)


def _parted(rows: tuple[FieldRow, ...], given: dict[str, Any]) -> tuple[dict[str, str], dict[str, Any]]:
    names = {row.name for row in rows}
    return {k: v for k, v in given.items() if k in names}, {k: v for k, v in given.items() if k not in names}


def _filled(typed: dict[str, str]) -> dict[str, str]:
    return {name: text for name, text in typed.items() if text}
