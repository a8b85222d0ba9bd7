"""Pasted notices give exactly the days that were recorded from them by hand."""

import json
from collections.abc import Mapping
from datetime import date

import pytest

from docket.calendars.rules import read_notice, read_text, settle
from docket.law import library
from docket.law.calendar import Calendar, HolidayNotice
from docket.terms import DayKind
from tests.calendars.official import NOTICE_2027, NOTICES, REVISED

OFFICIAL = {notice.year: notice for notice in library.holiday_notices()}
STATUTORY = library.statutory_holidays()


def until(year: int) -> list[HolidayNotice]:
    """The delivered notices of the years before."""
    return [notice for notice in library.holiday_notices() if notice.year < year]


def calendar_of(*notices: HolidayNotice) -> Calendar:
    return Calendar.of(notices, STATUTORY)


def arranged(calendar: Calendar, year: int) -> Mapping[date, tuple[DayKind, str]]:
    """What the notices of one year name."""
    before = calendar_of(*until(year)).days
    return {day: (n.kind, n.name) for day, n in calendar.days.items() if day not in before}


@pytest.mark.parametrize("year", sorted(NOTICES))
def test_a_pasted_notice_gives_the_days_of_its_year(year: int) -> None:
    earlier = until(year)
    calendar = calendar_of(*earlier)
    for text in (NOTICES[year], REVISED.get(year)):
        if text is not None:
            earlier.append(settle(read_text(text), calendar).notice)
            calendar = calendar_of(*earlier)

    assert arranged(calendar, year) == arranged(calendar_of(*until(year + 1)), year)
    assert calendar.complete_until == date(year, 12, 31)


@pytest.mark.parametrize("year", sorted(NOTICES))
def test_half_width_without_weekdays_on_one_line_is_the_same(year: int) -> None:
    """What survives copying from a web page or a chat."""
    plain = NOTICES[year].translate(str.maketrans("，：（）；", ",:();"))
    plain = "".join(plain.split())

    assert read_text(plain).days == read_text(NOTICES[year]).days


def test_full_width_digits_and_a_tilde_are_read() -> None:
    text = "国务院办公厅关于２０２７年部分节假日安排的通知 一、元旦：１月１日～３日放假，共３天。"

    assert [d.day.day for d in read_text(text).days] == [1, 2, 3]


def test_advice_to_rest_is_no_day_off() -> None:
    """2024: 除夕 was a working day, on which employers were asked to give leave."""
    named = {day.day for day in read_text(NOTICES[2024]).days}

    assert date(2024, 2, 9) not in named


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        (
            "元旦：1月1日（周五）放假，1月2日、3日（周日）补休。",
            ["2027-01-01", "2027-01-02", "2027-01-03"],
        ),
        ("元旦：2026年12月31日至1月2日放假，共3天。", ["2026-12-31", "2027-01-01", "2027-01-02"]),
        ("元旦：2026年12月30日、31日放假，共2天。", ["2026-12-30", "2026-12-31"]),
        ("元旦：1月1日（星期五）放假1天，不调休。", ["2027-01-01"]),
        ("（一）元旦：2027年1月1日到2日放假。", ["2027-01-01", "2027-01-02"]),
        ("元旦：1月1日放假。鼓励各单位安排职工在除夕2月4日休息。", ["2027-01-01"]),
    ],
)
def test_what_is_left_out_follows_from_the_day_before(sentence: str, days: list[str]) -> None:
    draft = read_text(f"国务院办公厅关于2027年部分节假日安排的通知\n{sentence}")

    assert [d.day.isoformat() for d in draft.days] == days
    assert {d.name for d in draft.days} == {"元旦"}


def test_the_date_of_issue_is_no_day_off() -> None:
    draft = read_text(NOTICES[2018])

    assert date(2017, 11, 30) not in {day.day for day in draft.days}
    assert draft.warnings == ()


def test_the_title_comes_from_the_text() -> None:
    assert read_text(NOTICES[2026]).title == "国务院办公厅关于2026年部分节假日安排的通知"
    assert read_text(REVISED[2020]).title == "国务院办公厅关于延长2020年春节假期的通知"


def test_labour_day_of_2019_was_lengthened_and_the_rest_stayed() -> None:
    base = calendar_of(
        *until(2019), settle(read_text(NOTICES[2019]), calendar_of(*until(2019))).notice
    )
    revised = settle(read_text(REVISED[2019]), base).notice

    assert base.is_working(date(2019, 5, 2))
    assert not base.is_working(date(2019, 4, 28))
    assert {day.name for day in revised.days} == {"劳动节"}
    assert len(revised.days) == 6


def test_spring_festival_of_2020_was_lengthened_over_a_made_up_day() -> None:
    """2020-02-01 was to be worked; on 27 January the holiday was extended to 2 February."""
    base = calendar_of(
        *until(2020), settle(read_text(NOTICES[2020]), calendar_of(*until(2020))).notice
    )
    settled = settle(read_text(REVISED[2020]), base)
    notices = [*until(2020), *[settle(read_text(NOTICES[2020]), base).notice]]
    revised = calendar_of(*notices, settled.notice)

    assert base.is_working(date(2020, 2, 1))
    assert not revised.is_working(date(2020, 2, 1))
    assert revised.is_working(date(2020, 2, 3))
    assert [day.day.isoformat() for day in settled.notice.days] == [
        "2020-01-31",
        "2020-02-01",
        "2020-02-02",
    ]
    assert settled.warnings == ("2020年2月3日是周一，本来就上班，未作为调休上班日登记；请核对。",)


def test_a_yearly_notice_again_takes_back_what_it_does_not_name() -> None:
    first = settle(read_text(NOTICE_2027), calendar_of(*until(2027))).notice
    other = NOTICE_2027.replace(
        "至12日（农历正月初七、周五）放假调休，共8天", "至11日（周四）放假调休，共7天"
    )
    second = settle(read_text(other), calendar_of(*until(2027), first)).notice

    calendar = calendar_of(*until(2027), first, second)

    assert calendar.is_working(date(2027, 2, 12))
    assert {d.day for d in second.days if d.kind is DayKind.ORDINARY} == {date(2027, 2, 12)}
    assert calendar.complete_until == date(2027, 12, 31)


def test_a_notice_taken_back_restores_the_calendar_to_the_letter() -> None:
    before = calendar_of(*until(2027))
    first = settle(read_text(NOTICE_2027), before).notice
    loaded = calendar_of(*until(2027), first)
    draft = read_notice(json.dumps({"year": 2027, "title": "撤回误载的通知", "withdrawn": True}))

    after = calendar_of(*until(2027), first, settle(draft, loaded).notice)

    assert loaded.version != before.version
    assert (after.version, after.days, after.complete_until) == (
        before.version,
        before.days,
        before.complete_until,
    )


@pytest.mark.parametrize(
    "row",
    [
        {"day": "2027-01-01", "kind": "rest", "name": "元旦"},
        {"date": "2027-01-01", "isOffDay": True, "name": "元旦"},
    ],
    ids=["our shape", "holiday-cn"],
)
def test_json_is_read_in_either_shape(row: dict[str, object]) -> None:
    draft = read_notice(
        json.dumps({"year": 2027, "papers": ["国办发明电〔2026〕6号"], "days": [row]})
    )

    assert [(d.day, d.kind, d.name) for d in draft.days] == [
        (date(2027, 1, 1), DayKind.REST, "元旦")
    ]
    assert (draft.year, draft.source) == (2027, "国办发明电〔2026〕6号")


def test_json_of_one_year_of_a_collection_is_read() -> None:
    row = {"date": "2027-01-01", "isOffDay": True, "name": "元旦"}
    text = json.dumps({"source": "x", "years": {"2027": {"papers": [], "days": [row]}}})

    assert read_notice(text).year == 2027


@pytest.mark.parametrize("year", sorted(NOTICES))
def test_the_delivered_notices_as_json_are_themselves(year: int) -> None:
    rows = [{"day": str(d.day), "kind": d.kind.value, "name": d.name} for d in OFFICIAL[year].days]
    draft = read_notice(json.dumps({"year": year, "days": rows}))

    assert set(settle(draft, calendar_of(*until(year))).notice.days) == set(OFFICIAL[year].days)
