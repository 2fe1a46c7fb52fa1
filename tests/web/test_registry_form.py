"""The form of registering beyond the five things: it keeps itself, and names what is not in the system yet."""

import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from graph.engine import Graph
from graph.store.audit import entries as audit
from tests.factories.read_back import json_of
from tests.factories.sent_replications import GOOD, register
from tests.small_world import RECORDED_COPY

ClientAs = Callable[[str | None], FlaskClient]


def test_form_keeps_itself_quietly_under_one_number(client_as: ClientAs, graph: Graph) -> None:
    client, data = client_as("solo-drafter"), GOOD | {"local_name": "Sol", "version": ""}

    first = json_of(client.post("/replications/kept", data=data))
    kept = json_of(
        client.post(f"/replications/{first['number']}/kept", data=data | {"local_name": "Solo", "version": "2"})
    )

    assert (first["version"], kept) == (2, {"number": first["number"], "version": 3})
    assert first["address"] == f"/replications/{first['number']}/edit"
    assert 'value="Solo"' in client.get(first["address"]).text
    assert [entry.event for entry in audit.of_subject(graph, first["number"])] == ["replication.drafted"]


@pytest.mark.parametrize(
    ("login", "changes", "status"),
    [
        ("kendal-registrar", {}, 404),
        ("analyst", {}, 403),
        (None, {}, 302),
        ("solo-drafter", {"version": "1"}, 409),
        ("solo-drafter", {"version": "x"}, 422),
        ("solo-drafter", {"status": "verified"}, 422),
        ("solo-drafter", {"local_name": "x" * 201}, 422),
    ],
)
def test_keeping_is_refused_like_saving(
    client_as: ClientAs, login: str | None, changes: dict[str, str], status: int
) -> None:
    number = json_of(client_as("solo-drafter").post("/replications/kept", data=GOOD))["number"]
    data = GOOD | {"once": "d" * 32, "version": "2"} | changes

    assert client_as(login).post(f"/replications/{number}/kept", data=data).status_code == status


def test_stale_form_that_kept_itself_before_keeps_the_words_typed(client_as: ClientAs) -> None:
    number = json_of(client_as("solo-drafter").post("/replications/kept", data=GOOD))["number"]
    other = GOOD | {"once": "e" * 32, "version": "2", "local_name": "Nama rekan"}
    client_as("solo-registrar").post(f"/replications/{number}/kept", data=other)

    answer = client_as("solo-drafter").post("/replications/new", data=GOOD | {"local_name": "Nama saya", "act": "save"})

    assert answer.status_code == 409
    assert "Nama rekan" in answer.text
    assert 'value="Nama saya"' in answer.text


def test_unregistered_parent_is_named_in_the_form_and_waits_with_kemenpanrb(client_as: ClientAs) -> None:
    client = client_as("solo-registrar")
    found = json_of(client.get("/replications/agencies", query_string={"q": "Pemkot Semrang"}))
    looked = client.post("/replications/new", data={"act": "find", "origin_q": "Pemkot Semarang"}).text
    assert [one["id"] for one in found] == ["33.74"]
    assert 'type="radio" name="new_origin" value="33.74"' in looked

    number = register(client, parents=[], new_parent="Jemput Bola <KTP>", new_origin="33.74")

    assert "Jemput Bola &lt;KTP&gt;" in client.get(f"/replications/{number}").text
    assert "Jemput Bola &lt;KTP&gt;" in client_as("steward").get("/innovations/review").text
    assert "Jemput Bola &lt;KTP&gt;" in client_as("semarang-registrar").get("/innovations/own").text


def test_rest_is_shown_on_the_record_in_both_languages(client_as: ClientAs) -> None:
    rest = {
        "beneficiaries": "1.250",
        "kept": "Loket terpadu",
        "facilitators": ["33.24"],
        "outcome_indicator": ["Waktu tunggu", ""],
        "outcome_measure": ["menit", ""],
        "outcome_before": ["1.234,5", ""],
        "outcome_after": ["30", ""],
        "outcome_period": ["2024", ""],
        "outcome_source": ["Monev", ""],
    }
    client = client_as("solo-registrar")

    number = register(client, **rest)

    page, english = (client.get(f"/replications/{number}{language}").text for language in ("", "?lang=en"))
    for said in ("Waktu tunggu", "1.234,5", "Loket terpadu", "Pemerintah Kabupaten Kendal"):
        assert said in page
    assert "1,234.5" in english
    assert "What was kept" in english


def test_one_more_line_of_results_needs_no_script(client_as: ClientAs) -> None:
    page = client_as("solo-drafter").post(
        "/replications/new", data={"act": "row", "outcome_indicator": ["Waktu tunggu"], "outcome_after": ["30"]}
    )

    assert page.text.count('name="outcome_indicator"') == 2
    assert 'value="Waktu tunggu"' in page.text


def test_record_that_may_be_the_same_can_be_claimed_or_told_apart(client_as: ClientAs) -> None:
    client = client_as("solo-registrar")
    named = GOOD | {"parents": ["sanpiisan"], "act": "save"}
    number = register(client, "save", parents=["sanpiisan"])

    page = client.get(f"/replications/{number}/edit").text
    assert f'href="/replications/{RECORDED_COPY}"' in page
    assert f'form="claim-{RECORDED_COPY}"' in page
    second = client.post("/replications/new", data=named | {"once": "9" * 32, "act": "find"}).text
    assert f'value="{number}" id="not-same-{number}"' in second


def test_form_marks_all_that_submitting_needs(client_as: ClientAs) -> None:
    page = client_as("semarang-registrar").get("/replications/new").text

    marked = re.findall(r">([^<>]+?) ?<span class=\"field-need\">\(wajib", page)
    assert [words.strip() for words in marked] == [
        "Direplikasi dari",
        "Unit yang menjalankan",
        "Cara replikasi",
        "Mulai berjalan",
        "Jenis bukti",
        "Nomor bukti",
        "Tanggal bukti",
    ]
