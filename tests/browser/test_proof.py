"""Proof packs and certificates through the browser: what the files say, and where the QR code leads."""

import csv
import io
import re
import shutil
import subprocess
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from playwright.sync_api import Page, expect

from graph.domain import vocabulary as v
from graph.domain.records import rows as r
from graph.engine import Graph
from tests import small_world
from tests.browser.conftest import SmallSite, follow
from tests.small_world import VERIFIED_COPY

OWNER = "sragen-registrar"
# Each of these runs UPTPK verified; 33.10 must stay 33.10, and the second agency of 33.10 adds no region.
PLACES = ("33.10", "33.10", "33.11", "33.12", "33.13")


@dataclass(frozen=True)
class Words:
    """What stands on the pages and in the files, in one language."""

    lang: str
    estimate: str
    pack_csv: str
    pack_pdf: str
    make: str
    holds: str
    withdraw: str
    withdraw_it: str
    reason: str
    revoked: str
    started: str


ID = Words(
    "id", "Perkiraan nilai replikasi IID", "Paket bukti (CSV)", "Paket bukti (PDF)", "Buat surat keterangan", "Berlaku",
    "Cabut catatan ini", "Cabut", "Alasan", "Surat ini dicabut", "Mei 2019",
)  # fmt: skip
EN = Words(
    "en", "Estimated IID replication value", "Proof pack (CSV)", "Proof pack (PDF)", "Make the certificate", "Valid",
    "Withdraw this record", "Withdraw", "Reason", "This certificate is revoked", "May 2019",
)  # fmt: skip
LANGUAGES = pytest.mark.parametrize("words", [ID, EN], ids=["id", "en"])


def load(graph: Graph, count: int) -> None:
    """Load the small world with the first ``count`` of PLACES as verified copies, Semarang's being none."""
    small_world.load(
        graph,
        regions=tuple(_region(code) for code in sorted(set(PLACES))),
        agencies=tuple(_agency(number, code) for number, code in enumerate(PLACES)),
        replications=tuple(_copy(number) for number in range(count)),
    )
    graph.write(lambda tx: tx.run("MATCH (r:Replication {id: $id}) SET r.status = 'returned'", id=VERIFIED_COPY))


def _region(code: str) -> r.RegionLoad:
    return r.RegionLoad(code, f"Kabupaten {code}", v.Level.REGENCY, -7.3, 110.0, None, "Jawa", "33")


def _agency(number: int, code: str) -> r.AgencyLoad:
    return r.AgencyLoad(f"x{number}", f"Pemerintah Kabupaten Contoh {number}", None, v.Cluster.REGENCY, code, True)


def _copy(number: int) -> r.ReplicationLoad:
    known = small_world.WORLD.replications[0]
    return replace(known, id=f"R-0000010{number}", adopter=f"x{number}", units=(), verified_on=date(2023, 1, 1))


def saved(page: Page, link: str) -> bytes:
    """Press a link that hands out a file and return the file."""
    with page.expect_download() as waiting:
        page.get_by_role("link", name=link, exact=True).click()
    return Path(waiting.value.path()).read_bytes()


def words_of(pdf: bytes) -> str:
    return _run("pdftotext", "-layout", "-", "-", pdf=pdf).decode()


def code_of(pdf: bytes) -> str:
    """Read the QR code of a paper's first page, as a telephone does."""
    drawn = _run("pdftoppm", "-r", "150", "-gray", "-singlefile", "-", pdf=pdf)
    head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", drawn)
    assert head is not None
    picture = np.frombuffer(drawn, np.uint8, offset=head.end()).reshape(int(head[2]), int(head[1]))
    found = zxingcpp.read_barcodes(picture)
    assert len(found) == 1
    return found[0].text


def _run(tool: str, *arguments: str, pdf: bytes) -> bytes:
    if shutil.which(tool) is None:
        pytest.skip(f"no {tool} on this machine; get it with: apt-get install poppler-utils")
    return subprocess.run([tool, *arguments], input=pdf, capture_output=True, check=True).stdout


@LANGUAGES
@pytest.mark.parametrize(("count", "regions", "value"), [(1, 1, 3), (2, 1, 3), (3, 2, 6), (4, 3, 9), (5, 4, 9)])
def test_estimate_follows_distinct_regions_up_to_three(
    small_site: SmallSite, graph: Graph, words: Words, count: int, regions: int, value: int
) -> None:
    load(graph, count)
    page = small_site.page(OWNER)
    page.goto(f"/innovations/uptpk?lang={words.lang}")

    table = list(csv.reader(io.StringIO(saved(page, words.pack_csv).decode("utf-8-sig"))))
    paper = words_of(saved(page, words.pack_pdf))

    assert sorted(line[3] for line in table[1 : 1 + count]) == sorted(PLACES[:count])
    assert len({line[3] for line in table[1 : 1 + count]}) == regions
    assert len(table) == 1 + count
    assert re.search(rf"{re.escape(words.estimate)}\s.*?\b{value}\b", paper, re.DOTALL)
    assert re.search(r"(?<![\d.])33\.10(?![\d.])", paper)
    assert not re.search(r"(?<![\d.])33[.,]1(?![\d.])", paper)


@LANGUAGES
def test_code_of_a_certificate_leads_to_the_verified_facts_and_to_its_end(
    small_site: SmallSite, graph: Graph, words: Words
) -> None:
    small_world.load(graph)
    owner, public = small_site.page("semarang-registrar"), small_site.page()
    owner.goto(f"/replications/{VERIFIED_COPY}?lang={words.lang}")
    with owner.expect_download() as waiting:
        owner.get_by_role("button", name=words.make, exact=True).click()

    check = code_of(Path(waiting.value.path()).read_bytes())
    path = check.removeprefix("http://127.0.0.1:5000")
    assert path.startswith("/certificates/")
    public.goto(path)  # a paper in English leads to the English page
    for fact in ("Pemerintah Kota Semarang", "SERUNI", "Dinas Sosial Semarang", words.started, words.holds):
        expect(public.get_by_text(fact, exact=True).first).to_be_visible()
    expect(public.get_by_text("UPTPK (Pemerintah Kabupaten Sragen)").first).to_be_visible()

    owner.goto(f"/replications/{VERIFIED_COPY}?lang={words.lang}")
    owner.get_by_text(words.withdraw, exact=True).click()
    owner.locator("#withdraw-reason").fill("Salah catat")
    follow(owner.get_by_role("button", name=words.withdraw_it, exact=True))
    public.reload()

    expect(public.get_by_text(words.revoked)).to_be_visible()
    assert public.get_by_text("Pemerintah Kota Semarang").count() == 0
    assert public.get_by_text("Salah catat").count() == 0
