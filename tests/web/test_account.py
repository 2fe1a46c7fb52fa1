"""Who is signed in, and the way to the log-in and back."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient

Browser = Callable[[str | None], FlaskClient]


@pytest.mark.parametrize("asked", ["/review", "/review?lang=id", "/review?lang=en", "/review?after=2&lang=en"])
def test_stranger_is_led_to_the_log_in_and_from_there_back(client_as: Browser, asked: str) -> None:
    client = client_as(None)

    led = client.get(asked).headers["Location"]

    assert urlsplit(led).path == "/login"
    assert parse_qs(urlsplit(led).query)["next"] == [asked]
    assert client.get(led).status_code == 200


def test_account_page_says_name_account_agency_and_roles(client_as: Browser) -> None:
    page = client_as("sragen-registrar").get("/account").get_data(as_text=True)

    facts = page.partition('<dl class="facts">')[2].partition("</dl>")[0]
    assert [
        part
        for part in ("Sragen Registrar", "sragen-registrar", "Pemerintah Kabupaten Sragen", "Admin Lokal")
        if f"<dd>{part}</dd>" not in facts
    ] == []
