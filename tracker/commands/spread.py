"""Measure how innovations spread, from a table of your own: needs no database."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tracker.base.clock import Clock

if TYPE_CHECKING:
    from graph.analytics.diffusion.study import Study

MANY = 50
TABLE = click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)


@click.command("spread")
@click.argument("events", type=TABLE)
@click.option("--network", type=TABLE, help="A table with the columns ego, alter, value and period.")
@click.option("--json", "as_json", is_flag=True, help="Write everything as JSON.")
@click.option("--measures", default="", metavar="a,b", help="Only these; see the list of names below.")
@click.option(
    "--columns", default="item,adopter,time", metavar="a,b,c", help="What EVENTS calls item, adopter and time."
)
def command(events: Path, network: Path | None, as_json: bool, measures: str, columns: str) -> None:
    """Measure how innovations spread, from EVENTS: a CSV table with the columns item, adopter and time.

    Columns are divided by commas, semicolons or tabs; the text is UTF-8; "-" reads the standard input. An empty
    time means eligible but never adopted; a further column parent names whom the adopter copied from.

    \b
    Names: curve, survival, timing, exposure, threshold, moran, lineage, r, intervals, bass_density,
    bass_increment, bass_cumulative, logistic, better_growth, who_next, pooled, hubs, communities, when.
    Without names all are computed, but over more than 50 items the growth curves (bass_*, logistic,
    better_growth) only by name.
    """
    from graph.analytics.dataset.insufficient_data import CannotCompute

    try:
        found = _measured(_given(events, network, _names(columns)), _names(measures))
    except UnicodeDecodeError as refused:
        raise click.ClickException(f"not a text table in UTF-8: {refused}") from refused
    except (CannotCompute, OSError) as refused:
        raise click.ClickException(str(refused)) from refused
    for row in found["inputs"]["left_out"]:
        click.echo(f"left out: {row['table']} line {row['line']}: {row['reason']}", err=True)
    click.echo(json.dumps(found, ensure_ascii=False, indent=1) if as_json else "\n".join(_lines(found)))


def _names(text: str) -> list[str]:
    return [name.strip().lower() for name in text.split(",") if name.strip()]


def _text(table: Path) -> str:
    raw = sys.stdin.buffer.read() if str(table) == "-" else table.read_bytes()
    return raw.decode("utf-8-sig")


def _given(events: Path, network: Path | None, columns: list[str]) -> tuple["Study", list[dict[str, Any]]]:
    """Return the study and its left-out rows; Any: what JSON knows."""
    from graph.analytics.dataset import tables
    from graph.analytics.diffusion import study

    if len(set(columns)) != 3:
        raise click.BadParameter("name three different columns", param_hint="--columns")
    item, adopter, time = columns
    rows, bad = tables.adoptions(_text(events), (item, adopter, time))
    tied, bad_ties = tables.ties(_text(network)) if network else (None, [])
    given = study.study(rows, tied, bad)
    named = [("events", row) for row in given.left_out] + [("network", row) for row in bad_ties]
    return given, [{"table": table, "line": row.line, "reason": row.reason} for table, row in named]


def _measured(read: tuple["Study", list[dict[str, Any]]], names: list[str]) -> dict[str, Any]:
    from graph.analytics import spread_measures as measures

    if unknown := [name for name in names if name not in measures.MEASURES]:
        known = ", ".join(measures.MEASURES)
        raise click.BadParameter(f"unknown: {', '.join(unknown)}; known: {known}", param_hint="--measures")
    given, left_out = read
    wanted = names or _default(len(given.adoptions.items))
    return {
        "inputs": {
            "method": measures.METHOD,
            "computed_on": Clock().today().isoformat(),
            "adoptions": int(given.adoptions.time.size),
            "units": len(given.adoptions.adopters),
            "ties": None if given.ties is None else int(given.ties.ego.size),
            "periods": [given.span.first, given.span.last],
            "measures": wanted,
            "left_out": left_out,
        },
        "items": {
            item: {name: measures.of_item(given, at, name) for name in wanted if name in measures.ITEM_MEASURES}
            for at, item in enumerate(given.adoptions.items)
        },
        "all": {name: measures.of_all(given, name) for name in wanted if name in measures.WHOLE_MEASURES},
    }


def _default(items: int) -> list[str]:
    """Fit growth curves to many items only when they are asked for by name."""
    from graph.analytics import spread_measures as measures

    return [name for name in measures.MEASURES if items <= MANY or name not in measures.SLOW]


def _lines(found: dict[str, Any]) -> list[str]:
    inputs = found["inputs"]
    first, last = inputs["periods"]
    head = f"{inputs['adoptions']} adoptions, {inputs['units']} units, periods {first} to {last}"
    lines = [f"{head}; {len(inputs['left_out'])} rows left out; method {inputs['method']}"]
    for title, values in [*found["items"].items(), ("(all)", found["all"])]:
        lines += ["", title, *_table(values)] if values else []
    return lines


def _table(measures: dict[str, Any]) -> list[str]:
    lines: list[str] = []
    for name, values in measures.items():
        if "refused" in values:
            lines.append(f"  {name}: not computed: {values['message']}")
            continue
        lines.append(f"  {name} ({values['estimator']})")
        lines += [f"    {key}: {_short(value)}" for key, value in values.items() if key != "estimator"]
    return lines


def _short(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, dict):
        return ", ".join(f"{key} {_short(part)}" for key, part in value.items())
    if isinstance(value, list):
        return " ".join(f"[{_short(part)}]" if isinstance(part, (list, dict)) else _short(part) for part in value)
    return "-" if value is None else str(value)
