"""What an entry says of a record reads the same in the shapes of every release."""

import pytest

from graph.domain import changes
from graph.domain.changes import Change, ChangeKind


def test_what_is_written_is_read_back() -> None:
    beside = [
        Change(ChangeKind.ANSWER, "R-1", None, "confirmed", "TOSS"),
        Change(ChangeKind.COMMENT, "manner", None, "Jelaskan"),
    ]

    text = changes.written({"manner": [None, "adapted"]}, beside)

    assert changes.read(text) == [Change(ChangeKind.FIELD, "manner", None, "adapted"), *beside]


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ('{"answer TOSS": ["waiting", "confirmed"]}', Change(ChangeKind.ANSWER, "", "waiting", "confirmed", "TOSS")),
        (
            '{"comment started_on": [null, "Sejak kapan?"]}',
            Change(ChangeKind.COMMENT, "started_on", None, "Sejak kapan?"),
        ),
        ('{"extension Puskesmas A": [null, "2024"]}', Change(ChangeKind.EXTENSION, "", None, "2024", "Puskesmas A")),
        ('{"kept": [null, "Yang tetap"]}', Change(ChangeKind.FIELD, "kept", None, "Yang tetap")),
        ('{"roles": [null, ["drafter", "registrar"]]}', Change(ChangeKind.FIELD, "roles", None, "drafter; registrar")),
    ],
)
def test_entry_of_an_earlier_release_is_read(text: str, change: Change) -> None:
    assert changes.read(text) == [change]


@pytest.mark.parametrize(
    "text", [None, "", "{", "[]", "3", '{"beside": 3}', '{"a": "b"}', '{"beside": [{"kind": "x"}]}']
)
def test_what_cannot_be_read_is_left_out(text: str | None) -> None:
    assert changes.read(text) == []
