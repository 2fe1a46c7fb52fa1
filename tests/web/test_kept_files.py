"""What is kept of evidence: nothing of a refused file, everything of a submitted one, and only what was given."""

import os
import secrets
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from graph import migrate
from graph.engine import Graph
from graph.store.audit import entries as audit, idempotency
from graph.store.evidence import evidence
from tests.data import documents as made
from tests.factories.sent_evidence import OTHER, given, kept, send
from tests.small_world import VERIFIED_COPY
from tests.web.conftest import ClientAs
from tracker.actions.evidence import keeping_files
from tracker.base.clock import Clock
from tracker.base.settings import Settings
from tracker.running import chores
from tracker.uploads import storage

TWO_DAYS_AGO = time.time() - 2 * 86_400


def stand(graph: Graph, status: str) -> None:
    graph.write(lambda tx: tx.run("MATCH (r:Replication {id: $id}) SET r.status = $to", id=VERIFIED_COPY, to=status))


def age(folder: Path) -> None:
    for path in kept(folder):
        os.utime(path, (TWO_DAYS_AGO, TWO_DAYS_AGO))


def swept(graph: Graph, settings: Settings) -> int:
    return keeping_files.sweep(graph, storage.folder(settings), datetime.now(UTC))


# --- refused, doubled, taken back


@pytest.mark.parametrize(
    "fields",
    [{"once": "bad"}, {"proof_id": "E-none"}, {"number": "", "kind": "sk"}, {"date": "31-02-2025"}, {"status": "x"}],
)
def test_refused_file_leaves_nothing(semarang: FlaskClient, folder: Path, fields: dict[str, str]) -> None:
    assert send(semarang, made.pdf(), **fields).status_code == 422
    assert kept(folder) == []


def test_file_beyond_the_quota_leaves_nothing_of_the_scanner_either(
    app: Flask, semarang: FlaskClient, folder: Path, settings: Settings
) -> None:
    app.extensions["jejak.settings"] = replace(settings, file_quota=0, scanner="true")

    assert send(semarang, made.pdf()).status_code == 422
    assert kept(folder) == []


def test_same_file_twice_on_one_record_is_refused_and_the_proof_that_holds_it_is_named(
    semarang: FlaskClient, graph: Graph
) -> None:
    send(semarang, made.pdf())

    again = send(semarang, made.pdf(), name="Lain.pdf", number="9/SK/2025")

    assert again.status_code == 422
    assert "sudah menjadi bukti catatan ini: SK.pdf, 7/SK/2025" in again.text
    assert evidence.counted(graph, VERIFIED_COPY).files == 1


def test_same_file_sent_at_once_by_many_is_kept_once(client_as: ClientAs, graph: Graph, folder: Path) -> None:
    clients = [client_as("semarang-registrar") for _ in range(12)]

    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(lambda client: send(client, made.pdf()).status_code, clients))

    assert sorted(answers) == [303] + [422] * 11
    assert evidence.counted(graph, VERIFIED_COPY).files == 1
    assert len(kept(folder)) == 1


def test_same_form_sent_at_once_by_one_is_answered_with_the_first(client_as: ClientAs, graph: Graph) -> None:
    clients, once = [client_as("semarang-registrar") for _ in range(6)], secrets.token_hex(16)

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda client: send(client, made.pdf(), once=once).status_code, clients))

    assert answers == [303] * 6
    assert evidence.counted(graph, VERIFIED_COPY).files == 1


def test_file_that_is_taken_back_from_a_draft_goes(semarang: FlaskClient, graph: Graph, folder: Path) -> None:
    stand(graph, "draft")
    send(semarang, made.pdf())

    assert semarang.post(f"/evidence/{given(graph).id}/remove").status_code == 303
    assert kept(folder) == []
    assert "sha256" in (audit.of_subject(graph, VERIFIED_COPY)[-1].changes or "")


def test_file_that_another_proof_names_stays(semarang: FlaskClient, graph: Graph, folder: Path) -> None:
    send(semarang, made.pdf(), to="/records/sanpiisan/evidence")
    stand(graph, "draft")
    send(semarang, made.pdf())

    semarang.post(f"/evidence/{given(graph).id}/remove")

    assert len(kept(folder)) == 1


def test_file_of_a_submitted_record_stays_and_counts_when_it_is_taken_back_after_a_return(
    semarang: FlaskClient, graph: Graph, folder: Path, settings: Settings
) -> None:
    stand(graph, "awaiting_verification")
    send(semarang, made.pdf())
    stand(graph, "returned")
    semarang.post(f"/evidence/{given(graph).id}/remove")
    send(semarang, OTHER)
    semarang.post(f"/evidence/{given(graph).id}/remove")
    age(folder)

    assert swept(graph, settings) == 0
    assert [path.read_bytes() for path in kept(folder)] == [made.pdf()]
    assert evidence.used(graph, "33.74").size == len(made.pdf())


def test_files_taken_back_before_the_graph_remembered_them_are_held_by_a_migration(
    semarang: FlaskClient, graph: Graph, folder: Path, settings: Settings
) -> None:
    stand(graph, "awaiting_verification")
    send(semarang, made.pdf())
    stand(graph, "returned")
    semarang.post(f"/evidence/{given(graph).id}/remove")
    graph.write(lambda tx: tx.run("MATCH (f:StoredFile) DETACH DELETE f"))
    age(folder)

    held = next(one for one in migrate.load() if one.title == "held_files")
    for statement in held.statements:
        graph.write(lambda tx, statement=statement: tx.run(statement))

    assert swept(graph, settings) == 0
    assert [path.read_bytes() for path in kept(folder)] == [made.pdf()]


# --- the sweep


def test_sweep_removes_what_nothing_names_for_a_day_and_nothing_else(
    semarang: FlaskClient, graph: Graph, folder: Path, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    send(semarang, made.pdf())
    (mine,) = kept(folder)
    orphan = folder / "ab" / ("ab" + "0" * 62)
    orphan.parent.mkdir(exist_ok=True)
    lost = [orphan, orphan.with_name(f"{orphan.name}.passed"), orphan.with_name(f"{orphan.name}.{'1' * 16}")]
    for path in (*lost, folder / "catatan.txt", orphan.parent / "catatan"):
        path.write_text("x")
    mark = mine.with_name(f"{mine.name}.passed")
    mark.touch()
    age(folder)
    fresh = folder / "ab" / ("ab" + "1" * 62)
    fresh.write_text("x")

    with caplog.at_level("INFO", logger="jejak.files"):
        assert swept(graph, settings) == 3

    assert set(kept(folder)) == {mine, mark, fresh, folder / "catatan.txt", orphan.parent / "catatan"}
    assert [(one.message, one.__dict__["details"]) for one in caplog.records] == [("files swept", {"files": 3})]


def test_folder_of_another_graph_is_left_alone(graph: Graph, settings: Settings, folder: Path) -> None:
    orphan = folder / "ab" / ("ab" + "0" * 62)
    orphan.parent.mkdir(parents=True)
    orphan.write_text("x")
    (folder / ".graph-another").touch()
    age(folder)

    assert swept(graph, settings) == 0
    assert orphan.exists()


def test_folder_that_an_operator_named_is_swept_a_day_after_it_was_claimed(
    graph: Graph, settings: Settings, folder: Path
) -> None:
    orphan = folder / "ab" / ("ab" + "0" * 62)
    orphan.parent.mkdir(parents=True)
    orphan.write_text("x")
    age(folder)
    named, now = storage.folder(settings), datetime.now(UTC)

    assert keeping_files.sweep(graph, named, now, may_be_shared=True) == 0
    assert orphan.exists()
    assert keeping_files.sweep(graph, named, now + timedelta(days=1, minutes=1), may_be_shared=True) == 1


def test_chores_sweep_and_forget_old_keys(
    semarang: FlaskClient, graph: Graph, settings: Settings, folder: Path
) -> None:
    once = secrets.token_hex(16)
    send(semarang, made.pdf(), once=once)
    graph.write(
        lambda tx: tx.run("CREATE (:IdempotencyKey {id: 'old', result: 'x', at: datetime() - duration('P31D')})")
    )
    orphan = folder / "ab" / ("ab" + "0" * 62)
    orphan.parent.mkdir(exist_ok=True)
    orphan.write_text("x")
    os.utime(orphan, (TWO_DAYS_AGO, TWO_DAYS_AGO))

    for job in (chores.swept, chores.forgotten):
        job(graph, settings, Clock())

    assert not orphan.exists()
    assert idempotency.used(graph, "old") is None
    used = idempotency.used(graph, f"semarang-registrar:{once}")
    assert used is not None
    assert used.result == given(graph).id
