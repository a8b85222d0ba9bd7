"""Days as people type them."""

from datetime import date

import pytest

from docket.web.typed_days import as_iso, read_day

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        pytest.param("2026-11-23", date(2026, 11, 23), id="ISO"),
        pytest.param("20261123", date(2026, 11, 23), id="eight digits"),
        pytest.param("11-23", date(2026, 11, 23), id="this year's"),
        pytest.param("1/5", date(2026, 1, 5), id="with a slash"),
        pytest.param("今天", TODAY, id="today"),
        pytest.param("昨天", date(2026, 11, 24), id="yesterday"),
        pytest.param("+15", date(2026, 12, 10), id="in fifteen days"),
        pytest.param("-3天", date(2026, 11, 22), id="three days ago"),
        pytest.param("2026年11月23日", date(2026, 11, 23), id="as papers print it"),
        pytest.param("二〇二六年十一月二十三日", date(2026, 11, 23), id="as judgments write it"),
        pytest.param("二○二四年二月廿九日", date(2024, 2, 29), id="the round zero, and 廿"),
        pytest.param("十月一日", date(2026, 10, 1), id="this year's, in Chinese"),
        pytest.param("２０２６－１１－２３", date(2026, 11, 23), id="full width"),
        pytest.param(" 2026.11.23 ", date(2026, 11, 23), id="points and spaces"),
    ],
)
def test_a_day_is_read_as_it_was_meant(typed: str, day: date) -> None:
    assert read_day(typed, today=TODAY) == day


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "明",
        "2026-13-01",
        "2026-02-29",
        "十三月一日",
        "99999999",
        "+99999天x",
        "二〇二年一月一日",
    ],
)
def test_what_is_no_day_is_none(typed: str) -> None:
    assert read_day(typed, today=TODAY) is None


def test_what_is_no_day_stays_as_it_was_typed() -> None:
    """So that the refusal can quote it, and the form keeps it."""
    assert as_iso("2026-12-1?", today=TODAY) == "2026-12-1?"
    assert as_iso("11-23", today=TODAY) == "2026-11-23"


def test_a_count_of_days_beyond_the_calendar_is_no_day() -> None:
    assert read_day("+9999", today=date(9999, 1, 1)) is None
