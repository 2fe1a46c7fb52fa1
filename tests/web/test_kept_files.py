"""What is kept of evidence: nothing of a refused file, everything of a submitted one, and only what was given."""

import os
import re
import secrets
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from graph.engine import Graph
from graph.store import audit, evidence, idempotency, stored_files
from tests.data import documents as made
from tests.small_world import VERIFIED_COPY
from tests.web.test_evidence import OF_SEMARANG, send
from tracker import chores, files
from tracker.actions import keeping_files
from tracker.commands import check
from tracker.settings import Settings

Browser = Callable[[str | None], FlaskClient]
TWO_DAYS_AGO = time.time() - 2 * 86_400
OTHER = made.pdf(b"<< /Note (lain) >>")


@pytest.fixture
def semarang(client_as: Browser) -> FlaskClient:
    return client_as("semarang-registrar")


@pytest.fixture
def settings(app: Flask) -> Settings:
    return app.extensions["jejak.settings"]


@pytest.fixture
def folder(settings: Settings) -> Path:
    return Path(settings.data) / "example" / "files"


def kept(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.name != ".graph")


def stand(graph: Graph, status: str) -> None:
    graph.write(lambda tx: tx.run("MATCH (r:Replication {id: $id}) SET r.status = $to", id=VERIFIED_COPY, to=status))


def given(graph: Graph) -> evidence.Evidence:
    return next(one for one in evidence.of_subject(graph, VERIFIED_COPY) if one.sha256)


def age(folder: Path) -> None:
    for path in kept(folder):
        os.utime(path, (TWO_DAYS_AGO, TWO_DAYS_AGO))


def swept(graph: Graph, settings: Settings) -> int:
    return keeping_files.sweep(graph, files.folder(settings), datetime.now(UTC))


def prove(graph: Graph, count: int, **more: object) -> None:
    graph.write(
        lambda tx: tx.run(
            """
            UNWIND range(1, $count) AS n
            MATCH (r:Replication {id: $id})
            CREATE (r)-[:SUPPORTED_BY]->(e:Evidence {id: 'E-' + right('000' + n, 4), kind: 'sk', number: 'No. ' + n,
              date: date('2025-01-01'), extra: true, public: false})
            SET e += $more
            """,
            count=count,
            id=VERIFIED_COPY,
            more=more,
        )
    )


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


def test_same_file_sent_at_once_by_many_is_kept_once(client_as: Browser, graph: Graph, folder: Path) -> None:
    clients = [client_as("semarang-registrar") for _ in range(12)]

    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(lambda client: send(client, made.pdf()).status_code, clients))

    assert sorted(answers) == [303] + [422] * 11
    assert evidence.counted(graph, VERIFIED_COPY).files == 1
    assert len(kept(folder)) == 1


def test_same_form_sent_at_once_by_one_is_answered_with_the_first(client_as: Browser, graph: Graph) -> None:
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


def test_folder_of_another_graph_is_left_alone(graph: Graph, settings: Settings, folder: Path, app: Flask) -> None:
    orphan = folder / "ab" / ("ab" + "0" * 62)
    orphan.parent.mkdir(parents=True)
    orphan.write_text("x")
    (folder / ".graph").write_text("another")
    age(folder)

    assert swept(graph, settings) == 0
    assert orphan.exists()


def test_chores_sweep_and_forget_old_keys(
    semarang: FlaskClient, graph: Graph, settings: Settings, folder: Path, app: Flask
) -> None:
    from tracker.clock import Clock

    once = secrets.token_hex(16)
    send(semarang, made.pdf(), once=once)
    graph.write(
        lambda tx: tx.run("CREATE (:IdempotencyKey {id: 'old', result: 'x', at: datetime() - duration('P31D')})")
    )
    orphan = folder / "ab" / ("ab" + "0" * 62)
    orphan.parent.mkdir(exist_ok=True)
    orphan.write_text("x")
    os.utime(orphan, (TWO_DAYS_AGO, TWO_DAYS_AGO))

    for job in (chores.every(0)(chores.sweep_files.__wrapped__), chores.every(0)(chores.forget_keys.__wrapped__)):
        job(graph, settings, Clock())

    assert not orphan.exists()
    assert idempotency.result(graph, "old") is None
    assert idempotency.result(graph, f"semarang-registrar:{once}") == given(graph).id


# --- missing and damaged


def test_damaged_file_is_refused_marked_and_written_anew(
    semarang: FlaskClient, graph: Graph, folder: Path, settings: Settings
) -> None:
    send(semarang, made.pdf())
    found = given(graph)
    (path,) = kept(folder)
    path.write_bytes(made.pdf()[:-1] + b"x")

    refused = semarang.get(f"/evidence/{found.id}/file")
    listed, shown = semarang.get(OF_SEMARANG).text, semarang.get(f"/evidence/{found.id}").text
    lines = list(check._files(graph, settings))
    other = send(semarang, OTHER, proof_id=found.id)
    again = send(semarang, made.pdf())

    assert (refused.status_code, "Berkas rusak" in refused.text) == (409, True)
    assert "berkas rusak di tempat penyimpanan" in listed
    assert "dihitung tanpa berkas" in shown
    assert lines[0] == (False, "evidence files (0 whole, 1 missing or damaged)")
    assert lines[1] == (False, f"evidence file {found.sha256} of {VERIFIED_COPY}: damaged")
    assert (other.status_code, "bukan berkas yang dahulu dikirim" in other.text) == (422, True)
    assert again.status_code == 303
    assert semarang.get(f"/evidence/{found.id}/file").data == made.pdf()
    assert (given(graph).id, given(graph).fault, evidence.counted(graph, VERIFIED_COPY).files) == (found.id, None, 1)
    assert list(check._files(graph, settings)) == [(True, "evidence files (1 whole, 0 missing or damaged)")]


def test_cut_file_is_written_anew_when_another_record_gets_it(
    semarang: FlaskClient, graph: Graph, folder: Path
) -> None:
    send(semarang, made.pdf())
    (path,) = kept(folder)
    path.write_bytes(made.pdf()[:99])

    assert send(semarang, made.pdf(), to="/records/sanpiisan/evidence").status_code == 303
    assert path.read_bytes() == made.pdf()


def test_missing_file_counts_as_none_until_it_is_back(
    semarang: FlaskClient, client_as: Browser, graph: Graph, folder: Path, settings: Settings
) -> None:
    send(semarang, made.pdf())
    (path,) = kept(folder)
    path.rename(folder / "away")

    assert semarang.get(f"/evidence/{given(graph).id}/view").status_code == 404
    assert not given(graph).has_file
    assert "berkas tidak ada di tempat penyimpanan" in client_as("verifier").get(f"/review/{VERIFIED_COPY}").text
    (folder / "away").rename(path)
    assert keeping_files.look_again(graph, files.folder(settings)) == 1
    assert given(graph).has_file


def test_folder_that_is_not_there_marks_nothing_and_the_form_keeps_its_words(
    app: Flask, semarang: FlaskClient, graph: Graph, settings: Settings, tmp_path: Path
) -> None:
    send(semarang, made.pdf())
    (tmp_path / "plain").write_text("x")
    app.extensions["jejak.settings"] = replace(settings, files=str(tmp_path / "plain" / "files"))

    read, sent = semarang.get(f"/evidence/{given(graph).id}/file"), send(semarang, OTHER, number="99/SK/2025")

    assert (read.status_code, sent.status_code) == (409, 409)
    assert "99/SK/2025" in sent.text
    assert "17-05-2025" in sent.text
    assert given(graph).fault is None


def test_files_are_for_their_owner_only_wherever_they_lie(
    app: Flask, semarang: FlaskClient, settings: Settings, tmp_path: Path
) -> None:
    app.extensions["jejak.settings"] = replace(settings, files=str(tmp_path / "elsewhere"), scanner="true")
    before = os.umask(0)
    try:
        assert send(semarang, made.pdf()).status_code == 303
    finally:
        os.umask(before)

    modes = {path.stat().st_mode & 0o777 for path in kept(tmp_path / "elsewhere")}
    assert modes == {0o600}
    places = [tmp_path / "elsewhere", *(path for path in (tmp_path / "elsewhere").rglob("*") if path.is_dir())]
    assert {place.stat().st_mode & 0o777 for place in places} == {0o700}


# --- pages


def test_proofs_of_a_record_come_fifty_at_a_time(semarang: FlaskClient, client_as: Browser, graph: Graph) -> None:
    prove(graph, 120)
    addresses = {OF_SEMARANG: semarang, f"/replications/{VERIFIED_COPY}": semarang}
    addresses |= {f"/review/{VERIFIED_COPY}": client_as("verifier")}

    for address, client in addresses.items():
        seen, following = set[str](), address
        while following:
            page = client.get(following).text
            numbers = set(re.findall(r"No\. (\d+)\b", page))
            assert len(numbers) <= 50
            assert not seen & numbers
            seen |= numbers
            found = re.search(r'pager-next" rel="next" href="([^"]*(?:after|proofs)=[^"]*)"', page)
            following = found[1].replace("&amp;", "&") if found else ""
        assert len(seen) == 120, address
    assert "50 dari 121 bukti" in semarang.get(OF_SEMARANG).text
    public = client_as(None).get(f"/replications/{VERIFIED_COPY}").text
    assert len(set(re.findall(r"No\. (\d+)\b|nomor No\. (\d+)", public))) <= 50


def test_record_takes_two_hundred_files_and_no_more(semarang: FlaskClient, graph: Graph, folder: Path) -> None:
    prove(graph, 200, sha256="0" * 64, size=1, file_name="a.pdf", media_type="application/pdf")

    refused = send(semarang, made.pdf())

    assert (refused.status_code, "sudah memiliki 200 berkas" in refused.text) == (422, True)
    assert kept(folder) == []


def test_marks_and_held_files_are_known_by_hash(semarang: FlaskClient, graph: Graph) -> None:
    send(semarang, made.pdf())
    sha256 = given(graph).sha256 or ""
    graph.write(lambda tx: stored_files.mark(tx, sha256, "gone"))

    assert stored_files.marked(graph, 9) == [sha256]
    assert [(one.sha256, one.subject_id, one.fault) for one in stored_files.named(graph, "", 9)] == [
        (sha256, VERIFIED_COPY, "gone")
    ]
