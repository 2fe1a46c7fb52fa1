"""What a release leaves out: rows on innovations of the agencies of those who prepared and of who released a list."""

import json
from dataclasses import replace

from graph.domain import policy
from graph.domain.errors import Problem
from graph.domain.events import SHAPES
from graph.domain.records.imports import Job
from graph.engine import Tx
from graph.store.audit import hands
from graph.store.imports import import_jobs, publishing


def without_own(tx: Tx, job: Job) -> Job:
    """Drop such rows, name them among the refused ones, and return the job with its new counts.

    They come in by form, or by a list of other people: no national list is stuck on one row.
    """
    people = policy.on_side(hands.of_list(tx, job.id), SHAPES) | {job.released_by or ""}
    agencies = hands.families(tx, job.id, people)
    left = publishing.leave_out(tx, job.id, agencies)
    if not left:
        return job
    new = sum(one.is_new for one in left)
    old = len(left) - new
    named = [[one.row, [_own(one.agency)]] for one in left]
    import_jobs.keep_part(tx, job.id, job.rows, json.dumps(named, ensure_ascii=False))
    import_jobs.leave_out(tx, job.id, new, old)
    return replace(job, created=job.created - new, changed=job.changed - old, refused=job.refused + len(left))


def _own(agency: str) -> list[object]:
    problem = Problem("agency", "own_agency_row", {"agency": agency})
    return [problem.field, problem.code, problem.values]
