"""What a setting must look like; each check returns the value to use, or says in one line what is wrong."""

import re
import shlex
import shutil
from collections.abc import Mapping
from email.utils import parseaddr
from ipaddress import AddressValueError, IPv6Address
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from graph.domain.vocabulary import WorldKind

LARGEST_NUMBER = 65535
LONGEST_NAME = 200  # characters
_OURS = re.compile(r"JEJAK_|NEO4J_|PORT$|WORLD$|HOME$|XDG_DATA_HOME$")
_HOST = re.compile(r"[^\W_]([\w.-]*\w)?\.?", re.ASCII)
_DATABASE = re.compile(r"[A-Za-z][A-Za-z0-9.-]{2,62}")
_ON_OR_OFF = {"": False, "0": False, "1": True}


class SettingsError(Exception):
    """A setting is unusable; the message names it and says what to do."""


def demand_text(env: Mapping[str, str]) -> None:
    """Refuse what is no text: bytes that are no UTF-8, and signs that control a terminal."""
    for name, value in env.items():
        if _OURS.match(name) and not (value.isascii() or _is_text(value)):
            raise SettingsError(f"{name} is no text in UTF-8")
        if _OURS.match(name) and re.search(r"[\0-\x1f\x7f]", value):
            raise SettingsError(f"{name} holds a line break or another control character")


def _is_text(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:  # how Python shows bytes that it could not read
        return False
    return True


def world(text: str) -> WorldKind:
    try:
        return WorldKind(text)
    except ValueError:
        raise SettingsError(f"WORLD is '{text}'; use 'example' or 'facts'") from None


def number(env: Mapping[str, str], name: str, default: int, least: int = 0, most: int = LARGEST_NUMBER) -> int:
    text = env.get(name) or str(default)
    usable = text.isascii() and text.isdigit() and len(text) <= len(str(most))
    if not usable or not least <= int(text) <= most:
        raise SettingsError(f"{name} is '{text[:40]}'; use a whole number from {least} to {most}")
    return int(text)


def switch(env: Mapping[str, str], name: str) -> bool:
    text = env.get(name, "")
    if text not in _ON_OR_OFF:
        raise SettingsError(f"{name} is '{text}'; use 1 for on, 0 or nothing for off")
    return _ON_OR_OFF[text]


def data(text: str) -> Path:
    """A folder whose path a Java class path can hold: Neo4j lies below it."""
    try:
        folder = Path(text).expanduser()
    except RuntimeError:
        raise SettingsError(f"JEJAK_DATA is '{text}'; whose home folder that is, nobody knows here") from None
    if ":" in str(folder.absolute()):
        raise SettingsError(f"JEJAK_DATA is '{text}'; Neo4j cannot start below a path with ':', name another folder")
    return folder


def graph_address(text: str | None) -> str | None:
    """Plain connections only to loopback; elsewhere the certificate is verified (neo4j+s)."""
    if not text:
        return None
    parts = _split(text)
    is_near = parts is not None and parts.hostname in {"127.0.0.1", "localhost", "::1"}
    if parts is None or parts.scheme not in {"neo4j", "bolt", "neo4j+s", "bolt+s"}:
        raise SettingsError(f"NEO4J_URI is '{shown(text)}'; use neo4j+s://host:port")
    if parts.path.strip("/") or parts.fragment or (parts.query and parts.scheme.startswith("bolt")):
        raise SettingsError(f"NEO4J_URI is '{shown(text)}'; use neo4j+s://host:port and nothing behind it")
    if parts.scheme in {"neo4j", "bolt"} and not is_near:
        raise SettingsError(f"NEO4J_URI is '{shown(text)}'; use neo4j+s:// (plain neo4j:// only to this machine)")
    return text


def database(text: str) -> str:
    if not _DATABASE.fullmatch(text):
        raise SettingsError(f"NEO4J_DATABASE is '{text[:80]}'; use 3 to 63 letters, digits, dots or dashes")
    return text


def public_url(text: str) -> str:
    """The address under which people reach this application; it stands on paper, so it must be whole."""
    parts = _split(text)
    if parts is None or parts.scheme not in {"http", "https"} or parts.query or parts.fragment:
        raise SettingsError(f"JEJAK_PUBLIC_URL is '{shown(text)}'; use an address such as https://jejak.example.go.id")
    return text.rstrip("/")


def issuer(text: str) -> str:
    """The name of who certifies stands on paper: a line of a readable length."""
    name = " ".join(text.split())
    if not name or len(name) > LONGEST_NAME:
        raise SettingsError(f"JEJAK_ISSUER is '{shown(text)}'; use a name of at most {LONGEST_NAME} characters")
    return name


def mail(text: str | None) -> str | None:
    """Mail goes to one server that the operator names, and nowhere else."""
    if not text:
        return None
    parts = _split(text)
    if parts is None or parts.scheme != "smtp" or parts.path.strip("/") or parts.query or parts.fragment:
        raise SettingsError(f"JEJAK_MAIL is '{shown(text)}'; use smtp://host:port")
    return text


def sender(text: str) -> str:
    address = parseaddr(text)[1]
    name, _, host = address.rpartition("@")
    if not name or not _is_host(host) or address not in text:
        raise SettingsError(f"JEJAK_MAIL_FROM is '{text[:80]}'; use an address such as jejak@example.go.id")
    return text


def files(text: str | None) -> str | None:
    """A folder, or an address whose kind fsspec knows and can open here."""
    if not text or "://" not in text:
        return text or None
    import fsspec

    try:
        fsspec.get_filesystem_class(text.partition("://")[0])
    except (ValueError, ImportError) as error:
        reason = " ".join(str(error).split())
        raise SettingsError(f"JEJAK_FILES is '{shown(text)}', which cannot be opened here ({reason})") from None
    return text


def scanner(text: str | None) -> str | None:
    """A command that can be run; a wrong one would let no file in, and say so only there."""
    if not text:
        return None
    try:
        words = shlex.split(text)
    except ValueError:
        words = []
    if not words or shutil.which(words[0]) is None:
        raise SettingsError(f"JEJAK_SCANNER is '{text[:80]}'; use a command that can be run here")
    return text


def shown(address: str) -> str:
    """Return an address without the name and password that may stand before its host."""
    return re.sub(r"[^/]*@", "***@", address)[:200]


def _split(text: str) -> SplitResult | None:
    """Return the parts of an address with a host and, if it names one, a port; None for anything else."""
    try:
        parts = urlsplit(text)
        usable = text.isprintable() and " " not in text and _is_host(parts.hostname or "")
        port = parts.port
    except ValueError:
        return None
    names_port = parts.netloc.rpartition("@")[2].rpartition("]")[2].find(":") >= 0
    return parts if usable and (port or 0 if names_port else 1) > 0 else None


def _is_host(text: str) -> bool:
    if ":" not in text:
        return len(text) <= 253 and _HOST.fullmatch(text) is not None
    try:
        IPv6Address(text)
    except AddressValueError:
        return False
    return True
