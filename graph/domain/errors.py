"""What can go wrong, in the words of the domain; the web layer turns each into a status and a sentence."""

import dataclasses
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with one field; ``code`` names the sentence, ``values`` fill it."""

    field: str
    code: str
    # Values only fill a sentence, so any printable kind will do.
    values: dict[str, Any] = dataclasses.field(default_factory=dict[str, Any])


class Unfit(Exception):
    """What the graph holds is not what its record says: a fault of ours, which no sentence explains to a person.

    It names the statement, the record and the path in it, never the value, which may be a person's.
    """

    def __init__(self, statement: str, record: str, path: str, reason: str) -> None:
        super().__init__(f"{statement or 'a row'}: {record} {path}: {reason}")
        self.statement = statement
        self.record = record
        self.path = path


class DomainError(Exception):
    """Base of every error a person may see; ``code`` names a sentence in tracker/wording/messages."""

    def __init__(self, code: str = "", **values: Any) -> None:  # Any: values only fill a sentence
        super().__init__(code, values)
        self.code = code
        self.values = values


class NotFound(DomainError):
    """There is no such thing, or the actor may not know of it."""


class Duplicate(DomainError):
    """A unique value is taken; ``values`` hold label, property and value."""


class Invalid(DomainError):
    """The input has problems; each names its field."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("invalid")
        self.problems = problems


class KeyUsed(Invalid):
    """The key of a form was used for something else; ``first`` is the id of that, ``values`` hold it as ``id``."""

    def __init__(self, first: str) -> None:
        super().__init__(Problem("once", "key_used", {"id": first}))
        self.code = "key_used"
        self.values = {"id": first}
        self.first = first


class Stale(DomainError):
    """Somebody else changed it meanwhile; ``values`` hold the present version."""


class NotAllowed(DomainError):
    """The actor's role, agency or earlier part in the record forbids it."""


class Refused(DomainError):
    """The step is illegal now; ``values`` say what is missing."""


class Unavailable(DomainError):
    """The database is away for the moment, or does not let us in."""


class TooSlow(DomainError):
    """The database gave up at the time limit."""
