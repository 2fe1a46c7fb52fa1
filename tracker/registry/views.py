"""The blueprint of the registry, with the views of its parts."""

from typing import cast

from flask import Flask

from tracker.registry import completing, editing, inbox, keeping, proposing, record, search, words
from tracker.registry.blueprint import bp

bp.record_once(lambda state: words.init_app(cast(Flask, state.app)))

__all__ = ["bp", "completing", "editing", "inbox", "keeping", "proposing", "record", "search", "words"]
