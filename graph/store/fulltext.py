"""Turn what a person types into a query that Lucene cannot misread (findings 8)."""

import re

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
# What officials write for it. A government's short form means the government: "kabupaten" alone would find every
# office that stands in one.
_FORMS = {
    "pemkab": "pemerintah kabupaten",
    "kab": "kabupaten",
    "pemkot": "pemerintah kota",
    "pemprov": "pemerintah provinsi",
    "prov": "provinsi",
    "babel": "bangka belitung",
    "diy": "yogyakarta",
    "jabar": "jawa barat",
    "jateng": "jawa tengah",
    "jatim": "jawa timur",
    "kalbar": "kalimantan barat",
    "kalsel": "kalimantan selatan",
    "kaltara": "kalimantan utara",
    "kalteng": "kalimantan tengah",
    "kaltim": "kalimantan timur",
    "kepri": "kepulauan riau",
    "malut": "maluku utara",
    "ntb": "nusa tenggara barat",
    "ntt": "nusa tenggara timur",
    "sulbar": "sulawesi barat",
    "sulsel": "sulawesi selatan",
    "sulteng": "sulawesi tengah",
    "sultra": "sulawesi tenggara",
    "sulut": "sulawesi utara",
    "sumbar": "sumatera barat",
    "sumsel": "sumatera selatan",
    "sumut": "sumatera utara",
}
_LEVELS = {"pemerintah", "kabupaten", "kota", "provinsi"}
_ALL = 3  # what has every word stands before what has the rarest one
_MOST_WORDS = 8


def query(text: str) -> str | None:
    """Return a query in which each word may be mistyped or unfinished; None when there is no word.

    Words are letters and digits only, so no operator of Lucene survives.

    >>> query("Kab. Semarng")
    '(kabupaten OR kabupaten*^2) AND (semarng OR semarng*^2 OR semarng~1)'
    >>> query('*:* OR "') is None
    False
    """
    return " AND ".join(_alternatives(word) if is_typed else _spelt(word) for word, is_typed in _words(text)) or None


def _words(text: str) -> list[tuple[str, bool]]:
    """Return the words, and of each whether it was typed or is what a short form stands for."""
    typed: list[str] = _WORD.findall(text.lower())
    found = [(part, word not in _FORMS) for word in typed for part in _FORMS.get(word, word).split()]
    return found[:_MOST_WORDS]


def _spelt(word: str) -> str:
    """A word that we wrote out is not mistyped; looking for its neighbours takes as long as for a typed one's."""
    return f"({word} OR {word}*^2)"


def _alternatives(word: str) -> str:
    if len(word) < 4:  # too short to be forgiven a letter
        return f"({word} OR {word}*)"
    return f"({word} OR {word}*^2 OR {word}~1)"


def each_word(text: str) -> list[str]:
    """Return a query for each word on its own; what names only a level counts for nothing beside others.

    >>> each_word("Kab. Sragen")
    ['(sragen OR sragen*^2 OR sragen~1)']
    """
    words = [(word, is_typed) for word, is_typed in _words(text) if word not in _LEVELS]
    return [_alternatives(word) if is_typed else _spelt(word) for word, is_typed in words]


def any_word(text: str) -> str | None:
    """Return a query that one word of several already satisfies; more words score higher, and all of them highest.

    >>> any_word("toss")
    '(toss OR toss*^2 OR toss~1)'
    >>> any_word("e ktp")
    '((e OR e*) AND (ktp OR ktp*))^3 OR (e OR e*) OR (ktp OR ktp*)'
    """
    # All words alike here: one that we wrote out must not weigh less than a typed one in the order of what has it.
    each = [_alternatives(word) for word, _is_typed in _words(text)]
    if len(each) < 2:
        return each[0] if each else None
    return f"({' AND '.join(each)})^{_ALL} OR {' OR '.join(each)}"
