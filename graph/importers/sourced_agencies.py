"""Agencies of the present cabinet and of the regions, and the few others that the facts name."""

from collections.abc import Iterator
from datetime import date

from graph.domain.records.rows import AgencyLoad
from graph.domain.values.ids import slug
from graph.domain.vocabulary import Cluster
from graph.importers import tables
from graph.importers.tables import Made, several

_CLUSTERS = {
    "kementerian": Cluster.MINISTRY,
    "lembaga": Cluster.INSTITUTION,
    "provinsi": Cluster.PROVINCE,
    "kabupaten": Cluster.REGENCY,
    "kota": Cluster.CITY,
    "BUMN": Cluster.BUMN,
    "vertikal": Cluster.VERTICAL,
    "lainnya": Cluster.OTHER,
}


def made() -> Iterator[Made]:
    """Yield what each line of both tables became; agencies above others come first."""
    for line, row in tables.read("agencies"):
        yield Made("agencies", line, (_listed(row),))
    for line, row in tables.read("other_agencies"):
        yield Made("other_agencies", line, (_other(row),))


def _listed(row: dict[str, str]) -> AgencyLoad:
    """The six administrative units of DKI Jakarta are no local governments of their own: the province is above them."""
    code = row["region_code"] or None
    is_autonomous = {"1": True, "0": False}.get(row["autonomous"])
    return AgencyLoad(
        id=code or slug(row["official_name"]),
        name=row["official_name"],
        short_name=row["short_name"],
        cluster=_CLUSTERS[row["cluster"]],
        region=code,
        autonomous=is_autonomous,
        part_of=code[:2] if code and is_autonomous is False else None,
        sources=several(row["sources"]),
    )


def _other(row: dict[str, str]) -> AgencyLoad:
    return AgencyLoad(
        id=row["id"],
        name=row["official_name"],
        short_name=row["short_name"],
        cluster=_CLUSTERS[row["cluster"]],
        region=row["region_code"] or None,
        part_of=row["part_of"] or None,
        active_to=date.fromisoformat(row["active_to"]) if row["active_to"] else None,
        sources=several(row["sources"]),
    )
