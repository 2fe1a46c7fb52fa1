"""Every page, both languages, wide and narrow: no outside request, console line, violation or sideways scroll."""

import pytest
from playwright.sync_api import Browser, Page

from graph.example import DEMO_PATH
from graph.example.demo import ACCOUNTS
from tests.browser.conftest import Witness, violations

PASSWORDS = {account.login: account.password or "" for account in ACCOUNTS}
PUBLIC = (
    "/",
    "/innovations",
    f"/innovations/{DEMO_PATH.innovation}",
    f"/innovations/{DEMO_PATH.innovation}/spread",
    f"/agencies/{DEMO_PATH.parent_agency}",
    "/regions/33",
    "/regions/33.14",
    "/map",
    "/map?year=2019",
    "/search?q=sragn",
    "/policies",
    "/categories/7",
    "/spread",
    "/spread?cluster=regency",
    "/method",
    "/reports",
    "/reports/adopters",
    "/reports/generations",
    "/reports/hubs",
    "/reports/national-figures",
    "/reports/regions-reached",
    "/reports/replications",
    "/reports/replications-per-province",
    "/reports/replications-per-year",
    "/reports/scale-ups",
    "/reports/who-next",
    "/login",
)
SIGNED_IN = (
    (DEMO_PATH.registrar_adopter, ("/inbox", "/replications/new", "/proposals", "/proposals/new", "/account")),
    (
        DEMO_PATH.registrar_parent,
        (
            "/innovations/own",
            "/innovations/new",
            "/replications/own",
            "/replications/claims",
            f"/innovations/{DEMO_PATH.innovation}/extensions",
        ),
    ),
    (DEMO_PATH.verifier, ("/inbox", "/review", f"/innovations/{DEMO_PATH.innovation}/history")),
    (DEMO_PATH.analyst, ("/candidates", "/reports/candidates")),
    (DEMO_PATH.steward, ("/inbox", "/scaling")),
    ("auditor.panrb", ("/innovations/review", "/innovations/merges", "/agencies/successions", "/imports")),
)


def check(page: Page, site: str, address: str) -> list[str]:
    """Open one address in both languages and widths and return all that is wrong with it."""
    wrong: list[str] = []
    for lang in ("id", "en"):
        witness = Witness(page, site)
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(f"{address}{'&' if '?' in address else '?'}lang={lang}")
        page.wait_for_load_state("networkidle")
        wrong += violations(page)
        if page.locator("html").get_attribute("lang") != lang:
            wrong.append("lang")
        if (width := widened(page)) > 1280:
            wrong.append(f"{width} px wide at 1280 with text of 200 %")
        page.set_viewport_size({"width": 320, "height": 800})
        if (width := page.evaluate("document.documentElement.scrollWidth")) > 320:
            wrong.append(f"{width} px wide at 320")
        wrong += witness.seen
    return wrong


def widened(page: Page) -> int:
    """Return how wide the page is while its text has twice its size."""
    return page.evaluate("""() => {
        const root = document.documentElement
        root.style.fontSize = "200%"
        const width = root.scrollWidth
        root.style.fontSize = ""
        return width
    }""")


@pytest.fixture(scope="module")
def public_page(chromium: Browser, site: str):
    context = chromium.new_context(base_url=site)
    context.set_default_timeout(120_000)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", PUBLIC)
def test_public_page_is_offline_silent_and_accessible(public_page: Page, site: str, address: str) -> None:
    assert check(public_page, site, address) == []


@pytest.mark.parametrize(("login", "addresses"), SIGNED_IN, ids=[login for login, _ in SIGNED_IN])
def test_page_of_a_role_is_offline_silent_and_accessible(
    chromium: Browser, site: str, login: str, addresses: tuple[str, ...]
) -> None:
    context = chromium.new_context(base_url=site)
    context.set_default_timeout(120_000)
    page = context.new_page()
    page.goto("/login")
    page.locator("[name=login]").fill(login)
    page.locator("[name=password]").fill(PASSWORDS[login])
    page.locator("main form button[type=submit]").click()
    page.wait_for_url("**/inbox")

    wrong = {address: found for address in addresses if (found := check(page, site, address))}

    context.close()
    assert wrong == {}


def test_first_tab_is_the_skip_link(public_page: Page) -> None:
    public_page.goto("/")
    public_page.keyboard.press("Tab")

    assert public_page.evaluate("document.activeElement.className") == "skip-link"
