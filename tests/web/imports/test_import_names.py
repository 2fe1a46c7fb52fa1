"""Where a name is to be confirmed: search for another, take all sure suggestions, keep what others said, recall it."""

import html
import re

from flask.testing import FlaskClient

from tests.data import road
from tests.factories.read_back import text
from tests.factories.sent_lists import hand_in, tried
from tests.web.imports.conftest import SignIn

ROWS = "Instansi;Inovasi\nPemkab. Klatn;Baru\nKantor Kami;Baru\nDinas Sosial Kabupaten Sragen;Sunyi\n"


def options(page: str) -> dict[str, list[str]]:
    """Return what each unclear name may mean, the chosen one with a star."""
    found: dict[str, list[str]] = {}
    for field in re.findall(r'<input type="hidden" name="text" value="([^"]*)">(.*?)</select>', page, re.DOTALL):
        ids = re.findall(r'<option value="([^"]+)"( selected)?>', field[1])
        found[html.unescape(field[0])] = [one + ("*" if chosen else "") for one, chosen in ids]
    return found


def say(client: FlaskClient, address: str, **more: str | list[str]) -> str:
    answer = client.post(f"{address}/names", data=more)
    tried(client)
    return text(client.get(answer.headers["Location"]))


def test_another_agency_is_found_in_the_same_field(client_of: SignIn) -> None:
    steward = client_of(road.STEWARD)
    address = hand_in(steward, ROWS).headers["Location"]

    found = say(steward, address, sort="agency", text="Kantor Kami", meant="", was="", find="makassar")
    named = say(steward, address, sort="agency", text="Kantor Kami", meant="73.71", was="", find="")

    assert options(text(steward.get(address)))["Kantor Kami"] != options(found)["Kantor Kami"]
    assert options(found)["Kantor Kami"][0] == "73.71"
    assert options(named)["Kantor Kami"][-1] == "73.71*"


def test_all_sure_suggestions_are_taken_at_one_press(client_of: SignIn) -> None:
    steward = client_of(road.STEWARD)
    address = hand_in(steward, ROWS).headers["Location"]

    page = say(steward, address, act="accept")

    assert options(page)["Pemkab. Klatn"][0] == "33.10*"
    assert options(page)["Dinas Sosial Kabupaten Sragen"][0] == "33.14"  # an office of it is a question


def test_what_somebody_else_said_meanwhile_stays(client_of: SignIn) -> None:
    steward = client_of(road.STEWARD)
    address = hand_in(steward, ROWS).headers["Location"]
    say(steward, address, sort="agency", text="Pemkab. Klatn", meant="33.10", was="")

    stale = {"sort": ["agency"] * 2, "text": ["Pemkab. Klatn", "Kantor Kami"], "meant": ["", "73.71"], "was": ["", ""]}
    page = say(steward, address, **stale)
    back = say(steward, address, sort="agency", text="Pemkab. Klatn", meant="", was="33.10")

    assert (options(page)["Pemkab. Klatn"][0], options(page)["Kantor Kami"][-1]) == ("33.10*", "73.71*")
    assert (options(back)["Pemkab. Klatn"][0], options(back)["Kantor Kami"][-1]) == ("33.10", "73.71*")


def test_a_confirmed_name_is_known_in_the_next_list_and_can_be_changed(client_of: SignIn) -> None:
    steward = client_of(road.STEWARD)
    first = hand_in(steward, ROWS).headers["Location"]
    say(steward, first, sort="agency", text="Kantor Kami", meant="73.71", was="")

    second = hand_in(steward, "Instansi;Inovasi\nKantor Kami;Baru\n").headers["Location"]
    page = text(steward.get(second))
    undone = say(steward, second, sort="agency", text="Kantor Kami", meant="", was="73.71")
    third = hand_in(steward, "Instansi;Inovasi\nKantor Kami;Sunyi\n").headers["Location"]

    assert "Diingat dari daftar sebelumnya" in page
    assert options(page)["Kantor Kami"][-1] == "73.71*"
    assert "73.71*" not in options(undone)["Kantor Kami"]
    assert "Diingat" not in text(steward.get(third))


def test_another_agency_does_not_inherit_what_one_confirmed(client_of: SignIn) -> None:
    steward, registrar = client_of(road.STEWARD), client_of(road.REGISTRAR)
    address = hand_in(steward, "Instansi;Inovasi\n33.14;Barru\n").headers["Location"]
    say(steward, address, sort="innovation", text="Barru", meant="fresh", was="")

    own = text(registrar.get(hand_in(registrar, "Inovasi\nBarru\n").headers["Location"]))

    assert options(own)["Barru"] == [one.rstrip("*") for one in options(own)["Barru"]]
