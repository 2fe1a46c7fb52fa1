"""Every example in the docstrings of the domain and of the readers of lists is true."""

import doctest
import importlib
import pkgutil

import pytest

import graph.domain
import graph.importers

PACKAGES = (graph.domain, graph.importers)
MODULES = [
    module.name for package in PACKAGES for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_there_are_examples_to_check() -> None:
    modules = [importlib.import_module(name) for name in MODULES]

    assert sum(len(test.examples) for m in modules for test in doctest.DocTestFinder().find(m)) > 30
