"""What an operator may set, read once from the environment; README lists each name."""

import os
import re
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from graph.model.vocabulary import WorldKind

WEAKEST_SECRET = 32
FEWEST_SIGNS = 10  # different ones; 32 hexadecimal digits by chance have fewer once in ten thousand times


class SettingsError(Exception):
    """A setting is unusable; the message names it and says what to do."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of one process; secrets stay out of ``repr``."""

    data: Path
    world: WorldKind = WorldKind.EXAMPLE
    port: int = 5000
    neo4j_uri: str | None = field(default=None, repr=False)  # None: a Neo4j of our own is started
    neo4j_user: str = "neo4j"
    neo4j_password: str = field(default="", repr=False)
    neo4j_database: str = "neo4j"
    is_own: bool = False  # the address is that of a Neo4j of our own, which may move
    patience: int = 1  # multiplies every time limit towards Neo4j, for a slow machine
    secret: str = field(default="", repr=False)
    behind_tls: bool = False
    proxies: int = 0  # trusted proxies in front, for the caller's address
    mail: str | None = field(default=None, repr=False)  # smtp://host:port; None keeps mail waiting
    mail_from: str = "jejak-inovasi@localhost"
    files: str | None = None  # None: a folder below ``data``; else any address that fsspec knows
    room: int = 300  # megabytes that must be free where data lie; below it nothing is written
    file_quota: int = 500  # megabytes of evidence files for each agency
    scanner: str | None = None  # a command that reads a file and exits with 0 for harmless, 1 for not
    public_url: str = "http://127.0.0.1:5000"  # what QR codes, letters and mails lead to, without a last slash

    @classmethod
    def from_env(cls, env: Mapping[str, str] = os.environ) -> "Settings":
        """Read the settings; SettingsError names the first unusable one."""
        data = _data(data_folder(env))
        world = _world(env.get("WORLD", WorldKind.EXAMPLE.value))
        port = _number(env, "PORT", 5000)
        return cls(
            data=data,
            world=world,
            port=port,
            neo4j_uri=_uri(env.get("NEO4J_URI")),
            neo4j_user=env.get("NEO4J_USER", "neo4j"),
            neo4j_password=env.get("NEO4J_PASSWORD", ""),
            neo4j_database=env.get("NEO4J_DATABASE", "neo4j"),
            patience=max(1, _number(env, "JEJAK_PATIENCE", 1)),
            secret=_secret(env.get("JEJAK_SECRET"), data, world),
            behind_tls=env.get("JEJAK_TLS") == "1",
            proxies=_number(env, "JEJAK_PROXIES", 0),
            mail=_mail(env.get("JEJAK_MAIL")),
            mail_from=env.get("JEJAK_MAIL_FROM") or "jejak-inovasi@localhost",
            files=env.get("JEJAK_FILES") or None,
            room=_number(env, "JEJAK_ROOM", 300, most=1_000_000_000),
            file_quota=_number(env, "JEJAK_FILE_QUOTA", 500),
            scanner=env.get("JEJAK_SCANNER") or None,
            public_url=_public_url(env.get("JEJAK_PUBLIC_URL") or f"http://127.0.0.1:{port}"),
        )


def data_folder(env: Mapping[str, str] = os.environ) -> Path:
    """Return where data live: JEJAK_DATA, or a folder of the user's own."""
    base = Path(env.get("XDG_DATA_HOME") or Path(env.get("HOME", "~")) / ".local" / "share")
    return Path(env.get("JEJAK_DATA") or base / "jejak-inovasi").expanduser()


def _data(folder: Path) -> Path:
    """Return the folder by its whole name; a sign at which Java divides its paths would cut it."""
    if os.pathsep in str(folder.absolute()) or "\n" in str(folder):
        raise SettingsError(f"JEJAK_DATA is '{folder}'; name a folder without '{os.pathsep}' in its path")
    return folder


def _world(text: str) -> WorldKind:
    try:
        return WorldKind(text)
    except ValueError:
        raise SettingsError(f"WORLD is '{text}'; use 'example' or 'facts'") from None


def _number(env: Mapping[str, str], name: str, default: int, most: int = 65535) -> int:
    text = env.get(name) or str(default)
    if not text.isascii() or not text.isdigit() or len(text) > 20 or int(text) > most:
        raise SettingsError(f"{name} is '{text}'; use a whole number from 0 to {most}")
    return int(text)


def _uri(text: str | None) -> str | None:
    """Plain connections only to loopback; elsewhere the certificate is verified (neo4j+s)."""
    if not text:
        return None
    scheme, _, rest = text.partition("://")
    host = rest.rpartition("@")[2].rsplit(":", 1)[0].strip("[]")
    if scheme in {"neo4j+s", "bolt+s"}:
        return text
    if scheme in {"neo4j", "bolt"} and host in {"127.0.0.1", "localhost", "::1"}:
        return text
    raise SettingsError(f"NEO4J_URI is '{_shown(text)}'; use neo4j+s:// (plain neo4j:// only to this machine)")


def _public_url(text: str) -> str:
    """The address under which people reach this application; it stands on paper, so it must be whole."""
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise SettingsError(f"JEJAK_PUBLIC_URL is '{_shown(text)}'; use an address such as https://jejak.example.go.id")
    return text.rstrip("/")


def _mail(text: str | None) -> str | None:
    """Mail goes to one server that the operator names, and nowhere else."""
    if not text:
        return None
    try:
        place = urlsplit(text)
        usable = place.scheme == "smtp" and bool(place.hostname) and (place.port or 25) > 0
    except ValueError:
        usable = False
    if not usable:
        raise SettingsError(f"JEJAK_MAIL is '{_shown(text)}'; use smtp://host:port")
    return text


def _shown(address: str) -> str:
    """Return an address without the name and password that may stand before its host."""
    return re.sub(r"[^/]*@", "***@", address)


def _secret(text: str | None, data: Path, world: WorldKind) -> str:
    if text:
        if world is not WorldKind.EXAMPLE and (len(text) < WEAKEST_SECRET or len(set(text)) < FEWEST_SIGNS):
            raise SettingsError(f"JEJAK_SECRET is too weak; use at least {WEAKEST_SECRET} characters made up by chance")
        return text
    try:
        return _kept_secret(data / "secret")
    except OSError as error:
        raise SettingsError(f"JEJAK_DATA is '{data}', not usable ({error.strerror}); name a folder of yours") from error


def _kept_secret(path: Path) -> str:
    """Make a secret at the first start and keep it where only the owner can read it; it appears whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        fresh = path.with_name(f".secret.{secrets.token_hex(8)}")
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(secrets.token_urlsafe(48))
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):  # another process was first: its secret stands
            os.link(fresh, path)
        fresh.unlink()
    secret = path.read_text("utf-8").strip()
    if len(secret) < WEAKEST_SECRET:
        raise SettingsError(f"{path} holds no secret of {WEAKEST_SECRET} characters; remove it, and a new one is made")
    return secret
