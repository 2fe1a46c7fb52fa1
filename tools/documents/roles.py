"""docs/roles.md: the table of the policy, and the sets that rules beside it speak of."""

from graph.domain import policy, vocabulary
from graph.domain.policy import Action
from graph.domain.vocabulary import Role
from tools.documents.tables import code, table
from tracker.wording import labels

_WHO = (policy.PUBLIC, policy.PERSON, *Role)
_SETS = {
    "AGENCY": "write for an agency, and hear of its records",
    "DECIDERS": "decide for KemenPANRB",
    "OVERSEERS": "read records of every agency before they are public",
}


def text() -> str:
    """Return the whole document."""
    names = table(("role", "on screen"), [(code(role), str(labels.ROLES[role])) for role in Role])
    rows = [(code(action), *("x" if who in policy.TABLE[action] else "" for who in _WHO)) for action in Action]
    sets = table(
        ("set", "roles", "who they are"),
        [(code(name), ", ".join(sorted(getattr(policy, name))), meaning) for name, meaning in _SETS.items()],
    )
    return f"""# Roles

Made by `make docs` from `graph/domain/policy.py`; change it there. README tells in words what each role does.

{names}
A right is necessary and not sufficient: the own agency, the state of a record and four eyes decide besides, as
[domain.md](domain.md) says. Whoever is {" or ".join(sorted(vocabulary.STAND_ALONE))} holds no other role.

## What opens which action

`{policy.PUBLIC}` is anyone, `{policy.PERSON}` anyone who is signed in.

{table(("action", *_WHO), rows)}
## Sets of roles

{sets}"""
