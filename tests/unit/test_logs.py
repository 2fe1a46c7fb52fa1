"""Log lines: one line of JSON each, with who, what and when, and nothing secret."""

import json
import logging
import sys
from datetime import datetime, timedelta

import pytest

from tracker.base import logs


def written(record: logging.LogRecord) -> dict[str, object]:
    line = logs.Lines().format(record)
    assert "\n" not in line
    assert "\r" not in line
    return json.loads(line)


def record(message: str, **values: object) -> logging.LogRecord:
    made = logging.LogRecord("jejak.test", logging.WARNING, __file__, 1, message, (), None)
    made.__dict__.update(values)
    return made


def test_event_says_who_did_what_in_which_request(caplog: pytest.LogCaptureFixture) -> None:
    token = logs.request_id.set("r-1")
    with caplog.at_level(logging.INFO, "jejak.events"):
        logs.event("replication.verified", "u-1", "R-1", rows=3)

    line = written(caplog.records[0])
    logs.request_id.reset(token)

    assert datetime.fromisoformat(str(line.pop("time"))).utcoffset() == timedelta(0)
    assert line == {
        "level": "info",
        "logger": "jejak.events",
        "event": "replication.verified",
        "actor": "u-1",
        "object": "R-1",
        "request_id": "r-1",
        "rows": 3,
    }


def test_text_that_would_begin_a_line_of_its_own_stays_in_its_line() -> None:
    line = written(record("a\r\n{}\u2028b", object="x\ny"))

    assert (line["event"], line["object"]) == ("a\r\n{}\u2028b", "x\ny")


def test_mail_addresses_passwords_in_addresses_and_keys_of_links_are_left_out() -> None:
    try:
        raise ValueError("ani@sragen.go.id at smtp://me:sesame@post")
    except ValueError:
        fault = record("POST /links/k3y-of_a-link and /answers/4nother", exc_info=sys.exc_info())

    text = json.dumps(written(fault))

    assert "ValueError" in text
    assert not any(secret in text for secret in ("ani", "sesame", "k3y", "4nother"))
