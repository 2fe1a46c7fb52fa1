"""The front-end files: what is listed is there, and the lock names no address."""

import json
from pathlib import Path

import pytest

from tracker.base import assets


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project whose listed files are all there and stamped."""
    (tmp_path / "package-lock.json").write_text("{}")
    served = [*(name for _, name in assets.FILES), *assets.OUTLINES]
    names = [f"static/vendor/{name}" for name in served] + [f"node_modules/{name}" for name in assets.TEST_FILES]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assets.stamp(tmp_path)
    return tmp_path


def test_files_in_place_are_not_fetched_again(root: Path) -> None:
    assert assets.ensure(root) is False


def test_lost_file_is_noticed(root: Path) -> None:
    (root / "static" / "vendor" / "leaflet.js").unlink()

    assert assets.missing(root) == [root / "static" / "vendor" / "leaflet.js"]
    assert not assets.is_current(root)


def test_changed_lock_is_noticed(root: Path) -> None:
    (root / "package-lock.json").write_text('{"packages": {}}')

    assert not assets.is_current(root)


def test_lock_names_versions_and_hashes_but_no_address() -> None:
    packages = json.loads((assets.ROOT / "package-lock.json").read_text())["packages"]
    fetched = {name: package for name, package in packages.items() if name}

    assert fetched
    assert not [name for name, package in fetched.items() if "resolved" in package or "integrity" not in package]


def test_python_locks_carry_hashes_and_no_address() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (assets.ROOT / name).read_text()
        assert "://" not in text, name
        assert "--hash=sha256:" in text, name


def test_listed_files_and_their_licences_are_served() -> None:
    assets.ensure()
    vendor = assets.ROOT / "static" / "vendor"

    assert (vendor / "plus-jakarta-sans.woff2").stat().st_size < 30_000
    assert (vendor / "leaflet.LICENSE.txt").is_file()
    assert len(json.loads((vendor / "provinces.json").read_text())["features"]) == 38
