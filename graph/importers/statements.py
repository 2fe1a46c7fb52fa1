"""Published figures, statements, awards and instruments, from the tables of totals and of policy facts."""

from collections.abc import Iterator

from graph.domain.records.road_rows import PolicyLoad
from graph.domain.records.rows import AwardLoad, ClaimLoad
from graph.domain.vocabulary import AwardKind, PolicyForm, PolicyStatus
from graph.importers import tables
from graph.importers.tables import Made, Record, several


def made() -> Iterator[Made]:
    """Yield what each line of both tables became."""
    for line, row in tables.read("kipp_totals"):
        yield Made("kipp_totals", line, (_total(row),))
    for line, row in tables.read("policy_facts"):
        yield Made("policy_facts", line, _fact(row))


def _total(row: dict[str, str]) -> ClaimLoad:
    """A national total is about no edition; a year's figure is about that year's."""
    return ClaimLoad(
        id=row["id"],
        metric=row["metric"],
        value=float(row["value"]),
        qualifier=row["qualifier"] or None,
        as_of=row["as_of"],
        note=row["note"] or None,
        note_en=row["note_en"] or None,
        statement=row["statement"],
        about_editions=(int(row["edition"]),) if row["edition"] else (),
        sources=several(row["sources"]),
    )


def _fact(row: dict[str, str]) -> tuple[Record, ...]:
    match row["becomes"]:
        case "award":
            return (_award(row), *_beside(row))
        case "policy":
            return _policy(row), _legal_basis(row)
        case _:
            return (_claim(row),)


def _claim(row: dict[str, str]) -> ClaimLoad:
    return ClaimLoad(
        id=row["id"],
        metric=row["metric"],
        value=float(row["value"]) if row["value"] else None,
        qualifier=row["qualifier"] or None,
        as_of=row["date"],
        note=row["note"] or None,
        note_en=row["note_en"] or None,
        statement=row["statement"],
        statement_en=row["statement_en"] or None,
        about=tuple(each for each in (row["innovation"], row["agency"]) if each),
        about_regions=(row["region_code"],) if row["region_code"] else (),
        about_editions=(int(row["edition"]),) if row["edition"] else (),
        sources=several(row["sources"]),
    )


def _award(row: dict[str, str]) -> AwardLoad:
    return AwardLoad(
        id=row["id"],
        subject=row["innovation"],
        kind=AwardKind(row["metric"].lower()),
        year=int(row["date"]),
        edition=int(row["edition"]) if row["edition"] else None,
        sources=several(row["sources"]),
    )


def _beside(row: dict[str, str]) -> tuple[ClaimLoad, ...]:
    """An award has no words of its own: what stands beside it is a statement about the innovation."""
    if not row["note"]:
        return ()
    return (
        ClaimLoad(
            id=f"statement-{row['id']}",
            metric="statement",
            value=None,
            as_of=row["date"],
            statement=row["note"],
            statement_en=row["note_en"],
            about=(row["innovation"],),
            about_regions=(row["region_code"],) if row["region_code"] else (),
            sources=several(row["sources"]),
        ),
    )


def _policy(row: dict[str, str]) -> PolicyLoad:
    return PolicyLoad(
        id=row["id"],
        form=PolicyForm(row["metric"]),
        number=row["value"],
        year=int(row["date"]),
        title=row["statement"],
        link=None,
        status=PolicyStatus.ENACTED,
        sources=several(row["sources"]),
    )


def _legal_basis(row: dict[str, str]) -> ClaimLoad:
    """Say which instrument an innovation rests on: that it became one by a scale-up, on some day, no source says."""
    return ClaimLoad(
        id=f"legal-basis-{row['id']}",
        metric="legal_basis",
        value=None,
        as_of=row["date"],
        statement=row["note"],
        statement_en=row["note_en"],
        about=(row["innovation"], row["id"]),
        sources=several(row["sources"]),
    )
