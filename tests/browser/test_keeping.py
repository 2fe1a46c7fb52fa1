"""A form that saves itself, and the copy that stays in the browser until it has."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from graph.example import DEMO_PATH, SECOND_PATH, DemoPath
from tests.browser.conftest import Spare, Witness, violations
from tests.factories.browsed_forms import BACK, COPIES, KEEPING, away, fill_in, kept, number_in, status, submit
from tests.factories.visitors import EN, ID, PASSWORDS, Words, at, person

IN_BOTH = pytest.mark.parametrize(("path", "words"), [(DEMO_PATH, ID), (SECOND_PATH, EN)], ids=["id", "en"])
PARENT = DEMO_PATH.innovation


@pytest.fixture
def adopter(chromium: Browser, site: str, path: DemoPath, words: Words) -> Iterator[Page]:
    page = person(chromium, site, path.registrar_adopter, words)
    yield page
    page.context.close()


@IN_BOTH
def test_words_save_themselves_under_the_number_that_stays(
    adopter: Page, site: str, path: DemoPath, words: Words
) -> None:
    witness = Witness(adopter, site)
    adopter.goto(at("/replications/new", words))

    adopter.locator("[name=local_name]").fill("Nama pertama")
    kept(adopter, words)
    number = number_in(adopter)
    adopter.locator("[name=local_name]").fill("Nama kedua")
    adopter.locator("details.fold", has=adopter.locator("[name=beneficiaries]")).locator("summary").click()
    adopter.locator("[name=beneficiaries]").fill("1.250")
    kept(adopter, words)
    adopter.reload()

    expect(adopter.locator("[name=local_name]")).to_have_value("Nama kedua")
    expect(adopter.locator("[name=beneficiaries]")).to_have_value("1.250")
    expect(adopter.locator("[name=beneficiaries]")).to_be_visible()
    assert number.startswith("R-")
    assert (number_in(adopter), adopter.evaluate(COPIES), witness.seen) == (number, 0, [])


@IN_BOTH
def test_words_outlive_an_outage_and_a_closed_tab(adopter: Page, path: DemoPath, words: Words) -> None:
    context = adopter.context
    away(context)
    adopter.goto(at(f"/replications/new?parent={PARENT}", words))
    adopter.locator("[name=local_name]").fill("Saat basis data pergi")
    adopter.locator("select[name=unit]").select_option(path.unit)
    adopter.get_by_label(words.manner, exact=True).check()
    expect(status(adopter)).to_contain_text("peramban ini" if words is ID else "this browser")
    adopter.close()
    context.unroute(KEEPING)

    page = context.new_page()
    page.goto(at("/replications/new", words))
    page.get_by_role("button", name=BACK[words.lang]).click()

    expect(page.locator("[name=local_name]")).to_have_value("Saat basis data pergi")
    expect(page.locator("select[name=unit]")).to_have_value(path.unit)
    expect(page.get_by_label(words.manner, exact=True)).to_be_checked()
    expect(page.locator(f"#parent-{PARENT}")).to_be_checked()
    kept(page, words)
    assert page.evaluate(COPIES) == 0


@IN_BOTH
def test_copy_is_nobody_elses_and_goes_at_log_out(adopter: Page, site: str, path: DemoPath, words: Words) -> None:
    context = adopter.context
    away(context)
    adopter.goto(at("/replications/new", words))
    adopter.locator("[name=local_name]").fill("Bukan untuk orang lain")
    expect(status(adopter)).not_to_be_empty()
    context.clear_cookies()  # the session ended without a log-out

    other = path.registrar_adopter.replace("registrar.", "registrar2.")
    adopter.goto(at("/login", words))
    adopter.get_by_label(words.account, exact=False).first.fill(other)
    adopter.get_by_label(words.password, exact=False).first.fill(PASSWORDS[other])
    adopter.get_by_role("button", name=words.sign_in, exact=True).click()
    adopter.wait_for_url("**/inbox*")
    adopter.goto(at("/replications/new", words))
    expect(adopter.locator("form[data-keep]")).to_be_visible()

    expect(adopter.locator("[data-restore]")).to_be_hidden()
    expect(adopter.locator("[name=local_name]")).to_have_value("")
    assert adopter.evaluate(COPIES) == 1
    adopter.locator("details.person summary").click()
    adopter.get_by_role("button", name="Keluar" if words is ID else "Log out", exact=True).click()
    adopter.wait_for_url(lambda address: "/replications/new" not in address)
    assert adopter.evaluate(COPIES) == 0


@IN_BOTH
def test_newer_words_of_a_colleague_stop_the_form_and_are_shown(
    chromium: Browser, site: str, adopter: Page, path: DemoPath, words: Words
) -> None:
    adopter.goto(at("/replications/new", words))
    adopter.locator("[name=local_name]").fill("Dari saya")
    kept(adopter, words)
    colleague = person(chromium, site, path.registrar_adopter.replace("registrar.", "registrar2."), words)
    colleague.goto(adopter.url)
    colleague.locator("[name=local_name]").fill("Dari rekan")
    kept(colleague, words)
    colleague.context.close()

    adopter.locator("[name=local_name]").fill("Dari saya lagi")
    expect(status(adopter)).to_contain_text("diubah orang lain" if words is ID else "Somebody else")
    adopter.get_by_role("button", name="Simpan draf" if words is ID else "Save draft", exact=True).click()

    expect(adopter.locator("#differences")).to_contain_text("Dari rekan")
    expect(adopter.locator("[name=local_name]")).to_have_value("Dari saya lagi")


@IN_BOTH
def test_record_that_may_be_the_same_is_shown_before_submitting(
    adopter: Page, spare: list[Spare], path: DemoPath, words: Words
) -> None:
    parent = spare[4].id  # nobody submits a copy of it in another test: a second one would be refused
    adopter.goto(at(f"/replications/new?parent={parent}", words))
    adopter.locator("[name=local_name]").fill("Yang pertama")
    kept(adopter, words)
    first = number_in(adopter)
    adopter.goto(at(f"/replications/new?parent={parent}", words))
    fill_in(adopter, path, words)
    kept(adopter, words)
    number = number_in(adopter)

    adopter.get_by_role("button", name=words.submit, exact=True).click()
    expect(adopter.locator("#doubles").get_by_role("link", name="Yang pertama")).to_have_attribute(
        "href", re.compile(f"/replications/{first}")
    )
    adopter.locator("details.fold").evaluate_all("folds => folds.forEach(fold => { fold.open = true; })")
    assert violations(adopter) == []
    adopter.locator("#doubles input[type=checkbox]").evaluate_all("boxes => boxes.forEach(box => box.click())")

    assert submit(adopter, words) == number
