"""Forms in a browser: filled in and submitted, kept on the device, with the database away."""

import re

from playwright.sync_api import BrowserContext, Page, expect

from graph.example import DemoPath
from tests.factories.visitors import Words

SAVED = {"id": re.compile(r"Tersimpan pukul \d\d\.\d\d"), "en": re.compile(r"Saved at \d\d:\d\d")}
BACK = {
    "id": re.compile(r"Kembalikan isian pukul \d\d\.\d\d"),
    "en": re.compile(r"Bring back the answers of \d\d:\d\d"),
}
COPIES = "Object.keys(localStorage).filter(key => key.startsWith('jejak:isian:')).length"
_TRIES = 600  # a minute: the page's policy allows no script that waits
KEEPING = re.compile(r"/kept(\?|$)")


def status(page: Page):
    return page.locator("[data-keep-status]")


def kept(page: Page, words: Words) -> None:
    """Wait until all that is typed is saved, and take the page's words away so that the next time can be seen.

    On a slow machine a form saves itself between two fields too: what is not saved yet stands in the browser's copy.
    """
    expect(status(page)).to_have_text(SAVED[words.lang])
    for _ in range(_TRIES):
        if not page.evaluate(COPIES):
            break
        page.wait_for_timeout(100)
    assert page.evaluate(COPIES) == 0
    status(page).evaluate("region => { region.textContent = ''; }")


def away(context: BrowserContext) -> None:
    """Let the database be away for what a form keeps."""
    context.route(KEEPING, lambda route: route.fulfill(status=503, body="", headers={"Retry-After": "5"}))


def number_in(page: Page) -> str:
    return page.url.partition("/replications/")[2].partition("/")[0].partition("?")[0]


def fill_in(page: Page, path: DemoPath, words: Words) -> None:
    """Fill in what stands beside the parent."""
    page.locator("select[name=unit]").select_option(path.unit)
    page.get_by_label(words.manner, exact=True).check()
    page.locator("[name=started_on]").fill("17-05-2024")
    page.locator("[name=proof_kind]").select_option("pks")
    page.locator("[name=proof_number]").fill("415.4/17/2024")
    page.locator("[name=proof_date]").fill("02-05-2024")


def submit(page: Page, words: Words) -> str:
    page.get_by_role("button", name=words.submit, exact=True).click()
    page.wait_for_url(lambda address: "/replications/R-" in address and "/edit" not in address)
    return number_in(page)
