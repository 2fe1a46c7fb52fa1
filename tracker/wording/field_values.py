"""What a record holds in a field, as a page shows it to its reader."""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _

from graph.domain.fields import FieldForm, FieldRow
from tracker.wording import i18n, labels


def shown(row: FieldRow, value: Any) -> str | Sequence[str]:  # Any: what the type of the row says
    """Return a known value in the reader's language, several texts where it has several."""
    if row.words is not None:
        return labels.label(value, labels.kind_of(row.words))
    if row.form is FieldForm.DAY:
        return i18n.day(value)
    if row.form is FieldForm.NUMBER:
        return _("Rp %(amount)s", amount=i18n.dec(value)) if row.field.unit == "rupiah" else i18n.dec(value)
    return value
