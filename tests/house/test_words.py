"""Nothing falls back in silence: each step, field, code and word of a list has its words, each in one home."""

import ast
import importlib
import pkgutil
from collections import defaultdict
from collections.abc import Iterator
from enum import Enum, EnumType
from pathlib import Path
from types import ModuleType

import pytest
from flask import Flask
from flask_babel import LazyString, force_locale
from flask_wtf import FlaskForm

import tracker.wording
from graph.domain import errors, vocabulary
from graph.domain.events import Event
from tracker.web import given_back
from tracker.wording import claims, i18n, labels, messages, scaling
from tracker.wording.messages import imports

ROOT = Path(__file__).parents[2]
# Codes that begin like this are made of the word that follows.
FAMILIES = ("measure_", "merge_", "letter_", "gate_none_", "gate_red_", "decided_")
RAISED = {"Problem", "Slip", "Missing", "refusal"} | {
    one.__name__
    for one in vars(errors).values()
    if isinstance(one, type) and issubclass(one, errors.DomainError) and one is not errors.KeyUsed
}
# Lists whose words no page says: what a graph is, what a link points at, forms of policy, which are names.
UNSAID = {"FileFault", "LinkEnd", "PolicyForm", "SubjectKind", "WorldKind"}


def modules(package: ModuleType) -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        yield importlib.import_module(found.name)


def literals(node: ast.expr) -> Iterator[str]:
    """Return the strings that an expression may be, as far as they stand in it."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (*literals(node.body), *literals(node.orelse))
    elif isinstance(node, ast.BoolOp):
        yield from (text for value in node.values for text in literals(value))


def raised(tree: ast.AST) -> Iterator[str]:
    """Return the codes with which a module makes an error, and those that a rule answers an obstacle with."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            at = 1 if name == "Problem" else 0
            if name in RAISED and len(node.args) > at:
                yield from literals(node.args[at])
        if isinstance(node, ast.FunctionDef) and node.name.lstrip("_").startswith(("obstacle", "why_")):
            returned = (one.value for one in ast.walk(node) if isinstance(one, ast.Return) and one.value)
            yield from (text for value in returned for text in literals(value))


def tables(name: str) -> dict[str, list[str]]:
    """Return for each key of the tables of this name the modules that hold it."""
    homes: defaultdict[str, list[str]] = defaultdict(list)
    for module in modules(messages):
        for key in getattr(module, name, {}):
            homes[key].append(module.__name__)
    return homes


def sources() -> dict[str, str]:
    files = [file for wing in ("graph", "tracker") for file in (ROOT / wing).rglob("*.py")]
    return {str(file): file.read_text("utf-8") for file in files if "wording/messages" not in str(file)}


def test_each_code_that_is_raised_has_its_sentence() -> None:
    codes = {code for text in sources().values() for code in raised(ast.parse(text))}

    assert len(codes) > 200
    assert sorted(code for code in codes if not messages.has_sentence(code)) == []


def test_no_sentence_is_left_that_nothing_raises() -> None:
    said = "".join(sources().values()) + "".join(one.read_text("utf-8") for one in (ROOT / "templates").rglob("*.html"))
    codes = [code for code in tables("SENTENCES") if not code.startswith(FAMILIES)]

    assert sorted(code for code in codes if f'"{code}"' not in said) == []


@pytest.mark.parametrize("name", ["SENTENCES", "FIELDS"])
def test_each_sentence_and_each_label_has_one_home(name: str) -> None:
    assert {key: homes for key, homes in tables(name).items() if len(homes) > 1} == {}


def forms() -> Iterator[type[FlaskForm]]:
    fresh = list(FlaskForm.__subclasses__())
    while fresh:
        form = fresh.pop()
        fresh += form.__subclasses__()
        if form.__module__.startswith("tracker."):
            yield form


def test_each_field_of_each_form_has_a_label(app: Flask) -> None:
    hidden = given_back._CARRIED | given_back._SECRET  # pyright: ignore[reportPrivateUsage]
    found = {
        (form.__name__, name.removeprefix("comment_"))
        for form in forms()
        for name in dir(form)
        if hasattr(getattr(form, name), "_formfield") and name not in hidden
    }

    assert len(found) > 100
    assert sorted((form, name) for form, name in found if not messages.has_label(name)) == []


def worded() -> Iterator[tuple[str, type[Enum], dict[Enum, object]]]:
    """Return each table of words whose keys are members of one closed list."""
    for module in modules(tracker.wording):
        for name, table in vars(module).items():
            if isinstance(table, dict) and table and all(isinstance(key, Enum) for key in table):
                kinds = {type(key) for key in table}
                assert len(kinds) == 1, (module.__name__, name)
                yield f"{module.__name__}.{name}", kinds.pop(), table


def test_each_table_of_words_holds_every_member_of_its_list() -> None:
    parts = {"tracker.wording.messages.imports.STEPS"}  # steps of a list, by words of their own
    found = list(worded())

    assert len(found) > 30
    assert {name: set(kind) - set(table) for name, kind, table in found if set(kind) != set(table)}.keys() <= parts
    assert set(imports.STEPS) == {event for event in Event if event.startswith("import.")}


def test_each_list_of_the_vocabulary_has_words() -> None:
    lists = {one.__name__ for one in vars(vocabulary).values() if isinstance(one, EnumType)} - {"StrEnum", "IntEnum"}

    assert sorted(lists - {kind.__name__ for _name, kind, _table in worded()} - UNSAID) == []


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_no_word_is_empty_or_the_code_itself(app: Flask, language: str) -> None:
    words = [(key.value, text) for _name, _kind, table in worded() for key, text in table.items()]
    words += [(code, text) for module in modules(messages) for code, text in getattr(module, "SENTENCES", {}).items()]
    words += [(name, text) for module in modules(messages) for name, text in getattr(module, "FIELDS", {}).items()]
    same = {"unpsa", "oapsi"}

    with app.test_request_context(f"/?lang={language}"), force_locale(language):
        lazy = [(key, str(text)) for key, text in words if isinstance(text, LazyString)]
        assert len(lazy) > 600
        assert [key for key, text in lazy if not text or (text == key and key not in same)] == []


def test_published_figures_have_their_words() -> None:
    assert not claims.METRICS.keys() & claims.OTHERS.keys()
    assert len(scaling.READINESS) == len(scaling.USE) == 10
    assert labels.choices("stage")
