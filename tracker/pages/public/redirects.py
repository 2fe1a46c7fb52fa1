"""An innovation by its address: one that was merged into another leads there, from each of its pages and files."""

from flask import abort, redirect, request, url_for

from graph.domain.records.catalogue import Innovation
from graph.store.innovations import innovations
from tracker.web import context as web


def found_or_moved(innovation_id: str) -> Innovation:
    """Return the innovation, or leave for the same page of what it was merged into; NotFound when there is none."""
    found = innovations.by_id(web.graph(), innovation_id)
    if found.merged_into:
        asked = {**request.args.to_dict(), **(request.view_args or {}), "innovation_id": found.merged_into}
        abort(redirect(url_for(request.endpoint or "public.innovation", **asked), 301))
    return found
