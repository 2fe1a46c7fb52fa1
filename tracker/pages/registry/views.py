"""The blueprint of the registry, with the views of its parts."""

from typing import cast

from flask import Flask

from tracker.pages.registry import completing, editing, inbox, keeping, own_lists, proposing, record, search, updating
from tracker.pages.registry.blueprint import bp
from tracker.wording import history as words

bp.record_once(lambda state: words.init_app(cast(Flask, state.app)))

__all__ = [
    "bp",
    "completing",
    "editing",
    "inbox",
    "keeping",
    "own_lists",
    "proposing",
    "record",
    "search",
    "updating",
    "words",
]
