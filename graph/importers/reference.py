"""What both worlds hold: places, terms, editions, and the published figures with their sources."""

from collections.abc import Iterable

from lokal import wilayah

from graph.domain.records.rows import ClaimLoad, EditionLoad, MandateLoad, RegionLoad, SourceLoad, TermLoad, WorldRows
from graph.domain.vocabulary import Level
from graph.importers import statements, tables

# The first and the last province code of each island group, and its name.
_ISLAND_GROUPS = (
    (11, 21, "Sumatera"),
    (31, 36, "Jawa"),
    (51, 53, "Bali-Nusa Tenggara"),
    (61, 65, "Kalimantan"),
    (71, 76, "Sulawesi"),
    (81, 82, "Maluku"),
    (91, 96, "Papua"),
)
_LEVELS = {"provinsi": Level.PROVINCE, "kabupaten": Level.REGENCY, "kota": Level.CITY}


def reference() -> WorldRows:
    """Return regions, terms, editions, and all claims that are about no innovation, agency or region."""
    claims = national_claims()
    return WorldRows(
        sources=cited(claim.sources for claim in claims),
        regions=regions(),
        categories=terms("categories"),
        priorities=terms("priorities"),
        goals=terms("goals"),
        editions=editions(),
        claims=claims,
    )


def regions() -> tuple[RegionLoad, ...]:
    """Return the 38 provinces, each before its regencies and cities (514 in all), by Kemendagri's codes."""
    points = {row["code"]: row for _, row in tables.read("region_points")}
    provinces = wilayah.list_wilayah()
    return tuple(
        _region(each, points[each.code])
        for province in provinces
        for each in (province, *wilayah.list_wilayah(province.code))
    )


def terms(table: str) -> tuple[TermLoad, ...]:
    """Return the categories, the priorities or the goals."""
    return tuple(
        TermLoad(
            row["code"],
            row["name"],
            row["name_en"],
            int(row["edition"]) if row.get("edition") else None,
        )
        for _, row in tables.read(table)
    )


def editions() -> tuple[EditionLoad, ...]:
    """Return the years of the competition, the one that was not held among them."""
    return tuple(
        EditionLoad(int(row["year"]), int(row["ordinal"]) if row["ordinal"] else None, None, row["held"] == "1")
        for _, row in tables.read("editions")
    )


def mandates() -> tuple[MandateLoad, ...]:
    """Return which ministries' duties cover which categories: our own mapping, not a published one."""
    return tuple(MandateLoad(row["agency"], row["category"]) for _, row in tables.read("mandates"))


def national_claims() -> tuple[ClaimLoad, ...]:
    """Return the claims about the competition and its editions, differing ones side by side."""
    claims = tables.of_kind(statements.made(), ClaimLoad)
    return tables.merged(claim for claim in claims if not claim.about and not claim.about_regions)


def cited(lists: Iterable[Iterable[str]]) -> tuple[SourceLoad, ...]:
    """Return the sources that these lists of ids name."""
    wanted = {each for ids in lists for each in ids}
    return tuple(
        SourceLoad(
            row["id"],
            row["title"],
            row["publisher"] or None,
            row["date"] or None,
            row["address"] or None,
            row["elsewhere"] or None,
        )
        for _, row in tables.read("sources")
        if row["id"] in wanted
    )


def _region(region: wilayah.Wilayah, point: dict[str, str]) -> RegionLoad:
    province = region.code[:2]
    return RegionLoad(
        code=region.code,
        name=region.name,
        level=_LEVELS[region.type],
        lat=float(point["lat"]),
        lon=float(point["lon"]),
        population=int(point["population"]) if point["population"] else None,
        island_group=next(name for low, high, name in _ISLAND_GROUPS if low <= int(province) <= high),
        province=None if region.level == 1 else province,
    )
