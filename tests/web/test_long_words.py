"""Words of 10,000 signs, which no index can hold: a form refuses them beside the field, and meets no fault."""

import re
from itertools import product
from pathlib import Path

import pytest
from flask import Flask

from graph.devserver.local import Running
from graph.engine import Graph
from tests.conftest import settings_for
from tests.data import subjects
from tests.data.mischief import fields_of
from tests.data.subjects import DRAFT
from tests.factories.form_pages import PAGES
from tests.web.conftest import ClientAs, application
from tracker.base.clock import Clock

LONG = "é" * 10_000  # 20,000 bytes; a key of an index holds about 8,000


@pytest.fixture
def app(graph: Graph, server: Running, clock: Clock, tmp_path: Path) -> Flask:
    """The application over one of each kind of thing."""
    subjects.load(graph)
    return application(settings_for(server, tmp_path), graph, clock)


def test_no_field_of_a_form_meets_a_fault_with_a_long_word(app: Flask, client_as: ClientAs, graph: Graph) -> None:
    names = {name: of_kind[0] for name, of_kind in subjects.make(graph).items()}
    faults, asked = [], 0

    for login, pattern in PAGES:
        address, browser = pattern.format(**names), client_as(login or None)
        for form in browser.get(address).text.split("<form")[1:]:
            shown, target = fields_of(form.partition("</form>")[0]), _target(form) or address
            for (field, _value), act in product(shown, _acts(form)):
                answer = browser.post(target, data={**dict(shown), **act, field: LONG})
                asked += 1
                if answer.status_code >= 500:
                    faults.append((login, target, field, answer.status_code))

    assert faults == []
    assert asked > 200


@pytest.mark.parametrize(
    ("login", "address", "field"),
    [
        ("solo-registrar", "/innovations/new", "name"),
        ("solo-registrar", f"/replications/{DRAFT}/edit", "local_name"),
        ("solo-registrar", "/replications/new", "new_parent"),
        ("sragen-registrar", "/innovations/uptpk/extensions", "unit_name"),
    ],
)
def test_a_long_name_is_refused_beside_its_field(client_as: ClientAs, login: str, address: str, field: str) -> None:
    browser = client_as(login)
    form = next(one for one in browser.get(address).text.split("<form") if f'name="{field}"' in one)
    shown = dict(fields_of(form.partition("</form>")[0]))

    answer = browser.post(_target(form) or address, data={**shown, **_acts(form)[0], field: LONG})

    assert answer.status_code == 422
    assert re.search(r"paling banyak \d+ karakter", answer.text)


def _acts(form: str) -> list[dict[str, str]]:
    """Return what the buttons of a form send, the one that keeps it first."""
    found = re.findall(r'<button[^>]*name="act"[^>]*value="(\w+)"', form)
    return [{"act": act} for act in sorted(found, key=lambda act: act != "save")] or [{}]


def _target(form: str) -> str:
    opening = form.partition(">")[0]
    return opening.partition('action="')[2].partition('"')[0]
