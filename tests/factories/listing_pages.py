"""A person at the pages of lists in a browser: signed in, with the worker's turn at dry runs, and the sums shown."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from graph.devserver.local import Running
from graph.engine import Graph
from graph.example.demo import ACCOUNTS
from tests.conftest import settings_for
from tracker.base.worlds import Worlds
from tracker.running import worker

PASSWORDS = {account.login: account.password or "" for account in ACCOUNTS}


@contextmanager
def signed_in(chromium: Browser, site: str, login: str) -> Iterator[Page]:
    context = chromium.new_context(base_url=site, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(60_000)
    page = context.new_page()
    page.goto("/login")
    page.locator("[name=login]").fill(login)
    page.locator("[name=password]").fill(PASSWORDS[login])
    page.locator("main form button[type=submit]").click()
    page.wait_for_url("**/inbox")
    yield page
    context.close()


def looker(page: Page, graph: Graph, server: Running, folder: Path) -> Callable[[], None]:
    """Return the worker's turn at dry runs, and the page that shows what they found."""
    settings = settings_for(server, folder)

    def looked() -> None:
        assert worker.try_imports(graph, settings, Worlds(graph, settings.world).clock())
        expect(page.locator("#import-progress")).to_have_count(0)  # it looks by itself

    return looked


def sums(page: Page) -> list[str]:
    return [text.split()[0] for text in page.locator(".figures").first.locator(".figure").all_inner_texts()]
