"""The forms of innovations under care; what they hold is checked by the actions."""

from datetime import date
from uuid import uuid4

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import DateField, HiddenField, SelectMultipleField, StringField, SubmitField, TextAreaField
from wtforms.validators import InputRequired
from wtforms.widgets import CheckboxInput, ListWidget

from tracker.actions.innovation_form import Typed

_needed = InputRequired(_l("Isian ini perlu diisi."))


class ChoicesField(SelectMultipleField):
    """Several choices as boxes, which need no special key to pick."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class InnovationForm(FlaskForm):
    """The story of an innovation, and what another agency needs to copy it."""

    once = HiddenField(default=lambda: uuid4().hex)
    version = HiddenField()
    name = StringField(_l("Nama inovasi"))
    summary = TextAreaField(_l("Ringkasan"), description=_l("Dua atau tiga kalimat untuk pembaca umum."))
    problem = TextAreaField(_l("Masalah"), description=_l("Apa yang tidak berjalan baik sebelumnya, dan bagi siapa."))
    solution = TextAreaField(_l("Solusi"), description=_l("Apa yang dilakukan secara lain."))
    started_on = StringField(
        _l("Mulai berjalan"),
        description=_l("Tanggal, bulan, atau tahun saja. Contoh: 17-05-2024, 05-2024, atau 2024."),
    )
    categories = ChoicesField(_l("Kategori"), validate_choice=False)
    prerequisites = TextAreaField(
        _l("Prasyarat"), description=_l("Apa yang harus ada sebelum instansi lain dapat memulai.")
    )
    components = TextAreaField(_l("Komponen"), description=_l("Satu komponen pada setiap baris."))
    cost_setup = StringField(_l("Biaya awal (rupiah)"))
    cost_yearly = StringField(_l("Biaya tahunan (rupiah)"))
    staff = StringField(_l("Jumlah pelaksana"))
    link = StringField(_l("Tautan"))
    act = SubmitField()

    def typed(self) -> Typed:
        """Return what was typed."""
        plain = {name: self[name].data or "" for name in Typed.__dataclass_fields__ if name != "categories"}
        return Typed(categories=tuple(self.categories.data or ()), **plain)

    def show(self, typed: Typed, version: int) -> None:
        """Fill the form with what was kept."""
        for name in Typed.__dataclass_fields__:
            value = getattr(typed, name)
            self[name].data = list(value) if isinstance(value, tuple) else value
        self.version.data = str(version)


class DecisionForm(FlaskForm):
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
