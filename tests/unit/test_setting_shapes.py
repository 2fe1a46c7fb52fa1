"""Every setting with garbage in it is refused in one line; what is kept is its owner's alone."""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tracker.base.assets import ROOT
from tracker.base.settings import Settings, SettingsError

LONG = "9" * 5_000
GARBAGE = [
    ("PORT", text) for text in ("0", "-1", "65536", "5e3", "٣", "0x10", "5000.0", " 5000", LONG)
] + [
    (name, text) for name in ("JEJAK_PATIENCE", "JEJAK_PROXIES", "JEJAK_FILE_QUOTA") for text in ("-1", "many", LONG)
] + [
    ("NEO4J_URI", text)
    for text in (
        "neo4j://127.0.0.1:notaport", "neo4j://127.0.0.1:99999", "neo4j://127.0.0.1:0", "neo4j://127.0.0.1:",
        "neo4j://", "neo4j+s://", "neo4j+s://[::1", "neo4j+s://a b", "neo4j+s://graph.go.id/neo4j", "http://127.0.0.1",
        "127.0.0.1:7687", "neo4j://localhost.evil.example", "bolt+s://graph.go.id?x=1", "neo4j+s://graph.go.id:-1", "neo4j+s://-x-",
    )
] + [
    ("NEO4J_DATABASE", text) for text in ("x", "a b", "1st", "n" * 64, "../neo4j")
] + [
    ("JEJAK_TLS", text) for text in ("true", "yes", "2")
] + [
    ("JEJAK_MAIL", text) for text in ("post", "smtp://", "smtp://post:x", "smtp://post:0", "smtp://[", "smtp://post/x")
] + [
    ("JEJAK_MAIL_FROM", text) for text in ("nobody", "@", "a@", "@b", "a@b c")
] + [
    ("JEJAK_PUBLIC_URL", text) for text in ("http://[", "http://", "jejak.go.id", "https://a:x", "https://a b", "https://a?b")
] + [
    ("JEJAK_FILES", "nothing://x"), ("JEJAK_SCANNER", "'"), ("JEJAK_SCANNER", "no-such-program -x"), ("WORLD", "moon"),
    ("JEJAK_DATA", "/tmp/a:b"), ("JEJAK_DATA", "~nobody-here/x"), ("JEJAK_ISSUER", " "), ("JEJAK_ISSUER", "x" * 201),
] + [
    (name, "\udcff") for name in ("JEJAK_SECRET", "NEO4J_PASSWORD", "NEO4J_USER", "JEJAK_DATA", "JEJAK_MAIL_FROM")
] + [
    ("JEJAK_MAIL_FROM", "a@b.id\nBcc: x@y.id"), ("NEO4J_URI", "neo4j://127.0.0.1\n"), ("JEJAK_SCANNER", "true\x1b[31m"),
]  # fmt: skip


@pytest.fixture(autouse=True)
def usual_mask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.mark.parametrize(("name", "text"), GARBAGE)
def test_garbage_in_a_setting_is_refused_by_its_name_in_one_line(tmp_path: Path, name: str, text: str) -> None:
    with pytest.raises(SettingsError) as refused:
        Settings.from_env({"JEJAK_DATA": str(tmp_path), name: text})

    assert str(refused.value).startswith(name)
    assert len(str(refused.value).splitlines()) == 1


@pytest.mark.parametrize(
    "env",
    [
        {"NEO4J_URI": "neo4j://127.0.0.1:7687"}, {"NEO4J_URI": "bolt://[::1]:7687"}, {"NEO4J_URI": "neo4j://localhost"},
        {"NEO4J_URI": "neo4j+s://graph.go.id"}, {"NEO4J_URI": "neo4j+s://graph.go.id:7687/?policy=near"},
        {"JEJAK_MAIL": "smtp://post:25"}, {"JEJAK_MAIL": "smtp://[::1]:25/"}, {"JEJAK_TLS": "0"}, {"JEJAK_TLS": ""},
        {"JEJAK_MAIL_FROM": "Jejak Inovasi <jejak@menpan.go.id>"}, {"JEJAK_PUBLIC_URL": "https://jejak.go.id/portal/"},
        {"JEJAK_FILES": "memory://files"}, {"JEJAK_FILES": "/srv/files"}, {"JEJAK_SCANNER": "cat -"}, {"PORT": ""},
        {"JEJAK_ISSUER": "Kementerian Pendayagunaan Aparatur Negara dan Reformasi Birokrasi"}, {"JEJAK_ISSUER": ""},
    ],
)  # fmt: skip
def test_sound_setting_is_taken(tmp_path: Path, env: dict[str, str]) -> None:
    assert Settings.from_env({"JEJAK_DATA": str(tmp_path), **env}).data == tmp_path


@pytest.mark.parametrize("mask", [0, 0o777, 0o022])
def test_data_folder_and_those_above_it_are_the_owners_alone_whatever_the_mask(tmp_path: Path, mask: int) -> None:
    os.umask(mask)

    Settings.from_env({"JEJAK_DATA": str(tmp_path / "new" / "data")})

    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.rglob("*")}
    assert modes == {"new": 0o700, "data": 0o700, "secret": 0o600}


def test_folder_in_which_everybody_may_write_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o777)

    with pytest.raises(SettingsError, match="chmod 700"):
        Settings.from_env({"JEJAK_DATA": str(tmp_path)})


def test_secret_that_is_no_file_of_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"\xff" * 48)
    with pytest.raises(SettingsError, match="holds no text"):
        Settings.from_env({"JEJAK_DATA": str(tmp_path)})

    (tmp_path / "secret").unlink()
    os.mkfifo(tmp_path / "secret")
    with pytest.raises(SettingsError, match="is no file"):
        Settings.from_env({"JEJAK_DATA": str(tmp_path)})


@pytest.mark.parametrize(
    "env",
    [
        {"NEO4J_URI": "neo4j://127.0.0.1:notaport"},
        {"JEJAK_DATA": "/proc/nowhere/data"},
        {"JEJAK_DATA": "/tmp/a:b"},
        {"PORT": LONG},
    ],
)
@pytest.mark.parametrize("command", ["check", "worker"])
def test_command_says_it_in_one_line_and_ends_with_1(tmp_path: Path, env: dict[str, str], command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tracker", command],
        env={**os.environ, "JEJAK_DATA": str(tmp_path), **env},
        cwd=ROOT,
        text=True,
        capture_output=True,
        check=False,
    )

    assert done.returncode == 1
    assert (done.stdout, len(done.stderr.splitlines())) == ("", 1)
    assert done.stderr.startswith("Error: ")
