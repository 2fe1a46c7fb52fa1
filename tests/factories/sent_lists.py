"""Lists handed in through the page, and the worker that carries them out."""

import io
import secrets

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from graph.engine import Graph
from tracker.base.clock import Clock
from tracker.running import worker
from tracker.web import context as web

LIST = "Instansi;Inovasi;Tahun mulai\n33.10;Baru;2024\nPemkab. Klatn;Sunyi;2024\n73.71;Baru;besok\n"


def hand_in(client: FlaskClient, content: bytes | str = LIST, name: str = "daftar.csv", **more: str) -> TestResponse:
    data = content.encode() if isinstance(content, str) else content
    form = {"kind": "replications", "source": "Daftar KIPP", "once": secrets.token_hex(16), **more}
    answer = client.post("/imports", data={**form, "file": (io.BytesIO(data), name)})
    tried(client)
    return answer


def tried(client: FlaskClient) -> None:
    """Let the worker carry out the dry runs that are due; no page does."""
    with client.application.app_context():
        settings, clock = client.application.extensions["jejak.settings"], web.clock()
        while worker.try_imports(web.base_graph(), settings, clock):
            pass


def run(app: Flask, graph: Graph, clock: Clock) -> bool:
    return worker.run_imports(graph, app.extensions["jejak.settings"], clock)
