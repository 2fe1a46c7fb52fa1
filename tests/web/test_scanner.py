"""With a scanner set, no file is kept or handed out that it has not found harmless."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from graph.engine import Graph
from graph.store.evidence import evidence
from tests.data import documents as made
from tests.factories.sent_evidence import send
from tests.small_world import VERIFIED_COPY

Browser = Callable[[str | None], FlaskClient]
BAD = made.pdf(b"<< /Note (EICAR) >>")
SCANNER = "import sys; data = sys.stdin.buffer.read(); open(sys.argv[1], 'a').write('x'); sys.exit(b'EICAR' in data)"


def set_scanner(app: Flask, command: str | None) -> None:
    settings = app.extensions["jejak.settings"]
    app.extensions["jejak.settings"] = replace(settings, scanner=command)


@pytest.fixture
def calls(app: Flask, tmp_path: Path) -> Path:
    """A scanner that finds one word harmful and notes each call in this file."""
    program, noted = tmp_path / "scanner.py", tmp_path / "calls"
    program.write_text(SCANNER)
    noted.touch()
    set_scanner(app, f"{sys.executable} {program} {noted}")
    return noted


def files_of(graph: Graph) -> list[str]:
    return [one.id for one in evidence.page(graph, VERIFIED_COPY).proofs if one.sha256]


def test_harmless_file_is_kept_and_looked_into_once(semarang: FlaskClient, graph: Graph, calls: Path) -> None:
    assert send(semarang, made.pdf()).status_code == 303
    (given,) = files_of(graph)

    assert semarang.get(f"/evidence/{given}/file").data == made.pdf()
    assert calls.read_text() == "x"


def test_harmful_file_is_refused_at_its_field_and_not_kept(
    semarang: FlaskClient, graph: Graph, app: Flask, calls: Path
) -> None:
    answer = send(semarang, BAD)

    assert answer.status_code == 422
    assert "Pemindai menyatakan berkas ini berbahaya" in answer.text
    assert files_of(graph) == []
    assert not list((Path(app.extensions["jejak.settings"].data) / "example").rglob("files/*/*"))


def test_older_file_is_handed_out_only_after_the_scanner_has_seen_it(
    semarang: FlaskClient, graph: Graph, app: Flask, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    send(semarang, made.pdf())
    send(semarang, BAD, number="8/SK/2025")
    good, bad = sorted(files_of(graph), key=lambda one: evidence.by_id(graph, one).number or "")
    request.getfixturevalue("calls")

    assert semarang.get(f"/evidence/{good}/view").status_code == 200
    refused = semarang.get(f"/evidence/{bad}/view")
    assert (refused.status_code, b"EICAR" in refused.data) == (409, False)


@pytest.mark.parametrize("command", ["no-such-scanner", f'{sys.executable} -c "raise SystemExit(2)"', "'"])
def test_scanner_that_gives_no_verdict_lets_nothing_through(
    semarang: FlaskClient, graph: Graph, app: Flask, command: str
) -> None:
    set_scanner(app, command)

    answer = send(semarang, made.pdf())

    assert answer.status_code == 422
    assert "Pemindai berkas sedang tidak menjawab" in answer.text
    assert files_of(graph) == []
