"""How a source reads on a page: what it is called, and the way to it."""

from urllib.parse import urlsplit

from flask import Flask
from flask_babel import gettext as _
from markupsafe import Markup, escape

from graph.domain.records.catalogue import NOWHERE, Cited
from tracker.wording import i18n, template_filters

_LINK = Markup('<a href="{}" rel="nofollow noopener">{}</a>')  # as every link that leads out


def init_app(app: Flask) -> None:
    template_filters.add(app, source_link)


def source_link(source: Cited) -> Markup:
    """Name a source, as a link to its page; where that was not found, say so and where the same can be read."""
    *_named, address, elsewhere = source
    name = i18n.cited(source)
    if address:
        return _LINK.format(address, name)
    return escape(f"{name} ({_missing()})") if elsewhere == NOWHERE else _beside(name, elsewhere)


def _missing() -> str:
    return _("laman penerbitnya tidak ditemukan")


def _beside(name: str, elsewhere: str | None) -> Markup:
    if elsewhere is None:
        return escape(name)
    host = (urlsplit(elsewhere).hostname or elsewhere).removeprefix("www.")
    there = _LINK.format(elsewhere, host)
    return Markup("{} ({}; {}: {})").format(name, _missing(), _("isi yang sama"), there)
