"""The forms of assessing and sponsoring; what they must hold is said by the actions."""

import secrets

from flask_babel import gettext as _
from flask_wtf import FlaskForm
from wtforms import HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice  # pyright: ignore[reportAttributeAccessIssue]  # newer than the stubs
from wtforms.validators import InputRequired

from graph.domain.vocabulary import Area
from tracker.actions.scaling.assessing import Judgement
from tracker.wording import hints, labels, scaling as words
from tracker.wording.lazy_texts import as_text, lazy_text as _l

_needed = InputRequired()


class SponsorForm(FlaskForm):
    """Nothing but the person's wish."""


class _Base(FlaskForm):
    once = HiddenField(default=lambda: secrets.token_hex(16))
    readiness = SelectField(_l("Tingkat kesiapan"), [_needed], choices=[], validate_choice=False)
    readiness_reason = TextAreaField(
        _l("Alasan tingkat kesiapan"), [_needed], description=_l("Sebutkan bukti yang mendukung tingkat ini.")
    )
    proof_kind = SelectField(_l("Jenis bukti"), [_needed], choices=[], validate_choice=False)
    proof_number = StringField(_l("Nomor bukti"), description=_l("Isi nomor dokumen atau tautannya."))
    proof_date = StringField(_l("Tanggal bukti"), description=hints.DAY)
    proof_link = StringField(_l("Tautan bukti"))


def _with_areas(base: type[_Base]) -> type[_Base]:
    """Add a light and a reason for each of the seven areas."""
    fields = {}
    for area in Area:
        fields[f"light_{area}"] = RadioField(
            as_text(labels.AREAS[area]),
            [_needed],
            choices=[SelectChoice(light.value, word) for light, word in labels.LIGHTS.items()],
            validate_choice=False,
        )
        fields[f"reason_{area}"] = TextAreaField(_l("Alasan: %(area)s", area=labels.AREAS[area]), [_needed])
    return type("AssessForm", (base,), fields)


class AssessForm(_with_areas(_Base)):  # type: ignore[misc]
    """R with its reason, seven lights with their reasons, and the proof."""

    def __init__(self) -> None:
        super().__init__()
        levels = [SelectChoice(str(level), f"{level} - {text}") for level, text in enumerate(words.READINESS)]
        kinds = [SelectChoice(*choice) for choice in labels.choices("evidence")]
        self.readiness.choices = [SelectChoice("", _("Pilih tingkat")), *levels]
        self.proof_kind.choices = [SelectChoice("", _("Pilih jenis bukti")), *kinds]

    def judgement(self) -> Judgement:
        """Return what was filled in; holes stay holes."""
        level = self.readiness.data or ""
        return Judgement(
            readiness=int(level) if level in {str(number) for number in range(10)} else None,
            readiness_reason=self.readiness_reason.data or "",
            lights={area: self[f"light_{area}"].data or "" for area in Area},
            reasons={area: self[f"reason_{area}"].data or "" for area in Area},
            proof_kind=self.proof_kind.data or "",
            proof_number=self.proof_number.data or "",
            proof_date=self.proof_date.data or "",
            proof_link=self.proof_link.data or "",
        )
