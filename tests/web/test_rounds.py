"""A round through its pages: opened, ticked, seen by province; lessons that name nobody unless released."""

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape

import pytest
from flask.testing import FlaskClient

from graph.engine import Graph
from graph.store.monitoring import rounds
from tests.factories.read_back import field
from tests.small_world import CHILD_OF_RECORDED, TODAY, VERIFIED_COPY
from tracker.pages.monitoring import lessons
from tracker.wording.unworded import Unworded

ClientAs = Callable[[str | None], FlaskClient]
FORM = {
    "scope": "national",
    "opens_on": TODAY.isoformat(),
    "closes_on": (TODAY + timedelta(30)).isoformat(),
    "grace_until": (TODAY + timedelta(60)).isoformat(),
}
STOP = {
    f"life-{VERIFIED_COPY}": "stopped",
    f"reason-{VERIFIED_COPY}": "budget",
    f"stopped_on-{VERIFIED_COPY}": "06-2025",
    f"was-{VERIFIED_COPY}": "",
}


@pytest.fixture
def round_id(client_as: ClientAs) -> str:
    steward = client_as("steward")
    once = field(steward.get("/rounds/new").get_data(as_text=True), "once")
    answer = steward.post("/rounds/new", data=FORM | {"once": once})
    assert answer.status_code == 303
    assert steward.post("/rounds/new", data=FORM | {"once": once}).location == answer.location
    return answer.location.rsplit("/", 1)[1]


def test_list_is_ticked_and_shown_and_the_province_sees_it(client_as: ClientAs, round_id: str) -> None:
    registrar = client_as("semarang-registrar")
    page = registrar.get(f"/rounds/{round_id}/list").get_data(as_text=True)
    assert "SERUNI" in page
    assert CHILD_OF_RECORDED not in page
    assert "1 replikasi belum dijawab" in registrar.get("/inbox").text
    assert "1 replikasi belum dijawab" not in client_as("sragen-registrar").get("/inbox").text

    answer = registrar.post(f"/rounds/{round_id}/list", data=STOP)
    assert answer.status_code == 303
    assert 'value="06-2025"' in registrar.get(f"/rounds/{round_id}/list").get_data(as_text=True)
    progress = client_as("auditor").get(f"/rounds/{round_id}?lang=en").get_data(as_text=True)
    assert "Jawa Tengah" in progress
    assert client_as("semarang-registrar").get(f"/rounds/{round_id}").status_code == 403
    notice = registrar.get("/notices").get_data(as_text=True)
    assert "Putaran pemantauan dibuka" in notice


@pytest.mark.parametrize(
    ("language", "title", "words"),
    [
        ("id", "Dipantau: berhenti Juni 2025 karena anggaran", ("Keadaan", "Berhenti", "Alasan berhenti", "Anggaran")),
        ("en", "Monitored: stopped June 2025, reason: budget", ("State", "Stopped", "Reason for stopping", "Budget")),
    ],
)
def test_history_tells_a_tick_in_words(
    client_as: ClientAs, round_id: str, language: str, title: str, words: tuple[str, ...]
) -> None:
    registrar = client_as("semarang-registrar")
    registrar.post(f"/rounds/{round_id}/list", data=STOP)

    page = registrar.get(f"/replications/{VERIFIED_COPY}?lang={language}").text

    assert title in page
    assert [word for word in words if f">{word}<" not in page] == []
    assert [
        code for code in ("replication.reported", "stop_reason", ">life<", ">round<", ">Life<") if code in page
    ] == []


def test_entry_of_a_step_without_words_is_told_as_an_entry_of_its_day(client_as: ClientAs, graph: Graph) -> None:
    graph.write(
        lambda tx: tx.run(
            "CREATE (:AuditEntry {id: 'old', number: 9000, at: datetime('2019-05-04T03:00:00Z'), "
            "event: 'record.touched', subject: $id, changes: $changes})",
            id=VERIFIED_COPY,
            changes='{"aura": [null, "biru"]}',
        )
    )

    with pytest.warns(Unworded) as told:  # which the log of a process holds
        page = client_as("semarang-registrar").get(f"/replications/{VERIFIED_COPY}").text

    assert "record.touched" not in page
    assert "aura" not in page.lower()
    assert '<p class="timeline-title">Catatan 4 Mei 2019</p>' in page
    assert {str(one.message) for one in told} == {"no word for the event record.touched", "no word for the field aura"}


def test_errors_stand_at_their_line_and_keep_what_was_typed(client_as: ClientAs, round_id: str) -> None:
    answer = client_as("semarang-registrar").post(
        f"/rounds/{round_id}/list", data=STOP | {f"reason-{VERIFIED_COPY}": "", f"stopped_on-{VERIFIED_COPY}": "2031"}
    )

    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert f'href="#reason-{VERIFIED_COPY}"' in page
    assert 'value="2031"' in page


def test_fields_of_others_and_fields_that_are_none_change_nothing(
    client_as: ClientAs, graph: Graph, round_id: str
) -> None:
    registrar = client_as("semarang-registrar")

    for extra in ({f"life-{CHILD_OF_RECORDED}": "stopped"}, {"status": "verified"}):
        assert registrar.post(f"/rounds/{round_id}/list", data=extra).status_code == 422
    assert [one.life for one in rounds.asked(graph, round_id, "33.24")] == [None]


def test_second_person_sees_that_somebody_was_faster(client_as: ClientAs, round_id: str) -> None:
    first = client_as("semarang-registrar")
    first.post(f"/rounds/{round_id}/list", data={f"life-{VERIFIED_COPY}": "dormant", f"was-{VERIFIED_COPY}": ""})

    answer = first.post(f"/rounds/{round_id}/list", data=STOP)

    assert answer.status_code == 409
    assert f'name="was-{VERIFIED_COPY}" value="dormant"' in answer.get_data(as_text=True)


def test_lesson_is_public_only_when_released_and_names_nobody_unless_told_to(
    client_as: ClientAs, round_id: str
) -> None:
    registrar, public, own = client_as("semarang-registrar"), client_as(None), f"/lessons/own/{VERIFIED_COPY}"
    registrar.post(f"/rounds/{round_id}/list", data=STOP)
    assert registrar.post(own, data={"version": "0", "text": "Anggaran <b>dipotong</b>"}).status_code == 303
    assert registrar.post(own, data={"version": "0", "text": "Lain"}).status_code == 409

    page = public.get("/lessons").get_data(as_text=True)
    assert "dipotong" not in page
    assert "Anggaran" in page  # the national total by reason
    assert registrar.post(f"{own}/release", data={"version": "1", "release": "unnamed"}).status_code == 303
    page = public.get("/lessons").get_data(as_text=True)
    assert "UPTPK" in page
    assert "Anggaran &lt;b&gt;dipotong&lt;/b&gt;" in page
    assert "Semarang" not in page
    assert VERIFIED_COPY not in page
    assert registrar.post(f"{own}/release", data={"version": "2", "release": "named"}).status_code == 303
    assert "Pemerintah Kota Semarang" in public.get("/lessons").get_data(as_text=True)
    assert registrar.post(f"{own}/release", data={"version": "3", "release": "private"}).status_code == 303
    assert "dipotong" not in public.get("/lessons").get_data(as_text=True)


def test_lessons_say_which_of_how_many_a_page_shows(
    graph: Graph, client_as: ClientAs, monkeypatch: pytest.MonkeyPatch
) -> None:
    public = client_as(None)
    graph.write(
        lambda tx: tx.run(
            "MATCH (i:Innovation {id: 'uptpk'}), (r:Replication {id: $id}) SET r.stop_reason = 'budget' WITH i, r "
            "UNWIND range(1, 3) AS n CREATE (r)<-[:LEARNT_FROM]-(:Lesson {id: 'l-' + n, text: 'Pelajaran ' + n, "
            "released_on: date('2025-12-0' + n), names_agency: false})-[:ABOUT]->(i)",
            id=VERIFIED_COPY,
        )
    )
    monkeypatch.setattr(lessons, "PAGE", 2)

    first = public.get("/lessons").text
    further = re.search(r'rel="next" href="([^"]+)"', first)
    assert further

    assert "Pelajaran 1–2 dari 3. Yang terbaru" in " ".join(first.split())
    assert "Pelajaran 3–3 dari 3. Yang terbaru" in " ".join(public.get(unescape(further[1])).text.split())
    assert "3 pelajaran." not in public.get("/lessons?reason=staff").text


def test_another_agencys_lesson_is_like_a_missing_one(client_as: ClientAs, round_id: str) -> None:
    client_as("semarang-registrar").post(f"/rounds/{round_id}/list", data=STOP)
    stranger = client_as("kendal-registrar")

    theirs, missing = stranger.get(f"/lessons/own/{VERIFIED_COPY}"), stranger.get("/lessons/own/R-00000000")

    assert (theirs.status_code, missing.status_code) == (404, 404)


@pytest.mark.parametrize("path", ["/rounds", "/lessons", "/notices", "/notices/settings", "/interests", "/lessons/own"])
@pytest.mark.parametrize("lang", ["id", "en"])
def test_pages_open_in_both_languages(client_as: ClientAs, path: str, lang: str) -> None:
    assert client_as("semarang-registrar").get(f"{path}?lang={lang}").status_code == 200
