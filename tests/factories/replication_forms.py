"""Forms of replications as people fill them in, by the names of fields and links; two that are good."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import uuid4

from graph.domain.fields import FieldRow
from graph.domain.policy import Actor
from graph.engine import Graph
from tests.small_world import MOMENT
from tracker.actions.context import Context
from tracker.actions.replications import details, registering, replication_form
from tracker.actions.replications.details import DetailsInput
from tracker.actions.replications.outcomes import OutcomeInput
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


GOOD = filled_form(
    parents=("uptpk",),
    units=("u-solo",),
    manner="adapted",
    started_on="05-2024",
    local_name="Solo Peduli",
    proof_kind="sk",
    proof_number="463/21/2024",
    proof_date="02-05-2024",
)
FULL = filled_rest(
    scope="partial",
    basis="mandated",
    phase="evaluation",
    interest_on="2023",
    agreement_on="12-2023",
    beneficiaries="1.250",
    cost_setup="Rp 75.000.000",
    cost_yearly="",
    note_kept="Loket terpadu",
    note_changed="Jam layanan",
    note_dropped="Mobil keliling",
    facilitators=("33.24",),
    outcomes=(OutcomeInput("Waktu tunggu", "menit", "1.234,5", "0", "2024", "Monev"), OutcomeInput(after="")),
)


def submit_new(
    small: Graph, person: Callable[[str], Actor], filled: ReplicationForm = GOOD, login: str = "solo-registrar"
) -> str:
    return registering.submit_new(Context(small, person(login), MOMENT), filled, uuid4().hex)
