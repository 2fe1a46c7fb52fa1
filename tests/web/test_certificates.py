"""Certificates: issued once to a verified replicator, checked by anybody, "dicabut" after a withdrawal."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from graph.engine import Graph
from graph.store.audit import entries as audit
from graph.store.evidence import certificates
from graph.store.evidence.certificates import Certificate
from graph.store.replications import replications
from tests.factories.read_back import text_of
from tests.small_world import CHILD_OF_RECORDED, RECORDED_COPY, VERIFIED_COPY
from tracker.documents import pdf

Browser = Callable[[str | None], FlaskClient]
ISSUE = f"/replications/{VERIFIED_COPY}/certificate"


@pytest.fixture
def number(client_as: Browser, graph: Graph) -> str:
    """The id of the certificate of Semarang's copy."""
    assert client_as("semarang-registrar").post(ISSUE).status_code == 303
    found = certificates.of_replication(graph, VERIFIED_COPY)
    assert found is not None
    return found.id


def test_certificate_is_issued_once_under_an_id_that_nobody_guesses(
    client_as: Browser, graph: Graph, number: str
) -> None:
    client_as("semarang-registrar").post(ISSUE)

    found = certificates.of_replication(graph, VERIFIED_COPY)
    assert found is not None
    assert found.id == number
    assert len(number) >= 22
    assert [entry.event for entry in audit.of_subject(graph, VERIFIED_COPY)] == ["certificate.issued"]


def test_paper_says_who_what_since_when_and_leads_to_its_check_page(client_as: Browser, number: str) -> None:
    answer = client_as("semarang-registrar").get(f"{ISSUE}.pdf")

    words = text_of(answer.data)
    for expected in ("Pemerintah Kota Semarang", "UPTPK", "SERUNI", "Mei 2019", "1 Maret 2020", VERIFIED_COPY):
        assert expected in words
    assert f"http://127.0.0.1:5000/certificates/{number}" in words


def test_code_holds_the_address_of_the_check_page() -> None:
    drawn = pdf.qr("https://jejak.example.go.id/certificates/abc")

    assert drawn.startswith("<?xml")
    assert drawn != pdf.qr("https://jejak.example.go.id/certificates/abd")


def test_anybody_checks_the_verified_facts_and_nothing_private(client_as: Browser, number: str) -> None:
    page = client_as(None).get(f"/certificates/{number}")

    assert page.status_code == 200
    for expected in ("Pemerintah Kota Semarang", "UPTPK", "Mei 2019", "1 Maret 2020", "Berlaku"):
        assert expected in page.text
    assert "Registrar" not in page.text


def test_check_page_says_dicabut_after_a_withdrawal(client_as: Browser, graph: Graph, number: str) -> None:
    semarang = client_as("semarang-registrar")
    version = replications.facts(graph, VERIFIED_COPY).version

    semarang.post(f"/replications/{VERIFIED_COPY}/withdraw", data={"version": version, "reason": "Salah catat"})

    page = client_as(None).get(f"/certificates/{number}").text
    assert "Surat ini dicabut" in page
    assert "Kota Semarang" not in page
    assert "Salah catat" not in page
    assert semarang.get(f"{ISSUE}.pdf").status_code == 409


@pytest.mark.parametrize(
    ("login", "status"),
    [("steward", 303), ("verifier", 303), ("sragen-registrar", 403), ("kendal-registrar", 404), ("solo-drafter", 403)],
)
def test_only_the_adopter_and_kemenpanrb_have_it_issued(client_as: Browser, login: str, status: int) -> None:
    assert client_as(login).post(ISSUE).status_code == status


def test_only_verified_replications_have_one(client_as: Browser, graph: Graph) -> None:
    assert client_as("steward").post(f"/replications/{RECORDED_COPY}/certificate").status_code == 409
    assert certificates.of_replication(graph, RECORDED_COPY) is None


def test_paper_is_for_the_parties_and_a_missing_one_is_not_found(client_as: Browser, number: str) -> None:
    assert client_as("kendal-registrar").get(f"{ISSUE}.pdf").status_code == 404
    assert client_as("verifier").get(f"/replications/{CHILD_OF_RECORDED}/certificate.pdf").status_code == 404
    assert client_as(None).get("/certificates/unknown").status_code == 404


def test_extra_fields_are_refused(client_as: Browser) -> None:
    assert client_as("semarang-registrar").post(ISSUE, data={"verified_on": "2020-01-01"}).status_code == 422


def test_check_page_reads_in_english(client_as: Browser, number: str) -> None:
    page = client_as(None).get(f"/certificates/{number}?lang=en").text

    assert re.search("Certificate check", page)


def test_public_address_of_the_settings_stands_on_the_paper(app: Flask, client_as: Browser, number: str) -> None:
    app.extensions["jejak.settings"] = replace(
        app.extensions["jejak.settings"], public_url="https://jejak.example.go.id"
    )

    words = text_of(client_as("semarang-registrar").get(f"{ISSUE}.pdf").data)

    assert f"https://jejak.example.go.id/certificates/{number}" in words


def test_certificate_names_its_issuer_and_number_on_paper_and_at_its_check(
    app: Flask, client_as: Browser, graph: Graph, number: str
) -> None:
    found = certificates.by_id(graph, number)
    app.extensions["jejak.settings"] = replace(app.extensions["jejak.settings"], issuer="Kementerian Contoh Baru")

    paper = text_of(client_as("semarang-registrar").get(f"{ISSUE}.pdf").data)
    page = client_as(None).get(f"/certificates/{number}").text

    assert re.fullmatch(r"SK-[A-Z2-7]{5}-[A-Z2-7]{5}/\d{4}", found.number)
    for expected in ("Kementerian Contoh Baru, melalui sistem Jejak Inovasi", f"Nomor {found.number}"):
        assert expected in paper
    assert "Tempat tanda tangan elektronik" in paper
    for expected in ("Kementerian Contoh Baru", found.number):
        assert expected in page


def test_certificates_issued_without_a_setting_are_the_ministrys(client_as: Browser, number: str) -> None:
    assert "Kementerian PANRB, melalui" in text_of(client_as("semarang-registrar").get(f"{ISSUE}.pdf").data)


def test_number_of_a_certificate_is_its_own_and_gives_no_address_away() -> None:
    one, other = (Certificate(key, VERIFIED_COPY, date(2025, 3, 1)) for key in ("a" * 22, "b" * 22))

    assert one.number == replace(one).number
    assert one.number != other.number
    assert "aaaaa" not in one.number.lower()
