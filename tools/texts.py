"""``make texts``: take every text from the sources, and say what the catalogues of a language lack or hold in vain.

One template, ``build/messages.pot``, names for each text where it is spoken; a language may be begun from it. A text
that a language does not know yet is put, untranslated, into the catalogue that knows most texts of the same file.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages import Catalog, Message, extract, pofile

from tracker.wording import i18n

ROOT = Path(__file__).parents[1]
TEMPLATE = ROOT / "build" / "messages.pot"
KEYWORDS = {
    **dict.fromkeys(("_", "_l", "N_", "gettext", "lazy_gettext")),
    **dict.fromkeys(("ngettext", "lazy_ngettext"), (1, 2)),
    **dict.fromkeys(("pgettext", "lazy_pgettext", "_lp"), ((1, "c"), 2)),
}
_WIDTH = 1_000_000  # a text stays on one line, so that it can be searched for
Key = tuple[str | None, str]  # context, text


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a catalogue."""

    kind: str  # missing, obsolete, fuzzy, doubled
    where: str
    text: str


def template() -> Catalog:
    """Return every text of the sources, with the places where it is spoken."""
    catalogue = Catalog(project="Jejak Inovasi")
    for file in _sources():
        is_python = file.suffix == ".py"
        method = "python" if is_python else "jinja2.ext:babel_extract"
        options = {} if is_python else {"extensions": "jinja2.ext.i18n", "encoding": "utf-8"}
        with file.open("rb") as handle:
            for line, text, _comments, context in extract.extract(method, handle, KEYWORDS, (), options):
                if text and (isinstance(text, tuple) or text.strip()):
                    catalogue.add(text, locations=[(str(file.relative_to(ROOT)), line)], context=context)
    return catalogue


def _sources() -> Iterator[Path]:
    for wing, ending in (("graph", "py"), ("tracker", "py"), ("templates", "html")):
        yield from sorted((ROOT / wing).rglob(f"*.{ending}"))


def languages() -> list[str]:
    """Return the languages that need catalogues: all but that of the msgids."""
    return [code for code in i18n.LANGUAGES if code != i18n.SOURCE]


def faults(spoken: Catalog, language: str) -> list[Fault]:
    """Return what is wrong with the catalogues of one language."""
    wanted = {key(message) for message in spoken if message.id}
    homes: defaultdict[Key, list[tuple[str, Message]]] = defaultdict(list)
    for file in i18n.catalogues(language):
        for message in _read(file, language):
            homes[key(message)].append((f"{language}/{file.name}", message))
    found = [Fault("missing", language, text) for context, text in wanted if (context, text) not in homes]
    for (context, text), holders in homes.items():
        where, messages = ", ".join(name for name, _one in holders), [one for _name, one in holders]
        if (context, text) not in wanted:
            found.append(Fault("obsolete", where, text))
        if any(one.fuzzy for one in messages):
            found.append(Fault("fuzzy", where, text))
        if not all(_is_whole(one) for one in messages):
            found.append(Fault("missing", where, text))
        if len({str(one.string) for one in messages}) > 1:
            found.append(Fault("doubled", where, text))
    return sorted(found, key=lambda fault: (fault.kind, fault.where, fault.text))


def key(message: Message) -> Key:
    """Return what tells one text from another."""
    return message.context, message.id if isinstance(message.id, str) else message.id[0]


def _is_whole(message: Message) -> bool:
    strings = (message.string,) if isinstance(message.string, str) else message.string
    return bool(strings) and all(strings)


def _read(file: Path, language: str) -> list[Message]:
    with file.open("rb") as handle:
        catalogue = pofile.read_po(handle, locale=language)
    return [message for message in catalogue if message.id] + list(catalogue.obsolete.values())


def update(spoken: Catalog, language: str) -> None:
    """Put each text that a language does not know, still untranslated, at the end of its part's catalogue."""
    parts: defaultdict[str, Counter[Path]] = defaultdict(Counter)
    places = {key(message): {place for place, _line in message.locations} for message in spoken}
    known: set[Key] = set()
    for file in i18n.catalogues(language):
        for message in _read(file, language):
            known.add(key(message))
            for place in places.get(key(message), ()):
                parts[place][file] += 1
    fallback = i18n.FOLDER / language / "LC_MESSAGES" / "layout.po"
    fresh: defaultdict[Path, list[Message]] = defaultdict(list)
    for message in spoken:
        if message.id and key(message) not in known:
            counts = sum((parts[place] for place in places[key(message)]), Counter[Path]())
            fresh[counts.most_common(1)[0][0] if counts else fallback].append(message)
    for file, messages in fresh.items():
        file.write_text(f"{file.read_text('utf-8').rstrip()}\n\n{_untranslated(messages)}", "utf-8")


def _untranslated(messages: Iterable[Message]) -> str:
    catalogue = Catalog()
    for message in messages:
        catalogue.add(message.id, context=message.context, flags=message.flags)
    return "".join(pofile.generate_po(catalogue, width=_WIDTH, no_location=True, omit_header=True))


def main() -> int:
    spoken = template()
    TEMPLATE.parent.mkdir(exist_ok=True)
    with TEMPLATE.open("wb") as file:
        pofile.write_po(file, spoken, width=_WIDTH, sort_by_file=True, omit_header=False)
    print(f"{TEMPLATE.relative_to(ROOT)}: {len(spoken)} texts")
    found: list[Fault] = []
    for language in languages():
        update(spoken, language)
        found += faults(spoken, language)
    for fault in found:
        print(f"{fault.kind}: {fault.where}: {fault.text}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
