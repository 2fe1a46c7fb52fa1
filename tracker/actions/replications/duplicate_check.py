"""Records of one agency that may be the same replication: the same root, or much the same name at about one time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from graph.domain.records.replications import ParentCandidate
from graph.domain.values import dates
from graph.domain.values.names import plain
from graph.domain.vocabulary import Precision, ReplicationStatus
from graph.engine import Reader
from graph.store.replications import parents
from graph.store.replications.parents import OwnRecord
from tracker.actions.replications import replication_form
from tracker.actions.replications.replication_form import ReplicationForm

ALIKE = 85.0  # of 100: "Solo Peduli" and "Solo Peduli Warga" are 78, one wrong letter in ten is 90
NEAR_DAYS = 366
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Double:
    """A record that may be the same; ``why`` is root or name."""

    id: str
    status: ReplicationStatus
    version: int
    name: str
    started_on: date | None
    started_precision: Precision | None
    why: str

    @property
    def is_same_root(self) -> bool:
        return self.why == "root"


def likely(
    reader: Reader, agency_id: str, replication_id: str, filled: ReplicationForm, chosen: Sequence[ParentCandidate]
) -> list[Double]:
    """Return the agency's other records that may be the same as what is filled in; the same root first."""
    own = parents.of_adopter(reader, agency_id, replication_id)
    found = [double for record in own if (double := _double(record, filled, chosen))]
    return sorted(found, key=lambda one: (one.why != "root", one.id))


def _double(record: OwnRecord, filled: ReplicationForm, chosen: Sequence[ParentCandidate]) -> Double | None:
    form = replication_form.from_json(record.form) if record.form else ReplicationForm()
    read = dates.read(form.started_on) if form.started_on else None
    started = read.day if read else record.started_on
    precision = read.precision if read else record.started_precision
    shared = next((parent.name for parent in chosen if parent.id in form.parents), "")
    name = form.local_name or record.local_name or form.new_parent or ", ".join(record.root_names) or shared
    why = _why(record, form, filled, chosen, started)
    return Double(record.id, record.status, record.version, name or record.id, started, precision, why) if why else None


def _why(
    record: OwnRecord,
    form: ReplicationForm,
    filled: ReplicationForm,
    chosen: Sequence[ParentCandidate],
    started: date | None,
) -> str | None:
    meant = {one for parent in chosen for one in (parent.id, *parent.roots)}
    if meant & {*record.roots, *form.parents}:
        return "root"
    mine = [filled.local_name, filled.new_parent, *(parent.name for parent in chosen)]
    theirs = [record.local_name or "", form.local_name, form.new_parent, *record.root_names]
    return "name" if _is_near(filled.started_on, started) and _is_alike(mine, theirs) else None


def _is_near(typed: str, other: date | None) -> bool:
    """Say whether both started at about the same time; an unknown day is near to any."""
    read = dates.read(typed)
    return read is None or other is None or abs((read.day - other).days) <= NEAR_DAYS


def _is_alike(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    some, others = ([plain(name) for name in names if len(name) >= _SHORTEST] for names in (mine, theirs))
    return any(fuzz.token_sort_ratio(one, other) >= ALIKE for one in some for other in others)
