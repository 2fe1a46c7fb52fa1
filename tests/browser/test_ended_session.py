"""What was typed before a session ended comes back to the same person, on the same page, in the chosen language."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from graph.engine import Graph
from tests import small_world
from tests.browser.conftest import SmallSite
from tests.factories.confirmed_records import submitted
from tracker.base import passwords

PASSWORD = "kuda lumping di alun-alun"
REASON = "Tanggal mulai pada SK berbeda dengan isian; mohon diperiksa lagi.\nTerima kasih."


@dataclass(frozen=True)
class Words:
    query: str
    account: str
    password: str
    sign_in: str
    send_back: str
    back: str
    drop: str


ID = Words(
    "", "Nama akun", "Kata sandi", "Masuk", "Kembalikan untuk perbaikan", "Isian Anda kembali ke formulirnya",
    "Buang isian itu",
)  # fmt: skip
EN = Words(
    "?lang=en", "Account name", "Password", "Log in", "Return for correction", "What you typed is back in its form",
    "Drop it",
)  # fmt: skip


@pytest.fixture
def number(graph: Graph) -> str:
    small_world.load(graph)
    hashed = passwords.hash_password(PASSWORD)
    graph.write(lambda tx: tx.run("MATCH (u:User) SET u.password_hash = $hash", hash=hashed))
    return submitted(graph)


def session_over(page: Page) -> None:
    page.context.clear_cookies()


def signed_out_in_another_tab(page: Page) -> None:
    other = page.context.new_page()
    other.goto("/account")
    other.locator("details.person summary").click()
    other.locator("form[action^='/logout'] button").click()
    expect(other.locator(".flashes")).to_be_visible()


@pytest.mark.parametrize("words", [ID, EN], ids=["id", "en"])
@pytest.mark.parametrize("end", [session_over, signed_out_in_another_tab])
def test_reason_of_a_review_comes_back_after_log_in(
    small_site: SmallSite, number: str, words: Words, end: Callable[[Page], None]
) -> None:
    page = small_site.page("verifier")
    page.goto(f"/review/{number}{words.query}")
    page.locator("#decide [name=reason]").fill(REASON)
    end(page)
    page.get_by_role("button", name=words.send_back).click()
    expect(page.locator("[data-words-wait]")).to_be_visible()

    sign_in(page, "verifier", words)

    expect(page).to_have_url(f"{small_site.url}/review/{number}{words.query}")
    expect(page.locator("#decide [name=reason]")).to_have_value(REASON)
    expect(page.get_by_text(words.back)).to_be_visible()
    page.get_by_role("button", name=words.send_back).click()
    expect(page.locator(".notice-success")).to_be_visible()
    page.goto(f"/review/{number}{words.query}")
    expect(page.locator("[data-words-back]")).to_be_hidden()


def test_words_of_one_person_are_never_shown_to_another(small_site: SmallSite, number: str) -> None:
    page = small_site.page("verifier")
    page.goto(f"/review/{number}")
    page.locator("#decide [name=reason]").fill(REASON)
    page.context.clear_cookies()
    page.get_by_role("button", name=ID.send_back).click()

    sign_in(page, "steward", ID)
    page.goto(f"/review/{number}")

    expect(page.locator("[data-words-back]")).to_be_hidden()
    assert REASON not in page.content()


def test_words_that_are_not_wanted_any_more_can_be_dropped(small_site: SmallSite, number: str) -> None:
    page = small_site.page("verifier")
    page.goto(f"/review/{number}")
    page.locator("#decide [name=reason]").fill(REASON)
    page.context.clear_cookies()
    page.get_by_role("button", name=ID.send_back).click()
    sign_in(page, "verifier", ID)

    page.get_by_role("button", name=ID.drop).click()

    expect(page.locator("#decide [name=reason]")).to_have_value("")
    expect(page.locator("[data-words-back]")).to_be_hidden()


def test_answer_that_arrived_leaves_no_copy_behind(small_site: SmallSite, number: str) -> None:
    page = small_site.page("verifier")
    page.goto(f"/review/{number}")
    page.locator("#decide [name=reason]").fill(REASON)

    page.get_by_role("button", name=ID.send_back).click()

    expect(page.locator(".notice-success")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage).concat(Object.keys(sessionStorage))") == []


def sign_in(page: Page, login: str, words: Words) -> None:
    page.get_by_label(words.account, exact=False).first.fill(login)
    page.get_by_label(words.password, exact=False).first.fill(PASSWORD)
    page.get_by_role("button", name=words.sign_in, exact=True).click()
