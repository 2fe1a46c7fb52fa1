"""Reports as pages and files, on a small world whose counts are known by hand."""

import csv
import io
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import openpyxl
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
from tracker.actions.context import Context
from tracker.actions.scaling import scaling
from tracker.base.clock import Clock

OURS = {
    "registered": 4,
    "passed": 4,
    "top": 3,
    "top_replicated": 1,
    "adopting_agencies": 3,
    "running_units": 3,
    "ever_verified": 3,
    "running": 2,
    "stopped": 1,
    "recorded": 1,
}
EXAMPLE = "Data contoh - bukan data resmi"


@pytest.fixture
def app(graph: Graph, server: Running, tmp_path: Path, clock: Clock) -> Flask:
    road.load(graph)
    return create_app(settings_for(server, tmp_path), graph, clock)


@pytest.fixture
def public(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def client_of(app: Flask, graph: Graph, clock: Clock) -> Callable[[Actor], FlaskClient]:
    a_second = timedelta(seconds=1)
    return lambda who: signed_in(app.test_client(), graph, str(who.user_id), clock.real() - a_second)


def test_national_figures_keep_claims_and_counts_apart(public: FlaskClient) -> None:
    found = public.get("/reports/national-figures.json").get_json()

    assert set(found) == {"claims", "computed", "notes", "world"}
    assert found["world"] == "example"
    assert [(c["metric"], c["value"], c["qualifier"], c["as_of"], c["sources"]) for c in found["claims"]] == [
        ("registered", 26039, None, "2024-01", ["zonaintegritas.news 2024"]),
        ("registered", 24442, None, "2025-03-11", ["daelpos.com, 11 Mar 2025"]),
        ("registered", 24442, "lebih dari", "2025-04", ["daelpos.com, 11 Mar 2025"]),
        ("adopting_agencies", 901, "lebih dari", "2025-04", ["daelpos.com, 11 Mar 2025"]),
    ]
    assert {line["metric"]: line["value"] for line in found["computed"]} == OURS
    assert {line["as_of"] for line in found["computed"]} == {"2025-12-31"}


def test_national_figures_page_shows_both(public: FlaskClient) -> None:
    page = public.get("/reports/national-figures?lang=en").get_data(as_text=True)

    assert "26,039" in page
    assert "zonaintegritas.news 2024" in page
    assert "more than" in page


def test_front_page_words_published_figures_in_the_language_of_the_reader(public: FlaskClient) -> None:
    page = public.get("/?lang=en").get_data(as_text=True)

    assert "more than" in page
    assert "lebih dari" not in page
    assert "as of 11 March 2025" in page


@pytest.mark.parametrize(
    "slug",
    [
        "national-figures",
        "edition-figures",
        "replications",
        "replications-per-province",
        "replications-per-year",
        "scale-ups",
    ],
)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_each_report_opens_in_each_form_and_says_which_world(public: FlaskClient, slug: str, lang: str) -> None:
    page = public.get(f"/reports/{slug}?lang={lang}")
    table = public.get(f"/reports/{slug}.csv?lang={lang}")
    book = public.get(f"/reports/{slug}.xlsx?lang={lang}")
    document = public.get(f"/reports/{slug}.json?lang={lang}")

    assert [answer.status_code for answer in (page, table, book, document)] == [200] * 4
    assert document.get_json()["world"] == "example"
    line = EXAMPLE if lang == "id" else "Example data - not official data"
    word = "contoh" if lang == "id" else "example"
    assert line not in table.get_data(as_text=True)  # header and rows, nothing else
    assert [(row[-1], len(row)) for row in _csv(table.data)] == [
        ("Data", len(_csv(table.data)[0])),
        *((word, len(_csv(table.data)[0])) for _row in _csv(table.data)[1:]),
    ]
    assert f"{slug}-contoh.csv" in table.headers["Content-Disposition"]
    assert line in str(_sheet(book.data, 1))
    assert line not in str(_sheet(book.data))


def test_csv_has_a_mark_headers_in_the_language_and_codes_as_text(public: FlaskClient) -> None:
    raw = public.get("/reports/replications.csv").data
    rows = _csv(raw)

    assert raw.startswith(b"\xef\xbb\xbf")
    assert rows[0][:6] == [
        "Nomor",
        "Inovasi",
        "Kode inovasi",
        "Instansi yang mereplikasi",
        "Kode instansi",
        "Kode wilayah",
    ]
    assert rows[1][-1] == "contoh"
    assert rows[1][:-1] == [
        "R-00000001",
        "UPTPK",
        "uptpk",
        "Pemkab Klaten",
        "33.10",
        "33.10",
        "Kabupaten Klaten",
        "33",
        "Jawa Tengah",
        "Adaptasi",
        "Sukarela",
        "",  # phase, interest and agreement are unknown
        "",
        "",
        "2020",
        "1",
        "Terverifikasi",
    ]
    assert b'"33.10"' in raw
    assert _csv(public.get("/reports/replications.csv?lang=en").data)[0][0] == "Number"


def test_no_public_file_shows_a_stop_or_a_refusal(public: FlaskClient) -> None:
    for form in ("csv", "json"):
        text = public.get(f"/reports/replications.{form}").get_data(as_text=True)

        assert "R-00000003" in text  # verified once, and that is all that is said
        assert "R-00000005" not in text
        assert "stop" not in text.lower()
        assert "berhenti" not in text.lower()


def test_table_page_and_files_say_the_same(public: FlaskClient) -> None:
    document = public.get("/reports/replications-per-province.json").get_json()
    lines = _csv(public.get("/reports/replications-per-province.csv").data)
    sheet = _sheet(public.get("/reports/replications-per-province.xlsx").data)

    counts = {(row["code"], row["replications"]) for row in document["rows"]}
    assert counts == {("33", 1), ("51", 1), ("73", 1), ("92", None)}
    assert {(line[0], int(line[2]) if line[2] else None) for line in lines[1:5]} == counts
    assert {(line[0], line[2]) for line in sheet[1:5]} == counts


def test_a_year_cuts_at_its_end_and_a_bad_one_is_refused(public: FlaskClient) -> None:
    found = public.get("/reports/replications-per-province.json?year=2020").get_json()["rows"]

    assert {(row["code"], row["replications"]) for row in found if row["replications"]} == {("33", 1)}
    for bad in ("x", "99999999999999999999", "-1", "²"):
        assert public.get("/reports/replications-per-province.json", query_string={"year": bad}).status_code == 422


def test_one_innovations_files_hold_its_own_copies_only(public: FlaskClient) -> None:
    """The spread page links these files: they say what its map and its table say."""
    uptpk = public.get("/reports/replications-per-province.json?innovation=uptpk").get_json()["rows"]
    table = _csv(public.get("/reports/replications-per-province.csv?innovation=uptpk&year=2020").data)
    per_year = public.get("/reports/replications-per-year.json?innovation=panel").get_json()["rows"]

    assert {row["code"]: row["agencies"] for row in uptpk} == {"33": 1, "51": 1, "73": 1, "92": None}
    assert [row[3] for row in table[1:]] == ["1", "", "", ""]  # unknown is no zero
    assert per_year == []


def test_what_runs_by_place_and_year_is_for_who_is_signed_in(
    public: FlaskClient, client_of: Callable[[Actor], FlaskClient]
) -> None:
    address = "/reports/running-per-province.json"
    assert public.get(address).status_code == 302

    now = client_of(road.REGISTRAR).get(address).get_json()["rows"]
    then = client_of(road.REGISTRAR).get(f"{address}?year=2023&innovation=uptpk").get_json()["rows"]

    counted = ("code", "started", "running", "unconfirmed", "stopped")
    assert [tuple(row[name] for name in counted) for row in now] == [
        ("33", 1, 1, 0, 0),
        ("51", 1, 1, 0, 0),
        ("73", 1, 0, 0, 1),
        ("92", None, None, None, None),
    ]
    assert [row["running"] for row in then] == [1, 1, 1, None]
    assert "Keadaan replikasi" not in public.get("/regions/73").get_data(as_text=True)
    assert "Keadaan replikasi sekarang" in client_of(road.REGISTRAR).get("/regions/73").get_data(as_text=True)


def test_formulas_stay_text(app: Flask, graph: Graph, public: FlaskClient) -> None:
    graph.write(lambda tx: tx.run("MATCH (a:Agency {id: '33.10'}) SET a.name = '=HYPERLINK(1)'"))

    lines = _csv(public.get("/reports/replications.csv").data)
    sheet = _sheet(public.get("/reports/replications.xlsx").data)

    assert lines[1][3] == "'=HYPERLINK(1)"
    assert sheet[1][3] == "=HYPERLINK(1)"  # a string cell, which nothing evaluates


def test_pages_follow_each_other_by_key(public: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.pages.reports.views.PAGE", 2)

    first = public.get("/reports/replications").get_data(as_text=True)
    second = public.get("/reports/replications?after=R-00000002").get_data(as_text=True)

    assert 'rel="next" href="/reports/replications?after=R-00000002"' in first
    assert ["R-00000002" in first, "R-00000003" in first] == [True, False]
    assert ["R-00000003" in second, "R-00000004" in second, 'rel="next"' in second] == [True, True, False]


def test_candidates_are_for_those_who_choose_among_them(
    public: FlaskClient, client_of: Callable[[Actor], FlaskClient]
) -> None:
    for form in ("", ".csv", ".xlsx", ".json"):
        assert public.get(f"/reports/candidates{form}").status_code == 302
        assert client_of(road.REGISTRAR).get(f"/reports/candidates{form}").status_code == 403
        assert client_of(road.ANALYST).get(f"/reports/candidates{form}").status_code == 200
    assert "/reports/candidates" not in public.get("/reports").get_data(as_text=True)
    found = client_of(road.ANALYST).get("/reports/candidates.json").get_json()["rows"]
    assert [(row["innovation_id"], row["readiness"], row["use"], row["score"]) for row in found] == [
        ("uptpk", 8, 6, 59),
        ("panel", 7, 1, 9),
        ("quiet", None, None, None),
    ]


def test_scale_ups_show_public_columns_only(graph: Graph, public: FlaskClient) -> None:
    scale_up = scaling.sponsor(Context(graph, road.ANALYST, road.MOMENT), "uptpk")

    (row,) = public.get("/reports/scale-ups.json").get_json()["rows"]

    assert row == {
        "id": scale_up,
        "innovation": "UPTPK",
        "innovation_id": "uptpk",
        "stage_number": 1,
        "stage": 1,
        "route": "replication",
        "side": "none",
        "sponsor": "Kementerian Sosial",
        "policy": None,
    }


def test_an_unknown_report_is_not_found(public: FlaskClient) -> None:
    for form in ("", ".csv", ".xlsx", ".json"):
        assert public.get(f"/reports/unknown{form}").status_code == 404


def test_an_empty_graph_gives_no_zeros_and_no_claims(graph: Graph, app: Flask, public: FlaskClient) -> None:
    graph.write(lambda tx: tx.run("MATCH (n:Replication|Claim|Innovation) DETACH DELETE n"))

    found = public.get("/reports/national-figures.json").get_json()

    assert found["claims"] == []
    assert {line["value"] for line in found["computed"]} == {None}
    assert public.get("/reports/replications").status_code == 200


def _csv(raw: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))


def _sheet(raw: bytes, number: int = 0) -> list[tuple[object, ...]]:
    book = openpyxl.load_workbook(io.BytesIO(raw))
    sheet = book.worksheets[number]
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
    return list(sheet.iter_rows(values_only=True))
