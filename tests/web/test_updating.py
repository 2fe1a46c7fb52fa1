"""A verified record is brought up to date on a page of its own, and everybody who reads it sees old, new and who."""

import secrets
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from graph.engine import Graph
from tests.factories.sent_replications import version
from tests.small_world import CHILD_OF_RECORDED, VERIFIED_COPY

ClientAs = Callable[[str | None], FlaskClient]
PAGE, STOP = (f"/replications/{VERIFIED_COPY}/{name}" for name in ("update", "stop"))
STOPPED = {"life": "stopped", "stopped_on": "06-2025", "reason": "budget", "was": ""}


def added(graph: Graph, **fields: str) -> dict[str, str]:
    return {"once": secrets.token_hex(16), "version": version(graph, VERIFIED_COPY), "act": "save"} | fields


def test_units_and_results_show_old_and_new_with_who(semarang: FlaskClient, graph: Graph) -> None:
    typed = added(
        graph,
        unit_name="Dinas Kesehatan",
        unit_kind="opd",
        outcome_indicator="Waktu tunggu",
        outcome_measure="menit",
        outcome_before="198",
        outcome_after="53,3",
    )

    answers = [semarang.post(PAGE, data=typed) for _ in range(2)]
    page = semarang.get(f"/replications/{VERIFIED_COPY}").text

    assert [answer.status_code for answer in answers] == [303, 303]
    assert f'href="{PAGE}"' in page
    card = page.split('id="updated"')[1].split("</section>")[0]
    assert "Dinas Sosial Semarang; Dinas Kesehatan" in card or "Dinas Kesehatan; Dinas Sosial Semarang" in card
    assert "Waktu tunggu: 198 → 53,3 menit" in card
    assert "Diperbarui sesudah verifikasi" in page.split('id="history"')[1]


def test_hole_stands_at_its_field_and_words_are_kept(semarang: FlaskClient, graph: Graph) -> None:
    answer = semarang.post(PAGE, data=added(graph, unit_name="Dinas <Baru>", outcome_indicator="Antrean"))

    assert answer.status_code == 422
    assert 'id="unit_kind-error"' in answer.text
    assert 'id="outcomes-error"' in answer.text
    assert 'value="Dinas &lt;Baru&gt;"' in answer.text
    assert 'value="Antrean"' in answer.text


def test_page_of_before_is_shown_again_with_what_was_typed(semarang: FlaskClient, graph: Graph) -> None:
    late = added(graph, unit_name="Dinas Kesehatan", unit_kind="opd")
    semarang.post(STOP, data=STOPPED)

    answer = semarang.post(PAGE, data=late)

    assert answer.status_code == 409
    assert 'value="Dinas Kesehatan"' in answer.text
    assert semarang.post(PAGE, data=late | {"version": version(graph, VERIFIED_COPY)}).status_code == 303


@pytest.mark.parametrize(
    ("lang", "told", "state"),
    [
        ("id", "Dilaporkan instansi: berhenti Juni 2025 karena anggaran", "Berhenti sejak Juni 2025"),
        ("en", "Reported by the agency: stopped June 2025, reason: budget", "Stopped since June 2025"),
    ],
)
def test_stop_between_rounds_is_told_and_can_be_taken_back(
    semarang: FlaskClient, lang: str, told: str, state: str
) -> None:
    refused = semarang.post(STOP, data=STOPPED | {"reason": ""})
    done = semarang.post(STOP, data=STOPPED)
    history, page = (
        semarang.get(f"/replications/{VERIFIED_COPY}?lang={lang}").text,
        semarang.get(f"{PAGE}?lang={lang}").text,
    )
    again = semarang.post(STOP, data={"life": "ongoing", "was": "stopped"})

    assert (refused.status_code, done.status_code, again.status_code) == (422, 303, 303)
    assert 'id="reason-error"' in refused.text
    assert told in history
    assert state in page
    assert state not in semarang.get(f"{PAGE}?lang={lang}").text


@pytest.mark.parametrize(
    ("login", "status"),
    [("sragen-registrar", 403), ("kendal-registrar", 403), ("solo-drafter", 403), ("verifier", 403), (None, 302)],
)
def test_others_do_not_bring_it_up_to_date(client_as: ClientAs, login: str | None, status: int) -> None:
    client = client_as(login)

    assert [client.get(PAGE).status_code, client.post(STOP, data=STOPPED).status_code] == [status, status]
    assert PAGE not in client.get(f"/replications/{VERIFIED_COPY}").text


def test_record_that_is_not_verified_and_fields_beside_the_form_are_refused(
    client_as: ClientAs, semarang: FlaskClient, graph: Graph
) -> None:
    kendal, hidden = client_as("kendal-registrar"), added(graph, unit_name="Dinas", unit_kind="opd", status="draft")
    graph.write(lambda tx: tx.run("MATCH (r:Replication {id: $id}) SET r.status = 'returned'", id=CHILD_OF_RECORDED))

    assert kendal.get(f"/replications/{CHILD_OF_RECORDED}/update").status_code == 409
    assert semarang.post(PAGE, data=hidden).status_code == 422
    assert semarang.post(STOP, data=STOPPED | {"confirmed_on": "2025-01-01"}).status_code == 422
