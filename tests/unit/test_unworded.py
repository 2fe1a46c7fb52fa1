"""What has no word raises here, and is a plain word and a line in the log where people read it."""

import logging
import warnings
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from flask import Flask

from graph.domain.records.people import AuditEntry
from tracker.wording import history, i18n, labels, messages, notices
from tracker.wording.unworded import Unworded

MIDNIGHT = datetime(2024, 5, 16, 17, 30, tzinfo=UTC)  # in Jakarta the day after


@pytest.fixture
def app() -> Flask:
    app = Flask("words")
    i18n.init_app(app)
    return app


def entry(event: str, changes: str | None = None) -> AuditEntry:
    return AuditEntry(7, MIDNIGHT, "Rina", "Kota", event, None, None, None, changes)


CASES: list[tuple[Callable[[], object], str, str]] = [
    (lambda: history.entry_title(entry("record.blessed")), "Catatan 17 Mei 2024", "Record of 17 May 2024"),
    (lambda: history.field_words("colour"), "Catatan", "Record"),
    (lambda: history.value_words("painted", "manner"), "Catatan", "Record"),
    (lambda: labels.label("painted", "manner"), "Catatan", "Record"),
    (lambda: messages.field_label("colour"), "Catatan", "Record"),
    (lambda: messages.sentence("never_heard_of"), "", ""),
    (lambda: notices.filled("%(name)s, %(number)s", '{"number": "R-1"}'), "Catatan, R-1", "Record, R-1"),
]


@pytest.mark.parametrize("case", range(len(CASES)))
def test_what_has_no_word_raises_in_tests(app: Flask, case: int) -> None:
    said, _id, _en = CASES[case]

    with app.test_request_context(), pytest.raises(Unworded, match="no word for"):
        said()


@pytest.mark.parametrize("case", range(len(CASES)))
@pytest.mark.parametrize("language", ["id", "en"])
def test_what_has_no_word_is_a_plain_word_and_a_line_in_the_log(
    app: Flask, case: int, language: str, caplog: pytest.LogCaptureFixture
) -> None:
    said, *words = CASES[case]

    with warnings.catch_warnings(), app.test_request_context(f"/?lang={language}"):
        warnings.simplefilter("default")
        logging.captureWarnings(True)
        try:
            assert said() == words[language == "en"]
        finally:
            logging.captureWarnings(False)
        assert "no word for" in caplog.text


@pytest.mark.parametrize(
    ("name", "record", "label"),
    [
        ("scope", "", "Lingkup"),
        ("scope", "round", "Cakupan"),
        ("basis", "agency", "Dasar hukum"),
        ("number", "", "Nomor bukti"),
        ("number", "scale_up", "Nomor"),
        ("manner", "scale_up", "Cara replikasi"),
        ("answer", "trail", "Jawaban instansi asal"),
    ],
)
def test_label_is_that_of_the_record_where_it_has_its_own(app: Flask, name: str, record: str, label: str) -> None:
    with app.test_request_context():
        assert messages.field_label(name, record) == label
