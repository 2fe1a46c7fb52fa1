"""Language, numbers and dates: Indonesian unless the address says ``?lang=en``."""

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

from graph.domain.records.catalogue import Cited, Term
from graph.domain.vocabulary import Precision
from tracker.base.clock import JAKARTA

LANGUAGES = ("id", "en")
FOLDER = Path(__file__).parents[1] / "translations"
CATALOGUES = FOLDER / "en" / "LC_MESSAGES"
babel = Babel()


def init_app(app: Flask) -> None:
    compile_catalogues()
    parts = sorted(path.stem for path in CATALOGUES.glob("*.po"))
    app.config["BABEL_DOMAIN"] = ";".join(parts)
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = ";".join(str(FOLDER) for _part in parts)
    app.config["BABEL_DEFAULT_LOCALE"] = "id"
    babel.init_app(app, locale_selector=language, timezone_selector=lambda: "Asia/Jakarta")
    app.url_defaults(_keep_language)
    app.add_template_filter(dec)
    app.add_template_filter(day)
    app.add_template_filter(published)
    app.add_template_filter(instant)
    app.add_template_filter(percent)
    app.add_template_filter(named)
    app.add_template_filter(published)
    app.add_template_filter(cited)


def compile_catalogues() -> None:
    """Make the .mo files that are older than their .po file."""
    for source in CATALOGUES.glob("*.po"):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as file:
            catalogue = pofile.read_po(file, locale="en")
        fresh = target.with_suffix(f".{id(catalogue)}")
        with fresh.open("wb") as file:
            mofile.write_mo(file, catalogue)
        fresh.replace(target)  # several processes may start at once


def translated(text: str, wanted: str) -> str:
    """Return a text of the catalogue in a language, also where there is no request: letters have a reader too."""
    return text if wanted == "id" else _english().gettext(text)


@cache
def _english() -> Translations:
    compile_catalogues()
    merged = Translations()
    for path in sorted(CATALOGUES.glob("*.mo")):
        with path.open("rb") as file:
            merged.merge(Translations(file))
    return merged


def language() -> str:
    """Return 'id' or 'en' for this request."""
    if not has_request_context():
        return "id"
    if "language" not in g:
        asked = request.args.get("lang", "id")
        g.language = asked if asked in LANGUAGES else "id"
    return g.language


def other_language_url() -> str:
    """Return this very address in the other language, its state kept."""
    arguments = [(key, value) for key, value in request.args.items(multi=True) if key != "lang"]
    if language() == "id":
        arguments.append(("lang", "en"))
    return request.path + ("?" + urlencode(arguments) if arguments else "")


def _keep_language(endpoint: str, values: dict[str, object]) -> None:
    if endpoint != "static" and has_request_context() and language() != "id":
        values.setdefault("lang", language())


def dec(value: float | Decimal | None, digits: int | None = None) -> str:
    """Write a number as the reader's language does; unknown is a dash, never zero.

    A column of decimals gives ``digits``, so that all of its numbers have as many.
    """
    if value is None:
        return "–"
    if digits is None:
        return format_decimal(value)
    return format_decimal(round(value, digits) + 0, f"#,##0.{'0' * digits}")  # + 0: what rounds to zero has no sign


def percent(value: float | None, digits: int = 1) -> str:
    """Write a share (0-1) as a percentage."""
    if value is None:
        return "–"
    return numbers.format_percent(value, format=f"#,##0.{'0' * digits}%", locale=language())


def day(value: date | None, precision: Precision | None = None) -> str:
    """Write a calendar day, or as much of it as is known."""
    if value is None:
        return _("tidak diketahui")
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
    title, publisher, on = source
    return ", ".join(part for part in (title, publisher, published(on)) if part)


def instant(value: datetime | None) -> str:
    """Write an instant in Western Indonesian Time."""
    if value is None:
        return _("tidak diketahui")
    aware = value if value.tzinfo else value.replace(tzinfo=UTC)
    text = dates.format_datetime(aware.astimezone(JAKARTA), "d MMMM y, HH.mm", locale=Locale(language()))
    return f"{text} WIB"


def named(term: Term) -> str:
    """Return the name of a category, priority or goal in the reader's language."""
    return term.name_en if language() == "en" and term.name_en else term.name
