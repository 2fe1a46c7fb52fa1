"""Deny by default: every view names its action, and route x method x role equals the committed table."""

import pytest
from flask import Flask

from graph.domain import policy
from graph.domain.policy import Action
from graph.domain.vocabulary import Role
from tools import routes
from tracker.web import context as web


def test_every_view_names_its_action(app: Flask) -> None:
    unmarked = [name for name in app.view_functions if name != "static" and web.action_of(app, name) is None]

    assert unmarked == []


def test_route_by_role_by_method_equals_the_committed_table(app: Flask) -> None:
    """After a wanted change: ``make routes``, and read the difference in the review."""
    assert routes.lines(app) == routes.TABLE.read_text("utf-8").splitlines()


def test_auditor_changes_no_record(app: Flask) -> None:
    """What is left to the auditor's POST is the own account, the own notices, and what anyone with a key may do."""
    own = {"account.edit", "answer_link.use", "login", "logout", "notice.read"}
    auditor = routes.actor(Role.AUDITOR)

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
