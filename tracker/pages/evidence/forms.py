"""The forms of evidence; what they hold is checked by the actions."""

from collections.abc import Sequence
from uuid import uuid4

from flask_babel import gettext as _
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import BooleanField, HiddenField, SelectField, StringField

from graph.domain.vocabulary import EvidenceKind
from graph.store.evidence.evidence import Earlier, Lacking
from tracker.actions.evidence.describing import Described
from tracker.wording import hints, i18n, labels
from tracker.wording.lazy_texts import lazy_text as _l

_EMPTY = ("", _l("Pilih"))


class UploadForm(FlaskForm):
    """A file, and the proof that it is."""

    once = HiddenField(default=lambda: uuid4().hex)
    file = FileField(_l("Berkas"), description=hints.FILE)
    proof_id = SelectField(
        _l("Berkas ini adalah"),
        validate_choice=False,
        description=_l("Bila bukti sudah dicatat tanpa berkas, pilih bukti itu; isian di bawahnya dibiarkan kosong."),
    )
    kind = SelectField(_l("Jenis bukti"), validate_choice=False)
    number = StringField(_l("Nomor bukti"))
    date = StringField(_l("Tanggal bukti"), description=hints.DAY)

    def offer(self, lacking: Sequence[Lacking]) -> None:
        """Set the choices, in the reader's language; the proofs are those that lack their file."""
        self.proof_id.choices = [("", _("bukti baru")), *((one.id, _described(one)) for one in lacking)]
        kinds = [(value, words) for value, words in labels.choices("evidence") if value != EvidenceKind.LINK]
        self.kind.choices = [_EMPTY, *kinds]

    def described(self) -> Described:
        """Return what was typed."""
        return Described(self.proof_id.data or "", self.kind.data or "", self.number.data or "", self.date.data or "")


class ReuseForm(FlaskForm):
    """A file that the agency gave before."""

    once = HiddenField(default=lambda: uuid4().hex)
    evidence_id = SelectField(_l("Berkas instansi Anda"), validate_choice=False)

    def offer(self, earlier: Sequence[Earlier]) -> None:
        """Set the choices, in the reader's language."""
        named = [(one.id, f"{one.file_name}: {_described(one)}") for one in earlier]
        self.evidence_id.choices = [_EMPTY, *named]


class FileReleaseForm(FlaskForm):
    """Whether everybody may read a file."""

    public = HiddenField()
    has_no_personal_data = BooleanField(_l("Berkas ini tidak memuat data pribadi (NIK, NIP, alamat, telepon, wajah)"))


class RemoveForm(FlaskForm):
    """A file to be taken back."""


def _described(one: Lacking | Earlier) -> str:
    parts = [labels.label(one.kind, "evidence"), one.number, i18n.day(one.date) if one.date else None]
    return ", ".join(part for part in parts if part)
