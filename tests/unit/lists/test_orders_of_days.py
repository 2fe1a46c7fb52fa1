"""What a whole column shows goes before the guess for one cell: whether months come first is asked once."""

from dataclasses import replace
from datetime import date

from graph.domain.records.import_layouts import FileLayout
from graph.domain.records.imports import Kind
from graph.importers import columns, entries, sheets

LIST = (
    "Inovasi;Tanggal mulai;Tanggal bukti\nA;03/14/2021;14/03/2021\nB;03/04/2021;03/04/2021\nC;5 Mei 2021;2021-05-05\n"
)
PLACES = {"parent": 0, "started_on": 1, "proof_date": 2}


def test_a_column_that_writes_months_first_is_asked_about_and_no_day_of_it_guessed() -> None:
    sheet = sheets.read("a.csv", LIST.encode(), Kind.REPLICATIONS)

    assert entries.orders_to_ask(Kind.REPLICATIONS, sheet, PLACES) == ["started_on"]
    found = list(entries.entries(Kind.REPLICATIONS, sheet, PLACES))
    assert [[slip.code for slip in one.problems] for one in found] == [["date_order"], ["date_order"], []]
    assert found[1].values["proof_date"].day == date(2021, 4, 3)


def test_the_answer_counts_for_the_whole_column() -> None:
    sheet = sheets.read("a.csv", LIST.encode(), Kind.REPLICATIONS)
    month, day = (replace(sheet, months_first={"started_on": is_month}) for is_month in (True, False))

    assert entries.orders_to_ask(Kind.REPLICATIONS, month, PLACES) == []
    read = [one.values["started_on"].day for one in entries.entries(Kind.REPLICATIONS, month, PLACES)]
    assert read == [date(2021, 3, 14), date(2021, 3, 4), date(2021, 5, 5)]
    other = list(entries.entries(Kind.REPLICATIONS, day, PLACES))
    assert [slip.code for slip in other[0].problems] == ["date_unreadable"]
    assert other[1].values["started_on"].day == date(2021, 4, 3)


def test_a_layout_carries_the_answer() -> None:
    sheet = sheets.read("a.csv", LIST.encode(), Kind.REPLICATIONS, FileLayout(months_first={"started_on": True}))

    assert columns.guess(Kind.REPLICATIONS, sheet.header) == PLACES
    assert sheet.months_first == {"started_on": True}
