from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docket.errors import Invalid, NotComputable
from docket.law import library
from docket.law.calendar import Calendar
from docket.law.periods import Computation, check_fixed, check_granted, compute
from docket.law.provisions import Rule
from docket.terms import LengthUnit
from tests.law.naive import naive_due, naive_end

BOOK = library.rulebook()
CALENDAR = library.official_calendar()
DAYS = st.dates(date(2015, 1, 1), date(2024, 6, 30))
DAY_BOOK = [r for r in BOOK.rules if r.unit in {LengthUnit.CALENDAR_DAY, LengthUnit.WORKING_DAY}]
MONTHS = [r for r in BOOK.rules if r.unit is LengthUnit.MONTH]
FORWARD = [r for r in [*DAY_BOOK, *MONTHS] if (r.length or 0) > 0]
RULES = st.sampled_from(FORWARD)
BACK = st.sampled_from([r for r in DAY_BOOK if (r.length or 0) < 0])
LENGTHS = {
    LengthUnit.WORKING_DAY: st.integers(1, 60),
    LengthUnit.CALENDAR_DAY: st.integers(1, 400),
    LengthUnit.MONTH: st.integers(1, 14),
    LengthUnit.YEAR: st.integers(1, 2),
}
PERIODS = st.sampled_from(list(LENGTHS)).flatmap(
    lambda unit: LENGTHS[unit].map(lambda length: (length, unit))
)


def _rule(length: int | None, unit: LengthUnit, *, roll: bool = True) -> Rule:
    return replace(BOOK.rules[0], length=length, unit=unit, roll=roll)


def _due(key: str, trigger: date, added: int = 0) -> Computation:
    return compute(BOOK.in_force(key, on=trigger), trigger, CALENDAR, added_days=added)


# --- properties ---


@settings(deadline=None, max_examples=300)
@given(DAYS, PERIODS)
def test_a_period_ends_where_a_naive_counter_ends(
    trigger: date, period: tuple[int, LengthUnit]
) -> None:
    length, unit = period

    computed = compute(_rule(length, unit), trigger, CALENDAR)

    assert computed.raw_end == naive_end(trigger, length, unit)
    assert computed.due_statutory == naive_due(trigger, length, unit)


@settings(deadline=None)
@given(RULES, DAYS, st.integers(1, 60))
def test_a_later_trigger_never_gives_an_earlier_date(rule: Rule, day: date, later: int) -> None:
    first = compute(rule, day, CALENDAR)
    second = compute(rule, day + timedelta(days=later), CALENDAR)

    assert first.raw_end <= second.raw_end
    assert first.due_statutory <= second.due_statutory


@settings(deadline=None)
@given(RULES, DAYS, st.integers(0, 60))
def test_the_end_is_a_working_day_and_the_safe_day_is_not_after_it(
    rule: Rule, day: date, added: int
) -> None:
    computed = compute(rule, day, CALENDAR, added_days=added)

    assert CALENDAR.is_working(computed.due_statutory)
    assert day < computed.due_safe <= computed.due_statutory
    assert computed.raw_end <= computed.due_statutory


@settings(deadline=None)
@given(RULES.filter(lambda r: r.unit is not LengthUnit.WORKING_DAY), DAYS)
def test_the_safe_day_does_not_rest_on_the_move(rule: Rule, day: date) -> None:
    """It is worked and not after the un-moved end; where no such day exists, the answer says so."""
    computed = compute(rule, day, CALENDAR)

    assert CALENDAR.is_working(computed.due_safe)
    assert (computed.due_safe <= computed.raw_end) is (computed.safe_note == "")


@settings(deadline=None)
@given(BACK, st.dates(date(2015, 2, 1), date(2026, 12, 31)), st.integers(1, 60))
def test_counted_back_a_later_sitting_never_gives_an_earlier_date(
    rule: Rule, day: date, later: int
) -> None:
    first = compute(rule, day, CALENDAR)
    second = compute(rule, day + timedelta(days=later), CALENDAR)

    assert first.due_statutory <= second.due_statutory
    assert first.due_safe <= first.due_statutory <= first.raw_end < day


# --- months and years ---


@pytest.mark.parametrize(
    ("trigger", "months", "raw_end"),
    [
        pytest.param(date(2025, 8, 31), 6, date(2026, 2, 28), id="no 02-31: last of the month"),
        pytest.param(date(2023, 8, 31), 6, date(2024, 2, 29), id="leap year"),
        pytest.param(
            date(2025, 2, 28), 6, date(2025, 8, 28), id="corresponding day, not month end"
        ),
    ],
)
def test_months_end_on_the_corresponding_day(trigger: date, months: int, raw_end: date) -> None:
    assert compute(_rule(months, LengthUnit.MONTH), trigger, CALENDAR).raw_end == raw_end


# --- the safe day ---


@pytest.mark.parametrize(
    ("key", "trigger", "due", "safe"),
    [
        pytest.param(
            "recon_reply",
            date(2025, 1, 27),
            date(2025, 2, 17),
            date(2025, 2, 14),
            id="moved days of 春节 count by the letter",
        ),
        pytest.param(
            "recon_reply",
            date(2024, 2, 1),
            date(2024, 2, 20),
            date(2024, 2, 16),
            id="four days earlier by the letter",
        ),
        pytest.param(
            "recon_reply",
            date(2024, 9, 27),
            date(2024, 10, 16),
            date(2024, 10, 16),
            id="by the letter it would be later: the usual count stays",
        ),
        pytest.param(
            "appeal_answer",
            date(2026, 11, 13),
            date(2026, 11, 30),
            date(2026, 11, 27),
            id="the Friday before a Saturday end",
        ),
        pytest.param(
            "recon_reply",
            date(2023, 12, 28),
            date(2024, 1, 8),
            date(2024, 1, 5),
            id="old law, calendar days",
        ),
        pytest.param(
            "leader_identity",
            date(2024, 10, 8),
            date(2024, 10, 8),
            date(2024, 9, 30),
            id="before the sitting opens: the last working day before 国庆",
        ),
    ],
)
def test_the_safe_day(key: str, trigger: date, due: date, safe: date) -> None:
    computed = _due(key, trigger)

    assert (computed.due_statutory, computed.due_safe) == (due, safe)


def test_a_period_without_a_working_day_has_no_safer_day_and_says_so() -> None:
    computed = compute(_rule(5, LengthUnit.CALENDAR_DAY), date(2024, 9, 30), CALENDAR)

    assert computed.raw_end == date(2024, 10, 5)
    assert computed.due_statutory == computed.due_safe == date(2024, 10, 8)
    assert "没有一个工作日" in computed.safe_note


# --- extension, suspension ---


def test_an_extension_is_one_run_with_the_period() -> None:
    """Day 60 (2026-05-01, a holiday) is not moved before the 30 days are added."""
    assert _due("recon_decision", date(2026, 3, 2)).due_statutory == date(2026, 5, 6)
    assert _due("recon_decision", date(2026, 3, 2), 30).raw_end == date(2026, 5, 31)


def test_suspended_days_are_added() -> None:
    """Accepted 2026-03-02, suspended 51 days: the 111th day is 端午, a Sunday."""
    computed = _due("recon_decision", date(2026, 3, 2), 51)

    assert computed.raw_end == date(2026, 6, 21)
    assert computed.due_statutory == date(2026, 6, 22)


def test_working_days_are_extended_by_working_days() -> None:
    assert _due("recon_correction_submit", date(2024, 5, 20), 5).due_statutory == date(2024, 6, 11)


def test_no_more_days_are_granted_than_the_law_allows() -> None:
    rule = BOOK.in_force("recon_decision", on=date(2026, 3, 2))

    check_granted(rule, 30)
    with pytest.raises(Invalid, match="最多可以延长30日"):
        check_granted(rule, 31)


def test_fewer_days_than_none_are_refused() -> None:
    with pytest.raises(Invalid, match="不能为负数"):
        _due("recon_decision", date(2026, 3, 2), -1)


# --- counting back ---


@pytest.mark.parametrize(
    ("length", "unit", "event", "due", "safe"),
    [
        pytest.param(
            -3,
            LengthUnit.CALENDAR_DAY,
            date(2024, 10, 10),
            date(2024, 9, 30),
            date(2024, 9, 30),
            id="开庭三日前 falls into 国庆: back to the last working day",
        ),
        pytest.param(
            -3,
            LengthUnit.CALENDAR_DAY,
            date(2024, 6, 21),
            date(2024, 6, 18),
            date(2024, 6, 17),
            id="three clear days between are one day more",
        ),
        pytest.param(
            -5,
            LengthUnit.WORKING_DAY,
            date(2024, 10, 10),
            date(2024, 9, 27),
            date(2024, 9, 26),
            id="听证五日前: working days, over 国庆 and a make-up Sunday",
        ),
    ],
)
def test_a_period_counted_back(
    length: int, unit: LengthUnit, event: date, due: date, safe: date
) -> None:
    computed = compute(_rule(length, unit), event, CALENDAR)

    assert (computed.due_statutory, computed.due_safe) == (due, safe)


def test_nothing_is_added_to_a_period_counted_back() -> None:
    with pytest.raises(Invalid, match="倒数的期间不能延长"):
        compute(_rule(-3, LengthUnit.CALENDAR_DAY), date(2024, 6, 21), CALENDAR, added_days=2)


# --- periods that do not move, take effect at once, or cannot be computed ---


def test_a_period_that_does_not_roll_ends_on_a_rest_day() -> None:
    computed = compute(_rule(10, LengthUnit.CALENDAR_DAY, roll=False), date(2024, 9, 25), CALENDAR)

    assert computed.due_statutory == date(2024, 10, 5)
    assert computed.due_safe == date(2024, 9, 30)


def test_an_effect_of_the_same_day_has_no_length() -> None:
    computed = compute(_rule(0, LengthUnit.CALENDAR_DAY), date(2024, 10, 5), CALENDAR)

    assert computed.due_statutory == computed.due_safe == date(2024, 10, 5)
    assert computed.safe_note


@pytest.mark.parametrize(
    ("length", "unit", "why"),
    [(None, LengthUnit.FIXED_BY_PAPER, "由文书指定"), (24, LengthUnit.HOUR, "以小时计算")],
)
def test_what_no_date_can_be_computed_for_says_why(
    length: int | None, unit: LengthUnit, why: str
) -> None:
    with pytest.raises(NotComputable, match=why):
        compute(_rule(length, unit), date(2024, 6, 3), CALENDAR)


def test_hours_run_over_rest_days_to_the_minute() -> None:
    """治安拘留暂缓执行: received on the eve of 春节, the 24 hours end on a rest day."""
    rule = BOOK.in_force("detention_stay_decision", on=date(2026, 2, 14))

    computed = compute(rule, date(2026, 2, 14), CALENDAR, at=time(15, 30))

    assert (computed.due_statutory, computed.ends_at) == (date(2026, 2, 15), time(15, 30))
    assert computed.due_safe == computed.due_statutory
    assert "没有余地" in computed.safe_note


def test_a_day_that_the_paper_fixes_moves_off_a_rest_day() -> None:
    rule = BOOK.in_force("judgment_perform", on=date(2026, 3, 2))

    computed = compute(rule, date(2026, 3, 2), CALENDAR, until=date(2026, 4, 5))

    assert computed.raw_end == date(2026, 4, 5)
    assert (computed.due_statutory, computed.due_safe) == (date(2026, 4, 7), date(2026, 4, 3))


def test_a_paper_cannot_fix_a_day_before_it_was_received() -> None:
    rule = BOOK.in_force("judgment_perform", on=date(2026, 3, 2))

    with pytest.raises(NotComputable, match="早于起算之日"):
        compute(rule, date(2026, 3, 2), CALENDAR, until=date(2026, 3, 1))


def test_the_court_fixes_at_most_fifteen_days_for_evidence() -> None:
    rule = BOOK.in_force("evidence_simplified", on=date(2026, 3, 2))

    check_fixed(rule, date(2026, 3, 2), date(2026, 3, 17))
    with pytest.raises(Invalid, match="最长15日"):
        check_fixed(rule, date(2026, 3, 2), date(2026, 3, 18))


def test_a_paper_fixes_no_period_that_the_law_fixes() -> None:
    rule = BOOK.in_force("answer_evidence", on=date(2026, 3, 2))

    with pytest.raises(Invalid, match="不由文书指定"):
        check_fixed(rule, date(2026, 3, 2), date(2026, 3, 17))


def test_a_period_beyond_the_end_of_time_says_so() -> None:
    with pytest.raises(NotComputable, match="超出了可以计算的年份"):
        compute(_rule(5, LengthUnit.YEAR), date(9996, 1, 1), CALENDAR)


def test_before_the_first_notice_a_date_is_not_computable() -> None:
    with pytest.raises(NotComputable, match="没有2014年的放假通知"):
        compute(_rule(15, LengthUnit.CALENDAR_DAY), date(2014, 9, 27), CALENDAR)


@pytest.mark.parametrize(
    ("trigger", "provisional"),
    [(date(2026, 12, 16), False), (date(2026, 12, 17), True), (date(2027, 9, 24), True)],
)
def test_beyond_the_last_notice_a_date_is_provisional(trigger: date, *, provisional: bool) -> None:
    assert _due("answer_evidence", trigger).provisional is provisional


def test_without_any_notice_a_date_is_provisional() -> None:
    empty = Calendar.of([], library.statutory_holidays())
    rule = BOOK.in_force("answer_evidence", on=date(2024, 9, 17))

    computed = compute(rule, date(2024, 9, 17), empty)

    assert computed.provisional
    assert computed.due_statutory == date(2024, 10, 4)
