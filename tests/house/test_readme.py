"""README tells what the code holds: settings, commands and their options, addresses, reports, roles and figures."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from flask import Flask
from flask_babel import force_locale
from packaging.requirements import Requirement
from werkzeug.exceptions import NotFound

from graph.domain.vocabulary import Role
from graph.example.demo import ACCOUNTS
from graph.example.size import NATIONAL
from tracker import cli
from tracker.base.settings import Settings
from tracker.pages.reports.catalogue import REPORTS
from tracker.wording import labels

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
TEXT = " ".join(README.split())
MADE_UP = {"secret", "neo4j_password"}  # told in words
HERE = {"python_full_version": "3.11.0", "platform_python_implementation": "CPython", "implementation_name": "cpython"}


def test_each_setting_is_named() -> None:
    read = re.findall(r'"([A-Z][A-Z0-9_]+)"', (ROOT / "tracker" / "base" / "settings.py").read_text("utf-8"))

    assert [name for name in read if name not in {"HOME", "XDG_DATA_HOME"} and name not in README] == []


def test_each_default_is_that_of_the_setting(tmp_path: Path) -> None:
    settings = Settings.from_env({"JEJAK_DATA": str(tmp_path)})
    rows = re.findall(r"^\| `([A-Z][A-Z0-9_]+)` \| `?([^|`]*)`? \|", README, re.MULTILINE)
    told = {name.lower().removeprefix("jejak_"): default for name, default in rows}
    held = {name: getattr(settings, name) for name in told.keys() - MADE_UP if hasattr(settings, name)}
    plain = {name: str(value) for name, value in held.items() if isinstance(value, int | str)}

    assert len(plain) > 7
    assert {name: told[name].replace("<PORT>", told["port"]) for name in plain} == plain


def test_each_command_that_it_names_is_there() -> None:
    named = set(re.findall(r"\bpython -m tracker ([a-z][a-z0-9-]*)", README))

    assert named == {*cli.Commands().list_commands(click.Context(cli.cli))}


def test_each_option_that_it_names_is_one_of_its_command() -> None:
    rows = re.findall(r"^\| `python -m tracker ([a-z0-9-]+).*?\|(.+)$", README, re.MULTILINE)
    found = {(name, option) for name, told in rows for option in re.findall(r"`(--[a-z-]+)", told)}

    assert len(found) > 5
    assert sorted((name, option) for name, option in found if option not in set(options(name))) == []


def options(name: str) -> Iterator[str]:
    """Yield the options of a command and of those below it."""
    fresh = [cli.Commands().get_command(click.Context(cli.cli), name)]
    while fresh:
        command = fresh.pop()
        assert command is not None, name
        yield from (option for one in command.params for option in one.opts)
        fresh += command.commands.values() if isinstance(command, click.Group) else ()


def test_each_report_that_it_names_is_there() -> None:
    (row,) = re.findall(r"^\| `/reports`, `/reports/<slug>` \|.* Slugs: (.+) \|$", README, re.MULTILINE)

    assert set(re.findall(r"`([a-z-]+)`", row)) == {report.slug for report in REPORTS}


def test_each_address_that_it_names_opens_something(app: Flask) -> None:
    named = re.findall(r"`(/[^`\s?]*)", README)
    opened = app.url_map.bind("localhost")

    def is_there(address: str) -> bool:
        try:
            return bool(opened.match(re.sub(r"<\w+>", "7", address)))
        except NotFound:
            return False

    assert len(named) > 40
    assert [address for address in named if not is_there(address)] == []


def test_each_role_has_its_row_and_its_word_on_screen(app: Flask) -> None:
    told = dict(re.findall(r"^\| `(\w+)` \| (\w[^|]*) \|", README.partition("## Configuration")[0], re.MULTILINE))

    with app.test_request_context("/"), force_locale("id"):
        assert {role: told.get(role) for role in Role} == {role: str(labels.ROLES[role]) for role in Role}


@pytest.mark.parametrize("figure", ["packages", "server", "entries", "top", "units", "accounts"])
def test_figure_is_the_counted_one(figure: str) -> None:
    locked = re.findall(r"^([a-z0-9][^\\\n]+) \\$", (ROOT / "requirements.txt").read_text("utf-8"), re.MULTILINE)
    needed = [one for one in map(Requirement, locked) if one.marker is None or one.marker.evaluate(HERE)]
    files = (ROOT / "graph/devserver/neo4j.lock").read_text("utf-8").splitlines()
    megabytes = sum(int(line.split()[1]) for line in files) / 1e6
    passed, top = (sum(getattr(one, name) for one in NATIONAL.editions) for name in ("passed", "top"))
    said = {
        "packages": f"installs `requirements.txt` ({len(needed)} packages, with hashes)",
        "server": f"({len(files)} files, {megabytes:.0f} MB, each checked",
        "entries": f"{NATIONAL.registrations:,} entries in ten editions of KIPP, {passed:,} that passed",
        "top": f"{top:,} top innovations, {NATIONAL.replicated} of them replicated",
        "units": f"in {NATIONAL.units:,} service organisations",
        "accounts": f"The example has {len(ACCOUNTS)} accounts",
    }

    assert said[figure] in TEXT
