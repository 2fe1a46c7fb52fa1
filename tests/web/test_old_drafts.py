"""Drafts of other releases, and broken ones: every word is shown or named, and none is lost on the way."""

import html
from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from graph.engine import Graph
from graph.store.replications import replications
from tests.factories.sent_replications import GOOD, register

ClientAs = Callable[[str | None], FlaskClient]
OLD = (Path(__file__).parents[1] / "data" / "draft-form-1.json").read_text("utf-8")  # as 0.1.0 kept it
WORDS = (
    "Solo Peduli", "sekitar Mei 2024", "463/21/2024", "02-05-2024", "https://contoh.go.id/sk", "Jemput Bola KTP",
    "https://contoh.go.id/x", "Puskesmas Ngoresan", "12-2023", "1.250", "Rp 75.000.000", "5.000.000", "Loket terpadu",
    "Jam layanan\nsampai malam", "Mobil keliling", "Waktu tunggu", "1.234,5", "Monev",
)  # fmt: skip


def keep(graph: Graph, number: str, form: str) -> None:
    graph.write(lambda tx: tx.run("MATCH (r:Replication {id: $id}) SET r.form = $form", id=number, form=form))


def send(client: FlaskClient, graph: Graph, number: str, act: str) -> int:
    data = GOOD | {"act": act, "once": "b" * 32, "version": str(replications.facts(graph, number).version)}
    return client.post(f"/replications/{number}/edit", data=data).status_code


def test_a_draft_of_the_first_release_is_shown_with_every_word(client_as: ClientAs, graph: Graph) -> None:
    client = client_as("solo-registrar")
    number = register(client, "save")
    keep(graph, number, OLD)

    page = html.unescape(client.get(f"/replications/{number}/edit").text).replace("\r\n", "\n")

    assert [word for word in WORDS if word not in page] == []
    for chosen in ("partial", "mandated", "evaluation", "puskesmas", "sk"):
        assert f'<option selected value="{chosen}">' in page
    assert 'checked id="manner-1" name="manner" type="radio" value="adapted"' in page
    assert "tidak dikenal" not in page


@pytest.mark.parametrize(
    ("form", "named"),
    [('{"form": 2, "typed": {"tone": "Ramah"}}', "tone: Ramah"), ('{"form": 2, "typed', 'draft: {"form": 2, "typed')],
)
def test_what_the_form_does_not_know_is_named_and_reaches_the_history(
    client_as: ClientAs, graph: Graph, form: str, named: str
) -> None:
    client = client_as("solo-registrar")
    number = register(client, "save")
    keep(graph, number, form)

    pages = [html.unescape(client.get(f"/replications/{number}/edit").text)]
    saved = send(client, graph, number, "save")
    pages.append(html.unescape(client.get(f"/replications/{number}/edit").text))
    submitted = send(client, graph, number, "submit")

    assert [named in page for page in pages] == [True, True]
    assert (saved, submitted) == (303, 303)
    history = html.unescape(client.get(f"/replications/{number}").text).split('id="history"')[1]
    assert "Isian draf yang tidak dikenal" in history
    assert named.split(": ")[0] in history
