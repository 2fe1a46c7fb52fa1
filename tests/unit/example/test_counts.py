"""The made-up nation has exactly the published size, and comes out the same each time."""

import hashlib
import os
import subprocess
import sys
from collections import Counter

from graph.domain.records.rows import WorldRows
from graph.domain.vocabulary import Cluster, EntryStage
from graph.example import example, small
from graph.importers.reference import reference
from tests.unit.example.views import counted, tops

MARK = "(contoh)"
HASH = (
    "import hashlib; from graph.example import small; from graph.importers.reference import reference;"
    "print(hashlib.sha256(repr(small(reference())).encode()).hexdigest())"
)


def test_the_same_seed_gives_the_same_bytes_whatever_the_order_of_sets() -> None:
    made = {
        subprocess.run(
            [sys.executable, "-c", HASH],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }

    assert made == {hashlib.sha256(repr(small(reference())).encode()).hexdigest()}


def test_the_nation_comes_out_the_same_twice(nation: WorldRows) -> None:
    assert example(reference()) == nation


def test_registrations_are_as_published(nation: WorldRows) -> None:
    years = Counter(entry.year for entry in nation.entries)

    assert sum(years.values()) == 24_442
    assert years.pop(2020) + years.pop(2021) == 4_640
    assert years == {
        2014: 515,
        2015: 1189,
        2016: 2476,
        2017: 3054,
        2018: 2824,
        2019: 3156,
        2022: 3478,
        2023: 3110,
    }


def test_passed_and_top_entries_are_as_published(nation: WorldRows) -> None:
    passed = Counter(entry.year for entry in nation.entries if entry.stage is not EntryStage.REGISTERED)
    top = Counter(entry.year for entry in nation.entries if entry.stage is EntryStage.TOP)

    assert (sum(passed.values()), passed[2018], passed[2022]) == (13_491, 1463, 1917)
    assert [top[year] for year in range(2014, 2024)] == [99] * 6 + [114, 129, 114, 114]
    assert len(tops(nation)) == sum(top.values()) == 1065


def test_replicated_innovations_agencies_and_units_are_as_published(nation: WorldRows) -> None:
    copies = counted(nation)

    assert len({root for row in copies for root in row.roots} & tops(nation)) == 263
    assert len({row.adopter for row in copies}) == 901
    assert len({unit for row in copies for unit in row.units}) == 2011


def test_all_664_mirrored_agencies_and_237_others_replicate(nation: WorldRows) -> None:
    adopters = {row.adopter for row in counted(nation)}
    clusters = Counter(row.cluster for row in nation.agencies if row.id in adopters)
    beside = clusters.pop(Cluster.BUMD) + clusters.pop(Cluster.VERTICAL) + clusters.pop(Cluster.OTHER)

    assert beside == 237
    assert clusters == {
        Cluster.MINISTRY: 49,
        Cluster.INSTITUTION: 52,
        Cluster.BUMN: 17,
        Cluster.PROVINCE: 38,
        Cluster.REGENCY: 415,
        Cluster.CITY: 93,
    }


def test_agencies_and_units_outside_the_counts_exist(nation: WorldRows) -> None:
    adopters = {row.adopter for row in counted(nation)}
    units = {unit for row in counted(nation) for unit in row.units}

    assert len({row.id for row in nation.agencies} - adopters) >= 12
    assert len({row.id for row in nation.units} - units) >= 100


def test_innovations_enter_again_but_not_twice_a_year_nor_after_their_top(made: WorldRows) -> None:
    entries = Counter((entry.innovation, entry.year) for entry in made.entries)
    top_year = {entry.innovation: entry.year for entry in made.entries if entry.stage is EntryStage.TOP}

    assert max(entries.values()) == 1
    assert len(made.entries) > len({entry.innovation for entry in made.entries})
    assert not [entry for entry in made.entries if entry.year > top_year.get(entry.innovation, entry.year)]


def test_every_made_up_name_carries_the_mark(made: WorldRows) -> None:
    names = [row.name for row in (*made.agencies, *made.units, *made.innovations, *made.users)]
    names += [row.title for row in made.policies]
    names += [row.short_name for row in made.agencies if row.short_name]
    names += [row.local_name for row in made.replications if row.local_name]

    assert not [name for name in names if not name.endswith(MARK)]
    assert len({row.name for row in made.innovations}) == len(made.innovations)


def test_ids_are_never_used_twice(made: WorldRows) -> None:
    for kind in ("agencies", "units", "innovations", "replications", "awards", "outcomes", "evidence", "users"):
        ids = [row.id for row in getattr(made, kind)]
        assert len(set(ids)) == len(ids), kind
    assert len({user.login for user in made.users}) == len(made.users)
