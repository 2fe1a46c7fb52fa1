"""What every page has around it: the menu that says where you are."""

import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from tests import small_world

Browser = Callable[[str | None], FlaskClient]


@pytest.mark.parametrize(
    ("address", "login", "marked"),
    [
        ("/innovations", None, [("page", "Inovasi")]),
        ("/innovations/uptpk", None, [("true", "Inovasi")]),
        ("/innovations/uptpk/spread", None, [("true", "Inovasi")]),
        ("/categories/7", None, [("true", "Inovasi")]),
        ("/regions/33", None, [("true", "Peta")]),
        ("/reports/national-figures", None, [("true", "Laporan")]),
        (f"/replications/{small_world.VERIFIED_COPY}", None, [("true", "Inovasi")]),
        ("/review/visits", "verifier", [("true", "Verifikasi")]),
        ("/innovations/own", "sragen-registrar", [("page", "Inovasi instansi Anda")]),
        ("/replications/new", "sragen-registrar", [("page", "Daftarkan replikasi")]),
        ("/account", "sragen-registrar", []),
    ],
)
def test_menu_says_in_which_part_of_the_site_a_page_is(
    client_as: Browser, address: str, login: str | None, marked: list[tuple[str, str]]
) -> None:
    page = client_as(login).get(address).get_data(as_text=True)

    header = page.partition('<header class="bar')[2].partition("</header>")[0]
    assert re.findall(r'aria-current="(\w+)">([^<]+)<', header) == marked


def test_english_tells_one_from_many(client_as: Browser) -> None:
    catalogue = client_as(None).get("/innovations?lang=en").get_data(as_text=True)
    region = client_as(None).get("/regions/33?lang=en").get_data(as_text=True)
    account = client_as("sragen-registrar").get("/account?lang=en").get_data(as_text=True)

    assert "<h1>Innovations</h1>" in catalogue
    assert '<th scope="col" class="num">Agencies</th>' in region
    assert "<dd>Java</dd>" in region
    assert "<dt>Agency</dt>" in account
