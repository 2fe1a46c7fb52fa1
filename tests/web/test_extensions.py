"""Replikasi internal through its pages: noted by the origin's registrar, shown apart from the replications."""

import re
from collections.abc import Callable

from flask.testing import FlaskClient

from tests.factories.read_back import field
from tests.factories.sent_replications import GOOD as REGISTRATION

ClientAs = Callable[[str | None], FlaskClient]
PATH = "/innovations/uptpk/extensions"
VILLAGE = {"unit": "", "unit_name": "Desa <Jetak>", "unit_kind": "village", "on": "05-2024", "source": "SK 12/2024"}


def note(client: FlaskClient, **more: str) -> None:
    once = field(client.get(PATH).text, "once")
    assert client.post(PATH, data=VILLAGE | {"once": once} | more).status_code == 303


def test_unit_is_noted_shown_apart_and_taken_back(client_as: ClientAs) -> None:
    sragen, public = client_as("sragen-registrar"), client_as(None)
    before = public.get("/innovations/uptpk").text
    assert PATH in sragen.get("/innovations/uptpk").text
    assert PATH in sragen.get("/innovations/own").text

    note(sragen)
    note(sragen, unit="u-sragen", unit_name="", unit_kind="", on="2023")

    page = public.get("/innovations/uptpk").text
    assert 'id="internal"' not in before
    for words in ("2 unit di instansi asal", "Desa &lt;Jetak&gt;, sejak Mei 2024", "SK 12/2024", "Ini bukan replikasi"):
        assert words in page
    assert PATH not in page
    assert figures(page) == figures(before)
    assert "These are not replications" in public.get("/innovations/uptpk?lang=en").text
    assert "Replikasi internal di Desa &lt;Jetak&gt;" in sragen.get("/innovations/uptpk/history").text
    assert sragen.post(f"{PATH}/u-sragen/remove").status_code == 303
    assert "1 unit di instansi asal" in public.get("/innovations/uptpk").text
    assert sragen.post(f"{PATH}/u-sragen/remove").status_code == 303  # an equal form is answered alike
    assert "1 unit di instansi asal" in public.get("/innovations/uptpk").text
    assert sragen.get("/innovations/uptpk/history").text.count("Replikasi internal di Dinas Sosial Sragen") == 2
    assert sragen.post(f"{PATH}/u-none/remove").status_code == 404


def figures(page: str) -> list[str]:
    return re.findall(r'class="figure-value[^>]*>([^<]*)<', page)


def test_slips_stand_at_their_fields(client_as: ClientAs) -> None:
    answer = client_as("sragen-registrar").post(PATH, data={"once": "a" * 32, "on": "2031", "unit_name": "Desa"})

    assert answer.status_code == 422
    for name in ("unit_kind", "on", "source"):
        assert f'href="#{name}"' in answer.text
    assert 'value="Desa"' in answer.text


def test_others_and_extra_fields_are_refused(client_as: ClientAs) -> None:
    assert client_as("sragen-registrar").post(PATH, data=VILLAGE | {"status": "x"}).status_code == 422
    assert client_as("semarang-registrar").get(PATH).status_code == 404
    assert client_as("semarang-registrar").post(PATH, data=VILLAGE | {"once": "a" * 32}).status_code == 404
    assert client_as("solo-drafter").get("/innovations/solo-own/extensions").status_code == 403
    assert client_as(None).get(PATH).status_code == 302
    assert client_as("kendal-registrar").get("/innovations/rahasia/extensions").status_code == 409


def test_refusal_of_the_own_innovation_leads_there(client_as: ClientAs) -> None:
    data = REGISTRATION | {"parents": ["solo-own"], "act": "submit"}

    refused = client_as("solo-registrar").post("/replications/new", data=data)
    drafter = client_as("solo-drafter").get("/replications/new?parent=solo-own").text

    assert refused.status_code == 422
    assert 'href="/innovations/solo-own/extensions"' in refused.text
    assert "/innovations/solo-own/extensions" not in drafter
    assert "Admin Lokal instansi Anda mencatat unitnya" in drafter
