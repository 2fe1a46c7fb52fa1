"""KemenPANRB decides, in both languages: comments at their fields, old and new, reasons, and who may not decide."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from graph.engine import Graph
from graph.store.replications import replications
from tests import small_world
from tests.browser.conftest import SmallSite, violations
from tests.factories.confirmed_records import submitted
from tests.small_world import MOMENT
from tracker.actions.context import Context
from tracker.actions.replications import verifying
from tracker.actions.replications.verifying import Decision


@dataclass(frozen=True)
class Words:
    """What stands on the pages in one language."""

    lang: str
    verify: str
    send_back: str
    reason_needed: str
    adapted: str
    modified: str
    unchanged: str
    own_agency: str
    four_eyes: str
    missed: str
    kept: str


ID = Words(
    "id", "Verifikasi", "Kembalikan untuk perbaikan", "Tulis alasannya", "Adaptasi", "Modifikasi", "tidak berubah",
    "Instansi Anda adalah pihak", "Anda sudah melakukan langkah lain", "Yang terjadi sejak Anda membuka halaman ini",
    "Tulisan Anda, belum tersimpan",
)  # fmt: skip
EN = Words(
    "en", "Verify", "Return for correction", "Write the reason", "Adapted", "Modified", "unchanged",
    "Your agency is a party", "You have already taken another step", "What happened since you opened this page",
    "What you wrote, not saved",
)  # fmt: skip
both_languages = pytest.mark.parametrize("words", [ID, EN], ids=["id", "en"])


def return_it(graph: Graph, number: str, **comments: str) -> None:
    version, verifier = replications.facts(graph, number).version, small_world.actor(graph, "verifier")
    verifying.decide(Context(graph, verifier, MOMENT), number, version, Decision("returned", "Lengkapi", comments))


def path(address: str, words: Words) -> str:
    return address if words.lang == "id" else f"{address}{'&' if '?' in address else '?'}lang=en"


def press_access_key(page: Page, letter: str) -> None:
    """Press Alt and a letter as a keyboard does; Playwright's own keyboard leaves out the letter that Alt goes with."""
    key = {"key": letter, "code": f"Key{letter.upper()}", "windowsVirtualKeyCode": ord(letter.upper()), "modifiers": 1}
    keyboard = page.context.new_cdp_session(page)
    keyboard.send("Input.dispatchKeyEvent", key | {"type": "keyDown", "text": letter, "unmodifiedText": letter})
    keyboard.send("Input.dispatchKeyEvent", key | {"type": "keyUp"})


def decide(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


@both_languages
def test_comment_stands_beside_its_field_and_what_was_mended_shows_old_and_new(
    small_site: SmallSite, graph: Graph, words: Words
) -> None:
    small_world.load(graph)
    number = submitted(graph)
    verifier, solo = small_site.page("verifier"), small_site.page("solo-registrar")
    verifier.goto(path(f"/review/{number}", words))
    for field, said in (("manner", "Bukankah ini modifikasi?"), ("local_name", "Nama resmi?")):
        verifier.locator(f"#field-{field} summary").click()
        verifier.locator(f"[name=comment_{field}]").fill(said)
    decide(verifier, words.send_back)
    expect(verifier.locator("#reason-error")).to_contain_text(words.reason_needed)  # no decision without a reason
    expect(verifier.locator("[name=comment_manner]")).to_have_value("Bukankah ini modifikasi?")
    assert violations(verifier) == []
    verifier.locator("[name=reason]").fill("Mohon diperiksa lagi")
    decide(verifier, words.send_back)
    expect(verifier.get_by_role("status").first).to_be_visible()

    solo.goto(path(f"/replications/{number}", words))
    expect(solo.locator("#field-manner")).to_contain_text("Bukankah ini modifikasi?")
    expect(solo.locator("#field-local_name")).to_contain_text("Nama resmi?")
    solo.goto(path(f"/replications/{number}/edit", words))
    expect(solo.get_by_text("Bukankah ini modifikasi?")).to_have_count(1)
    solo.locator("input[name=manner][value=modified]").check()
    solo.locator("button[name=act][value=submit]").click()
    solo.wait_for_url(lambda url: url.partition("?")[0].endswith(f"/replications/{number}"))

    verifier.goto(path(f"/review/{number}", words))
    row = verifier.locator("#mended tr", has_text="Bukankah ini modifikasi?")
    expect(row).to_contain_text(words.adapted)
    expect(row).to_contain_text(words.modified)
    expect(verifier.locator("#mended tr", has_text="Nama resmi?")).to_contain_text(words.unchanged)


@both_languages
def test_no_button_for_someone_of_either_agency_or_with_a_hand_in_it(
    small_site: SmallSite, graph: Graph, words: Words
) -> None:
    small_world.load(graph)
    number = submitted(graph)
    graph.write(lambda tx: tx.run("MATCH (u:User {id: 'solo-drafter'}) SET u.roles = ['verifier']"))
    graph.write(
        lambda tx: tx.run(
            "MATCH (u:User {id: 'sragen-registrar'})-[w:WORKS_AT]->() MATCH (a:Agency {id: 'kemenpanrb'}) "
            "DELETE w CREATE (u)-[:WORKS_AT]->(a) SET u.roles = ['verifier']"
        )
    )

    for login, why in (
        ("solo-drafter", words.own_agency),
        ("sragen-verifier", words.own_agency),
        ("sragen-registrar", words.four_eyes),
    ):
        page = small_site.page(login)
        page.goto(path(f"/review/{number}", words))
        expect(page.get_by_text(why)).to_be_visible()
        expect(page.locator("[name=verdict]")).to_have_count(0)
    verifier = small_site.page("verifier")
    verifier.goto(path(f"/review/{number}", words))
    expect(verifier.locator("[name=verdict]")).to_have_count(3)


@both_languages
def test_the_later_of_two_verifiers_sees_the_difference_and_keeps_the_words(
    small_site: SmallSite, graph: Graph, words: Words
) -> None:
    small_world.load(graph)
    number = submitted(graph)
    late = small_site.page("second-verifier")
    late.goto(path(f"/review/{number}", words))
    late.locator("[name=reason]").fill("Tanggal mulai perlu dasar")
    return_it(graph, number, started_on="Sebut dasarnya")

    decide(late, words.verify)

    expect(late.locator(".notice", has_text=words.missed)).to_contain_text("Sebut dasarnya")
    expect(late.locator(".notice", has_text=words.kept)).to_contain_text("Tanggal mulai perlu dasar")


@both_languages
def test_keyboard_leads_to_the_next_record_and_keeps_the_filter(
    small_site: SmallSite, graph: Graph, words: Words
) -> None:
    small_world.load(graph)
    first, second = sorted([submitted(graph), submitted(graph, "pelita")])
    verifier = small_site.page("verifier")
    verifier.goto(path("/review?province=33", words))
    verifier.locator(f"#queue a[href*='{first}']").click()
    expect(verifier.get_by_role("heading", level=1)).to_be_visible()

    press_access_key(verifier, "n")

    verifier.wait_for_url(lambda url: f"/review/{second}" in url)
    assert "province=33" in verifier.url
    expect(verifier.locator("[rel=next]")).to_have_count(0)
