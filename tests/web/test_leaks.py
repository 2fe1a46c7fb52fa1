"""What must not leave: stops by name or place, drafts, private files and contacts.

Each public page and file is asked for before and after something happens that the public must not see. It has to stay
the same to the letter; only the national totals may move.
"""

import io
import re
from collections.abc import Callable, Iterator

import openpyxl
import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from graph.domain import policy
from graph.domain.vocabulary import Role
from graph.engine import Graph
from tests.factories.monitoring import end_a_round, stop
from tests.small_world import RECORDED_COPY, VERIFIED_COPY
from tracker.figures.snapshot import Snapshots
from tracker.pages.reports import catalogue
from tracker.web import context as web

Browser = Callable[[str | None], FlaskClient]
DRAFT, REFUSED, MISSING = "R-00000009", "R-00000008", "R-0000000Z"
SECRET = "RAHASIA"
IDS = {
    "innovation_id": ("uptpk", "sanpiisan", "pelita"),
    "agency_id": ("33.74", "33.14", "33.72"),
    "code": ("33", "33.74", "7"),
    "replication_id": (VERIFIED_COPY, RECORDED_COPY),
    "subject_id": (VERIFIED_COPY, "uptpk"),
    "evidence_id": ("e-semarang",),
    "slug": tuple(report.slug for report in catalogue.REPORTS if policy.may(policy.ANYONE, report.action)),
    "name": ("verified", "spread-uptpk"),
}
QUERIES = {"/search": ("?q=uptpk", "?q=rahasia"), "/innovations": ("", "?q=rahasia"), "/map": ("", "?year=2020")}
# Stops are national totals: by their number, and by reason.
TOTALS = {"/", "/lessons", "/reports/national-figures"}
_OWN_TO_A_PAGE = re.compile(r'name="(?:csrf_token|once)"[^>]*value="[^"]*"|<updated>[^<]*</updated>')


def public_addresses(app: Flask) -> Iterator[str]:
    """Yield the address of every page and file that is open to the public, for every id that it could be asked with."""
    for rule in app.url_map.iter_rules():
        action = web.action_of(app, rule.endpoint) if rule.endpoint != "static" else None
        if action is None or "GET" not in (rule.methods or ()) or not policy.may(policy.ANYONE, action):
            continue
        yield from _filled(rule)


def _filled(rule: Rule) -> Iterator[str]:
    names = sorted(rule.arguments)
    if len(names) > 1:
        raise AssertionError(f"say with which ids {rule.rule} is asked")
    for one in IDS.get(names[0], ("unknown",)) if names else ("",):
        yield re.sub(r"<[^>]+>", one, rule.rule)


def everything_public(app: Flask) -> dict[str, str]:
    """Ask for all of it, anew from the graph, as somebody who is not signed in."""
    app.extensions["jejak.snapshots"] = Snapshots()
    client, found = app.test_client(), dict[str, str]()
    for address in public_addresses(app):
        for query in QUERIES.get(address, ("",)):
            with client.get(address + query) as answer:
                assert answer.status_code < 500, address
                found[address + query] = f"{answer.status_code} {_words(answer.data, answer.mimetype or '')}"
    return found


def _words(body: bytes, kind: str) -> str:
    """Return what a body says; a workbook's own bytes hold the time at which it was made."""
    if kind.endswith("sheet"):
        book = openpyxl.load_workbook(io.BytesIO(body))
        return "\n".join(str(row) for sheet in book for row in sheet.iter_rows(values_only=True))
    return _OWN_TO_A_PAGE.sub("", body.decode("utf-8", "replace"))


def changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    assert before.keys() == after.keys()
    return {address for address, words in before.items() if after[address] != words}


def bare(addresses: set[str]) -> set[str]:
    """Return addresses without their questions and kinds of file."""
    return {re.sub(r"\.(?:csv|json|xlsx)$", "", address.partition("?")[0]) for address in addresses}


def test_nothing_private_reaches_a_public_page_or_file(app: Flask, graph: Graph) -> None:
    plain = everything_public(app)

    hide_things(graph)
    name_people(graph)
    hidden = everything_public(app)
    stop(graph)
    stopped = everything_public(app)
    end_a_round(graph)
    silent = everything_public(app)

    assert changed(plain, hidden) == set()
    assert {"/", "/lessons"} <= bare(changed(hidden, stopped)) <= TOTALS
    assert {"/"} <= bare(changed(stopped, silent)) <= TOTALS
    secret = (SECRET, "@rahasia", "2024-06-17", "17 Juni 2024", "registrar", "solo-drafter")
    assert {(address, one) for address, words in silent.items() for one in secret if one in words} == set()
    assert len(plain) > 100


def name_people(graph: Graph) -> None:
    """Everybody has a name, a mail address and an office that no public page may show."""
    graph.write(
        lambda tx: tx.run(
            "MATCH (u:User) SET u.name = 'RAHASIA ' + u.id, u.mail = u.id + '@rahasia.example', u.office = 'RAHASIA'"
        )
    )


def hide_things(graph: Graph) -> None:
    """A draft, a refused record, a hidden innovation, an interest, a proposal, a private file, words of both sides."""
    graph.write(
        lambda tx: tx.run(
            """
            MATCH (a:Agency {id: '33.72'}), (i:Innovation {id: 'uptpk'}), (u:Unit {id: 'u-solo'})
            MATCH (c:Category {code: '7'}), (kendal:Agency {id: '33.24'})
            MATCH (r:Replication {id: $known}), (e:Evidence {id: 'e-semarang'})
            UNWIND [[$draft, 'draft'], [$refused, 'rejected']] AS one
            CREATE (d:Replication {id: one[0], status: one[1], version: 1, local_name: 'RAHASIA', manner: 'adapted',
              decision_reason: 'RAHASIA', started_on: date('2024-01-01'), submitted_by: 'solo-registrar'})
            CREATE (d)-[:ADOPTED_BY]->(a)
            CREATE (d)-[:RUN_BY]->(u)
            CREATE (d)-[:ADAPTS {order: 1, answer: 'objected', reason: 'RAHASIA'}]->(i)
            CREATE (d)-[:OF {kept: [], changed: [], dropped: []}]->(i)
            CREATE (d)-[:SUPPORTED_BY]->(:Evidence {id: 'e-' + one[0], kind: 'sk', number: 'RAHASIA', public: false,
              sha256: one[0], file_name: 'RAHASIA.pdf', media_type: 'application/pdf', size: 7})
            WITH DISTINCT a, i, c, kendal, r, e
            CREATE (n:Innovation {id: 'rahasia-2', name: 'RAHASIA', status: 'draft', version: 1})
            CREATE (n)-[:ORIGINATED_AT]->(kendal)
            CREATE (n)-[:SERVES]->(c)
            CREATE (w:Interest {id: 'I-1', status: 'stated', version: 1, note: 'RAHASIA',
              stated_on: date('2025-01-01')})
            CREATE (w)-[:STATED_BY]->(a)
            CREATE (w)-[:ABOUT]->(i)
            CREATE (p:Proposal {id: 'P-1', status: 'open', version: 1, form: '{}', note: 'RAHASIA',
              proposed_by: 'RAHASIA', proposed_on: date('2025-01-01')})
            CREATE (p)-[:STATED_BY]->(a)
            CREATE (p)-[:NAMES]->(kendal)
            CREATE (p)-[:ABOUT]->(i)
            CREATE (l:Lesson {id: 'L-1', text: 'RAHASIA', version: 1})-[:ABOUT]->(r)
            SET e.file_name = 'RAHASIA.pdf', e.sha256 = 'f00d', e.media_type = 'application/pdf', e.size = 7
            """,
            draft=DRAFT,
            refused=REFUSED,
            known=VERIFIED_COPY,
        )
    )


HIDDEN = {
    "replication_id": ((DRAFT, MISSING), (REFUSED, MISSING)),
    "subject_id": ((DRAFT, MISSING), (REFUSED, MISSING), ("rahasia-2", "rahasia-9")),
    "innovation_id": (("rahasia-2", "rahasia-9"),),
    "evidence_id": ((f"e-{DRAFT}", f"e-{MISSING}"), ("e-semarang", "e-no-such-e")),
    "interest_id": (("I-1", "I-9"),),
    "proposal_id": (("P-1", "P-9"),),
}


@pytest.mark.parametrize("login", [None, "kendal-drafter", "analyst"])
def test_another_agencys_things_answer_exactly_like_missing_ones(
    app: Flask, graph: Graph, client_as: Browser, login: str | None
) -> None:
    hide_things(graph)
    if login == "kendal-drafter":  # both roles, so that nothing is refused for the role alone
        both = [Role.DRAFTER.value, Role.REGISTRAR.value]
        graph.write(lambda tx: tx.run("MATCH (u:User {id: 'semarang-registrar'}) SET u.roles = $roles", roles=both))
        login = "semarang-registrar"
    client, different, asked = client_as(login), list[str](), 0

    for rule in app.url_map.iter_rules():
        for name in rule.arguments & HIDDEN.keys():
            for hidden, missing in HIDDEN[name]:
                if login and "e-semarang" in hidden:
                    continue  # Semarang's own
                for method in sorted((rule.methods or set()) & {"GET", "POST"}):
                    one, two = (_answer(client, rule.rule, method, which, hidden) for which in (hidden, missing))
                    asked += 1
                    if one != two or one[0] in {200, 303}:
                        different.append(f"{method} {rule.rule} {hidden}: {one[0]}, {two[0]}")

    assert asked > 50
    assert different == []


def _answer(client: FlaskClient, pattern: str, method: str, one: str, known_as: str) -> tuple[int, str]:
    data = {"version": "1"} if method == "POST" else None
    answer = client.open(re.sub(r"<[^>]+>", one, pattern), method=method, data=data)
    words = _OWN_TO_A_PAGE.sub("", answer.text) + answer.headers.get("Location", "")
    return answer.status_code, words.replace(one, known_as)
