"""`python -m tracker import`: the same reading as on the pages, for a server without a browser."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest

from graph.devserver.local import Running
from graph.engine import Graph
from graph.store.audit import entries as audit
from tests.factories.commands import Run, command
from tests.factories.imports import everything, imported, staged

LIST = "Instansi;Inovasi;Tahun mulai\n33.10;Baru;2024\nPemkab. Klatn;Sunyi;2024\n73.71;Baru;besok\n"


@dataclass(frozen=True, slots=True)
class Id:
    id: str


@pytest.fixture
def run(server: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    return command("import", server, tmp_path, monkeypatch)


def file(folder: Path, content: str | bytes, name: str = "daftar.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode("cp1252") if isinstance(content, str) else content)
    return path


def test_a_dry_run_says_row_by_row_what_would_happen_and_writes_nothing(world: Graph, run: Run, tmp_path: Path) -> None:
    before = everything(world)

    said = run("replications", file(tmp_path, LIST), "--source", "Daftar", "--dry-run", "--lang", "en")

    assert said.exit_code == 0, said.output
    lines = said.output.splitlines()
    assert [line.split()[:2] for line in lines[:3]] == [["2", "created"], ["3", "refused"], ["4", "refused"]]
    assert 'Started: "besok" cannot be read as a date' in lines[2]
    assert "[Name of the agency: Pemkab Klaten; Innovation: Baru" in lines[0]
    assert lines[-2:] == [
        "1 created, 0 changed, 0 unchanged, 2 refused; nothing was written",
        "4 lines = 1 read + 2 refused + 1 no records",
    ]
    jobs = "MATCH (n:ImportJob|ImportFile) RETURN n.id AS id"
    assert (everything(world), staged(world), world.read(jobs, Id)) == (before, 0, [])


def test_a_list_comes_in_once_however_often_the_command_is_given(world: Graph, run: Run, tmp_path: Path) -> None:
    path = file(tmp_path, LIST)

    first = run("replications", path, "--source", "Daftar")
    trail, lines = audit.version(world), imported(world)
    second = run("replications", path, "--source", "Daftar")

    assert "Published: 1 created, 0 changed, 0 unchanged, 2 refused" in first.output
    assert "rows a second" in first.output
    assert "Published: 0 created, 0 changed, 1 unchanged, 2 refused" in second.output
    assert [(line.status, line.adopter, line.roots) for line in lines] == [("recorded", "33.10", ("fresh",))]
    assert (audit.version(world), imported(world)) == (trail, lines)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("lang", ["id", "en"])
def test_refused_rows_are_mended_and_given_to_the_command_again(
    world: Graph, run: Run, tmp_path: Path, ending: str, lang: str
) -> None:
    refused, mended = tmp_path / f"perbaiki.{ending}", tmp_path / f"diperbaiki.{ending}"
    run("replications", file(tmp_path, LIST), "--source", "Daftar", "--refused", refused, "--lang", lang)

    _mend(refused, mended, {"Pemkab. Klatn": "Pemkab. Klaten", "besok": "2024"})
    again = run("replications", mended, "--source", "Daftar")

    assert "Published: 2 created, 0 changed, 0 unchanged, 0 refused" in again.output, again.output
    assert sorted((line.adopter, line.roots) for line in imported(world)) == [
        ("33.10", ("fresh",)),
        ("33.10", ("quiet",)),
        ("73.71", ("fresh",)),
    ]


def test_an_agencys_own_list_becomes_its_drafts(world: Graph, run: Run, tmp_path: Path) -> None:
    said = run("replications", file(tmp_path, "Inovasi\nBaru\n"), "--agency", "33.10")

    assert said.exit_code == 0, said.output
    assert [(line.status, line.adopter) for line in imported(world)] == [("draft", "33.10")]


@pytest.mark.parametrize(
    ("content", "name", "words", "sentence"),
    [
        (b"PK\x03\x04broken", "a.xlsx", ("--lang", "en"), "This file is broken"),
        ("X;Y\n33.10;Baru\n", "a.csv", (), "Inovasi: Isian ini wajib"),
        ("X;Y\n33.10;Baru\n", "a.csv", ("--dry-run",), "Inovasi: Isian ini wajib"),
        (LIST, "a.csv", ("--agency", "99.99"), "there is no agency with the id 99.99"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    world: Graph, run: Run, tmp_path: Path, content: str | bytes, name: str, words: tuple[str, ...], sentence: str
) -> None:
    said = run("replications", file(tmp_path, content, name), *words)

    assert (said.exit_code, imported(world)) == (1, [])
    assert sentence in said.output
    assert "Traceback" not in said.output


def _mend(source: Path, target: Path, words: dict[str, str]) -> None:
    """Open a file as a person would, correct some cells, and save it."""
    if source.suffix == ".xlsx":
        book = openpyxl.load_workbook(source)
        sheet = book.worksheets[0]
        for place in [cell.coordinate for row in sheet.iter_rows() for cell in row]:
            sheet[place] = words.get(str(sheet[place].value), sheet[place].value)
        book.save(target)
        return
    rows = csv.reader(io.StringIO(source.read_text("utf-8-sig"), newline=""))
    with target.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle, delimiter=";").writerows([words.get(cell, cell) for cell in row] for row in rows)
