"""The public portal: how much a page shows itself, and where it says that the rest is."""

import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from graph.devserver.local import Running
from graph.domain.records import rows as r
from graph.engine import Graph
from tests import small_world
from tests.conftest import settings_for
from tracker import create_app
from tracker.base.clock import Clock
from tracker.pages.public import places

INDICATOR = ("Waktu tunggu", "menit", 60.0, 20.0, "2021", None)


@pytest.fixture
def public(graph: Graph, server: Running, clock: Clock, tmp_path: Path) -> FlaskClient:
    """The public's browser on the small world, with 21 more innovations and 13 measured results."""
    small_world.load(
        graph,
        innovations=tuple(r.InnovationLoad(f"sarapan-{n:02}", f"Sarapan {n:02}", "33.24") for n in range(21)),
        outcomes=(
            *(r.OutcomeLoad(f"o-{n:02}", small_world.VERIFIED_COPY, *INDICATOR) for n in range(12)),
            r.OutcomeLoad("o-origin", "uptpk", "Zona antre", *INDICATOR[1:]),
        ),
    )
    app: Flask = create_app(settings_for(server, tmp_path), graph, clock)
    return app.test_client()


def text(public: FlaskClient, address: str) -> str:
    return public.get(address).get_data(as_text=True)


def test_results_at_the_origin_come_first_and_most_of_the_others_are_folded(public: FlaskClient) -> None:
    page = text(public, "/innovations/uptpk")

    shown, folded = page.partition('id="outcomes-table"')[2].split('id="more-outcomes"')
    heads = re.findall(r'role="rowheader">([^<]+)<', shown)
    assert (heads[0], len(heads)) == ("Zona antre (menit)", 11)
    assert "Tampilkan 2 hasil lainnya" in shown
    assert len(re.findall(r'role="rowheader">', folded.partition("</table>")[0])) == 2


def test_road_to_policy_family_and_copies_stand_in_this_order(public: FlaskClient) -> None:
    page = text(public, "/innovations/uptpk")

    places = [page.index(f'id="{part}"') for part in ("lineage", "copies", "outcomes", "measures")]
    assert places == sorted(places)


def test_search_says_where_it_stops_and_how_to_go_on(public: FlaskClient) -> None:
    found, narrow = text(public, "/search?q=sarapan"), text(public, "/search?q=uptpk")

    assert found.count("Pemerintah Kabupaten Kendal</span>") == 20
    assert "20 pertama ditampilkan." in found
    assert 'href="/innovations?q=sarapan"' in found
    assert "pertama ditampilkan" not in narrow


def test_filter_is_offered_for_removal_only_where_one_is_set(public: FlaskClient) -> None:
    assert "Hapus saringan" not in text(public, "/innovations")
    assert "Hapus saringan" in text(public, "/innovations?stage=top")
    assert "Hapus saringan" not in text(public, "/reports/scale-ups")
    assert "Belum ada baris" in text(public, "/reports/scale-ups")


def test_title_of_a_report_is_the_way_to_it(public: FlaskClient) -> None:
    assert '<h2 class="card-title"><a href="/reports/hubs">Rujukan replikasi</a></h2>' in text(public, "/reports")


def test_row_of_the_national_figures_is_headed_by_what_it_counts(public: FlaskClient) -> None:
    table = text(public, "/reports/national-figures").partition('id="report"')[2]

    assert "Replikasi pernah terverifikasi" in re.findall(r'role="rowheader">([^<]+)<', table)


def test_nothing_verified_is_said_once_and_not_by_zeros(public: FlaskClient, graph: Graph) -> None:
    graph.write(lambda tx: tx.run("MATCH (n:Replication) DETACH DELETE n"))

    page = text(public, "/")

    assert page.count("Belum ada replikasi yang terverifikasi") == 1
    assert '<span class="figure-value">0</span></p>\n      <p class="figure-note">' not in page
    assert "terkonfirmasi berjalan" not in page


def test_a_province_shows_a_page_of_its_regencies_and_leads_to_the_next(
    public: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "REGIONS_SHOWN", 3)

    first = text(public, "/regions/33")
    last = text(public, "/regions/33?after=33.72")

    assert re.findall(r"<tr>\s*<td>([\d.]+)</td>", first) == ["33.14", "33.24", "33.72"]
    assert 'rel="next" href="/regions/33?after=33.72"' in first
    assert re.findall(r"<tr>\s*<td>([\d.]+)</td>", last) == ["33.74"]
    assert 'rel="next"' not in last
