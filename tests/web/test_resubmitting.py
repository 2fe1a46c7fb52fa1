"""Old and new of each resubmission: the last one beside the record, every earlier one in its history."""

from collections.abc import Callable

from flask.testing import FlaskClient

from graph.engine import Graph
from tests.factories.sent_replications import GOOD, register, send_back, version

ClientAs = Callable[[str | None], FlaskClient]


def submit_again(client: FlaskClient, graph: Graph, number: str, **changes: object) -> None:
    data = GOOD | changes | {"act": "submit", "version": version(graph, number)}
    assert client.post(f"/replications/{number}/edit", data=data).status_code == 303


def test_each_resubmission_can_be_read_with_old_and_new(client_as: ClientAs, graph: Graph) -> None:
    solo, sragen, verifier = (client_as(login) for login in ("solo-registrar", "sragen-registrar", "verifier"))
    number = register(solo, local_name="Nama Satu")
    sragen.post(f"/replications/{number}/answer", data={"answer": "confirmed", "version": version(graph, number)})
    send_back(verifier, graph, number, comment_local_name="Nama resmi?")
    submit_again(solo, graph, number, local_name="Nama Dua")
    send_back(verifier, graph, number)
    submit_again(solo, graph, number, local_name="Nama Tiga")

    for page in (verifier.get(f"/review/{number}").text, sragen.get(f"/replications/{number}").text):
        latest = page.split('id="changed"')[1].split("</section>")[0]
        assert [name in latest for name in ("Nama Satu", "Nama Dua", "Nama Tiga")] == [False, True, True]
        history = page.split('id="history"')[1]
        first, second = history.split("Diajukan kembali")[1:3]
        assert [name in first for name in ("Nama Satu", "Nama Dua", "Nama Tiga")] == [True, True, False]
        assert [name in second for name in ("Nama Satu", "Nama Dua", "Nama Tiga")] == [False, True, True]
        assert "Nama resmi?" in history
