"""The measures of spread on a million adoptions of 100,000 agencies, beside networkx and scipy.

Run: python -m bench.spread [--quick]. Limits: the six measures together 5 s and 1 GB; PageRank at most 1.5
times a bare scipy loop; 50 times networkx where it has the measure; growth no steeper than n^1.1. CPU
seconds count every thread, so nothing is gained by more cores. A limit that is missed is named, and ends the bench
with an error.
"""

import argparse
import resource
import sys

import numpy as np

from bench.against_networkx import compare
from bench.limits import Limits
from bench.made_nation import SPAN, Nation, nation, timed
from graph.analytics.dataset.arrays import Ties
from graph.analytics.diffusion import curves, generation_intervals
from graph.analytics.network import exposure, generations, pagerank


def six(of: Nation) -> dict[str, float]:
    """Return CPU seconds of each of the six measures that have a limit together."""
    depth_of = of.adoptions
    return {
        "curves and hazards": timed(lambda: curves.by_item(depth_of, SPAN))[0],
        "R by cohort": timed(lambda: generation_intervals.cohorts(of.copied, depth_of.time, SPAN.last))[0],
        "intervals": timed(lambda: generation_intervals.intervals(of.copied, depth_of.time))[0],
        "generations": timed(lambda: generations.generations(of.copied))[0],
        "reach": timed(lambda: generations.reach(of.copied))[0],
        "exposure at adoption": timed(lambda: exposure.at_adoption(depth_of, of.near))[0],
    }


def megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def bare_pagerank(between: Ties) -> np.ndarray:
    """Iterate as plainly as scipy allows, to the same tolerance."""
    from scipy.sparse import csr_array

    n = between.size
    given = np.bincount(between.ego, between.value, n)
    matrix = csr_array((between.value / given[between.ego], (between.alter, between.ego)), shape=(n, n))
    lost = given == 0
    rank = np.full(n, 1 / n)
    while True:
        after = 0.85 * (matrix @ rank + rank[lost].sum() / n) + 0.15 / n
        if np.abs(after - rank).sum() < pagerank.TOLERANCE:
            return after
        rank = after


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tenth of the size")
    full = 100_000 if parser.parse_args().quick else 1_000_000
    limits = Limits()
    sizes = [full // 100, full // 10, full]
    measured = [_report(size, limits if size == 1_000_000 else None) for size in sizes]
    slope = float(np.polyfit(np.log([count for count, _ in measured]), np.log([took for _, took in measured]), 1)[0])
    said = limits.most("growth", slope, 1.1)
    print(f"spread: growth from {measured[0][0]:,} to {measured[-1][0]:,} adoptions is n^{slope:.2f} {said}")
    large = nation(full)
    bare = min(timed(lambda: bare_pagerank(large.between))[0] for _ in range(3))
    ours = min(timed(lambda: pagerank.pagerank(large.between))[0] for _ in range(3))
    said = limits.most("PageRank beside bare scipy", ours / bare, 1.5)
    print(f"spread: PageRank {ours:.3f} s, bare scipy {bare:.3f} s, ratio {ours / bare:.2f} {said}")
    compare(large, limits)
    return limits.status()


def _report(size: int, limits: Limits | None) -> tuple[int, float]:
    """Print and return (adoptions, seconds); the limits are those of a million."""
    made = nation(size)
    before = megabytes()
    rounds = [six(made) for _ in range(1 if size > 500_000 else 3)]
    took = {name: min(each[name] for each in rounds) for name in rounds[0]}
    total, peak = sum(took.values()), megabytes()
    parts = ", ".join(f"{name} {seconds:.3f}" for name, seconds in took.items())
    count = made.adoptions.time.size
    times = limits.most("six measures together, s", total, 5) if limits else ""
    memory = limits.most("memory, MB", peak, 1_000) if limits else ""
    print(f"spread: {count:>9,} adoptions in {total:.3f} s {times} ({parts})")
    print(f"spread: {count:>9,} adoptions, peak memory {peak:,.0f} MB {memory} ({before:,.0f} before measuring)")
    return count, total


if __name__ == "__main__":
    sys.exit(main())
