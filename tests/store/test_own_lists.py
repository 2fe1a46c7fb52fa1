"""Lists of one agency, and lists of innovations, agencies and units."""

import pytest

from graph.domain.errors import NotAllowed, NotFound
from graph.domain.records.imports import Kind
from graph.engine import Graph
from graph.store.replications import replications
from tests.factories.imports import ADMIN, KLATEN, SRAGEN, External, carry_out, counts, csv, hand_in, imported
from tracker.actions.imports import importing


def test_an_agency_imports_drafts_and_complete_rows_are_submitted(world: Graph) -> None:
    rows = csv(
        "Inovasi;Unit;Cara;Mulai;Jenis bukti;Nomor bukti;Tanggal bukti",
        "Baru;Dinas Sosial 33.10;Adaptasi;2024;SK;188/1;2024-02-01",
        "Sunyi;;;;;;",
    )
    unit = world.read(
        "MATCH (u:Unit)-[:BELONGS_TO]->(:Agency {id: '33.10'}) RETURN u.name AS system, u.id AS value, '' AS subject",
        External,
    )[0]
    rows = rows.replace(b"Unit 33.10", unit.system.encode())

    job = carry_out(world, KLATEN, Kind.REPLICATIONS, rows)

    assert counts(job) == ("done", 2, 0, 0, 0)
    found = sorted((line.status, line.adopter, line.units) for line in imported(world))
    assert found == [("awaiting_parent", "33.10", ("u-33.10",)), ("draft", "33.10", ())]
    held = [replications.by_id(world, line.id).fields for line in imported(world)]
    assert [(one.basis, one.phase) for one in held] == [(None, None)] * 2  # the list does not say


def test_an_agency_imports_for_itself_only(world: Graph) -> None:
    job = carry_out(world, KLATEN, Kind.REPLICATIONS, csv("Instansi;Inovasi", "51.05;Baru", "33.10;Baru"))

    assert counts(job) == ("done", 1, 0, 0, 1)
    assert [line.adopter for line in imported(world)] == ["33.10"]
    with pytest.raises(NotAllowed):
        hand_in(world, KLATEN, Kind.AGENCIES, csv("Nama;Klaster", "A;lainnya"))


def test_another_agencys_job_is_as_unknown_as_none(world: Graph) -> None:
    job = hand_in(world, KLATEN, Kind.REPLICATIONS, csv("Inovasi", "Baru"))

    with pytest.raises(NotFound) as other:
        importing.visible(world, SRAGEN, job.id)
    with pytest.raises(NotFound) as missing:
        importing.visible(world, SRAGEN, "i-none")
    assert other.value.code == missing.value.code


def test_lists_of_innovations_agencies_and_units_come_in(world: Graph) -> None:
    agencies = carry_out(world, ADMIN, Kind.AGENCIES, csv("Nama;Klaster;Singkatan", "PT Air (contoh);bumd;Air"))
    units = carry_out(world, ADMIN, Kind.UNITS, csv("Instansi;Nama;Jenis", "33.10;Puskesmas Wedi;puskesmas"))
    innovations = carry_out(
        world,
        ADMIN,
        Kind.INNOVATIONS,
        csv("Judul inovasi;Instansi;Tahun;Hasil;Kategori", "Lapor Pak;PT Air (contoh);2019;Top 45;4"),
    )
    again = carry_out(world, ADMIN, Kind.UNITS, csv("Instansi;Nama;Jenis", "33.10;Puskesmas Wedi;puskesmas"))

    assert [counts(job) for job in (agencies, units, innovations)] == [("done", 1, 0, 0, 0)] * 3
    assert counts(again) == ("done", 0, 0, 1, 0)
    found = world.read(
        "MATCH (i:Innovation {name: 'Lapor Pak'})-[:ORIGINATED_AT]->(a:Agency) "
        "MATCH (i)-[e:ENTERED]->(y:Edition) MATCH (i)-[:SERVES]->(c:Category) MATCH (i)-[:STATED_IN]->(s:Source) "
        "RETURN i.status + ' ' + e.stage AS system, c.code + ' ' + y.year AS value, a.name + ', ' + s.title AS subject",
        External,
    )
    assert found == [External("published top", "4 2019", "PT Air (contoh), Daftar KIPP")]
