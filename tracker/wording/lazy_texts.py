"""Texts that stand in forms before anybody reads them: each becomes one in the reader's language when it is shown.

WTForms reads them as any other text, and its stubs know no other type.
"""

from typing import cast

from flask_babel import LazyString, lazy_gettext


def lazy_text(text: str, **values: object) -> str:
    """Return a text that waits for its reader."""
    return as_text(lazy_gettext(text, **values))


def as_text(waiting: LazyString) -> str:
    """Return it as the text that it is for forms."""
    return cast(str, waiting)
