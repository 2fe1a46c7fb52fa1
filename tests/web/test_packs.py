"""Proof packs: who may have one, what it counts, and that nothing in it runs."""

import csv
import io
import re
from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from graph.domain import vocabulary as v
from graph.domain.records import rows as r
from graph.engine import Graph
from tests import small_world
from tests.factories.read_back import text_of
from tests.small_world import CHILD_OF_RECORDED, RECORDED_COPY, VERIFIED_COPY
from tracker.pages.packs import proof_pack

Browser = Callable[[str | None], FlaskClient]
PACK = "/innovations/uptpk/proof-pack"


def lines(client: FlaskClient, address: str) -> list[list[str]]:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    assert answer.data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"))))


def value(client: FlaskClient, pack: str = PACK) -> str:
    """Return the estimate on the paper, and the mark of the example beside it."""
    words = " ".join(text_of(client.get(f"{pack}.pdf").data).split())
    found = re.search(r"Perkiraan nilai replikasi IID .*?\b(\d+) \* contoh", words)  # beside it stand the facts
    assert found is not None
    return found[1]


def more(graph: Graph, *places: str) -> None:
    """Load the small world with verified copies of UPTPK in these regions beside Semarang's; evil names in them."""
    regions = tuple(
        r.RegionLoad(code, f"Kabupaten {code}", v.Level.REGENCY, -7.3, 110.0, None, "Jawa", "33")
        for code in set(places)
    )
    agencies = tuple(
        r.AgencyLoad(f"x{number}", f"=cmd|{number} #evil[x] $y$", None, v.Cluster.REGENCY, code, True)
        for number, code in enumerate(places)
    )
    copies = tuple(
        r.ReplicationLoad(
            f"R-0001{number:04}",
            f"x{number}",
            (r.ParentLink("uptpk", v.Answer.CONFIRMED),),
            ("uptpk",),
            v.ReplicationStatus.VERIFIED,
            started_on=date(2022, 1, 1),
            started_precision=v.Precision.YEAR,
            verified_on=date(2023, 1, 1),
        )
        for number in range(len(places))
    )
    graph.write(lambda tx: tx.run("MATCH (n) WHERE NOT n:Migration AND NOT n:MigrationLock DETACH DELETE n"))
    small_world.load(graph, regions=regions, agencies=agencies, replications=copies)


def test_pack_names_region_codes_as_text_dates_and_proof_numbers(client_as: Browser) -> None:
    table = lines(client_as("sragen-registrar"), f"{PACK}.csv")

    assert len(table) == 2  # a header and a row for each replication, nothing else
    assert table[0][-1] == "Data"
    assert table[1] == [
        VERIFIED_COPY,
        "SERUNI",
        "Pemerintah Kota Semarang",
        "33.74",
        "Kota Semarang",
        "Jawa Tengah",
        "Dinas Sosial Semarang",
        "Adaptasi",
        "2019-05",
        "2020-03-01",
        "Surat keputusan (SK), 800/12/2019, 2 April 2019",
        "contoh",
    ]


def test_paper_says_how_the_estimate_comes_about_and_that_it_is_made_up(client_as: Browser) -> None:
    sragen = client_as("sragen-registrar")
    words = " ".join(text_of(sragen.get(f"{PACK}.pdf").data).split())

    assert value(sragen) == "3"
    assert "bukan nilai resmi" in words
    assert "Replikasi terverifikasi (1 * contoh)" in words


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        (("33.10",), "6"),
        (("33.10", "33.1"), "9"),
        (("33.10", "33.11", "33.12"), "9"),
        (("33.10", "33.10"), "6"),
    ],
)
def test_estimate_counts_distinct_regions_up_to_three(
    app: Flask, client_as: Browser, graph: Graph, places: tuple[str, ...], expected: str
) -> None:
    more(graph, *places)

    table = lines(client_as("sragen-registrar"), f"{PACK}.csv")

    assert value(client_as("sragen-registrar")) == expected
    assert sorted(line[3] for line in table[1 : 2 + len(places)]) == sorted(["33.74", *places])


def test_names_are_no_formula_in_the_csv(app: Flask, client_as: Browser, graph: Graph) -> None:
    more(graph, "33.10")

    table = lines(client_as("sragen-registrar"), f"{PACK}.csv")

    assert "'=cmd|0 #evil[x] $y$" in {line[2] for line in table if len(line) > 2}


def test_pdf_shows_names_as_they_are_typed(app: Flask, client_as: Browser, graph: Graph) -> None:
    more(graph, "33.10")

    answer = client_as("sragen-registrar").get(f"{PACK}.pdf")

    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    assert answer.headers["Content-Disposition"] == "attachment; filename=bukti-uptpk-contoh.pdf"
    words = text_of(answer.data)
    for expected in ("UPTPK", "33.10", "33.74", "#evil[x]", "$y$", "800/12/2019", "Data contoh - bukan data resmi"):
        assert expected in words


def test_pdf_of_a_great_family_holds_a_thousand_and_says_where_all_are(
    app: Flask, client_as: Browser, graph: Graph
) -> None:
    more(graph, *["33.10"] * (proof_pack.MOST_ON_PAPER + 1))  # and Semarang's
    client = client_as("sragen-registrar")

    words = text_of(client.get(f"{PACK}.pdf").data)
    listed = [line[0] for line in lines(client, f"{PACK}.csv") if line and line[0].startswith("R-")]

    assert len(set(re.findall(r"R-[0-9A-Z]{8}", words))) == proof_pack.MOST_ON_PAPER
    assert "1.000 replikasi pertama dari 1.002" in " ".join(words.split())
    assert len(listed) == len(set(listed)) == proof_pack.MOST_ON_PAPER + 2


@pytest.mark.parametrize(
    ("login", "status"),
    [
        ("sragen-registrar", 200),
        ("verifier", 200),
        ("steward", 200),
        ("auditor", 200),
        ("semarang-registrar", 404),
        ("solo-drafter", 404),
        ("analyst", 404),
    ],
)
def test_pack_of_an_innovation_is_for_its_registrars_and_overseers(client_as: Browser, login: str, status: int) -> None:
    client = client_as(login)

    assert client.get(f"{PACK}.csv").status_code == status
    assert client.get("/innovations/no-such/proof-pack.csv").status_code == 404


@pytest.mark.parametrize(
    ("login", "status"),
    [("semarang-registrar", 200), ("sragen-registrar", 200), ("verifier", 200), ("kendal-registrar", 404)],
)
def test_pack_of_a_replication_is_for_its_parties_and_overseers(client_as: Browser, login: str, status: int) -> None:
    client = client_as(login)

    assert client.get(f"/replications/{VERIFIED_COPY}/proof-pack.csv").status_code == status
    assert client.get(f"/replications/{VERIFIED_COPY}/proof-pack.pdf").status_code == status


@pytest.mark.parametrize("login", ["verifier", "steward", "auditor", "sragen-registrar"])
def test_pack_of_anothers_draft_answers_like_a_missing_one(client_as: Browser, login: str) -> None:
    theirs, missing = (client_as(login).get(f"/innovations/{one}/proof-pack.csv") for one in ("rahasia", "tidak-ada"))

    assert (theirs.status_code, missing.status_code) == (404, 404)
    assert "Draf Rahasia" not in theirs.text


def test_stranger_is_asked_to_sign_in(client_as: Browser) -> None:
    assert client_as(None).get(f"{PACK}.pdf").status_code == 302


def test_pack_of_a_replication_counts_what_comes_from_it(client_as: Browser) -> None:
    table = lines(client_as("semarang-registrar"), f"/replications/{VERIFIED_COPY}/proof-pack.csv")

    assert (
        value(client_as("semarang-registrar"), f"/replications/{VERIFIED_COPY}/proof-pack") == "0"
    )  # nobody has copied it; its own place is none that replicated it
    assert [line[:1] for line in table[1:]] == [[VERIFIED_COPY]]
    assert table[1][3] == "33.74"
    assert table[1][-2] == "Surat keputusan (SK), 800/12/2019, 2 April 2019"


def test_unverified_replication_has_no_pack(client_as: Browser) -> None:
    answer = client_as("verifier").get(f"/replications/{RECORDED_COPY}/proof-pack.pdf")

    assert answer.status_code == 409
    assert "hanya untuk replikasi yang terverifikasi" in answer.text


def test_recorded_copies_are_not_in_a_pack(client_as: Browser) -> None:
    table = lines(client_as("semarang-registrar"), "/innovations/sanpiisan/proof-pack.csv")

    assert [line[0] for line in table[1:2]] == [CHILD_OF_RECORDED]


def test_pack_reads_in_english(client_as: Browser) -> None:
    table = lines(client_as("sragen-registrar"), f"{PACK}.csv?lang=en")

    assert "Region code" in table[0]
