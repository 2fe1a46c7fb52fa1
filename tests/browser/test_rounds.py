"""A monitoring round through the browser: opened, ticked, and what silence means after the grace, by its name."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from graph.engine import Graph
from tests import small_world
from tests.browser.conftest import SmallSite
from tests.small_world import TODAY

GRACE_ENDS = TODAY + timedelta(60)


@dataclass(frozen=True)
class Words:
    """What stands on the pages, in one language."""

    lang: str
    open_round: str
    to_answer: str
    running: str
    save: str
    all_answered: str
    since: str
    counts: tuple[str, str, str, str]
    not_confirmed: str


ID = Words(
    "id",
    "Buka putaran",
    "1 belum dijawab",
    "Berjalan",
    "Simpan jawaban",
    "Semua sudah dijawab.",
    "Belum dikonfirmasi sejak 1 Juni 2021",
    ("pernah terverifikasi", "terkonfirmasi berjalan", "berhenti", "tercatat, belum diverifikasi"),
    "belum dikonfirmasi",
)
EN = Words(
    "en",
    "Open a round",
    "1 not answered",
    "Running",
    "Save the answers",
    "Everything is answered.",
    "Not confirmed since 1 June 2021",
    ("ever verified", "confirmed running", "stopped", "recorded, not verified"),
    "not confirmed",
)


def counts(page: Page, words: Words) -> tuple[str, ...]:
    """Return the public counts of the front page, found by their names."""
    page.goto(f"/?lang={words.lang}")
    return tuple(_figure(page, name) for name in words.counts)


def _figure(page: Page, name: str) -> str:
    label = page.get_by_text(name, exact=True)
    return page.locator(".figure").filter(has=label).locator(".figure-value").inner_text()


@pytest.mark.parametrize("words", [ID, EN], ids=["id", "en"])
def test_silence_leaves_the_second_count_after_the_grace_and_says_since_when(
    small_site: SmallSite, graph: Graph, words: Words
) -> None:
    small_world.load(graph)
    public, steward = small_site.page(), small_site.page("steward")
    assert counts(public, words) == ("2", "2", "0", "1")

    steward.goto(f"/rounds?lang={words.lang}")
    steward.get_by_role("link", name=words.open_round, exact=True).click()
    steward.get_by_role("button", name=words.open_round, exact=True).click()
    steward.wait_for_url("**/rounds/putaran-*")
    progress = steward.url

    semarang = small_site.page("semarang-registrar")
    semarang.goto(f"/rounds?lang={words.lang}")
    semarang.get_by_role("link", name=words.to_answer, exact=True).click()
    semarang.get_by_role("radio", name=words.running, exact=True).check()
    semarang.get_by_role("button", name=words.save, exact=True).click()
    expect(semarang.get_by_text(words.all_answered, exact=True)).to_be_visible()
    assert counts(public, words) == ("2", "2", "0", "1")  # whoever has not answered is asked until the grace ends

    small_site.on(GRACE_ENDS)
    assert counts(public, words) == ("2", "2", "0", "1")
    small_site.on(GRACE_ENDS + timedelta(1))

    assert counts(public, words) == ("2", "1", "0", "1")
    steward.goto(progress)
    assert _figure(steward, words.not_confirmed) == "1"
    kendal = small_site.page("kendal-registrar")
    kendal.goto(progress.replace("?", "/list?") if "?" in progress else f"{progress}/list")
    expect(kendal.get_by_text(words.since, exact=True)).to_be_visible()
