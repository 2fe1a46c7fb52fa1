"""One version in every file that names it, and what describes the project holds what its standards ask for."""

import re
import tomllib
from datetime import date
from hashlib import sha256
from pathlib import Path

from tracker.wording import i18n

ROOT = Path(__file__).parents[2]
RELEASE = re.compile(r"^## \[(\d+\.\d+\.\d+)\] - (\S+)$", re.MULTILINE)
LANGUAGES = ("id", "en")
OWNER, TEMPLATE = "   Copyright 2026 The Jejak Inovasi authors\n", "   Copyright [yyyy] [name of copyright owner]\n"
APACHE = "cfc7749b96f63bd31c3c42b5c471bf756814053e847c10f3eb003417bc523d30"  # of the licence as it is published
CITATION = {"cff-version", "message", "title", "authors", "version", "date-released", "license"}
# publiccode.yml asks for `url` too; it comes with a public address of the source.
PUBLICCODE = {
    "publiccodeYmlVersion",
    "name",
    "softwareVersion",
    "releaseDate",
    "platforms",
    "categories",
    "developmentStatus",
    "softwareType",
    "legal.license",
    "maintenance.type",
    "maintenance.contacts.name",
    "localisation.localisationReady",
    "localisation.availableLanguages",
    *(f"description.{lang}.{key}" for lang in LANGUAGES for key in ("shortDescription", "longDescription", "features")),
}
SHORTEST, LONGEST, MOST_IN_SHORT = 150, 10_000, 150  # characters of a description


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def keys(text: str) -> dict[str, str]:
    """Read the small part of YAML that these files use: key by its path, folded texts joined, lists left out.

    >>> keys("legal:\\n  license: MIT\\nlong: >-\\n  two\\n  words\\n")
    {'legal': '', 'legal.license': 'MIT', 'long': 'two words'}
    """
    found: dict[str, str] = {}
    above: list[tuple[int, str]] = []
    for line in text.splitlines():
        parts = re.fullmatch(r"( *)(?:- )?([\w-]+):(?: (.*))?", line)
        if parts is None:
            if above and line.startswith(" ") and not line.lstrip().startswith("- "):
                path = above[-1][1]
                found[path] = f"{found[path]} {line.strip()}".strip()
            continue
        depth = len(parts[1])
        above = [(at, path) for at, path in above if at < depth]
        path = f"{above[-1][1]}.{parts[2]}" if above else parts[2]
        found[path] = (parts[3] or "").removeprefix(">-").strip('"')
        above.append((depth, path))
    return found


def releases() -> list[tuple[str, str]]:
    return RELEASE.findall(read("CHANGELOG.md"))


def test_newest_release_is_the_version_everywhere() -> None:
    version, day = releases()[0]
    citation, publiccode = keys(read("CITATION.cff")), keys(read("publiccode.yml"))

    assert tomllib.loads(read("pyproject.toml"))["project"]["version"] == version
    assert (citation["version"], citation["date-released"]) == (version, day)
    assert (publiccode["softwareVersion"], publiccode["releaseDate"]) == (version, day)


def test_each_release_is_a_section_with_its_date_newest_first() -> None:
    sections = re.findall(r"^## .+$", read("CHANGELOG.md"), re.MULTILINE)
    numbers = [tuple(map(int, version.split("."))) for version, _day in releases()]
    days = [date.fromisoformat(day) for _version, day in releases()]

    assert len(sections) == len(numbers)
    assert numbers == sorted(set(numbers), reverse=True)
    assert days == sorted(days, reverse=True)


def test_security_says_which_release_gets_mends() -> None:
    version, _day = releases()[0]

    assert f"| {version.rpartition('.')[0]} | yes |" in read("SECURITY.md")


def test_licence_is_the_same_everywhere() -> None:
    named = {
        tomllib.loads(read("pyproject.toml"))["project"]["license"],
        keys(read("CITATION.cff"))["license"],
        keys(read("publiccode.yml"))["legal.license"],
    }

    assert named == {"Apache-2.0"}
    assert "Apache License\n                           Version 2.0, January 2004" in read("LICENSE")
    assert OWNER in read("LICENSE")
    assert sha256(read("LICENSE").replace(OWNER, TEMPLATE).encode()).hexdigest() == APACHE


def test_citation_and_publiccode_hold_what_their_standards_ask_for() -> None:
    publiccode = keys(read("publiccode.yml"))
    languages = re.findall(r"^    - (\w+)$", read("publiccode.yml").partition("availableLanguages:")[2], re.MULTILINE)

    assert set(keys(read("CITATION.cff"))) >= CITATION
    assert set(publiccode) >= PUBLICCODE
    assert languages == [*i18n.LANGUAGES]
    for language in LANGUAGES:
        assert 0 < len(publiccode[f"description.{language}.shortDescription"]) <= MOST_IN_SHORT
        assert SHORTEST <= len(publiccode[f"description.{language}.longDescription"]) <= LONGEST
