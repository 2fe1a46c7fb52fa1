"""The form of a decision: a verdict, its reason, and what to mend at any field."""

from flask_babel import gettext as _
from flask_babel.speaklater import LazyString
from flask_wtf import FlaskForm
from wtforms import Field, HiddenField, SubmitField, TextAreaField

from tracker.actions.replications.submitted_fields import FIELDS
from tracker.actions.replications.verifying import Decision
from tracker.wording import messages
from tracker.wording.lazy_texts import as_text, lazy_text as _l


class DecisionForm(FlaskForm):
    """What a verifier says of one record; ``seen`` is the last entry of the trail that the page showed."""

    version = HiddenField()
    seen = HiddenField()
    verdict = SubmitField()
    reason = TextAreaField(_l("Alasan"))

    def comment_fields(self) -> dict[str, Field]:
        """Return the field for the comment on each field of the record."""
        return {name: self[f"comment_{name}"] for name in FIELDS}

    def typed(self) -> list[tuple[str, str]]:
        """Return everything that was written, with its label: it must not be lost where the form cannot stay."""
        written = [self.reason, *self.comment_fields().values()]
        return [(str(one.label.text), one.data) for one in written if one.data]

    def decision(self, verdict: str) -> Decision:
        """Return what was decided, as typed."""
        comments = {name: one.data or "" for name, one in self.comment_fields().items()}
        return Decision(verdict, self.reason.data or "", comments)


def _label(name: str) -> str:
    return _("Komentar: %(field)s", field=messages.field_label(name))


for _name in FIELDS:
    setattr(DecisionForm, f"comment_{_name}", TextAreaField(as_text(LazyString(_label, _name))))
