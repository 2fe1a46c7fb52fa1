"""Apply the numbered Cypher files of ``migrations/`` once each, in order, from however many processes."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import LiteralString, cast

from graph.engine import Graph, Tx

FOLDER = Path(__file__).parent.parent / "migrations"
_NAME = re.compile(r"V(?P<version>\d{4})__(?P<title>[a-z0-9_]+)\.(?P<kind>schema|data)\.cypher")

# MERGE is only safe against twins under a uniqueness constraint, the lock included.
_CONSTRAINTS: tuple[LiteralString, ...] = (
    "CREATE CONSTRAINT migration_version_unique IF NOT EXISTS FOR (m:Migration) REQUIRE m.version IS UNIQUE",
    "CREATE CONSTRAINT migration_lock_id_unique IF NOT EXISTS FOR (l:MigrationLock) REQUIRE l.id IS UNIQUE",
)


class MigrationError(Exception):
    """The files and the database disagree; the message says how."""


@dataclass(frozen=True, slots=True)
class Migration:
    """One numbered file."""

    version: int
    title: str
    kind: str
    text: str

    @property
    def name(self) -> str:
        return f"V{self.version:04}__{self.title}"

    @property
    def checksum(self) -> str:
        return hashlib.sha256("\n".join(self.statements).encode()).hexdigest()[:16]

    @property
    def statements(self) -> list[LiteralString]:
        """Statements end with a semicolon at the end of a line; ``//`` lines are comments."""
        code = "\n".join(line.rstrip() for line in self.text.splitlines() if not line.lstrip().startswith("//"))
        *whole, rest = re.split(r";$", code, flags=re.MULTILINE)
        if rest.strip():
            raise MigrationError(f"{self.name}: the last statement has no semicolon")
        return [cast(LiteralString, statement.strip()) for statement in whole]


@dataclass(frozen=True, slots=True)
class Applied:
    """A migration that the database remembers."""

    version: int
    checksum: str


def load(folder: Path = FOLDER) -> list[Migration]:
    """Read the files; gaps, twins and a wrong HEAD are errors."""
    found = [_parse(path) for path in sorted(folder.glob("*.cypher"))]
    if [m.version for m in found] != list(range(1, len(found) + 1)):
        raise MigrationError("versions must run 0001, 0002, ... without gaps or twins")
    head = (folder / "HEAD").read_text("utf-8").strip()
    if found and found[-1].name != head:
        raise MigrationError(f"HEAD says {head}, the last file is {found[-1].name}")
    return found


def pending(graph: Graph, migrations: list[Migration]) -> list[Migration]:
    """Return what is not applied yet; an edited or an unknown migration is an error."""
    rows = graph.read("MATCH (m:Migration) RETURN m.version AS version, m.checksum AS checksum", Applied)
    applied = {row.version: row.checksum for row in rows}
    for m in migrations:
        if applied.get(m.version, m.checksum) != m.checksum:
            raise MigrationError(f"{m.name} was edited after it had been applied")
    if unknown := applied.keys() - {m.version for m in migrations}:
        raise MigrationError(f"the database is ahead of this code: {sorted(unknown)}")
    return [m for m in migrations if m.version not in applied]


def migrate(graph: Graph, folder: Path = FOLDER) -> Iterator[Migration]:
    """Apply what is pending and yield each migration after its commit. Safe to run from several processes."""
    migrations = load(folder)
    graph.schema(_CONSTRAINTS)
    for migration in pending(graph, migrations):
        if migration.kind == "schema":  # Neo4j forbids schema and data changes in one transaction.
            graph.schema(migration.statements)
        if _apply(graph, migration):
            yield migration


def _apply(graph: Graph, m: Migration) -> bool:
    """Run the data statements and the record as one; return False when another process was first."""

    def work(tx: Tx) -> bool:
        tx.run("MERGE (l:MigrationLock {id: 1}) SET l.held = datetime()")  # waits for its turn
        known = "MATCH (m:Migration {version: $version}) RETURN m.version AS version, m.checksum AS checksum"
        if tx.read(known, Applied, version=m.version):
            return False
        for statement in m.statements if m.kind == "data" else []:
            tx.run(statement)
        tx.run(
            "CREATE (:Migration {version: $version, title: $title, checksum: $checksum, applied_at: datetime()})",
            version=m.version,
            title=m.title,
            checksum=m.checksum,
        )
        return True

    return graph.write(work)


def _parse(path: Path) -> Migration:
    match = _NAME.fullmatch(path.name)
    if not match:
        raise MigrationError(f"{path.name}: expected V0001__what_it_does.schema.cypher or .data.cypher")
    return Migration(int(match["version"]), match["title"], match["kind"], path.read_text("utf-8"))
