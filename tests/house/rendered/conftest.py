"""The application with one of every kind of thing, for what is asked of all its pages."""

from pathlib import Path

import pytest
from flask import Flask

from graph.devserver.local import Running
from graph.engine import Graph
from tests.conftest import AS_OF, settings_for
from tests.data import subjects
from tests.factories import unmarked
from tests.factories.rendering import Rendering
from tracker import create_app
from tracker.base.clock import Clock
from tracker.pages.reports.catalogue import REPORTS


@pytest.fixture
def ids(app: Flask, graph: Graph) -> subjects.Ids:
    """Make what only an action makes, and what shows the rarer parts of pages; return the ids of each kind."""
    made = subjects.make(graph)
    graph.write(
        lambda tx: tx.run(
            "MATCH (e:Evidence {id: 'e-semarang'}), (i:Innovation {id: 'rahasia'}), (j:ImportJob {id: $job_id}), "
            "      (u:Innovation {id: 'uptpk'}) "
            "SET e.file_name = 'sk.pdf', e.sha256 = $sha256, e.media_type = 'application/pdf', e.size = 10, "
            "    e.public = true, e.uploaded_on = date('2025-01-01'), "
            "    i.status = 'submitted', i.submitted_on = date('2025-12-30'), j.state = 'queued', "
            "    u.link = 'https://contoh.go.id', u.prerequisites = 'Jaringan data' "
            "WITH * MATCH (r:Replication)-[:SUPPORTED_BY]->(e) UNWIND range(1, 60) AS more "
            "CREATE (r)-[:SUPPORTED_BY]->(:Evidence {id: 'e-more-' + more, kind: 'photo', extra: true})",
            job_id=made["job_id"][0],
            sha256="f" * 64,
        )
    )
    return made | {"slug": [one.slug for one in REPORTS], "name": ["spread"], "version": ["of-before"]}


@pytest.fixture
def app(graph: Graph, server: Running, tmp_path: Path) -> Flask:
    subjects.load(graph)
    app = create_app(settings_for(server, tmp_path), graph, Clock(AS_OF))
    app.config.update(TESTING=True, PROPAGATE_EXCEPTIONS=False)
    return app


@pytest.fixture
def rendering(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Rendering:
    return Rendering(app, monkeypatch)


@pytest.fixture
def xx(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    return unmarked.make_language(tmp_path, monkeypatch)
