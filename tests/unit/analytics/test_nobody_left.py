"""Why nobody is suggested: an empty list says what was counted, on the handful of copies."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from graph.analytics import spread_profile
from graph.analytics.dataset import scope
from graph.analytics.dataset.insufficient_data import CannotCompute
from graph.analytics.diffusion import reproduction
from graph.analytics.nation import nation
from graph.analytics.recommendation import recommendations
from graph.domain.records.snapshot import ReplicationRow
from tests.unit.handful import JALAN, POINTS, ROWS, TODAY, copy

PEERS = tuple(code for code in POINTS if code != "33.14")  # regencies like the origin


def refused(copies: Iterable[ReplicationRow]) -> str:
    with pytest.raises(CannotCompute) as found:
        recommendations.for_innovation(nation(replace(ROWS, replications=tuple(copies)), TODAY), "jalan")
    return found.value.reason


def run_by(agencies: Iterable[str], **changes: object) -> list[ReplicationRow]:
    return [copy(at, agency, 2016, **changes) for at, agency in enumerate(agencies, start=1)]


def test_all_peers_run_it_only_where_each_has_a_verified_copy() -> None:
    assert refused(run_by(PEERS)) == "all_peers_run_it"
    assert refused([*run_by(PEERS[:-1]), copy(50, PEERS[-1], 2019, basis="mandated")]) == "all_peers_run_it"


def test_recorded_copies_are_told_apart_from_verified_ones() -> None:
    assert refused([*run_by(PEERS[:-1]), copy(50, PEERS[-1], 2019, status="recorded")]) == "all_peers_named"


def test_peers_whose_past_resembles_nobody_are_no_peers_that_run_it() -> None:
    assert refused(run_by(PEERS[:4])) == "nobody_alike"


def test_copies_without_a_known_parent_are_no_copies_of_the_origin() -> None:
    lost = copy(20, "33.72", 2020, "R-99")
    rows = replace(ROWS, replications=(copy(1, "33.10", 2016), lost))

    found = reproduction.copied(nation(rows, TODAY), JALAN)

    assert found.generations == (1,)
    assert found.without_parent == 1


def test_one_province_is_compared_with_no_other() -> None:
    agencies = tuple(one for one in ROWS.agencies if one.province == "33")
    rows = replace(ROWS, agencies=agencies, replications=(copy(1, "33.10", 2016),))

    assert spread_profile.by_earlier(nation(rows, TODAY), scope.innovation("jalan")) == []
