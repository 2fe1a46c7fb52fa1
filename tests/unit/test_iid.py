"""The estimated IID value on regions that can be counted by hand."""

import pytest

from graph.analytics.scaling import iid, rules

RULES = rules.HISTORY[0]
SRAGEN, KENDAL, SEMARANG, WONOGIRI = "33.14", "33.24", "33.74", "33.12"


@pytest.mark.parametrize(
    ("codes", "value"),
    [
        ([], 0),
        ([SRAGEN], 3),
        ([SRAGEN, KENDAL], 6),
        ([SRAGEN, KENDAL, SEMARANG], 9),
        ([SRAGEN, KENDAL, SEMARANG, WONOGIRI], 9),
    ],
)
def test_value_is_three_for_each_region_up_to_three(codes: list[str], value: int) -> None:
    assert iid.estimate(codes, RULES).value == value


def test_two_replications_in_one_region_count_once() -> None:
    assert iid.estimate([SRAGEN, SRAGEN, KENDAL], RULES).value == 6


def test_agency_without_a_region_adds_nothing() -> None:
    assert iid.estimate([SRAGEN, None], RULES).value == 3


def test_codes_stay_text() -> None:
    assert iid.estimate(["33.10", "33.1"], RULES).regions == ("33.1", "33.10")
    assert iid.estimate(["33.10"], RULES).regions == ("33.10",)
