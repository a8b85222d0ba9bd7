"""Dates and times as papers write them."""

from datetime import date, time

import pytest

from docket.intake.rules.dates import dates, time_after
from docket.intake.rules.numerals import number


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024年9月27日", date(2024, 9, 27)),
        ("二〇二四年九月二十七日", date(2024, 9, 27)),
        ("二○二四年十月十二日", date(2024, 10, 12)),
        ("二零二三年元月一日", date(2023, 1, 1)),
        ("2024-02-18", date(2024, 2, 18)),
        ("2024.10.12", date(2024, 10, 12)),
        ("二〇二四年二月廿九日", date(2024, 2, 29)),
        ("2024年1月1号", date(2024, 1, 1)),
    ],
)
def test_a_date_is_read_however_it_is_written(text: str, day: date) -> None:
    assert [one.day for one in dates(f"本院于{text}立案。")] == [day]


def test_the_same_year_is_that_of_the_date_before() -> None:
    text = "于2023年12月28日收到，同年12月30日提交，次年1月2日补正"

    assert [one.day for one in dates(text)] == [
        date(2023, 12, 28),
        date(2023, 12, 30),
        date(2024, 1, 2),
    ]


@pytest.mark.parametrize(
    "text", ["2024年2月30日", "2024年13月1日", "二〇二四年十法月二十四日", "3024年1月1日"]
)
def test_what_cannot_be_a_date_is_passed_over(text: str) -> None:
    assert list(dates(text)) == []


@pytest.mark.parametrize("text", ["三〇二六年三月一日", "〇二六年三月一日", "二二六年三月一日"])
def test_a_year_damaged_by_a_seal_is_mended_and_says_so(text: str) -> None:
    (found,) = dates(text)

    assert found.day == date(2026, 3, 1)
    assert found.mended


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("上午9时30分", time(9, 30)),
        ("下午2时", time(14, 0)),
        ("下午二时半", time(14, 30)),
        ("14:30", time(14, 30)),
        ("（星期三）上午9：00", time(9, 0)),
        ("上午九时整", time(9, 0)),
    ],
)
def test_the_time_after_a_date_is_read(text: str, moment: time) -> None:
    found = time_after(text, 0)

    assert found is not None
    assert found[0] == moment


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十五", 15),
        ("二十", 20),
        ("一百二十三", 123),
        ("60", 60),
        ("廿九", 29),
        ("二〇二四", 2024),
        ("某", None),
        ("", None),
    ],
)
def test_a_number_is_read_in_digits_or_in_chinese(text: str, value: int | None) -> None:
    assert number(text) == value
