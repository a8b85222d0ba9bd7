"""A second way to count, written apart from the engine: another calendar, one day at a time."""

import calendar
from datetime import date, timedelta

import chinese_calendar

from docket.law.provisions import Rule
from docket.terms import LengthUnit


def naive_due_of(rule: Rule, trigger: date, *, until: date | None = None) -> date:
    """The last day of a rule's period, counted by its length, unit and direction."""
    if rule.unit is LengthUnit.HOUR:
        return date.fromordinal(trigger.toordinal() + (rule.length or 0) // 24)
    if rule.unit is LengthUnit.SITTING or rule.length == 0:
        return trigger
    if rule.length is not None and rule.length < 0:
        return naive_back(trigger, -rule.length, rule.unit)
    end = until or naive_end(trigger, rule.length or 0, rule.unit)
    while rule.roll and not chinese_calendar.is_workday(end):
        end += timedelta(days=1)
    return end


def naive_back(event: date, n: int, unit: LengthUnit) -> date:
    """The last day that leaves n days before the event, moved back to a working day."""
    day, left = event, n
    while left:
        day -= timedelta(days=1)
        if unit is LengthUnit.CALENDAR_DAY or chinese_calendar.is_workday(day):
            left -= 1
    while not chinese_calendar.is_workday(day):
        day -= timedelta(days=1)
    return day


def naive_end(trigger: date, n: int, unit: LengthUnit) -> date:
    """The un-moved end of a period."""
    if unit is LengthUnit.WORKING_DAY:
        day, counted = trigger, 0
        while counted < n:
            day += timedelta(days=1)
            if chinese_calendar.is_workday(day):
                counted += 1
        return day
    if unit is LengthUnit.CALENDAR_DAY:
        return date.fromordinal(trigger.toordinal() + n)
    months = trigger.month - 1 + (n if unit is LengthUnit.MONTH else 12 * n)
    year, month = trigger.year + months // 12, months % 12 + 1
    return date(year, month, min(trigger.day, calendar.monthrange(year, month)[1]))


def naive_due(trigger: date, n: int, unit: LengthUnit) -> date:
    """The end, moved to the next working day."""
    day = naive_end(trigger, n, unit)
    while not chinese_calendar.is_workday(day):
        day += timedelta(days=1)
    return day
