"""Readiness, use, score, band: each level by hand."""

from dataclasses import replace
from datetime import date

import pytest

from graph.analytics.scaling import iid, readiness, rules
from graph.analytics.scaling.readiness import Band, Bottleneck, Exclusion, OriginTie
from graph.domain.records.scaling import Candidate
from graph.domain.records.snapshot import AgencyRow, ReplicationRow
from graph.domain.vocabulary import Basis, Cluster, Life, Manner, ReplicationStatus

TODAY = date(2025, 12, 31)
RULES = rules.HISTORY[0]
BARE = Candidate(
    id="uptpk",
    name="UPTPK",
    origin="33.14",
    origin_name="Pemkab Sragen",
    life=Life.ONGOING,
    started_on=date(2014, 1, 1),
    is_top=False,
    panel_feasible=False,
    is_registered=True,
    categories=("7",),
    outcomes=0,
    monev_internal=0,
    co_developers=(),
    facilitated=(),
    proven=(),
    evaluated=(),
    targets=(),
    readiness=None,
    assessed_on=None,
    red_areas=(),
    areas_assessed=0,
    scale_up_id=None,
    stage=None,
)
PROVEN = replace(BARE, outcomes=1)
PLACES = {
    place.id: place
    for place in (
        AgencyRow("33.14", "Pemkab Sragen", Cluster.REGENCY, "33.14", "33", None),
        AgencyRow("33", "Pemprov Jawa Tengah", Cluster.PROVINCE, "33", "33", None),
        AgencyRow("33.10", "Pemkab Klaten", Cluster.REGENCY, "33.10", "33", None),
        AgencyRow("33.74", "Pemkot Semarang", Cluster.CITY, "33.74", "33", None),
        AgencyRow("51.05", "Pemkab Klungkung", Cluster.REGENCY, "51.05", "51", None),
        AgencyRow("73.71", "Pemkot Makassar", Cluster.CITY, "73.71", "73", None),
        AgencyRow("92.06", "Pemkab Teluk Bintuni", Cluster.REGENCY, "92.06", "92", None),
        AgencyRow("kemensos", "Kementerian Sosial", Cluster.MINISTRY, None, None, None),
        AgencyRow("balai", "Balai Kemensos di Makassar", Cluster.VERTICAL, "73.71", "73", "kemensos"),
    )
}


def copy(adopter: str, **changes: object) -> ReplicationRow:
    base = ReplicationRow(
        f"R-{adopter}",
        ReplicationStatus.VERIFIED,
        adopter,
        ("uptpk",),
        ("uptpk",),
        (),
        date(2020, 1, 1),
        date(2020, 6, 1),
        None,
        None,
        None,
        Manner.ADOPTED,
        Basis.VOLUNTARY,
        None,
    )
    return replace(base, **changes)


def read(candidate: Candidate, *copies: ReplicationRow, since: date | None = None) -> readiness.ReadinessReading:
    return readiness.read(candidate, copies, PLACES, since, today=TODAY, rules=RULES)


@pytest.mark.parametrize(
    ("r", "u", "expected"), [(7, 1, 9), (8, 4, 40), (8, 6, 59), (9, 7, 78), (9, 9, 100), (9, 0, 0)]
)
def test_score_rounds_half_up(r: int, u: int, expected: int) -> None:
    assert readiness.score(r, u, RULES) == expected


def test_unknown_is_never_zero() -> None:
    assert readiness.score(None, 6, RULES) is None
    assert readiness.score(9, None, RULES) is None
    unknown = read(replace(BARE, life="unknown"))
    assert (unknown.use, unknown.score, unknown.band, unknown.bottleneck) == (None, None, None, None)


@pytest.mark.parametrize(
    ("candidate", "copies", "expected"),
    [
        (BARE, (), None),
        (replace(BARE, is_top=True), (), 6),
        (replace(BARE, is_top=True, life="dormant"), (), None),
        (replace(BARE, is_top=True, started_on=date(2025, 1, 1)), (), None),
        (replace(BARE, is_top=True, started_on=date(2024, 12, 31)), (), 6),
        (PROVEN, (), 7),
        (replace(BARE, monev_internal=1), (), 7),
        (replace(PROVEN, started_on=None), (), None),
        (PROVEN, (copy("51.05"),), 8),
        (PROVEN, (copy("51.05", stopped_on=date(2023, 1, 1)),), 7),
        (PROVEN, (copy("51.05", basis="mandated"),), 7),
        (PROVEN, (copy("51.05", status="recorded"),), 7),
        (replace(PROVEN, evaluated=("R-51.05",)), (copy("51.05"),), 9),
        (replace(PROVEN, evaluated=("R-51.05",)), (copy("51.05", stopped_on=date(2023, 1, 1)),), 7),
        (replace(BARE, evaluated=("R-51.05",)), (copy("51.05"),), None),
    ],
)
def test_readiness_is_estimated_from_recorded_facts(
    candidate: Candidate, copies: tuple[ReplicationRow, ...], expected: int | None
) -> None:
    found = read(candidate, *copies)

    assert (found.readiness, found.is_assessed) == (expected, False)


def test_assessed_readiness_stands_before_the_estimate() -> None:
    found = read(replace(PROVEN, readiness=5), copy("51.05"))

    assert (found.readiness, found.is_assessed) == (5, True)


@pytest.mark.parametrize(
    ("candidate", "copies", "expected"),
    [
        (replace(BARE, life="stopped"), (), 0),
        (BARE, (), 1),
        (BARE, (copy("51.05", stopped_on=date(2023, 1, 1)),), 1),
        (replace(BARE, co_developers=("51.05",)), (copy("51.05"),), 2),
        (
            replace(BARE, co_developers=("51.05", "73.71", "92.06")),
            (copy("51.05"), copy("73.71"), copy("92.06")),
            3,
        ),
        (BARE, (copy("33.10"),), 4),
        (BARE, (copy("33.10"), copy("33.74"), copy("33")), 5),
        (replace(BARE, facilitated=("R-51.05",)), (copy("51.05"),), 4),
        (BARE, (copy("51.05"),), 6),
        (BARE, (copy("51.05"), copy("33.10"), copy("33.74")), 6),
        (BARE, (copy("51.05"), copy("73.71"), copy("92.06")), 7),
        (BARE, (copy("51.05"), copy("73.71"), copy("balai")), 6),  # two of them in one city
        (BARE, (copy("51.05"), copy("73.71"), copy("kemensos")), 6),  # a ministry has no region
        (replace(BARE, proven=("R-51.05",)), (copy("51.05", beneficiaries=501),), 8),
        (replace(BARE, proven=("R-51.05",)), (copy("51.05", beneficiaries=500),), 6),
        (BARE, (copy("51.05", beneficiaries=9000),), 6),  # no proof
        (replace(BARE, proven=("R-33.10",)), (copy("33.10", beneficiaries=9000),), 4),
        (replace(BARE, targets=(3,)), (copy("51.05"), copy("73.71")), 9),
        (replace(BARE, targets=(4,)), (copy("51.05"), copy("73.71")), 6),  # half is not more than half
        (replace(BARE, life="unknown"), (copy("51.05"),), 6),
    ],
)
def test_use_is_the_highest_level_that_holds(
    candidate: Candidate, copies: tuple[ReplicationRow, ...], expected: int
) -> None:
    assert read(candidate, *copies).use == expected


def test_a_ministry_is_connected_only_to_its_own_offices_and_to_what_it_facilitates() -> None:
    national = replace(BARE, origin="kemensos", facilitated=("R-51.05",))

    ties = {link.agency: link.tie for link in read(national, *map(copy, ("balai", "51.05", "73.71"))).links}

    assert ties == {"balai": OriginTie.CONNECTED, "51.05": OriginTie.CONNECTED, "73.71": OriginTie.UNCONNECTED}


def test_every_link_says_why_it_was_left_out() -> None:
    found = read(
        PROVEN,
        copy("51.05"),
        copy("73.71", stopped_on=date(2024, 1, 1)),
        copy("92.06", confirmed_on=date(2025, 3, 1)),
        copy("33.10", status="recorded"),
        since=date(2025, 1, 1),
    )

    left_out = {link.agency: link.left_out for link in found.links}
    assert left_out == {"51.05": Exclusion.UNCONFIRMED, "73.71": Exclusion.STOPPED, "92.06": None}


@pytest.mark.parametrize(
    ("scored", "expected"),
    [
        (0, Band.EARLY),
        (24, Band.EARLY),
        (25, Band.STRENGTHEN),
        (49, Band.STRENGTHEN),
        (50, Band.CANDIDATE),
        (74, Band.CANDIDATE),
        (75, Band.READY),
        (100, Band.READY),
    ],
)
def test_bands_begin_at_25_50_75(scored: int, expected: Band) -> None:
    assert readiness.band(scored, RULES) == expected


def test_a_red_area_caps_the_band_and_never_lifts_it() -> None:
    strong = replace(PROVEN, readiness=9, red_areas=("ease",))

    assert (read(strong, copy("51.05")).band, read(strong, copy("51.05")).is_capped) == (
        Band.STRENGTHEN,
        True,
    )
    assert (read(strong).band, read(strong).is_capped) == (Band.EARLY, False)


def test_bottleneck_is_the_lower_scale() -> None:
    assert readiness.bottleneck(7, 1) == Bottleneck.USE
    assert readiness.bottleneck(6, 9) == Bottleneck.READINESS
    assert readiness.bottleneck(7, 7) == Bottleneck.EVEN


@pytest.mark.parametrize(
    ("adopters", "expected"),
    [
        (("51.05",), 3),
        (("51.05", "73.71"), 6),
        (("51.05", "73.71", "92.06", "33"), 9),
        (("73.71", "balai"), 3),
    ],
)
def test_iid_estimate_is_three_for_each_of_up_to_three_regions(adopters: tuple[str, ...], expected: int) -> None:
    links = read(BARE, *map(copy, adopters)).links

    assert iid.estimate((link.region for link in links), RULES).value == expected
