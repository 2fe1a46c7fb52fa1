"""The forms of log-in and of the one-time link."""

from flask_wtf import FlaskForm
from wtforms import PasswordField, StringField
from wtforms.validators import EqualTo, InputRequired, Length, ValidationError

from tracker.base import passwords
from tracker.wording import messages
from tracker.wording.lazy_texts import lazy_text as _l

_LONGEST_LOGIN = 200
_needed = InputRequired(_l("Isian ini perlu diisi."))


class LoginForm(FlaskForm):
    """Who, and the proof."""

    login = StringField(_l("Nama akun"), [_needed, Length(max=_LONGEST_LOGIN)], render_kw={"autocomplete": "username"})
    password = PasswordField(
        _l("Kata sandi"),
        [_needed, Length(max=passwords.LONGEST)],
        render_kw={"autocomplete": "current-password"},
    )


class PasswordForm(FlaskForm):
    """A new password, twice."""

    password = PasswordField(
        _l("Kata sandi baru"),
        [_needed],
        description=_l("Sedikitnya 12 karakter. Kalimat yang mudah Anda ingat lebih baik daripada kata yang rumit."),
        render_kw={"autocomplete": "new-password"},
    )
    again = PasswordField(
        _l("Ulangi kata sandi baru"),
        [_needed, EqualTo("password", _l("Kedua kata sandi belum sama."))],
        render_kw={"autocomplete": "new-password"},
    )

    def __init__(self, owner: passwords.Owner) -> None:
        super().__init__()
        self._owner = owner

    def validate_password(self, field: PasswordField) -> None:
        if code := passwords.weakness(field.data or "", self._owner):
            raise ValidationError(messages.sentence(code))
