"""Each reader's language is that of the own request, whoever asked for the page before."""

import re
from pathlib import Path

import pytest
from flask import Flask

from graph.devserver.local import Running
from graph.engine import Graph
from tests.conftest import AS_OF, settings_for
from tests.data import every_page, subjects
from tests.data.every_page import READERS
from tests.factories import read_pages
from tests.factories.signed_in import cookie_of
from tracker import create_app
from tracker.base.clock import Clock

_OF_ONE_ANSWER = re.compile(r'value="[^"]{40,}"|[0-9a-f]{16}')  # tokens, and the number of a request


@pytest.mark.parametrize("reader", ["public", "registrar"])
def test_page_is_in_indonesian_after_somebody_read_it_in_english(
    app: Flask, graph: Graph, server: Running, tmp_path: Path, ids: subjects.Ids, reader: str
) -> None:
    fresh = create_app(settings_for(server, tmp_path), graph, Clock(AS_OF))
    login = READERS[reader][1]
    asked_in_english, never_asked = every_page.browser(app, graph, login), fresh.test_client()
    if login is not None:
        cookie = cookie_of(asked_in_english)
        never_asked.set_cookie(cookie.key, cookie.value)
    mixed, compared = set[str](), 0
    for _route, address in read_pages.of_reader(app, reader, ids):
        asked_in_english.get(address + ("&" if "?" in address else "?") + "lang=en")
        after, alone = asked_in_english.get(address), never_asked.get(address)
        if alone.mimetype == "text/html":
            compared += 1
            mixed |= {address} if _words(after.text) != _words(alone.text) else set()

    assert compared > 20
    assert mixed == set()


def _words(page: str) -> str:
    return _OF_ONE_ANSWER.sub("", page)
