"""Measures on the pages, in the reports and on the page "Metode", over the small world.

In it Semarang's copy of UPTPK is verified (2019), Surakarta's of SANPIISAN only recorded, Kendal's verified (2021)
with the recorded copy as its parent.
"""

import re
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from graph.analytics.worked_examples import examples
from graph.domain.records.groupings import Grouping
from graph.engine import Graph
from graph.store.audit import entries as audit
from graph.store.innovations import groupings
from tests import small_world
from tests.web.conftest import ClientAs
from tracker.pages.public.method_page import CHAPTERS

REPORTS = ("adopters", "generations", "regions-reached", "hubs", "who-next")
MARKED = re.compile(r'<data value="([^"]+)" data-example="([^"]+)">([^<]+)</data>')
BLAME = re.compile(
    r"\b(gagal|buruk|terburuk|malas|tertinggal|lambat|fail|failed|worst|lazy|laggard|backward)\w*", re.IGNORECASE
)


@pytest.fixture
def public(client_as: ClientAs) -> FlaskClient:
    return client_as(None)


def text(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.get_data(as_text=True)


def test_innovation_page_says_what_each_measure_means_and_rests_on(public: FlaskClient) -> None:
    page = text(public, "/innovations/uptpk")

    assert "Ukuran sebaran" in page
    assert "Dihitung dari 1 replikasi sukarela yang pernah terverifikasi" in page
    assert "Tidak ikut: 0 amanat pusat (deret tersendiri), 0 tercatat tetapi belum diverifikasi" in page
    assert "Saran diberikan setelah sedikitnya tiga instansi menjalankannya." in page
    assert 'href="/categories/7"' in page
    assert re.search(r"Per 31 Desember 2025, jejak versi \d+", page)


def test_recorded_copy_is_counted_as_left_out(public: FlaskClient) -> None:
    page = text(public, "/innovations/sanpiisan/spread")

    assert "1 tercatat tetapi belum diverifikasi" in page


def test_chances_for_next_year_are_refused_with_their_reason_while_few_copied(public: FlaskClient) -> None:
    page = text(public, "/innovations/uptpk/spread")

    assert "Siapa mungkin menyusul tahun depan" in page
    assert "Peluang dihitung setelah sedikitnya 30 replikasi" in page


def test_page_of_a_copied_innovation_claims_nothing_of_agencies_that_it_did_not_count(public: FlaskClient) -> None:
    for name in ("uptpk", "sanpiisan"):
        for address in (f"/innovations/{name}", f"/innovations/{name}/spread"):
            assert "sudah menjalankannya." not in text(public, address), address
    assert "Semua replikasi langsung dari asal." in text(public, "/innovations/uptpk/spread")
    assert "Semua replikasi langsung dari asal." not in text(
        public, "/innovations/sanpiisan/spread"
    )  # its parent is no root


def test_innovation_that_nobody_copied_shows_no_measures(public: FlaskClient) -> None:
    assert "Ukuran sebaran" not in text(public, "/innovations/solo-own")


def test_agency_page_shows_exposure_by_three_ties_and_reach(public: FlaskClient) -> None:
    page = text(public, "/agencies/33.14")

    for tie in (
        "Lima kabupaten/kota terdekat",
        "Instansi lain di provinsi yang sama",
        "Instansi yang inovasinya pernah direplikasi",
    ):
        assert tie in page
    assert "2 dari 3" in page  # of Kendal, Surakarta and Semarang, two run a verified copy
    assert "Sampai di mana inovasinya" in page
    assert "jadi belum ada instansi lain yang mirip dengannya" in page


def test_ministry_without_a_region_has_a_page_too(public: FlaskClient) -> None:
    assert "Yang terlihat di sekitarnya" in text(public, "/agencies/kemensos")


def test_region_page_counts_its_own_agencies(public: FlaskClient) -> None:
    page = text(public, "/regions/33")

    assert "Yang mungkin: 4 instansi di wilayah ini." in page
    assert "Inovasi tetangga yang belum dijalankan di sini" in page


def test_category_page_shows_curve_moran_and_reach(public: FlaskClient) -> None:
    page = text(public, "/categories/7")

    assert "I Moran memerlukan 20 kabupaten/kota yang bertetangga" in page
    assert "Apakah tetangga mengikuti tetangga?" in page
    assert "Yang mungkin: 6 instansi dalam sistem ini." in page
    assert "1 dari 2" in page  # cities: Semarang of Semarang and Surakarta
    assert public.get("/categories/99").status_code == 404


def test_category_region_and_nation_say_how_innovations_are_passed_on_and_where(public: FlaskClient) -> None:
    for address in ("/categories/7", "/regions/33", "/spread", "/spread?cluster=city", "/spread?category=7"):
        page = text(public, address)
        for heading in ("Diteruskan dari angkatan ke angkatan", "Kapan sampai di mana"):
            assert heading in page, address


@pytest.mark.parametrize("address", ["/innovations/uptpk/spread", "/categories/7", "/regions/33", "/spread"])
def test_no_page_foretells_how_many_will_copy(public: FlaskClient, address: str) -> None:
    page = text(public, address)

    assert "Laju" in page
    for words in ("Perkiraan", "Batas atas", "Rentang 95 persen"):
        assert words not in page


def test_nation_is_narrowed_by_cluster_and_category(public: FlaskClient) -> None:
    everything, cities = text(public, "/spread"), text(public, "/spread?cluster=city&category=7")

    assert "Sebaran semua inovasi" in everything
    assert "Yang mungkin: 6 instansi." in everything
    assert "Dihitung dari 2 replikasi sukarela" in everything
    assert "Tidak ikut: 0 amanat pusat (deret tersendiri), 1 tercatat" in everything
    assert '<option value="city" selected>' in cities
    assert "Yang mungkin: 2 instansi." in cities
    assert "Dihitung dari 1 replikasi sukarela" in cities
    assert "Sebaran semua inovasi" in text(public, "/spread?cluster=&category=")
    assert "Belum ada replikasi yang terverifikasi" in text(public, "/spread?cluster=bumn")
    for address in ("/map", "/reports"):
        assert 'href="/spread"' in text(public, address)


def test_replication_page_shows_the_way_back_to_its_origin(public: FlaskClient, client_as: ClientAs) -> None:
    for client in (public, client_as("semarang-registrar")):
        page = text(client, f"/replications/{small_world.VERIFIED_COPY}").partition('id="way-back"')[2]
        assert re.findall(r"Pemerintah Kota Semarang, 2019</li>\s*<li><a href=\"/innovations/uptpk\">UPTPK", page)
    below = text(public, f"/replications/{small_world.CHILD_OF_RECORDED}").partition('id="way-back"')[2]
    assert f'href="/replications/{small_world.RECORDED_COPY}">Pemerintah Kota Surakarta' in below
    assert 'href="/innovations/sanpiisan"' in below


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_number_of_the_method_page_is_computed_by_the_engine(public: FlaskClient, lang: str) -> None:
    computed = examples()
    found = MARKED.findall(text(public, f"/method?lang={lang}"))

    for typed, path, shown in found:
        digits = len(typed.partition(".")[2])
        assert float(typed) == pytest.approx(value_at(computed, path), abs=0.51 * 10**-digits), path
        assert read(shown, lang) == pytest.approx(float(typed), abs=0.0006), path
    assert {path.partition(".")[0] for _, path, _ in found} == set(computed)


def test_method_page_explains_every_measure_under_its_own_address(public: FlaskClient) -> None:
    page = text(public, "/method")

    anchors = [section.anchor for _, sections in CHAPTERS for section in sections]
    assert len(anchors) == len(set(anchors))
    assert set(examples()) - set(anchors) == {"bass_density", "bass_cumulative"}  # told with Bass
    assert all(f'id="{anchor}"' in page for anchor in anchors)


@pytest.mark.parametrize(
    "address", ["/innovations/uptpk", "/innovations/sanpiisan/spread", "/agencies/33.14", "/regions/33", "/spread"]
)
def test_basis_leads_to_an_explanation_that_exists(public: FlaskClient, address: str) -> None:
    method = text(public, "/method")

    anchors = re.findall(r'href="/method#(\w+)"', text(public, address))

    assert anchors
    assert all(f'id="{anchor}"' in method for anchor in anchors)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_no_page_of_measures_holds_a_word_of_blame(public: FlaskClient, lang: str) -> None:
    for address in (
        "/innovations/uptpk",
        "/innovations/uptpk/spread",
        "/agencies/33.24",
        "/regions/33",
        "/categories/7",
        "/spread",
    ):
        assert BLAME.findall(text(public, f"{address}?lang={lang}")) == []


@pytest.mark.parametrize("slug", REPORTS)
def test_report_exists_in_all_forms_and_languages(public: FlaskClient, slug: str) -> None:
    for form in ("", ".csv", ".xlsx", ".json"):
        for lang in ("id", "en"):
            assert public.get(f"/reports/{slug}{form}?lang={lang}").status_code == 200


@pytest.mark.parametrize("slug", REPORTS)
def test_report_says_what_it_rests_on_and_of_which_version(public: FlaskClient, graph: Graph, slug: str) -> None:
    found = public.get(f"/reports/{slug}.json").get_json()

    assert found["inputs"] == {"used": 2, "left_out": {"mandated": 0, "recorded": 1, "undated": 0}}
    assert found["version"] == audit.version(graph)
    said = "Dihitung dari 2 replikasi yang pernah terverifikasi. Tidak ikut: 0 amanat pusat, 1 tercatat"
    assert said in text(public, f"/reports/{slug}")
    assert any(said in note for note in found["notes"])
    assert said not in text(public, f"/reports/{slug}.csv")  # a header and rows, nothing else


def test_adopters_are_verified_only_and_know_their_generation(public: FlaskClient) -> None:
    rows = public.get("/reports/adopters.json").get_json()["rows"]

    assert {(r["innovation_id"], r["agency_id"], r["year"], r["generation"], r["direct"]) for r in rows} == {
        ("uptpk", "33.74", 2019, 1, 0),
        ("sanpiisan", "33.24", 2021, 0, 0),  # its parent is only recorded
    }
    assert {r["replication"] for r in rows} == {small_world.VERIFIED_COPY, small_world.CHILD_OF_RECORDED}
    one = public.get("/reports/adopters.json?innovation=uptpk").get_json()["rows"]
    assert [r["agency_id"] for r in one] == ["33.74"]
    assert public.get("/reports/adopters.json?innovation=pelita").get_json()["rows"] == []


def test_hubs_and_generations_tell_what_copies_told(public: FlaskClient) -> None:
    hubs = public.get("/reports/hubs.json").get_json()["rows"]
    rows = {r["innovation_id"]: r for r in public.get("/reports/generations.json").get_json()["rows"]}

    assert ("33.14", 1, 1) in {(r["agency_id"], r["copies"], r["copiers"]) for r in hubs}
    assert (rows["uptpk"]["used"], rows["uptpk"]["from_origin"], rows["uptpk"]["r"]) == (1, 1, 0)
    assert rows["sanpiisan"]["from_origin"] == 0


def value_at(values: object, path: str) -> float:
    for step in path.split("."):
        values = values[int(step)] if isinstance(values, list) else values[step]  # type: ignore[index]
    return float(values)  # type: ignore[arg-type]


def read(shown: str, lang: str) -> float:
    """Read a number back as the page writes it."""
    plain = shown.replace("\u2212", "-").replace("\xa0", "")
    plain = plain.replace(".", "").replace(",", ".") if lang == "id" else plain.replace(",", "")
    return float(plain.rstrip("%")) / 100 if plain.endswith("%") else float(plain)


def test_older_groups_never_take_the_place_of_newer_ones(graph: Graph) -> None:
    newer = Grouping(7, small_world.NOW, ("a", "b"), (0, 0), 0.5, 3)

    for one in (newer, replace(newer, version=6, members=("c",), numbers=(0,))):
        graph.write(lambda tx, one=one: groupings.keep_copying(tx, one))

    assert groupings.copying(graph) == newer
