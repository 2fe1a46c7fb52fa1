"""Write a whole world; a load that broke is simply run again."""

from collections.abc import Callable

from graph.domain.records.rows import WorldRows
from graph.engine import Graph
from graph.store.imports import batches, loading_proofs, loading_records, loading_reference


def load(
    graph: Graph,
    rows: WorldRows,
    say: Callable[[str], None],
    hash_password: Callable[[str], str],
    size: int = batches.SIZE,
) -> None:
    """Write every row in batches of ``size``, and ``say`` after each how far it is.

    Each batch is one transaction and every statement a MERGE, so what an earlier load wrote is kept as it is.
    A link whose end is missing raises NotFound, which names the step and both ends. The caller brackets this
    with ``world.begin`` and ``world.finish``.
    """
    steps = [
        *loading_reference.steps(rows, hash_password),
        *loading_records.steps(rows),
        *loading_proofs.steps(rows),
    ]
    total = sum(len(step.lines) for step in steps)
    done = 0
    for step in steps:
        for written in batches.write(graph, step, size):
            done += written
            say(f"{done:,} / {total:,} ({done / total:.0%}) {step.name}")
