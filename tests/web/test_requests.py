"""What a request must satisfy before any page: a host of ours, no foreign sender, a length; else a true refusal."""

import json
import logging
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import replace
from http.client import HTTPConnection
from pathlib import Path

import pytest
from flask import Flask, request
from waitress.server import BaseWSGIServer

from graph.devserver.local import Running
from graph.domain.policy import Action
from graph.engine import Graph
from tests.conftest import settings_for
from tests.factories.listening import port_of
from tests.web.conftest import ClientAs
from tracker import create_app
from tracker.running import serving
from tracker.web import auth
from tracker.web.context import requires

Seen = dict[str, str | bool | None]
Served = Callable[[int], Callable[[dict[str, str]], Seen]]


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "jejak.go.id.x"])
def test_host_that_is_none_of_ours_is_refused(app: Flask, host: str) -> None:
    client = app.test_client()

    assert client.get("//evil.example", headers={"Host": host}).status_code == 400
    assert client.get("/healthz", headers={"Host": host}).status_code == 400


def test_this_machine_and_the_public_address_are_hosts_of_ours(graph: Graph, server: Running, tmp_path: Path) -> None:
    settings = replace(settings_for(server, tmp_path), public_url="https://jejak.go.id")
    client = create_app(settings, graph).test_client()

    hosts = ("localhost", "localhost:5055", "127.0.0.1:8080", "jejak.go.id", "jejak.go.id:8443")

    assert {client.get("/healthz", headers={"Host": host}).status_code for host in hosts} == {200}


def test_feed_leads_to_the_public_address_whatever_the_host(client_as: ClientAs) -> None:
    feed = client_as(None).get("/feed.atom", headers={"Host": "localhost:999"}).text

    assert set(re.findall(r'href="(http://[^/"]+)', feed)) == {"http://127.0.0.1:5000"}


OWN, FOREIGN = "http://localhost", "https://evil.example"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 303),
        ({"Origin": OWN}, 303),
        ({"Origin": "http://127.0.0.1:5000"}, 303),
        ({"Origin": FOREIGN}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": OWN, "Referer": FOREIGN}, 303),
        ({"Referer": f"{OWN}/notices"}, 303),
        ({"Referer": f"{FOREIGN}/?{OWN}"}, 403),
        ({"Referer": "http://["}, 403),
        ({"Sec-Fetch-Site": "same-origin"}, 303),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
    ],
)
def test_form_from_another_sites_page_is_refused(client_as: ClientAs, headers: dict[str, str], status: int) -> None:
    assert client_as("verifier").post("/notices/read", headers=headers).status_code == status


def test_refusal_of_a_foreign_page_says_so_and_is_logged(client_as: ClientAs, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "jejak.events"):
        page = client_as("verifier").post("/notices/read", headers={"Origin": FOREIGN}).text

    assert "Kiriman ini datang dari halaman situs lain." in page
    assert ">403<" in page
    (told,) = caplog.records
    assert (told.getMessage(), vars(told)["actor"], vars(told)["object"]) == ("denied", "verifier", "/notices/read")


def test_role_that_does_not_open_a_page_is_logged(client_as: ClientAs, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "jejak.events"):
        client_as("analyst").get("/review")

    assert [(one.getMessage(), vars(one)["actor"]) for one in caplog.records] == [("denied", "analyst")]


def test_file_that_leaves_the_system_is_logged(client_as: ClientAs, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "jejak.events"):
        client_as("analyst").get("/reports/replications.csv")
        client_as("analyst").get("/reports/replications")

    told = [(one.getMessage(), vars(one)["actor"], vars(one)["object"]) for one in caplog.records]
    assert told == [("export", "analyst", "/reports/replications.csv")]


@pytest.mark.parametrize(
    ("method", "address", "form", "status", "said"),
    [
        ("POST", "/innovations", None, 405, "Alamat ini tidak menerima cara pengiriman tersebut."),
        ("GET", f"/innovations?q={'a' * 250_000}", None, 414, "Alamat ini terlalu panjang."),
        ("POST", "/login", {"login": "a" * 3_000_000}, 413, "Kiriman ini terlalu besar."),
        ("POST", "/login", {"": "a"}, 422, "Formulir memuat isian yang tidak dikenal."),
    ],
)
def test_page_of_a_refusal_names_the_true_status_and_why(
    app: Flask, method: str, address: str, form: dict[str, str] | None, status: int, said: str
) -> None:
    typed = form if status != 422 else {"login": "a", "password": "b", "role": "admin"}

    answer = app.test_client().open(address, method=method, data=typed)

    assert answer.status_code == status
    assert f">{status}<" in answer.text
    assert said in answer.text


def test_page_of_a_form_that_cannot_be_read_says_what_to_do(client_as: ClientAs) -> None:
    answer = client_as("steward").post("/notices/read", data={"beside": "x"})

    assert answer.status_code == 422
    assert "Kembalilah ke halaman sebelumnya dan perbaiki isiannya." in answer.text
    assert "Formulir memuat isian yang tidak dikenal." in answer.text


def test_form_without_its_token_is_refused_as_that(app: Flask) -> None:
    app.config["WTF_CSRF_ENABLED"] = True

    answer = app.test_client().post("/login", data={"login": "a", "password": "b"})

    assert (answer.status_code, ">400<" in answer.text) == (400, True)
    assert "Kiriman ini tidak berasal dari formulir situs ini." in answer.text


def test_wrong_method_is_told_the_right_ones(app: Flask) -> None:
    assert app.test_client().delete("/login").headers["Allow"] == "GET, HEAD, OPTIONS, POST"


def test_fault_is_logged_under_the_number_that_its_page_shows(
    app: Flask, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken() -> str:
        raise ValueError("inside")

    app.view_functions["public.home"] = requires(Action.PORTAL_READ)(broken)
    from tracker.base import logs

    handler = logging.StreamHandler()
    handler.setFormatter(logs.Lines())
    logging.getLogger("jejak.errors").addHandler(handler)
    page = app.test_client().get("/").text
    logging.getLogger("jejak.errors").removeHandler(handler)

    (line,) = capsys.readouterr().err.splitlines()
    shown = re.search(r"Nomor permintaan: (\w+)", page)
    assert shown
    assert json.loads(line)["request_id"] == shown[1]
    assert "ValueError: inside" in json.loads(line)["error"]
    assert "inside" not in page


@pytest.fixture
def served(graph: Graph, server: Running, tmp_path: Path) -> Iterator[Served]:
    """Serve over the real server, behind so many proxies; return who it takes the caller for."""
    with ExitStack() as stack:

        def serve(proxies: int) -> Callable[[dict[str, str]], Seen]:
            app = create_app(replace(settings_for(server, tmp_path), proxies=proxies), graph)
            app.view_functions["health.ready"] = requires(Action.HEALTH_READ)(_caller)
            web = serving.web_server(app, 0)
            thread = threading.Thread(target=web.run, daemon=True)
            thread.start()
            stack.callback(web.task_dispatcher.shutdown)
            stack.callback(thread.join)
            stack.callback(_stop, web)
            return lambda headers: _ask(port_of(web), headers)

        yield serve


def _stop(web: BaseWSGIServer) -> None:
    """Close the server in its own thread, where nobody waits for what is closed."""
    with suppress(OSError):  # it woke up by itself, and is closed already
        web.trigger.pull_trigger(web.close)  # pyright: ignore[reportAttributeAccessIssue]  # no number, as the stubs say


def _caller() -> Seen:
    return {"address": request.remote_addr, "scheme": request.scheme, "is_from_here": auth.is_from_here()}


def _ask(port: int, headers: dict[str, str]) -> Seen:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", "/readyz", headers={**headers, "Connection": "close"})
    answer = connection.getresponse()
    body = json.loads(answer.read())
    connection.close()
    return body


PASSED_ON = {"X-Forwarded-For": "198.51.100.7, 203.0.113.9", "X-Forwarded-Proto": "https"}


def test_caller_behind_a_trusted_proxy_is_known_by_its_own_address(served: Served) -> None:
    ask = served(1)

    assert ask(PASSED_ON) == {"address": "203.0.113.9", "scheme": "https", "is_from_here": False}
    assert ask({"X-Forwarded-For": "127.0.0.1"}) == {"address": "127.0.0.1", "scheme": "http", "is_from_here": False}
    assert ask({}) == {"address": "127.0.0.1", "scheme": "http", "is_from_here": True}


def test_without_trusted_proxies_nobody_says_who_the_caller_is(served: Served) -> None:
    ask = served(0)

    assert ask(PASSED_ON) == {"address": "127.0.0.1", "scheme": "http", "is_from_here": False}
    assert ask({}) == {"address": "127.0.0.1", "scheme": "http", "is_from_here": True}


@pytest.mark.parametrize(
    "host",
    ["LOCALHOST", "LocalHost:5000", "localhost.", "LOCALHOST.:5000", "localhost:", "JEJAK.go.id", "jejak.go.id.:443"],
)
def test_host_is_compared_without_case_port_and_last_dot(
    graph: Graph, server: Running, tmp_path: Path, host: str
) -> None:
    settings = replace(settings_for(server, tmp_path), public_url="https://Jejak.GO.id.:443")
    client = create_app(settings, graph).test_client()

    assert client.get("/healthz", headers={"Host": host}).status_code == 200
    for sender in (f"http://{host}", "https://jejak.go.id", "https://jejak.go.id:443", "https://JEJAK.go.id"):
        token = client.post("/logout", headers={"Host": host, "Origin": sender})
        assert (token.status_code, "situs lain" in token.text) == (400, False)  # it lacks a form's token only


@pytest.mark.parametrize("host", ["localhost..", "localhost.evil", "evil.localhost", ".localhost", "local host"])
def test_host_that_only_resembles_ours_is_refused(app: Flask, host: str) -> None:
    assert app.test_client().get("/healthz", headers={"Host": host}).status_code == 400


def test_every_redirect_is_a_path(app: Flask, client_as: ClientAs) -> None:
    """Each route, with a doubled slash and with a slash behind it, as a stranger and as a registrar."""
    led = dict[str, str]()
    for client in (client_as(None), client_as("sragen-registrar")):
        for rule in app.url_map.iter_rules():
            path = re.sub(r"<[^>]+>", "x", rule.rule)
            for address in (path, f"{path}/", path.replace("/", "//")):
                for method in ("GET", "POST"):
                    sent = {"PATH_INFO": address}  # the client would read a doubled slash as a host
                    with client.open("/?next=https://evil.example", method=method, environ_overrides=sent) as answer:
                        if location := answer.headers.get("Location"):
                            led[f"{method} {address}"] = location
                        assert answer.status_code < 500, address

    assert [one for one in led.items() if not re.match(r"/(?![/\\])", one[1])] == []
    assert led["GET //innovations//own"] == "/innovations/own?next=https://evil.example"
