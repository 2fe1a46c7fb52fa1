"""Names and ids of the made-up nation: distinct, readable, and marked "(contoh)"."""

import re
from random import Random

from graph.domain.values import ids
from graph.example.themes import Theme
from graph.example.words import FAMILY_NAMES, GIVEN_NAMES, HEADS, PLACE_ENDS, PLACE_STARTS, QUALIFIERS, UNWANTED

MARK = "(contoh)"
_SKIPPED = {"dan", "dari", "ke", "di", "tanpa", "untuk", "berbasis", "wilayah", "milik"}
_SYLLABLE = re.compile(r"[^aeiou]{0,2}[aeiou](?:ng(?![aeiou])|[^aeiou](?![aeiou]))?")


def marked(name: str) -> str:
    """Add the mark that every made-up name carries.

    >>> marked("Puskesmas Sukamaju")
    'Puskesmas Sukamaju (contoh)'
    """
    return f"{name} {MARK}"


def slug(name: str) -> str:
    """Make a readable id of a name, with the mark at its end.

    >>> slug("Kementerian Agraria/BPN (contoh)")
    'kementerian-agraria-bpn-contoh'
    """
    return ids.slug(name.removesuffix(MARK)) + "-contoh"


class Ids:
    """Replication ids of this world: R- and eight random Crockford characters, never twice."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._given: set[str] = set()

    def next(self) -> str:
        while (made := "R-" + "".join(self._rng.choices(ids.ALPHABET, k=8))) in self._given:
            pass
        self._given.add(made)
        return made


class Titles:
    """Innovation names, no two alike."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._given: set[str] = set()

    def next(self, theme: Theme) -> tuple[str, str]:
        """Return the full name without the mark, and the short form that sentences use."""
        rng = self._rng
        while True:
            words = f"{rng.choice(HEADS)} {rng.choice(theme.objects)} {rng.choice(QUALIFIERS)}"
            if words not in self._given:
                break
        self._given.add(words)
        if rng.random() < 0.15 or not (short := acronym(words, rng)):
            return words, words
        return f"{short}: {words}", short


def acronym(words: str, rng: Random) -> str:
    """Join first syllables to a word of five to twelve letters, or return nothing."""
    parts = [word.lower() for word in words.split() if word.lower() not in _SKIPPED]
    for _ in range(6):
        made = "".join(_start(part, rng) for part in parts[:4]).upper()
        if 5 <= len(made) <= 12 and not any(bad in made for bad in UNWANTED):
            return made
    return ""


def _start(word: str, rng: Random) -> str:
    found = _SYLLABLE.match(word)
    syllable = found.group() if found else word[:2]
    return syllable if rng.random() < 0.5 or len(syllable) < 3 else syllable[:-1]


def place(rng: Random) -> str:
    """Make up the name of a village or a quarter."""
    start, end = rng.choice(PLACE_STARTS), rng.choice(PLACE_ENDS)
    return start + end.capitalize() if start.endswith(" ") else start + end


def person(rng: Random) -> str:
    return marked(f"{rng.choice(GIVEN_NAMES)} {rng.choice(FAMILY_NAMES)}")
