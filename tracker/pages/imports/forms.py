"""The form that hands a file in."""

import secrets

from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import HiddenField, RadioField, StringField
from wtforms.validators import InputRequired, Length

from graph.domain.records.imports import Kind
from tracker.wording.lazy_texts import lazy_text as _l
from tracker.wording.messages.imports import KINDS


class ListForm(FlaskForm):
    """Which list, and its file."""

    kind = RadioField(_l("Isi daftar"), [InputRequired(_l("Pilih isi daftar ini."))])
    file = FileField(
        _l("Berkas"),
        [FileRequired(_l("Pilih berkas yang akan diimpor."))],
        description=_l("CSV atau XLSX, paling besar 10 MB. Baris judulnya dicari, dan dapat Anda pilih sendiri."),
        render_kw={"accept": ".csv,.tsv,.txt,.xlsx"},
    )
    source = StringField(
        _l("Sumber daftar"),
        [Length(max=200)],
        description=_l("Misalnya: Daftar Top 45 KIPP 2022, Keputusan Menteri PANRB Nomor 12 Tahun 2022."),
    )
    once = HiddenField()

    def offer(self, kinds: list[Kind]) -> "ListForm":
        """Offer these kinds, and a key that tells a doubled submit from a second file."""
        self.kind.choices = [(kind.value, str(KINDS[kind])) for kind in kinds]
        self.once.data = self.once.data or secrets.token_hex(16)
        return self
