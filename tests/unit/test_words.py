"""How numbers, days and measures read to somebody who does not compute them."""

import pytest
from flask import Flask
from flask_babel import lazy_gettext

from tracker.figures import words as measure_words
from tracker.pages.reports import cells
from tracker.pages.reports.catalogue import REPORTS
from tracker.pages.reports.model import ReportColumn
from tracker.wording import i18n
from tracker.wording.history import value_words


@pytest.fixture(autouse=True)
def indonesian():
    app = Flask("words")
    i18n.init_app(app)
    with app.test_request_context():
        yield


@pytest.mark.parametrize(
    ("odds", "words"),
    [
        (0.6, "menurunkan peluang"),
        (1.0, "hampir tidak mengubah peluang"),
        (1.4, "menaikkan peluang"),
        (1.94, "hampir dua kali lipat"),
        (2.0, "2,0 kali lipat"),
        (3.26, "3,3 kali lipat"),
    ],
)
def test_odds_read_as_what_one_more_neighbour_does(odds: float, words: str) -> None:
    assert words in measure_words.multiplied(odds)


def test_numbers_of_a_column_have_as_many_decimals() -> None:
    assert [i18n.dec(value, 1) for value in (186.0, 186.1, 1234.56)] == ["186,0", "186,1", "1.234,6"]
    assert i18n.dec(None, 1) == "–"
    assert i18n.dec(-0.0004, 3) == "0,000"  # what rounds to zero has no sign


def test_a_column_of_a_report_has_as_many_decimals_as_the_longest_of_its_numbers() -> None:
    columns = (ReportColumn("rank", lazy_gettext("PageRank"), "number"), ReportColumn("name", lazy_gettext("Instansi")))

    found = cells.decimals(columns, [{"rank": 0.0199, "name": "1.25"}, {"rank": 2, "name": "a"}, {"rank": None}])

    assert found == {"rank": 4, "name": 0}


def test_a_narrow_screen_leaves_out_bare_codes_and_what_is_unknown() -> None:
    code, linked = (
        ReportColumn("code", lazy_gettext("Kode"), "code", link) for link in (None, ("public.region", "code", "x"))
    )

    assert [cells.is_aside(column, {"code": "33"}) for column in (code, linked)] == [True, False]
    assert cells.is_aside(linked, {"code": None})


def test_a_row_of_a_report_is_headed_by_its_first_words_or_what_the_report_names() -> None:
    heads = {report.slug: report.subject for report in REPORTS}
    known = {
        "replications": "innovation",
        "hubs": "agency",
        "replications-per-year": "year",
        "national-figures": "metric",
    }

    assert {slug: heads[slug] for slug in known} == known


@pytest.mark.parametrize(
    ("published", "words"),
    [("2018-09-21", "21 September 2018"), ("2018-09", "September 2018"), ("2018", "2018"), ("kini", "kini")],
)
def test_published_day_is_worded_as_far_as_it_is_known(published: str, words: str) -> None:
    assert i18n.published(published) == words


@pytest.mark.parametrize(
    ("kept", "field", "words"),
    [
        ("12-04-2025", "agreement_on", "12 April 2025"),
        ("05-2025", "started_on", "Mei 2025"),
        ("2025", "interest_on", "2025"),
        ("12-04-2025", "local_name", "12-04-2025"),
    ],
)
def test_day_of_the_trail_reads_as_days_do_elsewhere(kept: str, field: str, words: str) -> None:
    assert value_words(kept, field) == words


def test_name_of_ours_is_no_agency_code_on_a_page() -> None:
    column = ReportColumn("agency_id", lazy_gettext("Kode instansi"), "agency")

    assert [cells.shown(column, {"agency_id": one}) for one in ("33", "33.14", "kemensos")] == ["33", "33.14", None]
    assert cells.text(column, {"agency_id": "kemensos"}) == "kemensos"
