"""The forms of the next stage and of the side ways; what they must hold is said by the actions."""

from flask_wtf import FlaskForm
from wtforms import HiddenField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice  # pyright: ignore[reportAttributeAccessIssue]  # newer than the stubs

from graph.domain.values import numbers
from graph.domain.vocabulary import PolicyForm, Stage
from tracker.actions.scaling.instruments import StageInput
from tracker.actions.scaling.scaling import Turn
from tracker.wording import hints, labels
from tracker.wording.lazy_texts import lazy_text as _l

_FORMS = [
    SelectChoice("", _l("Pilih bentuk")),
    *(SelectChoice(form.value, labels.POLICY_FORMS[form]) for form in PolicyForm),
]
# Which fields the next stage asks for; the others have nothing to fill in.
FIELDS = {
    Stage.DRAFT_POLICY: ("title", "responsible", "form", "link"),
    Stage.ENACTED: ("form", "number", "enacted_on", "link", "target"),
    Stage.EVALUATED: ("coverage_reached", "coverage_of", "coverage_year", "budget_line"),
}


class AdvanceForm(FlaskForm):
    """What the next stage may ask for."""

    version = HiddenField()
    title = StringField(_l("Judul rancangan"))
    responsible = StringField(
        _l("Unit penanggung jawab"), description=_l("Unit di K/L pengampu yang menyusun instrumennya.")
    )
    form = SelectField(_l("Bentuk kebijakan"), choices=_FORMS, validate_choice=False)
    number = StringField(_l("Nomor"))
    enacted_on = StringField(_l("Tanggal ditetapkan"), description=hints.DAY)
    link = StringField(_l("Tautan"), description=_l("Alamat rancangan, atau naskah resminya di JDIH."))
    target = StringField(
        _l("Sasaran instansi"),
        description=_l(
            "Banyaknya instansi yang harus menerapkannya menurut instrumen ini; kosongkan bila tidak disebut."
        ),
    )
    coverage_reached = StringField(_l("Sudah terjangkau"), description=_l("Banyaknya instansi atau orang."))
    coverage_of = StringField(_l("Dari seluruhnya"), description=_l("Penyebutnya, dengan satuan yang sama."))
    coverage_year = StringField(_l("Tahun data"))
    budget_line = StringField(_l("Mata anggaran"))

    def asked(self, stage: Stage | None, *, has_policy: bool) -> tuple[str, ...]:
        """Return the fields that the step to ``stage`` asks for."""
        fields = FIELDS.get(stage, ()) if stage is not None else ()
        return ("title", *fields) if stage == Stage.ENACTED and not has_policy else fields

    def step(self) -> StageInput:
        """Return what was typed."""
        return StageInput(
            version=numbers.carried(self.version.data),
            title=self.title.data or "",
            responsible=self.responsible.data or "",
            form=self.form.data or "",
            number=self.number.data or "",
            enacted_on=self.enacted_on.data or "",
            link=self.link.data or "",
            target=self.target.data or "",
            coverage_reached=self.coverage_reached.data or "",
            coverage_of=self.coverage_of.data or "",
            coverage_year=self.coverage_year.data or "",
            budget_line=self.budget_line.data or "",
        )


class SideForm(FlaskForm):
    """Postpone, discontinue, revoke, or take up again."""

    version = HiddenField()
    side = SelectField(_l("Keadaan usulan"), choices=[], validate_choice=False)
    reason = TextAreaField(_l("Alasan"))
    review_on = StringField(_l("Tanggal peninjauan"), description=hints.REVIEW_DAY)

    def __init__(self) -> None:
        super().__init__()
        self.side.choices = [SelectChoice(*choice) for choice in labels.choices("side")]

    def turn(self) -> Turn:
        """Return what was typed."""
        version = numbers.carried(self.version.data)
        return Turn(version, self.side.data or "", self.reason.data or "", self.review_on.data or "")
