"""Numbers as Indonesians write them."""

import pytest

from graph.domain.values import numbers


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("0", 0.0),
        ("1.234,5", 1234.5),
        ("1234,50", 1234.5),
        ("1.500.000", 1_500_000.0),
        ("-3,25", -3.25),
        ("Rp 2.000", 2000.0),
        ("1 000", 1000.0),
        ("", None),
        ("12.5", None),  # twelve and a half, or twelve thousand five hundred: nobody can tell
        ("1.23.456", None),
        ("1,234.5", 1234.5),  # as English writes it, and nothing else
        ("1,234,567", 1_234_567.0),
        ("-500,-", -500.0),
        ("1.234.5", None),
        ("1,23,456", None),
        ("1e6", None),
        ("٣", None),
        ("1.000.000.000.000.001", None),
    ],
)
def test_number_is_read_only_where_it_cannot_be_misread(typed: str, value: float | None) -> None:
    assert numbers.read(typed) == value


@pytest.mark.parametrize("typed", ["1,5", "-1", "sekitar 20", "1.5"])
def test_whole_number_is_nothing_else(typed: str) -> None:
    assert numbers.whole(typed) is None


@pytest.mark.parametrize("value", [0.0, 1234.5, 0.001, 1_500_000.0, -3.25, 53.3])
def test_written_number_is_read_again_unchanged(value: float) -> None:
    assert numbers.read(numbers.written(value)) == value
