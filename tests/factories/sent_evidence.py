"""Files of evidence, sent through the form."""

import io
import secrets
from collections.abc import Mapping
from pathlib import Path

from flask.testing import FlaskClient
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from graph.engine import Graph
from graph.store.evidence import evidence
from tests.data import documents as made
from tests.small_world import VERIFIED_COPY

OF_SEMARANG = f"/records/{VERIFIED_COPY}/evidence"
DESCRIBED = {"kind": "sk", "number": "7/SK/2025", "date": "17-05-2025"}
OTHER = made.pdf(b"<< /Note (lain) >>")


def send(client: FlaskClient, data: bytes, name: str = "SK.pdf", to: str = OF_SEMARANG, **fields: str) -> TestResponse:
    form = DESCRIBED | {"once": secrets.token_hex(16)} | fields | {"file": FileStorage(io.BytesIO(data), name)}
    boundary, body = encode_multipart(form)
    return client.post(to, data=body, content_type=f'multipart/form-data; boundary="{boundary}"')


def kept(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".graph-"))


def given(graph: Graph) -> evidence.Evidence:
    return next(one for one in evidence.page(graph, VERIFIED_COPY).proofs if one.sha256)


def sent_with(
    client: FlaskClient, to: str, fields: Mapping[str, object], data: bytes, name: str = "SK.pdf"
) -> TestResponse:
    """Send a form of another feature together with a file."""
    boundary, body = encode_multipart({**fields, "file": FileStorage(io.BytesIO(data), name)})
    return client.post(to, data=body, content_type=f'multipart/form-data; boundary="{boundary}"')
