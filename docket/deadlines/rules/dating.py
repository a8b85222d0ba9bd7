"""The dates of one deadline: counted, by the reading that holds, and when to be ready for it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from docket.deadlines.rules.files import ProceedingFile, Root
from docket.deadlines.rules.standing_still import days_not_counted, extensions
from docket.errors import NotComputable
from docket.law.calendar import Calendar
from docket.law.effects import presumed_final
from docket.law.periods import Computation, compute
from docket.law.provisions import Rule, Rulebook
from docket.law.readings import Reading, reading_of, readings
from docket.terms import Binds, LengthUnit

ENGINE_VERSION = "2"
"""Raised whenever the same inputs may give another date; part of every receipt."""

EARLIER_BASE = "earlier_base"
"""Code of the reading by which a period runs from the day before its base moved."""


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of a deadline, or why it has none.

    Args:
        computation: The count of the reading that holds.
        raw_end: Its last day before any move.
        due_statutory: Its last day.
        due_safe: By when to act: of all readings the earliest, of the one a person chose its own.
        alarm_on: When to be ready.
        reading: Code of the reading that holds; None when there is one only.
        readings: All of them.
        added: Days that extensions and suspensions add.
        plain: They are a count of their own, no other way to read the same count.
        refusal: Why there is no date.
    """

    computation: Computation | None = None
    raw_end: date | None = None
    due_statutory: date | None = None
    due_safe: date | None = None
    alarm_on: date | None = None
    reading: str | None = None
    readings: tuple[Reading, ...] = ()
    added: int | None = None
    plain: bool = True
    refusal: str | None = None


def dated(
    file: ProceedingFile,
    rule: Rule,
    root: Root,
    book: Rulebook,
    calendar: Calendar,
    *,
    chosen: str | None = None,
) -> Dates:
    """The dates of a deadline; ``chosen`` is the code of the reading that a person chose."""
    if root.pending:
        return Dates(refusal=root.pending)
    added: int | None = None
    try:
        added = _added_days(file, rule, root, calendar)
        if added is None:
            return Dates(refusal="程序中止或者期间扣除中，恢复后重新计算期限。")
        counted = compute(rule, root.on, calendar, added_days=added, until=root.until, at=root.at)
        ways = _ways(file, root, counted, book, calendar)
    except NotComputable as error:
        return Dates(added=added, refusal=error.message)
    return _by_reading(binds(rule, root), counted, ways, chosen, calendar, added)


def _ways(
    file: ProceedingFile, root: Root, counted: Computation, book: Rulebook, calendar: Calendar
) -> tuple[Reading, ...]:
    """Every way to read it, the one that holds by law first; empty when there is one only."""
    if root.readings:
        return root.readings
    began_on = file.proceeding.accepted_on or file.first("application_received")
    found = readings(book, counted, calendar, began_on=began_on)
    if root.safe_on is None or root.safe_on == root.on:
        return found
    earlier = compute(counted.rule, root.safe_on, calendar, added_days=counted.added_days)
    if (earlier.due_statutory, earlier.due_safe) == (counted.due_statutory, counted.due_safe):
        return found
    why = "自起算之日顺延（生效）以前的那一日起算的读法，较早，较安全。"
    first = found or (reading_of(counted, "通行的读法。"),)
    return (*first, reading_of(earlier, why, code=EARLIER_BASE))


def _by_reading(
    whom: Binds,
    counted: Computation,
    ways: tuple[Reading, ...],
    chosen: str | None,
    calendar: Calendar,
    added: int,
) -> Dates:
    """The dates by the reading that a person chose, else by the one that holds by law.

    Nobody having chosen, the earliest reading is safe for what we must do, and the others' time is
    over with the latest.
    """
    by_person = next((way for way in ways if way.code == chosen), None)
    held = by_person or (ways[0] if ways else reading_of(counted, ""))
    computation = held.computation or replace(
        counted, raw_end=held.raw_end, due_statutory=held.due_statutory, due_safe=held.due_safe
    )
    open_ways = (held,) if by_person else (ways or (held,))
    safe = min(way.due_safe for way in open_ways) if whom in _OURS else held.due_safe
    return Dates(
        computation=computation,
        raw_end=held.raw_end,
        due_statutory=held.due_statutory,
        due_safe=safe,
        alarm_on=_alarm(whom, computation, held, safe, open_ways, calendar),
        reading=held.code if ways else None,
        readings=ways,
        added=added,
        plain=held.computation is not None,
    )


_OURS = (Binds.US, Binds.EITHER)


def _alarm(
    whom: Binds,
    computation: Computation,
    held: Reading,
    safe: date,
    ways: Sequence[Reading],
    calendar: Calendar,
) -> date:
    """When to be ready: the safe day if it can bind us, else when the others are presumed done.

    Counted by the letter, the safe day of a working-day period can be a day off; we are then ready
    on the working day before it. What opens something only when it has ended rings on its last day.
    """
    if whom is Binds.THEM:
        return max(presumed_final(computation, tuple(ways)), held.due_statutory)
    if whom is Binds.ORGAN or (computation.rule.kind == "waiting" and computation.rule.right):
        return held.due_statutory
    ready = calendar.last_working(safe)
    return ready if ready > computation.trigger_on else safe


def binds(rule: Rule, root: Root) -> Binds:
    """A rule for either side binds the one whose receipt started it."""
    if rule.binds is not Binds.EITHER:
        return rule.binds
    if root.authority is not None:
        return Binds.US
    return Binds.THEM if root.party is not None else Binds.EITHER


def _added_days(file: ProceedingFile, rule: Rule, root: Root, calendar: Calendar) -> int | None:
    """Days that extensions and suspensions add to a period; None while its time stands still.

    Extension: the days granted in the notice, never a fixed number (行政复议法第六十二条), or
    whatever lies between the end without it and the day up to which it was granted.
    """
    added = days_not_counted(file, rule, root)
    if added is None:
        return None
    granted = extensions(file, rule, root)
    added += sum(e.days or 0 for e in granted)
    until = max((e.until_on for e in granted if e.days is None and e.until_on), default=None)
    if until is None:
        return added
    end = compute(rule, root.on, calendar, added_days=added).raw_end
    further = [end + timedelta(days=n + 1) for n in range((until - end).days)]
    if rule.unit is LengthUnit.WORKING_DAY:
        further = [day for day in further if calendar.is_working(day)]
    return added + len(further)
