"""Two counters: the engine and a naive one agree on every rule of the book, 2015 to 2026."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docket.law import library
from docket.law.periods import compute
from docket.law.provisions import Rule
from docket.terms import LengthUnit
from tests.law.naive import naive_due_of

BOOK = library.rulebook()
CALENDAR = library.official_calendar()
FIRST, LAST = date(2015, 1, 1), date(2026, 12, 31)
"""The years that both counters have notices for."""

_DAYS_PER = {LengthUnit.MONTH: 31, LengthUnit.YEAR: 366, LengthUnit.WORKING_DAY: 2}
MARGIN = 12  # the longest way from a rest day to the next working day, and to spare


def _days_of(rule: Rule) -> st.SearchStrategy[date]:
    """Triggers whose count stays within the known years."""
    length = (rule.length or 40) * _DAYS_PER.get(rule.unit, 1)
    margin = timedelta(days=abs(length) + MARGIN)
    if rule.direction == "back":
        return st.dates(FIRST + margin, LAST)
    ends = max(LAST - margin, date(2004, 1, 1))
    return st.dates(min(FIRST, ends - timedelta(days=2000)), ends)


@pytest.mark.parametrize("rule", BOOK.rules, ids=[rule.id for rule in BOOK.rules])
def test_two_counters_agree_on_a_rule(rule: Rule) -> None:
    fixed = rule.unit is LengthUnit.FIXED_BY_PAPER
    at = time(9, 5) if rule.unit is LengthUnit.HOUR else None

    @settings(deadline=None, max_examples=25, database=None)
    @given(_days_of(rule), st.integers(0, 30))
    def agree(trigger: date, days: int) -> None:
        until = trigger + timedelta(days=days) if fixed else None
        computed = compute(rule, trigger, CALENDAR, until=until, at=at)
        assert computed.due_statutory == naive_due_of(rule, trigger, until=until)

    agree()


@pytest.mark.parametrize("rule", BOOK.rules, ids=[rule.id for rule in BOOK.rules])
def test_within_a_version_a_later_trigger_never_gives_an_earlier_date(rule: Rule) -> None:
    first = rule.examples[0].trigger
    at = time(9, 5) if rule.unit is LengthUnit.HOUR else None
    dues = []
    for day in (first + timedelta(days=n) for n in range(60)):
        until = day + timedelta(days=10) if rule.length is None else None
        dues.append(compute(rule, day, CALENDAR, until=until, at=at).due_statutory)

    assert dues == sorted(dues)
