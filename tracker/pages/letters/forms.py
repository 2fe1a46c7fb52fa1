"""The forms of letters; what they hold is checked by the actions."""

from flask_wtf import FlaskForm
from wtforms import HiddenField, SelectField, StringField, SubmitField, TextAreaField

from graph.store.replications.answer_links import SilentParent
from tracker.wording.lazy_texts import lazy_text as _l


class OfferForm(FlaskForm):
    """Which agency is asked; ``once`` makes one letter of however many clicks."""

    once = HiddenField()
    agency_id = SelectField(_l("Instansi asal"), validate_choice=False)

    def offer(self, agencies: list[SilentParent]) -> None:
        """Set the choices."""
        self.agency_id.choices = [(one.agency_id, one.agency_name) for one in agencies]


class PaperForm(FlaskForm):
    """A key that was just made, for the letter that brings it."""

    key = HiddenField()


class ReplyForm(FlaskForm):
    """What the parent's agency says."""

    version = HiddenField()
    answerer = StringField(
        _l("Nama dan jabatan Anda"), description=_l("Contoh: Siti Aminah, Kepala Bagian Organisasi.")
    )
    reason = TextAreaField(
        _l("Alasan atau pertanyaan"), description=_l("Diperlukan untuk keberatan dan permintaan penjelasan.")
    )
    answer = SubmitField()
