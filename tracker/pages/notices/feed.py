"""The Atom feed (RFC 4287) of what anyone may follow; the XML library escapes every text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from xml.etree import ElementTree

from flask_babel import gettext as _

from graph.domain.records.notices import PublicEvent, PublicEventKind
from tracker.base.clock import JAKARTA
from tracker.wording import labels

NAMESPACE = "http://www.w3.org/2005/Atom"
_NEVER = "2014-01-01T00:00:00+07:00"  # the feed's own date while nothing happened yet


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """An entry of the feed."""

    id: str
    title: str
    updated: str
    href: str


def line(event: PublicEvent, href: str) -> NoticeLine:
    """Say what happened in one sentence."""
    if event.kind is PublicEventKind.POLICY:
        title = _("Kebijakan ditetapkan: %(title)s", title=event.title)
    else:
        title = _("Replikasi terverifikasi: %(title)s, %(agency)s", title=event.title, agency=event.who)
    key = f"tag:jejak-inovasi,2025:{event.kind}:{event.id}"
    return NoticeLine(key, title, _updated(event), href)


def _updated(event: PublicEvent) -> str:
    """Return the instant of an event: of two on one day the second is later, and readers of feeds go by that."""
    if event.at is None:
        return f"{event.on.isoformat()}T00:00:00+07:00"
    return event.at.astimezone(JAKARTA).isoformat()


def atom(lines: Sequence[NoticeLine], address: str, *, is_example: bool) -> bytes:
    """Return the feed as UTF-8 XML; the example says in its title that it is one."""
    title = _("Jejak Inovasi: replikasi dan kebijakan")
    feed = ElementTree.Element("feed", {"xmlns": NAMESPACE})
    _add(feed, "id", "tag:jejak-inovasi,2025:feed")
    _add(feed, "title", f"{title} ({labels.EXAMPLE_LINE})" if is_example else title)
    _add(feed, "updated", max((one.updated for one in lines), key=datetime.fromisoformat, default=_NEVER))
    ElementTree.SubElement(feed, "link", {"rel": "self", "href": address})
    author = ElementTree.SubElement(feed, "author")
    _add(author, "name", "Jejak Inovasi")
    for one in lines:
        entry = ElementTree.SubElement(feed, "entry")
        _add(entry, "id", one.id)
        _add(entry, "title", one.title)
        _add(entry, "updated", one.updated)
        ElementTree.SubElement(entry, "link", {"rel": "alternate", "href": one.href})
    return ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = text
