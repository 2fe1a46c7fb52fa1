"""Migrations: each applied exactly once, whoever starts them, wherever they were killed."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph import migrate
from graph.engine import Graph
from graph.migrate import MigrationError

DATA = "CREATE (:Unit {id: 'semi;colon', name: 'one'});\n// a comment;\nCREATE (:Unit {id: 'b', name: 'two'});\n"


@dataclass(frozen=True)
class _Count:
    units: int


def _folder(path: Path, **files: str) -> Path:
    for name, text in files.items():
        (path / f"{name.replace('_dot_', '.')}.cypher").write_text(text)
    (path / "HEAD").write_text(max(files).split("_dot_")[0] + "\n")
    return path


def _units(graph: Graph) -> int:
    return graph.read("MATCH (u:Unit) RETURN count(u) AS units", _Count)[0].units


@pytest.fixture
def bare(graph: Graph) -> Iterator[Graph]:
    """A graph that remembers no migration; the real ones are put back by their checksums at the end."""
    graph.write(lambda tx: tx.run("MATCH (m:Migration) SET m:Kept REMOVE m:Migration"))
    yield graph
    graph.write(lambda tx: tx.run("MATCH (m:Migration) DETACH DELETE m"))
    graph.write(lambda tx: tx.run("MATCH (m:Kept) SET m:Migration REMOVE m:Kept"))


def test_ten_starters_apply_a_data_migration_once(bare: Graph, tmp_path: Path) -> None:
    folder = _folder(tmp_path, V0001__units_dot_data=DATA)

    with ThreadPoolExecutor(10) as pool:
        applied = list(pool.map(lambda _: len(list(migrate.migrate(bare, folder))), range(10)))

    assert sum(applied) == 1
    assert _units(bare) == 2


def test_edited_migration_is_refused(bare: Graph, tmp_path: Path) -> None:
    folder = _folder(tmp_path, V0001__units_dot_data=DATA)
    list(migrate.migrate(bare, folder))
    (folder / "V0001__units.data.cypher").write_text(DATA.replace("two", "three"))

    with pytest.raises(MigrationError, match="edited"):
        list(migrate.migrate(bare, folder))


def test_failing_migration_leaves_nothing_and_can_be_mended(bare: Graph, tmp_path: Path) -> None:
    folder = _folder(tmp_path, V0001__units_dot_data=DATA + "MATCH (u:Unit) SET u.share = 1 / 0;\n")
    with pytest.raises(Exception, match="zero"):
        list(migrate.migrate(bare, folder))
    assert _units(bare) == 0

    (folder / "V0001__units.data.cypher").write_text(DATA)

    assert [m.name for m in migrate.migrate(bare, folder)] == ["V0001__units"]
    assert _units(bare) == 2


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({"V0002__gap_dot_data": DATA}, "without gaps"),
        ({"V0001__open_dot_data": "CREATE (:Unit {id: 'a'})"}, "semicolon"),
    ],
)
def test_wrong_files_are_refused(bare: Graph, tmp_path: Path, files: dict[str, str], says: str) -> None:
    with pytest.raises(MigrationError, match=says):
        list(migrate.migrate(bare, _folder(tmp_path, **files)))


def test_database_ahead_of_the_code_is_refused(bare: Graph, tmp_path: Path) -> None:
    bare.write(lambda tx: tx.run("CREATE (:Migration {version: 9, checksum: 'x'})"))

    with pytest.raises(MigrationError, match="ahead"):
        migrate.pending(bare, migrate.load(_folder(tmp_path, V0001__units_dot_data=DATA)))
