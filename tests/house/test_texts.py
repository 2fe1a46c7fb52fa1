"""Texts: every language complete, and the documents name what exists."""

import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages import Catalog, pofile

from tools import texts as catalogues
from tracker.wording import i18n

ROOT = Path(__file__).parents[2]
LANGUAGES = catalogues.languages()
FILES = [(code, file) for code in LANGUAGES for file in i18n.catalogues(code)]
LONGEST = 300


@cache
def spoken() -> Catalog:
    return catalogues.template()


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogues_hold_every_text_and_no_other(language: str) -> None:
    """``make texts`` says the same, and puts a new text into the catalogue of its part."""
    assert len(spoken()) > 2_000
    assert catalogues.faults(spoken(), language) == []


def test_each_folder_of_catalogues_is_a_language() -> None:
    folders = {file.name for file in i18n.FOLDER.iterdir() if file.is_dir()}

    assert folders == set(LANGUAGES)
    assert all(i18n.LANGUAGES.values())


@pytest.mark.parametrize(("language", "file"), FILES, ids=[f"{code}-{file.stem}" for code, file in FILES])
def test_values_in_a_translation_are_those_of_the_text(language: str, file: Path) -> None:
    with file.open("rb") as handle:
        for message in pofile.read_po(handle, locale=language):
            texts = (message.id,) if isinstance(message.id, str) else message.id
            strings = (message.string,) if isinstance(message.string, str) else message.string or ()
            if texts[0]:
                names = set(re.findall(r"%\((\w+)\)", "".join(texts)))
                assert names == set(re.findall(r"%\((\w+)\)", "".join(strings))), texts[0]


def test_no_hand_written_file_is_longer_than_300_lines() -> None:
    folders = ("graph", "tracker", "templates", "static/css", "static/js", "tests", "migrations", "bench", "tools")
    endings = {".py", ".cypher", ".html", ".css", ".js"}

    long = [
        (str(file.relative_to(ROOT)), lines)
        for folder in folders
        for file in (ROOT / folder).rglob("*")
        if file.suffix in endings and (lines := len(file.read_text("utf-8").splitlines())) > LONGEST
    ]

    assert long == []


def test_nothing_names_a_machine_or_a_registry() -> None:
    forbidden = re.compile(
        "|".join(["/" + "work/", "/" + "root/", "pypi" + r"\.org", "registry" + r"\.npmjs", "repo1" + r"\.maven"])
    )
    files = [
        *ROOT.glob("*.*"),
        *(
            file
            for folder in ("graph", "tracker", "templates", "tests", "bench", "tools", "static/js")
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


def test_nothing_asks_whether_a_language_is_the_other_one() -> None:
    """A language is a line in ``i18n.LANGUAGES``; what a reader gets is looked up by its code, never compared."""
    compared = re.compile(
        r"""(?:lang|language|language\(\)|locale|\.lang)\s*(?:[!=]=+|in)\s*(?:["'](?:id|en)|\(["'](?:id|en))"""
    )
    files = [
        file
        for folder, ending in (("graph", "py"), ("tracker", "py"), ("templates", "html"), ("static/js", "js"))
        for file in (ROOT / folder).rglob(f"*.{ending}")
    ]

    assert [str(file.relative_to(ROOT)) for file in files if compared.search(file.read_text("utf-8"))] == []
