"""Texts: both languages complete, and the documents name what exists."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages import extract, pofile

from tracker import cli
from tracker.pages.reports.catalogue import REPORTS

ROOT = Path(__file__).parents[2]
CATALOGUES = sorted((ROOT / "tracker" / "translations" / "en" / "LC_MESSAGES").glob("*.po"))
KEYWORDS = {
    **dict.fromkeys(("_", "_l", "N_", "gettext", "lazy_gettext")),
    **dict.fromkeys(("ngettext", "lazy_ngettext"), (1, 2)),
    **dict.fromkeys(("pgettext", "_lp"), ((1, "c"), 2)),
}
LONGEST = 300


def translated() -> dict[tuple[str | None, str], object]:
    known: dict[tuple[str | None, str], object] = {}
    for file in CATALOGUES:
        with file.open("rb") as handle:
            for message in pofile.read_po(handle, locale="en"):
                if message.id:
                    text = message.id if isinstance(message.id, str) else message.id[0]
                    known[message.context, text] = message.string
    return known


def spoken() -> Iterator[tuple[str | None, str, Path]]:
    domain = (ROOT / "graph" / "domain").rglob("*.py")
    for file in [*domain, *(ROOT / "tracker").rglob("*.py"), *(ROOT / "templates").rglob("*.html")]:
        method = "python" if file.suffix == ".py" else "jinja2.ext:babel_extract"
        options = {} if file.suffix == ".py" else {"extensions": "jinja2.ext.i18n", "encoding": "utf-8"}
        with file.open("rb") as handle:
            for _line, message, _comments, context in extract.extract(method, handle, KEYWORDS, (), options):
                yield context, (message if isinstance(message, str) else message[0]), file


def test_every_text_is_there_in_english() -> None:
    known = translated()

    missing = sorted({(text, file.name) for context, text, file in spoken() if text and not known.get((context, text))})

    assert missing == []


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: file.stem)
def test_values_in_a_translation_are_those_of_the_text(file: Path) -> None:
    with file.open("rb") as handle:
        for message in pofile.read_po(handle, locale="en"):
            texts = (message.id,) if isinstance(message.id, str) else message.id
            strings = (message.string,) if isinstance(message.string, str) else message.string
            if texts[0]:
                names = set(re.findall(r"%\((\w+)\)", "".join(texts)))
                assert names == set(re.findall(r"%\((\w+)\)", "".join(strings))), texts[0]


def test_no_hand_written_file_is_longer_than_300_lines() -> None:
    folders = ("graph", "tracker", "templates", "static/css", "static/js", "tests", "migrations", "bench")
    endings = {".py", ".cypher", ".html", ".css", ".js"}

    long = [
        (str(file.relative_to(ROOT)), lines)
        for folder in folders
        for file in (ROOT / folder).rglob("*")
        if file.suffix in endings and (lines := len(file.read_text("utf-8").splitlines())) > LONGEST
    ]

    assert long == []


def test_readme_names_every_setting_command_and_report() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    settings = re.findall(r'"([A-Z][A-Z0-9_]+)"', (ROOT / "tracker" / "base" / "settings.py").read_text("utf-8"))
    commands = list(cli.Commands().list_commands(None))  # pyright: ignore[reportArgumentType]

    assert [name for name in settings if name not in {"HOME", "XDG_DATA_HOME"} and name not in readme] == []
    assert [name for name in commands if f"tracker {name}" not in readme] == []
    assert [report.slug for report in REPORTS if f"`{report.slug}`" not in readme] == []


def test_nothing_names_a_machine_or_a_registry() -> None:
    forbidden = re.compile(
        "|".join(["/" + "work/", "/" + "root/", "pypi" + r"\.org", "registry" + r"\.npmjs", "repo1" + r"\.maven"])
    )
    files = [
        *ROOT.glob("*.*"),
        *(
            file
            for folder in ("graph", "tracker", "templates", "tests", "bench", "static/js")
            for file in (ROOT / folder).rglob("*")
        ),
    ]

    named = [
        str(file.relative_to(ROOT))
        for file in files
        if file.is_file()
        and file.suffix in {".py", ".toml", ".txt", ".json", ".md", ".html", ".js", ".cypher", ".in", ".csv", ".lock"}
        and forbidden.search(file.read_text("utf-8", errors="replace"))
    ]

    assert named == []
