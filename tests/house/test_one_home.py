"""A rule of the domain has one home: no second earliest year, month list, alphabet, guard, set of roles or sentence."""

import ast
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from graph.domain.vocabulary import Role

ROOT = Path(__file__).parents[2]
VALUES = "graph/domain/values"
MONTHS = {
    *("januari", "february", "maret", "march", "april", "agustus", "august", "september", "oktober", "october"),
    *("november", "nopember", "desember", "december", "january", "februari"),
}
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
FORMULA = {"=", "+", "-", "@"}
ROLES = {*Role}
DAY = re.compile(r"\b\d\d-\d\d-\d{4}\b")

Finder = Callable[[ast.AST], bool]


def strings(tree: ast.AST) -> Iterator[str]:
    """Yield the texts of a module that are no docstrings."""
    documents = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documents:
            yield node.value


def displays(tree: ast.AST) -> Iterator[list[ast.expr]]:
    """Yield the members of each tuple, list and set that is written out."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple | ast.List | ast.Set):
            yield node.elts


def has_earliest_year(tree: ast.AST) -> bool:
    """By its figure, or by its name with another one."""
    nodes = list(ast.walk(tree))
    figure = any(isinstance(node, ast.Constant) and node.value == 1945 for node in nodes)
    stored = (node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store))
    return figure or any("EARLIEST_YEAR" in name for name in stored)


def has_months(tree: ast.AST) -> bool:
    """A sentence may name one; three are a list."""
    named = {word for text in strings(tree) for word in re.findall(r"[a-z]+", text.lower())}
    return len(named & MONTHS) > 2


def has_alphabet(tree: ast.AST) -> bool:
    return any(ALPHABET in text.upper() for text in strings(tree))


def has_guard(tree: ast.AST) -> bool:
    """Signs of a formula as a collection, or in one text of nothing but signs."""
    listed = ({one.value for one in found if isinstance(one, ast.Constant)} for found in displays(tree))
    signs = (set(text) for text in strings(tree) if len(text) < 12 and not any(map(str.isalnum, text)))
    return any(found >= FORMULA for found in (*listed, *signs))


def has_roles(tree: ast.AST) -> bool:
    """Two roles side by side are a set of roles, which policy names."""
    return any(sum(map(_is_role, found)) > 1 for found in displays(tree))


def _is_role(node: ast.expr) -> bool:
    if isinstance(node, ast.Constant):
        return node.value in ROLES
    if not isinstance(node, ast.Attribute):
        return False
    owner = node.value
    return "Role" in {getattr(owner, "id", None), getattr(owner, "attr", None)}


def has_stale_sentence(tree: ast.AST) -> bool:
    return any("baru saja" in text and "orang lain" in text.lower() for text in strings(tree))


def has_too_long(tree: ast.AST) -> bool:
    calls = (
        node for node in ast.walk(tree) if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Problem"
    )
    return any(isinstance(one, ast.Constant) and one.value == "too_long" for call in calls for one in call.args)


def has_example_of_a_day(tree: ast.AST) -> bool:
    return any(DAY.search(text) for text in strings(tree))


def has_example_line(tree: ast.AST) -> bool:
    return any("Data contoh -" in text for text in strings(tree))


RULES: dict[str, tuple[Finder, set[str], str]] = {  # who finds it, where it lives, and how a second one may look
    "earliest year": (has_earliest_year, {f"{VALUES}/dates.py"}, "FIRST = 1945"),
    "earliest year of another value": (has_earliest_year, {f"{VALUES}/dates.py"}, "EARLIEST_YEAR: int = 1950"),
    "months": (has_months, {f"{VALUES}/dates.py"}, '_MONTHS = ("januari", "februari", "maret")'),
    "alphabet": (has_alphabet, {f"{VALUES}/ids.py"}, '_CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"'),
    "guard": (has_guard, {f"{VALUES}/texts.py"}, 'bad = cell[0] in "=+-@"'),
    "guard as a tuple": (has_guard, {f"{VALUES}/texts.py"}, 'bad = cell.startswith(("=", "+", "-", "@", "\\t"))'),
    "roles": (
        has_roles,
        {"graph/domain/policy.py", "graph/domain/vocabulary.py"},
        "OVERSEERS = (Role.STEWARD, Role.VERIFIER, Role.AUDITOR)",
    ),
    "roles as words": (
        has_roles,
        {"graph/domain/policy.py", "graph/domain/vocabulary.py"},
        'OVERSEERS = {"steward", "verifier", "auditor"}',
    ),
    "roles of a module": (
        has_roles,
        {"graph/domain/policy.py", "graph/domain/vocabulary.py"},
        "may = frozenset({v.Role.STEWARD, v.Role.ADMIN})",
    ),
    "too long": (has_too_long, {f"{VALUES}/texts.py"}, 'found = [Problem("name", "too_long", {"longest": 200})]'),
    "somebody saved meanwhile": (
        has_stale_sentence,
        {"tracker/wording/messages/common.py"},
        'form.errors.append(_("Orang lain baru saja menyimpan catatan ini."))',
    ),
    "how a day is written": (
        has_example_of_a_day,
        {"tracker/wording/hints.py", "tracker/wording/messages/values.py"},
        'date = StringField(description=_l("Contoh: 17-05-2024."))',
    ),
    "example line": (
        has_example_line,
        {"tracker/wording/labels.py"},
        'line = _("Data contoh - bukan data resmi")',
    ),
}


@cache
def sources() -> dict[str, ast.Module]:
    files = [*(ROOT / "graph").rglob("*.py"), *(ROOT / "tracker").rglob("*.py")]
    return {file.relative_to(ROOT).as_posix(): ast.parse(file.read_text("utf-8")) for file in files}


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_has_one_home(rule: str) -> None:
    finds, homes, _second = RULES[rule]

    assert {path for path, tree in sources().items() if finds(tree)} == homes


@pytest.mark.parametrize("rule", RULES)
def test_a_second_home_would_be_found(rule: str) -> None:
    finds, _homes, second = RULES[rule]

    assert finds(ast.parse(second))


def test_templates_repeat_no_sentence_of_the_code() -> None:
    pages = {file.name: file.read_text("utf-8") for file in (ROOT / "templates").rglob("*.html")}

    assert {name for name, text in pages.items() if "Data contoh -" in text or DAY.search(text)} == set()
    assert {
        name for name, text in pages.items() if re.search(r"orang lain[^\"]*baru saja", text, re.IGNORECASE)
    } == set()
