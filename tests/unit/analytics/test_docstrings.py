"""Every example in the docstrings of the measures is true."""

import doctest
import importlib
import pkgutil

import pytest

import graph.analytics

MODULES = [module.name for module in pkgutil.walk_packages(graph.analytics.__path__, "graph.analytics.")]


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_hold(name: str) -> None:
    module = importlib.import_module(name)

    assert doctest.testmod(module).failed == 0


def test_there_are_examples_to_check() -> None:
    modules = [importlib.import_module(name) for name in MODULES]

    assert sum(len(test.examples) for m in modules for test in doctest.DocTestFinder().find(m)) > 40
