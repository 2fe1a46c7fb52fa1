"""Every field has its words in every language, and what is written of the tables elsewhere equals them."""

from dataclasses import fields as columns_of
from pathlib import Path

import pytest
from babel.messages import pofile
from click.testing import CliRunner

from graph.domain import fields
from graph.domain.fields import Part, Readers
from graph.domain.records.field_tables import INNOVATION, REPLICATION, TABLES, TOLD, FieldTable
from graph.domain.records.innovation_fields import InnovationFields
from graph.domain.records.replication_fields import ReplicationFields
from graph.domain.records.snapshot import ReplicationRow
from tools import texts
from tracker.actions.innovations import innovation_form
from tracker.actions.innovations.innovation_form import InnovationInput
from tracker.actions.replications import submitted_fields
from tracker.commands.fields import command
from tracker.pages.reports import public_lists
from tracker.wording import i18n

ROOT = Path(__file__).parents[2]
EACH = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.record.__name__)


def known(language: str) -> dict[str, str]:
    """Return every text without a context that the catalogues of a language hold."""
    held: dict[str, str] = {}
    for file in i18n.catalogues(language):
        with file.open("rb") as handle:
            plain = (one for one in pofile.read_po(handle) if isinstance(one.id, str) and one.context is None)
            held |= {str(one.id): str(one.string) for one in plain}
    return held


@EACH
@pytest.mark.parametrize("language", texts.languages())
def test_every_field_has_a_label_and_a_meaning_in_every_language(table: FieldTable, language: str) -> None:
    held = known(language)
    said = {
        (one.name, what): text
        for one in table.entries
        for what, text in (
            (("label", one.label), ("meaning", one.meaning), ("lists", one.lists))
            if isinstance(one, Part)
            else (("label", one.field.label), ("meaning", one.field.meaning), ("heading", one.heading))
        )
    }

    assert [name for name, text in said.items() if not text or not held.get(text)] == []


@EACH
def test_every_field_stands_in_a_part_of_the_form_and_has_headers_for_lists(table: FieldTable) -> None:
    assert [row.name for row in table.rows if row.field.section not in table.sections] == []
    assert len(table.entries) == len(table.rows) + len(table.parts)
    in_files = [row for row in table.rows if row.field.files is not Readers.NOBODY]
    assert [row.name for row in in_files if not row.field.headers] == []


def test_what_everybody_reads_is_in_the_snapshot() -> None:
    held = {column.name for column in columns_of(ReplicationRow)}

    public = fields.read_in_files(ReplicationFields, Readers.PUBLIC)

    assert [row.name for row in public if row.name not in held] == []


def test_every_link_of_a_replication_is_told_in_its_history() -> None:
    assert {part.name for part in REPLICATION.parts} == set(submitted_fields.LINKS)


def test_every_field_and_link_of_an_innovation_is_told_in_its_history() -> None:
    told = innovation_form.in_words(InnovationInput()).keys()

    assert {one.name for one in (*innovation_form.ROWS, *INNOVATION.parts)} <= told


def test_one_name_is_one_label_and_one_kind_of_value_in_every_history() -> None:
    rows = [row for table in TOLD for row in table.rows]
    parts = [part for table in TOLD for part in table.parts]

    assert len({row.name for row in rows}) == len({(row.name, row.field.label, row.kind) for row in rows})
    assert len({part.name for part in parts}) == len({(part.name, part.label) for part in parts})
    assert not {row.name for row in rows} & {part.name for part in parts}


def test_one_name_is_one_heading_in_every_list() -> None:
    rows = [row for table in TABLES for row in fields.in_lists(table.record)]

    assert len({row.name for row in rows}) == len({(row.name, row.heading) for row in rows})


def test_what_everybody_reads_of_innovations_is_in_their_public_list() -> None:
    columns = {column.name for column in public_lists.INNOVATIONS.columns}

    assert {row.name for row in fields.read_in_files(InnovationFields, Readers.PUBLIC)} <= columns


def test_the_data_dictionary_is_what_the_command_writes(tmp_path: Path) -> None:
    made = tmp_path / "fields.md"

    answer = CliRunner().invoke(command, ["--lang", "en", "--out", str(made)])

    assert answer.exit_code == 0
    assert made.read_text("utf-8") == (ROOT / "docs" / "fields.md").read_text("utf-8")
