"""The forms of innovations under care; what they hold is checked by the actions."""

from datetime import date
from uuid import uuid4

from flask_babel import gettext as _
from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    DateField,
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

from graph.domain.records.catalogue import Term
from graph.domain.records.replications import UnitName
from tracker.actions.innovations.extending import Extended
from tracker.actions.innovations.innovation_form import Typed
from tracker.web import outcome_lines
from tracker.web.outcome_lines import OutcomesForm
from tracker.wording import hints, i18n, labels
from tracker.wording.lazy_texts import lazy_text as _l

_TEXTS = (
    "name", "summary", "problem", "solution", "started_on", "innovators", "licences", "prerequisites", "components",
    "cost_setup", "cost_yearly", "staff", "link",
)  # fmt: skip
_CHOICES = ("categories", "priorities", "goals")
_needed = InputRequired(_l("Isian ini perlu diisi."))


class ChoicesField(SelectMultipleField):
    """Several choices as boxes, which need no special key to pick."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class InnovationForm(OutcomesForm):
    """The story of an innovation, whom it serves, and what another agency needs to copy it."""

    once = HiddenField(default=lambda: uuid4().hex)
    version = HiddenField()
    name = StringField(_l("Nama inovasi"))
    summary = TextAreaField(_l("Ringkasan"), description=_l("Dua atau tiga kalimat untuk pembaca umum."))
    problem = TextAreaField(_l("Masalah"), description=_l("Apa yang tidak berjalan baik sebelumnya, dan bagi siapa."))
    solution = TextAreaField(_l("Solusi"), description=_l("Apa yang dilakukan secara lain."))
    started_on = StringField(
        _l("Mulai berjalan"),
        description=hints.PARTIAL_DAY,
    )
    categories = ChoicesField(_l("Kategori"), validate_choice=False)
    innovators = TextAreaField(
        _l("Inovator"),
        description=_l(
            "Satu orang atau tim pada setiap baris: nama, lalu jabatan atau unitnya. "
            "Tanpa nomor telepon, surel, NIP, atau NIK."
        ),
    )
    innovators_agree = BooleanField(_l("Yang disebut di atas setuju namanya ditampilkan kepada umum."))
    licences = TextAreaField(
        _l("Lisensi dan ketentuan pemakaian ulang"),
        description=_l(
            "Apa yang boleh dipakai instansi lain, dan dengan syarat apa. Misalnya lisensi perangkat lunaknya."
        ),
    )
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
    prerequisites = TextAreaField(
        _l("Prasyarat"), description=_l("Apa yang harus ada sebelum instansi lain dapat memulai.")
    )
    components = TextAreaField(_l("Komponen"), description=_l("Satu komponen pada setiap baris."))
    cost_setup = StringField(_l("Biaya awal"), description=hints.RUPIAH)
    cost_yearly = StringField(_l("Biaya tahunan"), description=hints.RUPIAH)
    staff = StringField(_l("Jumlah pelaksana"), description=hints.WHOLE)
    link = StringField(_l("Tautan"), description=_l("Bila ada, misalnya laman atau panduannya."))
    act = SubmitField()

    def offer(self, categories: list[Term], priorities: list[Term], goals: list[Term]) -> None:
        """Set the choices, in the reader's language."""
        for field, terms in ((self.categories, categories), (self.priorities, priorities), (self.goals, goals)):
            field.choices = [SelectChoice(term.code, i18n.named(term)) for term in terms]

    def typed(self) -> Typed:
        """Return what was typed."""
        return Typed(
            innovators_agree="yes" if self.innovators_agree.data else "",
            outcomes=self.measured(),
            categories=tuple(self.categories.data or ()),
            priorities=tuple(self.priorities.data or ()),
            goals=tuple(self.goals.data or ()),
            **{name: self[name].data or "" for name in _TEXTS},
        )

    def show(self, typed: Typed, version: int) -> None:
        """Fill the form with what was kept."""
        for name in _TEXTS:
            self[name].data = getattr(typed, name)
        for name in _CHOICES:
            self[name].data = list(getattr(typed, name))
        self.innovators_agree.data = bool(typed.innovators_agree)
        self.show_measured(typed.outcomes)
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


class HandOverForm(FlaskForm):
    """Who leaves an office, and who goes on."""

    one = StringField(_l("Nama akun yang melepas tugas"), [_needed])
    two = StringField(_l("Nama akun yang melanjutkan"), [_needed])
