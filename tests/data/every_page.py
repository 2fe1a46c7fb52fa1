"""Every page that can be read, each by everybody who may, asked for in a process of its own, which tells its memory.

Prints a line of JSON for each answer and a last one of the most memory that the process ever held.
"""

import json
import os
import resource
import sys
import time
from collections.abc import Iterator
from itertools import islice, product
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from graph import engine
from graph.local import Running
from graph.model.vocabulary import Role
from graph.store import sessions
from tests.conftest import AS_OF, PATIENCE, settings_for
from tests.data.subjects import Ids
from tracker import auth, create_app, policy, web
from tracker.clock import Clock
from tracker.policy import Actor

READERS: dict[str, str | None] = {
    "public": None, "drafter": "solo-drafter", "registrar": "solo-registrar", "facilitator": "hub",
    "verifier": "verifier", "analyst": "analyst", "steward": "steward", "auditor": "auditor", "admin": "admin",
}  # fmt: skip
IDS_EACH = 2  # of each kind of record, the largest first


def addresses(app: Flask, role: str, ids: Ids) -> Iterator[tuple[str, str]]:
    """Yield (route, address) of every page that this role may read, with the ids of what it may speak of."""
    reader = policy.ANYONE if role == "public" else Actor("u", "U", "a", "A", frozenset({Role(role)}))
    with app.test_request_context():
        for rule in app.url_map.iter_rules():
            action = web.action_of(app, rule.endpoint, "GET")
            if "GET" not in (rule.methods or ()) or not action or not policy.may(reader, action):
                continue
            for values in _values(rule, ids):
                yield rule.rule, app.url_map.bind("localhost").build(rule.endpoint, values)


def _values(rule: Rule, ids: Ids) -> Iterator[dict[str, str]]:
    names = sorted(rule.arguments)
    for chosen in product(*(list(islice(ids[name], None if name in ("slug", "code") else IDS_EACH)) for name in names)):
        yield dict(zip(names, chosen, strict=True))


def browser(app: Flask, graph: engine.Graph, login: str | None) -> FlaskClient:
    client = app.test_client()
    if login is not None:
        key = f"key-of-{login}"
        graph.write(lambda tx: sessions.open_for(tx, login, auth.key_hash(key), Clock().real()))
        with client.session_transaction() as session:
            session["_user_id"], session["_fresh"] = key, True
    return client


def main() -> None:
    place = json.loads(sys.stdin.readline())
    server, ids, folder = Running(**place["server"]), place["ids"], Path(place["folder"])
    graph = engine.connect(server.uri, server.user, server.password, patience=PATIENCE)
    app = create_app(settings_for(server, folder), graph, Clock(AS_OF))
    for role, login in READERS.items():
        client = browser(app, graph, login)
        for route, address in addresses(app, role, ids):
            began = time.monotonic()
            answer = client.get(address)
            line = {"role": role, "route": route, "address": address, "status": answer.status_code}
            print(json.dumps(line | {"bytes": len(answer.data)}), flush=True)
            if os.environ.get("JEJAK_TIMES"):
                print(f"{time.monotonic() - began:.2f} {role} {address} {len(answer.data)} {_most():.0f}", file=sys.stderr)
    print(json.dumps({"megabytes": _most()}), flush=True)
    graph.close()


def _most() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
