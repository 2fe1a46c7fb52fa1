"""`python -m tracker spread` answers or refuses in one line; it never ends in a traceback."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings, strategies as st

from graph.analytics.dataset import tables
from graph.analytics.dataset.insufficient_data import CannotCompute
from graph.analytics.diffusion.study import study
from tracker.commands.spread import command

EVENTS = """item,adopter,time,parent
A,x,2018,
A,y,2019-05-01,x
A,z,2020,x;y
A,w,,
B,x,2020,
"""
TIES = "ego,alter,value,period\ny,x,2,all\nz,y,,\n"


def run(folder: Path, events: str | bytes, *options: str, network: str | None = None) -> Result:
    table = folder / "events.csv"
    table.write_bytes(events.encode() if isinstance(events, str) else events)
    arguments = [str(table), *options]
    if network is not None:
        (folder / "ties.csv").write_text(network, encoding="utf-8")
        arguments += ["--network", str(folder / "ties.csv")]
    return CliRunner().invoke(command, arguments)


def as_json(result: Result) -> dict[str, Any]:
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_all_measures_of_a_small_table_are_computed_or_refused_with_a_reason(tmp_path: Path) -> None:
    found = as_json(run(tmp_path, EVENTS, "--json", network=TIES))

    assert (found["inputs"]["adoptions"], found["inputs"]["units"], found["inputs"]["ties"]) == (4, 4, 2)
    one = found["items"]["A"]
    assert one["curve"]["cumulative"] == [1, 2, 3]
    assert one["lineage"]["of"]["x"] == {"generation": 0, "direct": 2, "reach": 2}
    assert one["threshold"]["values"] == {"x": None, "y": 1.0, "z": 1.0}
    assert one["bass_density"]["refused"] == "too_few_points"
    assert found["all"]["when"]["refused"] == "too_few_events"
    assert list(found["all"]["hubs"]["rank"]) == ["x", "y", "z"]


def test_only_the_named_measures_are_computed(tmp_path: Path) -> None:
    found = as_json(run(tmp_path, EVENTS, "--json", "--measures", "r,pooled"))

    assert set(found["items"]["A"]) == {"r"}
    assert set(found["all"]) == {"pooled"}


def test_an_unknown_measure_is_refused_with_the_names_that_exist(tmp_path: Path) -> None:
    result = run(tmp_path, EVENTS, "--measures", "magic")

    assert result.exit_code == 2
    assert "magic" in result.output
    assert "survival" in result.output


def test_bad_rows_are_named_by_line_and_left_out(tmp_path: Path) -> None:
    events = EVENTS + "B,q,soon,\n,q,2020,\nA,x,2021,\nB,v,2021,nobody\n"

    result = run(tmp_path, events, network=TIES + "y,z,-1,\n")

    assert result.exit_code == 0
    named = [line for line in result.stderr.splitlines() if line.startswith("left out")]
    assert [line.split(": ")[1] for line in named] == [
        "events line 7", "events line 8", "events line 9", "events line 10", "network line 4"
    ]  # fmt: skip


def test_ties_that_cannot_be_used_are_named_by_line_too(tmp_path: Path) -> None:
    ties = "ego,alter,value\ny,x,1\ny,y,1\ny,x,4\nz,y,1e308\nz,y\nz,y,1,2,3\n"

    result = run(tmp_path, EVENTS, "--json", "--measures", "threshold", network=ties)

    named = [line.partition(": network ")[2] for line in result.stderr.splitlines()]
    assert named == [
        "line 3: y is tied to itself",
        "line 4: the same tie stands in line 2 already",
        "line 5: value is not a positive number up to 1e+12: '1e308'",
        "line 6: 2 cells; the header has 3",
        "line 7: 5 cells; the header has 3",
    ]
    assert as_json(result)["inputs"]["ties"] == 1


def test_nobody_has_a_threshold_in_the_first_period_of_an_item(tmp_path: Path) -> None:
    events = "item,adopter,time\nA,x,2018\nB,y,2020\nB,x,2020\n"

    found = as_json(run(tmp_path, events, "--json", "--measures", "threshold", network="ego,alter\ny,x\n"))

    assert found["items"]["B"]["threshold"]["values"] == {"y": None, "x": None}


def test_standard_input_is_read_and_control_characters_are_not_written(tmp_path: Path) -> None:
    table = 'item;adopter;time\n"A\x1b[31m";x;2018\n'

    result = CliRunner().invoke(command, ["-", "--measures", "timing"], input=table)

    assert result.exit_code == 0
    assert "A [31m" in result.output
    assert "\x1b" not in result.output


def test_a_cycle_is_refused_and_its_members_are_named(tmp_path: Path) -> None:
    result = run(tmp_path, "item,adopter,time,parent\nA,x,2018,z\nA,y,2019,x\nA,z,2019,y\n")

    assert result.exit_code == 1
    assert all(f"{name} (A)" in result.output for name in "xyz")


def test_an_adopter_that_copied_from_itself_is_refused_as_a_cycle_and_named(tmp_path: Path) -> None:
    result = run(tmp_path, "item,adopter,time,parent\nA,x,2018,\nA,y,2019,y;x\n")

    assert result.exit_code == 1
    assert "y (A) -> y (A)" in result.output


@pytest.mark.parametrize(
    ("events", "said"),
    [
        ("", "missing: item, adopter, time"),
        ("item,adopter,time\n", "no row says"),
        ("item;adopter\nA;x\n", "missing: time"),
        ("item|adopter|time\nA|x|1\n", "commas, semicolons or tabs"),
        ("item,item,adopter,time\nA,B,x,1\n", "line 1 names a column twice: item"),
        (b"\xff\xfe\x00", "UTF-8"),
        ('item,adopter,time\n"A,x,2018\n', "line"),
        ("item,adopter,time\nA,x,1\nA,y,999999\n", "at most 5000 periods"),
    ],
)
def test_a_table_that_cannot_be_used_is_refused_in_one_line(tmp_path: Path, events: str | bytes, said: str) -> None:
    result = run(tmp_path, events)

    assert result.exit_code == 1
    assert said in result.output
    assert len(result.output.strip().splitlines()) == 1


def test_one_row_gives_an_answer(tmp_path: Path) -> None:
    found = as_json(run(tmp_path, "item,adopter,time\nA,x,2018\n", "--json"))

    assert found["items"]["A"]["curve"]["cumulative"] == [1]
    assert found["items"]["A"]["moran"]["refused"] == "no_network"


def test_columns_may_have_other_names(tmp_path: Path) -> None:
    found = as_json(run(tmp_path, "Policy,State,Year\nA,x,2018\n", "--json", "--columns", "policy,state,year"))

    assert list(found["items"]) == ["A"]


def test_growth_and_event_history_are_fitted_where_the_data_bear_it(tmp_path: Path) -> None:
    new = [1, 2, 4, 7, 9, 7, 4, 2]
    years = [2010 + at for at, count in enumerate(new) for _ in range(count)]
    events = [f"A,a{at},{year}" for at, year in enumerate(years)] + [f"A,z{at}," for at in range(9)]
    network = [f"a{at},a{at * 7 % 36}" for at in range(36)] + [f"z{at},a{at}" for at in range(9)]

    found = as_json(
        run(tmp_path, "\n".join(["item,adopter,time", *events]), "--json", network="\n".join(["ego,alter", *network]))
    )

    bass = found["items"]["A"]["bass_increment"]
    assert bass["estimates"]["m"]["value"] == pytest.approx(37, abs=1.5)
    assert 2012 < bass["peak"] < 2016
    assert bass["response"] == "new adoptions a period"
    assert bass["aicc_compares_with"] == ["bass_density"]
    total = {name: found["items"]["A"][name]["aicc"] for name in ("bass_cumulative", "logistic")}
    compared = found["items"]["A"]["better_growth"]
    assert compared["aicc"] == total
    assert compared["better"] == min(total, key=lambda name: total[name])
    assert found["all"]["when"]["adoptions"] == 35
    assert set(found["all"]["when"]["coefficients"]) == {"intercept", "neighbours", "share", "duration"}


def test_growth_curves_over_many_items_are_fitted_only_by_name(tmp_path: Path) -> None:
    many = "item,adopter,time\n" + "".join(f"i{at},x,2018\n" for at in range(51))

    default = as_json(run(tmp_path, many, "--json"))
    named = as_json(run(tmp_path, many, "--json", "--measures", "logistic"))

    assert "logistic" not in default["items"]["i0"]
    assert named["items"]["i0"]["logistic"]["refused"] == "too_few_points"


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_gives_a_study_or_a_refusal(events: str, network: str) -> None:
    with suppress(CannotCompute):  # anything else fails the test
        rows, bad = tables.adoptions("item,adopter,time,parent\n" + events)
        tied, _ = tables.ties("ego,alter,value,period\n" + network)
        made = study(rows, tied, bad)
        assert made.adoptions.time.size <= len(rows)
