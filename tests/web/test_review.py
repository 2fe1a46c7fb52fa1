"""KemenPANRB's queue and record page."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from graph.domain import vocabulary as v
from graph.domain.records import rows as r
from graph.engine import Graph
from graph.store.imports import loading
from graph.store.replications import replications
from tests.factories.sent_replications import register, version
from tests.small_world import TODAY, WORLD
from tracker.actions.replications.submitted_fields import FIELDS

ClientAs = Callable[[str | None], FlaskClient]
MISSED = "Yang terjadi sejak Anda membuka halaman ini"


def decide(client: FlaskClient, graph: Graph, number: str, verdict: str, **more: str) -> TestResponse:
    said = {"verdict": verdict, "version": version(graph, number)} | more
    return client.post(f"/review/{number}/decision", data=said)


@pytest.fixture
def number(client_as: ClientAs, graph: Graph) -> str:
    """A record of Surakarta that Sragen has confirmed."""
    number = register(client_as("solo-registrar"))
    said = {"answer": "confirmed", "version": version(graph, number)}
    client_as("sragen-registrar").post(f"/replications/{number}/answer", data=said)
    return number


def waiting_rows(count: int) -> tuple[r.ReplicationLoad, ...]:
    return tuple(
        r.ReplicationLoad(
            f"R-000000{place:02d}",
            "33.24",
            (r.ParentLink("uptpk", v.Answer.CONFIRMED),),
            ("uptpk",),
            v.ReplicationStatus.AWAITING_VERIFICATION,
            submitted_on=TODAY.replace(day=1 + place // 3),
        )
        for place in range(count)
    )


def test_verifier_decides_with_a_click_and_the_public_reads_it(client_as: ClientAs, graph: Graph, number: str) -> None:
    verifier = client_as("verifier")
    assert number in verifier.get("/review").text
    page = verifier.get(f"/review/{number}").text
    for said in ("Verifikasi", "Kembalikan untuk perbaikan", "Tolak", "463/21/2024", "Sragen Registrar"):
        assert said in page
    assert client_as(None).get(f"/replications/{number}").status_code == 404

    answer = decide(verifier, graph, number, "verified")

    assert answer.status_code == 303
    public = client_as(None).get(f"/replications/{number}")
    assert public.status_code == 200
    assert "31 Desember 2025" in public.text


def test_no_without_a_reason_is_refused_at_its_field(client_as: ClientAs, graph: Graph, number: str) -> None:
    answer = decide(client_as("verifier"), graph, number, "returned", comment_proof="Tulis nomor SK")

    assert answer.status_code == 422
    assert 'href="#reason"' in answer.text
    assert "Tulis nomor SK" in answer.text
    assert replications.facts(graph, number).status == "awaiting_verification"


def test_comment_on_any_field_stands_beside_it_at_the_submitter(client_as: ClientAs, graph: Graph, number: str) -> None:
    comments = {f"comment_{field}": f"Mohon lihat {field}!" for field in FIELDS}
    decide(client_as("verifier"), graph, number, "returned", reason="Lengkapi", **comments)

    record = client_as("solo-registrar").get(f"/replications/{number}").text
    form = client_as("solo-registrar").get(f"/replications/{number}/edit").text

    for field in FIELDS:
        row = record.split(f'id="field-{field}"')[1].split("</dd>")[0]
        assert f"Mohon lihat {field}!" in row
    assert [field for field in FIELDS if form.count(f"Mohon lihat {field}!") != 1] == []
    assert "Lengkapi" in form


def test_later_of_two_verifiers_sees_what_happened_and_loses_no_word(
    client_as: ClientAs, graph: Graph, number: str
) -> None:
    second = client_as("second-verifier")
    seen = re.search(r'name="seen"[^>]*value="(\d+)"', second.get(f"/review/{number}").text)
    assert seen is not None
    late = {"seen": seen[1], "version": version(graph, number), "reason": "Tidak jelas", "comment_proof": "Unggah SK"}
    decide(client_as("verifier"), graph, number, "returned", reason="Lengkapi bukti")

    answer = second.post(f"/review/{number}/decision", data=late | {"verdict": "rejected"})

    assert answer.status_code == 409
    missed = answer.text.split(MISSED)[2].split("</ol>")[0]
    assert "Dikembalikan untuk perbaikan" in missed
    assert "Lengkapi bukti" in missed
    assert "Instansi asal mengonfirmasi" not in missed  # that was seen before
    kept = answer.text.split("Tulisan Anda, belum tersimpan")[1].split("</dl>")[0]
    assert "Tidak jelas" in kept
    assert "Unggah SK" in kept


def test_later_answerer_sees_what_happened_and_loses_no_word(client_as: ClientAs, graph: Graph) -> None:
    number = register(client_as("solo-registrar"))
    late = {"seen": "1", "version": version(graph, number), "answer": "objected", "reason": "Belum pernah bertemu"}
    taken_back = {"version": version(graph, number), "reason": "Keliru"}
    client_as("solo-registrar").post(f"/replications/{number}/withdraw", data=taken_back)

    answer = client_as("sragen-registrar").post(f"/replications/{number}/answer", data=late)

    assert answer.status_code == 409
    assert "Keliru" in answer.text.split(MISSED)[2]
    assert "Belum pernah bertemu" in answer.text


def test_no_buttons_for_own_agency_and_other_roles(client_as: ClientAs, graph: Graph, number: str) -> None:
    for login in ("sragen-verifier", "steward", "auditor"):
        page = client_as(login).get(f"/review/{number}")
        assert page.status_code == 200
        assert 'name="verdict"' not in page.text
    assert "Diputuskan verifikator lain" in client_as("sragen-verifier").get("/review").text
    assert number not in client_as("sragen-verifier").get("/review?mine=1").text
    assert number in client_as("verifier").get("/review?mine=1").text
    assert decide(client_as("sragen-verifier"), graph, number, "verified").status_code == 403


def test_appointed_verifier_decides_where_kemenpanrb_is_a_party(client_as: ClientAs, graph: Graph, number: str) -> None:
    graph.write(
        lambda tx: tx.run(
            "MATCH (r:Replication {id: $id})-[l:ADOPTED_BY]->() MATCH (a:Agency {id: 'kemenpanrb'}) "
            "MATCH (u:User {id: 'kendal-registrar'}) DELETE l CREATE (r)-[:ADOPTED_BY]->(a) SET u.roles = ['verifier']",
            id=number,
        )
    )

    assert decide(client_as("verifier"), graph, number, "verified").status_code == 403
    assert decide(client_as("kendal-registrar"), graph, number, "verified").status_code == 303


def test_rejected_record_is_appealed_once_and_another_verifier_decides(
    client_as: ClientAs, graph: Graph, number: str
) -> None:
    solo, second = client_as("solo-registrar"), client_as("second-verifier")
    decide(client_as("verifier"), graph, number, "rejected", reason="Bukan replikasi")
    assert "Ajukan sanggah" in solo.get(f"/replications/{number}").text
    assert "Ajukan sanggah" not in client_as("solo-drafter").get(f"/replications/{number}").text

    def appeal(reason: str) -> int:
        said = {"version": version(graph, number), "reason": reason}
        return solo.post(f"/replications/{number}/appeal", data=said).status_code

    assert appeal(" ") == 422
    assert appeal("SK menyebut UPTPK sebagai rujukan") == 303
    assert number in client_as("verifier").get("/review?state=appeal").text
    assert 'name="verdict"' not in client_as("verifier").get(f"/review/{number}").text
    page = second.get(f"/review/{number}").text
    assert "Bukan replikasi" in page
    assert "SK menyebut UPTPK" in page
    assert decide(second, graph, number, "verified").status_code == 422  # a reversal needs its reason
    assert decide(second, graph, number, "rejected", reason="Tetap bukan").status_code == 303
    assert appeal("Sekali lagi") == 409


def test_verifier_reads_both_sides_words_of_a_dispute(client_as: ClientAs, graph: Graph, number: str) -> None:
    solo, sragen = client_as("solo-registrar"), client_as("sragen-registrar")
    assert solo.post(f"/replications/{number}/response", data={"version": "1", "reason": "x"}).status_code == 409
    said = {"version": version(graph, number), "answer": "objected", "reason": "Kami belum pernah bertemu"}
    sragen.post(f"/replications/{number}/answer", data=said)

    without = solo.post(f"/replications/{number}/response", data={"version": version(graph, number), "reason": " "})
    said = {"version": version(graph, number), "reason": "Kunjungan kami tercatat pada 3 Mei 2024"}
    response = solo.post(f"/replications/{number}/response", data=said)

    assert (without.status_code, response.status_code) == (422, 303)
    page = client_as("verifier").get(f"/review/{number}").text
    assert "Kami belum pernah bertemu" in page
    assert "Kunjungan kami tercatat pada 3 Mei 2024" in page
    assert sragen.post(f"/replications/{number}/response", data=said).status_code == 403
    assert "menanggapi keberatan" in client_as("verifier").get("/notices").text


def test_unanswered_record_waits_fourteen_days(client_as: ClientAs, graph: Graph) -> None:
    number = register(client_as("solo-registrar"))
    early = decide(client_as("verifier"), graph, number, "verified", reason="Cukup")
    graph.write(lambda tx: tx.run("MATCH (r:Replication {id: $id}) SET r.submitted_on = date('2025-12-17')", id=number))

    queue = client_as("verifier").get("/review?state=awaiting_parent").text

    assert early.status_code == 409
    assert number in queue
    assert "belum menjawab selama 14 hari" in client_as("verifier").get(f"/review/{number}").text


def tabs(page: str) -> list[int]:
    """Return the counts beside all, awaiting verification, disputed, silent, and appeals."""
    bar = page.split('aria-label="Keadaan"')[1].split("</nav>")[0]
    return [int(count) for count in re.findall(r">\s*\(?(\d+)\)?\s*<", bar)]


def test_counts_of_the_tabs_follow_the_filters(client_as: ClientAs, graph: Graph) -> None:
    loading.load(graph, r.WorldRows(replications=waiting_rows(7)), lambda _: None, str)
    graph.write(
        lambda tx: tx.run(
            "MATCH (r:Replication) WHERE r.id IN ['R-00000001', 'R-00000002'] SET r.appealed_on = date('2025-12-01')"
        )
    )

    assert tabs(client_as("verifier").get("/review").text) == [7, 7, 0, 0, 2]
    assert tabs(client_as("verifier").get("/review?province=33&mine=1").text) == [7, 7, 0, 0, 2]
    assert tabs(client_as("verifier").get("/review?province=31").text) == [0, 0, 0, 0, 0]
    assert tabs(client_as("sragen-verifier").get("/review?mine=1").text) == [0, 0, 0, 0, 0]
    assert tabs(client_as("sragen-verifier").get("/review").text) == [7, 7, 0, 0, 2]


def test_records_of_an_agency_that_the_own_one_succeeds_are_not_mine_to_decide(
    client_as: ClientAs, graph: Graph, number: str
) -> None:
    graph.write(
        lambda tx: tx.run(
            "MATCH (new:Agency {id: '33.24'}) MATCH (old:Agency {id: '33.14'}) "
            "MATCH (u:User {id: 'kendal-registrar'}) CREATE (new)-[:SUCCEEDS]->(old) SET u.roles = ['verifier']"
        )
    )
    client = client_as("kendal-registrar")

    assert "Diputuskan verifikator lain" in client.get("/review").text
    assert number not in client.get("/review?mine=1").text
    assert number not in client.get("/reports/waiting-records.csv?mine=1").text


def test_queue_pages_by_key_and_keeps_its_filter(client_as: ClientAs, graph: Graph) -> None:
    loading.load(graph, r.WorldRows(replications=waiting_rows(60)), lambda _: None, str)

    first = client_as("verifier").get("/review?province=33").text
    address = first.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    second = client_as("verifier").get(address).text

    assert "province=33" in address
    assert [f"/review/R-000000{n:02d}" in first for n in (0, 49, 50)] == [True, True, False]
    assert [f"/review/R-000000{n:02d}" in second for n in (49, 50, 59)] == [False, True, True]
    assert "Baris 1–50 dari 60." in first
    assert "10 dari 60 baris." in second  # where it stands is not counted
    assert "R-00000000" not in client_as("verifier").get("/review?province=31").text


def test_same_proof_is_a_signal(client_as: ClientAs, graph: Graph, number: str) -> None:
    proof = r.EvidenceLoad("e-2", WORLD.replications[0].id, v.EvidenceKind.SK, "463/21/2024", date(2024, 5, 2))
    loading.load(graph, r.WorldRows(evidence=(proof,)), lambda _: None, str)

    page = client_as("verifier").get(f"/review/{number}").text

    assert "Isyarat, bukan penilaian." in page
    assert f'href="/replications/{WORLD.replications[0].id}"' in page


def test_queue_is_closed_to_agencies(client_as: ClientAs) -> None:
    assert client_as("solo-registrar").get("/review").status_code == 403
    assert client_as(None).get("/review").status_code == 302
