"""Clean what people type before anything keeps it."""

import unicodedata
from urllib.parse import urlsplit

LONGEST_LINE = 200
LONGEST_LINK = 500
LONGEST_REASON = 2_000


def line(text: str) -> str:
    """Return one line without control characters: they break files and hide words (findings 20)."""
    return " ".join(_plain(text).split())


def paragraph(text: str) -> str:
    """Return text whose line breaks are kept and whose other control characters are gone."""
    lines = [" ".join(_plain(part).split()) for part in text.replace("\r\n", "\n").split("\n")]
    return "\n".join(lines).strip()


def is_web_address(text: str) -> bool:
    """Say whether this is a link that may be shown: http or https to a host, and nothing else."""
    try:
        parts = urlsplit(text)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and not any(map(str.isspace, text))
    except ValueError:
        return False


def _plain(text: str) -> str:
    """Control characters become spaces; what no graph can hold (surrogates) and invisible signs go."""
    kept = (letter for letter in text if unicodedata.category(letter) not in {"Cs", "Co", "Cn", "Cf"})
    return "".join(" " if unicodedata.category(letter) == "Cc" else letter for letter in kept)
