"""The page "Metode": every measure explained, with a worked example."""

from babel import numbers
from flask import render_template
from flask_babel import lazy_gettext as _l
from markupsafe import Markup, escape

from graph.domain.policy import Action
from tracker.pages.public.blueprint import bp
from tracker.pages.public.method_more import GROWTH, LIKELY
from tracker.pages.public.method_words import LINEAGE, NETWORK, PLACES, STORY, TIME, Number, Section
from tracker.web.context import requires
from tracker.wording import i18n

CHAPTERS = (
    (_l("Waktu"), TIME),
    (_l("Hubungan"), NETWORK),
    (_l("Silsilah"), LINEAGE),
    (_l("Tempat"), PLACES),
    (_l("Kurva pertumbuhan"), GROWTH),
    (_l("Siapa, kapan, dan apa yang bertahan"), LIKELY),
)


@bp.get("/method")
@requires(Action.PORTAL_READ)
def method() -> str:
    """Explain how everything that the pages measure is computed."""
    return render_template("public/method.html", chapters=CHAPTERS, story=STORY, example=example)


def example(section: Section) -> Markup:
    """Return the example's sentence, each number marked with where it is computed."""
    shown = {name: _marked(number) for name, number in section.numbers.items()}
    return Markup(escape(str(section.example))) % shown


def _marked(number: Number) -> Markup:
    text = i18n.percent(number.value) if number.is_share else _written(number.value)
    return Markup('<data value="{}" data-example="{}">{}</data>').format(number.value, number.path, text)


def _written(value: float) -> str:
    """Write a number with the digits that it was typed with, and a year without a separator."""
    return numbers.format_decimal(value, format="0.####", locale=i18n.language())
