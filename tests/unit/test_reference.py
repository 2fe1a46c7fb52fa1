"""What both worlds hold, against figures that were published."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from graph.domain.vocabulary import Level
from graph.importers import reference
from graph.importers.reference import mandates, reference as made, terms

KNOWN = made()


def test_regions_are_38_provinces_416_regencies_and_98_cities() -> None:
    levels = Counter(region.level for region in KNOWN.regions)

    assert levels == {Level.PROVINCE: 38, Level.REGENCY: 416, Level.CITY: 98}


def test_codes_stay_text_and_lie_in_their_province() -> None:
    regions = {region.code: region for region in KNOWN.regions}

    assert (regions["33.10"].name, regions["33.10"].province) == ("Kabupaten Klaten", "33")
    assert (regions["96"].name, regions["96"].province, regions["96"].island_group) == (
        "Papua Barat Daya",
        None,
        "Papua",
    )
    assert all(r.province == r.code[:2] for r in KNOWN.regions if r.level is not Level.PROVINCE)


def test_every_region_has_a_point_in_indonesia() -> None:
    assert all(-11.1 < r.lat < 6.1 and 94.9 < r.lon < 141.1 for r in KNOWN.regions)


def test_island_groups_hold_all_provinces() -> None:
    groups = Counter(r.island_group for r in KNOWN.regions if r.level is Level.PROVINCE)

    assert groups == {
        "Sumatera": 10,
        "Jawa": 6,
        "Bali-Nusa Tenggara": 3,
        "Kalimantan": 5,
        "Sulawesi": 6,
        "Maluku": 2,
        "Papua": 6,
    }


@pytest.mark.shared
def test_regions_equal_the_ministers_list(shared: Path) -> None:
    with (shared / "data" / "regions.csv").open(encoding="utf-8", newline="") as file:
        listed = {row["code"]: row["name"].strip() for row in csv.DictReader(file)}

    assert {region.code: region.name for region in KNOWN.regions} == listed


@pytest.mark.parametrize(("table", "count"), [("categories", 9), ("priorities", 8), ("goals", 17)])
def test_terms_are_complete_in_both_languages(table: str, count: int) -> None:
    found = terms(table)

    assert [term.code for term in found] == [str(number) for number in range(1, count + 1)]
    assert all(term.name and term.name_en for term in found)


def test_ten_editions_were_held_until_2023_and_none_in_2024() -> None:
    held = {edition.year: edition.ordinal for edition in KNOWN.editions if edition.held}

    assert held == {year: year - 2013 for year in range(2014, 2024)} | {2025: 11}
    assert [edition.year for edition in KNOWN.editions if not edition.held] == [2024]


def test_national_figures_stand_side_by_side_where_they_differ() -> None:
    six = {"registered", "passed", "top", "top_replicated", "adopting_agencies", "running_units"}
    national = {
        (claim.metric, claim.value, claim.qualifier, claim.sources)
        for claim in KNOWN.claims
        if claim.metric in six and not claim.about_editions
    }

    assert national == {
        ("registered", 24442, None, ("daelpos-2025-03-11",)),
        ("registered", 24442, "lebih dari", ("sangkakalapost-2025-04",)),
        ("registered", 26039, None, ("zonaintegritas-2024-01",)),
        ("passed", 13491, None, ("daelpos-2025-03-11",)),
        ("top", 1065, None, ("daelpos-2025-03-11", "sangkakalapost-2025-04", "indonesiaexpres-2024-08-26")),
        ("top_replicated", 263, None, ("daelpos-2025-03-11", "sangkakalapost-2025-04")),
        ("adopting_agencies", 901, "lebih dari", ("sangkakalapost-2025-04",)),
        ("running_units", 2011, None, ("sangkakalapost-2025-04",)),
    }


def test_yearly_figures_are_about_their_edition() -> None:
    yearly = {
        (claim.about_editions[0], claim.value)
        for claim in KNOWN.claims
        if claim.metric == "registered" and claim.about_editions
    }

    assert yearly == {
        (2014, 515),
        (2015, 1189),
        (2015, 1184),
        (2016, 2476),
        (2017, 3054),
        (2018, 2824),
        (2019, 3156),
        (2021, 3178),
        (2022, 3478),
        (2023, 3110),
    }


def test_every_claim_has_a_listed_source() -> None:
    listed = {source.id for source in KNOWN.sources}

    assert all(claim.sources and set(claim.sources) <= listed for claim in KNOWN.claims)


def test_shared_claims_are_about_no_innovation_agency_or_region() -> None:
    assert not [claim for claim in KNOWN.claims if claim.about or claim.about_regions]


def test_every_category_is_within_a_ministrys_mandate() -> None:
    assert {mandate.category for mandate in mandates()} == {term.code for term in KNOWN.categories}


def test_figure_in_two_tables_is_one_claim_with_all_sources() -> None:
    (passed,) = [claim for claim in reference.national_claims() if claim.id == "passed-2025"]

    assert (passed.value, passed.as_of) == (2116, "2025-07")  # the finer of 2025 and 2025-07
    assert passed.sources == ("suaraborneo-2025-07", "kabar24-2025-07", "menpan-2025-07-31")
