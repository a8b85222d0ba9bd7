"""A second way to count, written apart from the engine: one day after the other.

It shares nothing with ``periods`` and asks the calendar for its entries only, never for an answer.
Where both agree, a slip would have to be made twice, in two ways, on the same day. Slow and plain on
purpose.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from docket.terms import DayKind, LengthUnit

_SATURDAY, _SUNDAY = 6, 7
_MONTHS_A_YEAR = 12


class Named(Protocol):
    """What a notice says of a day."""

    @property
    def kind(self) -> DayKind:
        """Rest day, make-up working day, or ordinary."""


class Holidays(Protocol):
    """法定节假日."""

    def name(self, day: date) -> str | None:
        """The festival of that day, or None."""


class Entries(Protocol):
    """The entries of a calendar: what the notices name, and the statutory holidays."""

    @property
    def days(self) -> Mapping[date, Named]:
        """By day."""

    @property
    def statutory(self) -> Holidays:
        """The holidays of the regulation."""


class Measure(Protocol):
    """How long a period is, and whether its end moves."""

    @property
    def unit(self) -> LengthUnit:
        """In what it is measured."""

    @property
    def length(self) -> int | None:
        """How many of them; negative when counted back, None when the paper fixes the end."""

    @property
    def roll(self) -> bool:
        """Whether an end on a rest day moves."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The un-moved end and the last day by law, as counted the second time."""

    raw_end: date
    due_statutory: date


def count_again(
    measure: Measure,
    trigger_on: date,
    entries: Entries,
    *,
    added_days: int = 0,
    until: date | None = None,
) -> Counted:
    """When the period ends, counted day by day.

    Args:
        measure: The version of the rule.
        trigger_on: The day from which it runs, itself not counted.
        entries: What is known of the days.
        added_days: Days granted or excluded, after the period and before the end moves.
        until: The last day that the paper fixes.
    """
    if measure.unit is LengthUnit.SITTING:
        return Counted(trigger_on, trigger_on)
    if measure.unit is LengthUnit.HOUR:
        end = _walk(trigger_on, (measure.length or 0) // 24 + added_days)
        return Counted(end, end)
    raw_end = _end(measure, trigger_on, entries, added_days, until)
    # Without a length the paper fixes the day; with none at all the effect comes at once.
    if not measure.roll or (measure.length == 0 and not added_days):
        return Counted(raw_end, raw_end)
    back = measure.length is not None and measure.length < 0
    return Counted(raw_end, _moved(raw_end, entries, back=back))


def _end(
    measure: Measure, trigger_on: date, entries: Entries, added_days: int, until: date | None
) -> date:
    if measure.unit is LengthUnit.WORKING_DAY:
        return _worked_days(trigger_on, (measure.length or 0) + added_days, entries)
    if until is not None:
        end = until
    elif measure.unit is LengthUnit.MONTH:
        end = _months(trigger_on, measure.length or 0)
    elif measure.unit is LengthUnit.YEAR:
        end = _months(trigger_on, (measure.length or 0) * _MONTHS_A_YEAR)
    else:
        end = _walk(trigger_on, measure.length or 0)
    return _walk(end, added_days)


def _walk(day: date, steps: int) -> date:
    """So many days on, or back when there are fewer than none."""
    while steps > 0:
        day, steps = _next(day), steps - 1
    while steps < 0:
        day, steps = _previous(day), steps + 1
    return day


def _worked_days(day: date, number: int, entries: Entries) -> date:
    """The last of so many working days after a day, or before it when there are fewer than none."""
    seen = 0
    while seen != abs(number):
        day = _next(day) if number > 0 else _previous(day)
        if _worked(day, entries):
            seen += 1
    return day


def _months(day: date, number: int) -> date:
    """The corresponding day after so many months, or the last day of a month that has none."""
    wanted, passed = day.day, 0
    while passed < number:
        day = _next(day)
        corresponds = day.day == wanted
        month_ends = _next(day).month != day.month
        if corresponds or (month_ends and day.day < wanted):
            passed += 1
    return day


def _moved(day: date, entries: Entries, *, back: bool) -> date:
    while not _worked(day, entries):
        day = _previous(day) if back else _next(day)
    return day


def _worked(day: date, entries: Entries) -> bool:
    """A notice decides; what none names is worked unless it is a weekend or a holiday."""
    said = entries.days.get(day)
    if said is not None and said.kind is DayKind.MAKE_UP:
        return True
    if said is not None and said.kind is DayKind.REST:
        return False
    return day.isoweekday() not in (_SATURDAY, _SUNDAY) and entries.statutory.name(day) is None


def _next(day: date) -> date:
    return day + timedelta(days=1)


def _previous(day: date) -> date:
    return day - timedelta(days=1)
