"""Log-in: how often it may fail, whoever tries how; and accounts of the example from this machine only."""

import logging
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from flask.testing import FlaskClient

from graph.engine import Graph
from graph.store import audit
from tests.web.conftest import ClientAs
from tracker import auth, passwords

PASSWORD = "kuda lumping di alun-alun"


@pytest.fixture
def try_log_in(app: Flask, graph: Graph) -> Callable[..., int]:
    """Log in as the verifier, each time in a new browser, and return the status."""
    _give_password(graph, "verifier")

    def log_in(password: str, login: str = "verifier", **headers: str) -> int:
        return (
            app.test_client().post("/login", data={"login": login, "password": password}, headers=headers).status_code
        )

    return log_in


def _give_password(graph: Graph, login: str) -> None:
    hashed = passwords.hash_password(PASSWORD)
    graph.write(
        lambda tx: tx.run("MATCH (u:User {login: $login}) SET u.password_hash = $hash", login=login, hash=hashed)
    )


def test_right_password_is_refused_after_five_failures(try_log_in: Callable[..., int]) -> None:
    assert try_log_in(PASSWORD) == 302
    assert [try_log_in("salah") for _ in range(5)] == [422] * 5
    assert try_log_in(PASSWORD) == 429


def test_log_ins_that_succeed_use_up_no_tries(try_log_in: Callable[..., int]) -> None:
    assert [try_log_in(PASSWORD) for _ in range(7)] == [302] * 7


def test_many_tries_at_once_are_no_more_than_five(try_log_in: Callable[..., int]) -> None:
    with ThreadPoolExecutor(12) as pool:
        statuses = Counter(pool.map(lambda _: try_log_in("salah"), range(24)))

    assert statuses == {422: 5, 429: 19}


def test_blanks_around_an_account_name_make_no_other_account(try_log_in: Callable[..., int]) -> None:
    assert try_log_in(PASSWORD, " verifier ") == 302
    assert [try_log_in("salah", f"{' ' * blanks}Verifier") for blanks in range(5)] == [422] * 5
    assert try_log_in(PASSWORD) == 429


def test_account_of_the_example_opens_on_this_machine_only(try_log_in: Callable[..., int], graph: Graph) -> None:
    graph.write(lambda tx: tx.run("MATCH (u:User {login: 'verifier'}) SET u.example = true"))

    assert try_log_in(PASSWORD) == 302
    assert try_log_in(PASSWORD, **{"X-Forwarded-For": "203.0.113.9"}) == 422
    assert try_log_in(PASSWORD, Forwarded="for=127.0.0.1") == 422


def test_log_in_is_logged_without_what_was_typed(
    try_log_in: Callable[..., int], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "jejak.events"):
        try_log_in(PASSWORD)
        try_log_in("rahasia-salah", "ani@sragen.go.id")

    told = [(one.getMessage(), getattr(one, "actor", None)) for one in caplog.records]
    assert told == [("login.succeeded", "verifier"), ("login.failed", None)]
    assert not any(typed in str(vars(one)) for one in caplog.records for typed in (PASSWORD, "rahasia-salah", "ani@"))


@pytest.mark.parametrize(
    ("address", "login"),
    [
        ("/login", None),
        ("/logout", "verifier"),
        ("/account/sessions/x/end", "verifier"),
        ("/notices/read", "verifier"),
    ],
)
def test_field_that_no_form_has_is_refused(client_as: ClientAs, address: str, login: str | None) -> None:
    client = client_as(login)

    refused = client.post(address, data={"login": "a", "password": "b", "role": "admin"})

    assert refused.status_code == 422
    assert login is None or client.get("/account").status_code == 200


def test_field_beside_a_new_password_is_refused(app: Flask, graph: Graph) -> None:
    client: FlaskClient = app.test_client()
    graph.write(
        lambda tx: tx.run(
            "MATCH (u:User {login: 'verifier'}) CREATE (u)-[:MAY_USE]->(:OneTimeLink {id: $id, kind: 'password', "
            "expires_at: datetime() + duration('P1D')})",
            id=auth.key_hash("k"),
        )
    )
    typed = {"password": PASSWORD, "again": PASSWORD}

    assert client.post("/links/k", data={**typed, "role": "admin"}).status_code == 422
    assert client.post("/links/k", data=typed).status_code == 302
    assert audit.version(graph) == 0
