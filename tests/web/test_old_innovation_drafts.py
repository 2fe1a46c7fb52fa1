"""Drafts of innovations of other releases, and broken ones: every word is shown or named, and none is lost."""

import html
from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from graph.engine import Graph
from graph.store.innovations import innovation_drafts
from tests.factories.sent_innovations import GOOD, own_id, write_up

ClientAs = Callable[[str | None], FlaskClient]
OLD = (Path(__file__).parents[1] / "data" / "innovation-draft-1.json").read_text("utf-8")  # as 0.1.0 kept it
WORDS = (
    "Loket Terpadu", "Satu loket.", "Antre lama.\nDan jauh.", "Satu loket untuk semua.", "sekitar Mei 2023",
    "Tim Loket, Dinas Sosial\nSiti, 0812-3456-7890", "Boleh dipakai ulang.", "Waktu tunggu", "1.234,5", "53,3",
    "Survei", "SK tim", "Loket\nAplikasi", "Rp 1.500.000", "12 orang", "contoh.go.id",
)  # fmt: skip


def kept(client: FlaskClient, graph: Graph, form: str) -> str:
    """Return the id of a draft that holds this form."""
    write_up(client, "save")
    number = own_id(graph, "33.72", "Loket Terpadu")
    graph.write(lambda tx: tx.run("MATCH (i:Innovation {id: $id}) SET i.form = $form", id=number, form=form))
    return number


def send(client: FlaskClient, graph: Graph, number: str, act: str) -> int:
    data = GOOD | {"act": act, "once": "b" * 32, "version": str(innovation_drafts.by_id(graph, number).version)}
    return client.post(f"/innovations/{number}/edit", data=data).status_code


def test_a_draft_of_the_first_release_is_shown_with_every_word(client_as: ClientAs, graph: Graph) -> None:
    client = client_as("solo-registrar")
    number = kept(client, graph, OLD)

    page = html.unescape(client.get(f"/innovations/{number}/edit").text).replace("\r\n", "\n")

    assert [word for word in WORDS if word not in page] == []
    assert 'checked id="innovators_agree"' in page
    assert 'value="7"' in page
    assert "tidak dikenal" not in page


@pytest.mark.parametrize(
    ("form", "named"),
    [('{"form": 2, "typed": {"tone": "Ramah"}}', "tone: Ramah"), ('{"form": 2, "typed', 'draft: {"form": 2, "typed')],
)
def test_what_the_form_does_not_know_is_named_and_reaches_the_history(
    client_as: ClientAs, graph: Graph, form: str, named: str
) -> None:
    client = client_as("solo-registrar")
    number = kept(client, graph, form)

    pages = [html.unescape(client.get(f"/innovations/{number}/edit").text)]
    saved = send(client, graph, number, "save")
    pages.append(html.unescape(client.get(f"/innovations/{number}/edit").text))
    submitted = send(client, graph, number, "submit")

    assert [named in page for page in pages] == [True, True]
    assert (saved, submitted) == (303, 303)
    history = html.unescape(client.get(f"/innovations/{number}/history").text)
    assert "Isian draf yang tidak dikenal" in history
    assert named.split(": ")[0] in history
