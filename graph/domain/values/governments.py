"""Read which local government is meant by what officials write: level, place, province, code, short or former name."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from graph.domain.values import names
from graph.domain.values.region_spellings import FORMER_NAMES, OLD_CODES, SAME_CODES_AT_BPS, SHORT_NAMES
from graph.domain.vocabulary import Level

_LEVELS = {
    **dict.fromkeys(("kabupaten", "kab", "pemkab", "pemdakab"), Level.REGENCY),
    **dict.fromkeys(("kota", "pemkot", "pemdakot", "kotamadya", "kotamadia", "kodya"), Level.CITY),
    **dict.fromkeys(("provinsi", "propinsi", "prov", "prop", "pemprov", "pemdaprov"), Level.PROVINCE),
}
_FORMS = {"kep": "kepulauan", "p": "pulau", "sumatra": "sumatera", "tj": "tanjung", "tg": "tanjung"}
_EMPTY = {"pemerintah", "pemerintahan", "pemda", "pem", "pemkabkot", "daerah", "contoh", "administrasi", "adm"}
_GLUED = re.compile("(?:daerah|administrasi)(?=.)")
_ISLANDS = ("kepulauan", "pulau")
_CODE = re.compile(r"(\d{2})(?:[.\-/, ]?(\d{1,2}))?")
_PLACED_CODE = re.compile(r"(?<![\d.])\d{2}(?:\.\d{2}|\d{2})?(?![\d.])")
_FULL, _OTHER = 0, 1  # a former name stands back: "Pontianak" is the city, "Kab. Pontianak" was a regency
_ADMINISTRATIVE = "31."
_PROVINCE = 2  # letters of its code


class Governments:
    """Local governments by every way to write them; an answer of several codes is a question."""

    def __init__(self, known: Iterable[tuple[str, str]]) -> None:
        self._codes: set[str] = set()
        self._by_place: defaultdict[str, dict[str, int]] = defaultdict(dict)
        self._short: list[tuple[str, str]] = []  # places without "Kepulauan" in front
        for code, name in known:
            if is_code(code):
                self._add(code, name)
        for place, code in self._short:
            if not self._by_place.get(place):
                self._by_place[place][code] = _OTHER

    @property
    def places(self) -> dict[str, list[str]]:
        """Every spelling of a place without its level, and whose it is."""
        return {place: list(codes) for place, codes in self._by_place.items()}

    def exact(self, text: str) -> list[str]:
        """Return what a text can only mean: one code, or those between which nobody may choose unasked."""
        if found := self._by_code(text):
            return found
        return self._read(_tokens(text))

    def meant(self, text: str) -> list[str]:
        """Return what whoever looks for a text wants to see: what it can mean, or a code that lost a zero or is old."""
        return self.exact(text) or self._like_code(text)

    def offered(self, text: str) -> list[str]:
        """Return what a person may have meant, best first: another level, an office of it, a code that lost a zero."""
        found = [*self._like_code(text), *self.exact(text)]
        tokens = _tokens(text)
        starts = range(len(tokens))
        named = (self._named(None, _without_level(tokens[start:])) for start in starts)
        parts = (self._read(tokens[start:]) for start in starts if start)
        inside = (self._within(None, place, province) for _, place, province in _divided(tokens))
        return list(dict.fromkeys(chain(found, *inside, *parts, *named)))

    def _add(self, code: str, name: str) -> None:
        self._codes.add(code)
        full = _without_level(_tokens(name))
        self._by_place[_key(full)][code] = _FULL
        for table, rank in ((SHORT_NAMES, _FULL), (FORMER_NAMES, _OTHER)):
            for spelling in table.get(code, ()):
                self._by_place[_key(_tokens(spelling))].setdefault(code, rank)
        if full and full[0] in _ISLANDS:
            self._short.append((_key(full[1:]), code))

    def _by_code(self, text: str) -> list[str]:
        if code := read_code(text):
            return [code] if code in self._codes and _is_clear(text) else []
        for placed in _PLACED_CODE.finditer(text):
            rest = text[: placed.start()] + text[placed.end() :]
            code = read_code(placed.group())
            if code in self._codes and code in self.exact(rest):
                return [code]  # code and name agree
        return []

    def _like_code(self, text: str) -> list[str]:
        read = _CODE.fullmatch(text.strip())
        if read is None or read[2] is None:
            return []
        ends = (f"{read[2]}0", f"0{read[2]}") if len(read[2]) == 1 else (read[2],)
        codes = [f"{read[1]}.{end}" for end in ends]
        return [code for code in (*codes, *(OLD_CODES.get(code, "") for code in codes)) if code in self._codes]

    def _read(self, tokens: Sequence[str]) -> list[str]:
        for level, place in _readings(tokens):
            if found := self._named(level, place):
                return found
        for level, place, province in _divided(tokens):
            if found := self._within(level, place, province):
                return found
        return []

    def _named(self, level: Level | None, place: Sequence[str]) -> list[str]:
        known = self._by_place.get(_key(place), {})
        return _nearest({code: rank for code, rank in known.items() if level in {None, level_of(code)}})

    def _within(self, level: Level | None, place: Sequence[str], province: Sequence[str]) -> list[str]:
        above = self._named(Level.PROVINCE, province)
        known = self._by_place.get(_key(place), {})
        fitting = {code: rank for code, rank in known.items() if len(code) > _PROVINCE and code[:2] in above}
        return _nearest({code: rank for code, rank in fitting.items() if level in {None, level_of(code)}})


def is_code(text: str) -> bool:
    """Say whether this is a code of a province, a regency or a city as Kemendagri writes it."""
    return bool(re.fullmatch(r"\d{2}(?:\.\d{2})?", text))


def read_code(text: str) -> str | None:
    """Return the code that a text is, with its dot; None when it is no whole code.

    >>> read_code("3314"), read_code(" 33.14 "), read_code("33"), read_code("33.1")
    ('33.14', '33.14', '33', None)
    """
    read = _CODE.fullmatch(text.strip())
    if read is None or (read[2] is not None and len(read[2]) == 1):
        return None
    return f"{read[1]}.{read[2]}" if read[2] else read[1]


def level_of(code: str) -> Level:
    """Return the level of a region by its code: cities are numbered from 71."""
    if "." not in code:
        return Level.PROVINCE
    return Level.CITY if code[3] >= "7" else Level.REGENCY


def level_in(name: str) -> Level | None:
    """Return the level that a name says in front, None when it says none.

    >>> str(level_in("Pemkab. Sragen")), level_in("Sragen")
    ('regency', None)
    """
    tokens = _tokens(name)
    return _LEVELS.get(tokens[0]) if tokens else None


def is_autonomous(code: str) -> bool:
    """Say whether a region governs itself; the regency and the cities of Jakarta are parts of their province."""
    return not code.startswith(_ADMINISTRATIVE)


def _is_clear(text: str) -> bool:
    return "." in text or len(text.strip()) == _PROVINCE or text.strip()[:2] in SAME_CODES_AT_BPS


def _tokens(text: str) -> list[str]:
    typed = [_FORMS.get(word, word) for word in names.words(text)]
    return [word for word in typed if word not in _EMPTY]


def _key(place: Sequence[str]) -> str:
    return _GLUED.sub("", "".join(place), count=1)


def _readings(tokens: Sequence[str]) -> Iterator[tuple[Level | None, Sequence[str]]]:
    """Yield level and place: the level in front, none at all ("Lima Puluh Kota"), the level behind."""
    if tokens and tokens[0] in _LEVELS:
        yield _LEVELS[tokens[0]], tokens[1:]
    yield None, tokens
    if tokens and tokens[-1] in _LEVELS:
        yield _LEVELS[tokens[-1]], tokens[:-1]


def _divided(tokens: Sequence[str]) -> Iterator[tuple[Level | None, Sequence[str], Sequence[str]]]:
    """Yield level, place and province of a name that says both, in either order."""
    for cut in range(1, len(tokens)):
        for place, province in ((tokens[:cut], tokens[cut:]), (tokens[cut:], tokens[:cut])):
            above = province[1:] if _LEVELS.get(province[0]) is Level.PROVINCE else province
            for level, named in _readings(place):
                yield level, named, above


def _without_level(tokens: Sequence[str]) -> Sequence[str]:
    return tokens[1:] if tokens and tokens[0] in _LEVELS else tokens


def _nearest(known: dict[str, int]) -> list[str]:
    return [code for code, rank in known.items() if rank == min(known.values())]
