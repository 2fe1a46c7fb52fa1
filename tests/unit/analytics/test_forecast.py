"""Growth curves are fitted only where the data bear it, and always with intervals."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from graph.analytics.dataset.arrays import Floats
from graph.analytics.dataset.insufficient_data import CannotCompute
from graph.analytics.diffusion import forecast, growth
from graph.analytics.diffusion.growth import CUMULATIVE, DENSITY, INCREMENT, LOGISTIC, MODELS, Model

TIME = np.arange(1.0, 16)


def refusal(model: Model, response: Sequence[float], scale: float | None = None) -> str:
    with pytest.raises(CannotCompute) as refused:
        forecast.fit(model, list(response), scale)
    return refused.value.reason


def test_refusals_say_why() -> None:
    assert refusal(DENSITY, []) == "no_adoptions"
    assert refusal(DENSITY, [0, 0, 0, 0, 0, 0, 0]) == "no_adoptions"
    assert refusal(DENSITY, [1, 3, 5, 3, 1]) == "too_few_points"
    assert refusal(DENSITY, [1, 2, 3, 4, 5, 6]) == "before_inflection"
    assert refusal(LOGISTIC, [1, 2, 4, 8, 16, 32]) == "before_inflection"
    assert refusal(CUMULATIVE, [0.1, 0.2, 0.3], 1.0) == "too_few_points"


def test_a_spike_and_a_parameter_that_the_data_do_not_determine_are_refused() -> None:
    for new in ([1, 0, 0, 0, 0, 5, 0, 0], [0, 0, 0, 0, 1, 0]):
        assert {refusal(model, new if model.response == "new" else np.cumsum(new).tolist()) for model in MODELS} == {
            "too_few_steps"
        }
    assert refusal(INCREMENT, [9, 3, 2, 1, 1, 0, 1]) == "at_bound"  # only falls: q runs to nothing


def test_an_interval_of_the_few_draws_that_settle_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    settles = forecast._best

    def one_in_two(task: forecast._Task, y: Floats, starts: Sequence[Floats]) -> tuple[Floats, float]:
        theta, rss = settles(task, y, starts)
        return theta, rss if len(starts) > 1 or y.sum() > task.y.sum() else float("inf")

    monkeypatch.setattr(forecast, "_best", one_in_two)

    assert refusal(INCREMENT, [2, 6, 5, 11, 9, 12, 7, 8, 3, 2]) == "no_interval"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=4, max_size=10), st.sampled_from(MODELS), st.sampled_from([None, 60.0]))
def test_whatever_is_fitted_has_finite_intervals_with_a_width(
    new: list[int], model: Model, scale: float | None
) -> None:
    response = [float(n) for n in new] if model.response == "new" else np.cumsum(new).astype(float).tolist()
    try:
        fitted = forecast.fit(model, response, scale, draws=20)
    except CannotCompute:
        return

    intervals = [(one.low, one.high) for one in fitted.estimates if one.low is not None and one.high is not None]
    assert len(intervals) == (3 if scale is None else 2)
    assert all(np.isfinite([low, high]).all() and low < high for low, high in intervals)
    assert forecast.fit(model, response, scale, draws=20).estimates == fitted.estimates


@settings(max_examples=15, deadline=None)
@given(st.floats(0.01, 0.06), st.floats(0.2, 0.6), st.floats(50, 500))
def test_bass_finds_what_made_the_data(p: float, q: float, m: float) -> None:
    responses = {
        DENSITY: m * growth.bass_density(TIME, p, q),
        INCREMENT: m * (growth.bass_share(TIME, p, q) - growth.bass_share(TIME - 1, p, q)),
        CUMULATIVE: m * growth.bass_share(TIME, p, q),
    }
    for model, response in responses.items():
        new = response if model.response == "new" else np.diff(response, prepend=0.0)
        if new[-1] >= new.max():
            continue
        fitted = forecast.fit(model, response, draws=5)
        assert [e.value for e in fitted.estimates] == pytest.approx([m, p, q], rel=1e-3)


def test_logistic_finds_what_made_the_data() -> None:
    fitted = forecast.fit(LOGISTIC, 80 * growth.logistic_share(TIME, 0.7, 6.5), draws=5)

    assert [e.value for e in fitted.estimates] == pytest.approx([80, 0.7, 6.5], rel=1e-6)
    assert fitted.peak == pytest.approx(6.5)


def test_density_is_the_slope_of_the_share() -> None:
    step = 1e-6
    slope = (growth.bass_share(TIME + step, 0.03, 0.4) - growth.bass_share(TIME - step, 0.03, 0.4)) / (2 * step)

    assert growth.bass_density(TIME, 0.03, 0.4) == pytest.approx(slope, rel=1e-6)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_noisy_data_give_wide_intervals_around_the_estimate_and_the_same_ones_again(model: Model) -> None:
    new = [2, 6, 5, 11, 9, 12, 7, 8, 3, 2]
    response = new if model.response == "new" else np.cumsum(new)

    first, second = forecast.fit(model, response), forecast.fit(model, response)

    assert first.estimates == second.estimates
    for estimate in first.estimates:
        assert estimate.low is not None
        assert estimate.high is not None
        assert estimate.low < estimate.value < estimate.high


def test_a_curve_that_only_falls_has_no_peak() -> None:
    assert growth.bass_peak(0.2, 0.1) is None


def test_only_fits_of_the_same_response_are_compared() -> None:
    total = np.cumsum([2, 6, 5, 11, 9, 12, 7, 8, 3, 2])
    bass, logistic = forecast.fit(CUMULATIVE, total, draws=5), forecast.fit(LOGISTIC, total, draws=5)
    density = forecast.fit(DENSITY, np.diff(total, prepend=0), draws=5)

    lower = min(bass, logistic, key=lambda fit: fit.aicc or 0.0)
    assert forecast.better(bass, logistic) is lower
    with pytest.raises(CannotCompute):
        forecast.better(density, logistic)
