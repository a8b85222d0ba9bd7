"""The legal day is that of UTC+8, wherever the host stands."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from docket import clock


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        pytest.param(
            datetime(2024, 9, 27, 15, 59, tzinfo=UTC), date(2024, 9, 27), id="23:59 there"
        ),
        pytest.param(
            datetime(2024, 9, 27, 16, 0, tzinfo=UTC), date(2024, 9, 28), id="midnight there"
        ),
        pytest.param(
            datetime(2024, 9, 27, 23, 0, tzinfo=timezone(timedelta(hours=-5))),
            date(2024, 9, 28),
            id="a host in America",
        ),
    ],
)
def test_the_day_begins_at_midnight_utc_plus_8(moment: datetime, day: date) -> None:
    assert clock.legal_day(moment) == day


def test_a_moment_is_stored_in_utc() -> None:
    assert clock.now().utcoffset() == timedelta(0)
