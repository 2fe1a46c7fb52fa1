"""Evidence that is missing or damaged is said to be so, and records with many files come by pages."""

import os
import re
from dataclasses import replace
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from graph.domain.vocabulary import FileFault
from graph.engine import Graph
from graph.store.evidence import evidence, stored_files
from tests.data import documents as made
from tests.factories.sent_evidence import OF_SEMARANG, OTHER, given, kept, send
from tests.small_world import VERIFIED_COPY
from tests.web.conftest import ClientAs
from tracker.actions.evidence import keeping_files
from tracker.base.settings import Settings
from tracker.commands import check
from tracker.uploads import storage


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
    semarang: FlaskClient, client_as: ClientAs, graph: Graph, folder: Path, settings: Settings
) -> None:
    send(semarang, made.pdf())
    (path,) = kept(folder)
    path.rename(folder / "away")

    assert semarang.get(f"/evidence/{given(graph).id}/view").status_code == 404
    assert not given(graph).has_file
    assert "berkas tidak ada di tempat penyimpanan" in client_as("verifier").get(f"/review/{VERIFIED_COPY}").text
    (folder / "away").rename(path)
    assert keeping_files.look_again(graph, storage.folder(settings)) == 1
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


def test_proofs_of_a_record_come_fifty_at_a_time(semarang: FlaskClient, client_as: ClientAs, graph: Graph) -> None:
    prove(graph, 120)
    addresses = {OF_SEMARANG: semarang, f"/replications/{VERIFIED_COPY}": semarang}
    addresses |= {f"/review/{VERIFIED_COPY}": client_as("verifier")}

    for address, client in addresses.items():
        seen, following = set[str](), address
        while following:
            page = re.sub("<select.*?</select>", "", client.get(following).text, flags=re.DOTALL)
            listed = page.partition('id="proofs"')[2].partition("pager-next")[0]  # the facts name the first ones too
            numbers = set(re.findall(r"No\. (\d+)\b", listed))
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
    graph.write(lambda tx: stored_files.mark(tx, sha256, FileFault.GONE))

    assert stored_files.marked(graph, 9) == [sha256]
    assert [(one.sha256, one.subject_id, one.fault) for one in stored_files.named(graph, "", 9)] == [
        (sha256, VERIFIED_COPY, "gone")
    ]
