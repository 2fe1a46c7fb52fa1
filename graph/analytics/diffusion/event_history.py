"""When: the chance to adopt in a period given not yet, a logit of lagged neighbours, share, duration."""

from dataclasses import dataclass

import numpy as np

from graph.analytics.dataset.arrays import NEVER, Events, Floats, Ints, Span, Ties, times_of
from graph.analytics.dataset.insufficient_data import CannotCompute
from graph.analytics.network.exposure import exposure

NAMES = ("intercept", "neighbours", "share", "duration")
FEWEST_EVENTS = 10  # for each coefficient beside the intercept; Peduzzi et al. (1996)
NEEDED = FEWEST_EVENTS * (len(NAMES) - 1)
ROUNDS = 50
LARGEST_COEFFICIENT = 30.0


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """A row for each item, agency and period at risk: float64[R, 4] in the order of NAMES; adopted 0/1."""

    rows: Floats
    adopted: Floats
    item: Ints
    agency: Ints
    period: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Logit:
    """Coefficients float64[k] on the log-odds with standard errors, the fit, and what it was fitted to."""

    names: tuple[str, ...]
    coefficients: Floats
    errors: Floats
    log_likelihood: float
    rows: int
    adoptions: int


def panel(adoptions: Events, ties: Ties, span: Span) -> Panel:
    """Return the periods at risk of every item: from after its first adoption until adoption or the end.

    All covariates are of the period before: the share of an agency's neighbours, and of all agencies, that
    had adopted; duration is ln(1 + periods since the first adoption). Source: Berry & Berry (1990), APSR 84,
    395-415.
    """
    parts = [_at_risk(adoptions, item, ties, span) for item in range(len(adoptions.items))]
    parts = [part for part in parts if part.adopted.size]
    if not parts:
        nobody = np.empty(0, np.int64)
        return Panel(np.empty((0, len(NAMES))), np.empty(0), nobody, nobody, nobody)
    return Panel(
        np.concatenate([part.rows for part in parts]),
        np.concatenate([part.adopted for part in parts]),
        np.concatenate([part.item for part in parts]),
        np.concatenate([part.agency for part in parts]),
        np.concatenate([part.period for part in parts]),
    )


def when(at_risk: Panel) -> Logit:
    """Fit the event history; raises CannotCompute ("too_few_events", "collinear", "separation")."""
    count = int(at_risk.adopted.sum())
    if min(count, at_risk.adopted.size - count) < NEEDED:
        raise too_few(count)
    return logit(at_risk.rows, at_risk.adopted, NAMES)


def too_few(count: int) -> CannotCompute:
    return CannotCompute("too_few_events", f"{count} adoptions at risk; the model needs {NEEDED}")


def logit(rows: Floats, hit: Floats, names: tuple[str, ...]) -> Logit:
    """Fit P(hit) = 1 / (1 + e^{-rows b}) by Newton's method, for float64[R, k] and 0/1 float64[R].

    Raises CannotCompute: "collinear" where the columns depend on each other, "separation" where a combination
    of them divides hits from misses, so that no finite coefficient is best.
    """
    if np.linalg.matrix_rank(rows) < rows.shape[1]:
        raise CannotCompute("collinear", "the covariates depend on each other in these data")
    b = np.zeros(rows.shape[1])
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(rows @ b, -700, 700)))
        information = rows.T @ (rows * (chance * (1 - chance))[:, None])
        try:
            step = np.linalg.solve(information, rows.T @ (hit - chance))
        except np.linalg.LinAlgError:
            break
        b = b + step
        scale = np.abs(rows).max(axis=0)
        if not np.isfinite(b).all() or float(np.abs(b * scale).max()) > LARGEST_COEFFICIENT:
            break
        if float(np.abs(step * scale).max()) < 1e-10:
            return _described(rows, hit, names, b)
    raise CannotCompute("separation", "the covariates divide adopters from the others without overlap")


def chances(fitted: Logit, adoptions: Events, item: int, ties: Ties, period: int) -> Floats:
    """Return float64[n]: the fitted chance to adopt ``item`` in ``period``; nan for those that have."""
    times = times_of(adoptions, item)
    found = np.full(times.size, np.nan)
    first = int(times.min(initial=NEVER))
    if first >= period:
        return found
    open_ = times >= period
    found[open_] = 1 / (1 + np.exp(-_covariates(times, ties, first, period)[open_] @ fitted.coefficients))
    return found


def _described(rows: Floats, hit: Floats, names: tuple[str, ...], b: Floats) -> Logit:
    odds = rows @ b
    chance = 1 / (1 + np.exp(-odds))
    covariance = np.linalg.inv(rows.T @ (rows * (chance * (1 - chance))[:, None]))
    likelihood = float((hit * odds - np.logaddexp(0, odds)).sum())
    return Logit(names, b, np.sqrt(np.diag(covariance)), likelihood, hit.size, int(hit.sum()))


def _covariates(times: Ints, ties: Ties, first: int, period: int) -> Floats:
    """Return float64[n, 4] of everybody for one period, from what held in the period before."""
    n = times.size
    near = exposure(ties, times, Span(period - 1, period - 1), valued=False)[:, 0]
    share = float((times < period).mean())
    return np.column_stack([np.ones(n), near, np.full(n, share), np.full(n, np.log1p(period - first))])


def _at_risk(adoptions: Events, item: int, ties: Ties, span: Span) -> Panel:
    times = times_of(adoptions, item)
    first = int(times.min(initial=NEVER))
    rows: list[Floats] = [np.empty((0, len(NAMES)))]
    agency: list[Ints] = [np.empty(0, np.int64)]
    period: list[Ints] = [np.empty(0, np.int64)]
    for now in range(max(first + 1, span.first), span.last + 1):
        open_ = np.flatnonzero(times >= now)
        rows.append(_covariates(times, ties, first, now)[open_])
        agency.append(open_)
        period.append(np.full(open_.size, now))
    who, then = np.concatenate(agency), np.concatenate(period)
    adopted = (times[who] == then).astype(np.float64)
    return Panel(np.concatenate(rows), adopted, np.full(who.size, item), who, then)
