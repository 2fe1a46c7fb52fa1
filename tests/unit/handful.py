"""The nation in arrays, on a handful of copies whose every number is known by hand.

"jalan" began in Sragen in 2014. Klaten (2016) and Denpasar (2018) copied it, Semarang (2017) copied Klaten,
Bandung (2019) copied Klaten and Semarang. Boyolali's copy (2018) is mandated, Solo's is only recorded, and
Makassar's has no year. "lain" began in Denpasar; Klaten runs it since 2015.
"""

from dataclasses import replace
from datetime import date

from graph.analytics.dataset import scope
from graph.domain.records.snapshot import AgencyRow, InnovationRow, Province, ReplicationRow, SnapshotRows
from graph.domain.vocabulary import Basis, Cluster, ReplicationStatus

TODAY = date(2025, 12, 31)
JALAN = scope.innovation("jalan")
POINTS = {  # degrees
    "33.14": (-7.43, 111.02),
    "33.10": (-7.70, 110.60),
    "33.09": (-7.53, 110.60),
    "33.72": (-7.57, 110.83),
    "33.74": (-6.97, 110.42),
    "32.73": (-6.91, 107.61),
    "51.71": (-8.65, 115.22),
    "73.71": (-5.14, 119.43),
}


def local(code: str) -> AgencyRow:
    lat, lon = POINTS[code]
    return AgencyRow(code, code, Cluster.REGENCY, code, code[:2], None, lat, lon)


def copy(number: int, adopter: str, year: int | None, *parents: str, **changes: object) -> ReplicationRow:
    roots = changes.pop("roots", ("jalan",))
    started = date(year, 3, 1) if year else None
    fields = {"status": ReplicationStatus.VERIFIED, "basis": Basis.VOLUNTARY, **changes}
    made = ReplicationRow(
        f"R-{number}",
        ReplicationStatus.VERIFIED,
        adopter,
        (),
        parents or ("jalan",),
        (),
        started,
        None,
        None,
        None,
        None,
        None,
        None,
        None,
    )
    return replace(made, roots=roots, **fields)


ROWS = SnapshotRows(
    version=7,
    replications=(
        copy(1, "33.10", 2016),
        copy(2, "33.74", 2017, "R-1"),
        copy(3, "51.71", 2018),
        copy(4, "32.73", 2019, "R-1", "R-2"),
        copy(5, "33.09", 2018, basis="mandated"),
        copy(6, "33.72", 2019, status="recorded"),
        copy(7, "73.71", None),
        copy(8, "33.10", 2015, "lain", roots=("lain",)),
        copy(9, "33.14", 2020, "lain", roots=("lain",), status="rejected"),
    ),
    agencies=(*map(local, POINTS), AgencyRow("kemensos", "Kemensos", Cluster.MINISTRY, None, None, None)),
    innovations=(
        InnovationRow("jalan", "Jalan", "33.14", True, ("7",), date(2014, 1, 1)),
        InnovationRow("lain", "Lain", "51.71", False, ("7",)),
    ),
    provinces=(Province("33", "Jawa Tengah", "Jawa"),),
    entries=(),
    confirmed_since=None,
)
EMPTY = SnapshotRows(1, (), (), (), (), (), None)
