"""Generated documents say what the code says: ``make docs`` changes nothing on a clean checkout."""

import re
from pathlib import Path

import pytest

from tools.documents import catalogue, schema
from tools.documents.catalogue import Document
from tools.documents.meanings import LABELS, TYPES

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("document", catalogue.DOCUMENTS, ids=lambda document: document.path.stem)
def test_document_equals_what_is_generated(document: Document) -> None:
    assert document.held() == document.made()


def test_each_label_and_each_type_has_a_line_of_meaning_and_none_is_left_over() -> None:
    named = set(schema.uses()) | set(schema.constraints())

    assert {name for name in named if not name.isupper()} == set(LABELS)
    assert {name for name in named if name.isupper()} == set(TYPES)
    assert all(re.fullmatch(r"[A-Z].*\.", line) for line in [*LABELS.values(), *TYPES.values()])


def test_statement_is_named_as_a_reader_or_a_writer_of_what_it_touches() -> None:
    used = schema.uses()

    assert "replication_steps.move" in used["Replication"].writes
    assert "replications.facts" in used["Replication"].reads
    assert "lessons.write" in used["LEARNT_FROM"].writes
    assert "succession.kin" in used["SUCCEEDS"].reads
