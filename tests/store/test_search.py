"""One question to the index finds innovations, agencies and regions, each kind with its best first."""

import pytest

from graph.domain import vocabulary as v
from graph.domain.records import rows as r
from graph.domain.records.catalogue import Hit, HitKind
from graph.engine import Graph
from graph.store import fulltext
from graph.store.people import agencies as offices
from graph.store.replications import search
from graph.store.replications.search import Found
from tests import small_world
from tests.small_world import VERIFIED_COPY

RENAMED = {
    "21.72": "Kota Tanjung Pinang",
    "31": "Daerah Khusus Ibukota Jakarta",
    "33.10": "Kabupaten Klaten",
    "76.01": "Kabupaten Pasangkayu",
}


@pytest.fixture
def small(graph: Graph) -> Graph:
    """The small world with offices beside the governments, and more innovations than a page holds."""
    small_world.load(
        graph,
        regions=tuple(
            r.RegionLoad(code, name, v.Level.REGENCY, -7.3, 110.0, None, "Jawa", None) for code, name in RENAMED.items()
        ),
        agencies=(
            r.AgencyLoad("imigrasi", "Kantor Imigrasi Kendal", None, v.Cluster.VERTICAL, "33.24", None),
            *(
                r.AgencyLoad(code, f"Pemerintah {name}", None, v.Cluster.REGENCY, code, True)
                for code, name in RENAMED.items()
            ),
        ),
        innovations=tuple(r.InnovationLoad(f"sarapan-{n}", f"Sarapan {n}", "33.24") for n in range(4)),
    )
    graph.write(lambda tx: tx.run("CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()"))
    return graph


def ids(found: Found) -> tuple[list[str], list[str], list[str]]:
    innovations, agencies, regions = found.innovations, found.agencies, found.regions
    return [one.id for one in innovations], [one.id for one in agencies], [one.id for one in regions]


def test_each_kind_is_found_with_whom_it_belongs_to(small: Graph) -> None:
    found = search.found(small, "kendal", 5)

    assert found.innovations == (Hit(HitKind.INNOVATION, "pelita", "PELITA Kendal", "Pemerintah Kabupaten Kendal"),)
    assert {one.id for one in found.agencies} == {"33.24", "imigrasi"}
    assert found.regions == (Hit(HitKind.REGION, "33.24", "Kabupaten Kendal", None),)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Pemkab. Kendl", ([], ["33.24"], [])),  # the government, not its region nor the offices in it
        ("kabupaten kndla", ([], [], [])),  # two letters
        ("Kab. Srgen", ([], ["33.14"], ["33.14"])),
        ("kabupten sragen", ([], ["33.14"], ["33.14"])),  # typed by hand, so it is forgiven a letter too
        ("uptkp", (["uptpk"], [], [])),
        ("Jateng", ([], [], ["33"])),
        ("", ([], [], [])),
        ('*:* OR "', ([], [], [])),
        ("rahasia", ([], [], [])),  # a draft
    ],
)
def test_typing_is_forgiven_and_short_forms_are_known(
    small: Graph, typed: str, expected: tuple[list[str], list[str], list[str]]
) -> None:
    assert ids(search.found(small, typed, 5)) == expected


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("DKI Jakarta", "31"),
        ("dki", "31"),
        ("tanjungpinang", "21.72"),
        ("Kota Tj. Pinang", "21.72"),
        ("Mamuju Utara", "76.01"),
        ("33.10", "33.10"),
        ("3310", "33.10"),
        ("33.1", "33.10"),
        ("Klaten Jateng", "33.10"),
    ],
)
def test_a_region_and_its_government_are_found_by_all_their_names(small: Graph, typed: str, code: str) -> None:
    _, agencies, regions = ids(search.found(small, typed, 5))

    assert (agencies[0], regions[0]) == (code, code)
    assert found_agencies(small, typed)[0] == code


@pytest.mark.parametrize("typed", ["PANRB", "KemenPAN-RB", "Menpan RB", "kementerian panrb"])
def test_a_ministry_is_found_by_its_acronyms(small: Graph, typed: str) -> None:
    assert ids(search.found(small, typed, 5))[1] == ["kemenpanrb"]
    assert found_agencies(small, typed) == ["kemenpanrb"]


@pytest.mark.parametrize(
    ("typed", "innovations"),
    [
        ("uptpk sragen", ["uptpk"]),
        ("sragen uptpk", ["uptpk"]),
        ("Kab. Sragen UPTPK", ["uptpk"]),
        ("pelita sragen", []),
        ("UPTPK", ["uptpk"]),
        (VERIFIED_COPY, ["uptpk"]),
        (VERIFIED_COPY.lower(), ["uptpk"]),
        ("R-0000000Z", []),
    ],
)
def test_an_innovation_is_found_by_name_with_agency_and_by_numbers(
    small: Graph, typed: str, innovations: list[str]
) -> None:
    assert ids(search.found(small, typed, 5))[0] == innovations


def found_agencies(graph: Graph, text: str) -> list[str]:
    return [one.id for one in offices.found(graph, text, 5)]


def test_best_stands_first_and_each_kind_ends_at_the_limit(small: Graph) -> None:
    assert ids(search.found(small, "sarapan", 3))[0] == ["sarapan-0", "sarapan-1", "sarapan-2"]
    assert ids(search.found(small, "imigrasi kendal", 1)) == ([], ["imigrasi"], [])


def test_word_that_we_spelt_out_is_looked_up_as_it_stands() -> None:
    assert fulltext.query("Pemkab. Semarng") == (
        "(pemerintah OR pemerintah*^2) AND (kabupaten OR kabupaten*^2) AND (semarng OR semarng*^2 OR semarng~1)"
    )
