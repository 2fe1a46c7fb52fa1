"""When one innovation may arrive: the chances of its own event history, on a made-up row of regencies."""

from datetime import date

import numpy as np
import pytest

from graph.analytics.dataset.insufficient_data import CannotCompute
from graph.analytics.diffusion.adoption_hazard import soon
from graph.analytics.nation import Nation, nation
from graph.domain.records.snapshot import AgencyRow, InnovationRow, ReplicationRow, SnapshotRows
from graph.domain.vocabulary import Basis, Cluster, ReplicationStatus

TODAY = date(2020, 6, 30)
FIRST, LAST, SIZE = 2010, 2019, 90


def regencies(adopted: dict[int, int], origin: int = 0) -> Nation:
    """Return a nation of regencies along the equator, with the year in which some took up the one innovation."""
    places = [
        AgencyRow(f"{i:03}", f"{i:03}", Cluster.REGENCY, f"{i:03}", "33", None, 0.0, 100 + i / 10) for i in range(SIZE)
    ]
    copies = [
        ReplicationRow(
            f"R-{i:03}", ReplicationStatus.VERIFIED, f"{i:03}", ("jalan",), ("jalan",), (), date(year, 3, 1),
            None, None, None, None, None, Basis.VOLUNTARY, None,
        )
        for i, year in adopted.items()
    ]  # fmt: skip
    roots = (InnovationRow("jalan", "Jalan", f"{origin:03}", True, ()),)
    return nation(SnapshotRows(1, tuple(copies), tuple(places), roots, (), (), None), TODAY)


@pytest.fixture(scope="module")
def given() -> Nation:
    """Adoption runs along the row, more readily beside those who have it."""
    random = np.random.default_rng(3)
    adopted = {20: FIRST, 60: FIRST}
    for year in range(FIRST + 1, LAST + 1):
        beside = {i for i in range(1, SIZE) if any(j in adopted for j in range(i - 2, i + 3))}
        now = [i for i in range(1, SIZE) if i not in adopted and random.random() < (0.16 if i in beside else 0.02)]
        adopted |= dict.fromkeys(now, year)
    return regencies(adopted)


def plain_panel(given: Nation) -> tuple[list[list[float]], list[int]]:
    """Return the covariates and outcomes of every open agency-year, looked up one by one."""
    year_of = {int(c.adopter): c.started_on.year for c in given.replications if c.started_on}
    near = {
        i: [int(j) for e, j in zip(given.nearest.ego, given.nearest.alter, strict=True) if e == i] for i in range(SIZE)
    }
    rows, hits = [], []
    for year in range(FIRST + 1, LAST + 1):
        had = {i for i, began in year_of.items() if began < year}
        for i in range(1, SIZE):
            if i not in had:
                share = sum(j in had for j in near[i]) / len(near[i])
                rows.append([1.0, share, len(had) / SIZE, float(np.log1p(year - FIRST))])
                hits.append(int(year_of.get(i) == year))
    return rows, hits


def test_chances_and_odds_are_those_of_a_plain_fit(given: Nation) -> None:
    import statsmodels.api as sm

    rows, hits = plain_panel(given)
    expected = sm.Logit(hits, rows).fit(disp=0)

    found = soon(given, "jalan")

    assert (found.year, found.rows, found.adoptions, found.passed) == (2020, len(rows), sum(hits), LAST - FIRST)
    slope, error = expected.params[1], expected.bse[1]
    assert found.odds == pytest.approx(np.exp(0.2 * slope), rel=1e-6)
    assert (found.low, found.high) == pytest.approx(tuple(np.exp(0.2 * (slope + s * 1.96 * error)) for s in (-1, 1)))
    had = {int(c.adopter) for c in given.replications}
    for one in found.chances:
        covariates = [1.0, one.running / one.neighbours, len(had) / SIZE, np.log1p(2020 - FIRST)]
        assert one.chance == pytest.approx(1 / (1 + np.exp(-np.dot(covariates, expected.params))), rel=1e-6)


def test_those_who_run_it_and_the_origin_are_not_listed_and_the_likeliest_comes_first(given: Nation) -> None:
    found = soon(given, "jalan")

    listed = {one.agency for one in found.chances}
    assert listed == {place.id for place in given.rows.agencies} - {c.adopter for c in given.replications} - {"000"}
    chances = [one.chance for one in found.chances]
    assert chances == sorted(chances, reverse=True)
    assert found.odds > 1


def test_few_replications_and_none_are_refused() -> None:
    with pytest.raises(CannotCompute) as few:
        soon(regencies({5: 2012, 6: 2013}), "jalan")
    with pytest.raises(CannotCompute) as none:
        soon(regencies({}), "jalan")

    assert (few.value.reason, none.value.reason) == ("too_few_events", "too_few_adopters")
