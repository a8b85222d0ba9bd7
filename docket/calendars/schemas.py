"""A year of the calendar as it is shown."""

from datetime import date

import msgspec

from docket.terms import DayKind


class NoticeLine(msgspec.Struct, frozen=True):
    """A recorded notice."""

    id: int
    year: int
    title: str
    source: str
    complete: bool


class DayLine(msgspec.Struct, frozen=True):
    """A day that is not as its week has it, and the notice that holds for it."""

    day: date
    kind: DayKind
    name: str
    statutory: bool


class CalendarYear(msgspec.Struct, frozen=True):
    """One year: its notices in the order of recording, and what holds.

    ``complete`` is false while the year's notice is missing: its dates are provisional.
    """

    year: int
    complete: bool
    complete_until: date
    working_days: int
    notices: tuple[NoticeLine, ...]
    days: tuple[DayLine, ...]
