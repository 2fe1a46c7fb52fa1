"""What the shipped facts become, line by line."""

import csv
from collections import Counter
from datetime import date

import pytest

from graph.domain.records.rows import AwardLoad, ClaimLoad, ReplicationLoad
from graph.domain.values.dates import PartialDate
from graph.domain.vocabulary import (
    AwardKind,
    Cluster,
    EntryStage,
    InnovationStatus,
    Phase,
    Precision,
    ReplicationStatus,
)
from graph.importers.facts import facts, made
from graph.importers.sourced_replications import replication_id
from graph.importers.tables import FOLDER, day, read

FACTS = facts()
LINES = list(made())
TABLES = (
    "agencies",
    "other_agencies",
    "innovations",
    "named_innovations",
    "replications",
    "kipp_totals",
    "policy_facts",
)


@pytest.mark.parametrize("table", TABLES)
def test_every_line_became_something(table: str) -> None:
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        lines = len(list(csv.DictReader(file)))

    accounted = [each for each in LINES if each.table == table]
    assert [each.line for each in accounted] == list(range(2, lines + 2))
    assert all(each.records for each in accounted)


def test_what_each_line_became_is_in_the_world() -> None:
    loaded = {
        row.id
        for rows in (
            FACTS.agencies,
            FACTS.units,
            FACTS.innovations,
            FACTS.replications,
            FACTS.awards,
            FACTS.evidence,
            FACTS.policies,
            FACTS.claims,
        )
        for row in rows
    }
    entered = set(FACTS.entries)

    for each in LINES:
        for record in each.records:
            assert record in entered or getattr(record, "id", None) in loaded, each


def test_copies_of_named_agencies_are_recorded_in_the_phase_that_the_page_proves() -> None:
    assert all(row.status is ReplicationStatus.RECORDED for row in FACTS.replications)
    assert {(row.roots[0], row.adopter, row.phase) for row in FACTS.replications} == {
        ("toss-klungkung", "51.08", Phase.PREPARATION),
        ("akuwaras-denpasar", "51.08", Phase.PREPARATION),
        ("lahir-procot-pulang-bawa-akta-banyuwangi", "32.11", Phase.IMPLEMENTATION),
        ("program-inovasi-banyuwangi", "36.02", Phase.PREPARATION),
        ("program-inovasi-banyuwangi", "33.22", Phase.PREPARATION),
        ("program-inovasi-banyuwangi", "63.02", Phase.PREPARATION),  # announced, behind those who signed
        ("program-inovasi-banyuwangi", "62.03", Phase.PREPARATION),
        ("apik-bandung", "36.04", Phase.PREPARATION),
        ("tangerang-live", "12.71", Phase.PREPARATION),
        ("smart-kampung-banyuwangi", "14.08", Phase.PREPARATION),
        ("simpati-sumedang", "32.71", Phase.PREPARATION),
        ("simpati-sumedang", "18.12", Phase.PREPARATION),
    }


def test_no_page_says_on_what_basis_a_recorded_copy_runs() -> None:
    assert {row.basis for row in FACTS.replications} == {None}


def test_signing_is_not_running() -> None:
    signed = _copy("apik-bandung", "36.04")

    assert (signed.agreement_on, signed.agreement_precision) == (date(2023, 2, 23), Precision.DAY)
    assert (signed.started_on, signed.interest_on) == (None, None)
    assert [(e.kind.value, e.date) for e in FACTS.evidence if e.subject == signed.id] == [("pks", date(2023, 2, 23))]


def test_plan_is_an_interest_and_a_running_copy_has_the_day_of_which_its_page_speaks() -> None:
    planned = _copy("program-inovasi-banyuwangi", "63.02")
    running = _copy("lahir-procot-pulang-bawa-akta-banyuwangi", "32.11")

    assert (planned.interest_on, planned.agreement_on, planned.started_on) == (date(2019, 2, 27), None, None)
    assert (running.started_on, running.started_precision) == (date(2018, 11, 13), Precision.DAY)


def test_local_names_are_kept() -> None:
    assert _copy("toss-klungkung", "51.08").local_name == "PAS URBAN"


def test_visits_groups_and_villages_are_claims() -> None:
    metrics = Counter(
        record.metric
        for each in LINES
        if each.table == "replications"
        for record in each.records
        if isinstance(record, ClaimLoad)
    )

    assert metrics == {
        "study_visit": 18,
        "replication_commitment": 29,
        "replication_plan": 5,
        "visit": 7,
        "scaling_up": 4,
        "internal_units": 1,
        "statement": 6,
    }


def test_35_villages_of_one_regency_are_no_replication() -> None:
    (villages,) = [claim for claim in FACTS.claims if claim.metric == "internal_units"]

    assert (villages.value, villages.as_of) == (35, "2023-08")
    assert villages.about == ("laboratorium-kemiskinan-pekalongan",)
    assert not [r for r in FACTS.replications if r.roots == ("laboratorium-kemiskinan-pekalongan",)]


def test_visit_of_a_minister_is_recognition_beside_the_award() -> None:
    (beside,) = [claim for claim in FACTS.claims if claim.id == "statement-oapsi-2022-toss-klungkung"]

    assert beside.about == ("toss-klungkung",)
    assert (beside.statement or "").endswith("adalah pengakuan, bukan replikasi.")


def test_our_own_words_are_there_in_english() -> None:
    agencies = ("Pemerintah ", "Pemprov ", "RSUD ")  # names stay as they are
    figures = {claim.id for claim in FACTS.claims if claim.value is not None}

    assert not [c.id for c in FACTS.claims if c.note and not c.note_en]
    assert not [
        claim.id
        for claim in FACTS.claims
        if claim.id not in figures and not claim.statement_en and not (claim.statement or "").startswith(agencies)
    ]


def test_instrument_and_innovation_are_named_together_and_no_scale_up_is_made_of_it() -> None:
    bases = [claim.about for claim in FACTS.claims if claim.metric == "legal_basis"]

    assert bases == [("mal-pelayanan-publik", "permenpanrb-23-2017"), ("mal-pelayanan-publik", "perpres-89-2021")]
    assert FACTS.scale_ups == ()


def test_every_listed_source_is_used() -> None:
    cited = {source.id for source in FACTS.sources}
    table = (FOLDER / "SOURCES.md").read_text("utf-8")

    assert [row["id"] for _, row in read("sources") if row["id"] not in cited and row["id"] not in table] == []


def test_innovation_with_two_awards_is_one_innovation() -> None:
    assert _awards("uptpk-sragen") == {
        (AwardKind.TOP33, 2014, 2014),
        (AwardKind.TOP25, 2015, 2015),
        (AwardKind.UNPSA, 2015, None),
    }
    assert _awards("toss-klungkung") == {
        (AwardKind.TOP40, 2018, 2018),
        (AwardKind.FINALIST, 2021, 2021),
        (AwardKind.OAPSI, 2022, 2022),
    }
    assert len([row for row in FACTS.innovations if row.id == "uptpk-sragen"]) == 1


def test_united_nations_award_is_no_entry() -> None:
    entered = {(e.year, e.stage) for e in FACTS.entries if e.innovation in ("uptpk-sragen", "petabencana-id-bnpb")}

    assert entered == {(2014, EntryStage.TOP), (2015, EntryStage.TOP)}  # of UPTPK: Top 33, then Top 25


def test_innovations_known_by_name_only_are_provisional() -> None:
    status = Counter(row.status for row in FACTS.innovations)

    assert status == {InnovationStatus.PUBLISHED: 106, InnovationStatus.PROVISIONAL: 11}


def test_listed_agencies_have_stable_ids() -> None:
    agencies = {row.id: row for row in FACTS.agencies}

    assert agencies["33.14"].name == "Pemerintah Kabupaten Sragen"
    assert agencies["kementerian-kesehatan"].cluster is Cluster.MINISTRY
    assert [a.id for a in FACTS.agencies if a.autonomous is False] == [
        f"31.{n}" for n in ("01", "71", "72", "73", "74", "75")
    ]
    assert agencies["31.71"].part_of == "31"
    assert len(agencies) == 677


def test_recorded_copies_have_stable_distinct_numbers() -> None:
    numbers = [row.id for row in FACTS.replications]

    assert replication_id("apik-bandung", "36.04") == "R-GS0MVHPH"
    assert len(set(numbers)) == len(numbers) == 12


def test_no_adopter_copies_its_own_innovation() -> None:
    origins = {row.id: row.origin for row in FACTS.innovations}

    assert not [r for r in FACTS.replications if r.adopter in {origins[root] for root in r.roots}]


def test_every_fact_has_a_source() -> None:
    sourced = (FACTS.agencies, FACTS.innovations, FACTS.replications, FACTS.awards, FACTS.policies, FACTS.claims)
    listed = {source.id for source in FACTS.sources}

    assert all(row.sources and set(row.sources) <= listed for rows in sourced for row in rows)


def test_award_named_in_two_tables_is_one_award() -> None:
    lines = [
        (each.table, record.id)
        for each in LINES
        for record in each.records
        if isinstance(record, AwardLoad) and record.subject == "sanpiisan-semarang" and record.year == 2024
    ]

    assert lines == [
        ("innovations", "unpsa-2024-sanpiisan-semarang"),
        ("policy_facts", "unpsa-2024-sanpiisan-semarang"),
    ]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2014", (date(2014, 1, 1), Precision.YEAR)),
        ("2023-08", (date(2023, 8, 1), Precision.MONTH)),
        ("2023-08-02", (date(2023, 8, 2), Precision.DAY)),
    ],
)
def test_dates_keep_their_precision(text: str, meant: tuple[date, Precision]) -> None:
    assert day(text) == PartialDate(*meant)


def _copy(innovation: str, adopter: str) -> ReplicationLoad:
    (found,) = [r for r in FACTS.replications if r.roots == (innovation,) and r.adopter == adopter]
    return found


def _awards(innovation: str) -> set[tuple[AwardKind, int, int | None]]:
    return {(a.kind, a.year, a.edition) for a in FACTS.awards if a.subject == innovation}
