"""The baseline of twelve features for who next: one event-history logit over all policies, fitted anew for each year.

For year t it is fitted to every state at risk in every policy-year before t from 1980 on, by the logit of the package.
"""

from collections.abc import Callable, Iterator

import numpy as np

from graph.analytics.dataset import similarity
from graph.analytics.dataset.arrays import NEVER, Bools, Events, Floats, Ints, Ties
from graph.analytics.dataset.similarity import Past
from graph.analytics.diffusion import event_history
from graph.analytics.recommendation.ranking import auc

NAMES = (
    "intercept", "neighbours", "new neighbours", "neighbours that run it", "share", "new share", "duration",
    "popularity", "new popularity", "cosine", "cosine with the new", "popularity of neighbours", "states with it",
)  # fmt: skip
FIRST = 1980
NEW = 5  # years

PolicyYears = Callable[[Events, range], Iterator[tuple[int, Ints]]]
Case = tuple[int, Floats, Bools]  # year, features of the states at risk, who adopted


def areas(known: Events, tied: Ties, years: range, policy_years: PolicyYears) -> Floats:
    """Return the area in each policy-year of ``years``."""
    cases = list(_cases(known, tied, range(FIRST, years.stop), policy_years))
    found: list[float] = []
    for year in years:
        before = [(rows, hit) for at, rows, hit in cases if at < year]
        rows, hit = np.concatenate([r for r, _ in before]), np.concatenate([h for _, h in before])
        centre, spread = rows[:, 1:].mean(axis=0), rows[:, 1:].std(axis=0)
        scaled = np.column_stack([rows[:, :1], (rows[:, 1:] - centre) / spread])
        fitted = event_history.logit(scaled, hit.astype(np.float64), NAMES)
        slope = fitted.coefficients[1:] / spread
        found += [auc(case[:, 1:] @ slope, adopted) for at, case, adopted in cases if at == year]
    return np.array(found)


def _cases(known: Events, tied: Ties, years: range, policy_years: PolicyYears) -> Iterator[Case]:
    pasts = {year: (similarity.past(known, year), similarity.past(known, year - NEW)) for year in years}
    for year, times in policy_years(known, years):
        open_ = times >= year
        yield year, _features(*pasts[year], tied, times, year)[open_], (times == year)[open_]


def _features(known: Past, earlier: Past, tied: Ties, times: Ints, year: int) -> Floats:
    n, running = times.size, times < year
    new = running & (times >= year - NEW)
    near, count = similarity.neighbours(tied, running)
    near_new, _ = similarity.neighbours(tied, new)
    taken = similarity.popularity(known).astype(np.float64)
    around = np.bincount(tied.ego, taken[tied.alter], n) / np.maximum(count, 1)
    first = int(times[times != NEVER].min())
    columns = [
        near / np.maximum(count, 1), near_new / np.maximum(count, 1), near, np.full(n, running.mean()),
        np.full(n, new.mean()), np.full(n, np.log1p(year - first)), taken, taken - similarity.popularity(earlier),
        similarity.cosine(known, running / running.sum()), similarity.cosine(known, new / max(new.sum(), 1)), around,
        np.full(n, np.log(running.sum())),
    ]  # fmt: skip
    return np.column_stack([np.ones(n), *columns])
