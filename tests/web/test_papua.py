"""Just after midnight in Papua it is still yesterday in Jakarta; a date of the new day has come, in forms and lists."""

import ast
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from graph.devserver.local import Running
from graph.engine import Graph
from tests import small_world
from tests.conftest import settings_for
from tests.factories.sent_replications import GOOD as SENT
from tests.factories.signed_in import signed_in
from tests.web.conftest import application
from tracker.base.clock import Clock
from tracker.commands import __path__ as commands

NIGHT = Clock(source=lambda: datetime(2025, 12, 31, 15, 30, tzinfo=UTC))  # 22.30 WIB, 00.30 WIT
EVENING = Clock(source=lambda: datetime(2025, 12, 31, 14, 30, tzinfo=UTC))  # 21.30 WIB, 23.30 WIT
NEW_DAY, DAY_AFTER = "01-01-2026", "02-01-2026"
TRACKER = Path(commands[0]).parent


@pytest.mark.parametrize(
    ("clock", "today", "latest"),
    [
        (NIGHT, date(2025, 12, 31), date(2026, 1, 1)),
        (EVENING, date(2025, 12, 31), date(2025, 12, 31)),
        (Clock(date(2025, 12, 31)), date(2025, 12, 31), date(2025, 12, 31)),
    ],
)
def test_latest_day_is_that_of_papua_and_today_that_of_the_capital(clock: Clock, today: date, latest: date) -> None:
    assert (clock.today(), clock.moment().today) == (today, today)
    assert (clock.latest(), clock.moment().latest) == (latest, latest)


@pytest.fixture
def solo(graph: Graph, server: Running, tmp_path: Path) -> FlaskClient:
    small_world.load(graph)
    app: Flask = application(settings_for(server, tmp_path), graph, NIGHT)
    return signed_in(app.test_client(), graph, "solo-registrar", NIGHT.real())


@pytest.mark.parametrize(("typed", "status"), [(NEW_DAY, 303), (DAY_AFTER, 422)])
def test_replication_that_began_on_papuas_new_day_is_taken(solo: FlaskClient, typed: str, status: int) -> None:
    answer = solo.post("/replications/new", data=SENT | {"started_on": typed, "act": "submit"})

    assert (answer.status_code, "Tanggal mulai belum tiba." in answer.text) == (status, status == 422)


def test_no_date_is_judged_by_the_day_of_the_capital() -> None:
    """Of people there the day has come; ``latest`` says so, in actions, worker and command."""
    judged = {
        (path.relative_to(TRACKER).as_posix(), call.lineno)
        for path in TRACKER.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and _judges(call) and _days(call.args) == {"today"}
    }

    assert judged == set()


def _judges(call: ast.Call) -> bool:
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    return name.endswith(("problems", "slips")) or name in {"about", "beside", "opened"}


def _days(arguments: list[ast.expr]) -> set[str]:
    """Return which days a call is given; a list is dated today and judged by the latest day."""
    named = [one.func if isinstance(one, ast.Call) else one for one in arguments]
    return {one.attr for one in named if isinstance(one, ast.Attribute)} & {"today", "latest"}
