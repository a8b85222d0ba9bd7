"""A notice that contradicts itself or the calendar is refused with the sentence, the word, the remedy."""

import json

import pytest

from docket.calendars.rules import read_notice, read_text, settle
from docket.errors import Invalid
from docket.law import library
from tests.calendars.official import NOTICE_2027, REVISED

TITLE = "国务院办公厅关于2027年部分节假日安排的通知\n"


@pytest.mark.parametrize(
    ("sentence", "message"),
    [
        pytest.param(
            "一、元旦：1月1日（周四）放假。",
            "“1月1日(周四)”2027年1月1日是周五，不是周四。",
            id="a weekday that is another",
        ),
        pytest.param(
            "七、国庆节：10月1日至7日放假调休，共7天。10月9日（周五）上班。",
            "“10月9日(周五)”2027年10月9日是周六，不是周五。",
            id="a made-up day on another weekday",
        ),
        pytest.param(
            "七、国庆节：10月1日至8日放假调休，共7天。",
            "“共7天”所写日期是8天。",
            id="a total that is not the range",
        ),
        pytest.param(
            "一、元旦：1月1日放假3天。", "“放假3天”所写日期是1天。", id="a total in the verb"
        ),
        pytest.param(
            "七、国庆节：10月7日至1日放假调休。",
            "“10月7日至1日”止于2027年10月1日，早于起始的2027年10月7日。",
            id="a range that ends before it starts",
        ),
        pytest.param(
            "三、清明节：4月3日至5日放假。4月4日（周日）上班。",
            "“2027年4月4日”既写放假又写上班",
            id="a day both off and worked",
        ),
        pytest.param(
            "1月1日放假。", "“2027年1月1日”没有写明是哪个节日。", id="a day of no festival"
        ),
        pytest.param("一、元旦：2月30日放假。", "“2月30日”没有这一天。", id="a day that is none"),
        pytest.param(
            "一、元旦：2025年1月1日放假。", "“2025年1月1日”不属于2027年的通知。", id="another year"
        ),
        pytest.param(
            "一、元旦：1月1日放假。二、春节：2月5日至12日。",
            "“春节”这一句提到日期，却没有写明放假还是上班。",
            id="a festival without a verb",
        ),
        pytest.param(
            "一、元旦：1月1日放假，1月4日。",
            "“2027年1月4日”后面没有写明放假还是上班。",
            id="a day without a verb",
        ),
    ],
)
def test_the_sentence_and_the_word_are_named(sentence: str, message: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_text(TITLE + sentence)

    (error,) = refused.value.fields
    assert error.message.startswith(message)
    assert error.field.strip("“”") in TITLE.strip() + sentence
    assert error.remedy


def test_every_wrong_sentence_is_named_at_once() -> None:
    text = NOTICE_2027.replace("1月1日（周五）", "1月1日（周六）").replace("共8天", "共9天")

    with pytest.raises(Invalid) as refused:
        read_text(text)

    assert [error.message for error in refused.value.fields] == [
        "“1月1日(周六)”2027年1月1日是周五，不是周六。",
        "“共9天”所写日期是8天。",
    ]


@pytest.mark.parametrize(
    "text",
    ["", "行政复议答复书", "经研究，定于2027年10月8日开庭。", "现将2027年放假调休日期通知如下。"],
)
def test_a_text_without_days_off_is_no_notice(text: str) -> None:
    with pytest.raises(Invalid, match="没有找到放假安排"):
        read_text(text)


def test_a_text_without_a_year_asks_for_the_title() -> None:
    with pytest.raises(Invalid, match="没有写明是哪一年的安排。 请把标题一并粘贴"):
        read_text("一、元旦：1月1日（周五）至3日（周日）放假，共3天。")


def test_a_made_up_day_on_an_ordinary_weekday_is_pointed_out_and_left_out() -> None:
    text = NOTICE_2027.replace("10月9日（周六）上班", "10月9日（周六）、10月11日（周一）上班")

    settled = settle(read_text(text), library.official_calendar())

    assert settled.warnings == ("2027年10月11日是周一，本来就上班，未作为调休上班日登记；请核对。",)
    assert len(settled.notice.days) == len(read_text(NOTICE_2027).days)


def test_a_yearly_notice_that_is_cut_off_is_refused() -> None:
    cut = NOTICE_2027[: NOTICE_2027.index("五、端午节")]

    with pytest.raises(Invalid) as refused:
        settle(read_text(cut), library.official_calendar())

    assert "6月9日（端午节）、9月15日（中秋节）、10月1日（国庆节）" in str(refused.value)


def test_an_adjustment_needs_the_notice_it_adjusts() -> None:
    text = REVISED[2019].replace("2019", "2027").replace("（星期日）", "")

    with pytest.raises(Invalid, match="没有2027年的年度放假通知，无从调整"):
        settle(read_text(text), library.official_calendar())


def test_a_holiday_that_is_not_there_cannot_be_lengthened() -> None:
    text = "国务院办公厅关于延长2026年冬至假期的通知 一、延长2026年冬至假期至12月25日。"

    with pytest.raises(Invalid, match="该假期没有登记"):
        settle(read_text(text), library.official_calendar())


DAY = {"day": "2027-01-01", "kind": "rest", "name": "元旦"}


@pytest.mark.parametrize(
    ("data", "field"),
    [
        pytest.param(
            {"year": 2027, "days": [{**DAY, "day": "2027-02-30"}]}, "days[0]", id="no day"
        ),
        pytest.param({"year": 2027, "days": [{**DAY, "kind": "off"}]}, "days[0]", id="no kind"),
        pytest.param({"year": 2027, "days": [{**DAY, "name": " "}]}, "days[0]", id="no name"),
        pytest.param({"year": 2027, "days": ["2027-01-01"]}, "days[0]", id="no object"),
        pytest.param({"year": 2027, "days": [DAY, DAY]}, "2027-01-01", id="twice"),
        pytest.param({"year": 2026, "days": [DAY]}, "2027-01-01", id="another year"),
        pytest.param({"days": []}, "year", id="no year"),
        pytest.param({"year": "2027", "days": [DAY]}, "year", id="a year in words"),
        pytest.param({"year": 2027, "days": {}}, "days", id="no list"),
        pytest.param([DAY], "通知", id="no notice"),
        pytest.param({"years": {"2026": {}, "2027": {}}}, "years", id="two years"),
    ],
)
def test_json_of_another_shape_is_refused(data: object, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_notice(json.dumps(data))

    assert field in [error.field for error in refused.value.fields]


def test_broken_json_is_refused() -> None:
    with pytest.raises(Invalid, match="不是有效的 JSON"):
        read_notice('{"year": 2027,')
