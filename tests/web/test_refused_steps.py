"""A refused step shows the page on which its form stood, why it was not done, and what was typed."""

import re

import pytest

from graph.engine import Graph
from graph.store.replications import replications
from tests.factories.read_back import text
from tests.small_world import RECORDED_COPY, VERIFIED_COPY
from tests.web.conftest import ClientAs

ALERT = r'<div class="error-summary" role="alert".*?</div>'
TOLD = f"/replications/{RECORDED_COPY}"


def told(page: str) -> str:
    """Return the one refusal of a page; a page of an error has none."""
    assert 'class="error-page"' not in page
    alerts = re.findall(ALERT, page, re.DOTALL)
    assert len(alerts) == 1
    return alerts[0]


@pytest.mark.parametrize(
    ("login", "step", "status", "page", "words"),
    [
        ("steward", f"{TOLD}/certificate", 409, RECORDED_COPY, "terverifikasi"),
        ("semarang-registrar", f"/replications/{VERIFIED_COPY}/claim", 409, VERIFIED_COPY, ""),
        ("kendal-registrar", f"/replications/{VERIFIED_COPY}/withdraw", 403, VERIFIED_COPY, "instansi"),
        ("solo-registrar", f"{TOLD}/withdraw", 409, RECORDED_COPY, ""),
    ],
)
def test_a_bare_step_is_refused_on_the_page_of_its_record(
    client_as: ClientAs, graph: Graph, login: str, step: str, status: int, page: str, words: str
) -> None:
    version = str(replications.by_id(graph, page).facts.version)
    data = {} if "certificate" in step else {"version": version}

    answer = client_as(login).post(step, data=data)

    assert answer.status_code == status
    assert words in told(answer.text)
    assert f"Nomor {page}" in text(answer)


def test_the_page_of_a_refusal_is_in_the_readers_language_and_says_it_once(client_as: ClientAs) -> None:
    solo = client_as("steward")

    answer = solo.post(f"{TOLD}/certificate?lang=en")
    after = solo.get(f"{TOLD}?lang=en")

    assert (answer.status_code, '<html lang="en">' in answer.text) == (409, True)
    assert "This step cannot be taken yet" in told(answer.text)
    assert re.search(ALERT, after.text, re.DOTALL) is None


def test_what_was_typed_stands_below_the_reason_and_can_do_no_harm(client_as: ClientAs) -> None:
    answer = client_as("semarang-registrar").post(
        f"/replications/{VERIFIED_COPY}/claim", data={"version": "1", "note": "<b>Sudah kami periksa</b>"}
    )

    assert answer.status_code == 422
    assert told(answer.text)
    assert "&lt;b&gt;Sudah kami periksa" in answer.text.split("Tulisan Anda, belum tersimpan")[1].split("</dl>")[0]


def test_a_page_that_is_past_its_step_leads_to_its_record(client_as: ClientAs) -> None:
    answer = client_as("semarang-registrar").get(f"/replications/{VERIFIED_COPY}/edit")

    assert answer.status_code == 409
    assert told(answer.text)
    assert f"Nomor {VERIFIED_COPY}" in text(answer)


def test_whoever_may_not_read_the_page_gets_the_page_of_the_error(client_as: ClientAs) -> None:
    answer = client_as("semarang-registrar").get("/review")

    assert answer.status_code == 403
    assert 'class="error-page"' in answer.text


def test_a_page_that_is_no_page_is_not_shown_for_a_refused_step(client_as: ClientAs) -> None:
    answer = client_as("steward").post(
        f"{TOLD}/certificate", headers={"Referer": "http://localhost/reports/replications.csv"}
    )

    assert (answer.status_code, answer.mimetype) == (409, "text/html")
    assert told(answer.text)


def test_a_refused_step_leaves_the_session_as_it_was(client_as: ClientAs) -> None:
    steward = client_as("steward")

    answer = steward.post(f"{TOLD}/certificate")

    assert len(answer.headers.getlist("Set-Cookie")) <= 1
    assert steward.get("/review").status_code == 200


def test_an_address_in_any_letters_is_refused_without_a_fault(
    client_as: ClientAs, caplog: pytest.LogCaptureFixture
) -> None:
    answer = client_as("steward").post("/imports/ᮘᮞ日本/discard", data={"note": "x"})

    assert answer.status_code in {404, 422}
    assert [one for one in caplog.records if one.levelname == "ERROR"] == []
