"""With which codes something is refused."""

import pytest

from graph.domain.errors import Invalid
from tracker.uploads import storage


def codes(caught: pytest.ExceptionInfo[Invalid]) -> set[tuple[str, str]]:
    return {(problem.field, problem.code) for problem in caught.value.problems}


def fault(name: str, data: bytes) -> str:
    with pytest.raises(Invalid) as caught:
        storage.checked(name, data)
    return caught.value.problems[0].code
