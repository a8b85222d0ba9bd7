"""The holiday data files: a year's notice festival by festival, and the statutory days."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from docket.errors import FieldError, Invalid
from docket.law.calendar import SATURDAY, HolidayNotice, NoticeDay, Statutory
from docket.law.rows import read_rows
from docket.terms import DayKind


@dataclass(frozen=True, slots=True)
class _Festival:
    """The days off and the days worked instead, of one festival of one notice."""

    name: str
    rest: tuple[date, ...]
    make_up: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class _Notice:
    year: int
    title: str
    sources: tuple[str, ...]
    festivals: tuple[_Festival, ...]


@dataclass(frozen=True, slots=True)
class _Yearly:
    """A holiday of the solar calendar: the same days each year, from the year it was introduced."""

    name: str
    days: tuple[str, ...]
    since: int


@dataclass(frozen=True, slots=True)
class _Dated:
    """A holiday whose date differs from year to year."""

    name: str
    days: tuple[date, ...]


def parse_notices(rows: Iterable[Mapping[str, Any]]) -> tuple[HolidayNotice, ...]:
    """The notices, oldest first. A make-up day on a weekday would be a slip of the pen: refused."""
    read = read_rows("holidays.toml", "notice", rows, _Notice)
    faults = [fault for notice in read for fault in _faults(notice)]
    if faults:
        raise Invalid.of(*faults)
    notices = [HolidayNotice(n.year, n.title, n.sources, _days(n)) for n in read]
    return tuple(sorted(notices, key=lambda notice: notice.year))


def parse_statutory(data: Mapping[str, Any]) -> Statutory:
    """The statutory holidays, those of fixed date and those dated year by year."""
    yearly = read_rows("statutory_holidays.toml", "yearly", data["yearly"], _Yearly)
    dated = read_rows("statutory_holidays.toml", "dated", data["dated"], _Dated)
    return Statutory(
        yearly={_month_day(day): (row.name, row.since) for row in yearly for day in row.days},
        dated={day: row.name for row in dated for day in row.days},
    )


def _month_day(text: str) -> tuple[int, int]:
    month, day = text.split("-")
    return int(month), int(day)


def _days(notice: _Notice) -> tuple[NoticeDay, ...]:
    return tuple(
        NoticeDay(day, kind, festival.name)
        for festival in notice.festivals
        for kind, days in ((DayKind.REST, festival.rest), (DayKind.MAKE_UP, festival.make_up))
        for day in days
    )


def _faults(notice: _Notice) -> list[FieldError]:
    at = f"holidays.toml:{notice.year}"
    named = [day.day for day in _days(notice)]
    faults = [
        FieldError(at, f"{day}写了不止一次") for day in sorted(set(named)) if named.count(day) > 1
    ]
    for day in _days(notice):
        if not _belongs(day.day, notice.year):
            faults.append(FieldError(at, f"{day.day}不属于{notice.year}年的通知"))
        if day.kind is DayKind.MAKE_UP and day.day.weekday() < SATURDAY:
            faults.append(FieldError(at, f"{day.day}不是周末，不会是调休上班日"))
    return faults


def _belongs(day: date, year: int) -> bool:
    """The December before belongs too: New Year's rest days often begin in it."""
    return day.year == year or (day.year == year - 1 and day.month == 12)  # noqa: PLR2004
