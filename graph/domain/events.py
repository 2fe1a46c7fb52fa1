"""What the trail tells: every step that leaves an entry, whose side it was, and what the hash of an entry holds."""

from enum import StrEnum


class Event(StrEnum):
    """A step that leaves an entry in the trail; its words stand in ``tracker/wording/events.py``."""

    REPLICATION_DRAFTED = "replication.drafted"
    REPLICATION_SAVED = "replication.saved"
    REPLICATION_TAKEN_UP = "replication.taken_up"
    REPLICATION_CLAIMED = "replication.claimed"
    REPLICATION_RELEASED = "replication.released"
    REPLICATION_SUBMITTED = "replication.submitted"
    REPLICATION_RESUBMITTED = "replication.resubmitted"
    REPLICATION_COMPLETED = "replication.completed"
    REPLICATION_UPDATED = "replication.updated"
    REPLICATION_CONFIRMED = "replication.confirmed"
    REPLICATION_QUESTIONED = "replication.questioned"
    REPLICATION_OBJECTED = "replication.objected"
    REPLICATION_RESPONDED = "replication.responded"
    REPLICATION_VERIFIED = "replication.verified"
    REPLICATION_RETURNED = "replication.returned"
    REPLICATION_REJECTED = "replication.rejected"
    REPLICATION_APPEALED = "replication.appealed"
    REPLICATION_WITHDRAWN = "replication.withdrawn"
    REPLICATION_SILENT = "replication.silent"
    REPLICATION_REPORTED = "replication.reported"

    INNOVATION_DRAFTED = "innovation.drafted"
    INNOVATION_SAVED = "innovation.saved"
    INNOVATION_NAMED = "innovation.named"
    INNOVATION_SUBMITTED = "innovation.submitted"
    INNOVATION_RETURNED = "innovation.returned"
    INNOVATION_PUBLISHED = "innovation.published"
    INNOVATION_CORRECTED = "innovation.corrected"
    INNOVATION_EXTENDED = "innovation.extended"
    INNOVATION_TAKEN_BACK = "innovation.taken_back"
    INNOVATION_MERGED = "innovation.merged"
    INNOVATION_TOOK_IN = "innovation.took_in"
    INNOVATION_UNMERGED = "innovation.unmerged"
    INNOVATION_ASSESSED = "innovation.assessed"

    EVIDENCE_ADDED = "evidence.added"
    EVIDENCE_RELEASED = "evidence.released"
    EVIDENCE_REMOVED = "evidence.removed"
    EVIDENCE_RESTORED = "evidence.restored"
    CERTIFICATE_ISSUED = "certificate.issued"
    ANSWER_LINK_MADE = "answer_link.made"
    ANSWER_LINK_USED = "answer_link.used"

    IMPORT_HANDED_IN = "import.handed_in"
    IMPORT_MAPPED = "import.mapped"
    IMPORT_NAMED = "import.named"
    IMPORT_STARTED = "import.started"
    IMPORT_STOPPED = "import.stopped"
    IMPORT_DISCARDED = "import.discarded"
    IMPORT_RELEASED = "import.released"
    IMPORT_INNOVATIONS = "import.innovations"
    IMPORT_AGENCIES = "import.agencies"
    IMPORT_UNITS = "import.units"
    IMPORT_REPLICATIONS = "import.replications"

    PROPOSAL_MADE = "proposal.made"
    PROPOSAL_TAKEN = "proposal.taken"
    PROPOSAL_DECLINED = "proposal.declined"

    INTEREST_STATED = "interest.stated"
    INTEREST_ANSWERED = "interest.answered"
    INTEREST_MENTORED = "interest.mentored"
    INTEREST_AGREED = "interest.agreed"
    INTEREST_STARTED = "interest.started"
    INTEREST_DECLINED = "interest.declined"
    INTEREST_WITHDRAWN = "interest.withdrawn"

    ROUND_OPENED = "round.opened"
    LESSON_WRITTEN = "lesson.written"
    LESSON_RELEASED = "lesson.released"
    LESSON_TAKEN_BACK = "lesson.taken_back"

    SCALE_UP_SPONSORED = "scale_up.sponsored"
    SCALE_UP_ADVANCED = "scale_up.advanced"
    SCALE_UP_TURNED = "scale_up.turned"

    USER_ADDED = "user.added"
    OFFICE_HANDED_OVER = "office.handed_over"
    OFFICE_RELIEVED = "office.relieved"
    AGENCY_SUCCEEDED = "agency.succeeded"
    WORLD_EXAMPLE = "world.example"
    WORLD_FACTS = "world.facts"


class NoticeKind(StrEnum):
    """What a notice tells a person; its sentence stands in ``tracker/wording/notices.py``."""

    ROUND_OPENED = "round.opened"
    INTEREST_STATED = "interest.stated"
    INTEREST_ANSWERED = "interest.answered"
    INTEREST_MENTOR = "interest.mentor"
    INTEREST_DECLINED = "interest.declined"
    INTEREST_AGREED = "interest.agreed"
    INTEREST_STARTED = "interest.started"
    INTEREST_WITHDRAWN = "interest.withdrawn"
    INNOVATION_SUBMITTED = "innovation.submitted"
    INNOVATION_PUBLISHED = "innovation.published"
    INNOVATION_RETURNED = "innovation.returned"
    INNOVATION_CORRECTED = "innovation.corrected"
    REPLICATION_SUBMITTED = "replication.submitted"
    REPLICATION_DESCENDED = "replication.descended"
    REPLICATION_ANSWERED = "replication.answered"
    REPLICATION_QUESTIONED = "replication.questioned"
    REPLICATION_OBJECTED = "replication.objected"
    LETTER_NEEDED = "letter.needed"
    REPLICATION_WAITING = "replication.waiting"
    REPLICATION_DISPUTED = "replication.disputed"
    REPLICATION_SILENT = "replication.silent"
    REPLICATION_APPEALED = "replication.appealed"
    REPLICATION_RESPONDED = "replication.responded"
    REPLICATION_WITHDRAWN = "replication.withdrawn"
    REPLICATION_RETURNED = "replication.returned"
    REPLICATION_VERIFIED = "replication.verified"
    REPLICATION_REJECTED = "replication.rejected"
    PROPOSAL_MADE = "proposal.made"
    PROPOSAL_TAKEN = "proposal.taken"
    PROPOSAL_DECLINED = "proposal.declined"
    IMPORT_ASKED = "import.asked"
    IMPORT_DESCENDED = "import.descended"
    IMPORT_WAITING = "import.waiting"
    IMPORT_SENT_BACK = "import.sent_back"
    IMPORT_ENDING = "import.ending"
    IMPORT_NUMBER_GONE = "import.number_gone"
    OFFICE_HANDED_OVER = "office.handed_over"
    AGENCY_SUCCEEDED = "agency.succeeded"


Side = frozenset[Event]  # whoever took one of its steps stands on it for good

# What a list brings is on the side of whoever prepared it; stopping and releasing it are steps on that list, too.
_LISTS: Side = frozenset(event for event in Event if event.startswith("import."))

# Four eyes. Who submits, answers for a parent, decides, or has a letter made whose key answers: never one person.
SUBMITS: Side = _LISTS | {
    Event.EVIDENCE_ADDED,
    Event.EVIDENCE_REMOVED,
    Event.REPLICATION_DRAFTED,
    Event.REPLICATION_SAVED,
    Event.REPLICATION_TAKEN_UP,
    Event.REPLICATION_CLAIMED,
    Event.REPLICATION_SUBMITTED,
    Event.REPLICATION_RESUBMITTED,
    Event.REPLICATION_COMPLETED,
    Event.REPLICATION_UPDATED,
    Event.REPLICATION_APPEALED,
    Event.REPLICATION_RESPONDED,
    Event.INNOVATION_DRAFTED,
    Event.INNOVATION_SAVED,
    Event.INNOVATION_NAMED,
    Event.INNOVATION_SUBMITTED,
    Event.INNOVATION_CORRECTED,
}
ANSWERS: Side = frozenset(
    {
        Event.REPLICATION_CONFIRMED,
        Event.REPLICATION_QUESTIONED,
        Event.REPLICATION_OBJECTED,
        Event.ANSWER_LINK_USED,  # as the deed of whoever had the letter made: see graph/store/audit/hands.cypher
    }
)
DECIDES: Side = frozenset(
    {
        Event.REPLICATION_VERIFIED,
        Event.REPLICATION_RETURNED,
        Event.REPLICATION_REJECTED,
        Event.INNOVATION_PUBLISHED,
        Event.INNOVATION_RETURNED,
    }
)
ASKS: Side = frozenset({Event.ANSWER_LINK_MADE})
NEITHER: Side = frozenset(
    {
        Event.REPLICATION_RELEASED,
        Event.REPLICATION_WITHDRAWN,
        Event.REPLICATION_SILENT,
        Event.REPLICATION_REPORTED,
        Event.INNOVATION_EXTENDED,
        Event.INNOVATION_TAKEN_BACK,
        Event.INNOVATION_MERGED,
        Event.INNOVATION_TOOK_IN,
        Event.INNOVATION_UNMERGED,
        Event.INNOVATION_ASSESSED,
        Event.EVIDENCE_RELEASED,
        Event.EVIDENCE_RESTORED,
        Event.CERTIFICATE_ISSUED,
        Event.PROPOSAL_MADE,
        Event.PROPOSAL_TAKEN,
        Event.PROPOSAL_DECLINED,
        Event.INTEREST_STATED,
        Event.INTEREST_ANSWERED,
        Event.INTEREST_MENTORED,
        Event.INTEREST_AGREED,
        Event.INTEREST_STARTED,
        Event.INTEREST_DECLINED,
        Event.INTEREST_WITHDRAWN,
        Event.ROUND_OPENED,
        Event.LESSON_WRITTEN,
        Event.LESSON_RELEASED,
        Event.LESSON_TAKEN_BACK,
        Event.SCALE_UP_SPONSORED,
        Event.SCALE_UP_ADVANCED,
        Event.SCALE_UP_TURNED,
        Event.USER_ADDED,
        Event.OFFICE_HANDED_OVER,
        Event.OFFICE_RELIEVED,
        Event.AGENCY_SUCCEEDED,
        Event.WORLD_EXAMPLE,
        Event.WORLD_FACTS,
    }
)

# Steps within a side that a rule looks at alone.
REJECTS: Side = frozenset({Event.REPLICATION_REJECTED})  # an appeal goes to another verifier
SHAPES: Side = frozenset(  # what a list brings is decided by these
    {Event.IMPORT_HANDED_IN, Event.IMPORT_MAPPED, Event.IMPORT_NAMED, Event.IMPORT_STARTED}
)

# What the hash of an entry is made of, beside its number and the hash before it. A scheme is frozen once it was
# released: another field of an entry is another scheme, and old entries keep theirs.
SCHEMES: dict[int, tuple[str, ...]] = {
    1: (
        "id",
        "at",
        "actor",
        "agency",
        "event",
        "subject",
        "from_status",
        "to_status",
        "reason",
        "changes",
        "counts",
    ),
}
SCHEME = max(SCHEMES)
