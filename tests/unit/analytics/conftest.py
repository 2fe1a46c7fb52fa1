"""Public data with known answers, read from outside the project; a test asks for it by ``diffusion``."""

import csv
import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from graph.analytics.dataset.arrays import NEVER, Ints, Ties, ints, ties


@dataclass(frozen=True)
class Doctors:
    """Times of adoption (NEVER where unknown) and who asks whom for advice."""

    times: Ints
    ties: Ties


@pytest.fixture(scope="session")
def diffusion() -> Path:
    folder = Path(os.environ.get("JEJAK_SHARED", "../shared")) / "data" / "diffusion"
    if not folder.is_dir():
        pytest.skip(f"needs JEJAK_SHARED: no folder {folder}")
    return folder


@pytest.fixture(scope="session")
def doctors(diffusion: Path) -> dict[str, Doctors]:
    return {name: read_doctors(diffusion, name) for name in ("medInnovations", "medInnovations_rc")}


def read_doctors(folder: Path, name: str) -> Doctors:
    nodes = rows(folder / f"{name}_nodes.csv")
    edges = rows(folder / f"{name}_edges.csv")
    at = {row["id"]: index for index, row in enumerate(nodes)}
    times = ints(int(row["toa"]) if row["toa"] not in ("", "NA") else NEVER for row in nodes)
    ego, alter = ints(at[row["ego"]] for row in edges), ints(at[row["alter"]] for row in edges)
    return Doctors(times, ties(len(nodes), ego, alter, np.array([float(row["value"]) for row in edges])))


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
