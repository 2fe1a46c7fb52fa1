"""The forms of innovations under care; what they hold is checked by the actions."""

from datetime import date
from uuid import uuid4

from flask_babel import gettext as _
from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    DateField,
    Field,
    HiddenField,
    SelectField,
    SelectMultipleField,
    StringField,
    SubmitField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice  # pyright: ignore[reportAttributeAccessIssue]  # newer than the stubs
from wtforms.validators import InputRequired
from wtforms.widgets import CheckboxInput, ListWidget

from graph.domain.fields import FieldRow
from graph.domain.records.catalogue import Terms
from graph.domain.records.innovation_fields import CORRECTED, FIVE, REST, SECTIONS, InnovationFields
from graph.domain.records.replications import UnitName
from tracker.actions.innovations import correcting, innovation_form
from tracker.actions.innovations.correcting import Correction
from tracker.actions.innovations.extending import Extended
from tracker.actions.innovations.innovation_form import InnovationInput
from tracker.web import form_sections, forms, outcome_lines
from tracker.web.form_sections import FoldedSection
from tracker.web.outcome_lines import OutcomesForm
from tracker.wording import hints, i18n, labels
from tracker.wording.lazy_texts import lazy_text as _l

_needed = InputRequired(_l("Isian ini perlu diisi."))


class ChoicesField(SelectMultipleField):
    """Several choices as boxes, which need no special key to pick."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


FiveBoxes = forms.form_class(InnovationFields, FIVE)


class CategoriesForm(FlaskForm):
    """What it belongs to."""

    categories = ChoicesField(_l("Kategori"), validate_choice=False)


PeopleBoxes = forms.form_class(InnovationFields, {"people"})


class ServedForm(OutcomesForm):
    """Whether the people agree, whom it serves, and what was measured."""

    innovators_agree = BooleanField(_l("Yang disebut di atas setuju namanya ditampilkan kepada umum."))
    priorities = ChoicesField(_l("Prioritas nasional (Asta Cita)"), validate_choice=False)
    goals = ChoicesField(_l("Tujuan Pembangunan Berkelanjutan (SDGs)"), validate_choice=False)
    outcomes = SelectMultipleField(_l("Hasil terukur"), validate_choice=False)
    (
        outcome_indicator,
        outcome_measure,
        outcome_before,
        outcome_after,
        outcome_period,
        outcome_source,
    ) = outcome_lines.columns()


OtherBoxes = forms.form_class(InnovationFields, [name for name in REST if name != "people"])
_LINKS = {
    "people": ("innovators_agree",),
    "outcomes": ("outcomes", "outcome_indicator", "outcome_after"),
    "serves": ("priorities", "goals"),
}


class InnovationForm(FiveBoxes, CategoriesForm, PeopleBoxes, ServedForm, OtherBoxes):  # pyright: ignore[reportGeneralTypeIssues]  # made above
    """The story of an innovation, whom it serves, and what another agency needs to copy it."""

    once = HiddenField(default=lambda: uuid4().hex)
    version = HiddenField()
    act = SubmitField()

    def offer(self, known: Terms) -> None:
        """Set the choices, in the reader's language."""
        lists = (known.categories, known.priorities, known.goals)
        for field, terms in zip((self.categories, self.priorities, self.goals), lists, strict=True):
            field.choices = [SelectChoice(term.code, i18n.named(term)) for term in terms]
        forms.offer(self, innovation_form.ROWS)

    def five(self) -> list[tuple[str, str, list[tuple[FieldRow, Field]]]]:
        """Return the parts of the five things: name, title, and the fields with their boxes."""
        return [(name, _(SECTIONS[name]), form_sections.boxes(self, InnovationFields, name)) for name in FIVE]

    def folded(self) -> list[FoldedSection]:
        """Return the parts of the rest with their boxes."""
        return [
            form_sections.folded(self, InnovationFields, name, SECTIONS[name], _LINKS.get(name, ())) for name in REST
        ]

    def typed(self) -> InnovationInput:
        """Return what was typed."""
        return InnovationInput(
            typed=forms.typed(self, innovation_form.ROWS),
            categories=tuple(self.categories.data or ()),
            priorities=tuple(self.priorities.data or ()),
            goals=tuple(self.goals.data or ()),
            innovators_agree="yes" if self.innovators_agree.data else "",
            outcomes=self.measured(),
        )

    def show(self, filled: InnovationInput, version: int) -> None:
        """Fill the form with what was kept."""
        forms.show(self, innovation_form.ROWS, filled.typed)
        for name, codes in innovation_form.served(filled).items():
            self[name].data = list(codes)
        self.innovators_agree.data = bool(filled.innovators_agree)
        self.show_measured(filled.outcomes)
        self.version.data = str(version)


class ExtensionForm(FlaskForm):
    """One more unit of the own agency that runs the innovation."""

    once = HiddenField(default=lambda: uuid4().hex)
    unit = SelectField(_l("Unit yang menjalankan"), validate_choice=False, description=_l("Pilih unit instansi Anda."))
    unit_name = StringField(_l("Nama unit baru"))
    unit_kind = SelectField(_l("Jenis unit baru"), validate_choice=False)
    on = StringField(_l("Sejak"), description=hints.PARTIAL_DAY)
    source = StringField(
        _l("Bukti atau sumber"),
        description=_l("Nomor SK, perbup, atau laporan, atau sumber lain. Tampil kepada umum."),
    )

    def offer(self, units: list[UnitName]) -> None:
        """Set the choices, in the reader's language."""
        self.unit.choices = [("", _("Pilih")), *((unit.id, unit.name) for unit in units)]
        self.unit_kind.choices = [("", _("Pilih")), *labels.choices("unit_kind")]

    def typed(self) -> Extended:
        """Return what was typed."""
        return Extended(**{name: self[name].data or "" for name in Extended.__dataclass_fields__})


class PublicationForm(FlaskForm):
    """Publish, or give back with a reason."""

    version = HiddenField()
    reason = TextAreaField(_l("Alasan dikembalikan"))
    act = SubmitField()


class MergeForm(FlaskForm):
    """Which innovation becomes part of which, and why."""

    once = HiddenField(default=lambda: uuid4().hex)
    from_id = StringField(
        _l("Kode inovasi yang digabungkan"), description=_l("Alamatnya akan mengarah ke inovasi tujuan.")
    )
    into_id = StringField(_l("Kode inovasi tujuan"), description=_l("Yang tetap ada, dengan alamatnya."))
    reason = TextAreaField(_l("Alasan"))


class UndoForm(FlaskForm):
    """Why a merge is undone."""

    reason = StringField(_l("Alasan"))


class SuccessionForm(FlaskForm):
    """Which agency succeeds which, since when, and on what legal basis."""

    old_id = StringField(
        _l("Kode instansi lama"), [_needed], description=_l("Yang berganti nama, digabung, atau dipecah.")
    )
    new_id = StringField(
        _l("Kode instansi penerus"), [_needed], description=_l("Bila dipecah, yang meneruskan catatan.")
    )
    on = DateField(_l("Sejak"), [_needed], description=_l("Hari mulai berlakunya."))
    basis = StringField(_l("Dasar hukum"), [_needed], description=_l("Misalnya UU 59/2024 atau Perpres 139/2024."))

    def day(self) -> date:
        """Return the day that was typed; only after ``validate``."""
        if self.on.data is None:
            raise ValueError("day() before validate()")
        return self.on.data


CorrectedBoxes = forms.form_class(InnovationFields, CORRECTED)


class CorrectionForm(CorrectedBoxes):  # pyright: ignore[reportGeneralTypeIssues]  # made above
    """What its agency corrects in a published innovation, and why."""

    innovators_agree = BooleanField(_l("Yang disebut di atas setuju namanya ditampilkan kepada umum."))
    reason = TextAreaField(_l("Alasan koreksi"), description=_l("Tampil kepada umum bersama isian semula."))
    version = HiddenField()

    def offer(self) -> None:
        """Set the choices, in the reader's language."""
        forms.offer(self, correcting.ROWS)

    def parts(self) -> list[FoldedSection]:
        """Return the parts of the form with their boxes."""
        links = {"people": ("innovators_agree",)}
        return [
            form_sections.folded(self, InnovationFields, name, SECTIONS[name], links.get(name, ()))
            for name in CORRECTED
        ]

    def show(self, held: InnovationInput, version: int) -> None:
        """Fill the form with what is published."""
        forms.show(self, correcting.ROWS, held.typed)
        self.innovators_agree.data = bool(held.innovators_agree)
        self["version"].data = version

    def correction(self) -> Correction:
        """Return what was typed."""
        agree = "yes" if self.innovators_agree.data else ""
        return Correction(forms.typed(self, correcting.ROWS), agree, self.reason.data or "")


class HandOverForm(FlaskForm):
    """Who leaves an office, and who goes on."""

    one = StringField(_l("Nama akun yang melepas tugas"), [_needed])
    two = StringField(_l("Nama akun yang melanjutkan"), [_needed])
