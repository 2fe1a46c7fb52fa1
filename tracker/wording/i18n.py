"""Language, numbers and dates: Indonesian unless the address asks for another one, such as ``?lang=en``."""

from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

from babel import Locale, dates, numbers
from babel.messages import mofile, pofile
from babel.support import Translations
from flask import Flask, g, has_request_context, request
from flask_babel import Babel, format_decimal, gettext as _
from markupsafe import Markup

from graph.domain.records.catalogue import Cited, Term
from graph.domain.values.dates import PartialDate
from graph.domain.values.numbers import known
from graph.domain.vocabulary import Precision
from tracker.base.clock import JAKARTA
from tracker.wording import template_filters

# Each with the name that it gives itself; a folder of catalogues in tracker/translations, but for that of the msgids.
LANGUAGES = {"id": "Bahasa Indonesia", "en": "English"}
SOURCE = "id"
FOLDER = Path(__file__).parents[1] / "translations"
babel = Babel()


def init_app(app: Flask) -> None:
    for code in LANGUAGES:
        compile_catalogues(code)
    parts = sorted({path.stem for code in LANGUAGES for path in catalogues(code)})
    app.config["BABEL_DOMAIN"] = ";".join(parts)
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = ";".join(str(FOLDER) for _part in parts)
    app.config["BABEL_DEFAULT_LOCALE"] = SOURCE
    babel.init_app(app, locale_selector=language, timezone_selector=lambda: "Asia/Jakarta")
    app.url_defaults(_keep_language)
    template_filters.add(app, dec)
    template_filters.add(app, day)
    template_filters.add(app, published)
    template_filters.add(app, instant)
    template_filters.add(app, percent)
    template_filters.add(app, known)
    template_filters.add(app, verified)
    template_filters.add(app, named)
    template_filters.add(app, cited)


def catalogues(code: str) -> list[Path]:
    """Return the catalogues of a language, one for each part; none for that of the msgids."""
    return sorted((FOLDER / code / "LC_MESSAGES").glob("*.po"))


def compile_catalogues(code: str) -> None:
    """Make the .mo files of a language that are older than their .po file."""
    for source in catalogues(code):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as file:
            catalogue = pofile.read_po(file, locale=code)
        fresh = target.with_suffix(f".{id(catalogue)}")
        with fresh.open("wb") as file:
            mofile.write_mo(file, catalogue)
        fresh.replace(target)  # several processes may start at once


def translated(text: str, wanted: str) -> str:
    """Return a text of the catalogue in a language, also where there is no request: letters have a reader too."""
    return _texts(wanted).gettext(text)


@cache
def _texts(code: str) -> Translations:
    compile_catalogues(code)
    merged = Translations()
    for path in catalogues(code):
        with path.with_suffix(".mo").open("rb") as file:
            merged.merge(Translations(file))
    return merged


def language() -> str:
    """Return the code of this request's language."""
    if not has_request_context():
        return SOURCE
    if "language" not in g:
        asked = request.args.get("lang", SOURCE)
        g.language = asked if asked in LANGUAGES else SOURCE
    return g.language


def asked_for(code: str | None = None) -> dict[str, str]:
    """Return what an address needs beside its own arguments to be read in a language, by default this request's."""
    code = code or language()
    return {} if code == SOURCE else {"lang": code}


def other_languages() -> list[tuple[str, str, str]]:
    """Return code, own name, and this very address, its state kept, for each language but the reader's."""
    kept = [(key, value) for key, value in request.args.items(multi=True) if key != "lang"]
    asked = {code: urlencode([*kept, *asked_for(code).items()]) for code in LANGUAGES if code != language()}
    return [(code, LANGUAGES[code], request.path + ("?" + query if query else "")) for code, query in asked.items()]


def _keep_language(endpoint: str, values: dict[str, object]) -> None:
    if endpoint != "static" and has_request_context():
        for name, value in asked_for().items():
            values.setdefault(name, value)


def dec(value: float | Decimal | None, digits: int | None = None) -> str:
    """Write a number as the reader's language does; unknown is a dash, never zero.

    A column of decimals gives ``digits``, so that all of its numbers have as many.
    """
    if value is None:
        return "–"
    if digits is None:
        return format_decimal(value)
    return format_decimal(round(value, digits) + 0, f"#,##0.{'0' * digits}")  # + 0: what rounds to zero has no sign


def verified(count: int | None) -> str | Markup:
    """Write a count of what was verified; where nothing is, the words for it and never zero."""
    if known(count) is None:
        return Markup('<span class="unknown">{}</span>').format(_("belum ada yang terverifikasi"))
    return dec(count)


def percent(value: float | None, digits: int = 1) -> str:
    """Write a share (0-1) as a percentage."""
    if value is None:
        return "–"
    return numbers.format_percent(value, format=f"#,##0.{'0' * digits}%", locale=language())


def day(value: date | PartialDate | None, precision: Precision | None = None) -> str:
    """Write a calendar day, or as much of it as is known."""
    if isinstance(value, PartialDate):
        value, precision = value.day, value.precision
    if value is None:
        return _("belum ada")
    pattern = {Precision.YEAR: "y", Precision.MONTH: "MMMM y"}.get(precision or Precision.DAY, "d MMMM y")
    return dates.format_date(value, pattern, locale=Locale(language()))


def published(text: str | None) -> str | None:
    """Write the day, month or year of a publication (ISO) in words; anything else as it was published."""
    precision = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}.get(len(text or ""))
    if text is None or precision is None:
        return text
    try:
        return day(date.fromisoformat(text + "-01-01"[: 10 - len(text)]), precision)
    except ValueError:
        return text


def cited(source: Cited) -> str:
    """Name a source so that it can be found again: title, publisher, date."""
    title, publisher, on, _address, _elsewhere = source
    return ", ".join(part for part in (title, publisher, published(on)) if part)


def local_day(at: datetime) -> date:
    """Return the calendar day of an instant in Western Indonesian Time."""
    return _local(at).date()


def instant(value: datetime | None) -> str:
    """Write an instant in Western Indonesian Time."""
    if value is None:
        return _("belum ada")
    return f"{dates.format_datetime(_local(value), 'd MMMM y, HH.mm', locale=Locale(language()))} WIB"


def _local(at: datetime) -> datetime:
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(JAKARTA)


def named(term: Term) -> str:
    """Return the name of a category, priority or goal in the reader's language."""
    return in_language(term.name, en=term.name_en) or term.name


def in_language(text: str | None, **others: str | None) -> str | None:
    """Return a name or statement of the data in the reader's language where it has it, else in Indonesian."""
    return others.get(language()) or text
