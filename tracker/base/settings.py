"""What an operator may set, read once from the environment; README lists each name."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graph.domain.vocabulary import WorldKind
from tracker.base import kept_secret, setting_shapes
from tracker.base.setting_shapes import SettingsError as SettingsError

WEAKEST_SECRET = 32
FEWEST_SIGNS = 10  # different ones; 32 hexadecimal digits by chance have fewer once in ten thousand times


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
    issuer: str = "Kementerian PANRB"  # who certifies, by the name that stands on certificates
    public_url: str = "http://127.0.0.1:5000"  # what QR codes, letters and mails lead to, without a last slash

    @classmethod
    def from_env(cls, env: Mapping[str, str] = os.environ) -> "Settings":
        """Read the settings; SettingsError names the first unusable one."""
        setting_shapes.demand_text(env)
        data = data_folder(env)
        world = setting_shapes.world(env.get("WORLD", WorldKind.EXAMPLE.value))
        port = setting_shapes.number(env, "PORT", 5000, least=1)
        return cls(
            data=data,
            world=world,
            port=port,
            neo4j_uri=setting_shapes.graph_address(env.get("NEO4J_URI")),
            neo4j_user=env.get("NEO4J_USER") or "neo4j",
            neo4j_password=env.get("NEO4J_PASSWORD", ""),
            neo4j_database=setting_shapes.database(env.get("NEO4J_DATABASE") or "neo4j"),
            patience=max(1, setting_shapes.number(env, "JEJAK_PATIENCE", 1)),
            secret=_secret(env.get("JEJAK_SECRET"), data, world),
            behind_tls=setting_shapes.switch(env, "JEJAK_TLS"),
            proxies=setting_shapes.number(env, "JEJAK_PROXIES", 0),
            mail=setting_shapes.mail(env.get("JEJAK_MAIL")),
            mail_from=setting_shapes.sender(env.get("JEJAK_MAIL_FROM") or "jejak-inovasi@localhost"),
            files=setting_shapes.files(env.get("JEJAK_FILES")),
            room=setting_shapes.number(env, "JEJAK_ROOM", 300, most=1_000_000_000),
            file_quota=setting_shapes.number(env, "JEJAK_FILE_QUOTA", 500),
            scanner=setting_shapes.scanner(env.get("JEJAK_SCANNER")),
            issuer=setting_shapes.issuer(env.get("JEJAK_ISSUER") or "Kementerian PANRB"),
            public_url=setting_shapes.public_url(env.get("JEJAK_PUBLIC_URL") or f"http://127.0.0.1:{port}"),
        )


def data_folder(env: Mapping[str, str] = os.environ) -> Path:
    """Return where data live: JEJAK_DATA, or a folder of the user's own."""
    base = Path(env.get("XDG_DATA_HOME") or Path(env.get("HOME") or "~") / ".local" / "share")
    return setting_shapes.data(env.get("JEJAK_DATA") or str(base / "jejak-inovasi"))


def _secret(text: str | None, data: Path, world: WorldKind) -> str:
    if text:
        if world is not WorldKind.EXAMPLE and (len(text) < WEAKEST_SECRET or len(set(text)) < FEWEST_SIGNS):
            raise SettingsError(f"JEJAK_SECRET is too weak; use at least {WEAKEST_SECRET} characters made up by chance")
        return text
    try:
        return kept_secret.of(data, WEAKEST_SECRET)
    except kept_secret.Unusable as error:
        raise SettingsError(str(error)) from error
    except OSError as error:
        raise SettingsError(f"JEJAK_DATA is '{data}', not usable ({error.strerror}); name a folder of yours") from error
