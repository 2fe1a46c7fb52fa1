"""What a person had sent with a form that was not kept, given back on the error page: nobody types it twice."""

from dataclasses import dataclass

from flask import request
from flask_babel import gettext as _

from tracker.wording import messages

_SECRET = {"csrf_token", "password", "again"}
_RECORDS = {"monitoring": "round", "scaling": "scale_up", "stewardship": "agency"}  # whose forms a blueprint shows
_REMARK = "comment_"  # what is said at a field
_CARRIED = {"act", "key", "once", "seen", "version", "was"}  # what a form carries along and nobody types


@dataclass(frozen=True, slots=True)
class Sent:
    """The words of one form; files cannot be given back, so only their fields are known."""

    action: str
    typed: tuple[tuple[str, str, str], ...]  # name, label, value
    carried: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, str], ...]  # name, label


def sent() -> Sent | None:
    """Return what this request brought, None where nothing was sent or nothing of it can be read."""
    if request.method != "POST":
        return None
    try:
        fields, files = list(request.form.items(multi=True)), [one for one in request.files if one]
    except Exception:  # a body that could not be read once cannot be given back either
        return None
    shown = [(name, value) for name, value in fields if name not in _SECRET]
    found = Sent(
        action=request.full_path.rstrip("?"),
        typed=tuple((name, _label(name), value) for name, value in shown if name not in _CARRIED),
        carried=tuple((name, value) for name, value in shown if name in _CARRIED),
        files=tuple((name, _label(name)) for name in files),
    )
    return found if found.typed or found.carried or found.files else None


def words() -> list[tuple[str, str]]:
    """Return label and text of what was typed into this request's form."""
    found = sent()
    return [(label, value) for _name, label, value in found.typed if value] if found else []


def _label(name: str) -> str:
    """Return the label of a field; what a request brings beside our forms is a field like any other."""
    if name.startswith(_REMARK):
        return _("Komentar: %(field)s", field=_label(name.removeprefix(_REMARK)))
    known, record = name.partition("-")[0], _RECORDS.get(request.blueprint or "", "")
    return messages.field_label(known, record) if messages.has_label(known, record) else _("Isian")
