"""Days relative to the day of loading."""

from datetime import date

import pytest

from docket.errors import Invalid
from docket.law import library
from docket.sample.days import Days

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("2023-05-08", date(2023, 5, 8), id="a date stays"),
        pytest.param("T", MONDAY, id="the day of loading"),
        pytest.param("T-12", date(2026, 11, 11), id="twelve days ago"),
        pytest.param("T-1", date(2026, 11, 20), id="yesterday was Sunday: the Friday before"),
        pytest.param("T+5", date(2026, 11, 30), id="in five days is Saturday: the Monday after"),
        pytest.param("T-50", date(2026, 9, 30), id="the fourth of National Day: the day before it"),
    ],
)
def test_an_offset_is_placed_on_a_working_day(text: str, day: date) -> None:
    assert Days(MONDAY, library.official_calendar()).read(text) == day


def test_a_sample_loaded_on_a_holiday_has_nothing_on_it() -> None:
    assert Days(date(2025, 10, 4), library.official_calendar()).read("T") == date(2025, 9, 30)


@pytest.mark.parametrize("text", ["T-1w", "yesterday", "2023-02-30", "T+-3", ""])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="不是日期"):
        Days(MONDAY, library.official_calendar()).read(text)
