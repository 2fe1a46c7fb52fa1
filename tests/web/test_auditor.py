"""The auditor reads what others publish, merge, succeed and import, finds no form there, and changes nothing."""

import io
import re
import secrets
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from graph.engine import Graph
from graph.store.audit import entries as audit
from graph.store.imports import import_jobs
from graph.store.innovations import innovation_drafts
from tests.factories.sent_innovations import own_id, write_up
from tests.small_world import MOMENT, actor
from tracker.actions.context import Context
from tracker.actions.imports import import_steps
from tracker.actions.innovations import merging
from tracker.base.clock import Clock
from tracker.running import worker

ClientAs = Callable[[str | None], FlaskClient]
READ = ("/innovations/review", "/innovations/merges", "/agencies/successions", "/imports")
LIST = "Instansi;Inovasi;Tahun mulai\n33.72;UPTPK;2024\nPemkab. Sragn;UPTPK;2024\n33.74;UPTPK;besok\n"


@pytest.fixture
def waiting(client_as: ClientAs, graph: Graph) -> str:
    """An innovation that waits to be published."""
    write_up(client_as("solo-registrar"), "submit")
    return own_id(graph, "33.72", "Loket Terpadu")


@pytest.fixture
def job(client_as: ClientAs) -> str:
    """The address of an official list that the steward handed in and has not started."""
    data = {"kind": "replications", "source": "Daftar KIPP", "once": secrets.token_hex(16)}
    answer = client_as("steward").post("/imports", data=data | {"file": (io.BytesIO(LIST.encode()), "daftar.csv")})
    assert answer.status_code == 303
    return str(answer.location)


def forms(page: str) -> list[str]:
    """Return what a page lets its reader send or press between the frame's own parts."""
    main = page.partition("<main")[2].partition("</main>")[0]
    found = re.findall(r"<(?:form|button|input|select|textarea)\b[^>]*>", main)
    return [one for one in found if "data-words-drop" not in one]  # drops what waits in this browser, and sends nothing


def test_menu_leads_to_what_others_do_and_the_pages_have_no_form(client_as: ClientAs) -> None:
    auditor = client_as("auditor")

    menu = auditor.get("/inbox").text

    for path in READ:
        assert f'href="{path}"' in menu
        for language in ("id", "en"):
            page = auditor.get(f"{path}?lang={language}&q=sragen")
            assert (page.status_code, forms(page.text)) == (200, []), path


def test_submitted_innovation_is_read_and_not_decided(client_as: ClientAs, graph: Graph, waiting: str) -> None:
    auditor, path = client_as("auditor"), f"/innovations/{waiting}/review"
    before = innovation_drafts.by_id(graph, waiting)

    page = auditor.get(path)
    decided = auditor.post(path, data={"version": str(before.version), "act": "publish", "reason": ""})

    assert path in auditor.get("/innovations/review").text
    assert "1 inovasi menunggu diterbitkan" in auditor.get("/inbox").text
    assert "Antre lama." in page.text
    assert forms(page.text) == []
    assert "Peran Anda" not in page.text
    assert decided.status_code == 403
    assert innovation_drafts.by_id(graph, waiting) == before
    assert forms(client_as("verifier").get(path).text) != []


def test_merges_and_successions_are_read_with_their_reasons(client_as: ClientAs, graph: Graph) -> None:
    merge = merging.merge(
        Context(graph, actor(graph, "steward"), MOMENT), "solo-own", "pelita", "Satu inovasi", "0" * 32
    )
    succession = {"old_id": "33.74", "new_id": "kemensos", "on": "2025-01-01", "basis": "UU 99/2024"}
    client_as("steward").post("/agencies/successions", data=succession)
    auditor = client_as("auditor")

    merges, successions = auditor.get("/innovations/merges"), auditor.get("/agencies/successions")

    assert "Satu inovasi" in merges.text
    assert "UU 99/2024" in successions.text
    assert forms(merges.text) + forms(successions.text) == []
    assert auditor.get("/reports/merges.csv").status_code == 200
    assert f"/innovations/merges/{merge}/undo" in client_as("steward").get("/innovations/merges").text


def test_import_of_any_agency_is_read_before_and_after_it_ran(
    app: Flask, client_as: ClientAs, graph: Graph, clock: Clock, job: str
) -> None:
    auditor = client_as("auditor")

    worker.try_imports(graph, app.extensions["jejak.settings"], clock)
    prepared = auditor.get(job)
    import_steps.start(Context(graph, actor(graph, "steward"), MOMENT), job.rpartition("/")[2])
    queued = auditor.get(job)
    worker.run_imports(graph, app.extensions["jejak.settings"], clock)
    done = auditor.get(job)

    assert job in auditor.get("/imports").text
    assert "Tahun mulai" in prepared.text
    assert "belum dipastikan" in prepared.text
    assert "Daftar KIPP" in done.text
    assert [forms(page.text) for page in (prepared, queued, done)] == [[], [], []]
    for path in (f"{job}.json", f"{job}/refused.csv", f"{job}/refused.xlsx"):
        assert auditor.get(path).status_code == 200
    assert auditor.get("/imports/templates/replications.xlsx").status_code == 403


def test_no_step_of_others_is_taken(client_as: ClientAs, graph: Graph, waiting: str, job: str) -> None:
    auditor, job_id = client_as("auditor"), job.rpartition("/")[2]
    merge = merging.merge(
        Context(graph, actor(graph, "steward"), MOMENT), "solo-own", "pelita", "Satu inovasi", "0" * 32
    )
    before = (audit.version(graph), import_jobs.by_id(graph, job_id))
    steps = [f"{job}/{step}" for step in ("columns", "names", "start", "stop", "discard")]

    refused = [
        auditor.post(path).status_code
        for path in (*steps, *READ[1:], f"/innovations/merges/{merge}/undo", f"/innovations/{waiting}/review")
    ]

    assert set(refused) == {403}
    assert (audit.version(graph), import_jobs.by_id(graph, job_id)) == before


def test_registrar_who_is_auditor_too_changes_no_import_of_another_agency(
    client_as: ClientAs, graph: Graph, job: str
) -> None:
    graph.write(lambda tx: tx.run("MATCH (u:User {id: 'solo-registrar'}) SET u.roles = ['registrar', 'auditor']"))
    both = client_as("solo-registrar")

    page = both.get(job)

    assert (page.status_code, forms(page.text)) == (200, [])
    assert both.post(f"{job}/discard").status_code == 403
    assert import_jobs.by_id(graph, job.rpartition("/")[2]).state == "open"
