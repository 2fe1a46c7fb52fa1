"""Log lines as JSON: what happened when (UTC), who did it to what, in which request; nothing secret, one line each."""

import json
import logging
import re
from contextlib import suppress
from contextvars import ContextVar
from datetime import UTC, datetime

request_id: ContextVar[str | None] = ContextVar("request_id", default=None)
# Whatever a message or a traceback quotes: mail addresses, what stands before the host of an address, keys of links.
_SECRET = re.compile(r"[\w.+%-]+@[\w.-]+|(?<=://)[^\s/@\"]+(?=@)|(?<=/links/)[\w-]+|(?<=/answers/)[\w-]+")
_log = logging.getLogger("jejak.events")


class Lines(logging.Formatter):
    """Writes a record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
            "actor": getattr(record, "actor", None),
            "object": getattr(record, "object", None),
            "request_id": request_id.get(),
            **getattr(record, "details", {}),
        }
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return _SECRET.sub("***", json.dumps(line, default=str))  # json escapes whatever would begin a line


def configure() -> None:
    """Send what this process logs to its error output, as JSON."""
    handler = logging.StreamHandler()
    handler.setFormatter(Lines())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("jejak").setLevel(logging.INFO)
    logging.captureWarnings(True)


def say(text: str) -> None:
    """Print a line for whoever runs the process; that nothing takes it, a full disk say, must stop no work."""
    with suppress(OSError):
        print(text, flush=True)


def event(name: str, actor: str | None, subject: str | None = None, **details: str | int) -> None:
    """Log a step that security asks about: who (an id, None for nobody known), what, on which object."""
    _log.info(name, extra={"actor": actor, "object": subject, "details": details})
