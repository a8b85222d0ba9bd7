"""Why a deadline falls on its day: sentences, and the days one by one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, Protocol

from dateutil.relativedelta import relativedelta

from docket.law import wording, wording_en
from docket.law.calendar import SATURDAY, Calendar
from docket.law.periods import Computation
from docket.terms import Language, LengthUnit

CellKind = Literal["trigger", "counted", "skipped", "end", "roll"]
ONE_DAY = timedelta(days=1)
StepKind = Literal[
    "base",
    "law",
    "count",
    "passed_over",
    "safe",
    "other_version",
    "reading",
    "status",
    "pending",
    "provisional",
]
"""What a step of an explanation tells; the same in every language."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step in which a computation explains itself: what it tells, and the sentence."""

    kind: StepKind
    text: str


class Wording(Protocol):
    """The sentences of one language; each is empty when there is nothing to say."""

    def law(self, c: Computation) -> str:
        """Which law and version applies."""

    def other_version(self, c: Computation) -> str:
        """What the version in force would give, where another was asked for."""

    def count(self, c: Computation, calendar: Calendar) -> str:
        """From the trigger to the last day."""

    def passed_over(
        self, c: Computation, skipped: Iterable[tuple[date, str | None]], worked: list[date]
    ) -> str:
        """Days left out of a count of working days, and make-up days in it."""

    def safe(self, c: Computation, calendar: Calendar) -> str:
        """The day by which to act."""

    def status(self, c: Computation) -> str:
        """A caution where the words were not all read."""

    def pending(self, c: Computation) -> str:
        """A caution where a newer text is due."""

    def provisional(self, c: Computation, calendar: Calendar) -> str:
        """A caution where a holiday notice is missing."""

    def safest(self, on: date) -> str:
        """What another reading changes."""

    def day_name(self, on: date, calendar: Calendar) -> str | None:
        """What to call a day that is not like others."""


WORDINGS: Mapping[Language, Wording] = {Language.ZH: wording, Language.EN: wording_en}


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

    steps: tuple[Step, ...]
    counted: tuple[DayCell, ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """The steps as a person reads them."""
        return tuple(step.text for step in self.steps)


def explain(
    computation: Computation,
    calendar: Calendar,
    *,
    instead_of: Computation | None = None,
    language: Language = Language.ZH,
) -> Explanation:
    """The sentences and the days of a computation, in the order in which one would count.

    Args:
        computation: What was computed.
        calendar: The calendar it was computed with.
        instead_of: The computation by the version in force, where another version was chosen:
            where two readings are arguable both are shown.
        language: Of the sentences and of the names of the days.
    """
    words = WORDINGS[language]
    cells = tuple(_cells(computation, calendar, words))
    skipped = [(cell.day, calendar.name(cell.day)) for cell in cells if cell.kind == "skipped"]
    worked = [cell.day for cell in cells if cell.number and cell.day.weekday() >= SATURDAY]
    steps = (
        Step("law", words.law(computation)),
        Step("count", words.count(computation, calendar)),
        Step("passed_over", words.passed_over(computation, skipped, worked)),
        Step("safe", words.safe(computation, calendar)),
        Step("other_version", words.other_version(instead_of) if instead_of is not None else ""),
        Step("status", words.status(computation)),
        Step("pending", words.pending(computation)),
        Step("provisional", words.provisional(computation, calendar)),
    )
    return Explanation(steps=tuple(step for step in steps if step.text), counted=cells)


def _cells(c: Computation, calendar: Calendar, words: Wording) -> Iterator[DayCell]:
    """Every day from the trigger to the end, or back to it; what precedes the data is left out."""
    step = -ONE_DAY if c.due_statutory < c.trigger_on else ONE_DAY
    first = date(calendar.first_year, 1, 1)
    numbers = _numbers(c, calendar)
    day = c.trigger_on
    while day != c.due_statutory + step:
        if day >= first:
            working = calendar.is_working(day)
            kind = _kind(c, day, working=working)
            yield DayCell(day, numbers.get(day), kind, working, words.day_name(day, calendar))
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
