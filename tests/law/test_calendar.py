from datetime import date, timedelta

import chinese_calendar
import pytest

from docket.errors import NotComputable
from docket.law import library
from docket.law.calendar import Calendar, HolidayNotice, NoticeDay
from docket.terms import DayKind

DAYS = [date(2015, 1, 1) + timedelta(days=n) for n in range(4383)]
CALENDAR = library.official_calendar()
EMPTY = Calendar.of([], library.statutory_holidays())


def test_working_days_are_those_of_chinesecalendar_day_by_day() -> None:
    assert DAYS[-1] == date(2026, 12, 31)
    assert [d for d in DAYS if CALENDAR.is_working(d) != chinese_calendar.is_workday(d)] == []


def test_statutory_days_are_holidays_there_and_not_days_in_lieu() -> None:
    """One slip of that package: it takes 初三 of 2022 for a day in lieu, and 除夕 for 初三."""
    statutory = [day for day in DAYS if CALENDAR.is_statutory(day)]

    assert [d for d in statutory if not chinese_calendar.is_holiday(d)] == []
    assert [d for d in statutory if chinese_calendar.is_in_lieu(d)] == [date(2022, 2, 3)]


@pytest.mark.parametrize(
    ("year", "days"),
    [
        pytest.param(2015, 12, id="2015: eleven and 9月3日, once"),
        pytest.param(2020, 10, id="2020: 中秋 fell on 国庆"),
        pytest.param(2024, 11, id="2024: the last year of eleven"),
        pytest.param(2025, 13, id="2025: 除夕 and 5月2日 added"),
        pytest.param(2026, 13, id="2026"),
        pytest.param(2027, 13, id="2027, without a notice"),
        pytest.param(2030, 13, id="2030, the last year with lunar dates"),
    ],
)
def test_statutory_days_of_a_year(year: int, days: int) -> None:
    every = (date(year, 1, 1) + timedelta(days=n) for n in range(366))

    assert len({d for d in every if d.year == year and CALENDAR.is_statutory(d)}) == days


def test_new_years_eve_became_a_holiday_in_2025() -> None:
    assert CALENDAR.is_working(date(2024, 2, 9))
    assert not CALENDAR.is_working(date(2025, 1, 28))


def test_a_moved_day_rests_but_the_letter_counts_it() -> None:
    moved, worked = date(2026, 2, 20), date(2026, 2, 28)

    assert not CALENDAR.is_working(moved)
    assert CALENDAR.strict_working(moved)
    assert CALENDAR.is_working(worked)
    assert not CALENDAR.strict_working(worked)


def test_notices_are_complete_until_the_end_of_2026() -> None:
    assert CALENDAR.complete_until == date(2026, 12, 31)
    assert CALENDAR.known(date(2026, 12, 31))
    assert not CALENDAR.known(date(2027, 1, 1))


def test_after_the_last_notice_weekends_and_statutory_days_rest() -> None:
    assert not CALENDAR.is_working(date(2027, 2, 5))  # 除夕
    assert not CALENDAR.is_working(date(2027, 10, 2))
    assert CALENDAR.is_working(date(2027, 10, 8))
    assert not CALENDAR.is_working(date(2040, 10, 1))


def test_before_the_first_notice_nothing_can_be_said() -> None:
    with pytest.raises(NotComputable, match="没有2014年的放假通知"):
        CALENDAR.is_working(date(2014, 12, 31))
    with pytest.raises(NotComputable):
        CALENDAR.strict_working(date(2014, 12, 31))


def test_a_gap_in_the_notices_ends_what_is_complete() -> None:
    notices = [n for n in library.holiday_notices() if n.year != 2021]
    gapped = Calendar.of(notices, library.statutory_holidays())

    assert gapped.complete_until == date(2020, 12, 31)
    assert not gapped.known(date(2024, 6, 3))


def test_without_notices_every_day_is_provisional_and_none_refused() -> None:
    assert not EMPTY.known(date(2024, 6, 3))
    assert EMPTY.is_working(date(1999, 6, 3))
    assert not EMPTY.is_working(date(2024, 10, 1))


def test_a_notice_of_2027_changes_days_and_the_version() -> None:
    moved = NoticeDay(date(2027, 10, 8), DayKind.REST, "国庆节")
    notice = HolidayNotice(2027, "2027年的通知", (), (moved,))
    later = Calendar.of([*library.holiday_notices(), notice], library.statutory_holidays())

    assert later.complete_until == date(2027, 12, 31)
    assert not later.is_working(date(2027, 10, 8))
    assert later.version != CALENDAR.version


def test_names_say_why_a_day_is_special() -> None:
    assert CALENDAR.name(date(2024, 10, 4)) == "国庆节"
    assert CALENDAR.name(date(2024, 10, 12)) == "国庆节"
    assert CALENDAR.kind(date(2024, 10, 12)) is DayKind.MAKE_UP
    assert CALENDAR.name(date(2024, 10, 19)) is None
    assert CALENDAR.name(date(2031, 10, 1)) == "国庆节"


def test_seeking_a_working_day_stays_on_one() -> None:
    assert CALENDAR.next_working(date(2024, 10, 12)) == date(2024, 10, 12)
    assert CALENDAR.next_working(date(2024, 10, 13)) == date(2024, 10, 14)
    assert CALENDAR.last_working(date(2024, 10, 7)) == date(2024, 9, 30)
