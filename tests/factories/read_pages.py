"""The pages of each route that a reader of the small world may open: what is asked of every page is asked of them."""

from itertools import groupby, islice

from flask import Flask

from tests.data import every_page, subjects
from tests.small_world import VERIFIED_COPY

_OF_A_KIND = 9  # addresses of one route for one reader
_BEHIND = "e-more-10"  # a proof in the midst of those that a record has beyond its page
_MORE = {  # pages that the first things of a kind do not have
    "public": ("/evidence/e-semarang", f"/replications/{VERIFIED_COPY}?proofs={_BEHIND}"),
    "registrar": ("/innovations/solo-own/extensions", "/interests/new?innovation=uptpk"),
    "registrar of a copy that stopped": (
        f"/records/{VERIFIED_COPY}/evidence?after={_BEHIND}",
        f"/replications/{VERIFIED_COPY}?proofs={_BEHIND}",
    ),
    "steward": (
        "/innovations/rahasia/review",
        f"/records/{VERIFIED_COPY}/evidence?after={_BEHIND}",
        f"/replications/{subjects.WAITING}/answer-links",
        f"/review/{VERIFIED_COPY}?proofs={_BEHIND}",
    ),
}


def of_reader(app: Flask, reader: str, ids: subjects.Ids, *, files: bool = False) -> list[tuple[str, str]]:
    """Return (route, address) of each page, and with ``files`` of what machines read too.

    A list: while addresses are made a request is open, and would lend its ``g`` to whoever asks for a page meanwhile.
    """
    found: list[tuple[str, str]] = []
    for route, alike in groupby(every_page.addresses(app, reader, ids), key=lambda one: one[0]):
        if "." not in route or (files and route.endswith(".json")):  # files are made without templates
            found += islice(alike, _OF_A_KIND)
    known = app.url_map.bind("localhost")
    for address in _MORE.get(reader, ()):
        rule, _values = known.match(address.partition("?")[0], return_rule=True)
        found.append((rule.rule, address))
    return found
