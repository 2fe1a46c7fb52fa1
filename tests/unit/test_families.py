"""Rows of one list that copy each other arrive together, in any order, down to the last generation."""

import itertools
from datetime import date
from pathlib import Path

import pytest

from graph.domain.records.imports import (
    Kind,
    Known,
    KnownAgency,
    KnownExternal,
    KnownInnovation,
    KnownReplication,
    ReadingRules,
    System,
)
from graph.domain.vocabulary import ReplicationStatus
from graph.importers import column_plans, columns, sheets
from graph.importers.desired_state import DesiredRecord
from graph.importers.lookup import Lookup
from tests.factories.typed_lists import TODAY
from tracker.actions.imports import import_understanding
from tracker.wording import messages

HEADER = "ID SINOVIK;Instansi replikator;Inovasi yang direplikasi;Tahun replikasi"
FAMILY = ("R1;33.15;SNV-1;2023", "R2;33.16;Dua Contoh;2023", "R3;33.17;R2;2024", "R4;33.18;R3;2025")
KNOWN = Known(
    agencies=tuple(KnownAgency(f"33.{n}", f"Pemkab {n}", None, f"33.{n}") for n in range(10, 30)),
    innovations=(
        KnownInnovation("satu", "Satu Contoh", "33.10", True),
        KnownInnovation("dua", "Dua Contoh", "33.11", True),
    ),
    replications=(KnownReplication("R-OLD", "33.20", ReplicationStatus.VERIFIED, ("satu",)),),
    externals=(
        KnownExternal(System.SINOVIK, "SNV-1", "satu"),
        KnownExternal(System.JIPPNAS, "J-2", "dua"),
        KnownExternal(System.IGA, "I-3", "R-OLD"),
    ),
)
RULES = ReadingRules(Kind.REPLICATIONS, "i-1", 1, True, None, "u-1", "Daftar", TODAY)


def wanted(*rows: str, header: str = HEADER) -> dict[str, DesiredRecord]:
    """Return what each row asks for, under its own id or its number."""
    return understood("\n".join((header, *rows)).encode(), KNOWN)


def understood(content: bytes, known: Known) -> dict[str, DesiredRecord]:
    sheet = sheets.read("daftar.csv", content)
    made = column_plans.understood(sheet, columns.guess(Kind.REPLICATIONS, sheet.header), Lookup(known, RULES, {}))
    return {row.links.get("externals", (f"{row.row}",))[0].removeprefix("sinovik:"): row for row in made}


def refusals(rows: dict[str, DesiredRecord]) -> dict[str, list[str]]:
    return {name: [problem.code for problem in row.problems] for name, row in rows.items() if row.problems}


@pytest.mark.parametrize("order", list(itertools.permutations(range(4))))
def test_four_generations_arrive_in_any_order(order: tuple[int, ...]) -> None:
    rows = wanted(*(FAMILY[place] for place in order))

    assert refusals(rows) == {}
    assert [rows[name].fixed["roots"] for name in ("R1", "R2", "R3", "R4")] == [["satu"], ["dua"], ["dua"], ["dua"]]
    assert [rows[name].fixed["parent_in_list"] for name in ("R1", "R2", "R3", "R4")] == [
        None,
        None,
        rows["R2"].new_id,
        rows["R3"].new_id,
    ]
    assert [row.row for row in rows.values()] == [2, 3, 4, 5]


def test_a_parent_is_told_by_name_in_the_list_and_in_the_registry() -> None:
    rows = wanted(*FAMILY, "R5;33.19;R-OLD;2024")

    told = {
        name: dict(import_understanding.told(row, Lookup(KNOWN, RULES, {})))["parent"] for name, row in rows.items()
    }
    assert told == {
        "R1": ("Satu Contoh",),
        "R2": ("Dua Contoh",),
        "R3": ("Dua Contoh, Pemkab 16",),
        "R4": ("Dua Contoh, Pemkab 17",),
        "R5": ("Satu Contoh, Pemkab 20 (R-OLD)",),
    }
    assert rows["R4"].name == "Dua Contoh, Pemkab 18"


@pytest.mark.parametrize(
    ("parent", "innovations", "copies"),
    [
        ("SNV-1", ["satu"], []),
        ("sinovik: SNV-1", ["satu"], []),
        ("J-2", ["dua"], []),
        ("ID IGA I-3", [], ["R-OLD"]),
        ("R-OLD", [], ["R-OLD"]),
    ],
)
def test_a_parent_is_known_by_its_id_in_another_register(
    parent: str, innovations: list[str], copies: list[str]
) -> None:
    (row,) = wanted(f"R1;33.15;{parent};2023").values()

    assert (row.problems, row.fixed["innovations"], row.fixed["copies"]) == ([], innovations, copies)


def test_an_id_that_nobody_knows_is_a_name_to_confirm() -> None:
    assert refusals(wanted("R1;33.15;SNV-7;2023")) == {"2": ["name_unconfirmed"]}


def test_copies_of_a_refused_row_are_refused_and_say_which() -> None:
    rows = wanted("R4;33.18;R3;2025", "R3;33.17;R2;2024", "R2;33.16;Dua Contoh;besok", "R1;33.15;Dua Contoh;2020")

    assert refusals(rows) == {"2": ["parent_row_refused"], "3": ["parent_row_refused"], "R2": ["date_unreadable"]}
    assert [messages.problem(rows[name].problems[0])[:7] for name in ("2", "3")] == ["Baris 3", "Baris 4"]


def test_a_row_that_stands_twice_refuses_its_copies_too() -> None:
    rows = wanted("R1;33.15;Dua Contoh;2023", "R2;33.15;Dua Contoh;2023", "R3;33.17;R2;2024")

    assert refusals(rows) == {"R2": ["row_twice"], "R3": ["parent_row_refused"]}


def test_a_circle_is_refused_and_what_hangs_on_it_too() -> None:
    rows = wanted("R1;33.15;R2;2023", "R2;33.16;R1;2023", "R3;33.17;R2;2024", "R4;33.18;R4;2025")

    assert refusals(rows) == {
        "2": ["parent_circular"],
        "3": ["parent_circular"],
        "4": ["parent_row_refused"],
        "5": ["parent_circular"],
    }


def test_a_very_long_line_of_copies_is_read() -> None:
    agencies = tuple(KnownAgency(f"a-{n}", f"Kantor {n}", None, None) for n in range(3000))
    known = Known(agencies=agencies, innovations=KNOWN.innovations)
    lines = [f"R{n};a-{n};{f'R{n + 1}' if n < 2999 else 'Dua Contoh'};2024" for n in range(3000)]

    rows = understood("\n".join((HEADER, *lines)).encode(), known)

    assert refusals(rows) == {}
    assert {tuple(row.fixed["roots"]) for row in rows.values()} == {("dua",)}


@pytest.mark.shared
@pytest.mark.parametrize("is_reversed", [False, True])
def test_the_list_of_an_office_is_a_family(shared: Path, is_reversed: bool) -> None:
    header, *lines = (shared / "field/lintas-replikasi.csv").read_text().splitlines()
    rows = "\n".join((header, *(reversed(lines) if is_reversed else lines)))
    known = Known(
        agencies=KNOWN.agencies,
        innovations=(
            KnownInnovation("uji-satu", "Uji Lintas Satu Contoh", "33.10", True),
            KnownInnovation("uji-dua", "Uji Lintas Dua Contoh", "33.11", True),
        ),
        externals=(KnownExternal(System.SINOVIK, "SNV-90001", "uji-satu"),),
    )

    made = understood(rows.encode(), known)

    assert refusals(made) == {}
    assert made["SNV-R9001"].fixed["roots"] == ["uji-satu"]
    assert made["SNV-R9004"].fixed["parent_in_list"] == made["SNV-R9003"].new_id
    assert made["SNV-R9004"].given["started_on"] == date(2025, 1, 1)
