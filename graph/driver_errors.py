"""The driver's errors in our own words."""

import re
from collections.abc import Generator
from contextlib import contextmanager

from neo4j import exceptions as neo

from graph.domain import errors

_BOOKMARKS = ("BookmarkTimeout", "InvalidBookmark")  # one that does not come in time, one of another database
_TAKEN = re.compile(r"label `(?P<label>\w+)` and propert(?:y|ies) `(?P<property>\w+)` = '?(?P<value>[^']*)'?")


class UnknownBookmark(errors.TooSlow):
    """The server did not reach a bookmark in time, and may never have heard of it: nothing was read or written."""


@contextmanager
def translated() -> Generator[None]:
    """Turn the driver's errors into ours."""
    try:
        yield
    except neo.ConstraintError as error:
        raise _duplicate(error) from error
    except neo.AuthError as error:
        raise errors.Unavailable("password_refused") from error
    except (neo.ServiceUnavailable, neo.SessionExpired) as error:
        raise errors.Unavailable("database_away") from error
    except neo.Neo4jError as error:
        if (meant := _of_server(error)) is None:
            raise
        raise meant from error
    except neo.DriverError as error:
        if (meant := _behind(error)) is not None:
            raise meant from error  # seen with 32 equal submits at once: the rollback stumbles over the failed result
        if isinstance(error, (neo.TransactionError, neo.ResultError)) and not isinstance(error, neo.ResultFailedError):
            raise  # a fault of ours; a result that failed midway is the connection's
        raise errors.Unavailable("database_away") from error


def _of_server(error: neo.Neo4jError) -> errors.DomainError | None:
    code = error.code or ""
    if "AuthenticationRateLimit" in code:  # for the driver a plain ClientError
        return errors.Unavailable("password_locked")
    if any(name in code for name in _BOOKMARKS):
        return UnknownBookmark("too_slow")
    if "TransactionTimedOut" in code or "LockClientStopped" in code:
        return errors.TooSlow("too_slow")
    if "MemoryPoolOutOfMemory" in code:
        return errors.TooSlow("too_much_at_once")
    if isinstance(error, neo.DatabaseUnavailable) or "Unavailable" in code:
        return errors.Unavailable("database_away")
    if code.startswith("Neo.ClientError.Security."):  # an expired password, a right that is missing
        return errors.Unavailable("password_refused")
    if "DatabaseNotFound" in code:
        return errors.Unavailable("database_unknown")
    if "WriteOnReadOnlyAccess" in code:
        return errors.Unavailable("read_only")
    if code.startswith("Neo.DatabaseError.") and "disk space" in (error.message or ""):
        return errors.Unavailable("disk_full")  # it has made itself read-only, and readers go on
    if code.startswith("Neo.DatabaseError."):  # its log or its store failed; mostly it says "needs to be restarted"
        return errors.Unavailable("database_broken")
    if code.startswith("Neo.TransientError."):  # the driver has tried again until its time was over
        return errors.TooSlow("too_slow")
    return None


def _behind(error: BaseException) -> errors.DomainError | None:
    """Return what the driver's rollback hid behind a failed result: a uniqueness violation, or an error of ours."""
    at = error.__cause__ or error.__context__
    while at is not None:
        if isinstance(at, neo.ConstraintError):
            return _duplicate(at)
        if isinstance(at, errors.DomainError):
            return at
        at = at.__cause__ or at.__context__
    return None


def _duplicate(error: neo.ConstraintError) -> errors.Duplicate:
    """Read label, property and value out of the message: the constraint's name is not there (findings 11)."""
    match = _TAKEN.search(error.message or "")
    return errors.Duplicate("duplicate", **(match.groupdict() if match else {}))
