"""Why a deadline falls on its day: Chinese sentences and the days one by one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dateutil.relativedelta import relativedelta

from docket.law import wording
from docket.law.calendar import SATURDAY, Calendar
from docket.law.periods import Computation
from docket.terms import DayKind, LengthUnit

CellKind = Literal["trigger", "counted", "skipped", "end", "roll"]
ONE_DAY = timedelta(days=1)
_MONTHS_PER = {LengthUnit.MONTH: 1, LengthUnit.YEAR: 12}


@dataclass(frozen=True, slots=True)
class DayCell:
    """One day between the trigger and the end.

    Args:
        day: The day.
        number: Which day of the period it is; in months and years, which month or year it ends.
            None for a day that is not counted by itself.
        kind: The trigger; a day within the period; a rest day left out of working days; the end;
            a day over which the end moved (the last of them is the day it moved to).
        working: Whether public offices work.
        name: The festival it rests for, 周末, or the festival it is worked for (调休上班).
    """

    day: date
    number: int | None
    kind: CellKind
    working: bool
    name: str | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """A computation that can be checked by hand."""

    steps: tuple[str, ...]
    counted: tuple[DayCell, ...]


def explain(
    computation: Computation, calendar: Calendar, *, instead_of: Computation | None = None
) -> Explanation:
    """The sentences and the days of a computation, in the order in which one would count.

    Args:
        computation: What was computed.
        calendar: The calendar it was computed with.
        instead_of: The computation by the version in force, where another version was chosen:
            where two readings are arguable both are shown.
    """
    cells = tuple(_cells(computation, calendar))
    skipped = [(cell.day, cell.name) for cell in cells if cell.kind == "skipped"]
    worked = [cell.day for cell in cells if cell.number and cell.day.weekday() >= SATURDAY]
    steps = (
        wording.law(computation),
        wording.count(computation, calendar),
        wording.passed_over(computation, skipped, worked),
        wording.safe(computation, calendar),
        wording.other_version(instead_of) if instead_of is not None else "",
        wording.status(computation),
        wording.pending(computation),
        wording.provisional(computation, calendar),
    )
    return Explanation(steps=tuple(step for step in steps if step), counted=cells)


def _cells(c: Computation, calendar: Calendar) -> Iterator[DayCell]:
    """Every day from the trigger to the end, or back to it; what precedes the data is left out."""
    step = -ONE_DAY if c.due_statutory < c.trigger_on else ONE_DAY
    first = date(calendar.first_year, 1, 1)
    numbers = _numbers(c, calendar)
    day = c.trigger_on
    while day != c.due_statutory + step:
        if day >= first:
            working = calendar.is_working(day)
            kind = _kind(c, day, working=working)
            yield DayCell(day, numbers.get(day), kind, working, day_name(day, calendar))
        elif day == c.trigger_on:
            yield DayCell(day, None, "trigger", day.weekday() < SATURDAY, None)
        day += step


def _kind(c: Computation, day: date, *, working: bool) -> CellKind:
    if day == c.trigger_on:
        return "trigger"
    if day == c.raw_end:
        return "end"
    if not min(c.trigger_on, c.raw_end) < day < max(c.trigger_on, c.raw_end):
        return "roll"
    if c.rule.unit is LengthUnit.WORKING_DAY and not working:
        return "skipped"
    return "counted"


def _numbers(c: Computation, calendar: Calendar) -> dict[date, int]:
    """The number of each counted day: every one in days, the corresponding days in months."""
    if c.rule.unit is LengthUnit.HOUR:
        return {}
    per = _MONTHS_PER.get(c.rule.unit)
    if per is not None and c.rule.length is not None:
        marks = range(1, c.rule.length + 1)
        return {c.trigger_on + relativedelta(months=per * n): n for n in marks}
    step = -ONE_DAY if c.raw_end < c.trigger_on else ONE_DAY
    numbers: dict[date, int] = {}
    day = c.trigger_on
    while day != c.raw_end:
        day += step
        if c.rule.unit is not LengthUnit.WORKING_DAY or calendar.is_working(day):
            numbers[day] = len(numbers) + 1
    return numbers


def day_name(day: date, calendar: Calendar) -> str | None:
    """What to call a day that is not an ordinary working day; None for one that is."""
    name = calendar.name(day)
    if calendar.kind(day) is DayKind.MAKE_UP:
        return f"{name}调休上班"
    if name is None and not calendar.is_working(day):
        return "周末"
    return name
