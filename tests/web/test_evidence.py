"""Evidence files as their agency gives them, and as others may or may not read them."""

import re
import secrets
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from graph.engine import Graph
from graph.store.audit import entries as audit
from graph.store.evidence import evidence
from graph.store.replications import replications
from tests.data import documents as made
from tests.factories.sent_evidence import OF_SEMARANG, send
from tests.small_world import CHILD_OF_RECORDED, VERIFIED_COPY
from tracker.base.settings import Settings

Browser = Callable[[str | None], FlaskClient]


def plain(answer: TestResponse) -> str:
    return re.sub(r'name="csrf_token" value="[^"]+"', "", answer.text)


@pytest.fixture
def given(semarang: FlaskClient, graph: Graph) -> str:
    """A PDF of Semarang's, on its verified copy."""
    assert send(semarang, made.pdf()).status_code == 303
    return next(one.id for one in evidence.page(graph, VERIFIED_COPY).proofs if one.sha256)


def test_file_is_kept_under_its_hash_private_and_in_the_trail(app: Flask, graph: Graph, given: str) -> None:
    found = evidence.by_id(graph, given)
    settings: Settings = app.extensions["jejak.settings"]
    kept = [path for path in (Path(settings.data) / "example" / "files").rglob("*") if path.is_file()]

    assert (found.file_name, found.kind, found.number, found.is_public) == ("SK.pdf", "sk", "7/SK/2025", False)
    assert [path.name for path in kept] == [found.sha256]
    assert audit.of_subject(graph, VERIFIED_COPY)[-1].event == "evidence.added"


@pytest.mark.parametrize("login", ["semarang-registrar", "sragen-registrar", "verifier", "steward", "auditor"])
def test_parties_and_overseers_read_the_file(client_as: Browser, given: str, login: str) -> None:
    answer = client_as(login).get(f"/evidence/{given}/file")

    assert (answer.status_code, answer.data) == (200, made.pdf())
    assert answer.headers["Content-Disposition"] == "attachment; filename=SK.pdf"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert answer.mimetype == "application/pdf"


@pytest.mark.parametrize("login", [None, "kendal-registrar", "solo-registrar", "analyst"])
@pytest.mark.parametrize("rest", ["", "/file", "/view"])
def test_file_is_for_others_exactly_like_a_missing_one(
    client_as: Browser, given: str, login: str | None, rest: str
) -> None:
    client = client_as(login)

    private, missing = client.get(f"/evidence/{given}{rest}"), client.get(f"/evidence/E-0{rest}")

    assert (private.status_code, missing.status_code) == (404, 404)
    assert plain(private).replace(given, "E-0") == plain(missing)


@pytest.mark.parametrize("login", ["kendal-registrar", "analyst"])
def test_strangers_neither_see_the_list_nor_add_to_it(client_as: Browser, login: str) -> None:
    client = client_as(login)

    assert client.get(OF_SEMARANG).status_code == 404
    assert send(client, made.pdf()).status_code == (404 if login == "kendal-registrar" else 403)


def test_party_without_the_record_reads_but_adds_nothing(client_as: Browser, graph: Graph, given: str) -> None:
    sragen = client_as("sragen-registrar")

    assert "Tambah berkas" not in sragen.get(OF_SEMARANG).text
    assert send(sragen, made.png(), "a.png").status_code == 403
    assert send(client_as("verifier"), made.png(), "a.png").status_code == 403
    assert len(evidence.page(graph, VERIFIED_COPY).proofs) == 2


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.svg", b"<svg/>", "Jenis berkas ini tidak diterima"),
        ("a.pdf", made.png(), "Isi berkas tidak sesuai"),
        ("a.docx", made.docx({"word/vbaProject.bin": b"x"}), "makro"),
        ("a.docx", made.docx({"word/x": b"\0" * 3_000_000}), "terlalu besar setelah dibuka"),
        ("a.pdf", made.pdf() + b"\0" * (10 * 1024 * 1024), "paling besar 10 MB"),
    ],
)
def test_refused_file_is_named_at_its_field_and_changes_nothing(
    semarang: FlaskClient, graph: Graph, name: str, data: bytes, words: str
) -> None:
    answer = send(semarang, data, name)

    assert answer.status_code == 422
    assert re.search(f'id="file-error">.*{words}', answer.text)
    assert [one.sha256 for one in evidence.page(graph, VERIFIED_COPY).proofs] == [None]


def test_larger_request_than_any_file_may_be_is_refused_unread(semarang: FlaskClient) -> None:
    assert send(semarang, b"%PDF-1.7" + b"\0" * (12 * 1024 * 1024)).status_code == 413


def test_only_routes_that_take_files_read_large_requests(semarang: FlaskClient) -> None:
    large = {"reason": "x" * (3 * 1024 * 1024)}

    assert semarang.post(f"/replications/{VERIFIED_COPY}/withdraw", data=large).status_code == 413


@pytest.mark.parametrize("field", ["status", "verified_on", "agency_id", "role", "public"])
def test_fields_beside_the_form_are_refused(semarang: FlaskClient, graph: Graph, field: str) -> None:
    assert send(semarang, made.pdf(), **{field: "x"}).status_code == 422
    assert len(evidence.page(graph, VERIFIED_COPY).proofs) == 1


def test_holes_are_named(semarang: FlaskClient) -> None:
    answer = send(semarang, made.pdf(), kind="", number="", date="31-02-2025")

    assert answer.status_code == 422
    assert {"kind-error", "date-error"} <= set(re.findall(r'id="([\w-]+)"', answer.text))


def test_same_form_twice_adds_one_file(semarang: FlaskClient, graph: Graph) -> None:
    once = secrets.token_hex(16)

    answers = [send(semarang, made.pdf(), once=once).status_code for _ in range(2)]

    assert answers == [303, 303]
    assert len(evidence.page(graph, VERIFIED_COPY).proofs) == 2


def test_file_of_a_known_proof_keeps_its_number_and_date(semarang: FlaskClient, graph: Graph) -> None:
    send(semarang, made.pdf(), proof_id="e-semarang", kind="", number="", date="")

    (proof,) = evidence.page(graph, VERIFIED_COPY).proofs
    assert (proof.id, proof.number, proof.file_name) == ("e-semarang", "800/12/2019", "SK.pdf")


def test_quota_of_an_agency_holds_but_a_file_that_it_keeps_costs_nothing(app: Flask, semarang: FlaskClient) -> None:
    from dataclasses import replace

    app.extensions["jejak.settings"] = replace(app.extensions["jejak.settings"], file_quota=1)
    filler = made.pdf(b"<< /Length 900000 >>\nstream\n" + b"x" * 900_000 + b"\nendstream")

    first, second = send(semarang, filler), send(semarang, filler.replace(b"xxxx", b"yyyy"))
    again = send(semarang, filler, to="/records/sanpiisan/evidence")

    assert (first.status_code, second.status_code, again.status_code) == (303, 422, 303)
    assert "Ruang berkas instansi Anda (1 MB) tidak cukup" in second.text


def test_released_file_is_open_until_it_is_closed(client_as: Browser, semarang: FlaskClient, given: str) -> None:
    public, address = client_as(None), f"/evidence/{given}/release"

    refused = semarang.post(address, data={"public": "yes"})
    semarang.post(address, data={"public": "yes", "has_no_personal_data": "y"})
    opened = [public.get(f"/evidence/{given}{rest}").status_code for rest in ("", "/file", "/view")]
    semarang.post(address, data={"public": "no"})

    assert refused.status_code == 422
    assert "tidak memuat data pribadi" in refused.text
    assert opened == [200, 200, 200]
    assert public.get(f"/evidence/{given}/file").status_code == 404


def test_only_the_own_registrar_releases(client_as: Browser, given: str) -> None:
    said = {"public": "yes", "has_no_personal_data": "y"}
    statuses = {
        login: client_as(login).post(f"/evidence/{given}/release", data=said).status_code
        for login in ("solo-drafter", "kendal-registrar", "sragen-registrar", "verifier")
    }

    assert statuses == {"solo-drafter": 403, "kendal-registrar": 404, "sragen-registrar": 403, "verifier": 403}


def test_only_the_page_of_a_file_may_hold_another_document(semarang: FlaskClient, given: str) -> None:
    page, listing = semarang.get(f"/evidence/{given}"), semarang.get(OF_SEMARANG)

    assert "object-src 'self'" in page.headers["Content-Security-Policy"]
    assert "object-src" not in listing.headers["Content-Security-Policy"]
    assert f'data="/evidence/{given}/view"' in page.text
    assert f'href="/evidence/{given}/file"' in page.text


def test_workbook_is_saved_even_where_it_is_asked_to_be_shown(semarang: FlaskClient, graph: Graph) -> None:
    send(semarang, made.xlsx(), "tabel.xlsx")
    found = next(one for one in evidence.page(graph, VERIFIED_COPY).proofs if one.sha256)

    answer = semarang.get(f"/evidence/{found.id}/view")

    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "<object" not in semarang.get(f"/evidence/{found.id}").text


def test_file_is_reused_by_its_agency_and_shows_up_as_shared(
    client_as: Browser, semarang: FlaskClient, graph: Graph, given: str
) -> None:
    once = {"once": secrets.token_hex(16), "evidence_id": given}

    taken = semarang.post("/records/sanpiisan/evidence/reuse", data=once)
    stolen = client_as("kendal-registrar").post(
        f"/records/{CHILD_OF_RECORDED}/evidence/reuse", data=once | {"once": secrets.token_hex(16)}
    )

    assert (taken.status_code, stolen.status_code) == (303, 404)
    shared = evidence.shared_with(graph, VERIFIED_COPY)
    assert [(one.evidence_id, one.subject_id, one.subject_kind, one.agency_name) for one in shared] == [
        (given, "sanpiisan", "innovation", "Pemerintah Kota Semarang")
    ]
    assert evidence.shared_with(graph, CHILD_OF_RECORDED) == []


def test_same_file_from_another_agency_is_a_signal_too(client_as: Browser, graph: Graph, given: str) -> None:
    send(client_as("kendal-registrar"), made.pdf(), to=f"/records/{CHILD_OF_RECORDED}/evidence")

    assert {one.subject_id for one in evidence.shared_with(graph, VERIFIED_COPY)} == {CHILD_OF_RECORDED}


def test_overseers_are_shown_where_else_a_file_stands_and_parties_are_not(client_as: Browser, given: str) -> None:
    send(client_as("kendal-registrar"), made.pdf(), to=f"/records/{CHILD_OF_RECORDED}/evidence")

    assert CHILD_OF_RECORDED in client_as("verifier").get(OF_SEMARANG).text
    assert CHILD_OF_RECORDED not in client_as("semarang-registrar").get(OF_SEMARANG).text


def test_file_of_a_submitted_record_stands(semarang: FlaskClient, graph: Graph, given: str) -> None:
    assert semarang.post(f"/evidence/{given}/remove").status_code == 409
    assert evidence.by_id(graph, given).sha256 is not None


def test_new_file_makes_a_verifier_look_again(graph: Graph, semarang: FlaskClient) -> None:
    before = replications.facts(graph, VERIFIED_COPY).version

    send(semarang, made.pdf())

    assert replications.facts(graph, VERIFIED_COPY).version == before + 1


def test_pages_read_in_english(semarang: FlaskClient, given: str) -> None:
    listing, page = semarang.get(f"{OF_SEMARANG}?lang=en").text, semarang.get(f"/evidence/{given}?lang=en").text

    assert "Add a file" in listing
    assert "Download file" in page


def test_lost_file_is_said_to_be_missing(app: Flask, semarang: FlaskClient, given: str) -> None:
    for path in (Path(app.extensions["jejak.settings"].data) / "example" / "files").rglob("*"):
        if path.is_file():
            path.unlink()

    assert semarang.get(f"/evidence/{given}/file").status_code == 404
