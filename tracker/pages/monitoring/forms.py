"""The forms of monitoring; what they hold is checked by the actions."""

from uuid import uuid4

from flask_wtf import FlaskForm
from wtforms import DateField, HiddenField, RadioField, SelectField, TextAreaField
from wtforms.fields.choices import SelectChoice  # pyright: ignore[reportAttributeAccessIssue]  # newer than the stubs
from wtforms.validators import InputRequired

from tracker.wording.lazy_texts import lazy_text as _l

_needed = InputRequired(_l("Isian ini perlu diisi."))


class RoundForm(FlaskForm):
    """A new round: its scope, its window and its grace."""

    once = HiddenField(default=lambda: uuid4().hex)
    scope = SelectField(_l("Cakupan"), validate_choice=False)
    opens_on = DateField(_l("Dibuka pada"), [_needed])
    closes_on = DateField(_l("Ditutup pada"), [_needed])
    grace_until = DateField(
        _l("Masa tenggang sampai"),
        [_needed],
        description=_l("Sesudah tanggal ini, yang belum menjawab tidak lagi dihitung terkonfirmasi berjalan."),
    )


class LessonForm(FlaskForm):
    """What a stop taught."""

    version = HiddenField()
    text = TextAreaField(
        _l("Apa yang dipelajari"),
        description=_l(
            "Tulis apa yang dapat dipakai instansi lain: apa yang berubah, dan apa yang akan Anda lakukan secara lain. "
            "Jangan menyebut nama orang."
        ),
    )


class LessonReleaseForm(FlaskForm):
    """Whether others may read a lesson, and whether they read whose it is."""

    version = HiddenField()
    release = RadioField(
        _l("Siapa yang boleh membaca"),
        choices=[
            SelectChoice("unnamed", _l("Semua orang, tanpa nama instansi")),
            SelectChoice("named", _l("Semua orang, dengan nama instansi")),
            SelectChoice("private", _l("Hanya instansi kami")),
        ],
        validate_choice=False,
    )
