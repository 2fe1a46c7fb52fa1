"""Sources that open, and facts that say what their pages say: the rules of the tables of facts."""

import csv
from collections import Counter, defaultdict
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from graph.domain.records.catalogue import NOWHERE
from graph.domain.records.rows import ClaimLoad
from graph.domain.vocabulary import AwardKind, EntryStage
from graph.importers.facts import facts, made
from graph.importers.tables import read, several

FACTS = facts()
SOURCES = {row["id"]: row for _line, row in read("sources")}
AWARDS = {(award.subject, award.kind, award.year) for award in FACTS.awards}
CLAIMS = {claim.id: claim for claim in FACTS.claims}
TABLES = ("innovations", "named_innovations", "other_agencies", "replications", "kipp_totals", "policy_facts")
# What a page does not say of some of the facts that once cited it: source, table, and the cell that tells the line.
UNSUPPORTED = (
    ("tribunjatim-2019-07-19", "innovations", {"banyuwangi-mall", "chips-banyuwangi", "barisan-siap-banyuwangi"}),
    ("jabarekspres-2019-07-20", "innovations", {"taman-pacantells-bandung", "sidalimu-daliya-bogor"}),
    ("daelpos-2025-03-11", "innovations", {"petabencana-id-bnpb"}),
)


def test_a_source_has_an_address_or_says_where_else_or_that_there_is_none() -> None:
    for row in SOURCES.values():
        where = [text for text in (row["address"], row["elsewhere"]) if text]
        assert len(where) == 1, row["id"]
        parts = urlsplit(where[0])
        assert where == [NOWHERE] or (parts.scheme in {"http", "https"} and parts.hostname and not parts.username)


def test_no_two_sources_are_one_page() -> None:
    addresses = Counter(row["address"] for row in SOURCES.values() if row["address"])

    assert [address for address, times in addresses.items() if times > 1] == []


def test_a_page_with_an_address_names_its_publisher() -> None:
    assert [one for one, row in SOURCES.items() if row["address"] and not row["publisher"]] == []


@pytest.mark.shared
def test_an_address_is_that_of_the_publishers_own_page(shared: Path) -> None:
    """A copy at another publisher is told as such; its words are never ours."""
    with (shared / "data" / "facts" / "addresses.csv").open(encoding="utf-8", newline="") as file:
        found = {row["id"]: row for row in csv.DictReader(file) if row["id"] in SOURCES}
    own = {one for one, row in found.items() if row["match"] == "exact"}

    assert {one for one in own if not SOURCES[one]["address"]} == set()
    assert {one for one, row in found.items() if row["match"] == "other publisher" and SOURCES[one]["address"]} <= {
        "dutatv-2023-01"  # its own page was found later
    }
    shown = "".join(path.read_text("utf-8") for path in Path("graph/reference").glob("*.csv"))
    assert [row["seen"] for row in found.values() if len(row["seen"]) > 30 and row["seen"] in shown] == []


@pytest.mark.parametrize(("source", "table", "lines"), UNSUPPORTED)
def test_a_source_stands_at_no_fact_that_its_page_does_not_tell(source: str, table: str, lines: set[str]) -> None:
    assert [row["id"] for _line, row in read(table) if row["id"] in lines and source in several(row["sources"])] == []


def test_awards_are_those_that_pages_name() -> None:
    assert {
        ("uptpk-sragen", AwardKind.TOP25, 2015),
        ("edat-teluk-bintuni", AwardKind.TOP25, 2015),
        ("lahir-procot-pulang-bawa-akta-banyuwangi", AwardKind.TOP25, 2015),
        ("cetek-sukabumi", AwardKind.TOP99, 2017),
        ("cetek-sukabumi", AwardKind.TOP40, 2017),
        ("kelas-perahu-pangkajene-dan-kepulauan", AwardKind.TOP40, 2018),
        ("si-perut-laper-jawa-barat", AwardKind.TOP45, 2019),
        ("gastrodiplomacy-cireundeu-cimahi", AwardKind.TOP45, 2019),
        ("skck-online-polres-sidoarjo", AwardKind.TOP45, 2019),
        ("wisata-posyandu-barru", AwardKind.TOP45, 2021),
        ("uyah-kusamba-klungkung", AwardKind.TOP99, 2021),
        ("toss-klungkung", AwardKind.FINALIST, 2021),
        ("sip-peka-bone", AwardKind.TOP45, 2022),
        ("sidik-klhk", AwardKind.UNPSA, 2024),
        ("sinergitas-dokter-dan-dukun-bayi-aceh-singkil", AwardKind.UNPSA, 2015),
    } <= AWARDS


def test_finalists_are_not_top() -> None:
    """Whoever was a finalist of an edition and nothing more passed it; what else it won makes it top."""
    kinds = defaultdict[tuple[str, int], set[AwardKind]](set)
    for award in FACTS.awards:
        kinds[award.subject, award.year].add(award.kind)
    stages = {(entry.innovation, entry.year): entry.stage for entry in FACTS.entries}
    finalists = {key for key, found in kinds.items() if found == {AwardKind.FINALIST}}

    assert len(finalists) == 9
    assert {stages[key] for key in finalists} == {EntryStage.PASSED}
    assert {stages[key] for key in stages if key not in finalists} == {EntryStage.TOP}


def test_an_edition_is_entered_once_whatever_was_won_in_it() -> None:
    assert max(Counter((entry.innovation, entry.year) for entry in FACTS.entries).values()) == 1


def test_names_are_those_that_pages_write() -> None:
    names = {row.id: row.name for row in FACTS.innovations}

    assert names["gemar-limas-bone"] == "Gemar Limas (Gerakan Masyarakat Lisu Massikolah Paimeng)"
    assert names["layanan-119-kemenkes"] == "119 Kolaborasi Nasional Layanan Emergensi Medik"
    assert {row.id: row.origin for row in FACTS.innovations}["barisan-siap-banyuwangi"] == "polres-banyuwangi"
    assert not {"gemar-linmas-bone", "toss-gema-santi-klungkung"} & set(names)


def test_days_and_figures_are_those_of_the_pages() -> None:
    directive = CLAIMS["presidential-directive-simpati-sumedang"]
    malls = {claim.as_of: claim.value for claim in FACTS.claims if claim.metric == "malls_in_operation"}

    assert (directive.as_of, CLAIMS["jippnas-records-kipp"].as_of) == ("2023-01-02", "2024-10-18")
    assert malls == {"2022-09": 67, "2022-12-05": 103, "2023-09-26": 152, "2024-06-24": 208, "2025-12-15": 305}
    assert CLAIMS["study-visit-kudu-sekolah-pekalongan-33.16"].as_of == "2022-06-03"


def test_what_was_proposed_for_the_nation_is_to_be_replicated() -> None:
    told = [claim.statement or "" for claim in FACTS.claims if claim.metric == "proposed_for_nation"]

    assert len(told) == 8
    assert all(text.startswith("Akan direplikasi secara nasional (scaling up); diusulkan ") for text in told)


@pytest.mark.parametrize(
    ("claim", "words", "edition"),
    [
        ("pause-kipp-2024", "mengevaluasi pembinaan inovasi dan penyelenggaraan", 2024),
        ("planned-start-kipp-2025", "pekan ketiga Maret 2025", 2025),
        ("eligible-kipp-2025", "kementerian, lembaga, pemerintah daerah, BUMN, dan BUMD", 2025),
        ("theme-kipp-2022", "tujuan pembangunan berkelanjutan", 2022),
        ("briefing-kipp-2022", "1-4 Maret 2022", 2022),
        ("did-kipp-2022", "Kementerian Keuangan", 2022),
        ("theme-kipp-2025", "masyarakat dan pengguna ikut menilai, penghargaan juga bagi inovator", 2025),
        ("asta-cita-scaling-up-2025", "Asta Cita", 2025),
        ("programme-scaling-up-2025", "inovasi hasil KIPP 2025", 2025),
        ("asta-cita-kipp", "Asta Cita", None),
    ],
)
def test_what_was_missing_of_the_competition_is_told_of_its_edition(
    claim: str, words: str, edition: int | None
) -> None:
    told = CLAIMS[claim]

    assert words in (told.statement or "")
    assert told.about_editions == ((edition,) if edition else ())


def test_what_regions_and_agencies_did_is_about_them() -> None:
    siak, kaltim = CLAIMS["briefing-siak-kipp-2025"], CLAIMS["briefing-kaltim-kipp-2025"]

    assert (siak.about, siak.about_regions) == (("14.08",), ("14.08",))
    assert "OPD, UOBK, dan biro" in (kaltim.statement or "")
    assert "TalentDNA" in (CLAIMS["talentdna-kaltim-kipp-2025"].statement or "")
    assert "Unit Pelayanan Terpadu Penanggulangan Kemiskinan" in (CLAIMS["statement-uptpk-sragen-2014"].statement or "")
    assert "Satu dari lima penerima OAPSI 2022" in (CLAIMS["statement-toss-klungkung-2022"].statement or "")


def test_every_line_with_a_region_is_about_it() -> None:
    """The region of a statement is read: on its page the statement stands."""
    told = [
        (each.line, record.about_regions)
        for each in made()
        if each.table in {"policy_facts", "replications"}
        for record in each.records
        if isinstance(record, ClaimLoad) and record.metric != "legal_basis"
        for row in [dict(read(each.table))[each.line]]
        if row["region_code"]
    ]

    assert len(told) > 60
    assert [line for line, regions in told if not regions] == []
