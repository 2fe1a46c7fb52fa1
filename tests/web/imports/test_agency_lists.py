"""What a list changes in agencies and units is kept old and new, and read by whoever watches over lists."""

import json

from flask import Flask

from graph.engine import Graph
from graph.store.audit import entries as audit
from tests.data import road
from tests.factories.read_back import text
from tests.factories.sent_lists import hand_in, run
from tests.web.imports.conftest import SignIn
from tracker.base.clock import Clock


def changes(graph: Graph, subject: str) -> dict[str, list[str | None]]:
    (entry,) = audit.of_subject(graph, subject)
    return json.loads(entry.changes or "{}")


def test_old_and_new_of_an_agency_and_of_a_unit_are_read_by_the_auditor(
    app: Flask, graph: Graph, clock: Clock, client_of: SignIn
) -> None:
    graph.write(lambda tx: tx.run("MATCH (u:User {id: 'u-health'}) SET u.roles = ['auditor']"))
    steward, auditor = client_of(road.STEWARD), client_of(road.STRANGER)
    rows = "Nama;Klaster;Singkatan;Kode wilayah\nKab. Sragen;Kabupaten;Sragen Kita;33.14\n"
    agencies = hand_in(steward, rows, kind="agencies").headers["Location"]
    steward.post(f"{agencies}/start")
    run(app, graph, clock)
    units = hand_in(steward, "Instansi;Nama;Jenis\n33.10;Dinas Sosial 33.10;Biro\n", kind="units").headers["Location"]
    steward.post(f"{units}/start")
    run(app, graph, clock)

    of_agencies, of_units = text(auditor.get(agencies)), text(auditor.get(units))

    assert changes(graph, "33.14") == {"file": [None, "daftar.csv"], "short_name": [None, "Sragen Kita"]}
    assert "Singkatan: kosong menjadi Sragen Kita" in of_agencies
    assert "Jenis unit: Perangkat daerah menjadi Biro" in of_units
