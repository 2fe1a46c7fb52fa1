"""The secret that this installation made for itself, and the folder that it keeps for its owner alone."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

OWN_FOLDER, OWN_FILE = 0o700, 0o600
OTHERS_WRITE = 0o002


class Unusable(Exception):
    """The folder or the secret in it cannot be trusted or read; the message says what to do."""


def of(folder: Path, weakest: int) -> str:
    """Return the secret of a data folder, which the first start makes; OSError where the disk refuses."""
    own_folder(folder)
    if folder.stat().st_mode & OTHERS_WRITE:
        raise Unusable(f"in {folder} every user of this machine may write; run `chmod 700 {folder}`")
    path = folder / "secret"
    if not path.exists():
        _make(path)
    if not path.is_file():
        raise Unusable(f"{path} is no file; remove it, and a new secret is made")
    try:
        secret = path.read_text("utf-8").strip()
    except UnicodeDecodeError:
        raise Unusable(f"{path} holds no text; remove it, and a new secret is made") from None
    if len(secret) < weakest:
        raise Unusable(f"{path} holds no secret of {weakest} characters; remove it, and a new one is made")
    return secret


def own_folder(folder: Path) -> None:
    """Make a folder, and those above it that are missing, for their owner alone, whatever the umask says."""
    if folder.is_dir():
        return
    if folder.parent != folder:
        own_folder(folder.parent)
    with suppress(FileExistsError):  # another process was first
        folder.mkdir()
        folder.chmod(OWN_FOLDER)


def _make(path: Path) -> None:
    """Write a fresh secret that only its owner can read; it appears whole or not at all."""
    fresh = path.with_name(f".secret.{secrets.token_hex(8)}")
    try:
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWN_FILE), "w", encoding="utf-8") as file:
            os.fchmod(file.fileno(), OWN_FILE)
            file.write(secrets.token_urlsafe(48))
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):  # another process was first: its secret stands
            os.link(fresh, path)
    finally:
        fresh.unlink(missing_ok=True)
