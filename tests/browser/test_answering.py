"""The agency of origin answers, in both languages: both sides read names, dates and reasons, and nothing counts yet."""

from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from graph.engine import Graph
from tests import small_world
from tests.browser.conftest import SmallSite, violations
from tests.factories.replication_forms import GOOD
from tests.small_world import MOMENT, TODAY
from tracker.actions.context import Context
from tracker.actions.replications import registering

ASKER, ORIGIN = "Pemerintah Kota Surakarta", "Pemerintah Kabupaten Sragen"


@dataclass(frozen=True)
class Words:
    """What stands on the pages in one language."""

    lang: str
    confirm: str
    object: str
    reason_needed: str
    asked_on: str
    answered_on: str
    silent: str
    on_papers: str
    verify: str
    letter: str
    make: str
    thanks: str
    closed: str


ID = Words(
    "id", "Benar, direplikasi", "Ajukan keberatan", "Tulis alasannya", "diajukan 31 Desember 2025",
    "dijawab 31 Desember 2025", "Instansi asal belum menjawab selama 14 hari.", "keputusan diambil berdasarkan dokumen",
    "Verifikasi", "Minta jawaban dengan surat", "Buat tautan dan surat", "Terima kasih, jawaban tercatat",
    "Tautan ini tidak dapat dipakai",
)  # fmt: skip
EN = Words(
    "en", "Correct, it is replicated", "Object", "Write the reason", "submitted 31 December 2025",
    "answered 31 December 2025", "The agency of origin has not answered for 14 days.",
    "the decision was made on the documents", "Verify", "Ask for the answer by letter", "Make the link and the letter",
    "Thank you, your answer is recorded", "This link cannot be used",
)  # fmt: skip
both_languages = pytest.mark.parametrize("words", [ID, EN], ids=["id", "en"])


@pytest.fixture
def number(small_site: SmallSite, graph: Graph) -> str:
    """A record of Surakarta that Sragen has not answered."""
    small_world.load(graph)
    solo = small_world.actor(graph, "solo-registrar")
    return registering.submit_new(Context(graph, solo, MOMENT), replace(GOOD, parents=("uptpk",)), uuid4().hex)


def path(address: str, words: Words) -> str:
    return address if words.lang == "id" else f"{address}{'&' if '?' in address else '?'}lang=en"


def figures(page: Page) -> object:
    return page.request.get("/reports/national-figures.json").json()["computed"]


@both_languages
def test_objection_needs_a_reason_that_the_other_side_reads_and_changes_no_count(
    small_site: SmallSite, number: str, words: Words
) -> None:
    sragen, solo = small_site.page("sragen-registrar"), small_site.page("solo-registrar")
    before = figures(sragen)
    sragen.goto(path("/inbox", words))
    sragen.locator(f"a[href*='{number}']").first.click()
    for said in (ASKER, ORIGIN, words.asked_on):
        expect(sragen.locator(".answer")).to_contain_text(said)

    sragen.get_by_role("button", name=words.object, exact=True).click()
    expect(sragen.locator("#reason-error")).to_contain_text(words.reason_needed)
    sragen.locator("[name=reason]").first.fill("Belum ada kerja sama")
    sragen.get_by_role("button", name=words.object, exact=True).click()
    expect(sragen.get_by_role("status").first).to_be_visible()

    solo.goto(path(f"/replications/{number}", words))
    for said in (ORIGIN, words.answered_on, "Belum ada kerja sama"):
        expect(solo.locator(".answer")).to_contain_text(said)
    solo.goto(path("/notices", words))
    expect(solo.locator(f".card a[href^='/replications/{number}']")).to_be_visible()
    sragen.goto(path(f"/replications/{number}", words))
    sragen.locator("#answer summary").click()
    sragen.get_by_role("button", name=words.confirm, exact=True).click()
    expect(sragen.get_by_role("status").first).to_be_visible()
    assert figures(sragen) == before
    assert violations(sragen) == []


@both_languages
def test_after_14_days_of_silence_the_papers_decide_and_the_page_says_so(
    small_site: SmallSite, number: str, words: Words
) -> None:
    verifier = small_site.page("verifier")
    small_site.on(TODAY + timedelta(13))
    verifier.goto(path(f"/review/{number}", words))
    expect(verifier.get_by_role("button", name=words.verify, exact=True)).to_have_count(0)
    verifier.goto(path("/review", words))
    expect(verifier.locator(f"a[href*='{number}']")).to_have_count(0)

    small_site.on(TODAY + timedelta(14))
    verifier.goto(path("/review?state=awaiting_parent", words))
    verifier.locator(f"a[href*='{number}']").click()
    expect(verifier.get_by_text(words.silent)).to_be_visible()
    verifier.get_by_role("button", name=words.verify, exact=True).click()
    expect(verifier.locator("#reason-error")).to_contain_text(words.reason_needed)
    verifier.locator("[name=reason]").fill("SK dan anggaran cukup")
    verifier.get_by_role("button", name=words.verify, exact=True).click()
    expect(verifier.get_by_role("status").first).to_be_visible()

    solo = small_site.page("solo-registrar")
    solo.goto(path(f"/replications/{number}", words))
    expect(solo.get_by_text(words.on_papers)).to_be_visible()


@both_languages
def test_parent_without_accounts_answers_through_its_link_once(
    small_site: SmallSite, graph: Graph, number: str, words: Words
) -> None:
    graph.write(lambda tx: tx.run("MATCH (u:User)-[:WORKS_AT]->(:Agency {id: '33.14'}) SET u.active = false"))
    steward, solo, public = small_site.page("steward"), small_site.page("solo-registrar"), small_site.page()
    steward.goto(path(f"/replications/{number}", words))
    steward.get_by_role("link", name=words.letter).click()
    steward.get_by_role("button", name=words.make, exact=True).click()
    address = "/answers/" + steward.locator("#link code").inner_text().rsplit("/", 1)[1].partition("?")[0]

    public.goto(path(address, words))
    for said in (ASKER, "UPTPK", number):
        expect(public.locator("main")).to_contain_text(said)
    assert violations(public) == []
    public.locator("[name=answerer]").fill("Siti Aminah, Kepala Bagian Organisasi")
    public.get_by_role("button", name=words.confirm, exact=True).click()
    expect(public.get_by_role("heading", level=1)).to_have_text(words.thanks)

    public.goto(path(address, words))
    expect(public.get_by_role("heading", level=1)).to_have_text(words.closed)
    solo.goto(path(f"/replications/{number}", words))
    expect(solo.locator(".answer")).to_contain_text(words.answered_on)
