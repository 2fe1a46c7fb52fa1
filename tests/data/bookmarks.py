"""Bookmarks that a server has never heard of, as in a cookie after an older copy of it was restored."""

import base64

_UUID_END, _INT32 = 19, b"\xca"  # a list of database and number, then an empty list
_FAR = 2**30


def ahead(bookmark: str) -> str:
    """Return a bookmark of the same database for a write that is far ahead."""
    raw = base64.b64decode(bookmark.removeprefix("FB:") + "==")
    made = raw[:_UUID_END] + _INT32 + _FAR.to_bytes(4, "big") + b"\x90"
    return "FB:" + base64.b64encode(made).decode().rstrip("=")
