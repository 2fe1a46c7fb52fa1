"""The closed word lists of the domain; the values are what the graph holds."""

from collections.abc import Collection
from enum import IntEnum, StrEnum


class WorldKind(StrEnum):
    FACTS = "facts"
    EXAMPLE = "example"


class Role(StrEnum):
    DRAFTER = "drafter"
    REGISTRAR = "registrar"
    FACILITATOR = "facilitator"
    VERIFIER = "verifier"
    ANALYST = "analyst"
    STEWARD = "steward"
    AUDITOR = "auditor"
    ADMIN = "admin"


STAND_ALONE = frozenset({Role.ADMIN, Role.AUDITOR})  # who gives rights, or watches, holds no other


def may_meet(roles: Collection[str]) -> bool:
    """Say whether one person may hold these roles: administrators and auditors hold no other.

    >>> may_meet(["registrar", "verifier"]), may_meet(["admin", "admin"]), may_meet(["admin", "auditor"])
    (True, True, False)
    """
    return len(set(roles)) < 2 or STAND_ALONE.isdisjoint(roles)


class Level(StrEnum):
    PROVINCE = "province"
    REGENCY = "regency"
    CITY = "city"


class Cluster(StrEnum):
    MINISTRY = "ministry"
    INSTITUTION = "institution"
    PROVINCE = "province"
    REGENCY = "regency"
    CITY = "city"
    BUMN = "bumn"
    BUMD = "bumd"
    VERTICAL = "vertical"
    OTHER = "other"


class UnitKind(StrEnum):
    OPD = "opd"
    UOBK = "uobk"
    BUREAU = "bureau"
    DISTRICT = "district"
    VILLAGE = "village"
    PUSKESMAS = "puskesmas"
    HOSPITAL = "hospital"
    SCHOOL = "school"
    POLICE = "police"
    OTHER = "other"


class Precision(StrEnum):
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Life(StrEnum):
    ONGOING = "ongoing"
    DORMANT = "dormant"
    STOPPED = "stopped"
    UNKNOWN = "unknown"


class InnovationStatus(StrEnum):
    PROVISIONAL = "provisional"
    DRAFT = "draft"
    SUBMITTED = "submitted"
    PUBLISHED = "published"
    MERGED = "merged"


class EntryStage(StrEnum):
    """How far an entry came in its edition; each stage includes the ones before."""

    REGISTERED = "registered"
    PASSED = "passed"
    TOP = "top"


class ReplicationStatus(StrEnum):
    RECORDED = "recorded"
    DRAFT = "draft"
    AWAITING_PARENT = "awaiting_parent"
    AWAITING_VERIFICATION = "awaiting_verification"
    VERIFIED = "verified"
    RETURNED = "returned"
    REJECTED = "rejected"
    DISPUTED = "disputed"
    WITHDRAWN = "withdrawn"


class Manner(StrEnum):
    ADOPTED = "adopted"
    ADAPTED = "adapted"
    MODIFIED = "modified"


class Scope(StrEnum):
    PARTIAL = "partial"
    FULL = "full"


class Basis(StrEnum):
    VOLUNTARY = "voluntary"
    MANDATED = "mandated"


class Phase(StrEnum):
    PREPARATION = "preparation"
    PLAN = "plan"
    IMPLEMENTATION = "implementation"
    EVALUATION = "evaluation"
    INSTITUTIONALISED = "institutionalised"


class Answer(StrEnum):
    """What the agency of a direct parent said on its ADAPTS link."""

    WAITING = "waiting"
    CONFIRMED = "confirmed"
    UNCLEAR = "unclear"
    OBJECTED = "objected"


class StopReason(StrEnum):
    GOAL_REACHED = "goal_reached"
    INTEGRATED = "integrated"
    PRIORITIES = "priorities"
    AUTHORITY = "authority"
    BUDGET = "budget"
    STAFF = "staff"
    REGULATION = "regulation"
    TECHNOLOGY = "technology"
    UNSUITABLE = "unsuitable"
    OTHER = "other"


class EvidenceKind(StrEnum):
    INTEREST_LETTER = "interest_letter"
    WILLINGNESS_LETTER = "willingness_letter"
    IDENTITY_LETTER = "identity_letter"
    PKS = "pks"
    MOU = "mou"
    REPLICATION_DOCUMENT = "replication_document"
    STATEMENT = "statement"
    SK = "sk"
    PERKADA = "perkada"
    PERDA = "perda"
    BUDGET = "budget"
    SURVEY = "survey"
    MONEV_INTERNAL = "monev_internal"
    MONEV_EXTERNAL = "monev_external"
    PHOTO = "photo"
    LINK = "link"


class SubjectKind(StrEnum):
    """What proofs support and copies come from."""

    INNOVATION = "innovation"
    REPLICATION = "replication"


class FileFault(StrEnum):
    """What is wrong with a file in its folder."""

    GONE = "gone"
    DAMAGED = "damaged"


class LinkEnd(StrEnum):
    """What ended a link to an answer before it was used or grew old."""

    NEWER = "newer"
    ANSWERED = "answered"
    REGISTRAR = "registrar"


class AwardKind(StrEnum):
    FINALIST = "finalist"
    TOP9 = "top9"
    TOP25 = "top25"
    TOP33 = "top33"
    TOP35 = "top35"
    TOP40 = "top40"
    TOP45 = "top45"
    TOP99 = "top99"
    SPECIAL = "special"
    OAPSI = "oapsi"
    UNPSA = "unpsa"
    TOP_2025 = "top_2025"


class Light(StrEnum):
    GREEN = "green"
    AMBER = "amber"
    RED = "red"


class Area(StrEnum):
    """The seven areas of the profile (MSI Scalability Checklist), never summed."""

    STRATEGY = "strategy"
    CREDIBILITY = "credibility"
    SUPPORT = "support"
    ADVANTAGE = "advantage"
    EASE = "ease"
    FIT = "fit"
    FUNDING = "funding"


class Stage(IntEnum):
    REGISTERED = 0
    PROVEN = 1
    REPLICATED = 2
    ACROSS_REGIONS = 3
    CANDIDATE = 4
    FEASIBILITY = 5
    TRIAL = 6
    DRAFT_POLICY = 7
    ENACTED = 8
    EVALUATED = 9


class Route(StrEnum):
    REPLICATION = "replication"
    PANEL = "panel"
    RETROSPECTIVE = "retrospective"


class Exit(StrEnum):
    NONE = "none"
    POSTPONED = "postponed"
    DISCONTINUED = "discontinued"
    REVOKED = "revoked"


class PolicyForm(StrEnum):
    SE = "SE"
    KEPMEN = "Kepmen"
    PERMEN = "Permen"
    INPRES = "Inpres"
    PERPRES = "Perpres"
    PP = "PP"
    UU = "UU"
    NSPK = "NSPK"


class PolicyStatus(StrEnum):
    DRAFT = "draft"
    ENACTED = "enacted"
    REVOKED = "revoked"
