"""Working days and rest days: weekends, statutory holidays, and the yearly State Council notice."""

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from docket.errors import NotComputable
from docket.terms import DayKind

SATURDAY = 5
WEEKDAYS = "周一", "周二", "周三", "周四", "周五", "周六", "周日"


@dataclass(frozen=True, slots=True)
class NoticeDay:
    """A day that a notice names: a rest day, or a weekend day that is worked.

    A later notice can also take back what an earlier one said: the day is ordinary again.
    """

    day: date
    kind: DayKind
    name: str


@dataclass(frozen=True, slots=True)
class HolidayNotice:
    """国务院办公厅关于部分节假日安排的通知: one year's arrangement.

    A notice may name days of the December before its year (2018-12-29 was worked for 元旦 2019).
    ``complete`` says whether the arrangement of the year is whole once this notice is known; one
    that takes back a notice loaded by mistake leaves the year open again.
    """

    year: int
    title: str
    sources: tuple[str, ...]
    days: tuple[NoticeDay, ...]
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Statutory:
    """法定节假日 of 全国年节及纪念日放假办法第二条: 11 days until 2024, 13 since 2025.

    Args:
        yearly: By month and day, the name and the first year (元旦, 劳动节, 国庆节).
        dated: By date, those that follow the lunar calendar or the sun (春节, 清明节, ...).
    """

    yearly: Mapping[tuple[int, int], tuple[str, int]]
    dated: Mapping[date, str]

    def name(self, day: date) -> str | None:
        """The festival of that day, or None; two that fall together are both named."""
        name, since = self.yearly.get((day.month, day.day), ("", 0))
        names = [name] if name and since <= day.year else []
        if day in self.dated:
            names.append(self.dated[day])
        return "、".join(names) or None


@dataclass(frozen=True, slots=True)
class Calendar:
    """What each day is, as far as the notices go.

    ``first_year`` is the year of the first notice: before it nothing can be computed.
    ``complete_until`` is the last day of the last year without a gap: after it a date rests on
    weekends and statutory holidays only, and is provisional until the notice is loaded.
    ``version`` changes whenever a notice changes a day; it is that of the days, so a notice that
    takes another back restores it.
    """

    days: Mapping[date, NoticeDay]
    ordered: tuple[date, ...]
    statutory: Statutory
    first_year: int
    complete_until: date
    version: str
    _working: dict[date, bool] = field(default_factory=dict, repr=False, compare=False)
    _strict: dict[date, bool] = field(default_factory=dict, repr=False, compare=False)
    # Answers already given: a million deadlines ask of the same few thousand days.

    @classmethod
    def of(cls, notices: Iterable[HolidayNotice], statutory: Statutory) -> "Calendar":
        """The calendar of these notices, in the order in which they were issued or recorded.

        A year may have several (2019: 劳动节 was lengthened; 2020: 春节 was): for each day that
        notices name, the last of them holds. Without any notice, every date is provisional.
        """
        issued = tuple(notices)
        whole = {notice.year: notice.complete for notice in issued}
        known = sorted(year for year, complete in whole.items() if complete)
        last_said = {named.day: named for notice in issued for named in notice.days}
        days = {d: n for d, n in sorted(last_said.items()) if n.kind is not DayKind.ORDINARY}
        first = min(known, default=date.min.year)
        last = first
        while last + 1 in known:
            last += 1
        return cls(
            days=days,
            ordered=tuple(days),
            statutory=statutory,
            first_year=first,
            complete_until=date(last, 12, 31) if known else date.min,
            version=_digest(known, days.values()),
        )

    def known(self, day: date) -> bool:
        """Whether the notice for that day is loaded; if not, what rests on it is provisional."""
        return self.first_year <= day.year and day <= self.complete_until

    def between(self, first: date, last: date) -> str:
        """What the notices say of the days from ``first`` to ``last``, as one short text.

        Two calendars that agree on it give the same dates for a period that lies within: so a
        date keeps its receipt when a notice changes days that it never touched.
        """
        start, end = bisect_left(self.ordered, first), bisect_right(self.ordered, last)
        return ",".join(f"{day:%y%m%d}{self.days[day].kind[0]}" for day in self.ordered[start:end])

    def is_statutory(self, day: date) -> bool:
        """法定节假日 itself, not a day off that was moved next to it."""
        return self.statutory.name(day) is not None

    def is_working(self, day: date) -> bool:
        """Whether public offices work: make-up days count, holidays and moved days do not."""
        found = self._working.get(day)
        if found is None:
            self._check(day)
            named = self.days.get(day)
            strict = self.strict_working(day)
            found = strict if named is None else named.kind is DayKind.MAKE_UP
            self._working[day] = found
        return found

    def strict_working(self, day: date) -> bool:
        """工作日 to the letter: a weekday that is no statutory holiday (行政复议法第八十八条).

        A weekday that a notice moved off still counts, a make-up Saturday does not. Nobody works
        that way, but a strict reader may count so, and the result can be one to three days earlier.
        """
        found = self._strict.get(day)
        if found is None:
            self._check(day)
            found = day.weekday() < SATURDAY and not self.is_statutory(day)
            self._strict[day] = found
        return found

    def kind(self, day: date) -> DayKind | None:
        """What the notice says of the day; None for a day it does not name."""
        named = self.days.get(day)
        return named.kind if named is not None else None

    def name(self, day: date) -> str | None:
        """Why the day is not like others of its week: the festival it rests or is worked for."""
        named = self.days.get(day)
        return named.name if named is not None else self.statutory.name(day)

    def next_working(self, day: date) -> date:
        """The day itself if it is worked, otherwise the first working day after it."""
        return self._seek(day, timedelta(days=1))

    def last_working(self, day: date) -> date:
        """The day itself if it is worked, otherwise the last working day before it."""
        return self._seek(day, timedelta(days=-1))

    def _seek(self, day: date, step: timedelta) -> date:
        while not self.is_working(day):
            day += step
        return day

    def _check(self, day: date) -> None:
        if day.year < self.first_year:
            why = f"没有{day.year}年的放假通知（数据自{self.first_year}年起），"
            remedy = "请按当年的通知人工计算，登记日期。"
            raise NotComputable(f"{why}无法判断{day}是否工作日。{remedy}")


def _digest(years: Iterable[int], days: Iterable[NoticeDay]) -> str:
    named = sorted(f"{named.day}{named.kind}" for named in days)
    text = "|".join([*(str(year) for year in years), *named])
    return hashlib.sha256(text.encode()).hexdigest()[:12]
