"""Innovations through their pages: written, submitted, published, merged; interests; notices and the feed."""

import re
from collections.abc import Callable
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from graph.engine import Graph
from graph.store.innovations import innovation_drafts
from tests.factories.read_back import field
from tests.factories.sent_innovations import GOOD, own_id, write_up
from tests.small_world import MOMENT, VERIFIED_COPY, actor
from tracker.actions.context import Context
from tracker.actions.innovations import merging

ClientAs = Callable[[str | None], FlaskClient]
ATOM = "{http://www.w3.org/2005/Atom}"


def test_innovation_is_written_submitted_and_published(client_as: ClientAs, graph: Graph) -> None:
    registrar, verifier = client_as("solo-registrar"), client_as("verifier")
    write_up(registrar, "submit")
    number = own_id(graph, "33.72", "Loket Terpadu")
    assert client_as(None).get(f"/innovations/{number}").status_code == 404
    assert registrar.get(f"/innovations/{number}/edit").status_code == 409

    page = verifier.get(f"/innovations/{number}/review").get_data(as_text=True)
    assert "Antre lama." in page
    assert "Loket Terpadu" in verifier.get("/notices").get_data(as_text=True)
    version = field(page, "version")
    done = verifier.post(f"/innovations/{number}/review", data={"version": version, "act": "publish", "reason": ""})
    assert done.status_code == 303
    assert "Satu loket untuk semua." in client_as(None).get(f"/innovations/{number}").get_data(as_text=True)
    assert innovation_drafts.fields(graph, number).fields.cost_setup == 1_500_000
    assert "sudah terbit" in registrar.get("/notices").get_data(as_text=True)


def test_return_needs_its_reason_and_the_agency_reads_it(client_as: ClientAs, graph: Graph) -> None:
    registrar, verifier = client_as("solo-registrar"), client_as("verifier")
    write_up(registrar, "submit")
    number = own_id(graph, "33.72", "Loket Terpadu")
    version = innovation_drafts.by_id(graph, number).version
    path = f"/innovations/{number}/review"

    assert verifier.post(path, data={"version": version, "act": "return", "reason": " "}).status_code == 422
    assert verifier.post(path, data={"version": version, "act": "return", "reason": "Belum jelas"}).status_code == 303
    assert verifier.get(path).status_code == 404
    assert "Belum jelas" in registrar.get(f"/innovations/{number}/edit").get_data(as_text=True)


def test_holes_are_named_and_the_draft_is_kept(client_as: ClientAs, graph: Graph) -> None:
    registrar = client_as("solo-registrar")
    once = field(registrar.get("/innovations/new").get_data(as_text=True), "once")
    data = GOOD | {"once": once, "version": "", "act": "submit", "problem": "", "started_on": "kemarin"}

    answer = registrar.post("/innovations/new", data=data)

    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert 'href="#problem"' in page
    assert 'href="#started_on"' in page
    assert innovation_drafts.by_id(graph, own_id(graph, "33.72", "Loket Terpadu")).status == "draft"


def test_extra_fields_and_other_agencies_drafts_stay_closed(client_as: ClientAs) -> None:
    registrar = client_as("solo-registrar")

    extra = registrar.post("/innovations/new", data=GOOD | {"once": "0" * 32, "status": "published"})
    assert extra.status_code == 422
    for path in ("/innovations/rahasia/edit", "/innovations/nothing/edit", "/innovations/uptpk/edit"):
        assert registrar.get(path).status_code == 404
    assert client_as("steward").get("/innovations/rahasia/review").status_code == 404
    assert registrar.get("/innovations/merges").status_code == 403


def test_merged_address_leads_on_and_undo_brings_it_back(client_as: ClientAs) -> None:
    steward, public = client_as("steward"), client_as(None)
    once = field(steward.get("/innovations/merges").get_data(as_text=True), "once")
    data = {"once": once, "from_id": "uptpk", "into_id": "sanpiisan", "reason": "Satu inovasi"}
    refused = steward.post("/innovations/merges", data=data)
    assert refused.status_code == 409  # Semarang would copy its own innovation

    merged = steward.post("/innovations/merges", data=data | {"from_id": "solo-own", "into_id": "pelita"})
    assert merged.status_code == 303
    answer = public.get("/innovations/solo-own")
    assert (answer.status_code, answer.location) == (301, "/innovations/pelita")
    for page in ("spread?lang=en", "map.json?lang=en", "spread.svg?lang=en"):
        assert public.get(f"/innovations/solo-own/{page}").location == f"/innovations/pelita/{page}"
    page = steward.get("/innovations/merges").get_data(as_text=True)
    undo = re.search(r'action="(/innovations/merges/[^"]+/undo)"', page)
    assert undo is not None
    assert steward.post(undo.group(1), data={"reason": "Keliru"}).status_code == 303
    assert public.get("/innovations/solo-own").status_code == 200


def test_history_of_a_published_innovation_is_read_by_its_agency_and_the_overseers_only(
    client_as: ClientAs, graph: Graph
) -> None:
    write_up(client_as("solo-registrar"), "submit")
    number = own_id(graph, "33.72", "Loket Terpadu")
    path, version = f"/innovations/{number}/history", str(innovation_drafts.by_id(graph, number).version)
    assert "Diajukan untuk diterbitkan" in client_as("verifier").get(f"/innovations/{number}/review").text
    client_as("verifier").post(f"/innovations/{number}/review", data={"version": version, "act": "publish"})

    for login in ("solo-registrar", "solo-drafter", "verifier", "steward", "auditor"):
        page = client_as(login).get(path)
        assert page.status_code == 200
        for step in ("Draf dibuat", "Diajukan untuk diterbitkan", "Diterbitkan", "Antre lama."):
            assert step in page.text
        assert path in client_as(login).get(f"/innovations/{number}").text
    for login in ("kendal-registrar", "analyst"):
        assert client_as(login).get(path).status_code == 404
        assert path not in client_as(login).get(f"/innovations/{number}").text
    assert client_as(None).get(path).status_code == 302
    assert path not in client_as(None).get(f"/innovations/{number}").text


def test_history_of_a_draft_is_its_agencys_and_the_auditors(client_as: ClientAs) -> None:
    for login, status in {"kendal-registrar": 200, "auditor": 200, "steward": 404, "verifier": 404}.items():
        assert client_as(login).get("/innovations/rahasia/history").status_code == status
    assert client_as("steward").get("/innovations/nothing/history").status_code == 404


def test_history_goes_on_over_a_merge_and_its_undoing(client_as: ClientAs, graph: Graph) -> None:
    merge = merging.merge(
        Context(graph, actor(graph, "steward"), MOMENT), "solo-own", "pelita", "Satu inovasi", "0" * 32
    )
    into, out_of = "/innovations/pelita/history", "/innovations/solo-own/history"
    assert "Menerima inovasi yang digabungkan" in client_as("auditor").get(into).text
    assert out_of in client_as("auditor").get(into).text
    assert "Digabungkan ke inovasi lain" in client_as("solo-registrar").get(out_of).text

    merging.undo(Context(graph, actor(graph, "steward"), MOMENT), merge, "Keliru")

    page = client_as("solo-registrar").get(out_of).text
    assert "Penggabungan dibatalkan" in page
    assert "Keliru" in page


def test_interest_finds_its_mentor_and_leads_to_registering(client_as: ClientAs) -> None:
    solo, sragen, stranger = client_as("solo-registrar"), client_as("sragen-registrar"), client_as("kendal-registrar")
    once = field(solo.get("/interests/new?innovation=uptpk").get_data(as_text=True), "once")
    path = solo.post("/interests/new", data={"once": once, "innovation": "uptpk", "note": "Ingin"}).location

    assert stranger.get(path).status_code == 404
    assert stranger.post(path, data={"version": "1", "act": "answer"}).status_code == 404
    page = sragen.get(path).get_data(as_text=True)
    assert "Pemerintah Kota Semarang, sekitar 0 km" in page  # the small world's regions share one point
    step = {"version": "1", "act": "mentor", "mentor": VERIFIED_COPY, "text": ""}
    assert sragen.post(path, data=step).status_code == 303
    agreed = {"version": "2", "act": "agree", "agreement": "PKS 1", "day": "31-12-2025"}
    assert client_as("semarang-registrar").post(path, data=agreed).status_code == 303
    assert sragen.post(path, data={"version": "3", "act": "start"}).status_code == 403
    start = solo.post(path, data={"version": "3", "act": "start"})
    interest = path.removeprefix("/interests/")
    assert (start.status_code, start.location) == (303, f"/replications/new?parent={VERIFIED_COPY}&interest={interest}")
    form = solo.get(start.location).get_data(as_text=True)
    assert "SERUNI" in form
    assert [field(form, name) for name in ("interest_on", "agreement_on")] == ["31-12-2025", "31-12-2025"]
    assert stranger.get(start.location).status_code == 404


def test_feed_holds_verified_copies_and_nothing_that_is_not_public(client_as: ClientAs, graph: Graph) -> None:
    graph.write(lambda tx: tx.run("MATCH (r:Replication {id: $id}) SET r.local_name = '</title><x>'", id=VERIFIED_COPY))

    answer = client_as(None).get("/feed.atom")

    feed = ElementTree.fromstring(answer.data)  # our own bytes
    titles = [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]
    assert answer.mimetype == "application/atom+xml"
    assert len(titles) == 2
    assert any("</title><x>" in (title or "") for title in titles)
    assert "Data contoh" in (feed.findtext(f"{ATOM}title") or "")


def test_mail_wishes_are_kept_and_a_bad_address_is_refused(client_as: ClientAs) -> None:
    client = client_as("solo-registrar")

    assert client.post("/notices/settings", data={"mail": "x", "mode": "each"}).status_code == 422
    assert client.post("/notices/settings", data={"mail": "a@solo.go.id", "mode": "daily"}).status_code == 303
    assert "a@solo.go.id" in client.get("/notices/settings").get_data(as_text=True)


@pytest.mark.parametrize("path", ["/innovations/own", "/innovations/new", "/interests/new?innovation=uptpk"])
def test_pages_open_in_english(client_as: ClientAs, path: str) -> None:
    joint = "&" if "?" in path else "?"
    assert client_as("solo-registrar").get(f"{path}{joint}lang=en").status_code == 200
