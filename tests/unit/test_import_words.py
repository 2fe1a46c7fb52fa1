"""What a template offers is what the importer reads: in both languages, header by header, word by word."""

from enum import StrEnum

import pytest
from babel.messages import pofile

from graph.domain.records.imports import Kind
from graph.domain.values import dates
from graph.importers import cells, words
from graph.importers.columns import COLUMNS, guess
from tracker.wording import i18n, labels
from tracker.wording.messages import imports, values


def english() -> dict[str, str]:
    known: dict[str, str] = {}
    for file in i18n.catalogues("en"):
        with file.open("rb") as handle:
            plain = (m for m in pofile.read_po(handle, locale="en") if isinstance(m.id, str) and not m.context)
            known |= {str(m.id): str(m.string) for m in plain}
    return known


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("kind", list(Kind))
def test_the_headers_of_a_template_are_understood(kind: Kind, language: str) -> None:
    known = english() if language == "en" else {}
    labelled = [str(imports.COLUMNS[column.name]) for column in COLUMNS[kind]]

    found = guess(kind, [known.get(label, label) for label in labelled])

    assert found == {column.name: place for place, column in enumerate(COLUMNS[kind])}


WORDS = {column.words for listed in COLUMNS.values() for column in listed if column.words}
VOCABULARIES = sorted(WORDS, key=lambda each: each.__name__)


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=[each.__name__ for each in VOCABULARIES])
def test_the_words_of_a_drop_down_are_understood(vocabulary: type[StrEnum]) -> None:
    names, spoken = words.names(vocabulary), labels.choices(labels.kind_of(vocabulary))

    indonesian = {cells.word(label, vocabulary, names): code for code, label in spoken}
    english = {cells.word(word.value.replace("_", " "), vocabulary, names) for word in vocabulary}

    assert indonesian == {word.value: word.value for word in vocabulary}
    assert english == {word.value for word in vocabulary}


def test_every_refusal_has_its_sentence() -> None:
    import re
    from pathlib import Path

    folder = Path(cells.__file__).parent
    files = [
        "cells",
        "lookup",
        "desired_state",
        "replication_rows",
        "catalogue_rows",
        "column_plans",
        "entries",
        "sheets",
        "archives",
    ]
    paths = [*(folder / f"{name}.py" for name in files), *Path(dates.__file__).parent.glob("*.py")]
    text = "".join(path.read_text("utf-8") for path in paths)
    codes = set(re.findall(r'(?:Problem\(\s*[\w"]+,|Slip\(|refusal\()\s*"(\w+)"', text))

    assert len(codes) > 30
    assert {code for code in codes if code not in imports.SENTENCES | values.SENTENCES} == set()
