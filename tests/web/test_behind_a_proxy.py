"""Log-in and forms through a proxy on any port, and refusals that name their own cause."""

import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import pytest
from flask import Flask
from flask.testing import FlaskClient

from graph.devserver.local import Running
from graph.engine import Graph
from tests import small_world
from tests.conftest import settings_for
from tests.factories.listening import port_of
from tests.factories.signed_in import cookie_name, signed_in
from tests.web.conftest import ClientAs
from tracker import create_app
from tracker.base import passwords
from tracker.base.clock import Clock
from tracker.base.settings import Settings
from tracker.running.web_server import web_server
from tracker.web import security

NAME, PLACE = "jejak.contoh.go.id", "jejak.contoh.go.id:8443"
PASSWORD = "kuda lumping di alun-alun"


@dataclass(frozen=True)
class Answer:
    status: int
    location: str | None
    cookie: str
    text: str


Ask = Callable[..., Answer]


@pytest.fixture
def ask(graph: Graph, server: Running, tmp_path: Path) -> Iterator[Ask]:
    """Ask the real server as a proxy on port 8443 does that passes the host on without its port."""
    small_world.load(graph)
    hashed = passwords.hash_password(PASSWORD)
    graph.write(lambda tx: tx.run("MATCH (u:User {login: 'verifier'}) SET u.password_hash = $hash", hash=hashed))
    settings = replace(settings_for(server, tmp_path), behind_tls=True, proxies=1, public_url=f"https://{PLACE}")
    web = web_server(create_app(settings, graph), 0)
    thread = threading.Thread(target=web.run, daemon=True)
    thread.start()

    def asked(path: str, form: dict[str, str] | None = None, cookie: str = "", **headers: str) -> Answer:
        connection = HTTPConnection("127.0.0.1", port_of(web), timeout=20)
        passed_on = {"Host": NAME, "X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "https", "Cookie": cookie}
        typed = {} if form is None else {"Content-Type": "application/x-www-form-urlencoded"}
        body = None if form is None else urlencode(form)
        connection.request("GET" if form is None else "POST", path, body, passed_on | typed | headers)
        answer = connection.getresponse()
        given = (answer.getheader("Set-Cookie") or "").partition(";")[0]
        read = Answer(answer.status, answer.getheader("Location"), given, answer.read().decode())
        connection.close()
        return read

    yield asked
    web.trigger.pull_trigger(web.close)  # pyright: ignore[reportAttributeAccessIssue]  # no number, as the stubs say
    thread.join(10)


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": f"https://{PLACE}", "Referer": f"https://{PLACE}/login"},
        {"Origin": f"https://{PLACE}"},
        {"Referer": f"https://{PLACE}/login"},
        {"Origin": f"https://{NAME}"},
        {"Origin": f"https://{NAME}:9443", "Sec-Fetch-Site": "same-origin"},
        {},
    ],
)
def test_person_logs_in_through_a_proxy_that_leaves_the_port_out(ask: Ask, headers: dict[str, str]) -> None:
    page = ask("/login")

    form = {"login": "verifier", "password": PASSWORD, "csrf_token": token_of(page.text)}
    answer = ask("/login", form, page.cookie, **headers)

    assert (answer.status, answer.location) == (302, "/inbox")
    assert page.cookie.startswith("__Host-jejak-8443=")
    assert ask("/notices", cookie=answer.cookie).status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": f"https://{NAME}:9443"},
        {"Origin": f"https://{NAME}:9443", "Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example", "Sec-Fetch-Site": "same-origin"},
        {"Referer": f"https://evil.example/{PLACE}"},
    ],
)
def test_page_of_another_site_or_port_sends_nothing_here(ask: Ask, headers: dict[str, str]) -> None:
    page = ask("/login")

    answer = ask("/login", {"login": "verifier", "csrf_token": token_of(page.text)}, page.cookie, **headers)

    assert (answer.status, "Kiriman ini datang dari halaman situs lain." in answer.text) == (403, True)


@pytest.mark.parametrize(
    ("url", "is_behind_tls", "name"),
    [
        ("http://127.0.0.1:5000", False, "jejak-5000"),
        ("http://127.0.0.1:5001/jejak", False, "jejak-5001"),
        ("http://jejak.lan", False, "jejak-80"),
        ("https://jejak.go.id", True, "__Host-jejak-443"),
        ("https://jejak.go.id:8443", True, "__Host-jejak-8443"),
    ],
)
def test_cookie_is_named_by_the_public_port(url: str, is_behind_tls: bool, name: str) -> None:
    assert security.cookie_name(Settings(Path(), public_url=url, behind_tls=is_behind_tls)) == name


def test_two_instances_on_one_machine_leave_each_others_people_signed_in(
    graph: Graph, server: Running, tmp_path: Path, clock: Clock
) -> None:
    small_world.load(graph)
    first, second = (
        create_app(replace(settings_for(server, tmp_path), secret=secret * 40, public_url=url), graph, clock)
        for secret, url in (("a", "http://127.0.0.1:5000"), ("b", "http://127.0.0.1:5001"))
    )
    one, other = (signed_in(app.test_client(), graph, "verifier", clock.real()) for app in (first, second))
    jar = {cookie_name(client): client.get_cookie(cookie_name(client)) for client in (one, other)}

    for app in (first, second, first):  # a browser sends both cookies to both
        browser = app.test_client()
        for name, cookie in jar.items():
            browser.set_cookie(name, cookie.value if cookie else "")
        assert browser.get("/login").status_code == 200
        assert browser.get("/notices").status_code == 200
        jar = {name: browser.get_cookie(name) for name in jar}


@pytest.fixture
def strict(app: Flask) -> Flask:
    app.config["WTF_CSRF_ENABLED"] = True
    return app


def test_form_of_another_session_says_so_and_gives_the_words_back(strict: Flask, client_as: ClientAs) -> None:
    before, now = client_as("solo-registrar"), client_as("solo-registrar")
    now.get("/interests/new")
    token = token_of(before.get("/interests/new").text)

    answer = now.post("/interests/new", data={"csrf_token": token, "note": "Kata yang diketik lama"})

    assert answer.status_code == 400
    assert "Sesi yang membuka halaman ini sudah berakhir atau berganti" in answer.text
    assert "Kata yang diketik lama" in answer.text
    assert token_of(answer.text) != token


def test_log_in_page_that_was_open_too_long_comes_again_as_filled(strict: Flask) -> None:
    token = token_of(strict.test_client().get("/login").text)
    late = strict.test_client()
    late.get("/login")

    answer = late.post("/login?next=/notices&lang=en", data={"csrf_token": token, "login": "verifier", "password": "x"})

    assert answer.status_code == 422
    assert re.search(r'name="login"[^>]*value="verifier"', answer.text)
    assert "This log-in page has been open for long." in answer.text
    assert "CSRF" not in answer.text
    assert token_of(answer.text) != token


def test_browser_that_sends_no_cookie_is_told_so(strict: Flask) -> None:
    client: FlaskClient = strict.test_client(use_cookies=False)
    typed = {"csrf_token": token_of(client.get("/login").text), "login": "verifier", "password": "x"}

    assert "Izinkan kuki untuk situs ini" in client.post("/login", data=typed).text


def token_of(page: str) -> str:
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
    assert found, page[:2000]
    return found[1]
