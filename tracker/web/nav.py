"""The menu and what every page's frame shows; the menu offers only what the person may open."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from flask import Flask, current_app, request, url_for
from flask_babel import LazyString, lazy_gettext as _l, lazy_pgettext as _lp
from flask_login import current_user
from markupsafe import Markup

from graph.domain import lifecycle, policy
from graph.domain.values import texts
from graph.domain.vocabulary import WorldKind
from graph.store.replications import inbox
from tracker.actions import access
from tracker.drawing.charts import svg
from tracker.web import context as web, refused_steps
from tracker.wording import i18n, labels, lists

log = logging.getLogger("jejak.frame")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of the menu."""

    label: LazyString
    href: str
    current: str | None  # as aria-current reads: this very page, or the part of the site that it belongs to


_MENU = (
    (_lp("jamak", "Inovasi"), "public.innovations"),
    (_l("Peta"), "public.map_page"),
    (_l("Kebijakan"), "scaling.policies"),
    (_l("Laporan"), "reports.index"),
    (_l("Daftarkan replikasi"), "registry.new"),
    (_l("Pemantauan"), "monitoring.rounds"),
    (_l("Verifikasi"), "review.queue"),
    (_l("Kandidat"), "insight.candidates"),
    (_l("Scaling up"), "scaling.board"),
)
# What a person comes to less often stands in the panel under the own name.
_OWN = (
    (_l("Papan minat"), "exchange.interests"),
    (_l("Usulan replikasi"), "registry.proposals_page"),
    (_l("Replikasi instansi Anda"), "registry.own"),
    (_l("Klaim atas inovasi kami"), "registry.claims"),
    (_l("Inovasi instansi Anda"), "stewardship.own"),
    (_l("Pelajaran instansi Anda"), "monitoring.own_lessons"),
    (_l("Inovasi menunggu terbit"), "stewardship.waiting"),
    (_l("Penggabungan inovasi"), "stewardship.merges"),
    (_l("Penerusan instansi"), "stewardship.successions"),
    (_l("Impor"), "imports.index"),
)
# Pages whose address does not begin with that of the entry to which they belong.
_WITHIN = {
    "public.category": "public.innovations",
    "registry.show": "public.innovations",
    "public.region": "public.map_page",
}
# The board is for those who steer; the public reaches the stages through innovations and policies.
_SIGNED_IN_ONLY = {"scaling.board"}


def init_app(app: Flask) -> None:
    app.context_processor(frame)
    app.before_request(_mark_pictures)
    app.teardown_request(_unmark_pictures)
    app.jinja_env.globals["made_up"] = made_up  # macros see no context
    app.add_template_filter(texts.is_invented)


def _mark_pictures() -> None:
    """Have pictures of the example say so; only pages and files of a blueprint draw any."""
    if request.blueprint:
        kind = _asked(web.worlds().current, web.worlds().known()).kind
        svg.made_up.set(str(labels.MADE_UP) if kind == WorldKind.EXAMPLE else None)


def _unmark_pictures(_error: BaseException | None) -> None:
    """The thread serves its next reader without the mark of this one."""
    svg.made_up.set(None)


def made_up(value: object) -> Markup:
    """Return the mark and the word that stand at a number of the example; nothing at words or in other worlds."""
    if web.worlds().known().kind != WorldKind.EXAMPLE or not any(map(str.isdigit, str(value))):
        return Markup("")
    return Markup(' <span class="made-up">* {}</span>').format(labels.MADE_UP)


def frame() -> dict[str, object]:
    """Return what base.html needs; an error page must not ask the database, and a page stands without what fails."""
    world = _asked(web.worlds().current, web.worlds().known())
    return {
        "lang": i18n.language(),
        "lang_fields": list(i18n.asked_for().items()),
        "other_languages": i18n.other_languages(),
        "world": world.kind,
        "example_line": labels.EXAMPLE_LINE,
        "as_of": world.as_of,
        "nav": items(),
        "own_pages": items(_OWN) if current_user.is_authenticated else [],
        "inbox_count": inbox_count(),
        "refused_step": refused_steps.here(),
        "left_out_words": lists.left_out(count) if (count := web.left_out()) else None,
    }


def items(menu: Sequence[tuple[LazyString, str]] = _MENU) -> list[Item]:
    """Return the entries of a menu that this person may open."""
    section = _section()
    here = "page" if request.endpoint == section else "true"
    return [
        Item(label, url_for(endpoint), here if endpoint == section else None)
        for label, endpoint in menu
        if _open(endpoint)
    ]


def _section() -> str | None:
    """Return the entry to which this page belongs: the one whose address this page's address goes on from."""
    if request.endpoint in _WITHIN:
        return _WITHIN[request.endpoint]
    known = [endpoint for _label, endpoint in (*_MENU, *_OWN) if endpoint in current_app.view_functions]
    addresses = {endpoint: url_for(endpoint, lang=None) for endpoint in known}
    around = [endpoint for endpoint in known if f"{request.path}/".startswith(f"{addresses[endpoint]}/")]
    return max(around, key=lambda endpoint: len(addresses[endpoint]), default=None)


def inbox_count() -> int | None:
    """Return how many things wait for this person; None for the public, and while that cannot be told."""
    if not current_user.is_authenticated:
        return None
    who, silent_since = web.actor(), web.today() - lifecycle.SILENCE
    return _asked(lambda: inbox.count(web.graph(), who.agency_id, access.duties(who), silent_since), None)


def _asked(ask: Callable[[], T], instead: T) -> T:
    if web.is_error_page():
        return instead
    try:
        return ask()
    except Exception as error:  # whatever it is: no page fails for its frame
        log.warning("frame incomplete", exc_info=error)
        return instead


def _open(endpoint: str) -> bool:
    if endpoint not in current_app.view_functions:
        return False
    action = web.action_of(current_app, endpoint)
    if endpoint in _SIGNED_IN_ONLY and not current_user.is_authenticated:
        return False
    return action is not None and policy.may(web.actor(), action)
