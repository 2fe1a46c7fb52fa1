"""In a large nation the dearest measures are computed beside the page: it says so, and shows them afterwards."""

import time

import pytest

from tests.web.conftest import ClientAs, without_token
from tracker.figures import spread_measures

COUNTING = "sedang dihitung"
PATIENCE_SECONDS = 120


@pytest.mark.parametrize(
    "address", ["/spread", "/spread?cluster=regency", "/categories/7", "/regions/33", "/innovations/uptpk/spread"]
)
def test_page_says_that_measures_are_counted_and_shows_them_later(
    client_as: ClientAs, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    client = client_as(None)
    at_once = client.get(address)
    assert COUNTING not in at_once.text
    monkeypatch.setattr(spread_measures, "LARGE", 0)
    client.application.extensions["jejak.snapshots"] = type(client.application.extensions["jejak.snapshots"])()

    first = client.get(address)

    assert (first.status_code, COUNTING in first.text) == (200, True)
    until = time.monotonic() + PATIENCE_SECONDS
    while COUNTING in (page := client.get(address).text) and time.monotonic() < until:
        time.sleep(0.1)
    assert without_token(page) == without_token(at_once.text)
