"""Tell people about a step, in the same transaction as the step."""

import json
import secrets
from collections.abc import Collection, Mapping
from datetime import datetime

from graph.domain import policy
from graph.domain.errors import Invalid, Problem
from graph.domain.events import NoticeKind
from graph.domain.policy import Action, Actor
from graph.domain.records.notices import MailMode
from graph.domain.values import texts
from graph.domain.vocabulary import Role
from graph.engine import Tx
from graph.store.people import notices as store
from graph.store.people.notices import News
from tracker.actions.context import Context
from tracker.actions.idempotency import user_id
from tracker.wording.i18n import LANGUAGES, SOURCE

_LONGEST_MAIL = 254


def tell(
    tx: Tx,
    actor: Actor | None,
    kind: NoticeKind,
    subject: str,
    path: str,
    now: datetime,
    *,
    agencies: Collection[str] | None,
    but: Collection[str] = (),
    roles: Collection[Role] = policy.AGENCY,
    values: Mapping[str, str] | None = None,
) -> None:
    """Write a notice for everyone of these agencies (None: of every one ``but`` some) who holds one of these roles.

    ``values`` fill the sentence of its kind, ``path`` is where to look. A
    transaction that runs twice may take a second id: the first run left nothing.
    """
    news = News(
        id=secrets.token_hex(12),
        at=now,
        kind=kind,
        subject=subject,
        path=path,
        values=json.dumps(dict(values or {}), ensure_ascii=False, sort_keys=True),
        roles=tuple(roles),
        agencies=None if agencies is None else tuple(sorted(agencies)),
        but=tuple(sorted(but)),
        actor=actor.user_id if actor else None,
    )
    store.tell(tx, news)


def wish(context: Context, mail: str, mode: str, language: str = SOURCE) -> None:
    """Remember the own mail address, how often it is written to, and in which language."""
    policy.demand(context.actor, Action.NOTICE_READ)
    mail, user = texts.line(mail), user_id(context.actor)
    if mode not in set(MailMode):
        raise Invalid(Problem("mode", "choice_needed"))
    if language not in LANGUAGES:
        raise Invalid(Problem("language", "language_unknown"))
    if mail and not _is_address(mail):
        raise Invalid(Problem("mail", "mail_unusable"))
    context.graph.write(lambda tx: store.set_wishes(tx, user, mail or None, MailMode(mode), language))


def _is_address(text: str) -> bool:
    """Say whether this can be written to: one plain address, no names, no lists."""
    name, at, host = text.partition("@")
    plain = text.isascii() and len(text) <= _LONGEST_MAIL and not any(sign in text for sign in ' ,;<>()[]\\":')
    return plain and bool(name) and at == "@" and "@" not in host and "." in host.strip(".") and host == host.strip(".")
