"""What an import leaves behind: the history of its records, who has a hand in them, and who is told."""

import json
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from graph.domain.records.imports import Fate, Job, Kind
from graph.engine import Graph
from graph.store.audit import entries as audit
from graph.store.imports import import_jobs
from graph.store.innovations import innovation_drafts
from graph.store.people import notices
from graph.store.replications import replications
from tests.factories.imports import CLOCK, RELEASER, carry_out, counts, csv, hand_in, released
from tests.factories.replication_forms import GOOD
from tests.small_world import MOMENT, TODAY, VERIFIED_COPY
from tests.store.conftest import People
from tracker.actions import access
from tracker.actions.context import Context
from tracker.actions.imports import import_reading, import_running, import_steps
from tracker.actions.imports.import_running import Worker
from tracker.actions.replications import answering, registering
from tracker.base.clock import JAKARTA

HEADER = "Inovasi;Unit;Cara;Mulai;Jenis bukti;Nomor bukti;Tanggal bukti;Sumber"
WHOLE = "Dinas Sosial Surakarta;Adaptasi;2024;SK;188/1;2024-02-01;"
LATER = datetime(9999, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Id:
    id: str


@dataclass(frozen=True, slots=True)
class Proof:
    kind: str
    number: str | None
    date: date | None
    is_extra: bool


def numbers(graph: Graph) -> list[str]:
    query = (
        "MATCH (r:Replication)-[:OF]->(i:Innovation) WHERE r.import_job IS NOT NULL "
        "RETURN r.id AS id ORDER BY i.id, r.id"
    )
    return [found.id for found in graph.read(query, Id)]


def proofs(graph: Graph, number: str) -> list[Proof]:
    return [
        Proof(one.kind, one.number, one.date, one.is_extra) for one in replications.surroundings(graph, number).proofs
    ]


def told(graph: Graph, *logins: str) -> list[tuple[str, str, str]]:
    """Return login, kind and number of replications of each notice."""
    return [
        (login, one.kind, json.loads(one.values)["count"])
        for login in logins
        for one in notices.of_person(graph, login, 50, LATER)
    ]


def changes(graph: Graph, subject: str) -> list[tuple[str, str | None, dict[str, list[str | None]]]]:
    return [
        (entry.event, entry.to_status, json.loads(entry.changes or "{}")) for entry in audit.of_subject(graph, subject)
    ]


def test_an_imported_record_has_the_import_in_its_history(small: Graph, person: People) -> None:
    job = carry_out(small, person("solo-registrar"), Kind.REPLICATIONS, csv(HEADER, f"UPTPK;{WHOLE}", "PELITA Kendal"))

    drafted, submitted = numbers(small)
    (entry,) = audit.of_subject(small, submitted)
    assert (entry.event, entry.to_status) == ("import.replications", "awaiting_parent")
    assert (entry.actor_name, entry.agency_name) == ("Solo Registrar", "Pemerintah Kota Surakarta")
    assert entry.at.astimezone(JAKARTA).date() == TODAY
    assert entry.reason == job.source
    said = json.loads(entry.changes or "")
    assert (said["file"], said["file_hash"], said["rows_created"]) == (
        [None, "daftar.csv"],
        [None, job.sha256],
        [None, "2"],
    )
    assert [(e.number, e.to_status) for e in audit.of_subject(small, drafted)] == [(entry.number, "draft")]
    assert audit.first_broken(small) is None


def test_whoever_imported_a_submission_stays_its_submitter_when_a_colleague_resubmits(
    small: Graph, person: People
) -> None:
    carry_out(small, person("solo-registrar"), Kind.REPLICATIONS, csv(HEADER, f"UPTPK;{WHOLE}", "PELITA Kendal"))
    drafted, number = numbers(small)
    version = replications.facts(small, number).version
    answering.answer(Context(small, person("sragen-registrar"), MOMENT), number, version, "unclear", "Sejak kapan?")
    colleague = replace(person("solo-registrar"), user_id="solo-drafter")
    registering.submit(Context(small, colleague, MOMENT), number, version + 1, GOOD)

    moved = replace(person("sragen-registrar"), user_id="solo-registrar")
    importer_now_verifies = replace(person("verifier"), user_id="solo-registrar")

    record = replications.by_id(small, number)
    assert record.facts.submitted_by == "solo-drafter"
    assert access.obstacle_to_answer(moved, record) == "four_eyes"
    assert access.obstacle_to_verify(importer_now_verifies, record) == "four_eyes"
    assert access.parties(replications.by_id(small, drafted)).answered_by == set()  # a draft was not submitted


def test_each_agency_concerned_is_told_once_how_many_came_in_for_it(small: Graph, person: People) -> None:
    rows = csv(HEADER, f"PELITA Kendal;{WHOLE}", f"{VERIFIED_COPY};{WHOLE}", "SANPIISAN")
    parents = ("sragen-registrar", "semarang-registrar", "kendal-registrar", "solo-registrar", "verifier")

    carry_out(small, person("solo-registrar"), Kind.REPLICATIONS, rows)

    assert told(small, *parents) == [
        ("sragen-registrar", "import.descended", "1"),
        ("semarang-registrar", "import.asked", "1"),
        ("kendal-registrar", "import.asked", "1"),
    ]


def test_drafts_and_official_lists_ask_nobody(small: Graph, person: People) -> None:
    carry_out(small, person("solo-registrar"), Kind.REPLICATIONS, csv("Inovasi", "UPTPK"))
    carry_out(small, person("steward"), Kind.REPLICATIONS, csv("Instansi;Inovasi", "33.24;UPTPK"))

    assert told(small, "sragen-registrar", "kendal-registrar", "solo-registrar") == []


def test_a_later_list_adds_the_proof_that_an_earlier_one_lacked(small: Graph, person: People) -> None:
    solo = person("solo-registrar")
    carry_out(small, solo, Kind.REPLICATIONS, csv(HEADER, "UPTPK;;;;;;;Berita"))
    (number,) = numbers(small)

    first = carry_out(small, solo, Kind.REPLICATIONS, csv(HEADER, "UPTPK;Dinas Sosial Surakarta;;;SK;;;Koran"))
    second = carry_out(small, solo, Kind.REPLICATIONS, csv(HEADER, "UPTPK;;;Mei 2024;SK;SK 12/2024;2024-02-01;"))
    again = carry_out(small, solo, Kind.REPLICATIONS, csv(HEADER, "UPTPK;;;Mei 2024;SK;SK 12/2024;2024-02-01;"))
    other = carry_out(small, solo, Kind.REPLICATIONS, csv(HEADER, "UPTPK;;;;PKS;7;2024-03-01;"))

    assert [counts(job)[1:4] for job in (first, second, again, other)] == [(0, 1, 0), (0, 1, 0), (0, 0, 1), (0, 1, 0)]
    assert proofs(small, number) == [
        Proof("sk", "SK 12/2024", date(2024, 2, 1), False),
        Proof("pks", "7", date(2024, 3, 1), True),
    ]
    assert sorted(one.title for one in replications.surroundings(small, number).sources) == [
        "Berita",
        "Daftar KIPP",
        "Koran",
    ]
    assert [said for _event, _status, said in changes(small, number)][1:] == [
        {
            "file": [None, "daftar.csv"],
            "proof": [None, "sk"],
            "sources": [None, "Koran"],
            "units": [None, "Dinas Sosial Surakarta"],
        },
        {
            "file": [None, "daftar.csv"],
            "proof": ["sk", "sk SK 12/2024 2024-02-01"],
            "sources": [None, "Daftar KIPP"],
            "started_on": [None, "05-2024"],
        },
        {"file": [None, "daftar.csv"], "proof": [None, "pks 7 2024-03-01"]},
    ]


def test_a_proof_without_its_kind_is_refused_and_not_dropped(small: Graph, person: People) -> None:
    rows = csv("Inovasi;Nomor bukti", "UPTPK;SK 12/2024")
    job = hand_in(small, person("solo-registrar"), Kind.REPLICATIONS, rows)

    (verdict,) = import_reading.dry_run(small, import_reading.opened(small, job, TODAY)).verdicts

    assert (verdict.fate, [(p.field, p.code) for p in verdict.problems]) == (
        Fate.REFUSED,
        [("proof_kind", "proof_kind_needed")],
    )


def test_a_further_source_is_no_reason_to_refuse_a_verified_record(small: Graph, person: People) -> None:
    rows = csv("Instansi;Inovasi;Nama lokal", "33.74;UPTPK;SERUNI")

    job = carry_out(small, person("steward"), Kind.REPLICATIONS, rows)

    assert counts(job) == ("done", 0, 0, 1, 0)
    assert replications.surroundings(small, VERIFIED_COPY).sources == ()


def test_an_innovation_gains_its_origin_and_a_further_source(small: Graph, person: People) -> None:
    steward = person("steward")
    carry_out(small, steward, Kind.INNOVATIONS, csv("Nama;ID SINOVIK;Sumber", "Lapor;S-1;Koran, 2 Mei 2019"))
    rows = csv("Nama;ID SINOVIK;Instansi", "Lapor;S-1;33.24")

    job = carry_out(small, steward, Kind.INNOVATIONS, rows)
    again = carry_out(small, steward, Kind.INNOVATIONS, rows)

    assert (counts(job), counts(again)) == (("done", 0, 1, 0, 0), ("done", 0, 0, 1, 0))
    (found,) = small.read("MATCH (i:Innovation {name: 'Lapor'}) RETURN i.id AS id", Id)
    held = innovation_drafts.by_id(small, found.id)
    assert (held.origin_id, held.version) == ("33.24", 2)
    titles = small.read(
        "MATCH (:Innovation {name: 'Lapor'})-[:STATED_IN]->(s:Source) RETURN s.title AS id ORDER BY id", Id
    )
    assert [one.id for one in titles] == ["Daftar KIPP", "Koran, 2 Mei 2019"]
    assert changes(small, found.id)[1][2] == {
        "file": [None, "daftar.csv"],
        "origins": [None, "Pemerintah Kabupaten Kendal"],
        "sources": [None, "Daftar KIPP"],
    }


def test_an_innovation_that_somebody_changed_meanwhile_is_judged_anew(small: Graph, person: People) -> None:
    steward = person("steward")
    job = hand_in(small, steward, Kind.INNOVATIONS, csv("Nama;Instansi;Ringkasan", "UPTPK;33.14;Satu pintu"))
    import_steps.start(Context(small, steward, MOMENT), job.id)

    def between(_job: Job, _done: int) -> None:
        small.write(lambda tx: tx.run("MATCH (i:Innovation {id: 'uptpk'}) SET i.version = 7, i.link = 'https://a.id'"))

    import_running.run_next(Worker(small, CLOCK, "one", said=between), only=job.id)
    import_steps.release(Context(small, RELEASER, MOMENT), job.id)
    import_running.run_next(Worker(small, CLOCK, "one"), only=job.id)
    met, anew = innovation_drafts.fields(small, "uptpk"), import_jobs.by_id(small, job.id)
    import_running.run_next(Worker(small, CLOCK, "one"), only=job.id)
    waits = import_jobs.by_id(small, job.id)  # other rows than those that were released
    released(small, waits)

    assert (met.fields.summary, anew.state, anew.released_by, waits.state) == (None, "queued", None, "waiting")
    held = innovation_drafts.fields(small, "uptpk")
    assert (held.fields.summary, held.fields.link) == ("Satu pintu", "https://a.id")
    assert innovation_drafts.by_id(small, "uptpk").version == 8


def test_a_dry_run_says_which_rows_are_submitted_and_what_the_others_lack(small: Graph, person: People) -> None:
    rows = csv(HEADER, f"UPTPK;{WHOLE}", "PELITA Kendal;Dinas Sosial Surakarta;Adaptasi;2024;SK;188/1;")
    job = hand_in(small, person("solo-registrar"), Kind.REPLICATIONS, rows)

    found = import_reading.dry_run(small, import_reading.opened(small, job, TODAY)).verdicts

    assert [(v.status, v.lacks) for v in found] == [("awaiting_parent", ()), ("draft", ("proof",))]
