"""The example's clock stays on its day and never goes back, at midnight as little as at any other moment."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, strategies as st

from tracker.base.clock import JAKARTA, Clock

AS_OF = date(2025, 12, 31)
MIDNIGHT = datetime(2026, 11, 30, tzinfo=JAKARTA).astimezone(UTC)
instants = st.datetimes(
    datetime(1999, 1, 1),  # noqa: DTZ001  # Hypothesis puts the zone on it
    datetime(2099, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)


def at(real: datetime) -> Clock:
    return Clock(AS_OF, lambda: real)


@given(instants, st.timedeltas(timedelta(0), timedelta(days=9_000)))
def test_later_is_never_before(real: datetime, passed: timedelta) -> None:
    assert at(real).now() <= at(real + passed).now()


@given(instants)
def test_every_instant_of_the_example_lies_on_its_day(real: datetime) -> None:
    clock = at(real)

    assert clock.now().astimezone(JAKARTA).date() == clock.today() == AS_OF
    assert clock.now().tzinfo is UTC
    assert clock.real() == real


def test_midnight_and_single_seconds_keep_their_order() -> None:
    moments = [at(MIDNIGHT + timedelta(seconds=second)).now() for second in range(-3, 4)]

    assert moments == sorted(set(moments))


def test_stamps_of_the_daytime_that_were_made_before_stay_before() -> None:
    evening = datetime(2025, 12, 31, 22, 59, tzinfo=JAKARTA)

    assert at(datetime(2026, 1, 1, tzinfo=UTC)).now() > evening


def test_the_facts_go_by_the_true_time() -> None:
    clock = Clock(None, lambda: MIDNIGHT)

    assert (clock.now(), clock.today()) == (MIDNIGHT, date(2026, 11, 30))
