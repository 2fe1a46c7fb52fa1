"""The form of an innovation through its pages: five things first, the rest folded, and it keeps itself."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from graph.engine import Graph
from graph.store.audit import entries as audit
from graph.store.innovations import innovation_drafts
from tests.factories.read_back import field, json_of
from tests.factories.sent_innovations import GOOD, own_id, write_up

ClientAs = Callable[[str | None], FlaskClient]
KEPT = GOOD | {"once": "c" * 32, "version": ""}
REST = {
    "innovators": "Tim <b>Loket</b>, Dinas Sosial",
    "innovators_agree": "y",
    "licences": "Boleh dipakai ulang.",
    "cost_setup": "1.500.000",
    "outcome_indicator": "Waktu tunggu",
    "outcome_measure": "menit",
    "outcome_before": "198",
    "outcome_after": "53,3",
    "outcome_period": "2024",
    "outcome_source": "Survei",
}


def published(client_as: ClientAs, graph: Graph, **more: str) -> str:
    write_up(client_as("solo-registrar"), "submit", **more)
    number = own_id(graph, "33.72", "Loket Terpadu")
    version = str(innovation_drafts.by_id(graph, number).version)
    client_as("verifier").post(f"/innovations/{number}/review", data={"version": version, "act": "publish"})
    return number


def test_rest_is_read_by_kemenpanrb_and_then_by_everyone(client_as: ClientAs, graph: Graph) -> None:
    write_up(client_as("solo-registrar"), "submit", **REST)
    number = own_id(graph, "33.72", "Loket Terpadu")
    review = client_as("verifier").get(f"/innovations/{number}/review").text
    version = field(review, "version")

    client_as("verifier").post(f"/innovations/{number}/review", data={"version": version, "act": "publish"})

    page = client_as(None).get(f"/innovations/{number}").text
    for words in ("Tim &lt;b&gt;Loket&lt;/b&gt;, Dinas Sosial", "Boleh dipakai ulang.", "Waktu tunggu (menit)", "53,3"):
        assert words in review
        assert words in page
    assert "Rp 1.500.000" in page
    assert "Licence and terms of reuse" in client_as(None).get(f"/innovations/{number}?lang=en").text
    trail = client_as("solo-registrar").get(f"/innovations/{number}/history").text
    assert "Waktu tunggu: 198 → 53,3 menit (2024; Survei)" in trail


def test_page_says_nothing_of_what_nobody_named(client_as: ClientAs, graph: Graph) -> None:
    page = client_as(None).get(f"/innovations/{published(client_as, graph, cost_setup='')}").text

    for words in ("Inovator", "Yang diperlukan untuk mereplikasi", "Asta Cita", "SDGs"):
        assert words not in page


def test_slips_of_the_rest_stand_at_their_fields_and_words_are_kept(client_as: ClientAs) -> None:
    registrar = client_as("solo-registrar")
    data = KEPT | REST | {"act": "submit", "innovators": "Siti, 0812 3456 7890", "outcome_after": "12.5"}

    answer = registrar.post("/innovations/new", data={**data, "innovators_agree": ""})

    assert answer.status_code == 422
    for words in ('href="#innovators"', 'href="#innovators_agree"', 'href="#outcomes"', "Siti, 0812 3456 7890"):
        assert words in answer.text
    assert "Baris 1 memuat surel, nomor telepon, NIP, atau NIK." in answer.text
    assert answer.text.count('<details class="fold" open>') == 4  # priorities and goals stay closed


def test_one_more_line_of_results_without_script(client_as: ClientAs, graph: Graph) -> None:
    page = client_as("solo-registrar").post("/innovations/new", data=KEPT | REST | {"act": "row"}).text

    assert page.count("data-row>") == 2
    assert 'value="Waktu tunggu"' in page
    assert [one.name for one in innovation_drafts.of_agency(graph, "33.72")] == ["Jagongan Kota"]


def test_form_keeps_itself_quietly_under_one_id(client_as: ClientAs, graph: Graph) -> None:
    client = client_as("solo-drafter")

    first = json_of(client.post("/innovations/kept", data=KEPT))
    more = KEPT | {"version": "2", "problem": "Antre sehari."}
    kept = json_of(client.post(f"/innovations/{first['number']}/kept", data=more))

    assert kept == {"number": first["number"], "version": first["version"] + 1}
    assert first["address"] == f"/innovations/{first['number']}/edit"
    assert "Antre sehari." in client.get(first["address"]).text
    assert [entry.event for entry in audit.of_subject(graph, first["number"])] == ["innovation.drafted"]
    assert "Antre sehari." not in client_as("solo-registrar").get("/innovations").text


@pytest.mark.parametrize(
    ("login", "changes", "status"),
    [
        ("kendal-registrar", {}, 404),
        ("analyst", {}, 403),
        (None, {}, 302),
        ("solo-drafter", {"once": "d" * 32, "version": "1"}, 409),
        ("solo-drafter", {"version": "x"}, 422),
        ("solo-drafter", {"status": "published"}, 422),
        ("solo-drafter", {"version": "2", "name": "x" * 201}, 422),
    ],
)
def test_keeping_is_refused_like_saving(
    client_as: ClientAs, login: str | None, changes: dict[str, str], status: int
) -> None:
    number = json_of(client_as("solo-drafter").post("/innovations/kept", data=KEPT))["number"]

    answer = client_as(login).post(f"/innovations/{number}/kept", data=KEPT | {"version": "2"} | changes)

    assert answer.status_code == status


def test_form_without_a_name_is_not_kept_in_the_system(client_as: ClientAs) -> None:
    answer = client_as("solo-drafter").post("/innovations/kept", data=KEPT | {"name": ""})

    assert (answer.status_code, json_of(answer)["field"]) == (422, "name")


def test_stale_form_shows_both_words_and_goes_on_with_the_same_innovation(client_as: ClientAs, graph: Graph) -> None:
    number = json_of(client_as("solo-drafter").post("/innovations/kept", data=KEPT))["number"]
    other = KEPT | {"once": "e" * 32, "version": "2", "problem": "Kata rekan"}
    client_as("solo-registrar").post(f"/innovations/{number}/kept", data=other)

    answer = client_as("solo-drafter").post("/innovations/new", data=KEPT | {"problem": "Kata saya", "act": "save"})

    assert answer.status_code == 409
    assert "Kata rekan" in answer.text
    assert "Kata saya" in answer.text
    assert f'action="/innovations/{number}/edit"' in answer.text
    fresh = {name: field(answer.text, name) for name in ("once", "version")}
    again = client_as("solo-drafter").post(f"/innovations/{number}/edit", data=KEPT | {"problem": "Kata saya"} | fresh)
    assert again.status_code == 303
    assert len([one for one in innovation_drafts.of_agency(graph, "33.72") if one.name == "Loket Terpadu"]) == 1
