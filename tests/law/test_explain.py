from dataclasses import replace
from datetime import date, timedelta

import pytest

from docket.law import library
from docket.law.calendar import Calendar
from docket.law.explain import DayCell, Explanation, explain
from docket.law.periods import compute
from docket.law.provisions import Rule
from docket.terms import LengthUnit

CALENDAR = library.official_calendar()
BOOK = library.rulebook()


def _explained(key: str, trigger: date, added: int = 0) -> Explanation:
    rule = BOOK.in_force(key, on=trigger)
    return explain(compute(rule, trigger, CALENDAR, added_days=added), CALENDAR)


def _counted_back(length: int, unit: LengthUnit, event: date) -> Explanation:
    rule: Rule = replace(BOOK.rules[0], length=length, unit=unit, trigger_zh="开庭")
    return explain(compute(rule, event, CALENDAR), CALENDAR)


# --- the sentences ---


@pytest.mark.parametrize(
    ("key", "trigger", "sentence"),
    [
        pytest.param(
            "appeal_answer",
            date(2026, 11, 13),
            "2026年11月13日（周五）收到上诉状副本，从次日起算15日，第15日是11月28日（周六，休息日），"
            "顺延到11月30日（周一）。",
            id="a weekend moves the end",
        ),
        pytest.param(
            "answer_evidence",
            date(2024, 9, 27),
            "2024年9月27日（周五）收到起诉状副本，从次日起算15日，"
            "第15日是10月12日（周六，国庆节调休上班），当日照常上班，期间届满，不顺延。",
            id="a make-up Saturday does not",
        ),
        pytest.param(
            "answer_evidence",
            date(2024, 1, 27),
            "2024年1月27日（周六）收到起诉状副本，从次日起算15日，"
            "第15日是2月11日（周日，春节放假），顺延到2月18日（周日，春节调休上班）。",
            id="a holiday moves the end to a make-up Sunday",
        ),
        pytest.param(
            "recon_reply",
            date(2024, 9, 27),
            "2024年9月27日（周五）收到行政复议申请书副本，从次日起算10个工作日，"
            "第10个工作日是10月16日（周三）。",
            id="working days",
        ),
        pytest.param(
            "suit_direct",
            date(2025, 8, 31),
            "2025年8月31日（周日）原告知道或者应当知道作出行政行为，期间6个月，"
            "到期月没有对应日，以月末日为届满之日，即2026年2月28日（周六，春节调休上班），"
            "当日照常上班，期间届满，不顺延。",
            id="months without a corresponding day, into another year",
        ),
        pytest.param(
            "second_trial",
            date(2024, 7, 2),
            "2024年7月2日（周二）第二审人民法院收到上诉状（立案），期间3个月，"
            "到期月的对应日是10月2日（周三，国庆节放假），顺延到10月8日（周二）。",
            id="months with one",
        ),
    ],
)
def test_the_count_in_one_sentence(key: str, trigger: date, sentence: str) -> None:
    assert sentence in _explained(key, trigger).sentences


def test_the_first_sentence_names_the_law_and_the_day_that_chose_it() -> None:
    assert _explained("recon_reply", date(2023, 12, 28)).sentences[0] == (
        "适用《中华人民共和国行政复议法（2017年修正）》第二十三条第一款、第四十条第二款"
        "（自1999年10月1日至2023年12月31日施行）：以起算之日（2023年12月28日）有效的规定为准。"
    )


def test_a_cap_says_that_the_day_of_filing_chooses() -> None:
    assert (
        "以申请（起诉）之日有效的规定为准"
        in _explained("suit_longstop_other", date(2021, 2, 15)).sentences[0]
    )


def test_working_days_name_what_was_left_out_and_what_was_taken() -> None:
    assert (
        "其间10月1日至7日因国庆节放假，不计入；9月29日、10月12日是周末调休上班，计入。"
        in _explained("recon_reply", date(2024, 9, 27)).sentences
    )


def test_an_extension_is_named() -> None:
    [_, count, *_] = _explained("recon_decision", date(2026, 3, 2), 30).sentences

    assert "60日，连同延长、扣除的30日连续计算，第90日是5月31日" in count


def test_a_safe_day_that_rests_says_what_to_do() -> None:
    [safe] = [s for s in _explained("recon_reply", date(2024, 2, 1)).sentences if "安全日" in s]

    assert safe.startswith("安全日是2月16日（周五）：按字面理解")
    assert safe.endswith("当日放假，宜在2月9日（周五）以前办妥或者交邮。")


def test_a_safe_day_of_calendar_days_does_not_rest_on_the_move() -> None:
    assert (
        "安全日是11月27日（周五）：顺延以前的最后一个工作日，不依赖顺延。"
        in _explained("appeal_answer", date(2026, 11, 13)).sentences
    )


def test_a_provisional_date_says_how_far_the_notices_go() -> None:
    last = _explained("answer_evidence", date(2027, 9, 24)).sentences[-1]

    assert last.startswith("暂定：放假通知的数据到2026年12月31日为止")


def test_without_notices_the_warning_says_so() -> None:
    empty = Calendar.of([], library.statutory_holidays())
    rule = BOOK.in_force("answer_evidence", on=date(2024, 6, 3))

    assert (
        "没有放假通知的数据" in explain(compute(rule, date(2024, 6, 3), empty), empty).sentences[-1]
    )


def test_a_rule_from_memory_says_so() -> None:
    assert (
        "注意：本条条文或者施行日期凭记忆，待核。"
        in _explained("comp_decision", date(2024, 11, 29)).sentences
    )


def test_another_version_is_shown_beside_the_one_in_force() -> None:
    trigger = date(2023, 12, 28)
    pinned = compute(BOOK.pinned("recon_reply", "FYF23"), trigger, CALENDAR)
    in_force = compute(BOOK.in_force("recon_reply", on=trigger), trigger, CALENDAR)

    steps = explain(pinned, CALENDAR, instead_of=in_force).sentences

    assert steps[0].startswith("按指定的版本适用《中华人民共和国行政复议法（2023年修订）》")
    assert any("届满日为2024年1月8日（周一），安全日为1月5日（周五）" in step for step in steps)


def test_a_period_counted_back_says_so() -> None:
    steps = _counted_back(-3, LengthUnit.CALENDAR_DAY, date(2024, 10, 10)).sentences

    assert (
        "2024年10月10日（周四）开庭，由此向前倒数3日，是10月7日（周一，国庆节放假），"
        "提前到9月30日（周一）。"
    ) in steps


# --- the days ---


def _brief(cells: tuple[DayCell, ...]) -> list[str]:
    return [f"{c.day:%m-%d} {c.kind} {c.number or '-'}" for c in cells]


def test_a_working_day_count_shows_every_day() -> None:
    cells = _explained("recon_reply_simplified", date(2024, 9, 30)).counted

    assert _brief(cells) == [
        "09-30 trigger -",
        *(f"10-0{n} skipped -" for n in range(1, 8)),
        "10-08 counted 1",
        "10-09 counted 2",
        "10-10 counted 3",
        "10-11 counted 4",
        "10-12 end 5",
    ]
    assert cells[1].name == "国庆节"
    assert (cells[-1].name, cells[-1].working) == ("国庆节调休上班", True)


def test_a_calendar_count_numbers_rest_days_and_shows_the_move() -> None:
    cells = _explained("court_docket", date(2024, 4, 28)).counted

    assert _brief(cells)[-3:] == ["05-04 counted 6", "05-05 end 7", "05-06 roll -"]
    assert cells[1].number == 1
    assert [c.name for c in cells if c.day.month == 5] == ["劳动节"] * 5 + [None]


def test_the_days_are_without_gap_from_the_trigger_to_the_end() -> None:
    cells = _explained("second_trial", date(2024, 7, 2)).counted
    days = [cell.day for cell in cells]

    assert days == [date(2024, 7, 2) + timedelta(days=n) for n in range(len(days))]
    assert days[-1] == date(2024, 10, 8)


def test_months_are_numbered_on_their_corresponding_days() -> None:
    cells = _explained("second_trial", date(2024, 7, 2)).counted

    assert [f"{c.day:%m-%d}" for c in cells if c.number] == ["08-02", "09-02", "10-02"]
    assert next(c for c in cells if c.number == 3).kind == "end"


def test_days_counted_back_run_backwards() -> None:
    cells = _counted_back(-5, LengthUnit.WORKING_DAY, date(2024, 10, 10)).counted

    assert _brief(cells)[:3] == ["10-10 trigger -", "10-09 counted 1", "10-08 counted 2"]
    assert _brief(cells)[-1] == "09-27 end 5"


def test_days_before_the_first_notice_are_left_out() -> None:
    rule = BOOK.in_force("suit_longstop_other", on=date(2016, 5, 3))

    cells = explain(compute(rule, date(2013, 5, 6), CALENDAR), CALENDAR).counted

    assert _brief(cells)[:2] == ["05-06 trigger -", "01-01 counted -"]
    assert cells[1].day == date(2015, 1, 1)
    assert cells[-1].day == date(2018, 5, 7)
