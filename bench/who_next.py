"""Who next on policies of the United States, 2000-2017: mean area under the curve within policy-years.

The similarity (adjusted cosine) was chosen among fourteen on 1980-1999; nothing was tuned on the years shown.
Limit: 0.636. Beside it stand its baselines, and two models that are not shown to readers:

- policies: the neighbourhood of policies. A past policy weighs sign(s) s^2, with s the correlation of its adopters with
  those of the policy asked for (item-based filtering, Sarwar et al. 2001); with half of the neighbours' share, both
  scaled to the candidates. Square and half were chosen on 1980-1999: 0.5917 against the cosine's 0.5849.
- event history: a logit of twelve features of a state, a policy and a year, fitted each year on the years before it.

Neighbours: the share of bordering states that have the policy; many states share a value, and an area counts ties
half. The published 0.584 needs those ties ordered by popularity; both are shown.
Run: python -m bench.who_next
"""

import csv
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from bench import event_history
from bench.limits import Limits
from graph.analytics.dataset import similarity
from graph.analytics.dataset.arrays import NEVER, Bools, Events, Floats, Ints, Ties, events, ints, ties, times_of
from graph.analytics.dataset.similarity import Past
from graph.analytics.recommendation.ranking import auc

YEARS = range(2000, 2018)
FEWEST_EARLIER = 3
LEAST = 0.636
TIE_BREAK = 1e-6  # of popularity: below any difference between two shares

Score = Callable[[Past, Bools], Floats]


def folder() -> Path:
    return Path(os.environ.get("JEJAK_SHARED", "../shared")) / "data" / "diffusion"


def policies(path: Path) -> Events:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return events((row["policy"], row["statenam"], int(row["adopt_year"])) for row in rows)


def contiguity(path: Path, states: tuple[str, ...]) -> Ties:
    at = {name: index for index, name in enumerate(states)}
    pairs: set[tuple[int, int]] = set()
    for line in path.read_text("utf-8").splitlines():
        state, _, others = line.partition(":")
        for other in others.split():
            ego, alter = at[state.replace("_", " ")], at[other.replace("_", " ")]
            pairs |= {(ego, alter), (alter, ego)}
    return ties(len(states), ints(ego for ego, _ in pairs), ints(alter for _, alter in pairs))


def policy_years(known: Events, years: range = YEARS) -> Iterator[tuple[int, Ints]]:
    """Yield (year, times of one policy): 3 earlier adopters, one adopts in it, and a candidate does not."""
    table = [times_of(known, item) for item in range(len(known.items))]
    for year in years:
        for times in table:
            earlier, now, later = (times < year).sum(), (times == year).sum(), (times > year).sum()
            last = int(times[times != NEVER].max())
            if earlier >= FEWEST_EARLIER and now and later and last >= year:
                yield year, times


def areas(known: Events, scores: dict[str, Score], years: range = YEARS) -> dict[str, Floats]:
    """Return each score's area in every policy-year; candidates are the states that have not adopted."""
    found: dict[str, list[float]] = {name: [] for name in scores}
    pasts = {year: similarity.past(known, year) for year in years}
    for year, times in policy_years(known, years):
        candidate = times >= year
        for name, score in scores.items():
            ranked = score(pasts[year], times < year)[candidate]
            found[name].append(auc(ranked, (times == year)[candidate]))
    return {name: np.array(values) for name, values in found.items()}


def scores(neighbours: Ties) -> dict[str, Score]:
    random = np.random.default_rng(1)

    def share(known: Past, running: Bools) -> Floats:
        near, count = similarity.neighbours(neighbours, running)
        return near / np.maximum(count, 1)

    return {
        "random": lambda known, running: random.random(running.size),
        "popularity": lambda known, running: similarity.popularity(known).astype(np.float64),
        "neighbours": share,
        "neighbours, then popularity": lambda known, running: (
            share(known, running) + TIE_BREAK * similarity.popularity(known)
        ),
        "policies": lambda known, running: policies_score(known, running, share(known, running)),
        "cosine": lambda known, running: similarity.cosine(known, running.astype(np.float64)),
    }


def policies_score(known: Past, running: Bools, near: Floats) -> Floats:
    """Return float64[n] by the neighbourhood of policies."""
    taken = known.taken.toarray()
    old = taken[taken.any(axis=1)]
    centred = old - old.mean(axis=1, keepdims=True)
    asked = running - running.mean()
    alike = centred @ asked / (np.linalg.norm(centred, axis=1) * np.linalg.norm(asked) + 1e-12)
    return _scaled((np.sign(alike) * alike**2) @ centred, ~running) + 0.5 * _scaled(near, ~running)


def _scaled(values: Floats, candidates: Bools) -> Floats:
    own = values[candidates]
    return (values - own.mean()) / (own.std() + 1e-12)


def main() -> int:
    if not folder().is_dir():
        print(f"who next: skipped, no folder {folder()}")
        return 0
    known = policies(folder() / "us_state_policies.csv")
    tied = contiguity(folder() / "us_state_contiguity.txt", known.adopters)
    limits = Limits()
    found = areas(known, scores(tied))
    found["event history"] = event_history.areas(known, tied, YEARS, policy_years)
    for name, values in found.items():
        said = limits.least("cosine", float(values.mean()), LEAST) if name == "cosine" else ""
        print(f"who next: {name:<27} mean area {values.mean():.4f} over {values.size:,} policy-years {said}")
    return limits.status()


if __name__ == "__main__":
    sys.exit(main())
