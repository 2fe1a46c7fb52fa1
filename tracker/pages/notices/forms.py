"""Where, how often and in which language a person wants mail."""

from flask_wtf import FlaskForm
from wtforms import RadioField, StringField
from wtforms.fields.choices import SelectChoice  # pyright: ignore[reportAttributeAccessIssue]  # newer than the stubs

from graph.domain.records.notices import MailMode
from tracker.wording.i18n import LANGUAGES
from tracker.wording.lazy_texts import lazy_text as _l


class WishForm(FlaskForm):
    """The own mail address, how often it is written to, and in which language."""

    mail = StringField(
        _l("Alamat surel"),
        description=_l("Hanya untuk pemberitahuan. Tidak pernah tampil kepada orang lain."),
        render_kw={"autocomplete": "email", "type": "email"},
    )
    mode = RadioField(
        _l("Seberapa sering"),
        choices=[
            SelectChoice(MailMode.EACH, _l("Setiap ada kabar")),
            SelectChoice(MailMode.DAILY, _l("Sekali sehari, dirangkum")),
            SelectChoice(MailMode.NONE, _l("Jangan kirim surel")),
        ],
        validate_choice=False,
    )
    language = RadioField(
        _l("Bahasa surel"),
        choices=[SelectChoice(code, name) for code, name in LANGUAGES.items()],
        validate_choice=False,
    )
