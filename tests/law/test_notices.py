from datetime import date
from typing import Any

import pytest

from docket.errors import Invalid
from docket.law import library, notices


def _notice(**festival: object) -> dict[str, Any]:
    return {
        "year": 2027,
        "title": "国务院办公厅关于2027年部分节假日安排的通知",
        "sources": ["https://example.invalid/notice"],
        "festivals": [{"name": "元旦", **festival}],
    }


def test_each_delivered_notice_has_its_title_source_and_days() -> None:
    delivered = library.holiday_notices()

    assert [notice.year for notice in delivered] == list(range(2015, 2027))
    assert all(notice.sources and str(notice.year) in notice.title for notice in delivered)
    assert all(len(notice.days) >= 20 for notice in delivered)


def test_a_notice_may_name_days_of_the_december_before() -> None:
    [notice] = notices.parse_notices([_notice(rest=[date(2026, 12, 31)])])

    assert notice.days[0].day == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("festival", "why"),
    [
        pytest.param({"rest": [date(2028, 1, 1)]}, "不属于2027年的通知", id="another year"),
        pytest.param(
            {"rest": [date(2026, 11, 30)]}, "不属于2027年的通知", id="the November before"
        ),
        pytest.param(
            {"rest": [], "make_up": [date(2027, 1, 4)]}, "不会是调休上班日", id="a Monday worked"
        ),
        pytest.param({"rest": [date(2027, 1, 1)] * 2}, "不止一次", id="a day named twice"),
        pytest.param({"rest": ["2027-13-01"]}, "holidays.toml", id="no date"),
    ],
)
def test_a_notice_with_an_impossible_day_is_refused(festival: dict[str, Any], why: str) -> None:
    with pytest.raises(Invalid, match=why):
        notices.parse_notices([_notice(**festival)])
