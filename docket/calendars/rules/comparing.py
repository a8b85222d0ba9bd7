"""What a notice changes: the days, and the stretches of time in which a deadline can move."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from docket.law.calendar import WEEKDAYS, Calendar, NoticeDay
from docket.terms import DayKind

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DayChange:
    """A day of the table that is added, removed or changed."""

    change: Literal["added", "removed", "changed"]
    day: date
    weekday: str
    before: DayKind | None
    after: DayKind | None
    name: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from one to another, both included."""

    first: date
    last: date


def changed_days(before: Calendar, after: Calendar) -> tuple[DayChange, ...]:
    """The difference of two calendars, day by day."""
    days = sorted(before.days.keys() | after.days.keys())
    return tuple(
        _change(day, before.days.get(day), after.days.get(day))
        for day in days
        if before.days.get(day) != after.days.get(day)
    )


def _change(day: date, before: NoticeDay | None, after: NoticeDay | None) -> DayChange:
    named = after or before
    return DayChange(
        change="added" if before is None else "removed" if after is None else "changed",
        day=day,
        weekday=WEEKDAYS[day.weekday()],
        before=before.kind if before else None,
        after=after.kind if after else None,
        name=named.name if named else "",
    )


def stretches(before: Calendar, after: Calendar) -> tuple[Stretch, ...]:
    """Where the calendars give another answer: days that change, and years that become known.

    A period that touches none of them ends on the same day as before, and with the same receipt.
    """
    found = [Stretch(one.day, one.day) for one in changed_days(before, after) if _counts(one)]
    ends = sorted((before.complete_until, after.complete_until))
    if ends[0] != ends[1]:
        found.append(Stretch(ends[0] + _ONE_DAY, ends[1]))
    if before.first_year != after.first_year:
        later = max(before.first_year, after.first_year)
        found.append(Stretch(date.min, date(later, 12, 31)))
    return _joined(found)


def _counts(one: DayChange) -> bool:
    """Another name for the day moves nothing."""
    return one.before is not one.after


def _joined(found: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """Stretches that touch, as one."""
    joined: list[Stretch] = []
    for one in sorted(found, key=lambda s: (s.first, s.last)):
        if joined and one.first <= joined[-1].last + _ONE_DAY:
            joined[-1] = Stretch(joined[-1].first, max(joined[-1].last, one.last))
        else:
            joined.append(one)
    return tuple(joined)
