"""The agency where an innovation began is offered neither to register a replication of it nor to want it."""

import pytest

from tests.web.conftest import ClientAs

OFFERS = ("/replications/new?parent=uptpk", "/interests/new?innovation=uptpk")


def test_origin_is_offered_nothing_that_it_cannot_do(client_as: ClientAs) -> None:
    pages = [client_as("sragen-registrar").get(f"/innovations/uptpk{part}").text for part in ("", "/spread")]

    assert [offer for page in pages for offer in OFFERS if offer in page] == []


@pytest.mark.parametrize(("login", "offered"), [("kendal-registrar", OFFERS), (None, OFFERS[:1])])
def test_others_are_offered_both_and_the_public_the_first(
    client_as: ClientAs, login: str | None, offered: tuple[str, ...]
) -> None:
    page = client_as(login).get("/innovations/uptpk").text

    assert tuple(offer for offer in OFFERS if offer in page) == offered
