"""The forms of registering, answering and the steps on a record; what they hold is checked by the actions."""

from typing import Any
from uuid import uuid4

from flask import request
from flask_babel import gettext as _
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import (
    Field,
    HiddenField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    SubmitField,
    TextAreaField,
)

from graph.domain.fields import FieldRow
from graph.domain.records.replication_fields import FIVE, REST, SECTIONS, ReplicationFields
from graph.domain.records.replications import ParentCandidate, UnitName
from graph.domain.vocabulary import Answer
from tracker.actions.monitoring.monitoring import Tick
from tracker.actions.replications import details, replication_form
from tracker.actions.replications.details import DetailsInput
from tracker.actions.replications.proposing import ProposalInput
from tracker.actions.replications.replication_form import ReplicationForm
from tracker.actions.replications.updating import Update
from tracker.web import form_sections, forms, outcome_lines
from tracker.web.form_sections import FoldedSection
from tracker.web.outcome_lines import OutcomesForm
from tracker.wording import hints, labels
from tracker.wording.candidates import about, name_of
from tracker.wording.lazy_texts import lazy_text as _l

# Problems are listed in the order in which boxes are made: forms and tables alternate here as they do on the page.


class LinksForm(FlaskForm):
    """What is replicated, and which units run it."""

    once = HiddenField(default=lambda: uuid4().hex)
    parents = SelectMultipleField(_l("Direplikasi dari"), validate_choice=False)
    q = StringField(_l("Cari inovasi atau replikasi"))
    new_parent = StringField(_l("Nama inovasi yang belum terdaftar"))
    new_origin = RadioField(_l("Instansi asalnya"), validate_choice=False)
    origin_q = StringField(_l("Cari instansi asal"))
    new_link = StringField(_l("Tautan tentang inovasi itu"), description=_l("Bila ada, misalnya laman atau berita."))
    units = SelectMultipleField(_l("Unit yang menjalankan"), validate_choice=False)
    unit = SelectField(_l("Unit yang menjalankan"), validate_choice=False)
    unit_name = StringField(_l("Nama unit baru"))
    unit_kind = SelectField(_l("Jenis unit baru"), validate_choice=False)


FiveBoxes = forms.form_class(ReplicationFields, FIVE)


class ProofForm(FlaskForm):
    """One proof with its file, and the records that were looked at and are others."""

    proof_kind = SelectField(_l("Jenis bukti"), validate_choice=False)
    proof_number = StringField(_l("Nomor bukti"))
    proof_date = StringField(_l("Tanggal bukti"), description=hints.DAY)
    proof_link = StringField(_l("Tautan bukti"), description=_l("Bila ada; hanya dibaca para pihak dan pemeriksa."))
    file = FileField(_l("Berkas"), description=hints.FILE)
    not_same = SelectMultipleField(_l("Catatan yang mungkin sama"), validate_choice=False)


RestBoxes = forms.form_class(ReplicationFields, REST)


_LINKS = {"outcomes": ("outcomes", "outcome_indicator", "outcome_after"), "helpers": ("facilitators", "helper_q")}


class RestForm(OutcomesForm, RestBoxes):
    """What may follow before verification."""

    version = HiddenField()
    outcomes = SelectMultipleField(_l("Hasil terukur"), validate_choice=False)
    (
        outcome_indicator,
        outcome_measure,
        outcome_before,
        outcome_after,
        outcome_period,
        outcome_source,
    ) = outcome_lines.columns()
    facilitators = SelectMultipleField(_l("Instansi pendamping"), validate_choice=False)
    helper_q = StringField(_l("Cari instansi pendamping"))
    act = SubmitField()

    def offer_rest(self) -> None:
        """Set the choices, in the reader's language."""
        forms.offer(self, details.ROWS)

    def folded(self) -> list[FoldedSection]:
        """Return the parts of the rest with their boxes."""
        return [
            form_sections.folded(self, ReplicationFields, name, SECTIONS[name], _LINKS.get(name, ())) for name in REST
        ]

    def rest(self) -> DetailsInput:
        """Return what was typed."""
        return DetailsInput(
            typed=forms.typed(self, details.ROWS),
            facilitators=tuple(self.facilitators.data or ()),
            outcomes=self.measured(),
        )

    def show_rest(self, rest: DetailsInput, version: int | None) -> None:
        """Fill the form with what was kept."""
        forms.show(self, details.ROWS, rest.typed)
        self.facilitators.data = list(rest.facilitators)
        self.show_measured(rest.outcomes)
        self["version"].data = version


class RegisterForm(LinksForm, FiveBoxes, ProofForm, RestForm):  # pyright: ignore[reportGeneralTypeIssues]  # made above
    """The five things first, and the rest: problems are listed in the order of the fields above."""

    def offer(self, own_units: list[UnitName]) -> None:
        """Set the choices, in the reader's language."""
        chosen = set(self.units.data or [])
        empty = ("", _("Pilih"))
        self.unit.choices = [empty, *((u.id, u.name) for u in own_units if u.id not in chosen)]
        self.units.choices = [(u.id, u.name) for u in own_units if u.id in chosen]
        if not self.units.choices:  # nothing is listed there, so what is wrong is said where a unit is picked
            self.unit.errors, self.units.errors = [*self.unit.errors, *self.units.errors], []
        self.unit_kind.choices = [empty, *labels.choices("unit_kind")]
        self.proof_kind.choices = [empty, *labels.choices("evidence")]
        forms.offer(self, replication_form.ROWS)
        self.offer_rest()

    def title(self, section: str) -> str:
        """Return what a part of the form is called, in the reader's language."""
        return _(SECTIONS[section])

    def boxes(self, section: str) -> list[tuple[FieldRow, Field]]:
        """Return the fields in one part of the five things with their boxes."""
        return form_sections.boxes(self, ReplicationFields, section)

    def filled(self) -> ReplicationForm:
        """Return what was typed."""
        added = [self.unit.data] if self.unit.data else []
        lines: dict[str, Any] = {name: self[name].data or "" for name in replication_form.LINES}  # Any: texts
        return ReplicationForm(
            typed=forms.typed(self, replication_form.ROWS),
            parents=tuple(self.parents.data or ()),
            units=(*(self.units.data or []), *added),
            not_same=tuple(self.not_same.data or ()),
            rest=self.rest(),
            **lines,
        )

    def show(self, filled: ReplicationForm, version: int | None = None) -> None:
        """Fill the form with what was kept."""
        for name in ("parents", "units", "not_same"):
            self[name].data = list(getattr(filled, name))
        for name in replication_form.LINES:
            self[name].data = getattr(filled, name)
        forms.show(self, replication_form.ROWS, filled.typed)
        self.show_rest(filled.rest, version)

    @property
    def is_named_anew(self) -> bool:
        """Say whether the part for a parent that nobody registered is in use."""
        names = ("new_parent", "new_origin", "new_link", "origin_q")
        return any(self[name].data or self[name].errors for name in names)


class AnswerForm(FlaskForm):
    """What the parent's agency says; ``seen`` is the last entry of the trail that the page showed."""

    version = HiddenField()
    seen = HiddenField()
    answer = SubmitField()
    reason = TextAreaField(_l("Alasan atau pertanyaan"))

    CHOICES = (Answer.CONFIRMED, Answer.UNCLEAR, Answer.OBJECTED)


class RecordStepForm(FlaskForm):
    """A step with at most a reason: claiming, appealing, withdrawing."""

    version = HiddenField()
    seen = HiddenField()
    reason = TextAreaField(_l("Alasan"))


class UpdateForm(OutcomesForm):
    """What came since the verification: another unit, new results."""

    once = HiddenField(default=lambda: uuid4().hex)
    version = HiddenField()
    unit = SelectField(_l("Unit lain yang juga menjalankan"), validate_choice=False)
    unit_name = StringField(_l("Nama unit baru"))
    unit_kind = SelectField(_l("Jenis unit baru"), validate_choice=False)
    outcomes = SelectMultipleField(_l("Hasil terukur"), validate_choice=False)
    (
        outcome_indicator,
        outcome_measure,
        outcome_before,
        outcome_after,
        outcome_period,
        outcome_source,
    ) = outcome_lines.columns()
    act = SubmitField()

    def offer(self, others: list[UnitName]) -> None:
        """Set the choices, in the reader's language; ``others`` are the agency's units that do not run it yet."""
        empty = ("", _("Pilih"))
        self.unit.choices = [empty, *((unit.id, unit.name) for unit in others)]
        self.unit_kind.choices = [empty, *labels.choices("unit_kind")]

    def added(self) -> Update:
        """Return what was typed."""
        unit, name, kind = (one.data or "" for one in (self.unit, self.unit_name, self.unit_kind))
        return Update(unit, name, kind, self.measured())


class StopForm(FlaskForm):
    """That a copy stopped, when and why; ``was`` is what was known when the page was shown."""

    was = HiddenField()
    stopped_on = StringField(_l("Berhenti sejak"), description=hints.PARTIAL_DAY)
    reason = SelectField(_l("Alasan berhenti"), validate_choice=False)
    life = SubmitField()

    def offer(self) -> None:
        """Set the choices, in the reader's language."""
        self.reason.choices = [("", _("Pilih")), *labels.choices("stop_reason")]

    def tick(self, replication_id: str) -> Tick:
        """Return what was said, as a line of a round's list says it."""
        life, reason = request.form.get(self.life.name, ""), self.reason.data or ""
        return Tick(replication_id, life, reason, (self.stopped_on.data or "").strip(), self.was.data or "")


class ProposalForm(FlaskForm):
    """A copy that another agency runs, as its parent's agency knows of it."""

    once = HiddenField(default=lambda: uuid4().hex)
    about = SelectField(_l("Yang direplikasi"), validate_choice=False)
    adopter = RadioField(_l("Instansi yang mereplikasi"), validate_choice=False)
    adopter_q = StringField(_l("Cari instansi yang mereplikasi"))
    unit_name = StringField(_l("Unit yang menjalankan"), description=_l("Bila Anda mengetahuinya."))
    started_on = StringField(_l("Mulai berjalan"), description=hints.PARTIAL_DAY_IF_KNOWN)
    proof_kind = SelectField(_l("Jenis bukti"), validate_choice=False)
    proof_number = StringField(_l("Nomor bukti"))
    proof_date = StringField(_l("Tanggal bukti"), description=hints.DAY)
    proof_link = StringField(_l("Tautan bukti"), description=_l("Tautan saja sudah cukup, misalnya berita."))
    note = TextAreaField(_l("Pesan untuk instansi itu"))
    act = SubmitField()

    _FILLS = ("unit_name", "proof_kind", "proof_number", "proof_date", "proof_link")

    def offer(self, own: list[ParentCandidate]) -> None:
        """Set the choices, in the reader's language."""
        self.about.choices = [("", _("Pilih")), *((one.id, f"{name_of(one)}, {about(one)}") for one in own)]
        self.proof_kind.choices = [("", _("Pilih")), *labels.choices("evidence")]

    def known(self) -> ProposalInput:
        """Return what was typed."""
        typed = {"started_on": self.started_on.data or ""}
        lines: dict[str, Any] = {name: self[name].data or "" for name in self._FILLS}  # Any: texts
        filled = ReplicationForm(typed=typed, **lines)
        return ProposalInput(self.about.data or "", self.adopter.data or "", filled, self.note.data or "")
