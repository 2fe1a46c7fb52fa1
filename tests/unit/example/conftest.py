"""One nation of each size for all tests of the example; making the large one takes some seconds."""

import pytest

from graph.domain.records.rows import WorldRows
from graph.example import example, small
from graph.importers.reference import reference


@pytest.fixture(scope="package")
def nation() -> WorldRows:
    return example(reference())


@pytest.fixture(scope="package")
def village() -> WorldRows:
    return small(reference())


@pytest.fixture(scope="package", params=["nation", "village"])
def made(request: pytest.FixtureRequest) -> WorldRows:
    """The rules are the same for both sizes."""
    return request.getfixturevalue(request.param)
