"""Imports on real Neo4j: whole or not at all, once, whatever dies on the way."""

from datetime import date

import pytest

from graph.domain.records.imports import Fate, Kind
from graph.engine import Graph
from graph.store.audit import entries as audit
from graph.store.replications import snapshot
from tests.data import road
from tests.factories.imports import (
    ADMIN,
    CLOCK,
    OFFICIAL,
    STEPS,
    Count,
    External,
    carry_out,
    counts,
    csv,
    everything,
    hand_in,
    imported,
    staged,
)
from tests.small_world import MOMENT
from tracker.actions.context import Context
from tracker.actions.imports import import_reading, import_running, import_steps
from tracker.actions.imports.import_running import Worker


def trail(graph: Graph) -> int:
    """Entries of everything but the steps of lists."""
    query = "MATCH (e:AuditEntry) WHERE NOT e.event IN $steps RETURN count(e) AS count"
    return graph.read(query, Count, steps=STEPS)[0].count


def test_an_official_list_is_recorded_with_its_source_and_its_numbers(world: Graph) -> None:
    job = carry_out(world, ADMIN, Kind.REPLICATIONS, OFFICIAL)

    assert counts(job) == ("done", 3, 0, 0, 0)
    seen = [(line.status, line.adopter, line.roots, line.started_on, line.precision) for line in imported(world)]
    assert seen == [
        ("recorded", "33.10", ("fresh",), date(2025, 5, 1), "month"),
        ("recorded", "33.14", ("fresh",), None, None),
        ("recorded", "73.71", ("fresh",), date(2024, 1, 1), "year"),
    ]
    assert {line.sources for line in imported(world)} == {("Daftar KIPP",)}
    found = world.read(
        "MATCH (r:Replication)-[:KNOWN_AS]->(e:ExternalId) "
        "RETURN e.system AS system, e.value AS value, r.local_name AS subject",
        External,
    )
    assert found == [External("sinovik", "S-1", "Segar")]
    assert staged(world) == 0


def test_the_same_file_twice_changes_nothing(world: Graph) -> None:
    carry_out(world, ADMIN, Kind.REPLICATIONS, OFFICIAL)
    before, lines, told = everything(world), imported(world), trail(world)

    job = carry_out(world, ADMIN, Kind.REPLICATIONS, OFFICIAL)

    assert counts(job) == ("done", 0, 0, 3, 0)
    assert (everything(world), imported(world), trail(world)) == (before, lines, told)


TWICE = {
    Kind.AGENCIES: csv("Nama;Klaster;Kode wilayah;ID IGA", "Pemkab Badung;kabupaten;92.06;I-1", "PT Air;bumd;;"),
    Kind.UNITS: csv(
        "Instansi;Nama;Jenis;Kode wilayah", "33.10;Puskesmas Wedi;puskesmas;33.10", "33.14;RSUD;rumah sakit;"
    ),
    Kind.INNOVATIONS: csv(
        "Nama;Instansi;Ringkasan;Mulai;Tahun KIPP;Hasil;Kategori;ID SINOVIK;ID JIPPNas",
        "Lapor;33.10;Warga melapor;Mei 2020;2019;Top 45;4; S-1;J-1",
        "UPTPK;33.14;Satu pintu;2014;2019;Top 99;7;S-2;",
    ),
    Kind.REPLICATIONS: csv(
        "Instansi;Inovasi;Nama lokal;Cara;Mulai;Unit;Penerima manfaat;ID SINOVIK;Jenis bukti;Nomor bukti;Tanggal bukti",
        "33.10;Baru;=1+1;Adaptasi;17-08-2024;Dinas Sosial 33.10;1.250;S-3;SK;12;01-02-2024",
        "73.71;Baru;;;;;;;;;",
    ),
}


@pytest.mark.parametrize("kind", list(Kind))
def test_any_file_twice_changes_nothing_the_second_time(world: Graph, kind: Kind) -> None:
    first = carry_out(world, ADMIN, kind, TWICE[kind])
    before, told = everything(world), trail(world)

    second = carry_out(world, ADMIN, kind, TWICE[kind])

    assert (first.created + first.changed, first.refused) == (2, 0)
    assert counts(second) == ("done", 0, 0, 2, 0)
    assert (everything(world), trail(world)) == (before, told)


def test_a_corrected_file_changes_only_what_differs(world: Graph) -> None:
    carry_out(world, ADMIN, Kind.REPLICATIONS, OFFICIAL)

    job = carry_out(world, ADMIN, Kind.REPLICATIONS, OFFICIAL.replace(b"2024", b"2023"))

    assert counts(job) == ("done", 0, 1, 2, 0)
    assert [line.started_on for line in imported(world)] == [date(2025, 5, 1), None, date(2023, 1, 1)]


def test_one_entry_with_the_hash_of_the_file_is_left_in_the_chain(world: Graph) -> None:
    before = audit.version(world)

    job = carry_out(world, ADMIN, Kind.REPLICATIONS, OFFICIAL)

    handed_in, started, entry = audit.of_subject(world, job.id)
    assert [handed_in.event, started.event, entry.event] == [
        "import.handed_in",
        "import.started",
        "import.replications",
    ]
    assert audit.version(world) == before + 3
    assert job.sha256 in (entry.changes or "")
    assert audit.first_broken(world) is None
    assert snapshot.has_changed(world, before)


def test_a_dry_run_says_what_would_happen_and_writes_nothing(world: Graph) -> None:
    rows = csv(
        "Instansi;Inovasi;Tahun mulai",
        "33.10;Baru;2024",
        "33.10;UPTPK;2016",
        "Pemkab. Sragn;Baru;2024",
        "33.14;UPTPK;2024",
        "33.10;Baru;2020",
        "92.06;UPTPK;besok",
    )
    job = hand_in(world, ADMIN, Kind.REPLICATIONS, rows)
    before = everything(world)

    found = import_reading.dry_run(world, import_reading.opened(world, job, road.AS_OF))

    assert [(v.row, v.fate.value, [p.code for p in v.problems]) for v in found.verdicts] == [
        (2, "created", []),
        (3, "refused", ["record_moved_on"]),
        (4, "refused", ["name_unconfirmed"]),
        (5, "refused", ["cell_own_innovation"]),
        (6, "refused", ["row_twice"]),
        (7, "refused", ["date_unreadable"]),
    ]
    assert found.counts == {Fate.CREATED: 1, Fate.CHANGED: 0, Fate.UNCHANGED: 0, Fate.REFUSED: 5}
    assert found.unclear == (("agency", "Pemkab. Sragn", 1),)
    assert (everything(world), staged(world)) == (before, 0)


def test_a_confirmed_name_is_taken(world: Graph) -> None:
    rows = csv("Instansi;Inovasi", "Pemkab. Sragn;Baru")
    job = hand_in(world, ADMIN, Kind.REPLICATIONS, rows)
    import_steps.set_choices(Context(world, ADMIN, MOMENT), job.id, {"agency": {"Pemkab. Sragn": "33.10"}})
    import_steps.start(Context(world, ADMIN, MOMENT), job.id)

    import_running.run_next(Worker(world, CLOCK, "test"), only=job.id)

    assert [line.adopter for line in imported(world)] == ["33.10"]
