"""The random sample for visits, drawn by the seed of the address."""

import re
from collections.abc import Callable

from flask.testing import FlaskClient

from tests.small_world import CHILD_OF_RECORDED, VERIFIED_COPY

ClientAs = Callable[[str | None], FlaskClient]


def test_same_seed_draws_the_same_sample_of_what_still_runs(client_as: ClientAs) -> None:
    first = client_as("auditor").get("/review/visits?seed=2025&size=1").text
    again = client_as("verifier").get("/review/visits?seed=2025&size=1").text
    both = client_as("auditor").get("/review/visits?seed=2025&size=9").text

    drawn = re.findall(r"/review/(R-\w+)", first)
    assert len(drawn) == 1
    assert drawn == re.findall(r"/review/(R-\w+)", again)
    assert set(re.findall(r"/review/(R-\w+)", both)) == {VERIFIED_COPY, CHILD_OF_RECORDED}
