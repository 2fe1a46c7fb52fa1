"""What an agency submitted of its innovation, as KemenPANRB reads it: as typed, in the order of the table."""

from collections.abc import Iterator, Mapping, Sequence

from flask_babel import gettext as _

from graph.domain import fields
from graph.domain.fields import FieldForm, FieldRow
from graph.domain.records.innovation_fields import PARTS
from graph.engine import Reader
from graph.store.innovations import terms
from tracker.actions.innovations import innovation_form
from tracker.actions.innovations.innovation_form import InnovationInput
from tracker.wording import i18n

Told = tuple[str, str | Sequence[str]]  # a label, and what stands beside it: one text, or several
_AFTER = {"started_on": ("categories",), "licences": ("priorities", "goals")}  # links that are read after a field
_LABELS = {part.name: part.label for part in PARTS}


def told(reader: Reader, filled: InnovationInput) -> list[Told]:
    """Return every field and every term that it serves, in the reader's language; its name is the title of the page."""
    served = _served(reader, filled)
    return [one for row in innovation_form.ROWS if row.name != "name" for one in _told(row, filled, served)]


def _told(row: FieldRow, filled: InnovationInput, served: Mapping[str, Sequence[str]]) -> Iterator[Told]:
    text, label = filled.typed.get(row.name, ""), _(row.field.label)
    if row.field.unit:
        label = _("%(label)s (%(unit)s)", label=label, unit=_(row.field.unit))
    yield label, fields.listed(text) if row.form is FieldForm.LINES else text
    for name in _AFTER.get(row.name, ()):
        yield _(_LABELS[name]), served[name]


def _served(reader: Reader, filled: InnovationInput) -> dict[str, list[str]]:
    """Name the categories, priorities and goals that were chosen."""
    known = terms.all_of(reader)
    lists = {"categories": known.categories, "priorities": known.priorities, "goals": known.goals}
    named = {name: {term.code: i18n.named(term) for term in found} for name, found in lists.items()}
    chosen = innovation_form.served(filled)
    return {name: [words.get(code, "") for code in chosen[name]] for name, words in named.items()}
