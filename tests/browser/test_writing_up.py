"""The form of an innovation saves itself: to the system once it has a name, to the browser till then and in outages."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from graph.example import DEMO_PATH, SECOND_PATH, DemoPath
from tests.browser.conftest import Witness, violations
from tests.factories.browsed_forms import BACK, COPIES, away, kept, status
from tests.factories.visitors import EN, ID, Words, at, person

IN_BOTH = pytest.mark.parametrize(("path", "words"), [(DEMO_PATH, ID), (SECOND_PATH, EN)], ids=["id", "en"])
OWN = re.compile(r"/innovations/loket-keliling-desa-\w+/edit")


@pytest.fixture
def author(chromium: Browser, site: str, path: DemoPath, words: Words) -> Iterator[Page]:
    page = person(chromium, site, path.registrar_parent, words)
    yield page
    page.context.close()


@IN_BOTH
def test_words_save_themselves_under_an_id_from_the_whole_name(
    author: Page, site: str, words: Words, path: DemoPath
) -> None:
    witness = Witness(author, site)
    author.goto(at("/innovations/new", words))

    author.locator("[name=problem]").fill("Loketnya jauh.")
    expect(status(author)).to_contain_text("peramban ini" if words is ID else "this browser")
    author.locator("[name=name]").press_sequentially("Loket Keliling", delay=20)
    author.wait_for_timeout(1_500)  # longer than the pause after which a form saves itself
    author.locator("[name=name]").press_sequentially(" Desa", delay=20)
    author.locator("[name=summary]").fill("Loket yang datang ke desa.")
    kept(author, words)
    expect(author).to_have_url(OWN)
    author.locator("details.fold", has=author.locator("[name=innovators]")).locator("summary").click()
    author.locator("[name=innovators]").fill("Tim Loket, Bagian Organisasi")
    author.locator("[name=innovators_agree]").check()
    kept(author, words)
    author.reload()

    expect(author.locator("[name=problem]")).to_have_value("Loketnya jauh.")
    expect(author.locator("[name=innovators]")).to_be_visible()
    expect(author.locator("[name=innovators_agree]")).to_be_checked()
    assert (author.evaluate(COPIES), witness.seen) == (0, [])
    author.locator("details.fold").evaluate_all("folds => folds.forEach(fold => { fold.open = true; })")
    assert violations(author) == []


@IN_BOTH
def test_refused_first_submit_leaves_no_words_behind_for_the_next_form(
    author: Page, words: Words, path: DemoPath
) -> None:
    author.goto(at("/innovations/new", words))
    author.locator("[name=name]").fill("Loket Keliling Desa")

    author.locator("button[value=submit]").click()
    expect(author.locator(".error-summary")).to_be_visible()
    author.locator("[name=summary]").fill("Loket yang datang ke desa.")
    kept(author, words)
    author.goto(at("/innovations/new", words))

    expect(author.locator("[data-restore]")).to_be_hidden()
    assert author.evaluate(COPIES) == 0


@IN_BOTH
def test_words_outlive_an_outage_and_a_closed_tab(author: Page, words: Words, path: DemoPath) -> None:
    context = author.context
    away(context)
    author.goto(at("/innovations/new", words))
    author.locator("[name=name]").fill("Loket Keliling Desa")
    author.locator("[name=categories]").first.check()
    folds = author.locator("details.fold")
    folds.evaluate_all("folds => folds.forEach(fold => { fold.open = true; })")
    author.locator("[name=outcome_indicator]").fill("Waktu tunggu")
    author.locator("[data-more]").click()
    author.locator("[name=outcome_indicator]").nth(1).fill("Biaya perjalanan")
    author.locator("[name=goals]").nth(2).check()
    expect(status(author)).to_contain_text("dikirim lagi" if words is ID else "sent again")
    author.close()
    context.unroute(re.compile(r"/kept(\?|$)"))

    page = context.new_page()
    page.goto(at("/replications/new", words))
    expect(page.locator("form[data-keep]")).to_be_visible()
    expect(page.locator("[data-restore]")).to_be_hidden()  # another form's words are not offered here
    page.goto(at("/innovations/new", words))
    page.get_by_role("button", name=BACK[words.lang]).click()

    expect(page.locator("[name=name]")).to_have_value("Loket Keliling Desa")
    expect(page.locator("[name=categories]").first).to_be_checked()
    expect(page.locator("[name=goals]").nth(2)).to_be_checked()
    expect(page.locator("[name=outcome_indicator]").nth(1)).to_have_value("Biaya perjalanan")
    kept(page, words)
    expect(page).to_have_url(OWN)
    assert page.evaluate(COPIES) == 0
