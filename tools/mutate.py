"""``make mutate``: change the rules of the domain one at a time, and list the changes that no test notices.

Names of mutants may be given, as in ``make mutate ARGS='graph.domain.policy*'``. What survives for a good reason stands
in docs/mutants.md.
"""

import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
KNOWN = ROOT / "docs" / "mutants.md"
FLOOR = 0.9
CHILDREN = "2"


def statuses(told: str) -> dict[str, str]:
    """Return the status of each mutant from the lines of ``mutmut results``.

    >>> statuses("    graph.domain.policy.x_may__mutmut_1: killed")
    {'graph.domain.policy.x_may__mutmut_1': 'killed'}
    """
    pairs = (line.strip().rpartition(": ") for line in told.splitlines() if "__mutmut_" in line)
    return {name: status for name, _colon, status in pairs}


def main(names: list[str]) -> int:
    shutil.rmtree(ROOT / "mutants", ignore_errors=True)  # results of before know nothing of tests that changed since
    mutmut = [sys.executable, "-m", "mutmut"]
    subprocess.run([*mutmut, "run", "--max-children", CHILDREN, *names], cwd=ROOT, check=False)
    told = subprocess.run([*mutmut, "results", "--all", "true"], cwd=ROOT, check=True, capture_output=True, text=True)
    found = {name: status for name, status in statuses(told.stdout).items() if status != "not checked"}
    counts = Counter(found.values())
    killed = counts["killed"] + counts["timeout"]
    text = KNOWN.read_text("utf-8")
    for name, status in found.items():
        if status in {"survived", "no tests"}:
            print(f"{status}: {name}{' (known)' if name.partition('__mutmut_')[0] in text else ''}")
    print(f"{killed} of {len(found)} changes were noticed; at least {FLOOR:.0%} shall be")
    return 0 if found and killed >= FLOOR * len(found) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
