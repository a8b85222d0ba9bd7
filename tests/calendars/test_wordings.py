"""Whatever arrangement is written out in the official wording is read back day by day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from docket.calendars.rules import read_text
from docket.law.calendar import WEEKDAYS
from docket.terms import DayKind

FESTIVALS = ("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节")
NUMERALS = "一二三四五六七"

Holiday = tuple[int, int, list[int]]
"""The first day as an offset within its month's block, how many days, offsets of days worked."""

holidays = st.lists(
    st.tuples(
        st.integers(0, 20),
        st.integers(1, 9),
        st.lists(st.integers(30, 45), max_size=2, unique=True),
    ),
    min_size=7,
    max_size=7,
)


def written(day: date, *, year: int, weekdays: str, month: int = 0) -> str:
    """A day as the notice writes it: what is plain from the day before is left out."""
    name = "" if day.year == year else f"{day.year}年"
    name += f"{day.day}日" if not name and day.month == month else f"{day.month}月{day.day}日"
    return name + (f"（{weekdays}{WEEKDAYS[day.weekday()][1]}）" if weekdays else "")


@given(
    year=st.integers(2016, 2090),
    holidays=holidays,
    weekdays=st.sampled_from(["", "周", "星期"]),
    half_width=st.booleans(),
    counted=st.booleans(),
)
def test_what_is_written_is_read(
    year: int, holidays: list[Holiday], weekdays: str, half_width: bool, counted: bool
) -> None:
    expected: dict[date, tuple[DayKind, str]] = {}
    lines = [f"国务院办公厅关于{year}年部分节假日安排的通知"]
    for n, (start, length, worked) in enumerate(holidays):
        first = date(year, 1, 1) + timedelta(days=n * 46 + start)
        off = [first + timedelta(days=d) for d in range(length)]
        on = [date(year, 1, 1) + timedelta(days=n * 46 + d) for d in worked]
        text = written(first, year=year, weekdays=weekdays)
        if length > 1:
            text += "至" + written(off[-1], year=year, weekdays=weekdays, month=first.month)
        text += "放假调休" if length > 1 else "放假"
        text += f"，共{length}天。" if counted else "。"
        if on:
            text += "、".join(written(day, year=year, weekdays=weekdays) for day in on) + "上班。"
        lines.append(f"{NUMERALS[n]}、{FESTIVALS[n]}：{text}")
        expected |= dict.fromkeys(off, (DayKind.REST, FESTIVALS[n]))
        expected |= dict.fromkeys(on, (DayKind.MAKE_UP, FESTIVALS[n]))
    text = "\n".join(lines)
    if half_width:
        text = text.translate(str.maketrans("，：（）", ",:()"))

    draft = read_text(text)

    assert {d.day: (d.kind, d.name) for d in draft.days} == expected
    assert draft.year == year
