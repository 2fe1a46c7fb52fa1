"""A web process on a machine whose clock is wrong by so many seconds: tells its log, and signs one person in."""

import json
import logging
import sys
import time
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

from graph import engine
from graph.devserver.local import Running
from tests.conftest import PATIENCE, settings_for
from tests.factories.signed_in import cookie_name
from tracker import create_app
from tracker.base import clock

WRONG = timedelta(seconds=float(sys.argv[1]))


class WrongTime(datetime):
    """The outside world as this process sees it: the machine's clock."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
        return (datetime.now(UTC) + WRONG).astimezone(tz)


def main() -> None:
    clock.datetime = WrongTime  # type: ignore[misc]
    right = time.time
    time.time = lambda: right() + WRONG.total_seconds()
    logging.basicConfig(stream=sys.stdout, format="%(message)s", level=logging.WARNING)
    place = json.loads(sys.stdin.readline())
    server = Running(**place["server"])
    graph = engine.connect(server.uri, server.user, server.password, patience=PATIENCE)
    app = create_app(settings_for(server, Path(place["folder"])), graph)
    app.config.update(WTF_CSRF_ENABLED=False)
    browser = app.test_client()
    signed_in = browser.post("/login", data={"login": "verifier", "password": place["password"]})
    print("log-in", signed_in.status_code, flush=True)
    others = app.test_client()
    others.set_cookie(cookie_name(others), place["cookie"])
    print("page of another", others.get("/notices").status_code, flush=True)
    print("session", browser.get("/notices").status_code, flush=True)
    graph.close()


if __name__ == "__main__":
    main()
