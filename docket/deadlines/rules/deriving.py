"""Every deadline of a proceeding, with its dates and its state."""

import base64
import hashlib
from collections.abc import Mapping
from datetime import date, timedelta

from docket.deadlines.rules.closed_days import while_open
from docket.deadlines.rules.files import ProceedingFile, Root
from docket.deadlines.rules.fulfilment import with_acts, with_fulfilment
from docket.deadlines.rules.standing_still import days_not_counted, extensions
from docket.deadlines.rules.triggers import triggered
from docket.deadlines.schemas import DeadlineRow
from docket.errors import NotComputable
from docket.law.calendar import Calendar
from docket.law.events import EventKind
from docket.law.periods import Computation, compute
from docket.law.provisions import Rule, Rulebook
from docket.terms import Binds, DeadlineState, LengthUnit

ENGINE_VERSION = "1"
"""Raised whenever the same inputs may give another date; part of every receipt."""


def derive(
    file: ProceedingFile, book: Rulebook, kinds: Mapping[str, EventKind], calendar: Calendar
) -> list[DeadlineRow]:
    """Every deadline of the proceeding, in the order of its due day.

    Each event fans out to all the rules it triggers for the procedure and track. The version of a
    rule is the one in force on the trigger day; a rule not in force that day gives no deadline.
    """
    found = [
        _deadline(file, rule, root, kinds, calendar)
        for key in book.keys()  # noqa: SIM118 (a book of rules is no dict)
        for rule, root in triggered(file, book, key)
    ]
    return sorted(found, key=lambda d: (d.due_statutory or date.max, d.rule, d.root_event or 0))


def _deadline(
    file: ProceedingFile,
    rule: Rule,
    root: Root,
    kinds: Mapping[str, EventKind],
    calendar: Calendar,
) -> DeadlineRow:
    """One deadline with its dates, its state, and what people did to it."""
    binds = _binds(rule, root)
    added: int | None = None
    computation: Computation | None = None
    refusal: str | None = None
    try:
        added = _added_days(file, rule, root, calendar)
        if added is None:
            refusal = "程序中止或者期间扣除中，恢复后重新计算期限。"
        else:
            computation = compute(rule, root.on, calendar, added_days=added, until=root.until)
    except NotComputable as error:
        refusal = error.message
    days = _days_used(computation, calendar)
    inputs = f"{rule.id}|{root.on}|{added}|{days}|{ENGINE_VERSION}"
    if root.until is not None:
        inputs += f"|{root.until}"
    digest = hashlib.sha256(inputs.encode()).digest()
    row = DeadlineRow(
        proceeding=file.proceeding.id,
        matter=file.proceeding.matter,
        authority=root.authority,
        party=root.party,
        rule=rule.key,
        root_event=root.event,
        root_hearing=root.hearing,
        ordinal=0,
        binds=binds,
        rule_version=rule.id,
        trigger_on=root.on,
        raw_end=computation.raw_end if computation else None,
        due_statutory=computation.due_statutory if computation else None,
        due_safe=computation.due_safe if computation else None,
        alarm_on=while_open(
            _alarm(binds, computation, calendar),
            after=root.on,
            closed=file.closed.get(root.authority or 0, frozenset()),
            calendar=calendar,
        ),
        provisional=computation.provisional if computation else False,
        not_computable=refusal,
        state=DeadlineState.OPEN,
        done_event=None,
        done_on=None,
        assignee=None,
        manual=False,
        duty=not rule.right,
        inputs_hash=digest.hex(),
        receipt_code=base64.b32encode(digest).decode()[:10],
    )
    return with_acts(with_fulfilment(row, rule, file, kinds), rule, file.acts)


def _days_used(computation: Computation | None, calendar: Calendar) -> str:
    """What the calendar says of the days the period touches, and whether all of them are known.

    Not the version of the whole calendar: a notice that changes none of these days leaves the date
    and its receipt as they are, so only the deadlines that it reaches are computed anew. The rest
    days after the end belong to it: a day up to which time was granted may lie among them.
    """
    if computation is None:
        return ""
    raw, due, safe = computation.raw_end, computation.due_statutory, computation.due_safe
    first = min(computation.trigger_on, raw, due, safe)
    last = calendar.next_working(max(computation.trigger_on, raw, due) + timedelta(days=1))
    return f"{calendar.between(first, last)}{'?' if computation.provisional else ''}"


def _binds(rule: Rule, root: Root) -> Binds:
    """A rule for either side binds the one whose receipt started it."""
    if rule.binds is not Binds.EITHER:
        return rule.binds
    if root.authority is not None:
        return Binds.US
    return Binds.THEM if root.party is not None else Binds.EITHER


def _alarm(binds: Binds, computation: Computation | None, calendar: Calendar) -> date | None:
    """When to be ready: the safe day if it can bind us, else the last day the others may act.

    Counted by the letter, the safe day of a working-day period can be a day off; we are then ready
    on the working day before it.
    """
    if computation is None:
        return None
    if binds not in (Binds.US, Binds.EITHER):
        return computation.due_statutory
    ready = calendar.last_working(computation.due_safe)
    return ready if ready > computation.trigger_on else computation.due_safe


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
