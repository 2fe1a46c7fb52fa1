"""Files as offices send them mean the same on the page and to the command, in the dry run and in the import."""

import re
from pathlib import Path

import pytest
from flask import Flask

from graph.devserver.local import Running
from graph.engine import Graph
from graph.store.imports import import_jobs
from tests.conftest import SHARED
from tests.data import road
from tests.factories.commands import command
from tests.factories.imports import released
from tests.factories.read_back import text
from tests.factories.sent_lists import hand_in, run
from tests.web.imports.conftest import SignIn
from tracker.base.clock import Clock

pytestmark = pytest.mark.shared
FIELD = SHARED / "field"
KINDS = {
    "angka.xlsx": "replications",
    "galat.xlsx": "replications",
    "gabung.xlsx": "replications",
    "judul-dua-baris.xlsx": "replications",
    "lampiran.xlsx": "units",
    "bukan-catatan-unit.csv": "units",
    "koma-tanpa-kutip.csv": "innovations",
    "lembar-tersembunyi.xlsx": "units",
    "petunjuk-di-depan.xlsx": "units",
    "baris-tersaring.xlsx": "units",
    "bulan-saja.xlsx": "replications",
    "tanggal.csv": "replications",
    "tanggal-bulan-dulu.csv": "replications",
    "isian-kosong.csv": "replications",
    "satu-bita-salah.csv": "units",
    "instansi-kode-dan-nama.csv": "agencies",
    "unit-ganda.csv": "units",
    "lintas-inovasi.csv": "innovations",
    "lintas-replikasi.csv": "replications",
    "kata-panjang.csv": "replications",
}
OFFICIAL = {"innovations", "agencies"}
NEVER_READ = {"kutip-terbuka.csv", "nama-instansi.csv"}  # no table of records, and a list of names
COUNTS = re.compile(r"(\d+) created, (\d+) changed, (\d+) unchanged, (\d+) refused; nothing was written")
COMMAND_LEDGER = re.compile(r"(\d+) lines = (\d+) read \+ (\d+) refused \+ (\d+) no records")
PAGE_LEDGER = re.compile(r"(\d+) baris berkas = (\d+) terbaca \+ (\d+) belum dapat diterima \+ (\d+) bukan catatan")


def numbers(pattern: re.Pattern[str], said: str) -> tuple[int, ...]:
    found = pattern.search(said)
    assert found is not None, said[-1500:]
    return tuple(int(one) for one in found.groups())


def test_every_file_of_lists_is_tried() -> None:
    assert {path.name for path in FIELD.iterdir() if path.suffix != ".md"} == KINDS.keys() | NEVER_READ


@pytest.mark.parametrize("name", KINDS)
def test_page_and_command_make_the_same_of_a_file(
    name: str,
    client_of: SignIn,
    app: Flask,
    graph: Graph,
    clock: Clock,
    server: Running,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path, kind = FIELD / name, KINDS[name]
    is_official = kind in OFFICIAL
    client = client_of(road.STEWARD if is_official else road.REGISTRAR)
    owner = ["--source", "Daftar"] if is_official else ["--agency", road.REGISTRAR.agency_id]

    said = command("import", server, tmp_path, monkeypatch)(kind, path, *owner, "--dry-run", "--lang", "en")
    handed = hand_in(client, path.read_bytes(), name, kind=kind, source="Daftar" if is_official else "")
    address = handed.headers["Location"]
    page = text(client.get(address))
    tried = numbers(COUNTS, said.output)

    assert said.exit_code == 0, said.output
    assert numbers(PAGE_LEDGER, page) == numbers(COMMAND_LEDGER, said.output)
    client.post(f"{address}/start")
    run(app, graph, clock)
    job = released(graph, import_jobs.by_id(graph, address.rsplit("/", 1)[1]))
    done = (job.created, job.changed, job.unchanged, job.refused)
    assert done == tried if sum(tried[:2]) else job.created == 0
