"""The main path through the pages as five people, in both languages; afterwards every figure has moved by one.

Both walks are on the whole example, each with an adopter and a unit from outside the published 901 and 2,011. They
count the nation as it was loaded, so it is one of their own: other tests register in the common one.
"""

import csv
import io
from collections.abc import Iterator

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from graph.example import DEMO_PATH, SECOND_PATH, DemoPath
from tests.browser.conftest import follow, served
from tests.conftest import connected, nation
from tests.factories.visitors import EN, ID, Words, at, figures, person


def register(page: Page, path: DemoPath, words: Words) -> str:
    """Fill in the five things and submit; return the number."""
    page.goto(at(f"/replications/new?parent={path.innovation}", words))
    page.locator("select[name=unit]").select_option(path.unit)
    page.get_by_label(words.manner, exact=True).check()
    page.locator("[name=started_on]").fill("17-05-2024")
    page.locator("[name=proof_kind]").select_option("pks")
    page.locator("[name=proof_number]").fill("415.4/17/2024")
    page.locator("[name=proof_date]").fill("02-05-2024")
    page.get_by_role("button", name=words.submit, exact=True).click()
    page.wait_for_url("**/replications/R-*")
    return page.url.rsplit("/", 1)[1].partition("?")[0]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with nation() as running:
        graph = connected(running)
        with served(running, graph, tmp_path_factory.mktemp("site")) as address:
            yield address
        graph.close()


@pytest.mark.parametrize(("path", "words", "step"), [(DEMO_PATH, ID, 1), (SECOND_PATH, EN, 2)], ids=["id", "en"])
def test_main_path_moves_every_figure_by_one(
    chromium: Browser, site: str, path: DemoPath, words: Words, step: int
) -> None:
    adopter = person(chromium, site, path.registrar_adopter, words)
    before = figures(adopter)
    number = register(adopter, path, words)
    assert figures(adopter) == before  # nothing counts before it is verified

    parent = person(chromium, site, path.registrar_parent, words)
    parent.goto(at(f"/replications/{number}", words))
    follow(parent.get_by_role("button", name=words.confirm, exact=True))
    assert figures(parent) == before

    verifier = person(chromium, site, path.verifier, words)
    verifier.goto(at(f"/review/{number}", words))
    follow(verifier.get_by_role("button", name=words.verify, exact=True))

    after = figures(verifier)
    assert (after["top_replicated"], after["adopting_agencies"], after["running_units"]) == (
        263 + step,
        901 + step,
        2011 + step,
    )
    _seen_everywhere(verifier, path, words, number, step)

    analyst = person(chromium, site, path.analyst, words)
    _found_among_candidates(analyst, path, words)
    analyst.get_by_role("button", name=words.sponsor, exact=True).click()
    analyst.wait_for_url("**/scaling/*")
    way = analyst.url

    steward = person(chromium, site, path.steward, words)
    steward.goto(way)
    stage = steward.locator("[aria-current=step] .stage-mark").inner_text()
    follow(steward.get_by_role("button", name=words.advance, exact=True))

    assert int(steward.locator("[aria-current=step] .stage-mark").inner_text()) == int(stage) + 1


def _found_among_candidates(page: Page, path: DemoPath, words: Words) -> None:
    """Page through the candidates of the mandate until this one is there, and open it."""
    page.goto(at("/candidates", words))
    link = page.get_by_role("link", name=path.innovation_name)
    while not link.count():
        follow(page.locator("a[rel=next]"))
    link.first.click()
    page.wait_for_url(f"**/candidates/{path.innovation}*")


def _seen_everywhere(page: Page, path: DemoPath, words: Words, number: str, step: int) -> None:
    """The new copy stands on every page, map, report and file that shows it."""
    agencies, units = f"{901 + step}", f"{2011 + step:,}".replace(",", words.number)
    page.goto(at("/", words))
    for value in (f"{263 + step}", agencies, units):
        expect(page.get_by_text(value, exact=True).first).to_be_visible()
    page.goto(at("/reports/national-figures", words))
    for value in (f"{263 + step}", agencies, units):
        expect(page.get_by_text(value, exact=True).first).to_be_visible()
    page.goto(at(f"/innovations/{path.innovation}", words))
    expect(page.get_by_role("link", name=number, exact=True).first).to_be_visible()
    page.goto(at(f"/agencies/{path.adopter}", words))
    expect(page.get_by_role("link", name=path.innovation_name).first).to_be_visible()
    page.goto(at(f"/innovations/{path.innovation}/spread", words))
    expect(page.locator("svg.lineage").first).to_be_visible()

    drawn = page.request.get("/map.json").json()["provinces"]
    report = page.request.get("/reports/replications-per-province.json").json()["rows"]
    table = list(csv.reader(io.StringIO(page.request.get("/reports/replications-per-province.csv").text())))
    assert {one["code"]: (one["undated"] or 0) + sum(one["years"].values()) for one in drawn} == {
        one["code"]: one["agencies"] or 0 for one in report if one["code"]
    }
    assert [row[3] for row in table[1 : 1 + len(report)]] == [str(one["agencies"] or "") for one in report]
    assert number in page.request.get("/reports/replications.csv").text()
    book = openpyxl.load_workbook(io.BytesIO(page.request.get("/reports/national-figures.xlsx").body()))
    cells = {str(cell.value) for row in book.active.iter_rows() for cell in row}  # pyright: ignore[reportOptionalMemberAccess]
    assert {f"{263 + step}", agencies, f"{2011 + step}"} <= cells
