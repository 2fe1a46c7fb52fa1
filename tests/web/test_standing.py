"""What runs, what nobody confirmed and what stopped, by year: for who is signed in; and the map as a file."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

ClientAs = Callable[[str | None], FlaskClient]


@pytest.mark.parametrize("address", ["/map?year=2020", "/innovations/uptpk/spread?year=2019", "/agencies/33.74"])
def test_three_counts_by_year_are_for_who_is_signed_in(client_as: ClientAs, address: str) -> None:
    words = "Keadaan replikasi sekarang" if "year" not in address else f"Keadaan replikasi pada akhir {address[-4:]}"

    assert words in client_as("solo-registrar").get(address).text
    assert "Keadaan replikasi" not in client_as(None).get(address).text


def test_map_as_a_file_says_its_year_and_that_its_data_are_made_up(client_as: ClientAs) -> None:
    whole, cut = (client_as(None).get(f"/map.svg{query}").text for query in ("", "?year=2020"))

    assert "sampai akhir tahun" not in whole
    assert "sampai akhir tahun 2020" in cut
    assert "Data contoh - bukan data resmi" in whole
    assert "by the end of 2020" in client_as(None).get("/map.svg?year=2020&lang=en").text
    assert "/map.svg?year=2020" in client_as(None).get("/map?year=2020").text
