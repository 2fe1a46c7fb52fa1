"""One year, one answer: the table of provinces on a page, what its slider reads, and the report beside it."""

import re
from typing import Any

import pytest
from flask.testing import FlaskClient

from graph.engine import Graph
from tests.factories.read_back import json_of
from tests.web.conftest import ClientAs

ROW = re.compile(r'<tr data-code="([^"]+)"( hidden)?>(.*?)</tr>', re.DOTALL)
CELL = re.compile(r'<td class="num">([^<]*)</td>')
ADDRESSES = ("/map", "/innovations/uptpk/spread", "/innovations/sanpiisan/spread")


@pytest.fixture
def public(client_as: ClientAs) -> FlaskClient:
    return client_as(None)


def _page_lines(page: str) -> dict[str, list[str]]:
    found = {code: (bool(hidden), CELL.findall(cells)) for code, hidden, cells in ROW.findall(page)}
    return {code: cells for code, (hidden, cells) in found.items() if not hidden and cells[0] != "0"}


def _data(public: FlaskClient, address: str) -> dict[str, dict[str, Any]]:
    return json_of(public.get(address.replace("/spread", "") + ("/map.json" if "/spread" in address else ".json")))[
        "table"
    ]


@pytest.mark.parametrize("address", ADDRESSES)
def test_table_data_and_report_agree_in_every_year(public: FlaskClient, address: str) -> None:
    data = _data(public, address)
    for year, told in data.items():
        page = public.get(address, query_string={"year": year} if year else {}).get_data(as_text=True)
        lines = {code: [str("–" if one is None else one) for one in line] for code, line in told["lines"].items()}
        link = re.search(r'href="(/reports/replications-per-province\.json[^"]*)"', page)
        assert link is not None
        rows = json_of(public.get(link[1].replace("&amp;", "&")))["rows"]
        reported = {row["code"] or "-": [row["agencies"], row["units"], row["replications"]] for row in rows}

        assert _page_lines(page) == lines
        assert {c: n for c, n in reported.items() if n[0]} == {c: line[:3] for c, line in told["lines"].items()}


def test_data_hold_every_year_and_all_of_them_together(public: FlaskClient) -> None:
    data = _data(public, "/map")

    assert list(data) == ["", "2019", "2020", "2021"]
    assert data["2020"] == {"agencies": 1, "provinces": 1, "units": 1, "lines": {"33": [1, 1, 1, 2019]}}
    assert (data["2021"]["agencies"], data[""]["agencies"]) == (2, 2)


def test_without_script_the_year_is_a_list_with_a_button(public: FlaskClient) -> None:
    page = public.get("/map?year=2020").get_data(as_text=True)

    assert '<option value="2020" selected>' in page
    assert '<div class="year-slide" hidden>' in page
    assert "Sampai akhir tahun 2020" in page


def test_agencies_without_a_region_have_one_name_on_pages_and_in_files(client_as: ClientAs, graph: Graph) -> None:
    graph.write(
        lambda tx: tx.run(
            "MATCH (i:Innovation {id: 'uptpk'}), (a:Agency {id: 'kemensos'}) "
            "CREATE (r:Replication {id: 'R-CENTRE', status: 'verified', version: 1, manner: 'adopted', "
            "started_on: date('2021-01-01'), verified_on: date('2021-06-01')})-[:ADOPTED_BY]->(a) "
            "CREATE (r)-[:ADAPTS {order: 1, answer: 'confirmed'}]->(i) CREATE (r)-[:OF]->(i)"
        )
    )
    steward = client_as("steward")
    name = "Instansi tanpa wilayah (kementerian, lembaga, BUMN)"

    page = steward.get("/map").text.partition('data-code="-"')[2]
    reports = (
        json_of(steward.get(f"/reports/{slug}.json"))["rows"]
        for slug in ("replications-per-province", "running-per-province")
    )

    assert f'<th scope="row">{name}</th>' in page
    assert [row["name"] for rows in reports for row in rows if row["code"] is None] == [name, name]
