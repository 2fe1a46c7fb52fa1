"""The lines of measured results in a form, and its folded parts; for every form that has them."""

from dataclasses import asdict

from flask_wtf import FlaskForm
from wtforms import SelectMultipleField

from tracker.actions.replications.outcomes import OutcomeInput

COLUMNS = tuple(OutcomeInput.__dataclass_fields__)


def columns() -> list[SelectMultipleField]:
    """Return the six lists of a form's results; made where they stand in it, since problems follow that order."""
    return [SelectMultipleField(validate_choice=False) for _name in COLUMNS]


class OutcomesForm(FlaskForm):
    """A form with ``outcomes``, where what is wrong with a line is said, and the six lists named after COLUMNS.

    Lists are repeated fields; each line of results is one value in each of them.
    """

    def measured(self) -> tuple[OutcomeInput, ...]:
        """Return the lines of results as typed; a list that came shorter than the others is filled up."""
        columns: list[list[str]] = [self[f"outcome_{name}"].data or [] for name in COLUMNS]
        longest = max(map(len, columns))
        rows = zip(*(column + [""] * (longest - len(column)) for column in columns), strict=True)
        return tuple(OutcomeInput(*row) for row in rows)

    def measured_shown(self, *, more_rows: bool = False) -> list[OutcomeInput]:
        """Return the lines to show: an empty one where there is none, and one more when it is asked for."""
        lines = list(self.measured())
        return [*lines, OutcomeInput()] if more_rows or not lines else lines

    def show_measured(self, lines: tuple[OutcomeInput, ...]) -> None:
        """Fill the lines with what was kept."""
        for name in COLUMNS:
            self[f"outcome_{name}"].data = [asdict(one)[name] for one in lines]

    def is_in_use(self, *names: str) -> bool:
        """Say whether one of these folded fields is filled or has to be mended."""
        return any(self[name].errors or _is_filled(self[name].data) for name in names)


# Any kind of data that a field of WTForms holds: a text, a list of texts, a box that is ticked.
def _is_filled(data: object) -> bool:
    return any(data) if isinstance(data, list) else bool(data)
