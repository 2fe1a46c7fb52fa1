"""Registering as an agency does it, in both languages: five things with the mouse and with the keyboard alone."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from graph.engine import Graph
from graph.example import DEMO_PATH, SECOND_PATH, DemoPath
from tests.browser.conftest import Spare, follow
from tests.data import documents as made
from tests.factories.browsed_forms import fill_in, number_in, submit
from tests.factories.visitors import EN, ID, Words, at, figures, person

IN_BOTH = pytest.mark.parametrize(("path", "words"), [(DEMO_PATH, ID), (SECOND_PATH, EN)], ids=["id", "en"])


@dataclass(frozen=True)
class Copy:
    id: str


@pytest.fixture(scope="module")
def copies(national: Graph) -> list[Copy]:
    """Verified copies of other innovations than those of the main path."""
    return national.read(
        "MATCH (r:Replication {status: 'verified'})-[:OF]->(i:Innovation) WHERE i.id STARTS WITH 'p' "
        "AND NOT EXISTS { (i)-[:ORIGINATED_AT]->(:Agency {id: '33.14'}) } RETURN r.id AS id ORDER BY id LIMIT 2",
        Copy,
    )


@pytest.fixture
def people(chromium: Browser, site: str) -> Iterator[list[BrowserContext]]:
    """The browsers of one test, closed at its end."""
    opened: list[BrowserContext] = []
    yield opened
    for context in opened:
        context.close()


@pytest.fixture
def signed_in(chromium: Browser, site: str, people: list[BrowserContext]):
    def open_for(login: str, words: Words) -> Page:
        page = person(chromium, site, login, words)
        people.append(page.context)
        return page

    return open_for


def tick_parent(page: Page, one: Spare | Copy, typed: str) -> None:
    """Type into the search until the one that is meant is there, and tick it."""
    page.locator("#q").press_sequentially(typed)
    box = page.locator(f"#parent-{one.id}")
    box.wait_for()
    box.check()


@IN_BOTH
def test_number_stays_from_draft_to_submission_to_resubmission(
    signed_in, spare: list[Spare], path: DemoPath, words: Words
) -> None:
    page: Page = signed_in(path.registrar_adopter, words)
    page.goto(at("/replications/new", words))
    tick_parent(page, spare[0], spare[0].name[:12])
    page.get_by_role("button", name="Simpan draf" if words is ID else "Save draft", exact=True).click()
    page.wait_for_url("**/edit*")
    draft = number_in(page)
    fill_in(page, path, words)

    first = submit(page, words)
    parent: Page = signed_in(path.registrar_parent, words)
    parent.goto(at(f"/replications/{first}", words))
    parent.locator("[name=reason]").first.fill("Kapan pelatihannya?")
    follow(parent.locator("button[name=answer][value=unclear]"))
    page.goto(at(f"/replications/{first}/edit", words))
    expect(page.get_by_text("Kapan pelatihannya?")).to_be_visible()
    page.locator("[name=started_on]").fill("18-05-2024")
    again = submit(page, words)

    assert draft.startswith("R-")
    assert {first, again} == {draft}


@IN_BOTH
def test_keyboard_alone_registers(signed_in, spare: list[Spare], path: DemoPath, words: Words) -> None:
    page: Page = signed_in(path.registrar_adopter, words)
    page.goto(at("/replications/new", words))
    keys = page.keyboard

    _tab_to(page, "q")
    keys.type(spare[1].name[:12])
    page.locator(f"#parent-{spare[1].id}").wait_for()
    _tab_to(page, f"parent-{spare[1].id}")
    keys.press("Space")
    _tab_to(page, "unit")
    keys.type(path.unit_name[:20])
    _tab_to(page, "manner-0")
    keys.press("Space")
    keys.press("ArrowDown")
    _tab_to(page, "started_on")
    keys.type("05-2024")
    _tab_to(page, "proof_kind")
    keys.type("Surat keputusan" if words is ID else "Decree")
    _tab_to(page, "proof_number")
    keys.type("800/12/2024")
    _tab_to(page, "proof_date")
    keys.type("02-05-2024")
    _tab_to(page, lambda: page.evaluate("document.activeElement.value") == "submit")
    keys.press("Enter")

    page.wait_for_url(lambda address: "/replications/R-" in address and "/edit" not in address)
    expect(page.get_by_text(spare[1].name).first).to_be_visible()


def _tab_to(page: Page, wanted) -> None:
    """Press Tab until the control has the focus; no control may be out of its reach."""
    for _ in range(90):
        page.keyboard.press("Tab")
        here = page.evaluate("document.activeElement.id")
        if wanted() if callable(wanted) else here == wanted:
            return
    pytest.fail(f"Tab never reached {wanted}")


@IN_BOTH
def test_refused_file_keeps_the_words_and_two_clicks_make_one_proof(
    signed_in, spare: list[Spare], path: DemoPath, words: Words
) -> None:
    page: Page = signed_in(path.registrar_adopter, words)
    page.goto(at("/replications/new", words))
    tick_parent(page, spare[5], spare[5].name[:12])
    fill_in(page, path, words)
    page.locator("[name=local_name]").fill("Dengan berkas")
    send = page.get_by_role("button", name=words.submit, exact=True)

    page.locator("[name=file]").set_input_files({"name": "SK.pdf", "mimeType": "application/pdf", "buffer": made.png()})
    follow(send)
    expect(page.locator("#file-error")).to_be_visible()
    expect(page.locator("[name=local_name]")).to_have_value("Dengan berkas")
    page.locator("[name=file]").set_input_files({"name": "SK.pdf", "mimeType": "application/pdf", "buffer": made.pdf()})
    send.dblclick()
    page.wait_for_url(lambda address: "/replications/R-" in address and "/edit" not in address)
    page.goto(at(f"/records/{number_in(page)}/evidence", words))

    expect(page.locator("#proofs tbody tr")).to_have_count(1)
    expect(page.locator("#proofs").get_by_role("link", name="SK.pdf")).to_be_visible()


@IN_BOTH
def test_draft_survives_log_out_and_is_in_no_total(signed_in, spare: list[Spare], path: DemoPath, words: Words) -> None:
    page: Page = signed_in(path.registrar_adopter, words)
    before = figures(page)
    page.goto(at("/replications/new", words))
    tick_parent(page, spare[2], spare[2].name[:12])
    fill_in(page, path, words)
    page.locator("[name=local_name]").fill("Nama yang menunggu")
    page.get_by_role("button", name="Simpan draf" if words is ID else "Save draft", exact=True).click()
    page.wait_for_url("**/edit*")
    number = number_in(page)
    page.locator("details.person summary").click()
    page.get_by_role("button", name="Keluar" if words is ID else "Log out", exact=True).click()
    page.wait_for_url(lambda address: "/edit" not in address)
    assert page.request.get(f"/replications/{number}").status == 404

    again: Page = signed_in(path.registrar_adopter, words)
    again.goto(at("/inbox", words))
    again.get_by_role("link", name="Nama yang menunggu").or_(again.locator(f"a[href*='{number}/edit']")).first.click()

    expect(again.locator("[name=local_name]")).to_have_value("Nama yang menunggu")
    expect(again.locator("[name=started_on]")).to_have_value("17-05-2024")
    assert figures(again) == before
    assert number not in again.request.get("/reports/replications.csv").text()


@IN_BOTH
def test_each_hole_has_a_link_that_leads_into_its_field(signed_in, path: DemoPath, words: Words) -> None:
    page: Page = signed_in(path.registrar_adopter, words)
    page.goto(at("/replications/new", words))

    page.get_by_role("button", name=words.submit, exact=True).click()

    summary = page.locator(".error-summary")
    expect(summary).to_be_focused()
    links = summary.get_by_role("link")
    expect(links).to_have_count(6)
    for link in links.all():
        target = (link.get_attribute("href") or "").removeprefix("#")
        link.click()
        inside = page.evaluate("id => document.getElementById(id).contains(document.activeElement)", target)
        assert inside, f"the link to {target} does not lead into its field"


@IN_BOTH
def test_two_parents_stand_on_the_record(
    signed_in, spare: list[Spare], copies: list[Copy], path: DemoPath, words: Words
) -> None:
    page: Page = signed_in(path.registrar_adopter, words)
    page.goto(at(f"/replications/new?parent={copies[0].id}", words))
    tick_parent(page, spare[3], spare[3].name[:12])
    fill_in(page, path, words)

    submit(page, words)

    facts = page.locator("#facts")
    expect(facts.locator(f"a[href*='/innovations/{spare[3].id}']").first).to_be_visible()
    expect(facts.locator(f"a[href*='/replications/{copies[0].id}']")).to_be_visible()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (ID, "Penerapan di unit sendiri adalah replikasi internal"),
        (EN, "Use in your own units is an internal replication"),
    ],
    ids=["id", "en"],
)
def test_own_innovation_is_refused_as_internal(signed_in, words: Words, said: str) -> None:
    page: Page = signed_in(DEMO_PATH.registrar_parent, words)
    page.goto(at(f"/replications/new?parent={DEMO_PATH.innovation}", words))

    page.get_by_role("button", name=words.submit, exact=True).click()

    expect(page.locator("#parents-error")).to_contain_text(said)
