"""What nodes and links of each kind hold, as far as records are read from them: a missing property is None.

`python -m tracker check` holds every node against it. A house test compares it with the records and statements.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from graph.domain import fields
from graph.domain.events import NoticeKind
from graph.domain.records.agency_fields import AgencyFields
from graph.domain.records.exchange import InterestStatus
from graph.domain.records.imports import JobState, Kind, System, TrialState
from graph.domain.records.innovation_fields import InnovationFields
from graph.domain.records.notices import MailMode, MailState
from graph.domain.records.proposals import ProposalStatus
from graph.domain.records.replication_fields import ReplicationFields
from graph.domain.records.unit_fields import UnitFields
from graph.domain.vocabulary import (
    Answer,
    Area,
    AwardKind,
    EntryStage,
    EvidenceKind,
    Exit,
    FileFault,
    InnovationStatus,
    Level,
    Life,
    Light,
    LinkEnd,
    PolicyForm,
    PolicyStatus,
    Precision,
    ReplicationStatus,
    Role,
    Route,
    Stage,
    StopReason,
    WorldKind,
)

Properties = dict[str, Any]  # Any: a type, or several of them


def _all(kind: Any, names: str) -> Properties:  # Any: as above
    return dict.fromkeys(names.split(), kind)


_TERM = _all(str, "code name name_en")
_KNOWN = _all(str, "id name")
_DAYS, _TIMES, _TEXTS, _WHOLE = date | None, datetime | None, str | None, int | None
_COUNTS = _all(int, "rows_done created changed unchanged refused")

NODES: Mapping[str, Properties] = {
    "Agency": {"id": str, **fields.properties(AgencyFields), "autonomous": bool | None},
    "Assessment": {
        **_all(str, "id rule_version"),
        "readiness": int,
        "readiness_reason": _TEXTS,
        "made_on": date,
        "made_at": _TIMES,
        **_all(_WHOLE, "use_then score_then"),
        **{f"area_{area}": Light | None for area in Area},
        **{f"reason_{area}": _TEXTS for area in Area},
    },
    "AuditEntry": {
        "number": int,
        "at": datetime,
        "counts": bool,
        "hash_scheme": _WHOLE,
        **_all(str, "id event subject previous hash"),
        **_all(_TEXTS, "actor agency from_status to_status reason changes"),
    },
    "AuditHead": {"number": int, "hash": str},
    "Award": {"id": str, "kind": AwardKind, "year": int},
    "Category": _TERM,
    "Certificate": {"id": str, "issued_on": date},
    "Claim": {
        **_all(str, "id metric"),
        "value": float | None,
        **_all(_TEXTS, "qualifier as_of note note_en statement statement_en"),
    },
    "Edition": {"year": int},
    "Evidence": {
        "id": str,
        "kind": EvidenceKind,
        **_all(_TEXTS, "number link file_name sha256 media_type"),
        **_all(_DAYS, "date uploaded_on"),
        **_all(bool | None, "public extra"),
        "size": _WHOLE,
    },
    "ExternalId": {"system": System, "value": str},
    "Goal": _TERM,
    "Grouping": {
        **_all(int, "version left_out"),
        "computed_at": datetime,
        "members": tuple[str, ...],
        "numbers": tuple[int, ...],
        "modularity": float,
    },
    "IdempotencyKey": {"result": str, "subject": _TEXTS},
    "ImportJob": {
        "kind": Kind,
        "state": JobState,
        **_all(str, "id file_name sha256 mapping choices"),
        **_all(_TEXTS, "user_id agency_id source problem leased_by header started_by released_by note layout found"),
        "is_official": bool,
        **_COUNTS,
        **_all(int, "rows attempt tries seen_version run_row"),
        "batch": _WHOLE,
        "made_at": datetime,
        **_all(_TIMES, "run_at worked_at touched_at done_at"),
    },
    "ImportMapping": _all(_TEXTS, "headers names"),
    "ImportTrial": {
        "id": str,
        "state": TrialState,
        **_COUNTS,
        **_all(int, "run unclear_count"),
        **_all(_TEXTS, "unclear problem"),
        "made_at": _TIMES,
    },
    "Innovation": {
        **fields.properties(InnovationFields),
        **_KNOWN,
        "status": InnovationStatus,
        "life": Life,
        **_all(_DAYS, "submitted_on since"),
        "saved_at": _TIMES,
        "version": _WHOLE,
        "panel_feasible": bool | None,
        **_all(_TEXTS, "form told_form kept_by sitting submitted_by decision_reason imported_as"),
    },
    "Interest": {
        **_all(str, "id note"),
        "status": InterestStatus,
        "version": int,
        "stated_on": date,
        **_all(_DAYS, "answered_on agreed_on started_on closed_on"),
        **_all(_TEXTS, "answer agreement"),
    },
    "Lesson": {**_all(str, "id text"), "released_on": _DAYS, "names_agency": bool, "version": int},
    "Merge": {**_all(str, "id reason"), "at": datetime, "from_status": InnovationStatus, "undone_at": _TIMES},
    "MonitoringRound": {**_all(str, "id scope"), **_all(date, "opens_on closes_on grace_until")},
    "Notice": {
        **_all(str, "id path values"),
        "kind": NoticeKind,
        "mail_state": MailState,
        "at": datetime,
        "read_at": _TIMES,
        "attempts": int,
        "batch": _TEXTS,
    },
    "OneTimeLink": {"id": str, "expires_at": datetime, "used_at": _TIMES, "made_by": _TEXTS, "ended": LinkEnd | None},
    "Outcome": {
        **_all(str, "id indicator"),
        **_all(float | None, "before after"),
        **_all(_TEXTS, "measure period source"),
    },
    "Policy": {
        **_all(str, "id title"),
        "form": PolicyForm | None,
        "status": PolicyStatus,
        "year": _WHOLE,
        "enacted_on": _DAYS,
        **_all(_TEXTS, "number link responsible"),
    },
    "Priority": _TERM,
    "Proposal": {
        **_all(str, "id form proposed_by"),
        "status": ProposalStatus,
        "version": int,
        "proposed_on": date,
        "answered_on": _DAYS,
        **_all(_TEXTS, "note reason"),
    },
    "Region": {
        **_all(str, "code name island_group"),
        "level": Level,
        **_all(float, "lat lon"),
        "population": _WHOLE,
    },
    "Replication": {
        "id": str,
        "status": ReplicationStatus,
        "version": int,
        **fields.properties(ReplicationFields),
        "stop_reason": StopReason | None,
        "stopped_precision": Precision | None,
        "on_papers": bool | None,
        "saved_at": _TIMES,
        **_all(_DAYS, "stopped_on submitted_on verified_on confirmed_on dormant_on since appealed_on responded_on"),
        **_all(_TEXTS, "form told_form kept_by sitting submitted_by verified_by"),
        **_all(_TEXTS, "decision_reason comments appeal response imported_as"),
    },
    "ScaleUp": {
        "id": str,
        "stage": Stage,
        "entered_stage": Stage | None,
        "route": Route,
        "side": Exit,
        **_all(_DAYS, "entered_on review_on"),
        **_all(_TEXTS, "side_reason budget_line"),
        **_all(_WHOLE, "version coverage_reached coverage_of coverage_year"),
    },
    "Source": {**_all(str, "id title"), **_all(_TEXTS, "publisher date address elsewhere")},
    "StoredFile": {"sha256": str, "fault": FileFault | None, "size": _WHOLE},
    "Unit": {"id": str, **fields.properties(UnitFields)},
    "User": {
        **_all(str, "id login name"),
        "roles": tuple[Role, ...],
        "active": bool,
        "example": bool | None,
        "mail_mode": MailMode | None,
        "mail_refused_at": _TIMES,
        **_all(_TEXTS, "office mail mail_language password_hash example_password"),
    },
    "WebSession": {"id": str, **_all(datetime, "created_at seen_at")},
    "Worker": {**_all(str, "id host"), "job": _TEXTS, **_all(datetime, "since seen_at")},
    "World": {"kind": WorldKind, "as_of": _DAYS, "loaded": bool, "folder_key": _TEXTS},
}
LINKS: Mapping[str, Properties] = {
    "ADAPTS": {"order": _WHOLE, "answer": Answer | None, "answered_on": _DAYS, **_all(_TEXTS, "answered_by reason")},
    "ENTERED": {"stage": EntryStage, "group": _TEXTS},
    "EXTENDED_TO": {"on": _DAYS, "precision": Precision | None, "source": _TEXTS},
    "REPORTED_IN": {"life": Life, "reason": StopReason | None, "on": _DAYS},
    "SUCCEEDS": {"on": date, "basis": str},
    "TARGETS": {"count": _WHOLE},
}
