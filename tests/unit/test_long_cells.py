"""A cell that is too long is a matter of its row; the rest of the file is read."""

import pytest

from graph.domain.records.imports import Kind
from graph.importers import entries, sheets
from graph.importers.columns import COLUMNS, Column

EVERY = [pytest.param(kind, column, id=f"{kind}.{column.name}") for kind, of in COLUMNS.items() for column in of]


@pytest.mark.parametrize("length", [20_001, 131_073, 1_000_000])
@pytest.mark.parametrize(
    ("header", "field", "code"),
    [("Nama lokal", "local_name", "too_long"), ("Unit", "units", "cell_long"), ("Mulai", "started_on", None)],
)
def test_a_cell_too_long_is_named_by_row_and_column_and_the_others_are_read(
    length: int, header: str, field: str, code: str | None
) -> None:
    cell = ("Dinas;" * length if field == "units" else "x" * length)[:length]
    text = f'Inovasi,{header}\nSatu,\nDua,"{cell}"\nTiga,\n'

    sheet = sheets.read("daftar.csv", text.encode())
    found = list(entries.entries(Kind.REPLICATIONS, sheet, {"parent": 0, field: 1}))

    assert [(entry.row, entry.values["parent"]) for entry in found] == [(2, "Satu"), (3, "Dua"), (4, "Tiga")]
    assert [[problem.field for problem in entry.problems] for entry in found] == [[], [field], []]
    assert code in {None, found[1].problems[0].code}


def test_a_long_cell_of_a_column_that_nobody_uses_refuses_nothing() -> None:
    sheet = sheets.read("daftar.csv", f'Inovasi,Catatan\nSatu,"{"y" * 200_000}"\nDua,b\n'.encode())

    found = list(entries.entries(Kind.REPLICATIONS, sheet, {"parent": 0}))

    assert [entry.problems for entry in found] == [(), ()]


@pytest.mark.parametrize(("kind", "column"), EVERY)
def test_no_column_of_any_list_lets_a_word_in_that_no_index_can_hold(kind: Kind, column: Column) -> None:
    sheet = sheets.read("daftar.csv", f"Isi\n{'é' * 10_000}\n".encode())

    (found,) = entries.entries(kind, sheet, {column.name: 0})

    assert column.name in {problem.field for problem in found.problems}
    assert column.name not in found.values
