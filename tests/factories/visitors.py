"""People before a browser, and the words that they see there in one language."""

from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext, Page, expect

from graph.example.demo import ACCOUNTS

PASSWORDS = {account.login: account.password or "" for account in ACCOUNTS}


@dataclass(frozen=True)
class Words:
    """What stands on the buttons and in the figures, in one language."""

    lang: str
    sign_in: str
    account: str
    password: str
    register: str
    submit: str
    confirm: str
    verify: str
    sponsor: str
    advance: str
    manner: str
    number: str  # the form of a thousand


ID = Words(
    "id", "Masuk", "Nama akun", "Kata sandi", "Daftarkan replikasi", "Ajukan", "Benar, direplikasi", "Verifikasi",
    "Jadi K/L pengampu", "Tetapkan tahap berikutnya", "Adopsi", ".",
)  # fmt: skip
EN = Words(
    "en", "Log in", "Account name", "Password", "Register a replication", "Submit", "Correct, it is replicated",
    "Verify", "Become sponsoring ministry", "Set the next stage", "Adopted", ",",
)  # fmt: skip


def person(chromium: Browser, site: str, login: str, words: Words) -> Page:
    """Return a page of a browser in which this person is signed in."""
    context: BrowserContext = chromium.new_context(base_url=site, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(120_000)
    page = context.new_page()
    page.goto(at("/login", words))
    page.get_by_label(words.account, exact=False).first.fill(login)
    page.get_by_label(words.password, exact=False).first.fill(PASSWORDS[login])
    page.get_by_role("button", name=words.sign_in, exact=True).click()
    expect(page).to_have_url(f"{site}{at('/inbox', words)}")
    return page


def figures(page: Page) -> dict[str, int]:
    found = page.request.get("/reports/national-figures.json").json()["computed"]
    return {line["metric"]: line["value"] for line in found}


def at(path: str, words: Words) -> str:
    return path if words.lang == "id" else f"{path}{'&' if '?' in path else '?'}lang=en"
