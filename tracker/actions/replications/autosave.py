"""What forms that save themselves share: whose words were kept, and what the trail is still to be told of them."""

from collections.abc import Callable
from datetime import datetime

from graph.domain.policy import Actor
from graph.domain.records.drafts import KeptDraft
from tracker.actions.idempotency import own_key

Tell = Callable[[Actor, str, datetime], None]  # append what this person changed since this form, at this time


def is_same_form(kept: KeptDraft, actor: Actor, sitting: str) -> bool:
    """Say whether this very form on screen wrote last: then an unknown version is an answer lost (findings 6)."""
    mine = own_key(actor, sitting)
    return mine is not None and kept.sitting == mine


def tell_of_others(kept: KeptDraft, actor: Actor, agency: tuple[str | None, str | None], tell: Tell) -> str | None:
    """Tell the trail what another person typed before; return the form as the trail last told of it by this one."""
    if kept.told is None or kept.by is None or kept.at is None:
        return None
    if kept.by == actor.user_id:
        return kept.told
    tell(Actor(kept.by, "", *agency, frozenset()), kept.told, kept.at)
    return None
