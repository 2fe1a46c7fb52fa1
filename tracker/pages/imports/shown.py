"""What the pages of one import show."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, cast

from flask_babel import gettext as _

from graph.domain.errors import Problem
from graph.domain.records.imports import LINKS, Fate, Job, JobState, ListedProof, RowVerdict, TrialState
from graph.domain.values import texts
from graph.domain.values.dates import PartialDate
from graph.domain.vocabulary import EntryStage, ReplicationStatus
from graph.engine import Graph
from graph.importers.columns import COLUMNS
from graph.importers.lookup import REMEMBERED
from graph.importers.names import NameEntry
from graph.store.imports import import_trials
from graph.store.imports.import_trials import Trial
from tracker.actions.imports import import_names, import_verdicts
from tracker.wording import i18n, labels, messages
from tracker.wording.messages import imports as words

PAGE = 100
_WORDS = {column.name: column.words for listed in COLUMNS.values() for column in listed if column.words}
_NO_TEXTS = {"cell_error", "cell_formula", "cell_byte"}  # whose values stand for what could not be read


@dataclass(frozen=True, slots=True)
class MappedField:
    """A field of the kind, and the column that fills it."""

    name: str
    label: str
    is_required: bool
    column: int | None

    @property
    def is_used(self) -> bool:
        return self.is_required or self.column is not None


@dataclass(frozen=True, slots=True)
class CellToMend:
    """A cell that refuses its row, to be written over in the page; ``text`` is what it says, None where it was cut."""

    name: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class ShownName:
    """A name to be confirmed, with what it may mean."""

    sort: str
    text: str
    rows: int
    options: tuple[NameEntry, ...]
    chosen: str | None
    is_remembered: bool = False  # confirmed in an earlier list of the agency
    typed: str = ""  # what was looked for

    @property
    def sure(self) -> str | None:
        """The first suggestion, where it may be taken with others at one press."""
        return None if self.chosen else import_names.sure(self.options)


def fields(job: Job) -> list[MappedField]:
    """Return every field of the job's kind with its column."""
    mapping: dict[str, int] = json.loads(job.mapping)
    return [
        MappedField(column.name, str(words.COLUMNS[column.name]), column.is_required, mapping.get(column.name))
        for column in COLUMNS[job.kind]
    ]


def unclear(job: Job, trial: Trial) -> list[ShownName]:
    """Return the names to confirm, the most frequent first."""
    found = json.loads(import_trials.unpacked(trial.unclear)) if trial.unclear else []
    return [_shown_name(json.loads(job.choices), *each) for each in found]


def _shown_name(
    choices: Mapping[str, Mapping[str, str]],
    sort: str,
    text: str,
    rows: int,
    options: Sequence[Sequence[Any]],  # Any: the parts of an entry
    *rest: bool,
) -> ShownName:
    said, before = choices.get(sort, {}), choices.get(REMEMBERED + sort, {})
    is_remembered = any(rest) and text not in said
    chosen = (said[text] if text in said else before.get(text)) or None
    return ShownName(sort, text, rows, tuple(NameEntry(*option) for option in options), chosen, is_remembered)


def page(graph: Graph, trial: Trial, fate: Fate | None, after: int) -> tuple[list[RowVerdict], int | None]:
    """Return one page of rows behind row ``after``, and the row that the next page begins behind."""
    rows = list(islice(verdicts(graph, trial, fate, after), PAGE + 1))
    return rows[:PAGE], rows[PAGE - 1].row if len(rows) > PAGE else None


def verdicts(graph: Graph, trial: Trial, fate: Fate | None, after: int = 0) -> Iterator[RowVerdict]:
    """Yield the rows behind row ``after`` that a dry run has judged, stretch by stretch."""
    while part := import_trials.part_behind(graph, trial, after, fate):
        for verdict in import_verdicts.read(part.verdicts):
            if verdict.row > after and fate in {None, verdict.fate}:
                yield verdict
        after = part.last


def counts(read: Trial | Job) -> list[tuple[Fate, int]]:
    """Return how many rows of each fate a dry run or an import has met so far; nothing before its first row."""
    return [(fate, getattr(read, fate.value)) for fate in Fate] if read.rows_done else []


def trying(job: Job, trial: Trial) -> str:
    """Say how far a dry run is."""
    if trial.state is TrialState.QUEUED:
        return _("Sedang diperiksa: menunggu giliran.")
    return _("Sedang diperiksa: %(done)s dari %(rows)s baris.", done=i18n.dec(trial.rows_done), rows=i18n.dec(job.rows))


def changes(told: str) -> list[str]:
    """Return in words what a list that waits would change in a record."""
    said: dict[str, list[str | None]] = json.loads(told)
    return [_change(name, old, new) for name, (old, new) in said.items() if name != "file"]


def reasons(problems: tuple[Problem, ...]) -> list[str]:
    """Return what is to be mended in a row, each with its column."""
    return [f"{_field(p.field)}: {messages.problem(p)}" for p in problems]


def cells_to_mend(job: Job, row: RowVerdict) -> list[CellToMend]:
    """Return the cells of a refused row that stand in a column of the file, each once."""
    mapping: dict[str, int] = json.loads(job.mapping)
    found: dict[int, CellToMend] = {}
    for problem in row.problems if row.fate is Fate.REFUSED else ():
        place = mapping.get(problem.field)
        if place is not None and place not in found:
            text = str(problem.values.get("text", ""))
            is_whole = problem.code not in _NO_TEXTS and len(text) < texts.LONGEST_QUOTE
            found[place] = CellToMend(f"cell-{row.row}-{place}", _field(problem.field), text if is_whole else "")
    return list(found.values())


def understood(verdict: RowVerdict) -> list[tuple[str, str]]:
    """Return what was read of a row, as the record would hold it: label and value."""
    return [(_field(name), _said(name, value)) for name, value in verdict.understood]


def outcome_words(verdict: RowVerdict) -> list[str]:
    """Return what becomes of a record: what changes field by field, and whether it is submitted."""
    words_of_change = [_change(name, old, new) for name, (old, new) in (verdict.changes or {}).items()]
    return [*words_of_change, *_way(verdict)]


def _said(name: str, value: object) -> str:
    """Return a value in words; of a field with a closed list the word that people know."""
    kind = _WORDS.get(name)
    if kind is not None and isinstance(value, str):
        return labels.label(value, labels.kind_of(kind))
    if name in _LINKED and isinstance(value, tuple):
        return ", ".join(map(_LINKED[name], cast(tuple[str, ...], value))) or _plain(())
    return i18n.dec(value) if isinstance(value, int) else _plain(value)


def _change(name: str, old: object, new: object) -> str:
    if name in LINKS and name != "regions":  # an agency has one place; other links grow
        return _("%(field)s: ditambah %(new)s", field=_field(name), new=_said(name, new))
    return _("%(field)s: %(old)s menjadi %(new)s", field=_field(name), old=_said(name, old), new=_said(name, new))


def _way(verdict: RowVerdict) -> list[str]:
    if verdict.fate is Fate.CREATED and verdict.status == ReplicationStatus.AWAITING_PARENT:
        return [_("diajukan")]
    if verdict.fate is Fate.CREATED and verdict.lacks:
        return [_("draf, kurang: %(fields)s", fields=", ".join(_field(name).lower() for name in verdict.lacks))]
    if verdict.fate is Fate.CHANGED and verdict.status in {ReplicationStatus.DRAFT, ReplicationStatus.RETURNED}:
        return [_("belum diajukan: ajukan pada halamannya")]
    return []


def rate(job: Job) -> float | None:
    """Return rows per second of this run, None before the first batch."""
    done = job.rows_done - job.run_row
    if job.run_at is None or job.worked_at is None or done <= 0:
        return None
    return done / max((job.worked_at - job.run_at).total_seconds(), 0.001)


def progress(job: Job) -> str:
    """Say how far a job is, how fast, and how long it will take."""
    done, rows = i18n.dec(job.rows_done), i18n.dec(job.rows)
    speed = rate(job)
    if job.state == JobState.QUEUED:
        return _("Menunggu giliran. Halaman ini boleh ditutup.")
    if job.state == JobState.STAGING and job.rows_done >= job.rows:
        return _("Semua baris sudah dibaca. Sedang diterbitkan.")
    if speed is None or job.state != JobState.STAGING:
        return _("%(done)s dari %(rows)s baris", done=done, rows=rows)
    left = (job.rows - job.rows_done) / speed
    minutes, seconds = divmod(round(left), 60)
    return _(
        "%(done)s dari %(rows)s baris, %(rate)s baris per detik, kira-kira %(minutes)s menit %(seconds)s detik lagi",
        done=done,
        rows=rows,
        rate=i18n.dec(round(speed)),
        minutes=minutes,
        seconds=seconds,
    )


def _entry(held: str) -> str:
    year, _colon, stage = held.partition(":")
    return f"{year}: {labels.label(stage, labels.kind_of(EntryStage))}"


def _external(held: str) -> str:
    system, _colon, value = held.partition(":")
    return f"{words.COLUMNS[system]} {value}"


_LINKED = {"entries": _entry, "externals": _external}  # links whose ids carry more than a name


def _field(name: str) -> str:
    known = words.LINKS.get(name) or words.COLUMNS.get(name)
    return str(known) if known else messages.field_label(name)


def _plain(value: object) -> str:
    if value is None or value == ():
        return _("kosong")
    if isinstance(value, tuple):
        return ", ".join(map(str, cast(tuple[str, ...], value)))
    if isinstance(value, PartialDate):
        return i18n.day(value)
    if isinstance(value, ListedProof):
        on = i18n.day(value.date) if value.date else None
        return " ".join(part for part in (labels.label(value.kind, "evidence"), value.number, on, value.link) if part)
    return str(value)
