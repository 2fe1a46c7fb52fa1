"""What a record holds in a field reads in the language of whoever opens the page."""

from datetime import date

import pytest
from flask import Flask
from flask_babel import force_locale

from graph.domain.records.field_tables import INNOVATION
from graph.domain.values.dates import PartialDate
from graph.domain.vocabulary import Life, Precision
from tracker.wording import field_values


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("summary", "Satu loket.", ("Satu loket.", "Satu loket.")),
        ("components", ("Loket", "Aplikasi"), (("Loket", "Aplikasi"), ("Loket", "Aplikasi"))),
        ("started_on", PartialDate(date(2023, 5, 1), Precision.MONTH), ("Mei 2023", "May 2023")),
        ("life", Life.STOPPED, ("Berhenti", "Stopped")),
        ("cost_setup", 1_500_000, ("Rp 1.500.000", "IDR 1,500,000")),
        ("staff", 1_200, ("1.200", "1,200")),
    ],
)
def test_a_value_reads_as_its_row_says(app: Flask, name: str, value: object, said: tuple[object, object]) -> None:
    row = next(row for row in INNOVATION.rows if row.name == name)

    found: list[object] = []
    for language in ("id", "en"):
        with app.test_request_context(f"/?lang={language}"), force_locale(language):
            found.append(field_values.shown(row, value))

    assert tuple(found) == said
