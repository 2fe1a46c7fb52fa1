"""Growth curves of one item of a study, and which fits better where both fit the same response."""

from functools import lru_cache
from typing import Any

import numpy as np

from graph.analytics.dataset.arrays import times_of
from graph.analytics.diffusion import curves, forecast, growth
from graph.analytics.diffusion.forecast import Fit
from graph.analytics.diffusion.growth import MODELS, Model
from graph.analytics.diffusion.study import Study

Values = dict[str, Any]  # Any: values are whatever JSON knows
COMPARED = (growth.CUMULATIVE, growth.LOGISTIC)
RESPONSES = {"new": "new adoptions a period", "cumulative": "cumulative adoptions"}


def fit(given: Study, item: int, model: Model) -> Values:
    """Return a fitted curve with its intervals, and with which others its AICc may be compared."""
    found = _fitted(given, item, model)
    first = given.own_span(item).first
    return {
        "estimator": f"{model.name}, nonlinear least squares, {len(found.draws)} bootstrap draws",
        "response": RESPONSES[model.response],
        "estimates": {e.name: {"value": e.value, "low": e.low, "high": e.high} for e in found.estimates},
        "peak": None if found.peak is None else first - 1 + found.peak,
        "aicc": found.aicc,
        "aicc_compares_with": [one.name for one in MODELS if one.response == model.response and one != model],
        "used": found.points,
    }


def better(given: Study, item: int) -> Values:
    """Return which of Bass and the logistic fits the cumulative adoptions better."""
    first, second = (_fitted(given, item, model) for model in COMPARED)
    return {
        "estimator": "lower AICc, both fitted to the cumulative adoptions (Hurvich & Tsai 1989)",
        "better": forecast.better(first, second).model.name,
        "aicc": {one.model.name: one.aicc for one in (first, second)},
    }


@lru_cache(maxsize=8)
def _fitted(given: Study, item: int, model: Model) -> Fit:
    """Kept for the comparison: a fit takes half a second."""
    found = curves.of_times(times_of(given.adoptions, item), given.own_span(item))
    response = found.new[0] if model.response == "new" else found.cumulative[0]
    return forecast.fit(model, response.astype(np.float64))
