"""The forms of the interest board; what they hold is checked by the actions."""

from uuid import uuid4

from flask_wtf import FlaskForm
from wtforms import HiddenField, RadioField, StringField, SubmitField, TextAreaField

from tracker.actions.innovations.interests import InterestStep
from tracker.wording import hints
from tracker.wording.lazy_texts import lazy_text as _l


class InterestForm(FlaskForm):
    """What an agency is interested in, and why."""

    once = HiddenField(default=lambda: uuid4().hex)
    innovation = HiddenField()
    note = TextAreaField(
        _l("Pesan untuk instansi asal"),
        description=_l("Apa yang ingin Anda capai, dan apa yang ingin Anda ketahui dahulu."),
    )


class InterestStepForm(FlaskForm):
    """The next step; which fields count depends on it."""

    version = HiddenField()
    text = TextAreaField(_l("Jawaban atau alasan"))
    mentor = RadioField(_l("Pendamping"), validate_choice=False)
    agreement = StringField(_l("Dokumen kesepakatan"), description=_l("Jenis dan nomor, misalnya PKS 12/2025."))
    day = StringField(_l("Tanggal kesepakatan"), description=hints.DAY)
    act = SubmitField()

    def step(self, kind: str) -> InterestStep:
        """Return what was typed."""
        return InterestStep(
            kind,
            text=self.text.data or "",
            mentor=self.mentor.data or "",
            agreement=self.agreement.data or "",
            day=self.day.data or "",
        )
