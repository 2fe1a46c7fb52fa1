"""Log-in: how often it may fail, whoever tries how; and accounts of the example from this machine only."""

import logging
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask, session
from flask.testing import FlaskClient

from graph.engine import Graph
from graph.store.audit import entries as audit
from tests.small_world import VERIFIED_COPY
from tests.web.conftest import ClientAs
from tracker.base import passwords
from tracker.base.clock import Clock
from tracker.web import auth, context as web

PASSWORD = "kuda lumping di alun-alun"
REVIEW = f"/review/{VERIFIED_COPY}"


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


def test_accounts_of_the_example_are_offered_on_this_machine_only(app: Flask, graph: Graph) -> None:
    graph.write(lambda tx: tx.run("MATCH (u:User {login: 'verifier'}) SET u.example = true"))
    client = app.test_client()

    assert "Akun contoh" in client.get("/login").text
    assert "Akun contoh" not in client.get("/login", headers={"X-Forwarded-For": "203.0.113.9"}).text


def test_log_in_is_logged_without_what_was_typed(
    try_log_in: Callable[..., int], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "jejak.events"):
        try_log_in(PASSWORD)
        try_log_in("rahasia-salah", "ani@sragen.go.id")

    told = [(one.getMessage(), getattr(one, "actor", None)) for one in caplog.records if one.name == "jejak.events"]
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


def test_right_log_ins_at_once_all_come_in(try_log_in: Callable[..., int]) -> None:
    with ThreadPoolExecutor(16) as pool:
        statuses = list(pool.map(lambda _: try_log_in(PASSWORD), range(16)))

    assert statuses == [302] * 16


def test_right_log_ins_come_in_beside_failures_and_wrong_ones_have_no_more_tries(
    try_log_in: Callable[..., int],
) -> None:
    assert [try_log_in("salah") for _ in range(4)] == [422] * 4
    with ThreadPoolExecutor(8) as pool:
        right = list(pool.map(lambda _: try_log_in(PASSWORD), range(8)))
    with ThreadPoolExecutor(16) as pool:
        wrong = Counter(pool.map(lambda _: try_log_in("salah"), range(32)))

    assert right == [302] * 8
    assert wrong == {422: 1, 429: 31}
    assert try_log_in(PASSWORD) == 429


def test_tries_for_many_accounts_at_once_are_no_more_than_fifty_for_an_address(try_log_in: Callable[..., int]) -> None:
    with ThreadPoolExecutor(16) as pool:
        statuses = Counter(pool.map(lambda number: try_log_in("salah", f"orang-{number}"), range(60)))

    assert statuses == {422: 50, 429: 10}


def test_attempt_whose_process_died_counts_as_failed(try_log_in: Callable[..., int], graph: Graph) -> None:
    long_ago = auth.UNDECIDED.total_seconds() + 5
    graph.write(
        lambda tx: tx.run(
            "UNWIND range(1, 5) AS n CREATE (:LoginAttempt {id: 'a' + n, account: $account, address: 'x', "
            "at: datetime() - duration({seconds: $ago})})",
            account=auth.key_hash("verifier"),
            ago=long_ago,
        )
    )

    assert try_log_in(PASSWORD) == 429


@pytest.fixture
def offer_link(graph: Graph) -> Callable[..., None]:
    """Give the verifier a one-time link whose key is ``k``, good for so many hours."""

    def offer(hours: int = 24) -> None:
        graph.write(
            lambda tx: tx.run(
                "MATCH (u:User {login: 'verifier'}) CREATE (u)-[:MAY_USE]->(:OneTimeLink {id: $id, kind: 'password', "
                "expires_at: datetime() + duration({hours: $hours})})",
                id=auth.key_hash("k"),
                hours=hours,
            )
        )

    return offer


def test_link_that_was_used_or_has_expired_says_which(app: Flask, offer_link: Callable[..., None]) -> None:
    offer_link()
    typed = {"password": PASSWORD, "again": PASSWORD}
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda _: app.test_client().post("/links/k", data=typed), range(6)))

    assert Counter(one.status_code for one in answers) == {302: 1, 410: 5}
    assert {"Tautan ini sudah dipakai" in one.text for one in answers if one.status_code == 410} == {True}
    later = app.test_client().get("/links/k?lang=en")
    assert (later.status_code, "has been used already" in later.text) == (410, True)
    assert app.test_client().get("/links/unknown").status_code == 404


def test_link_that_has_expired_says_so(app: Flask, offer_link: Callable[..., None]) -> None:
    offer_link(-1)

    page = app.test_client().get("/links/k")

    assert (page.status_code, "Tautan ini sudah kedaluwarsa" in page.text) == (410, True)


@pytest.mark.parametrize(
    "guessable", ["verifier yang jujur", "V3r1f1er-2025-jaya", "kementerian-panrb hebat", "saya di KemenP4NRB 2025"]
)
def test_password_that_holds_the_names_of_its_owner_is_refused_in_the_readers_language(
    app: Flask, offer_link: Callable[..., None], guessable: str
) -> None:
    offer_link()
    typed = {"password": guessable, "again": guessable}

    refused = app.test_client().post("/links/k", data=typed)
    in_english = app.test_client().post("/links/k?lang=en", data=typed)

    assert (refused.status_code, "memuat nama akun, nama Anda, atau nama instansi Anda" in refused.text) == (422, True)
    assert "holds the account name, your name or that of your agency" in in_english.text
    assert guessable not in refused.text
    assert app.test_client().post("/links/k", data={"password": PASSWORD, "again": PASSWORD}).status_code == 302


@pytest.mark.parametrize("address", ["/links/k", "/links/none", "/answers/none", "//links/k", "/links/k?lang=en"])
@pytest.mark.parametrize("method", ["GET", "POST", "PUT"])
def test_address_that_is_a_key_is_never_kept(
    client_as: ClientAs, offer_link: Callable[..., None], address: str, method: str
) -> None:
    offer_link()
    for login in (None, "verifier"):
        path = {"PATH_INFO": address.partition("?")[0]}  # as sent: the client would read // as a host
        answer = client_as(login).open(address, method=method, environ_overrides=path)
        assert (answer.status_code < 500, answer.headers["Cache-Control"]) == (True, "no-store")


@pytest.mark.parametrize(
    ("stood_on", "sent_to", "back"),
    [
        ("http://localhost/interests/new?innovation=uptpk", "/interests/new", "/interests/new?innovation=uptpk"),
        (f"http://localhost/review/{VERIFIED_COPY}/decision", f"/review/{VERIFIED_COPY}/decision", REVIEW),
        (None, f"/review/{VERIFIED_COPY}/decision", REVIEW),
        (None, "/notices/read", "/notices"),
        ("http://[", "/notices/read", "/notices"),
        ("http://localhost//evil.example/notices", "/notices/read", "/notices"),
        ("http://localhost/login?next=/x", "/notices/read", "/notices"),
    ],
)
def test_form_of_a_session_that_ended_leads_back_to_its_page(
    client_as: ClientAs, stood_on: str | None, sent_to: str, back: str
) -> None:
    headers = {"Referer": stood_on, "Origin": "http://localhost"} if stood_on else {}

    answer = client_as(None).post(sent_to, data={"reason": "Kata"}, headers=headers)

    assert (answer.status_code, parse_qs(urlsplit(answer.location or "").query)) == (302, {"next": [back]})


@pytest.mark.parametrize(
    ("address", "led"),
    [
        ("/login?next=/review", "/review"),
        ("/login?next=/review%3Flang%3Den", "/review"),
        ("/login?next=/review&lang=en", "/review?lang=en"),
        ("/login?next=/review%3Fpage%3D2%23decide&lang=en", "/review?page=2&lang=en#decide"),
        ("/login?lang=en", "/inbox?lang=en"),
        ("/login?next=//evil.example&lang=en", "/inbox?lang=en"),
    ],
)
def test_chosen_language_survives_the_log_in(app: Flask, graph: Graph, address: str, led: str) -> None:
    _give_password(graph, "verifier")

    answer = app.test_client().post(address, data={"login": "verifier", "password": PASSWORD})

    assert answer.location == led


def test_log_in_page_rests_on_no_bookmark_of_a_cookie(app: Flask, clock: Clock) -> None:
    held = {"at": round(clock.real().timestamp()), "bookmarks": ["FB:kcwQ"], "version": 1}
    seen = dict[str, int]()
    for path in ("/login", "/"):
        with app.test_request_context(path):
            session["last_write"] = held
            seen[path] = len(web.graph().bookmarks)

    assert seen == {"/login": 0, "/": 1}
