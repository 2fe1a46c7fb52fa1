"""The feed tells instants: readers of feeds skip what is no newer than what they know."""

from datetime import UTC, date, datetime
from xml.etree import ElementTree

from graph.domain.records.notices import PublicEvent, PublicEventKind
from tracker.pages.notices import feed

DAY = date(2025, 12, 31)
MORNING, NOON = datetime(2025, 12, 31, 2, tzinfo=UTC), datetime(2025, 12, 31, 5, tzinfo=UTC)


def updated(*instants: datetime | None) -> tuple[str | None, list[str | None]]:
    """Return the date of the feed and those of its entries."""
    events = [PublicEvent(f"R-{n}", PublicEventKind.REPLICATION, "T", "W", DAY, at) for n, at in enumerate(instants)]
    made = ElementTree.fromstring(  # our own bytes
        feed.atom([feed.line(one, "http://x/1") for one in events], "http://x/feed", is_example=False)
    )
    space = f"{{{feed.NAMESPACE}}}"
    entries = [entry.findtext(f"{space}updated") for entry in made.iter(f"{space}entry")]
    return made.findtext(f"{space}updated"), entries


def test_second_event_of_a_day_changes_the_date_of_the_feed() -> None:
    first, _entries = updated(MORNING)
    second, entries = updated(NOON, MORNING)

    assert first == "2025-12-31T09:00:00+07:00"
    assert second == "2025-12-31T12:00:00+07:00"
    assert entries == ["2025-12-31T12:00:00+07:00", "2025-12-31T09:00:00+07:00"]


def test_what_came_with_the_data_has_its_day_and_an_empty_feed_a_date_of_its_own() -> None:
    assert updated(None)[0] == "2025-12-31T00:00:00+07:00"
    assert updated()[0] == "2014-01-01T00:00:00+07:00"
