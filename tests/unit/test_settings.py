"""Settings from the environment: weak keys are refused, and no secret is shown."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tracker.base.settings import Settings, SettingsError

STRONG = "k3v-9xQpL2-mZ7wT4-aB8cD1-eF6gH5-jN0"


def read(folder: Path, **env: str) -> Settings:
    return Settings.from_env({"JEJAK_DATA": str(folder), **env})


@pytest.mark.parametrize("weak", ["short", "a" * 40, "changeme" * 5])
def test_weak_key_is_refused_outside_the_example(tmp_path: Path, weak: str) -> None:
    with pytest.raises(SettingsError, match="JEJAK_SECRET is too weak"):
        read(tmp_path, WORLD="facts", JEJAK_SECRET=weak)

    assert read(tmp_path, JEJAK_SECRET=weak).secret == weak
    assert read(tmp_path, WORLD="facts", JEJAK_SECRET=STRONG).secret == STRONG


def test_empty_key_is_none_and_the_one_of_the_first_start_stays(tmp_path: Path) -> None:
    first = read(tmp_path, JEJAK_SECRET="").secret

    assert len(first) >= 32
    assert read(tmp_path, WORLD="facts").secret == first
    assert [path.name for path in tmp_path.iterdir()] == ["secret"]
    assert (tmp_path / "secret").stat().st_mode & 0o777 == 0o600


def test_processes_that_start_together_agree_on_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: read(tmp_path).secret, range(8)))

    assert len(keys) == 1


@pytest.mark.parametrize("kept", ["", "half a ke"])
def test_kept_key_that_is_not_whole_is_refused(tmp_path: Path, kept: str) -> None:
    (tmp_path / "secret").write_text(kept)

    with pytest.raises(SettingsError, match="holds no secret of 32 characters"):
        read(tmp_path)


def test_no_secret_is_shown(tmp_path: Path) -> None:
    env = {"JEJAK_SECRET": STRONG, "NEO4J_PASSWORD": "pw-1", "JEJAK_MAIL": "smtp://me:pw-2@post:25"}

    shown = repr(read(tmp_path, NEO4J_URI="neo4j+s://me:pw-3@graph.go.id", **env))

    assert not any(secret in shown for secret in (STRONG, "pw-1", "pw-2", "pw-3"))


@pytest.mark.parametrize(
    "env",
    [
        {"NEO4J_URI": "neo4j://me:sesame@10.0.0.1"},
        {"JEJAK_MAIL": "smtps://me:sesame@post"},
        {"JEJAK_PUBLIC_URL": "ftp://me:sesame@jejak.go.id"},
    ],
)
def test_message_about_an_address_leaves_its_password_out(tmp_path: Path, env: dict[str, str]) -> None:
    with pytest.raises(SettingsError) as refused:
        read(tmp_path, **env)

    assert "***@" in str(refused.value)
    assert "sesame" not in str(refused.value)
