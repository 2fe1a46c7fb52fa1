"""Every page that can be read stands in a nation that has grown in one place, and no page's work is square in it."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

import pytest

from graph import migrate
from graph.devserver.local import Running, temporary
from tests.conftest import PATIENCE, connected
from tests.data import crowd
from tracker.base.assets import ROOT
from tracker.base.settings import data_folder

MOST_MEGABYTES = 1_500
MOST_HITS = 100 * crowd.COPIES  # of one statement; every pair of agencies would be 50 times as many
FORMS = {200, 302, 303, 304, 403, 404, 409}  # 409: a page that says why a record is past this step


@dataclass(frozen=True)
class Walk:
    """What every page answered, and the most memory that the process needed for all of them."""

    pages: list[dict[str, Any]]  # Any: a line of JSON, see tests/data/every_page.py
    megabytes: float


@pytest.fixture(scope="module")
def crowded() -> Iterator[Running]:
    """A server with the crowd, apart from those of other tests."""
    with temporary(data_folder(), patience=PATIENCE) as running:
        yield running


@pytest.fixture(scope="module")
def walk(crowded: Running, tmp_path_factory: pytest.TempPathFactory) -> Walk:
    graph = connected(crowded)
    list(migrate.migrate(graph))
    crowd.load(graph)
    given = {"server": asdict(crowded), "ids": crowd.ids(graph), "folder": str(tmp_path_factory.mktemp("data"))}
    graph.close()
    told = tmp_path_factory.mktemp("walk") / "pages.jsonl"
    with told.open("w") as file:
        command = [sys.executable, "-m", "tests.data.every_page"]
        subprocess.run(command, input=json.dumps(given), cwd=ROOT, text=True, stdout=file, check=True)
    *pages, last = map(json.loads, told.read_text("utf-8").splitlines())
    return Walk(pages, last["megabytes"])


def test_every_page_answers_everybody_who_may_read_it(walk: Walk) -> None:
    odd = {(page["reader"], page["address"], page["status"]) for page in walk.pages if page["status"] not in FORMS}

    assert odd == set()


def test_every_route_of_a_page_shows_something_to_somebody(walk: Walk) -> None:
    routes = {page["route"] for page in walk.pages}
    shown = {page["route"] for page in walk.pages if page["status"] == 200}

    assert routes - shown <= {
        "/evidence/<evidence_id>/file", "/evidence/<evidence_id>/view",  # of files that lie nowhere
        "/innovations/<innovation_id>/review", "/interests/new", "/links/<key>",
    }  # fmt: skip


def test_no_page_needs_more_memory_than_a_small_machine_has(walk: Walk) -> None:
    assert walk.megabytes < MOST_MEGABYTES


def test_no_statement_of_a_page_walks_a_product_of_two_lists(walk: Walk) -> None:
    dear = {(page["address"], page["hits"], page["statement"]) for page in walk.pages if page["hits"] > MOST_HITS}

    assert dear == set()


def test_what_takes_long_is_computed_beside_the_page_which_says_so(walk: Walk) -> None:
    waiting = {page["address"] for page in walk.pages if page["is_counting"]}

    assert {"/spread", "/categories/7", "/regions/33", f"/innovations/{crowd.ROOT}/spread"} <= waiting
