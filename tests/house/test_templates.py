"""Templates: strict, so that what a view forgot to pass is a fault and no empty place."""

import pytest
from flask import Flask
from jinja2 import UndefinedError

from graph.engine import Graph
from tracker import create_app
from tracker.settings import Settings


@pytest.fixture(scope="module")
def app(unreachable: Graph, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return create_app(Settings(data=tmp_path_factory.mktemp("data"), secret="t" * 40), unreachable)


def test_every_template_compiles_with_the_filters_of_the_application(app: Flask) -> None:
    names = app.jinja_env.list_templates(extensions=["html"])

    assert [app.jinja_env.get_template(name).name for name in names] == names


def test_name_that_no_view_passed_is_a_fault(app: Flask) -> None:
    template = app.jinja_env.from_string("{% if forgotten %}shown{% endif %}")

    with pytest.raises(UndefinedError, match="forgotten"):
        template.render()
