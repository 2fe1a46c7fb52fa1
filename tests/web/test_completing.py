"""The page on which the rest of a submitted record follows."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from graph.engine import Graph
from graph.store.replications import replications
from tests.factories.sent_replications import register, version

ClientAs = Callable[[str | None], FlaskClient]
LATE = {"act": "save", "beneficiaries": "1.250", "kept": "Loket terpadu", "facilitators": ["33.24"]}


def test_rest_is_promised_offered_and_read_by_the_verifier(client_as: ClientAs, graph: Graph) -> None:
    solo, number = client_as("solo-registrar"), register(client_as("solo-registrar"))
    address = f"/replications/{number}/rest"
    assert f'href="{address}"' in solo.get(f"/replications/{number}").text
    assert "Belum diisi" in solo.get(address).text

    answer = solo.post(address, data=LATE | {"version": version(graph, number)}, follow_redirects=True)

    assert "sudah dilengkapi" in answer.text
    for login, page in (("verifier", f"/review/{number}"), ("sragen-registrar", f"/replications/{number}")):
        shown = client_as(login).get(page).text
        assert "Yang dilengkapi setelah diajukan" in shown
        assert "Loket terpadu" in shown
        assert "Pemerintah Kabupaten Kendal" in shown
    assert "Filled in after submission" in client_as("verifier").get(f"/review/{number}?lang=en").text


def test_later_of_two_sees_the_difference_and_keeps_the_words(client_as: ClientAs, graph: Graph) -> None:
    solo, number = client_as("solo-registrar"), register(client_as("solo-registrar"))
    seen = version(graph, number)
    client_as("solo-drafter").post(f"/replications/{number}/rest", data=LATE | {"version": seen})

    late = solo.post(f"/replications/{number}/rest", data={"act": "save", "changed": "Jam layanan", "version": seen})

    assert late.status_code == 409
    for said in ("Jam layanan", "Loket terpadu", "Pemerintah Kabupaten Kendal", "Isian Anda masih ada"):
        assert said in late.text


def test_slip_is_named_at_its_field_and_rows_and_helpers_are_found_without_script(
    client_as: ClientAs, graph: Graph
) -> None:
    solo, number = client_as("solo-registrar"), register(client_as("solo-registrar"))
    address, held = f"/replications/{number}/rest", {"version": version(graph, number)}

    wrong = solo.post(address, data=LATE | held | {"beneficiaries": "banyak"})
    more = solo.post(address, data=held | {"act": "row", "outcome_indicator": ["Waktu tunggu"]}).text
    found = solo.post(address, data=held | {"act": "find", "helper_q": "Kendal"}).text

    assert wrong.status_code == 422
    assert "tidak terbaca sebagai bilangan bulat" in wrong.text
    assert more.count("data-row>") == 2
    assert 'value="33.24"' in found


@pytest.mark.parametrize(
    ("login", "changes", "status"),
    [
        ("kendal-registrar", {}, 404),
        ("sragen-registrar", {}, 403),
        ("verifier", {}, 403),
        (None, {}, 302),
        ("solo-drafter", {"version": "x"}, 422),
        ("solo-drafter", {"manner": "adopted"}, 422),
        ("solo-drafter", {"status": "verified"}, 422),
    ],
)
def test_others_and_other_fields_are_refused(
    client_as: ClientAs, graph: Graph, login: str | None, changes: dict[str, str], status: int
) -> None:
    number = register(client_as("solo-registrar"))
    data = LATE | {"version": version(graph, number)} | changes

    assert client_as(login).post(f"/replications/{number}/rest", data=data).status_code == status
    assert replications.by_id(graph, number).fields.beneficiaries is None


def test_draft_has_its_own_form_and_no_second_one(client_as: ClientAs) -> None:
    solo = client_as("solo-registrar")
    number = register(solo, "save")

    assert solo.get(f"/replications/{number}/rest").status_code == 409
    assert f"/replications/{number}/rest" not in solo.get(f"/replications/{number}").text
