"""A real browser before the real application on the whole example; all other hosts cannot be resolved."""

import shutil
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright
from waitress.server import create_server

from graph.devserver.local import Running
from graph.engine import Graph
from tests.conftest import AS_OF, settings_for
from tests.factories.listening import port_of
from tests.factories.signed_in import cookie_of, signed_in
from tracker import create_app
from tracker.base.clock import Clock

CHROMIUM = shutil.which("chromium")
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
expect.set_options(timeout=60_000)  # a page may wait for a busy machine; what it shows is asked, not how soon
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine; get it with: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@contextmanager
def served(server: Running, graph: Graph, folder: Path) -> Iterator[str]:
    """The address of the application, served as `make run` serves it."""
    app = create_app(settings_for(server, folder), graph)
    waitress = create_server(app, host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=waitress.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{port_of(waitress)}"
    waitress.close()
    thread.join(10)


@pytest.fixture(scope="session")
def site(national_server: Running, national: Graph, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(national_server, national, tmp_path_factory.mktemp("site")) as address:
        yield address


@dataclass(frozen=True)
class Spare:
    """An innovation of Sragen that nobody replicates yet, so that a test may."""

    id: str
    name: str


@pytest.fixture(scope="session")
def spare(national: Graph) -> list[Spare]:
    return national.read(
        "MATCH (i:Innovation {status: 'published'})-[:ORIGINATED_AT]->(:Agency {id: '33.14'}) "
        "WHERE NOT (i)<-[:OF]-() RETURN i.id AS id, i.name AS name ORDER BY id LIMIT 8",
        Spare,
    )


class SmallSite:
    """The application on a small graph, on a day that the test sets; people come in without typing passwords."""

    def __init__(self, chromium: Browser, graph: Graph, server: Running, folder: Path) -> None:
        self._chromium, self._graph = chromium, graph
        self._settings = settings_for(server, folder)
        self._contexts = list[BrowserContext]()
        self.on(AS_OF)
        self._server = create_server(self._answer, host="127.0.0.1", port=0, threads=4)
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()
        self.url = f"http://127.0.0.1:{port_of(self._server)}"

    def on(self, day: date) -> None:
        """Let it be this day, for everyone."""
        self._app = create_app(self._settings, self._graph, Clock(day))

    def page(self, login: str | None = None) -> Page:
        """Return a page of a browser of their own in which this person is signed in; the public's for None."""
        context = self._chromium.new_context(base_url=self.url, viewport={"width": 1280, "height": 900})
        context.set_default_timeout(20_000)
        self._contexts.append(context)
        if login is not None:
            held = cookie_of(signed_in(self._app.test_client(), self._graph, login, Clock().real()))
            context.add_cookies([{"name": held.key, "value": held.value, "url": self.url}])
        return context.new_page()

    def close(self) -> None:
        for context in self._contexts:
            context.close()
        self._server.close()
        self._thread.join(10)

    def _serve(self) -> None:
        with suppress(OSError):  # waitress's loop ends by losing its socket
            self._server.run()

    # WSGI's own types: what a server hands over, and what it is answered with.
    def _answer(self, environ: dict[str, object], start: object) -> Iterable[bytes]:
        return self._app(environ, start)  # pyright: ignore[reportArgumentType]


@pytest.fixture
def small_site(chromium: Browser, graph: Graph, server: Running, tmp_path: Path) -> Iterator[SmallSite]:
    """A site over the emptied graph: the test loads what it needs."""
    site = SmallSite(chromium, graph, server, tmp_path)
    yield site
    site.close()


@pytest.fixture
def context(chromium: Browser, site: str) -> Iterator[BrowserContext]:
    context = chromium.new_context(base_url=site, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(120_000)
    yield context
    context.close()


class Witness:
    """Notes whatever a page must not do: ask another host, fail, write to the console, break the policy."""

    def __init__(self, page: Page, site: str) -> None:
        self.seen: list[str] = []
        page.on("request", lambda request: self._asked(request.url, site))
        page.on("console", lambda message: self.seen.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: self.seen.append(f"error: {error}"))
        page.on(
            "response",
            lambda answer: self.seen.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None,
        )

    def _asked(self, url: str, site: str) -> None:
        if not url.startswith((site, "data:", "blob:")):
            self.seen.append(f"outside: {url}")


def follow(control: Locator) -> None:
    """Click a link or button, and return when the page it leads to is there.

    A click alone returns while the old page may still stand; `wait_for_load_state` then finds that one loaded.
    """
    with control.page.expect_navigation():
        control.click()


def violations(page: Page) -> list[str]:
    """Return what axe finds, as rule and place."""
    page.evaluate(AXE.read_text("utf-8"))  # a script tag would break the policy that is being tested
    found = page.evaluate("tags => axe.run(document, {runOnly: tags})", WCAG)
    return [f"{one['id']}: {node['target']}" for one in found["violations"] for node in one["nodes"]]
