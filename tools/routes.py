"""``make routes``: write who may use which address into tests/house/routes.csv, one line a route and role."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from flask import Flask

from graph import engine
from graph.domain import policy
from graph.domain.policy import Action, Actor
from graph.domain.vocabulary import Role
from tracker import create_app
from tracker.base.settings import Settings
from tracker.web import context as web

TABLE = Path(__file__).parents[1] / "tests" / "house" / "routes.csv"
ROLES = ("public", *(role.value for role in Role))
HEADER = "route,methods,action,role"


def actor(role: str) -> Actor:
    """Return somebody who holds this role and no other."""
    return policy.ANYONE if role == "public" else Actor("u", "U", "a", "A", frozenset({Role(role)}))


def lines(app: Flask) -> list[str]:
    """Return a line for each route, action and role that may use it; "nobody" where no role may."""
    return [HEADER, *_rows(app)]


def _rows(app: Flask) -> Iterator[str]:
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: (rule.rule, sorted(rule.methods or ()))):
        if rule.endpoint == "static":
            continue
        by_action = defaultdict[Action | None, list[str]](list)
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            by_action[web.action_of(app, rule.endpoint, method)].append(method)
        for action, methods in by_action.items():
            opened = [role for role in ROLES if action and policy.may(actor(role), action)]
            for role in opened or ["nobody"]:
                yield ",".join([rule.rule, " ".join(methods), action.value if action else "closed", role])


def main() -> None:
    with TemporaryDirectory() as folder:
        graph = engine.connect("neo4j://127.0.0.1:1", "neo4j", "none", is_quiet=True)
        app = create_app(Settings(data=Path(folder), secret="t" * 40), graph)
        found = lines(app)
        graph.close()
    TABLE.write_text("\n".join(found) + "\n", "utf-8")
    print(f"{TABLE.name}: {len(found) - 1} lines")


if __name__ == "__main__":
    main()
