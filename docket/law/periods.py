"""Counting a period: from the day after the trigger to its last day, over the calendar as it is.

The start day is not counted (民事诉讼法第八十五条第二款). Inner rest days of a period in calendar
days are; only its end moves, forward to the next working day (第三款). Months and years end on the
corresponding day, or on the last day of the month (民法典第二百零二条). A make-up working day
ends a period and counts as a working day. Hours run on without regard to rest days, and what must
be done before a sitting opens is safe on the working day before.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache

from dateutil.relativedelta import relativedelta

from docket.errors import FieldError, Invalid, NotComputable
from docket.law.calendar import Calendar
from docket.law.provisions import Rule
from docket.terms import LengthUnit

ONE_DAY = timedelta(days=1)
_AT_THE_MOMENT = (LengthUnit.HOUR, LengthUnit.SITTING)
"""Periods that end at a moment, which no rest day moves."""


@dataclass(frozen=True, slots=True)
class Computation:
    """A period counted.

    Args:
        rule: The version of the rule that was applied.
        trigger_on: The day from which it runs, itself not counted.
        added_days: Days granted or excluded, counted in one run with the period.
        raw_end: Its last day before any move; in working days, the last of them.
        due_statutory: Its last day by law; after it the step is late.
        due_safe: The day by which to act: a working day that no stricter reading puts too late.
        provisional: It needs a year whose holiday notice has not been loaded.
        safe_note: Empty, or why ``due_safe`` offers no more room than ``due_statutory``.
        starts_at: The time of day from which hours run.
        ends_at: The time of day at which hours end; None for a period that ends with its day.
    """

    rule: Rule
    trigger_on: date
    added_days: int
    raw_end: date
    due_statutory: date
    due_safe: date
    provisional: bool
    safe_note: str
    starts_at: time | None = None
    ends_at: time | None = None

    @property
    def pending(self) -> str:
        """What newer text is due and not at hand for a step of this day; empty if none."""
        return self.rule.pending_on(self.trigger_on)


def compute(
    rule: Rule,
    trigger_on: date,
    calendar: Calendar,
    *,
    added_days: int = 0,
    until: date | None = None,
    at: time | None = None,
) -> Computation:
    """When the period ends.

    An extension is one run with the period: 60 days and 30 granted are 90 from acceptance, the
    60th day is not moved first (行政复议法第六十二条).

    Args:
        rule: The version that applies.
        trigger_on: The day from which it runs.
        calendar: Which days are worked.
        added_days: Days granted or excluded, in its own unit of days; for months and years they are
            calendar days.
        until: The last day that the paper fixes, where the law leaves it to the paper.
        at: The time of day from which hours run.

    Raises:
        NotComputable: The paper fixes the period and no day is given, it is counted in hours and no
            time is given, or it needs a year before the first holiday notice.
        Invalid: Days are added to a period that is counted back, or fewer than none.
    """
    _check_computable(rule, trigger_on, until, at)
    length = 1 if rule.length is None else rule.length
    _check_added(rule, added_days)
    total = length + added_days
    try:
        raw_end = _raw_end(rule, trigger_on, calendar, added_days, until, at)
        due = _due(rule, total, raw_end, calendar)
        safe, note = _safe(rule, total, trigger_on, raw_end, due, calendar)
    except (OverflowError, ValueError):
        why = f"自{trigger_on}起算的期间超出了可以计算的年份。"
        raise NotComputable(why + "请核对日期。") from None
    return Computation(
        rule=rule,
        trigger_on=trigger_on,
        added_days=added_days,
        raw_end=raw_end,
        due_statutory=due,
        due_safe=safe,
        provisional=not calendar.known(max(due, raw_end, *_counted_from(rule, trigger_on))),
        safe_note=note,
        starts_at=at if rule.unit is LengthUnit.HOUR else None,
        ends_at=at if rule.unit is LengthUnit.HOUR else None,
    )


def check_granted(rule: Rule, days: int, *, field: str = "granted") -> None:
    """Refuse an extension longer than the law allows (行政复议法第六十二条第一款: 30 days)."""
    if rule.max_granted is not None and days > rule.max_granted:
        unit = "个工作日" if rule.unit is LengthUnit.WORKING_DAY else "日"
        message = f"“{rule.name_zh}”最多可以延长{rule.max_granted}{unit}，不能延长{days}{unit}。"
        raise Invalid.of(FieldError(field, message, f"{rule.extension}请核对延长通知。"))


def check_fixed(rule: Rule, trigger_on: date, until: date | None) -> None:
    """Refuse a day for a period that the law fixes itself, and one that is too late."""
    if until is None:
        return
    if rule.unit is not LengthUnit.FIXED_BY_PAPER:
        message = f"“{rule.name_zh}”的期间由法律规定，不由文书指定。"
        raise Invalid.of(FieldError("until", message, "请去掉文书指定的日期。"))
    if rule.max_days is not None and (until - trigger_on).days > rule.max_days:
        message = f"“{rule.name_zh}”最长{rule.max_days}日，{until}已经超过。"
        raise Invalid.of(FieldError("until", message, f"{rule.extension}请核对文书。"))


def _check_computable(rule: Rule, trigger_on: date, until: date | None, at: time | None) -> None:
    if rule.unit is LengthUnit.HOUR and at is None:
        why = f"“{rule.name_zh}”以小时计算，需要起算的时刻，只有日期算不出。"
        raise NotComputable(why + "请写明收到的时刻（如2026-03-02T15:30），休息日不顺延。")
    if rule.length is None and until is None:
        why = f"“{rule.name_zh}”的期限由文书指定，法律没有规定天数。"
        raise NotComputable(why + "请登记文书指定的日期或者天数。")
    if until is not None and until < trigger_on:
        raise NotComputable(f"文书指定的日期{until}早于起算之日{trigger_on}，请核对文书。")


def _check_added(rule: Rule, added_days: int) -> None:
    if added_days < 0:
        raise Invalid.of(
            FieldError("added_days", "延长、扣除的天数不能为负数。", "请核对登记的天数。")
        )
    if added_days and rule.direction == "back":
        raise Invalid.of(FieldError("added_days", "倒数的期间不能延长。", "请去掉延长的天数。"))


def _raw_end(
    rule: Rule,
    start: date,
    calendar: Calendar,
    added_days: int,
    until: date | None,
    at: time | None,
) -> date:
    length = rule.length or 0
    if rule.unit is LengthUnit.WORKING_DAY:
        return nth_working_day(start, length + added_days, calendar)
    if rule.unit is LengthUnit.HOUR:
        begin = datetime.combine(start, at or time.min)
        return (begin + timedelta(hours=length, days=added_days)).date()
    end = until or start + _length(rule.unit, length)
    return end + timedelta(days=added_days) if added_days else end


@cache
def _length(unit: LengthUnit, n: int) -> timedelta | relativedelta:
    """A length to be added to a day; made once, for a million deadlines have a few dozen of them."""
    if unit is LengthUnit.MONTH:
        return relativedelta(months=n)
    if unit is LengthUnit.YEAR:
        return relativedelta(years=n)
    return timedelta(days=n if unit is LengthUnit.CALENDAR_DAY else 0)


def nth_working_day(start: date, n: int, calendar: Calendar) -> date:
    """The n-th working day after ``start``, or before it when n is negative."""
    step = ONE_DAY if n > 0 else -ONE_DAY
    day, left = start, abs(n)
    while left:
        day += step
        left -= calendar.is_working(day)
    return day


def nth_strict_working_day(start: date, n: int, calendar: Calendar) -> date:
    """The n-th working day after ``start`` by the letter: no moved day is taken into account."""
    day, left = start, n
    while left > 0:
        day += ONE_DAY
        left -= calendar.strict_working(day)
    return day


def _due(rule: Rule, total: int, raw_end: date, calendar: Calendar) -> date:
    """Forward periods end on the next working day, those counted back on the one before."""
    if not rule.roll or total == 0 or rule.unit in _AT_THE_MOMENT:
        return raw_end
    return calendar.next_working(raw_end) if total > 0 else calendar.last_working(raw_end)


def _safe(
    rule: Rule, total: int, trigger_on: date, raw_end: date, due: date, calendar: Calendar
) -> tuple[date, str]:
    if rule.unit is LengthUnit.SITTING:
        return calendar.last_working(raw_end - ONE_DAY), ""
    if rule.unit is LengthUnit.HOUR:
        return due, "以小时计算，不因休息日顺延，没有余地。"
    if total == 0:
        return due, "当日发生效力，没有余地。"
    if total < 0:
        return _with_clear_days(rule, raw_end, calendar), ""
    if rule.unit is LengthUnit.WORKING_DAY:
        strict = nth_strict_working_day(trigger_on, total, calendar)
        return max(min(raw_end, strict), trigger_on + ONE_DAY), ""
    return _last_working_between(trigger_on, raw_end, due, calendar)


def _last_working_between(
    trigger_on: date, raw_end: date, due: date, calendar: Calendar
) -> tuple[date, str]:
    """The last working day after the trigger that is not after the un-moved end."""
    day = raw_end
    while day > trigger_on:
        if calendar.is_working(day):
            return day, ""
        day -= ONE_DAY
    note = f"从起算到{raw_end.month}月{raw_end.day}日没有一个工作日，安全日只能与法定届满日相同。"
    return due, note


def _with_clear_days(rule: Rule, raw_end: date, calendar: Calendar) -> date:
    """Counted back with n clear days between, that is one more; no text says which is meant."""
    if rule.unit is LengthUnit.WORKING_DAY:
        return nth_working_day(raw_end, -1, calendar)
    day = raw_end - ONE_DAY
    return calendar.last_working(day) if rule.roll else day


def _counted_from(rule: Rule, trigger_on: date) -> tuple[date, ...]:
    """Working days are counted one by one, so the first of them must be known as well."""
    return (trigger_on,) if rule.unit is LengthUnit.WORKING_DAY else ()
