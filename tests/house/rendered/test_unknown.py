"""Where nothing is verified no page, map, report or file of machines says zero: it is not known yet.

Asked of every kind of page: in the world of facts as the public reads it, and in the small world, whose copies are only
recorded then, as each reader does; in both languages.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from graph.devserver.local import Running
from graph.engine import Graph
from tests.conftest import settings_for
from tests.data import every_page, subjects
from tests.data.every_page import READERS
from tests.factories import read_pages, zeros
from tracker import create_app
from tracker.base.clock import Clock
from tracker.commands import facts
from tracker.pages.reports.catalogue import REPORTS

SAID = {"id": "belum ada yang terverifikasi", "en": "none verified yet"}
# What is counted whatever is verified: a worked example, work that waits, lines of a list, who answered, days, bytes.
KNOWN = ("/method", "/review", "/imports", "/rounds", "/interests", "/records")
WALKED = ("public", "registrar", "analyst", "steward")  # the public, an agency, a line ministry, KemenPANRB
DRAWN = {".lows[]"}  # where the classes of a map's colours begin


@dataclass(frozen=True)
class _Id:
    id: str


def faults(client: FlaskClient, address: str, language: str) -> Iterator[str]:
    answer = client.get(f"{address}{'&' if '?' in address else '?'}lang={language}")
    answer.get_data()  # a file is shut once it is read
    answer.close()
    if answer.mimetype == "text/html" and answer.status_code == 200:
        yield from zeros.shown(answer.text)
    elif answer.mimetype == "application/json":
        yield from set(zeros.valued(answer.get_json())) - DRAWN


@pytest.mark.parametrize("language", SAID)
def test_world_of_facts_never_says_zero(graph: Graph, server: Running, tmp_path: Path, language: str) -> None:
    facts.load(graph, lambda _text: None)
    app = create_app(settings_for(server, tmp_path), graph, Clock())
    client, found = app.test_client(), dict[str, list[str]]()

    for route, address in read_pages.of_reader(app, "public", _of_facts(graph), files=True):
        if not route.startswith(KNOWN) and (wrong := list(faults(client, address, language))):
            found[address] = wrong

    assert found == {}
    for address in ("/", "/map", "/innovations/uptpk-sragen", "/regions/33", "/agencies/33.14", "/categories/1"):
        page = client.get(f"{address}?lang={language}").text.lower()
        assert SAID[language] in page, address
    assert "semua pendaftaran" not in client.get("/").text.lower()


@pytest.mark.parametrize("language", SAID)
def test_no_reader_reads_zero_where_nothing_is_verified(
    app: Flask, graph: Graph, ids: subjects.Ids, language: str
) -> None:
    graph.write(lambda tx: tx.run("MATCH (r:Replication {status: 'verified'}) SET r.status = 'recorded'"))
    found = dict[str, list[str]]()

    for reader in WALKED:
        _role, login = READERS[reader]
        client = every_page.browser(app, graph, login)
        for route, address in read_pages.of_reader(app, reader, ids, files=True):
            if not route.startswith(KNOWN) and (wrong := list(faults(client, address, language))):
                found[f"{reader}: {address}"] = wrong

    assert found == {}


def test_zeros_are_found_where_they_stand_alone() -> None:
    told = ("0", "0,0%", "0 dari 5", "R-00A0", "10", "2,0", "Aceh: 0", "0–9")
    page = f"<main>{''.join(f'<p>{text}</p>' for text in told)}</main>"

    assert zeros.shown(page) == ["0", "0,0%", "0 dari 5", "Aceh: 0"]
    assert list(zeros.valued({"a": [{"b": 0}, {"b": 1}], "c": None, "d": False})) == [".a[].b"]


def _of_facts(graph: Graph) -> subjects.Ids:
    of = {
        label: [
            one.id
            for one in graph.read("MATCH (n) WHERE $label IN labels(n) RETURN n.id AS id LIMIT 3", _Id, label=label)
        ]
        for label in ("Innovation", "Agency", "Replication")
    }
    return {
        "innovation_id": ["uptpk-sragen", *of["Innovation"]],
        "agency_id": ["33.14", *of["Agency"]],
        "replication_id": of["Replication"],
        "code": ["33", "33.14", "1"],
        "slug": [one.slug for one in REPORTS],
        "name": ["spread"],
        **{name: [] for name in ("evidence_id", "policy_id", "scale_up_id", "certificate_id", "subject_id", "key")},
        **{name: [] for name in ("version", "job_id", "round_id", "interest_id", "proposal_id", "kind", "unit_id")},
    }
