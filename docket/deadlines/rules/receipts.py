"""核验单: what a date was computed from, as one text that can be counted again in later years.

It names the deadline by its identity, the version of the rule with its length and unit, the day and
the days added, what the calendar said of every day that mattered, the engine, and the dates. Nothing
else is needed to count it again; its hash is what the code of the deadline is made of, so neither a
date nor an input can be altered without the code failing.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

import msgspec

from docket.deadlines.rules.dating import ENGINE_VERSION, Dates
from docket.deadlines.rules.files import Root
from docket.deadlines.rules.receipt_codes import code_of
from docket.deadlines.schemas import Computed, DeadlineRow, ReceiptInputs
from docket.law.calendar import Calendar
from docket.law.provisions import Rule
from docket.law.second_count import Counted, count_again
from docket.terms import DayKind, LengthUnit

_KINDS = {kind[0]: kind for kind in DayKind}
_CENTURY = "20"


def with_receipt(
    row: DeadlineRow, rule: Rule, root: Root, dates: Dates, calendar: Calendar
) -> Computed:
    """The deadline with the text of its inputs, their hash, and its code.

    Not the version of the whole calendar is among them: a notice that changes none of the days a
    period touches leaves the date and its receipt as they are, so only the deadlines that it reaches
    are computed anew.

    Args:
        row: The deadline with its dates.
        rule: The version that was applied.
        root: From which day it runs.
        dates: How its dates came about.
        calendar: The calendar it was counted by.
    """
    counted = dates.computation
    measure = counted.rule if counted else rule
    first, last = _reach(row, dates, calendar)
    inputs = ReceiptInputs(
        proceeding=row.proceeding,
        authority=row.authority,
        party=row.party,
        rule=row.rule,
        root_event=row.root_event,
        root_hearing=row.root_hearing,
        ordinal=row.ordinal,
        version=measure.id,
        unit=measure.unit,
        length=measure.length,
        roll=measure.roll,
        trigger_on=row.trigger_on,
        counted_on=counted.trigger_on if counted else row.trigger_on,
        at=root.at,
        added_days=counted.added_days if counted else dates.added,
        until=root.until,
        days=calendar.between(first, last),
        holidays=_holidays(row, measure, calendar, first, last),
        provisional=row.provisional,
        engine=ENGINE_VERSION,
        reading=dates.reading,
        readings=tuple(way.code for way in dates.readings),
        plain=dates.plain,
        raw_end=row.raw_end,
        due_statutory=row.due_statutory,
        due_safe=row.due_safe,
    )
    text = msgspec.json.encode(inputs).decode()
    digest = digest_of(text)
    stored = {name: getattr(row, name) for name in DeadlineRow.__struct_fields__}
    stored |= {"inputs_hash": digest.hex(), "receipt_code": code_of(digest)}
    return Computed(**stored, inputs=text)


def digest_of(inputs: str) -> bytes:
    """The hash of the text of a receipt."""
    return hashlib.sha256(inputs.encode()).digest()


def read_inputs(text: str) -> ReceiptInputs:
    """The text of a receipt as values."""
    return msgspec.json.decode(text, type=ReceiptInputs)


def _reach(row: DeadlineRow, dates: Dates, calendar: Calendar) -> tuple[date, date]:
    """The first and the last day that could move the date; the same day twice without one.

    The rest days after the end belong to it: a day up to which time was granted may lie among them.
    Every reading counts, for the safe day and the alarm rest on all of them.
    """
    ends = [day for day in (row.raw_end, row.due_statutory, row.due_safe) if day is not None]
    if not ends:
        return row.trigger_on, row.trigger_on
    if dates.computation is not None:
        ends += [dates.computation.trigger_on, dates.computation.due_safe]
    ends += [
        day for way in dates.readings for day in (way.raw_end, way.due_statutory, way.due_safe)
    ]
    days = [row.trigger_on, *ends]
    return min(days), calendar.next_working(max(days) + timedelta(days=1))


def _holidays(row: DeadlineRow, rule: Rule, calendar: Calendar, first: date, last: date) -> str:
    """法定节假日 within reach, where they decide: without a notice, and for the strict count."""
    if not row.provisional and rule.unit is not LengthUnit.WORKING_DAY:
        return ""
    every = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return ",".join(f"{day:%y%m%d}" for day in every if calendar.is_statutory(day))


# --- counting a receipt again, from itself alone ---


@dataclass(frozen=True, slots=True)
class _Kept:
    """A day as the receipt remembers it."""

    kind: DayKind


@dataclass(frozen=True, slots=True)
class _Holidays:
    days: frozenset[date]

    def name(self, day: date) -> str | None:
        return "法定节假日" if day in self.days else None


@dataclass(frozen=True, slots=True)
class _Entries:
    """The calendar of a receipt: no more than the days it touched."""

    days: Mapping[date, _Kept] = field(default_factory=dict)
    statutory: _Holidays = field(default_factory=lambda: _Holidays(frozenset()))


def counted_from(inputs: ReceiptInputs) -> Counted | None:
    """The dates by the second counter, from what the receipt holds alone.

    None without a date, and where a person or the law holds to another way to read the count.
    """
    if inputs.raw_end is None or inputs.added_days is None or not inputs.plain:
        return None
    entries = _Entries(
        {day: _Kept(kind) for day, kind in kept_days(inputs).items()},
        _Holidays(frozenset(map(_day, _listed(inputs.holidays)))),
    )
    return count_again(
        inputs, inputs.counted_on, entries, added_days=inputs.added_days, until=inputs.until
    )


def kept_days(inputs: ReceiptInputs) -> dict[date, DayKind]:
    """What the notices said of the days that the date touched."""
    return {_day(one[:-1]): _KINDS[one[-1]] for one in _listed(inputs.days)}


def _listed(text: str) -> list[str]:
    return text.split(",") if text else []


def _day(text: str) -> date:
    return date.fromisoformat(_CENTURY + text)
