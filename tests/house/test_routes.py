"""Deny by default: every view names its action, and route x method x role equals the committed table."""

from collections import defaultdict
from pathlib import Path

import pytest
from flask import Flask

from graph.domain import policy
from graph.domain.policy import Action, Actor
from graph.domain.vocabulary import Role
from graph.engine import Graph
from tracker import create_app
from tracker.web import context as web

TABLE = Path(__file__).parent / "routes.csv"
ROLES = ["public", *(role.value for role in Role)]
HEADER = "route,methods,action," + ",".join(ROLES)


@pytest.fixture(scope="module")
def app(unreachable: Graph, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    from tracker.base.settings import Settings

    return create_app(Settings(data=tmp_path_factory.mktemp("data"), secret="t" * 40), unreachable)


def lines(app: Flask) -> list[str]:
    """Return a line for each route and action: who may use it, by which methods."""
    found = [HEADER]
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: (rule.rule, sorted(rule.methods or ()))):
        if rule.endpoint == "static":
            continue
        by_action = defaultdict[Action | None, list[str]](list)
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            by_action[web.action_of(app, rule.endpoint, method)].append(method)
        for action, methods in by_action.items():
            marks = ["x" if action and policy.may(_actor(role), action) else "" for role in ROLES]
            found.append(",".join([rule.rule, " ".join(methods), action.value if action else "closed", *marks]))
    return found


def _actor(role: str) -> Actor:
    return policy.ANYONE if role == "public" else Actor("u", "U", "a", "A", frozenset({Role(role)}))


def test_every_view_names_its_action(app: Flask) -> None:
    unmarked = [name for name in app.view_functions if name != "static" and web.action_of(app, name) is None]

    assert unmarked == []


def test_route_by_role_by_method_equals_the_committed_table(app: Flask) -> None:
    """After a wanted change: write ``lines(app)`` to tests/house/routes.csv and read the difference in the review."""
    assert lines(app) == TABLE.read_text("utf-8").splitlines()


def test_auditor_changes_no_record(app: Flask) -> None:
    """What is left to the auditor's POST is the own account, the own notices, and what anyone with a key may do."""
    own = {"account.edit", "answer_link.use", "login", "logout", "notice.read"}
    auditor = _actor(Role.AUDITOR)

    opened = {
        action.value
        for rule in app.url_map.iter_rules()
        if "POST" in (rule.methods or ())
        and (action := web.action_of(app, rule.endpoint, "POST"))
        and policy.may(auditor, action)
    }

    assert opened == own


def test_every_action_has_its_row_in_the_policy() -> None:
    assert set(policy.TABLE) == set(Action)


def test_view_that_nobody_marked_stays_closed(app: Flask) -> None:
    app.view_functions["unmarked"] = lambda: "open"
    with app.test_request_context("/"):
        from flask import request

        request.url_rule = type("Rule", (), {"endpoint": "unmarked"})()  # pyright: ignore[reportAttributeAccessIssue]
        with pytest.raises(Exception, match="404"):
            web.guard()
    del app.view_functions["unmarked"]
