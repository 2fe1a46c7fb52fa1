"""Pages of imports: hand in, lay out, confirm, try, start, mend; in both languages, to nobody else."""

import io
import re
import secrets

import openpyxl
import pytest
from flask import Flask

from graph.engine import Graph
from graph.store.imports import import_trials
from tests.data import road
from tests.factories.imports import imported
from tests.factories.read_back import text
from tests.factories.sent_lists import hand_in, run
from tests.web.conftest import without_token
from tests.web.imports.conftest import SignIn
from tracker.base.clock import Clock


def test_a_list_goes_all_the_way(app: Flask, graph: Graph, clock: Clock, client_of: SignIn) -> None:
    steward = client_of(road.STEWARD)

    handed = hand_in(steward)
    address = handed.headers["Location"]
    page = text(steward.get(address + "?lang=en"))
    named = steward.post(f"{address}/names", data={"sort": "agency", "text": "Pemkab. Klatn", "meant": "33.10"})
    started = steward.post(f"{address}/start")
    waits = steward.get(f"{address}.json?lang=en").get_json()
    worked = run(app, graph, clock)
    done = text(steward.get(address))

    assert [answer.status_code for answer in (handed, named, started)] == [303, 303, 303]
    assert "Pemkab. Klatn" in page
    assert "cannot be read as a date" in page
    assert "Pemkab Klaten (33.10)" in page
    assert (waits["state"], waits["text"]) == ("queued", "Waiting for its turn. You may close this page.")
    assert worked
    assert "Semua replikasi yang dapat diterima sudah tercatat sekaligus, dengan sumbernya." in done
    rows = steward.get("/reports/replications.json").get_json()["rows"]
    assert sorted((row["agency_id"], row["innovation_id"]) for row in rows if row["status"] == "recorded") == [
        ("33.10", "fresh"),
        ("33.10", "quiet"),
        ("92.06", "uptpk"),
    ]


def test_what_was_refused_comes_back_with_reasons_and_can_be_handed_in_again(
    app: Flask, graph: Graph, clock: Clock, client_of: SignIn
) -> None:
    steward = client_of(road.STEWARD)
    address = hand_in(steward).headers["Location"]
    before = text(steward.get(f"{address}/refused.csv"))
    steward.post(f"{address}/start")
    run(app, graph, clock)

    after = text(steward.get(f"{address}/refused.csv"))
    book = openpyxl.load_workbook(io.BytesIO(steward.get(f"{address}/refused.xlsx?lang=en").data))
    again = hand_in(steward, after.replace("besok", "2024"))

    assert before == after
    sheet = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    assert sheet[0] == ["Instansi", "Inovasi", "Tahun mulai", "To be corrected", "Original row"]
    assert [row[:2] + row[4:] for row in sheet[1:]] == [["Pemkab. Klatn", "Sunyi", "3"], ["73.71", "Baru", "4"]]
    assert str(sheet[2][3]).startswith('Started: "besok" cannot be read as a date')
    page = text(steward.get(again.headers["Location"]))
    rows = page.partition("Baris demi baris")[2]
    assert re.findall(r'<th scope="row" role="rowheader" class="num">(\d+)</th>', rows) == ["2", "3"]


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"PK\x03\x04broken", "a.xlsx", "Berkas ini rusak"),
        (b"MZ\x00\x01", "a.csv", "bukan CSV atau XLSX"),
        (b"a,b\n", "a.csv", "tidak memuat baris data"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_at_its_field(
    client_of: SignIn, content: bytes, name: str, sentence: str
) -> None:
    answer = hand_in(client_of(road.STEWARD), content, name)

    assert answer.status_code == 422
    assert sentence in text(answer)


def test_a_name_longer_than_any_index_holds_is_a_matter_of_its_row(
    app: Flask, graph: Graph, clock: Clock, client_of: SignIn
) -> None:
    steward = client_of(road.STEWARD)
    address = hand_in(steward, f"Instansi;Inovasi\n33.10;Baru\n73.71;{'é' * 10_000}\n").headers["Location"]

    steward.post(f"{address}/start")
    run(app, graph, clock)
    page, refused = text(steward.get(address)), text(steward.get(f"{address}/refused.csv"))

    assert "Semua replikasi yang dapat diterima sudah tercatat sekaligus, dengan sumbernya." in page
    assert "paling banyak 200 karakter" in refused
    assert re.findall(r"^[\d.]+", refused, re.MULTILINE) == ["73.71"]


def test_the_same_form_sent_twice_makes_one_import(client_of: SignIn) -> None:
    steward, once = client_of(road.STEWARD), secrets.token_hex(16)

    first, second = hand_in(steward, once=once), hand_in(steward, once=once)

    assert first.headers["Location"] == second.headers["Location"]


@pytest.mark.parametrize("extra", ["status", "is_official", "agency_id", "role"])
def test_extra_fields_are_refused(client_of: SignIn, extra: str) -> None:
    steward = client_of(road.STEWARD)
    address = hand_in(steward).headers["Location"]

    assert hand_in(steward, **{extra: "x"}).status_code == 422
    for step in ("columns", "names", "start", "stop", "discard"):
        assert steward.post(f"{address}/{step}", data={extra: "x"}).status_code == 422


def test_another_agencys_import_answers_like_a_missing_one(client_of: SignIn, graph: Graph) -> None:
    address = hand_in(client_of(road.STEWARD)).headers["Location"]
    registrar = client_of(road.REGISTRAR)

    for path in ("", ".json", "/refused.csv", "/refused.xlsx"):
        other, missing = registrar.get(address + path), registrar.get("/imports/i-none" + path)
        named = text(missing).replace("i-none", address.rpartition("/")[2])
        assert (other.status_code, without_token(text(other))) == (404, without_token(named))
    for step in ("columns", "names", "start", "stop", "discard"):
        assert registrar.post(f"{address}/{step}").status_code == 404


def test_only_whoever_may_import_finds_the_pages(app: Flask, client_of: SignIn) -> None:
    assert app.test_client().get("/imports").status_code == 302
    assert client_of(road.ANALYST).get("/imports").status_code == 403
    assert client_of(road.REGISTRAR).get("/imports/templates/agencies.xlsx").status_code == 404
    assert hand_in(client_of(road.REGISTRAR), kind="agencies").status_code == 422


def test_a_registrars_list_becomes_drafts_of_the_own_agency(
    app: Flask, graph: Graph, clock: Clock, client_of: SignIn
) -> None:
    registrar = client_of(road.REGISTRAR)
    address = hand_in(registrar, "Inovasi\nBaru\n").headers["Location"]
    registrar.post(f"{address}/start")
    run(app, graph, clock)

    shown = app.test_client().get("/reports/replications.json").get_json()["rows"]
    assert "33.14" not in {row["agency_id"] for row in shown}
    assert "Semua replikasi yang dapat diterima" in text(registrar.get(address))


def test_the_page_of_an_imported_record_tells_of_the_import(
    app: Flask, graph: Graph, clock: Clock, client_of: SignIn
) -> None:
    registrar = client_of(road.REGISTRAR)
    address = hand_in(registrar, "Inovasi\nBaru\n", "daftar-2024.csv").headers["Location"]
    registrar.post(f"{address}/start")
    run(app, graph, clock)
    (line,) = imported(graph)

    page = text(registrar.get(f"/replications/{line.id}"))

    assert "Masuk lewat daftar" in page
    assert "daftar-2024.csv" in page
    assert "Rudi, Pemkab Sragen" in page
    assert "belum tercatat" not in page


def test_the_dry_run_says_which_rows_are_submitted(client_of: SignIn) -> None:
    rows = "Inovasi;Cara;Mulai;Jenis bukti;Nomor bukti\nBaru;Adaptasi;2024;SK;188/1\n"
    address = hand_in(client_of(road.REGISTRAR), rows).headers["Location"]

    page = text(client_of(road.REGISTRAR).get(address))

    assert "draf, kurang: unit, bukti" in page


def test_nothing_is_counted_before_the_first_row_is_judged(app: Flask, graph: Graph, client_of: SignIn) -> None:
    steward = client_of(road.STEWARD)
    address = hand_in(steward).headers["Location"]
    graph.write(lambda tx: import_trials.ask(tx, address.rpartition("/")[2]))

    waits = text(steward.get(address))

    assert "menunggu giliran" in waits
    assert "Belum dapat diterima" not in waits
    assert "Simpan sel yang diperbaiki" not in waits


def test_list_that_waits_for_its_start_counts_nothing_yet(client_of: SignIn) -> None:
    registrar = client_of(road.REGISTRAR)
    address = hand_in(registrar, "Inovasi\nBaru\n").headers["Location"]
    registrar.post(f"{address}/start")

    waits = text(registrar.get(address))

    assert "Menunggu giliran" in waits
    assert "Belum dapat diterima" not in waits


def test_nothing_to_mend_is_offered_where_no_row_is_refused(client_of: SignIn) -> None:
    registrar = client_of(road.REGISTRAR)

    page = text(registrar.get(hand_in(registrar, "Inovasi\nBaru\n").headers["Location"]))

    assert "Mulai impor" in page
    assert "Simpan sel yang diperbaiki" not in page
    assert "Unduh baris yang perlu diperbaiki" not in page


@pytest.mark.parametrize("kind", ["innovations", "agencies", "units", "replications"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_a_template_has_drop_downs_and_notes_and_is_read_back(client_of: SignIn, kind: str, language: str) -> None:
    steward = client_of(road.STEWARD)

    file = steward.get(f"/imports/templates/{kind}.xlsx?lang={language}").data
    book = openpyxl.load_workbook(io.BytesIO(file))
    data = book.worksheets[0]
    data.append(["x"] * data.max_column)
    book.save(filled := io.BytesIO())
    handed = hand_in(steward, filled.getvalue(), "templat.xlsx", kind=kind)

    names = [["Data", "Petunjuk", "Pilihan", "Kamus data"], ["Data", "Notes", "Choices", "Data dictionary"]][
        language == "en"
    ]
    assert book.sheetnames == names
    assert data.data_validations.dataValidation
    assert handed.status_code == 303
    page = text(steward.get(handed.headers["Location"]))
    columns = page.partition('/columns"')[2].partition("</form>")[0]
    assert columns.count(" selected>") == data.max_column


def test_malformed_requests_never_break_a_page(client_of: SignIn) -> None:
    steward = client_of(road.STEWARD)
    address = hand_in(steward).headers["Location"]
    odd = [
        "",
        "-1",
        "999999999999999999999",
        "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
        "٣",
        "'\"><x",
    ]

    codes = {steward.get(f"{address}?after={value}&fate={value}").status_code for value in odd}
    codes |= {steward.post(f"{address}/columns", data={"column-agency": value}).status_code for value in odd}
    codes |= {
        steward.post(f"{address}/names", data={"sort": value, "text": value, "meant": value}).status_code
        for value in odd
    }
    codes |= {hand_in(steward, kind=value, once=value).status_code for value in odd}

    assert codes <= {200, 303, 404, 422}
