"""Who copies, agreed, planned, visited or studied an innovation, by public pages.

A copy that one named agency runs, signed, committed to or plans is *recorded*, in the phase that the page proves:
signing is not running, and a plan that was only announced proves no more than the first phase, preparation, which is
also where a signature belongs. The basis stays unknown: no page says it. All else is a claim: visits and study tours,
numbers of agencies without names, a province that is named as a place (SOURCES.md), a whole province's regencies, and
the 35 villages of one regency, whose names no page gives (a claim with metric ``internal_units``, since made-up
village units would be inventions and one unit for all would be counted as one).
"""

from collections.abc import Iterator

from graph.domain.records.rows import ClaimLoad, EvidenceLoad, ParentLink, ReplicationLoad
from graph.domain.values.ids import derived_id, slug
from graph.domain.vocabulary import EvidenceKind, Phase, ReplicationStatus
from graph.importers import tables
from graph.importers.tables import Made, Record, day, several

_COPIES = {"running", "pks", "mou", "commitment", "plan"}
_PROOFS = {"pks": EvidenceKind.PKS, "mou": EvidenceKind.MOU}
_METRICS = {  # what a line that is no copy states; tracker/wording/claims.py has the words
    "commitment": "replication_commitment",
    "plan": "replication_plan",
    "scaling_up": "scaling_up",
    "visit": "visit",
    "study_visit": "study_visit",
    "internal": "internal_units",
}


def made() -> Iterator[Made]:
    """Yield what each line of the table became."""
    for line, row in tables.read("replications"):
        yield Made("replications", line, tuple(_copy(row) if _is_copy(row) else _claim(row)))


def replication_id(innovation: str, adopter: str) -> str:
    """Return the permanent number of a recorded copy: R- and eight Crockford characters, the same in every load.

    >>> replication_id("apik-bandung", "36.04")
    'R-GS0MVHPH'
    """
    return derived_id("R", f"{innovation} {adopter}")


def _is_copy(row: dict[str, str]) -> bool:
    has_one_adopter = bool(row["agency"]) and row["count_claimed"] == "1"
    return has_one_adopter and bool(row["innovation"]) and row["kind"] in _COPIES


def _copy(row: dict[str, str]) -> Iterator[Record]:
    copy = _replication(row)
    yield copy
    if kind := _PROOFS.get(row["kind"]):
        yield EvidenceLoad(f"{row['kind']}-{copy.id}", copy.id, kind, date=copy.agreement_on)
    if row["note"]:
        yield ClaimLoad(
            id=f"statement-{copy.id}",
            metric="statement",
            value=None,
            as_of=row["date"],
            statement=row["note"],
            statement_en=row["note_en"],
            about=(row["innovation"], row["agency"]),
            about_regions=(row["region_code"],) if row["region_code"] else (),
            sources=copy.sources,
        )


def _replication(row: dict[str, str]) -> ReplicationLoad:
    """A plan made known is an interest, a signature or commitment an agreement; only a running copy started."""
    on = day(row["date"])
    is_running, is_plan = row["kind"] == "running", row["kind"] == "plan"
    is_agreement = not is_running and not is_plan
    return ReplicationLoad(
        id=replication_id(row["innovation"], row["agency"]),
        adopter=row["agency"],
        parents=(ParentLink(row["innovation"]),),
        roots=(row["innovation"],),
        status=ReplicationStatus.RECORDED,
        local_name=row["local_name"] or None,
        phase=Phase.IMPLEMENTATION if is_running else Phase.PREPARATION,
        interest_on=on.day if is_plan else None,
        interest_precision=on.precision if is_plan else None,
        agreement_on=on.day if is_agreement else None,
        agreement_precision=on.precision if is_agreement else None,
        started_on=on.day if is_running else None,
        started_precision=on.precision if is_running else None,
        sources=several(row["sources"]),
    )


def _claim(row: dict[str, str]) -> Iterator[Record]:
    """A number is kept where it counts agencies or units; a single visitor is no figure."""
    who = row["agency"] or _where(row) or slug(row["replicated_by"])
    yield ClaimLoad(
        id="-".join((slug(row["kind"]), row["innovation"] or "unnamed", who)),
        metric=_METRICS[row["kind"]],
        value=float(row["count_claimed"]) if row["count_claimed"] not in ("", "1") else None,
        as_of=row["date"],
        note=_joined(row["local_name"], row["note"]),
        note_en=_joined(row["local_name"], row["note_en"]),
        statement=row["replicated_by"],
        statement_en=row["replicated_by_en"] or None,
        about=tuple(each for each in (row["innovation"], row["agency"]) if each),
        about_regions=(row["region_code"],) if row["region_code"] else (),
        sources=several(row["sources"]),
    )


def _where(row: dict[str, str]) -> str:
    """Name a region as a place: an agency of it has the same code."""
    return f"region-{row['region_code']}" if row["region_code"] else ""


def _joined(*parts: str) -> str | None:
    return ". ".join(part for part in parts if part) or None
