"""How the trail of a record and the choices of its form read on screen."""

import json
import re
from datetime import date

from flask import Flask
from flask_babel import gettext as _, lazy_gettext as _l

from graph.domain.values import dates
from graph.domain.vocabulary import Area
from tracker.wording import candidates, i18n, labels, messages

EVENTS = {
    "replication.drafted": _l("Draf dibuat"),
    "replication.saved": _l("Isian disimpan"),
    "replication.claimed": _l("Diakui instansi yang mereplikasi"),
    "replication.released": _l("Dikembalikan menjadi tercatat"),
    "replication.taken_up": _l("Usulan instansi asal dijadikan draf"),
    "replication.submitted": _l("Diajukan"),
    "replication.resubmitted": _l("Diajukan kembali"),
    "replication.completed": _l("Isian dilengkapi"),
    "replication.confirmed": _l("Instansi asal membenarkan"),
    "replication.questioned": _l("Instansi asal meminta penjelasan"),
    "replication.objected": _l("Instansi asal mengajukan keberatan"),
    "innovation.named": _l("Dinamai oleh instansi yang mereplikasi"),
    "innovation.drafted": _l("Draf dibuat"),
    "innovation.saved": _l("Isian disimpan"),
    "innovation.submitted": _l("Diajukan untuk diterbitkan"),
    "innovation.returned": _l("Dikembalikan untuk perbaikan"),
    "innovation.published": _l("Diterbitkan"),
    "innovation.extended": _l("Replikasi internal dicatat"),
    "innovation.taken_back": _l("Catatan replikasi internal dihapus"),
    "innovation.merged": _l("Digabungkan ke inovasi lain"),
    "innovation.took_in": _l("Menerima inovasi yang digabungkan"),
    "innovation.unmerged": _l("Penggabungan dibatalkan"),
    "innovation.assessed": _l("Kesiapan dinilai"),
    "replication.verified": _l("Diverifikasi"),
    "replication.returned": _l("Dikembalikan untuk perbaikan"),
    "replication.rejected": _l("Ditolak"),
    "replication.withdrawn": _l("Dicabut"),
    "replication.appealed": _l("Sanggah diajukan"),
    "replication.responded": _l("Keberatan ditanggapi"),
    "replication.silent": _l("Instansi asal belum menjawab selama 14 hari"),
    "import.replications": _l("Masuk lewat daftar"),
    "import.innovations": _l("Masuk lewat daftar"),
    "evidence.added": _l("Berkas bukti ditambahkan"),
    "evidence.released": _l("Keterbukaan berkas diubah"),
    "evidence.removed": _l("Berkas bukti diambil kembali"),
    "evidence.restored": _l("Berkas bukti yang hilang atau rusak dikirim lagi"),
    "certificate.issued": _l("Surat keterangan dibuat"),
    "answer_link.made": _l("Surat permintaan jawaban dibuat"),
    "answer_link.used": _l("Jawaban datang melalui tautan surat"),
}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_AREAS = frozenset(Area)
_DAYS = {"started_on", "agreement_on", "interest_on", "stopped_on"}
_NUMBERED = {"priorities": _l("Asta Cita %(number)s"), "goals": _l("SDGs %(number)s")}
_KINDS = {"manner": "manner", "scope": "scope", "basis": "basis", "phase": "phase"}


def init_app(app: Flask) -> None:
    """Make the words known to every template."""
    app.add_template_filter(event_words)
    app.add_template_filter(field_words)
    app.add_template_filter(value_words)
    app.add_template_filter(changes_of)
    app.add_template_filter(candidates.name_of, "candidate_name")
    app.add_template_filter(candidates.about, "candidate_about")


def event_words(event: str) -> str:
    """Return a step of the trail in words."""
    return str(EVENTS.get(event, event))


def field_words(field: str) -> str:
    """Return a field's label; an answer and a comment name whose they are."""
    kind, _space, rest = field.partition(" ")
    if kind == "answer":
        return _("Jawaban untuk %(name)s", name=rest)
    if kind == "extension":
        return _("Replikasi internal di %(name)s", name=rest)
    if kind == "comment":
        return _("Catatan pada %(field)s", field=messages.field_label(rest))
    if kind == "on_papers":
        return _("Diputuskan berdasarkan dokumen")
    if kind in _AREAS:
        return labels.label(kind, "area")
    return messages.field_label(kind)


def value_words(value: str | None, field: str) -> str | None:
    """Return a value of the trail in words where the vocabulary has one."""
    if value and field == "proof":
        return "; ".join(_proof_words(one) for one in value.split("; "))
    if value and field in _NUMBERED:
        return "; ".join(str(_NUMBERED[field]) % {"number": one} for one in value.split("; "))
    if value and field in _DAYS and (read := dates.read(value)):
        return i18n.day(read.day, read.precision)
    kind = "answer" if field.startswith("answer ") else "light" if field in _AREAS else _KINDS.get(field)
    if value is None or kind is None:
        return _("ya") if value == "true" else value
    return labels.label(value, kind) if value in dict(labels.choices(kind)) else value


def _proof_words(text: str) -> str:
    """Return a proof of the trail with its kind in words."""
    kind, _space, rest = text.partition(" ")
    named = labels.label(kind, "evidence") if kind in dict(labels.choices("evidence")) else kind
    return " ".join([named, *(_day_words(one) for one in rest.split())])


def _day_words(text: str) -> str:
    """Return a day as the reader writes it; anything else as it is."""
    try:
        return i18n.day(date.fromisoformat(text)) if _DAY.fullmatch(text) else text
    except ValueError:  # a number that only looks like a day
        return text


def changes_of(text: str) -> dict[str, list[str | None]]:
    """Return the changes of an entry, field -> [old, new]."""
    return json.loads(text)
