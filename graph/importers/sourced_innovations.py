"""Real innovations with their awards, as public pages name them."""

from collections.abc import Iterator

from graph.domain.records.rows import AwardLoad, ClaimLoad, EntryLoad, InnovationLoad, UnitLoad
from graph.domain.values.ids import slug
from graph.domain.vocabulary import AwardKind, EntryStage, InnovationStatus, UnitKind
from graph.importers import tables
from graph.importers.tables import Made, Record, several

# What a page calls the award: its kind, and the group of finalists where the page names it.
_AWARDS: dict[str, tuple[AwardKind, str | None]] = {
    "Top 9": (AwardKind.TOP9, None),
    "Top 25": (AwardKind.TOP25, None),
    "Top 33": (AwardKind.TOP33, None),
    "Top 35": (AwardKind.TOP35, None),
    "Top 40": (AwardKind.TOP40, None),
    "Top 45": (AwardKind.TOP45, None),
    "Top 99": (AwardKind.TOP99, None),
    "Finalis Top Inovasi": (AwardKind.FINALIST, None),
    "Finalis Kelompok Khusus (Top 15)": (AwardKind.FINALIST, "khusus"),
    "Finalis Kelompok Replikasi (Top 15)": (AwardKind.FINALIST, "replikasi"),
    "OAPSI (Top 5)": (AwardKind.OAPSI, None),
    "UNPSA": (AwardKind.UNPSA, None),
}
# OAPSI is given within an edition to an earlier top innovation, UNPSA by the United Nations: neither is an entry.
_NO_ENTRY = {AwardKind.OAPSI, AwardKind.UNPSA}


def made() -> Iterator[Made]:
    """Yield what each line of both tables became; an innovation with two awards stands on two lines."""
    for line, row in tables.read("innovations"):
        yield Made("innovations", line, tuple(_listed(row)))
    for line, row in tables.read("named_innovations"):
        yield Made("named_innovations", line, (_named(row),))


def _listed(row: dict[str, str]) -> Iterator[Record]:
    """Imported lists are published as they stand, with their source."""
    sources = several(row["sources"])
    yield InnovationLoad(
        id=row["id"],
        name=row["name"],
        origin=row["agency"],
        categories=several(row["category_2025_ours"]),
        category_is_ours=bool(row["category_2025_ours"]),
        sources=sources,
    )
    if row["award"]:
        yield from _award(row, sources)
    if row["statement"]:
        yield _said(row, f"statement-{row['id']}-{row['year'] or 'undated'}", "statement", row["statement_en"])
    if row["field"]:
        yield _said(row, f"field-{row['id']}", "field", row["field_en"])
    if row["unit"]:
        yield _said(row, f"unit-{row['id']}", "unit", None)
        yield UnitLoad(slug(row["unit"]), row["unit"], UnitKind.HOSPITAL, row["agency"])


def _award(row: dict[str, str], sources: tuple[str, ...]) -> Iterator[Record]:
    kind, group = _AWARDS[row["award"]]
    year = int(row["year"])
    edition = None if kind is AwardKind.UNPSA else year
    yield AwardLoad(f"{kind.value}-{year}-{row['id']}", row["id"], kind, year, edition, sources)
    if kind not in _NO_ENTRY:
        stage = EntryStage.PASSED if kind is AwardKind.FINALIST else EntryStage.TOP  # a finalist is judged, not chosen
        yield EntryLoad(row["id"], year, stage, group)


def _named(row: dict[str, str]) -> InnovationLoad:
    return InnovationLoad(
        id=row["id"],
        name=row["name"],
        origin=row["agency"] or None,
        status=InnovationStatus.PROVISIONAL,
        sources=several(row["sources"]),
    )


def _said(row: dict[str, str], claim_id: str, column: str, english: str | None) -> ClaimLoad:
    """Keep what the page says of the innovation under the name of its column."""
    return ClaimLoad(
        id=claim_id,
        metric=column,
        value=None,
        statement=row[column],
        statement_en=english,
        about=(row["id"],),
        sources=several(row["sources"]),
    )
