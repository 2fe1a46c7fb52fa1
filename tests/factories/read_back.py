"""What people are given, read back: a page, a field of it, JSON, the words of a PDF."""

import re
import shutil
import subprocess
from typing import Any

import pytest
from werkzeug.test import TestResponse


def text_of(pdf: bytes) -> str:
    """Return a PDF's words, where the machine has a tool for it."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext reads the words of a PDF")
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode()


def json_of(response: TestResponse) -> Any:  # Any: what JSON may hold
    """Return what an answer holds, which must be JSON."""
    assert response.is_json
    return response.json


def field(page: str, name: str) -> str:
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', page)
    assert found is not None
    return found.group(1)


def text(response: TestResponse) -> str:
    return response.get_data(as_text=True)
