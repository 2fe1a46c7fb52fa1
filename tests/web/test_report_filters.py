"""How reports and the catalogue are narrowed, ordered and counted: by names, and no code is typed by a reader."""

import csv
import io
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from graph.devserver.local import Running
from graph.domain.policy import Actor
from graph.engine import Graph
from tests.conftest import settings_for
from tests.data import road
from tests.factories.signed_in import signed_in
from tracker import create_app
from tracker.base.clock import Clock
from tracker.pages.public import catalogue as public_catalogue
from tracker.pages.reports import catalogue, choices, views

SignIn = Callable[[Actor], FlaskClient]


@pytest.fixture
def app(graph: Graph, server: Running, tmp_path: Path, clock: Clock) -> Flask:
    road.load(graph)
    return create_app(settings_for(server, tmp_path), graph, clock)


@pytest.fixture
def public(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def client_of(app: Flask, graph: Graph, clock: Clock) -> SignIn:
    return lambda who: signed_in(app.test_client(), graph, str(who.user_id), clock.real())


def words(page: str) -> str:
    main = page.partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", unescape(main)).split())


def numbers(page: str) -> list[str]:
    """Return the numbers of the records in a report's table, in its order."""
    return list(dict.fromkeys(re.findall(r"/replications/(R-\w+)", page)))


def test_agency_is_found_by_its_name_without_script(public: FlaskClient) -> None:
    page = public.get("/reports/replications?agency_q=klaten").text

    assert numbers(page) == ["R-00000001"]
    assert 'value="33.10" id="agency-33.10" checked' in page
    assert 'href="/reports/replications.csv?agency=33.10"' in page  # the files are narrowed as the page is


def test_innovation_and_region_are_found_by_their_names_too(public: FlaskClient) -> None:
    assert "UPTPK" in words(public.get("/reports/generations?innovation_q=uptpk").text)
    assert numbers(public.get("/reports/replications?region_q=Klungkung").text) == ["R-00000002"]


def test_words_that_mean_several_things_are_asked_about_and_show_no_rows(public: FlaskClient) -> None:
    answer = public.get("/reports/replications?agency_q=kementerian")

    assert answer.status_code == 422
    assert 'Instansi yang mereplikasi: "kementerian" dapat berarti beberapa hal' in words(answer.text)
    assert "Kementerian Kesehatan" in words(answer.text)
    assert numbers(answer.text) == []
    chosen = public.get("/reports/replications?agency_q=kementerian&agency=kemensos")
    assert (chosen.status_code, 'id="agency-kemensos" checked' in chosen.text) == (200, True)


@pytest.mark.parametrize("form", ["", ".csv"])
def test_words_that_mean_nothing_are_refused_with_the_field_named(public: FlaskClient, form: str) -> None:
    answer = public.get(f"/reports/replications{form}?agency_q=zzzzzz")

    assert answer.status_code == 422
    assert "zzzzzz" in answer.text
    assert ("agency_q" if form else "Instansi yang mereplikasi") in answer.text


def test_former_choice_gives_way_to_new_words(public: FlaskClient) -> None:
    page = public.get("/reports/replications?agency=33.10&agency_q=klungkung").text

    assert numbers(page) == ["R-00000002"]


def test_search_while_typing_finds_what_the_page_would(public: FlaskClient) -> None:
    found = {
        kind: [one["name"] for one in public.get(f"/reports/choices/{kind}?q={text}").get_json()]
        for kind, text in (("agencies", "klaten"), ("innovations", "sunyi"), ("regions", "klungkung"))
    }

    assert found == {"agencies": ["Pemkab Klaten"], "innovations": ["Sunyi"], "regions": ["Kabupaten Klungkung"]}
    assert public.get("/reports/choices/agencies").get_json() == []


def test_every_filter_is_a_choice_a_search_or_free_words(client_of: SignIn) -> None:
    typed = {"q", "seed", "year", "size"}

    for report in catalogue.REPORTS:
        for name, label in report.filters:
            assert name in typed or name in choices.OPTIONS or name in choices.SEARCHES, (report.slug, name)
            assert "kode" not in str(label).lower() or name == "seed", (report.slug, name)
    page = client_of(road.STEWARD).get("/reports/waiting-records").text
    assert re.search(r'<option value="33">Jawa Tengah</option>', page)
    assert "Disengketakan" in page


def test_columns_of_codes_stand_beside_their_names_in_files_and_off_the_page(public: FlaskClient) -> None:
    rows = list(csv.reader(io.StringIO(public.get("/reports/replications.csv").data.decode("utf-8-sig"))))
    page = words(public.get("/reports/replications").text)

    line = dict(zip(rows[0], rows[1], strict=True))
    assert (line["Kode wilayah"], line["Wilayah"]) == ("33.10", "Kabupaten Klaten")
    assert (line["Kode provinsi"], line["Provinsi"]) == ("33", "Jawa Tengah")
    assert "Kode inovasi" not in page
    assert "Jawa Tengah" in page
    catalogue_rows = public.get("/reports/innovations.json").get_json()["rows"]
    assert {(row["categories"], row["category_names"]) for row in catalogue_rows} == {
        ("7", "Pemberantasan kemiskinan"),
        ("4", "Pelayanan kesehatan"),
    }


def test_no_file_has_a_code_without_its_name(app: Flask) -> None:
    """A code of a region, a province, an agency, an innovation or a category has a column in words beside it."""
    for report in catalogue.REPORTS:
        for place, column in enumerate(report.columns):
            if column.kind in {"slug", "agency"}:
                beside = [one.kind for one in report.columns[max(0, place - 1) : place + 3]]
                assert "text" in beside, (report.slug, column.name)


def test_rows_are_ordered_by_any_column_and_the_page_says_so(public: FlaskClient) -> None:
    falling = public.get("/reports/replications-per-province?order=-name").text
    rising = public.get("/reports/replications-per-province?order=replications").text

    names = ["Sulawesi Selatan", "Papua Barat", "Jawa Tengah", "Bali"]
    places = [words(falling).rindex(name) for name in names]
    assert places == sorted(places)
    assert "Diurutkan menurut Provinsi, Z–A." in words(falling)
    assert words(rising).rindex("Papua Barat") > words(rising).rindex("Bali")  # unknown is no zero: it comes last
    assert public.get("/reports/replications-per-province?order=nothing").status_code == 422
    assert public.get("/reports/replications?order=year").status_code == 422  # read a page at a time


def test_page_says_which_rows_of_how_many_it_shows(public: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "PAGE", 2)

    for slug, total in (("replications", 4), ("replications-per-province", 4), ("adopters", 3)):
        first = public.get(f"/reports/{slug}").text
        further = re.search(r'rel="next" href="([^"]+)"', first)
        assert further
        second = public.get(unescape(further[1])).text
        assert f"Baris 1–2 dari {total}." in words(first), slug
        assert f"Baris 3–{total} dari {total}." in words(second), slug

    first = public.get("/reports/innovations").text
    further = re.search(r'rel="next" href="([^"]+)"', first)
    assert further
    assert "Baris 1–2 dari 4." in words(first)
    assert "2 dari 4 baris." in words(public.get(unescape(further[1])).text)  # where it stands is not counted


def test_order_goes_on_to_the_next_page(public: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "PAGE", 2)

    first = public.get("/reports/replications-per-province?order=name").text
    further = re.search(r'rel="next" href="([^"]+)"', first)
    assert further
    second = words(public.get(unescape(further[1])).text)

    assert "Diurutkan menurut Provinsi, A–Z." in second
    assert "Papua Barat" in second.partition("Baris 3–4 dari 4.")[2]


def test_report_that_is_read_a_page_at_a_time_says_its_order(public: FlaskClient) -> None:
    assert [report.slug for report in catalogue.REPORTS if report.begins and report.order is None] == []
    assert "Diurutkan menurut nomor." in words(public.get("/reports/replications").text)


def test_catalogue_says_how_many_innovations_it_shows_of_how_many(
    public: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(public_catalogue, "PAGE", 3)

    first = public.get("/innovations").text
    further = re.search(r'rel="next" href="([^"]+)"', first)
    assert further

    assert "Inovasi 1–3 dari 4. Diurutkan menurut nama." in words(first)
    assert "1 dari 4 inovasi." in words(public.get(unescape(further[1])).text)
    assert "1 inovasi. Diurutkan menurut banyaknya instansi" in words(public.get("/innovations?view=replicated").text)
    assert "3 inovasi." in words(public.get("/innovations?category=7").text)
