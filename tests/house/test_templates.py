"""Templates: strict, in lines of a readable length, each made from frame, components and parts of its own folder."""

from pathlib import Path

import pytest
from flask import Flask
from jinja2 import Environment, UndefinedError, nodes

from graph.engine import Graph
from tracker import create_app
from tracker.base.settings import Settings

FOLDER = Path(__file__).parents[2] / "templates"
TEMPLATES = sorted(path.relative_to(FOLDER) for path in FOLDER.rglob("*.html"))
LONGEST = 159
_LEADS = (nodes.Extends, nodes.Include, nodes.FromImport, nodes.Import)


@pytest.fixture(scope="module")
def app(unreachable: Graph, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return create_app(Settings(data=tmp_path_factory.mktemp("data"), secret="t" * 40), unreachable)


def test_every_template_compiles_with_the_filters_of_the_application(app: Flask) -> None:
    names = app.jinja_env.list_templates(extensions=["html"])

    assert [app.jinja_env.get_template(name).name for name in names] == names


def test_filter_of_a_constant_is_said_in_the_language_of_each_reader(app: Flask) -> None:
    """A template is compiled once, by whoever comes first."""
    with app.test_request_context("/?lang=en"):
        template = app.jinja_env.from_string("{{ none|day }}")
        first = template.render()
    with app.test_request_context("/"):
        second = template.render()

    assert (first, second) == ("none yet", "belum ada")


def test_every_filter_of_ours_is_asked_when_a_page_is_drawn(app: Flask) -> None:
    own = {name: said for name, said in app.jinja_env.filters.items() if said.__module__.startswith("tracker.")}

    assert len(own) > 15
    assert {name for name, said in own.items() if not hasattr(said, "jinja_pass_arg")} == set()


def test_name_that_no_view_passed_is_a_fault(app: Flask) -> None:
    template = app.jinja_env.from_string("{% if forgotten %}shown{% endif %}")

    with pytest.raises(UndefinedError, match="forgotten"):
        template.render()


def test_template_takes_parts_from_the_components_and_its_own_folder_only() -> None:
    taken = {(str(path), name) for path in TEMPLATES for name in _parts(_parsed(path))}

    strange = {
        (path, name) for path, name in taken if name != "base.html" and _room(name) not in {"components", _room(path)}
    }

    assert strange == set()


def test_every_macro_that_is_imported_is_used() -> None:
    unused = {(str(path), name) for path in TEMPLATES for name in _imported(_parsed(path)) - _named(path)}

    assert unused == set()


def test_no_page_reads_a_name_that_the_frame_imports_for_itself() -> None:
    """A block sees the imports of the frame before what its view passed."""
    framed = _imported(_parsed("base.html"))
    pages = {path: _parsed(path) for path in TEMPLATES}
    framed_pages = {path: page for path, page in pages.items() if "base.html" in _parts(page)}

    shadowed = {
        (str(path), name)
        for path, page in framed_pages.items()
        for name in framed & _named(path) - _imported(page) - _assigned(page)
    }

    assert framed
    assert framed_pages
    assert shadowed == set()


def test_every_line_ends_before_160_characters() -> None:
    long = {
        (str(path), number)
        for path in TEMPLATES
        for number, line in enumerate((FOLDER / path).read_text("utf-8").splitlines(), start=1)
        if len(line) > LONGEST
    }

    assert long == set()


def _room(path: str) -> str:
    return path.partition("/")[0]


def _parsed(path: Path | str) -> nodes.Template:
    return Environment(extensions=["jinja2.ext.i18n"]).parse((FOLDER / path).read_text("utf-8"))


def _parts(template: nodes.Template) -> set[str]:
    """Return the names of what a template extends, includes and imports; one that is computed is an error."""
    return {found.template.as_const() for found in template.find_all(_LEADS)}


def _imported(template: nodes.Template) -> set[str]:
    names = [name for found in template.find_all(nodes.FromImport) for name in found.names]
    return {name if isinstance(name, str) else name[1] for name in names}


def _assigned(template: nodes.Template) -> set[str]:
    return {found.name for found in template.find_all(nodes.Name) if found.ctx == "store"}


def _named(path: Path | str) -> set[str]:
    """Return the names that a template reads, and those of what it includes: they see its imports."""
    template = _parsed(path)
    own = {found.name for found in template.find_all(nodes.Name) if found.ctx == "load"}
    included = (found.template.as_const() for found in template.find_all(nodes.Include))
    return own.union(*(_named(name) for name in included))
