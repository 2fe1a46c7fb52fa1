"""Who may do what: one pure table, closed by default, and the rules that look at the record."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from graph.domain.errors import NotAllowed
from graph.domain.events import Side
from graph.domain.kinship import Kin, is_one_of
from graph.domain.records.replications import Hand
from graph.domain.vocabulary import InnovationStatus, ReplicationStatus, Role

PUBLIC = "public"  # anyone
PERSON = "person"  # anyone who is signed in
Who = Role | str
PUBLIC_INNOVATIONS = frozenset({InnovationStatus.PUBLISHED, InnovationStatus.PROVISIONAL})  # which anyone may read
PUBLIC_REPLICATIONS = frozenset({ReplicationStatus.VERIFIED, ReplicationStatus.RECORDED})  # which anyone may read


class Action(StrEnum):
    """Everything a view, a command or an API call may do."""

    PORTAL_READ = "portal.read"
    REPORT_READ = "report.read"
    HEALTH_READ = "health.read"
    LOGIN = "login"
    LOGOUT = "logout"
    INBOX_READ = "inbox.read"
    PROVINCE_READ = "province.read"
    ACCOUNT_EDIT = "account.edit"
    REPLICATION_READ = "replication.read"
    REPLICATION_DRAFT = "replication.draft"
    REPLICATION_SUBMIT = "replication.submit"
    REPLICATION_COMPLETE = "replication.complete"
    REPLICATION_UPDATE = "replication.update"
    REPLICATION_CLAIM = "replication.claim"
    REPLICATION_WITHDRAW = "replication.withdraw"
    REPLICATION_ANSWER = "replication.answer"
    REPLICATION_APPEAL = "replication.appeal"
    REPLICATION_RESPOND = "replication.respond"
    REPLICATION_VERIFY = "replication.verify"
    PROPOSAL_READ = "proposal.read"
    PROPOSAL_MAKE = "proposal.make"
    PROPOSAL_ANSWER = "proposal.answer"
    REVIEW_READ = "review.read"
    CANDIDATES_READ = "candidates.read"
    INNOVATION_ASSESS = "innovation.assess"
    SCALEUP_SPONSOR = "scaleup.sponsor"
    SCALEUP_ADVANCE = "scaleup.advance"
    SCALEUP_READ = "scaleup.read"
    STANDING_READ = "standing.read"
    HISTORY_READ = "history.read"
    EVIDENCE_READ = "evidence.read"
    EVIDENCE_ADD = "evidence.add"
    EVIDENCE_RELEASE = "evidence.release"
    PACK_READ = "pack.read"
    CERTIFICATE_ISSUE = "certificate.issue"
    CERTIFICATE_CHECK = "certificate.check"
    ANSWER_LINK_MAKE = "answer_link.make"
    ANSWER_LINK_USE = "answer_link.use"
    IMPORT_READ = "import.read"
    IMPORT_OVERSEE = "import.oversee"
    IMPORT_OWN = "import.own"
    IMPORT_AGENCY = "import.agency"
    IMPORT_ALL = "import.all"
    IMPORT_RELEASE = "import.release"
    ROUND_READ = "round.read"
    ROUND_OPEN = "round.open"
    ROUND_REPORT = "round.report"
    ROUND_OVERSEE = "round.oversee"
    LESSON_READ = "lesson.read"
    LESSON_WRITE = "lesson.write"
    INTEREST_READ = "interest.read"
    INTEREST_STATE = "interest.state"
    INNOVATION_DRAFT = "innovation.draft"
    INNOVATION_SUBMIT = "innovation.submit"
    PUBLICATION_READ = "publication.read"
    INNOVATION_CORRECT = "innovation.correct"
    INNOVATION_EXTEND = "innovation.extend"
    INNOVATION_PUBLISH = "innovation.publish"
    MERGE_READ = "merge.read"
    INNOVATION_MERGE = "innovation.merge"
    NOTICE_READ = "notice.read"
    FEED_READ = "feed.read"
    OFFICE_HAND_OVER = "office.hand_over"
    SUCCESSION_READ = "succession.read"
    AGENCY_SUCCEED = "agency.succeed"


TABLE: dict[Action, frozenset[Who]] = {
    Action.PORTAL_READ: frozenset({PUBLIC}),
    Action.REPORT_READ: frozenset({PUBLIC}),
    Action.HEALTH_READ: frozenset({PUBLIC}),
    Action.LOGIN: frozenset({PUBLIC}),
    Action.LOGOUT: frozenset({PERSON}),
    Action.INBOX_READ: frozenset({PERSON}),
    Action.PROVINCE_READ: frozenset({Role.FACILITATOR}),
    Action.ACCOUNT_EDIT: frozenset({PERSON}),
    Action.REPLICATION_READ: frozenset({PUBLIC}),  # the record decides: see may_see
    Action.REPLICATION_DRAFT: frozenset({Role.DRAFTER, Role.REGISTRAR}),
    Action.REPLICATION_SUBMIT: frozenset({Role.REGISTRAR}),
    Action.REPLICATION_COMPLETE: frozenset({Role.DRAFTER, Role.REGISTRAR}),
    Action.REPLICATION_UPDATE: frozenset({Role.REGISTRAR}),
    Action.REPLICATION_CLAIM: frozenset({Role.DRAFTER, Role.REGISTRAR}),
    Action.REPLICATION_WITHDRAW: frozenset({Role.REGISTRAR}),
    Action.REPLICATION_ANSWER: frozenset({Role.REGISTRAR}),
    Action.REPLICATION_APPEAL: frozenset({Role.REGISTRAR}),
    Action.REPLICATION_RESPOND: frozenset({Role.REGISTRAR}),
    Action.REPLICATION_VERIFY: frozenset({Role.VERIFIER}),
    Action.PROPOSAL_READ: frozenset({PERSON}),  # its two sides and the auditor: see actions/proposing
    Action.PROPOSAL_MAKE: frozenset({Role.REGISTRAR}),
    Action.PROPOSAL_ANSWER: frozenset({Role.DRAFTER, Role.REGISTRAR}),
    Action.REVIEW_READ: frozenset({Role.VERIFIER, Role.STEWARD, Role.AUDITOR}),
    Action.CANDIDATES_READ: frozenset({Role.ANALYST, Role.STEWARD, Role.VERIFIER, Role.AUDITOR}),
    Action.INNOVATION_ASSESS: frozenset({Role.ANALYST, Role.STEWARD}),
    Action.SCALEUP_SPONSOR: frozenset({Role.ANALYST}),
    Action.SCALEUP_ADVANCE: frozenset({Role.STEWARD}),
    Action.SCALEUP_READ: frozenset({PUBLIC}),
    Action.STANDING_READ: frozenset({PERSON}),  # what runs and what stopped, by place and year
    Action.HISTORY_READ: frozenset({PERSON}),  # the record decides: see may_see
    Action.EVIDENCE_READ: frozenset({PUBLIC}),  # the record and its agency's release decide
    Action.EVIDENCE_ADD: frozenset({Role.DRAFTER, Role.REGISTRAR}),
    Action.EVIDENCE_RELEASE: frozenset({Role.REGISTRAR}),
    Action.PACK_READ: frozenset({PERSON}),  # the record decides: see may_see
    Action.CERTIFICATE_ISSUE: frozenset({Role.REGISTRAR, Role.VERIFIER, Role.STEWARD}),
    Action.CERTIFICATE_CHECK: frozenset({PUBLIC}),
    # Whoever makes a letter sees its key, so never the side that submits: see actions/letters.
    Action.ANSWER_LINK_MAKE: frozenset({Role.FACILITATOR, Role.VERIFIER, Role.STEWARD}),
    Action.ANSWER_LINK_USE: frozenset({PUBLIC}),  # the key decides
    # An agency's list is its own, an official one KemenPANRB's; the auditor reads all: see actions/importing.
    Action.IMPORT_READ: frozenset({Role.REGISTRAR, Role.STEWARD, Role.VERIFIER, Role.AUDITOR, Role.ADMIN}),
    Action.IMPORT_OVERSEE: frozenset({Role.AUDITOR}),
    Action.IMPORT_OWN: frozenset({Role.REGISTRAR, Role.STEWARD, Role.ADMIN}),  # either kind: the same pages
    Action.IMPORT_AGENCY: frozenset({Role.REGISTRAR}),
    Action.IMPORT_ALL: frozenset({Role.STEWARD, Role.ADMIN}),
    Action.IMPORT_RELEASE: frozenset({Role.STEWARD, Role.VERIFIER}),  # never with a hand in it: see import_steps
    Action.ROUND_READ: frozenset({PERSON}),
    Action.ROUND_OPEN: frozenset({Role.STEWARD}),
    Action.ROUND_REPORT: frozenset({Role.REGISTRAR}),
    Action.ROUND_OVERSEE: frozenset({Role.STEWARD, Role.VERIFIER, Role.AUDITOR}),
    Action.LESSON_READ: frozenset({PUBLIC}),
    Action.LESSON_WRITE: frozenset({Role.REGISTRAR}),
    Action.INTEREST_READ: frozenset({PERSON}),  # the two sides and the overseers: see actions/interests
    Action.INTEREST_STATE: frozenset({Role.REGISTRAR}),
    Action.INNOVATION_DRAFT: frozenset({Role.DRAFTER, Role.REGISTRAR}),
    Action.INNOVATION_SUBMIT: frozenset({Role.REGISTRAR}),
    Action.PUBLICATION_READ: frozenset({Role.STEWARD, Role.VERIFIER, Role.AUDITOR}),
    Action.INNOVATION_CORRECT: frozenset({Role.REGISTRAR}),
    Action.INNOVATION_EXTEND: frozenset({Role.REGISTRAR}),
    Action.INNOVATION_PUBLISH: frozenset({Role.STEWARD, Role.VERIFIER}),
    Action.MERGE_READ: frozenset({Role.STEWARD, Role.AUDITOR}),
    Action.INNOVATION_MERGE: frozenset({Role.STEWARD}),
    Action.NOTICE_READ: frozenset({PERSON}),
    Action.FEED_READ: frozenset({PUBLIC}),
    Action.OFFICE_HAND_OVER: frozenset({Role.ADMIN}),
    Action.SUCCESSION_READ: frozenset({Role.STEWARD, Role.AUDITOR, Role.ADMIN}),
    Action.AGENCY_SUCCEED: frozenset({Role.STEWARD, Role.ADMIN}),
}

# Sets that rules beside the table speak of; there are no others outside of it.
AGENCY = frozenset({Role.DRAFTER, Role.REGISTRAR})  # who writes for an agency, and hears of its records
DECIDERS = frozenset({Role.VERIFIER, Role.STEWARD})  # who decides for KemenPANRB
OVERSEERS = DECIDERS | {Role.AUDITOR}  # who reads records of every agency before they are public


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, and for which agency; ANYONE for the public."""

    user_id: str | None
    name: str
    agency_id: str | None
    agency_name: str | None
    roles: frozenset[Role]
    province: str | None = None  # where the agency stands; a hub reads its own

    predecessors: frozenset[str] = frozenset()  # agencies that the own one succeeds: it acts for them too

    @property
    def agencies(self) -> frozenset[str]:
        """The own agency and those that it succeeds; none for the public."""
        own = frozenset({self.agency_id}) if self.agency_id else frozenset[str]()
        return own | self.predecessors

    def acts_for(self, agency_id: str | None) -> bool:
        """Say whether this agency is the actor's own, or one that it succeeds."""
        return agency_id in self.agencies

    def has_role(self, *roles: Role) -> bool:
        return bool(self.roles.intersection(roles))


ANYONE = Actor(None, "", None, None, frozenset())


@dataclass(frozen=True, slots=True)
class Parties:
    """What the rules need of a replication: its agencies, and who did what on it."""

    adopter: str
    parents: Collection[str]  # agencies of the direct parents
    submitted_by: Collection[str] = ()  # everybody whose hands were on that side, their successors in office too
    answered_by: Collection[str] = ()  # and who had the letter made by which an answer came
    decided_by: Collection[str] = ()
    provinces: Collection[str] = ()  # of the adopter and of the parents
    kin: Kin = field(default_factory=dict[str, frozenset[str]])  # what these agencies are one with


def on_side(hands: Iterable[Hand], side: Side) -> frozenset[str]:
    """Return who stands on a side of a record: whoever took one of its steps, or took over such a person's office.

    >>> from graph.domain.events import Event
    >>> hands = [Hand("a", Event.IMPORT_NAMED), Hand("b", Event.REPLICATION_VERIFIED)]
    >>> sorted(on_side(hands, frozenset({Event.IMPORT_NAMED})))
    ['a']
    """
    return frozenset(hand.actor for hand in hands if hand.event in side)


def may(actor: Actor, action: Action) -> bool:
    """Say whether the actor's roles open this action at all."""
    allowed = TABLE.get(action, frozenset[Who]())
    if PUBLIC in allowed:
        return True
    return actor.user_id is not None and (PERSON in allowed or bool(allowed & actor.roles))


def holders(action: Action) -> frozenset[Role]:
    """Return the roles that open an action, for those who are told that it waits for them."""
    return frozenset(who for who in TABLE[action] if isinstance(who, Role))


def demand(actor: Actor, action: Action) -> None:
    """Raise NotAllowed unless the actor's roles open this action."""
    if not may(actor, action):
        raise NotAllowed("not_your_role")


def demand_own_agency(actor: Actor, agency_id: str) -> None:
    """Raise NotAllowed unless the actor acts for this agency."""
    if not actor.acts_for(agency_id):
        raise NotAllowed("not_your_agency")


def may_see(actor: Actor, parties: Parties) -> bool:
    """Say whether the actor may know of a record that is not public: its agencies and the overseers."""
    if actor.user_id is None:
        return False
    return bool(actor.roles & OVERSEERS) or any(map(actor.acts_for, (parties.adopter, *parties.parents)))


def is_hub(actor: Actor, parties: Parties) -> bool:
    """Say whether the actor is the facilitator of a province in which either side stands: the hub reads its own."""
    return actor.has_role(Role.FACILITATOR) and actor.province is not None and actor.province in parties.provinces


def is_side(actor: Actor, kin: Kin, *sides: str | None) -> bool:
    """Say whether the actor acts for one of these agencies, or for one that counts as one with it."""
    return any(map(actor.acts_for, sides)) or is_one_of(kin, actor.agency_id, sides)


def obstacle_to_speak(actor: Actor, action: Action, parties: Parties) -> str | None:
    """Return why this person may not speak for the adopter: role, agency, or a word for another side."""
    if not may(actor, action):
        return "not_your_role"
    if not actor.acts_for(parties.adopter):
        return "not_your_agency"
    return "four_eyes" if actor.user_id in {*parties.answered_by, *parties.decided_by} else None


def obstacle_to_answer(actor: Actor, parties: Parties) -> str | None:
    """Return why this person may not answer for a parent, or None: role, agency, both sides one, four eyes."""
    if not may(actor, Action.REPLICATION_ANSWER):
        return "not_your_role"
    own = [parent for parent in parties.parents if actor.acts_for(parent)]
    if not own:
        return "not_your_agency"
    if is_side(actor, parties.kin, parties.adopter) or is_one_of(parties.kin, parties.adopter, own):
        return "one_agency"
    return "four_eyes" if actor.user_id in {*parties.submitted_by, *parties.decided_by} else None


def obstacle_to_verify(actor: Actor, parties: Parties) -> str | None:
    """Return why this person may not decide on the record, or None: role, own agency, four eyes."""
    if not may(actor, Action.REPLICATION_VERIFY):
        return "not_your_role"
    if is_side(actor, parties.kin, parties.adopter, *parties.parents):
        return "own_agency"
    return "four_eyes" if actor.user_id in {*parties.submitted_by, *parties.answered_by} else None
