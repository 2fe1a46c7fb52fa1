"""What an innovation says beside the story on its page: every field of its form has a place there."""

from collections.abc import Sequence

from flask_babel import gettext as _

from graph.domain.fields import FieldRow
from graph.domain.records.field_tables import INNOVATION
from graph.domain.records.innovation_fields import SECTIONS, InnovationFields
from tracker.wording import field_values

# What the page says in places of its own.
_STORY = {"name", "summary", "problem", "solution", "started_on", "innovators", "link"}
_ROWS = [
    one
    for one in INNOVATION.entries
    if isinstance(one, FieldRow) and one.name not in _STORY and one.field.section in SECTIONS
]


def told(said: InnovationFields) -> list[tuple[str, str | Sequence[str]]]:
    """Return the label and the words of each field of which something is known, in the order of the form."""
    values = ((row, getattr(said, row.name)) for row in _ROWS)
    return [(_(row.field.label), field_values.shown(row, value)) for row, value in values if value not in (None, ())]
