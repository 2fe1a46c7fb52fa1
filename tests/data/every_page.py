"""Every page that can be read, each by everybody who may, asked for in a process of its own, which tells its memory.

Prints a line of JSON for each answer and a last one of the most memory that the process ever held.
"""

import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from itertools import islice, product
from pathlib import Path
from typing import Any

import neo4j
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from graph import engine
from graph.devserver.local import Running
from graph.domain import policy
from graph.domain.policy import Actor
from graph.domain.vocabulary import Role
from graph.store.people import users
from tests.conftest import AS_OF, PATIENCE, settings_for
from tests.data.subjects import Ids
from tests.factories.signed_in import signed_in
from tracker import create_app
from tracker.base.clock import Clock
from tracker.web import context as web

BY_PLACE = {Role.DRAFTER, Role.REGISTRAR, Role.FACILITATOR}  # every other role is the log-in of its person
READERS: dict[str, tuple[Role | None, str | None]] = {
    "public": (None, None),
    "drafter": (Role.DRAFTER, "solo-drafter"),
    "registrar": (Role.REGISTRAR, "solo-registrar"),
    "registrar of a copy that stopped": (Role.REGISTRAR, "semarang-registrar"),
    "registrar of a draft": (Role.REGISTRAR, "kendal-registrar"),
    "facilitator": (Role.FACILITATOR, "hub"),
    **{role.value: (role, role.value) for role in Role if role not in BY_PLACE},
}
WIDE = {"public", "registrar"}  # who walk what is open to all too; to the others it shows the same
OF_FILES = {"public", "registrar", "registrar of a copy that stopped", "steward"}
LONGEST_SECONDS = 60 * PATIENCE  # that a file may be made, or something dear be computed, before it is asked for again
EVERY = {"slug", "code"}  # of these each is another page


def addresses(app: Flask, reader: str, ids: Ids) -> Iterator[tuple[str, str]]:
    """Yield (route, address) of every page that this person may read, unless it is the same for others who walk it.

    An agency's registrar is asked about every record, the public about two of a kind, others about the largest.
    """
    role = READERS[reader][0]
    most = 9 if role is Role.REGISTRAR else 2 if role is None else 1
    with app.test_request_context():
        for rule in app.url_map.iter_rules():
            is_open, is_file = _may(app, rule, None), "." in rule.rule
            is_repeated = (is_open and (reader not in WIDE or (is_file and role))) or (
                is_file and reader not in OF_FILES
            )
            if is_repeated or not _may(app, rule, role):
                continue
            for values in _values(rule, ids, most):
                yield rule.rule, app.url_map.bind("localhost").build(rule.endpoint, values)


def _may(app: Flask, rule: Rule, role: Role | None) -> bool:
    actor = Actor("u", "U", "a", "A", frozenset({role})) if role else policy.ANYONE
    action = web.action_of(app, rule.endpoint, "GET")
    return "GET" in (rule.methods or ()) and action is not None and policy.may(actor, action)


def _values(rule: Rule, ids: Ids, most: int) -> Iterator[dict[str, str]]:
    names = sorted(rule.arguments)
    for chosen in product(*(list(islice(ids[name], None if name in EVERY else most)) for name in names)):
        yield dict(zip(names, chosen, strict=True))


def asked(client: FlaskClient, address: str) -> TestResponse:
    """Ask for a page, and again as long as the answer says when to come again."""
    until = time.monotonic() + LONGEST_SECONDS
    while True:
        answer = client.get(address)
        if answer.status_code != 503 or "Retry-After" not in answer.headers or time.monotonic() > until:
            return answer
        time.sleep(int(answer.headers["Retry-After"]))


def browser(app: Flask, graph: engine.Graph, login: str | None) -> FlaskClient:
    """Return the browser of the public, or of somebody who is signed in; NotFound for a log-in that nobody has."""
    if login is not None:
        users.by_id(graph, login)
    return signed_in(app.test_client(), graph, login, Clock().real())


@dataclass(frozen=True)
class Walked:
    """A statement of a page and how often its plan touched the store (db hits)."""

    statement: str
    hits: int


class Counting:
    """Has every read of this process tell its plan, so that a statement's work is known and not its time."""

    def __init__(self) -> None:
        self._walked: list[Walked] = []
        for kind in (neo4j.ManagedTransaction, neo4j.Transaction):
            kind.run = self._profiling(kind.run)  # type: ignore[method-assign]

    def _profiling(self, run: Callable[..., Any]) -> Callable[..., Any]:  # Any: the driver's own
        def profiled(tx: object, query: str, *args: Any, **more: Any) -> Any:
            found = run(tx, f"PROFILE {query}", *args, **more)
            columns, rows, summary = found.keys(), list(found), found.consume()
            self._walked.append(Walked(query, _hits(summary.profile)))
            return Told(columns, rows, summary)

        return profiled

    def dearest(self) -> Walked:
        """Return the statement since the last look that touched the store most."""
        found = max(self._walked, key=lambda one: one.hits, default=Walked("", 0))
        self._walked.clear()
        return found


@dataclass(frozen=True)
class Told:
    """A result that was read to its end, as the engine reads it."""

    columns: tuple[str, ...]
    rows: list[neo4j.Record]
    summary: neo4j.ResultSummary

    def keys(self) -> tuple[str, ...]:
        return self.columns

    def __iter__(self) -> Iterator[neo4j.Record]:
        return iter(self.rows)

    def consume(self) -> neo4j.ResultSummary:
        return self.summary


def _hits(plan: dict[str, Any] | None) -> int:
    return int(plan.get("dbHits", 0)) + sum(map(_hits, plan.get("children", ()))) if plan else 0


def main() -> None:
    place = json.loads(sys.stdin.readline())
    server, ids, folder = Running(**place["server"]), place["ids"], Path(place["folder"])
    graph = engine.connect(server.uri, server.user, server.password, patience=PATIENCE)
    app, counting = create_app(settings_for(server, folder), graph, Clock(AS_OF)), Counting()
    for reader, (_, login) in READERS.items():
        client = browser(app, graph, login)
        for route, address in addresses(app, reader, ids):
            began = time.monotonic()
            answer = asked(client, address)
            dearest = counting.dearest()
            line = {"reader": reader, "route": route, "address": address, "status": answer.status_code}
            line |= {"is_counting": b"sedang dihitung" in answer.data}
            size = {"bytes": len(answer.data), "seconds": time.monotonic() - began, "megabytes": _most()}
            print(json.dumps(line | size | asdict(dearest)), flush=True)
    print(json.dumps({"megabytes": _most()}), flush=True)
    graph.close()


def _most() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
