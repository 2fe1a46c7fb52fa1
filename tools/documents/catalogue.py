"""Which documents are generated; a further one is one line in ``DOCUMENTS``."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tools.documents import roles, schema, statuses
from tracker.commands import fields

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Document:
    """A file, and how its text is made of what it held before."""

    path: Path
    make: Callable[[str], str]

    def held(self) -> str:
        return self.path.read_text("utf-8") if self.path.exists() else ""

    def made(self) -> str:
        return self.make(self.held())


DOCUMENTS = (
    Document(ROOT / "docs" / "domain.md", statuses.put_in),
    Document(ROOT / "docs" / "fields.md", lambda _held: fields.dictionary("en")),
    Document(ROOT / "docs" / "roles.md", lambda _held: roles.text()),
    Document(ROOT / "docs" / "schema.md", lambda _held: schema.text()),
)
