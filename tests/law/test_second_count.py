"""The counter that checks the engine: by itself, against chinesecalendar, and against the engine."""

from dataclasses import dataclass
from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docket.law import library
from docket.law.periods import compute, nth_working_day
from docket.law.provisions import Rule
from docket.law.second_count import count_again
from docket.terms import DayKind, LengthUnit
from tests.law.naive import naive_back, naive_due, naive_end

BOOK = library.rulebook()
CALENDAR = library.official_calendar()
FIRST, LAST = date(2015, 1, 1), date(2026, 12, 31)
COUNTED_IN = (
    LengthUnit.CALENDAR_DAY,
    LengthUnit.WORKING_DAY,
    LengthUnit.MONTH,
    LengthUnit.YEAR,
)
MAKE_UP = sorted(
    day
    for day, named in CALENDAR.days.items()
    if named.kind is DayKind.MAKE_UP and day > date(2015, 1, 31)
)
"""With room to look back: what lies before 2015 cannot be judged."""
RULES = [pytest.param(rule, id=rule.id) for rule in BOOK.rules]
BOUNDED = settings(deadline=None, max_examples=30, database=None)


@dataclass(frozen=True)
class Period:
    """A period of any unit."""

    unit: LengthUnit
    length: int | None
    roll: bool = True


@pytest.mark.parametrize(
    ("period", "trigger", "due"),
    [
        pytest.param(
            Period(LengthUnit.CALENDAR_DAY, 15),
            date(2024, 9, 27),
            date(2024, 10, 12),
            id="ends on a make-up Saturday, which is worked",
        ),
        pytest.param(
            Period(LengthUnit.WORKING_DAY, 10),
            date(2024, 9, 27),
            date(2024, 10, 16),
            id="two make-up days count, National Day does not",
        ),
        pytest.param(
            Period(LengthUnit.MONTH, 6),
            date(2023, 8, 31),
            date(2024, 2, 29),
            id="no corresponding day: the end of February of a leap year",
        ),
        pytest.param(
            Period(LengthUnit.MONTH, 1, roll=False),
            date(2024, 1, 30),
            date(2024, 2, 29),
            id="the 30th ends with February, and then goes on from there",
        ),
        pytest.param(
            Period(LengthUnit.YEAR, 1),
            date(2024, 2, 29),
            date(2025, 2, 28),
            id="a year from the leap day",
        ),
        pytest.param(
            Period(LengthUnit.CALENDAR_DAY, -3),
            date(2025, 10, 11),
            date(2025, 9, 30),
            id="counted back into National Day: the working day before it",
        ),
        pytest.param(
            Period(LengthUnit.CALENDAR_DAY, 3, roll=False),
            date(2024, 10, 2),
            date(2024, 10, 5),
            id="an end that does not move",
        ),
        pytest.param(
            Period(LengthUnit.CALENDAR_DAY, 0),
            date(2024, 10, 5),
            date(2024, 10, 5),
            id="an effect that comes at once, on a rest day as well",
        ),
    ],
)
def test_it_counts_what_a_person_counts(period: Period, trigger: date, due: date) -> None:
    assert count_again(period, trigger, CALENDAR).due_statutory == due


def test_it_moves_the_end_of_a_period_that_a_paper_fixes() -> None:
    fixed = Period(LengthUnit.FIXED_BY_PAPER, None)

    counted = count_again(fixed, date(2024, 9, 20), CALENDAR, until=date(2024, 10, 1))

    assert (counted.raw_end, counted.due_statutory) == (date(2024, 10, 1), date(2024, 10, 8))


@BOUNDED
@given(
    st.sampled_from(COUNTED_IN),
    st.integers(1, 24),
    st.dates(FIRST, date(2023, 12, 31)),
)
def test_it_agrees_with_another_calendar_forward(
    unit: LengthUnit, length: int, trigger: date
) -> None:
    """Another calendar, chinesecalendar, keeps its own list of the same notices."""
    length = min(length, 2) if unit is LengthUnit.YEAR else length
    counted = count_again(Period(unit, length), trigger, CALENDAR)

    assert counted.raw_end == naive_end(trigger, length, unit)
    assert counted.due_statutory == naive_due(trigger, length, unit)


@BOUNDED
@given(
    st.sampled_from([LengthUnit.CALENDAR_DAY, LengthUnit.WORKING_DAY]),
    st.integers(1, 30),
    st.dates(date(2015, 6, 1), LAST),
)
def test_it_agrees_with_another_calendar_backward(
    unit: LengthUnit, length: int, sitting: date
) -> None:
    counted = count_again(Period(unit, -length), sitting, CALENDAR)

    assert counted.due_statutory == naive_back(sitting, length, unit)


def _longest(rule: Rule) -> timedelta:
    per = {LengthUnit.MONTH: 31, LengthUnit.YEAR: 366, LengthUnit.WORKING_DAY: 2}
    return timedelta(days=abs(rule.length or 40) * per.get(rule.unit, 1) + 80)


@pytest.mark.parametrize("rule", RULES)
def test_engine_and_second_counter_agree_on_a_rule_with_days_added(rule: Rule) -> None:
    """Every rule, both directions, from 2015 on; beyond 2026 both go by the holidays of the law."""
    hours = rule.unit is LengthUnit.HOUR
    fixed = rule.length is None
    first = FIRST + _longest(rule) if rule.direction == "back" else FIRST

    @BOUNDED
    @given(st.dates(first, LAST), st.integers(0, 45), st.integers(0, 30))
    def agree(trigger: date, added: int, days: int) -> None:
        added = 0 if rule.direction == "back" else added
        until = trigger + timedelta(days=days) if fixed else None
        at = time(9, 5) if hours else None
        computed = compute(rule, trigger, CALENDAR, added_days=added, until=until, at=at)
        counted = count_again(rule, trigger, CALENDAR, added_days=added, until=until)
        found = (counted.raw_end, counted.due_statutory)
        assert found == (computed.raw_end, computed.due_statutory)

    agree()


@pytest.mark.parametrize("rule", RULES)
def test_a_later_trigger_never_gives_an_earlier_date(rule: Rule) -> None:
    """Within one version of a rule, whatever lies between the two days."""
    first = FIRST + _longest(rule) if rule.direction == "back" else FIRST

    @BOUNDED
    @given(st.dates(first, LAST), st.integers(1, 40), st.integers(0, 20))
    def never_earlier(trigger: date, later: int, added: int) -> None:
        added = 0 if rule.direction == "back" else added
        dues = []
        for day in (trigger, trigger + timedelta(days=later)):
            until = day + timedelta(days=10) if rule.length is None else None
            at = time(9, 5) if rule.unit is LengthUnit.HOUR else None
            due = compute(rule, day, CALENDAR, added_days=added, until=until, at=at)
            dues.append((due.raw_end, due.due_statutory))
        assert dues[0][0] <= dues[1][0]
        assert dues[0][1] <= dues[1][1]

    never_earlier()


@BOUNDED
@given(st.dates(date(2015, 6, 1), date(2026, 6, 30)), st.integers(-60, 60))
def test_working_days_are_counted_as_the_second_counter_does(start: date, number: int) -> None:
    counted = count_again(Period(LengthUnit.WORKING_DAY, number, roll=False), start, CALENDAR)

    assert nth_working_day(start, number, CALENDAR) == counted.raw_end


@pytest.mark.parametrize("day", [pytest.param(day, id=str(day)) for day in MAKE_UP])
def test_an_end_on_a_make_up_day_never_moves(day: date) -> None:
    """调休上班的周末是工作日: whatever rule ends there, forward or back, ends there."""
    assert CALENDAR.next_working(day) == day
    assert CALENDAR.last_working(day) == day
    ending = [
        compute(rule, day - timedelta(days=rule.length), CALENDAR)
        for rule in BOOK.rules
        if rule.unit is LengthUnit.CALENDAR_DAY and rule.length and abs(rule.length) <= 60
        if (day - timedelta(days=rule.length)).year >= FIRST.year
    ]
    assert {one.due_statutory for one in ending} == {day}
    assert {one.raw_end for one in ending} == {day}
