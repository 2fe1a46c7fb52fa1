"""Measures agree with published tools on public data."""

import json
from pathlib import Path

import numpy as np
import pytest

from bench import who_next
from graph.analytics.dataset import adopter_categories
from graph.analytics.dataset.arrays import Span
from graph.analytics.diffusion import curves, forecast, growth
from graph.analytics.network import exposure
from graph.analytics.space import moran
from tests.unit.analytics import known
from tests.unit.analytics.conftest import Doctors, rows

SPAN = Span(1, 18)
NAMES = [("medInnovations", ""), ("medInnovations_rc", "_RC")]
both = pytest.mark.parametrize(("name", "suffix"), NAMES)


def answer(name: str, suffix: str) -> list[float]:
    return [np.nan if value is None else value for value in getattr(known, name + suffix)]


@both
def test_curve_rate_and_hazard(doctors: dict[str, Doctors], name: str, suffix: str) -> None:
    curve = curves.of_times(doctors[name].times, SPAN)

    assert curve.cumulative[0].tolist() == answer("CUMULATIVE", suffix)
    assert curve.share[0].tolist() == pytest.approx([q / 125 for q in answer("CUMULATIVE", suffix)], abs=1e-12)
    assert curve.rate[0].tolist() == pytest.approx(answer("RATE", suffix), abs=1e-8)
    assert curve.hazard[0].tolist() == pytest.approx(answer("HAZARD", suffix), abs=1e-8)


@both
def test_mean_exposure_with_and_without_lag(doctors: dict[str, Doctors], name: str, suffix: str) -> None:
    data, expected = doctors[name], answer("EXPOSURE", suffix)

    now = exposure.exposure(data.ties, data.times, SPAN, valued=False).mean(axis=0)
    later = exposure.exposure(data.ties, data.times, SPAN, valued=False, lag=1).mean(axis=0)

    assert now.tolist() == pytest.approx(expected, abs=1e-8)
    assert later.tolist() == pytest.approx([np.nan, *expected[:-1]], abs=1e-8, nan_ok=True)


@both
def test_thresholds(doctors: dict[str, Doctors], diffusion: Path, name: str, suffix: str) -> None:
    data = doctors[name]
    told = json.loads((diffusion / "known_answers.json").read_text())[name]["threshold_lag1"]["values"]

    lagged = exposure.exposure(data.ties, data.times, SPAN, valued=False, lag=1)
    found = exposure.thresholds(lagged, data.times, SPAN)

    mean, deviation, without = answer("THRESHOLD", suffix)
    assert np.isnan(found).sum() == without
    assert (np.nanmean(found), np.nanstd(found, ddof=1)) == pytest.approx((mean, deviation), abs=1e-8)
    each = [np.nan if value is None else value for value in told]
    assert found.tolist() == pytest.approx(each, abs=1e-8, nan_ok=True)


@both
def test_cuts_of_the_timing_classes(doctors: dict[str, Doctors], name: str, suffix: str) -> None:
    assert adopter_categories.classes(doctors[name].times).cuts == pytest.approx(answer("CUTS", suffix), abs=1e-8)


@both
def test_moran_and_its_deviation(doctors: dict[str, Doctors], name: str, suffix: str) -> None:
    data = doctors[name]

    found = moran.by_period(moran.nearness(data.ties), data.times, SPAN)

    assert [m.observed for m in found] == pytest.approx(answer("MORAN", suffix), abs=1e-7)
    deviations = [np.nan if m.deviation is None else m.deviation for m in found]
    assert deviations == pytest.approx(answer("MORAN_DEVIATION", suffix), abs=1e-7, nan_ok=True)


@both
def test_bass_on_the_cumulative_share(doctors: dict[str, Doctors], name: str, suffix: str) -> None:
    share = curves.of_times(doctors[name].times, SPAN).share[0]

    fitted = forecast.fit(growth.CUMULATIVE, share, scale=1.0, draws=20)

    p, q, rss = answer("BASS_SHARE", suffix)
    assert [e.value for e in fitted.estimates] == pytest.approx([1, p, q], rel=1e-4)
    assert fitted.rss == pytest.approx(rss, rel=1e-4)


@pytest.mark.parametrize(
    ("model", "expected"), [(growth.DENSITY, known.VCR_DENSITY), (growth.INCREMENT, known.VCR_INCREMENT)]
)
def test_bass_on_the_sales_of_video_recorders(
    diffusion: Path, model: growth.Model, expected: tuple[float, float, float]
) -> None:
    sales = [float(row["sales"]) for row in rows(diffusion / "vcr_us_1980_1989.csv")]

    fitted = forecast.fit(model, sales, draws=20)

    assert [e.value for e in fitted.estimates] == pytest.approx(expected, rel=1e-4)
    assert all(e.low is not None and e.high is not None and e.low < e.value < e.high for e in fitted.estimates)


def test_who_next_ranks_the_states_of_america(diffusion: Path) -> None:
    states = who_next.policies(diffusion / "us_state_policies.csv")
    tied = who_next.contiguity(diffusion / "us_state_contiguity.txt", states.adopters)

    found = who_next.areas(states, who_next.scores(tied))

    assert {values.size for values in found.values()} == {1_405}
    assert found["cosine"].mean() >= 0.636
    assert found["popularity"].mean() == pytest.approx(0.550, abs=5e-4)
    assert found["neighbours, then popularity"].mean() == pytest.approx(0.584, abs=1e-3)
    assert found["cosine"].mean() > found["neighbours"].mean() > found["random"].mean()
