"""What no record can hold: its page is a fault with a number, lists and figures go on and say what they are without."""

import csv
import io
import json
import logging
import re
from collections.abc import Callable, Iterator

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from flask.testing import FlaskClient

from graph.devserver.local import Running
from graph.engine import Graph
from tests.small_world import VERIFIED_COPY
from tests.web.conftest import ClientAs
from tracker.base import logs
from tracker.cli import cli

WORD = "Siti Aminah"  # no word of any list, and perhaps a person's
ONE = "Daftar dan hitungan di sini tanpa 1 catatan yang isinya tidak terbaca."
IN_ENGLISH = "Lists and figures here are without 1 record that cannot be read."
SAID = re.compile(r"Daftar dan hitungan di sini tanpa|Lists and figures here are without")


@pytest.fixture
def public(client_as: ClientAs) -> FlaskClient:
    return client_as(None)


@pytest.fixture
def lines() -> Iterator[list[str]]:
    """What this process logs, as it stands in the file."""
    written: list[str] = []

    class Kept(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            written.append(self.format(record))

    handler = Kept()
    handler.setFormatter(logs.Lines())
    logging.getLogger("jejak").addHandler(handler)
    yield written
    logging.getLogger("jejak").removeHandler(handler)


@pytest.fixture
def check(
    app: Flask, server: Running, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[], Result]:
    """Run `python -m tracker check` on this graph."""
    for name, value in (("URI", server.uri), ("USER", server.user), ("PASSWORD", server.password)):
        monkeypatch.setenv(f"NEO4J_{name}", value)
    monkeypatch.setenv("JEJAK_DATA", str(tmp_path_factory.mktemp("data")))
    return lambda: CliRunner().invoke(cli, ["check"])


def spoil_copy(graph: Graph) -> None:
    graph.write(lambda tx: tx.run("MATCH (r:Replication {id: $id}) SET r.status = $word", id=VERIFIED_COPY, word=WORD))


def spoil_innovation(graph: Graph, innovation: str = "pelita") -> None:
    graph.write(lambda tx: tx.run("MATCH (i:Innovation {id: $id}) SET i.status = $word", id=innovation, word=WORD))


@pytest.mark.parametrize(
    ("address", "statement"),
    [(f"/replications/{VERIFIED_COPY}", "replications.facts"), ("/innovations/pelita", "innovations.by_id")],
)
def test_its_page_is_a_fault_whose_log_line_names_statement_and_path_and_not_the_word(
    public: FlaskClient, graph: Graph, lines: list[str], address: str, statement: str
) -> None:
    spoil_copy(graph)
    spoil_innovation(graph)

    answer = public.get(address)

    shown = re.search(r"Nomor permintaan: (\w+)", answer.text)
    assert shown
    (line,) = [found for text in lines if (found := json.loads(text))["event"] == "fault"]
    assert answer.status_code == 500
    assert (line["request_id"], line["statement"], line["path"]) == (shown[1], statement, "$.status")
    assert WORD not in "".join(lines) + answer.text


@pytest.mark.parametrize("address", ["/?", "/innovations?", "/innovations?view=replicated&", "/map?"])
def test_lists_and_figures_go_on_and_say_in_both_languages_what_they_are_without(
    public: FlaskClient, graph: Graph, address: str
) -> None:
    spoil_copy(graph)

    answers = [public.get(f"{address}lang={language}") for language in ("id", "en")]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert [answer.text.count(said) for answer, said in zip(answers, (ONE, IN_ENGLISH), strict=True)] == [1, 1]
    assert VERIFIED_COPY not in answers[0].text


def test_sound_pages_say_nothing_of_it(public: FlaskClient) -> None:
    pages = [public.get(address).text for address in ("/", "/innovations", "/map", "/reports/innovations")]

    assert [bool(SAID.search(page)) for page in pages] == [False] * 4


def test_catalogue_counts_copies_and_innovations_that_it_is_without(public: FlaskClient, graph: Graph) -> None:
    spoil_copy(graph)
    spoil_innovation(graph)

    page = public.get("/innovations").text

    assert "tanpa 2 catatan" in page
    assert "/innovations/uptpk" in page
    assert "/innovations/pelita" not in page


@pytest.mark.parametrize("innovation", ["pelita", "uptpk"])  # the second of the list, and its last
def test_files_of_a_report_say_it_too(public: FlaskClient, graph: Graph, innovation: str) -> None:
    spoil_innovation(graph, innovation)

    table = public.get("/reports/innovations.csv").text
    form = json.loads(public.get("/reports/innovations.json").text)

    rows = list(csv.reader(io.StringIO(table)))
    assert [ONE] not in rows  # a file of rows holds rows only
    assert innovation not in {row[0] for row in rows if row}
    assert form["unreadable"] == 1
    assert ONE in form["notes"]


def test_files_of_a_sound_report_say_nothing_of_it(public: FlaskClient) -> None:
    assert not SAID.search(public.get("/reports/innovations.csv").text)
    assert "unreadable" not in json.loads(public.get("/reports/innovations.json").text)


def test_check_says_what_does_not_fit_and_at_how_many_and_goes_on(check: Callable[[], Result], graph: Graph) -> None:
    sound = check()
    spoil_copy(graph)
    spoil_innovation(graph)
    graph.write(lambda tx: tx.run("MATCH (w:World) SET w.kind = $word", word=WORD))

    spoilt = check()

    assert "ok       nodes and links that records can hold (" in sound.output
    assert "MISSING  nodes and links that records can hold (" in spoilt.output
    assert "MISSING  Replication $.status does not fit at 1\n" in spoilt.output
    assert "MISSING  Innovation $.status does not fit at 1\n" in spoilt.output
    assert "MISSING  world.read cannot be read: World $.kind\n" in spoilt.output
    assert "ok       administrators and auditors hold no other role\n" in spoilt.output
    assert WORD not in spoilt.output
