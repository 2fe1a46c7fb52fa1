"""A copy that its agency of origin knows of, and the rest of a record that follows: in both languages."""

from dataclasses import dataclass
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from graph.engine import Graph
from tests import small_world
from tests.browser.conftest import SmallSite, follow, violations
from tests.factories.replication_forms import GOOD
from tests.small_world import MOMENT
from tracker.actions.context import Context
from tracker.actions.replications import registering


@dataclass(frozen=True)
class Words:
    """What stands on the pages in one language."""

    lang: str
    propose: str
    send: str
    take: str
    submit: str
    waiting: str
    complete: str
    save: str
    completed: str


ID = Words(
    "id", "Usulkan replikasi yang Anda ketahui", "Sampaikan usulan", "Ya, jadikan draf kami", "Ajukan",
    "Menunggu verifikasi", "Lengkapi", "Simpan", "Yang dilengkapi setelah diajukan",
)  # fmt: skip
EN = Words(
    "en", "Propose a replication you know of", "Send the proposal", "Yes, make it our draft", "Submit",
    "Awaiting verification", "Complete", "Save", "Filled in after submission",
)  # fmt: skip
both_languages = pytest.mark.parametrize("words", [ID, EN], ids=["id", "en"])


def path(address: str, words: Words) -> str:
    return address if words.lang == "id" else f"{address}?lang=en"


def be_sound(page: Page) -> None:
    """Demand that the page is accessible, and no wider than a narrow screen."""
    found = violations(page)
    page.set_viewport_size({"width": 320, "height": 800})
    width = page.evaluate("document.documentElement.scrollWidth")
    page.set_viewport_size({"width": 1280, "height": 900})
    assert (found, width) == ([], 320)


@both_languages
def test_proposed_copy_becomes_a_draft_that_waits_for_verification_once_submitted(
    small_site: SmallSite, graph: Graph, words: Words
) -> None:
    small_world.load(graph)
    sragen, solo = small_site.page("sragen-registrar"), small_site.page("solo-registrar")
    sragen.goto(path("/inbox", words))
    sragen.get_by_role("link", name=words.propose).click()
    sragen.locator("[name=about]").select_option("uptpk")
    sragen.locator("#adopter_q").press_sequentially("Surakarta")
    sragen.locator("input[name=adopter][value='33.72']").check()
    sragen.locator("[name=started_on]").fill("05-2024")
    sragen.locator("[name=proof_link]").fill("https://koran.example/solo")
    be_sound(sragen)
    sragen.get_by_role("button", name=words.send).click()
    sragen.wait_for_url("**/proposals/P-*")
    be_sound(sragen)

    solo.goto(path("/inbox", words))
    be_sound(solo)
    follow(solo.locator("#proposed a").first)
    be_sound(solo)
    solo.get_by_role("button", name=words.take).click()
    expect(solo.locator("[name=started_on]")).to_have_value("05-2024")
    solo.locator("select[name=unit]").select_option("u-solo")
    solo.locator("[name=manner][value=adapted]").check()
    solo.locator("[name=proof_date]").fill("17-05-2024")
    solo.get_by_role("button", name=words.submit, exact=True).click()

    expect(solo.locator("main")).to_contain_text(words.waiting)


@both_languages
def test_rest_follows_on_a_page_of_its_own_and_the_verifier_sees_it(
    small_site: SmallSite, graph: Graph, words: Words
) -> None:
    small_world.load(graph)
    registrar = small_world.actor(graph, "solo-registrar")
    number = registering.submit_new(Context(graph, registrar, MOMENT), GOOD, uuid4().hex)
    solo, verifier = small_site.page("solo-drafter"), small_site.page("verifier")
    solo.goto(path(f"/replications/{number}", words))
    follow(solo.get_by_role("link", name=words.complete, exact=True))
    for part in solo.locator("details.fold summary").all():
        part.click()
    solo.locator("[name=beneficiaries]").fill("1.250")
    solo.locator("#helper_q").press_sequentially("Kendal")
    solo.locator("input[name=facilitators][value='33.24']").check()
    be_sound(solo)
    solo.get_by_role("button", name=words.save, exact=True).click()
    solo.wait_for_url(f"**/replications/{number}*")

    verifier.goto(path(f"/review/{number}", words))

    expect(verifier.locator("#completed")).to_contain_text(words.completed)
    expect(verifier.locator("#completed")).to_contain_text("Pemerintah Kabupaten Kendal")
    be_sound(verifier)
