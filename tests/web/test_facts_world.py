"""The world of facts as the public reads it: who only signed, what differs, and where each figure comes from."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from graph.devserver.local import Running
from graph.engine import Graph
from tests.conftest import settings_for
from tracker import create_app
from tracker.base.clock import Clock
from tracker.commands import facts

SIGNED, PLANNED, RUNNING = "R-GS0MVHPH", "R-RP5HXJW7", "lahir-procot-pulang-bawa-akta-banyuwangi"


@pytest.fixture
def public(graph: Graph, server: Running, tmp_path: Path) -> FlaskClient:
    facts.load(graph, lambda _text: None)
    return create_app(settings_for(server, tmp_path), graph, Clock()).test_client()


def test_copy_that_only_signed_or_plans_is_not_shown_as_run(public: FlaskClient) -> None:
    signed, planned = (public.get(f"/replications/{number}").text for number in (SIGNED, PLANNED))

    for page in (signed, planned):
        assert "Instansi pereplikasi" in page
        assert "Persiapan" in page
    assert "23 Februari 2023" in signed.split("Kesepakatan")[1].split("</dd>")[0]
    assert "27 Februari 2019" in planned.split("Minat atau rencana")[1].split("</dd>")[0]


def test_recorded_copies_say_what_their_sources_prove_and_leave_the_rest_empty(public: FlaskClient) -> None:
    rows = {row["id"]: row for row in public.get("/reports/replications.json").get_json()["rows"]}
    told = ("phase", "interest_on", "agreement_on", "started_on", "basis", "units")

    assert [rows[SIGNED][name] for name in told] == ["preparation", None, "2023-02-23", None, None, None]
    assert [rows[PLANNED][name] for name in told] == ["preparation", "2019-02-27", None, None, None, None]
    assert [[row[name] for name in told] for row in rows.values() if row["innovation_id"] == RUNNING] == [
        ["implementation", None, None, "2018-11-13", None, None]
    ]


def test_page_of_an_innovation_dates_its_recorded_copies_and_tells_its_sources_apart(public: FlaskClient) -> None:
    page = public.get("/innovations/program-inovasi-banyuwangi").text

    assert "minat atau rencana 27 Februari 2019" in page
    assert "kesepakatan 27 Februari 2019" in page
    assert "Nota kesepahaman dengan Kabupaten Banyuwangi, jatimnow.com, 27 Februari 2019" in page
    assert "Nota kesepahaman dengan Kabupaten Banyuwangi, radiobintangtenggara.com" in page


def test_a_source_opens_or_says_where_the_same_can_be_read(public: FlaskClient) -> None:
    page = public.get("/innovations/uptpk-sragen").text

    address = "https://www.krjogja.com/solo/1242626857/hpn-di-ambon-bupati-sragen-paparan-uptpk"
    title = "HPN di Ambon, Bupati Sragen paparan UPTPK, krjogja.com, 9 Februari 2017"
    assert f'<a href="{address}" rel="nofollow noopener">{title}</a>' in page
    assert "menpan.go.id, 11 Juni 2015 (laman penerbitnya tidak ditemukan; isi yang sama: <a href=" in page
    assert "ANTARA, 2025 (laman penerbitnya tidak ditemukan)" in public.get("/reports/national-figures").text
    assert "selalukabar" not in public.get("/reports/national-figures").text


def test_a_recorded_copy_is_said_to_run_on_the_day_of_its_page(public: FlaskClient) -> None:
    page = public.get("/innovations/lahir-procot-pulang-bawa-akta-banyuwangi").text

    assert "tercatat berjalan pada 13 November 2018" in page
    assert "berjalan sejak 13 November" not in page


def test_figures_of_one_edition_that_differ_stand_side_by_side_and_are_marked(public: FlaskClient) -> None:
    page = public.get("/reports/national-figures").text
    row = next(part for part in page.split("<tr") if ">2015</th>" in part)

    assert "1.189" in row
    assert "1.184" in row
    assert "berbeda antarsumber" in row
    assert "Angka 3.054 pada 2017 dan 2.824 pada 2018 tidak sejalan dengan pernyataan ini." in page
    assert "Sama dengan jumlah 515, 1.189, 2.476, 3.054, 2.824, dan 3.156." in page
    assert "8 April sampai 3 Juni 2025" in page


def test_figures_and_statements_of_editions_are_a_report_of_their_own(public: FlaskClient) -> None:
    rows = public.get("/reports/edition-figures.json?lang=en").get_json()["rows"]
    headline = public.get("/reports/national-figures.json").get_json()

    assert {(row["value"], row["differs"]) for row in rows if row["edition"] == 2015} == {
        (1189, "sources differ"),
        (1184, "sources differ"),
    }
    assert [row["as_of"] for row in rows if row["value"] == 671] == ["2025-04-11"]
    assert {row["words"] for row in rows if row["value"] is None} >= {
        "The number of registered innovations is said to rise every year."
    }
    assert 1189 not in {claim["value"] for claim in headline["claims"]}
    assert "Hub JIPP, mamujupos.com, 2025-10" in {one for claim in headline["claims"] for one in claim["sources"]}


def test_statements_have_their_notes_and_read_in_the_language_of_the_page(public: FlaskClient) -> None:
    indonesian = public.get("/innovations/laboratorium-kemiskinan-pekalongan").text
    english = public.get("/innovations/laboratorium-kemiskinan-pekalongan?lang=en").text

    assert "Studi tiru: Pemerintah Kabupaten Blora" in indonesian
    assert "Kebanyakan menyatakan minat." in indonesian
    assert "Bidang menurut sumber: kemiskinan" in indonesian
    for said in (
        "Study visit: Pemerintah Kabupaten Blora",
        "Most stated an interest.",
        "August 2023",
        "by the source: poverty",
    ):
        assert said in english
    assert "Studi tiru:" not in english  # titles of sources stay as they were published


def test_instrument_and_innovation_lead_to_each_other(public: FlaskClient) -> None:
    listed, instrument = public.get("/policies").text, public.get("/policies/permenpanrb-23-2017").text
    innovation = public.get("/innovations/mal-pelayanan-publik").text

    assert 'href="/innovations/mal-pelayanan-publik"' in listed
    assert "belum dihubungkan dengan inovasi" not in listed
    assert 'href="/innovations/mal-pelayanan-publik"' in instrument
    assert 'href="/policies/permenpanrb-23-2017">Dasar hukum: PermenPANRB 23 Tahun 2017.</a>' in innovation


def test_front_page_says_what_the_official_figures_mean(public: FlaskClient) -> None:
    assert "Angka resmi berarti pernah direplikasi, dan hanya untuk top inovasi." in public.get("/").text


def test_list_of_policies_says_what_each_is_the_legal_basis_of(public: FlaskClient) -> None:
    rows = {row["id"]: row for row in public.get("/reports/policies.json").get_json()["rows"]}
    head = public.get("/reports/policies.csv?lang=en").text.splitlines()[0]

    told = rows["permenpanrb-23-2017"]
    assert (told["basis_of"], told["basis_of_ids"]) == ("Mal Pelayanan Publik", "mal-pelayanan-publik")
    assert "Legal basis of" in head
    assert 'href="/innovations/mal-pelayanan-publik"' in public.get("/reports/policies").text


def test_statements_and_recorded_copies_stand_where_they_belong_and_name_their_innovation(public: FlaskClient) -> None:
    """A copy concerns who runs it, who began it, and the regions of both, provinces included."""
    copy, innovation = "R-GS0MVHPH", 'href="/innovations/apik-bandung"'  # Serang runs what began in Kabupaten Bandung
    for address in ("/agencies/36.04", "/agencies/32.04", "/regions/36.04", "/regions/32.04", "/regions/32"):
        page = public.get(address).text
        assert copy in page, address
        assert innovation in page, address
    assert copy not in public.get("/agencies/32").text

    for address in ("/regions/33.16", "/agencies/33.16", "/regions/33", "/agencies/33.26"):
        told = public.get(address).text.split("Pernyataan yang diterbitkan")[1]
        assert "Studi tiru: Pemerintah Kabupaten Blora" in told, address
        assert 'href="/innovations/kudu-sekolah-pekalongan">Kudu Sekolah</a>' in told, address
    assert "mengikuti sosialisasi KIPP 2025" in public.get("/regions/14.08").text
    assert "TalentDNA" in public.get("/agencies/64").text
    assert "8 April sampai 3 Juni 2025" not in public.get("/regions/64").text


FOUND = [
    ("Unit Pelayanan Terpadu Penanggulangan Kemiskinan", 'href="/innovations/uptpk-sragen"'),
    ("pelayanan terpadu penanggulangan", 'href="/innovations/uptpk-sragen"'),
    ("KIPP 2025", "pekan ketiga Maret 2025"),
    ("KIPP 2024", "mengevaluasi pembinaan inovasi"),
    ("671", "Instansi yang mengikuti sosialisasi 9-11 April"),
    ("24.442", "Pendaftaran inovasi"),
    ("talentdna", 'href="/agencies/64"'),
    ("Mal Pelayanan Publik", 'href="/policies/permenpanrb-23-2017"'),
    ("permen 23 tahun 2017", 'href="/policies/permenpanrb-23-2017"'),
    ("margono", "RSUD Prof. Margono Soekarjo"),
    ("33.14", 'href="/regions/33.14"'),
    ("r-gs0mvhph", 'href="/replications/R-GS0MVHPH"'),
    ("apik-bandung", 'href="/innovations/apik-bandung"'),
]


def test_search_finds_what_is_no_name(public: FlaskClient) -> None:
    pages = {typed: public.get("/search", query_string={"q": typed}).text for typed, _wanted in FOUND}

    assert [typed for typed, wanted in FOUND if wanted not in pages[typed]] == []


def test_search_does_not_take_a_part_of_a_number_for_it(public: FlaskClient) -> None:
    assert "sosialisasi 9-11 April" not in public.get("/search?q=67").text
    assert "Tidak ada yang cocok" in public.get("/search?q=R-ZZZZZZZZ").text
