"""Write neo4j.lock anew for the version that artifacts.py names: ``python -m graph.devserver.artifact_lock``."""

import hashlib
import tempfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from graph.devserver.artifacts import LOCK, VERSION

# The server itself and the database it opens; what both need follows from their published descriptions.
ROOTS = (("org.neo4j", "neo4j"), ("org.neo4j.app", "neo4j-server"))


def write(lock: Path = LOCK) -> int:
    """Resolve and fetch every file of the server, write its line, and return how many there are."""
    with tempfile.TemporaryDirectory() as folder:
        lines = sorted(set(_lines(Path(folder))))
    lock.write_text("\n".join(lines) + "\n", "utf-8")
    return len(lines)


def _lines(folder: Path) -> Iterable[str]:
    from jgo.maven import Artifact, MavenContext
    from jgo.parse import Coordinate

    context = MavenContext(repo_cache=folder, local_repos=[])
    roots = [context.create_dependency(Coordinate(g, a, VERSION, scope="compile")) for g, a in ROOTS]
    inputs, others = context.resolver.resolve(roots)
    needed = [*inputs, *(one for one in others if one.scope in ("compile", "runtime"))]
    wanted: list[Artifact] = [one.artifact for one in needed]
    with ThreadPoolExecutor(8) as pool:
        files = list(pool.map(Artifact.resolve, wanted))
    for a, file in zip(wanted, files, strict=True):
        content = file.read_bytes()
        name = ":".join(part for part in (a.groupId, a.artifactId, a.version, a.classifier) if part)
        yield f"{name} {len(content)} {hashlib.sha256(content).hexdigest()}"


if __name__ == "__main__":
    print(f"{write()} files of Neo4j {VERSION} in {LOCK.name}")
