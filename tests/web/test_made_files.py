"""A report's file is made once for all who may read the same rows, and never handed to whoever may not."""

import gzip
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.web.conftest import ClientAs
from tracker.base.made_files import MadeFiles
from tracker.pages.reports import catalogue, files
from tracker.pages.reports.model import everybody

LONG = 120  # seconds, on any machine
FILES = [f"/reports/{report.slug}.{kind}" for report in catalogue.REPORTS for kind in ("csv", "xlsx", "json")]
NETWORKS = [f"/reports/replication-graph.{kind}" for kind in ("graphml", "gexf", "json")]
PEOPLE = (None, "sragen-registrar", "semarang-registrar", "kendal-registrar", "verifier", "steward", "analyst")


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note each file that is written, by its name."""
    written: list[str] = []
    write = MadeFiles._write

    def noted(self: MadeFiles, name: str, *rest: object) -> None:
        written.append(name)
        write(self, name, *rest)  # pyright: ignore[reportArgumentType]

    monkeypatch.setattr(MadeFiles, "_write", noted)
    return written


def people(client_as: ClientAs) -> dict[str | None, Callable[..., TestResponse]]:
    return {who: client_as(who).get for who in PEOPLE}


def test_whoever_may_read_the_same_rows_gets_the_same_file(client_as: ClientAs, made: list[str]) -> None:
    get = people(client_as)
    shared = {report.slug for report in catalogue.REPORTS if report.seen_by is everybody}
    for address in FILES + NETWORKS:
        before = len(made)
        answers = [ask(address) for ask in get.values()]

        bodies = {answer.data for answer in answers if answer.status_code == 200}
        if address in NETWORKS or address.split("/")[2].split(".")[0] in shared:
            assert len(made) - before == len(bodies) <= 1, address
        assert {answer.status_code for answer in answers} <= {200, 302, 403}
        for answer in answers:
            answer.close()


def test_unknown_names_of_a_query_make_no_other_file_and_known_ones_do(client_as: ClientAs, made: list[str]) -> None:
    get = client_as(None).get

    for query in ("", "?x=1", "?x=2&y=3", "?after=zzz", "?lang=id", "?year=", "?lang=xx"):
        assert get(f"/reports/replications.xlsx{query}").status_code == 200
    assert len(made) == 1

    for query in ("?lang=en", "?year=2020", "?province=33"):
        assert get(f"/reports/replications.xlsx{query}").status_code == 200
    assert len(made) == 4


def test_many_at_once_make_it_once(app: Flask, monkeypatch: pytest.MonkeyPatch, made: list[str]) -> None:
    go, write = threading.Event(), files.write

    def slow(*arguments: object) -> None:
        assert go.wait(LONG)
        write(*arguments)  # pyright: ignore[reportArgumentType]

    monkeypatch.setattr(files, "write", slow)
    with ThreadPoolExecutor(8) as pool:
        asked = [
            pool.submit(lambda n=n: app.test_client().get(f"/reports/replications.csv?x={n}").status_code)
            for n in range(8)
        ]
        while sum(one.done() for one in asked) < 7:  # all but the one that began it
            time.sleep(0.05)
        go.set()
        statuses = [one.result(LONG) for one in asked]

    assert len(made) == 1
    assert sorted(statuses) == [200] + [503] * 7


@pytest.mark.parametrize(("lang", "words"), [("id", "Berkas ini sedang dibuat"), ("en", "This file is being made")])
def test_who_has_to_wait_is_told_when_to_come_again(
    app: Flask, client_as: ClientAs, monkeypatch: pytest.MonkeyPatch, lang: str, words: str
) -> None:
    monkeypatch.setattr("tracker.base.made_files.WAIT_SECONDS", 0.1)
    bulkhead, get = app.extensions["jejak.bulkhead"], client_as(None).get
    address = f"/reports/replications.csv?lang={lang}"
    with bulkhead.beside(), bulkhead.turn(), bulkhead.turn(), ThreadPoolExecutor(1) as pool:
        answer = pool.submit(get, address).result(LONG)

    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert words in answer.text
    while get(address).status_code != 200:  # it goes on by itself
        time.sleep(0.05)


def test_a_file_has_a_tag_that_holds_until_the_data_change(client_as: ClientAs, made: list[str]) -> None:
    get, addresses = client_as(None).get, ("/reports/replications.csv", "/reports/innovations.json", NETWORKS[0])
    for address in addresses:
        tags = {}
        for accepted in ("", "gzip"):
            answer = get(address, headers={"Accept-Encoding": accepted})
            tags[accepted] = answer.headers["ETag"]
            again = get(address, headers={"Accept-Encoding": accepted, "If-None-Match": tags[accepted]})

            body = gzip.decompress(answer.data) if accepted else answer.data
            assert (again.status_code, again.data) == (304, b"")
            assert body == get(address).data
        assert tags[""] != tags["gzip"]
        assert get(address, headers={"If-None-Match": '"other"'}).status_code == 200
    assert len(made) == len(addresses)


def test_files_lie_in_the_folder_of_the_world(client_as: ClientAs, tmp_path: Path) -> None:
    assert client_as(None).get("/reports/replications.csv").status_code == 200

    assert len(list((tmp_path / "example" / "made").iterdir())) == 2  # as it is, and packed


def test_pages_begin_where_their_key_says_and_an_unknown_key_begins_at_the_first(
    client_as: ClientAs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the report, in steps of one row: all rows once, in the order of the file."""
    monkeypatch.setattr("tracker.pages.reports.views.PAGE", 1)
    steward = client_as("steward").get
    for report in catalogue.REPORTS:
        address = f"/reports/{report.slug}"
        if steward(address).status_code != 200:
            continue
        first = steward(address).text

        assert steward(f"{address}?after=zzz~zzz").status_code == 200
        if not report.begins:
            assert _table(steward(f"{address}?after=zzz~zzz").text) == _table(first), report.slug


def _table(page: str) -> str:
    return page.partition("<table")[2].partition("</table>")[0]
