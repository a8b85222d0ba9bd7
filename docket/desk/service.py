"""Why a date is what it is: for a rule and a day, and for a deadline that is docketed."""

from collections.abc import Sequence
from datetime import date, time

from docket.accounts.rules import Viewer
from docket.calendars.queries import load_calendar
from docket.deadlines.queries import Closure, closures_after
from docket.desk.queries import milestones, worklist
from docket.desk.schemas import Why, WorkLine
from docket.law import library
from docket.law.answers import DueOut, answer
from docket.law.calendar import Calendar
from docket.law.entries import RuleEntry, RuleLine, entry, line
from docket.law.explain import explain
from docket.law.periods import Computation, check_fixed, check_granted, compute
from docket.law.provisions import Rule
from docket.law.readings import readings
from docket.terms import LengthUnit

_STALE = "这一日期与现在的规则或者日历不符。请运行 docket rebuild 重新计算。"


async def due(
    key: str,
    *,
    on: date,
    added_days: int = 0,
    excluded_days: int = 0,
    until: date | None = None,
    at: time | None = None,
) -> DueOut:
    """When a period ends that starts on this day, by the calendar of this database.

    Args:
        key: Name of the rule, or an alias that pins a version.
        on: The day of the trigger.
        added_days: Days granted; not more than the law allows.
        excluded_days: Days that do not count, such as those of a suspension.
        until: The last day that the paper fixes, where the law leaves it to the paper.
        at: The time of day from which hours run.

    Raises:
        Invalid: There is no such rule, none in force that day, or too many days are granted.
        NotComputable: The paper fixes the period, or it needs a year before the first notice.
    """
    calendar = await load_calendar()
    version = library.rulebook().in_force(key, on=on)
    check_fixed(version, on, until)
    check_granted(version, added_days)
    days = added_days + excluded_days
    computation = compute(version, on, calendar, added_days=days, until=until, at=at)
    return _explained(key, computation, calendar)


def rules(words: str = "") -> tuple[RuleLine, ...]:
    """Every version of every rule, or of those whose key or name has these words."""
    book = library.rulebook()
    found = [
        rule for key in dict.fromkeys(r.key for r in book.rules) for rule in book.versions(key)
    ]
    return tuple(line(rule) for rule in found if words in rule.name_zh or words in rule.key)


def rule(name: str) -> tuple[RuleEntry, ...]:
    """One rule whole: all its versions, the newest first; an alias has the one it pins.

    Raises:
        Invalid: There is no such rule; the nearest names are given.
    """
    return tuple(entry(version) for version in reversed(library.rulebook().versions(name)))


async def why(viewer: Viewer, deadline_id: int) -> Why:
    """One deadline with the count that led to it.

    Raises:
        NotFound: There is none, or it is not for this viewer.
    """
    line = await worklist.deadline(viewer, deadline_id)
    if line.internal:
        return Why(deadline=line, due=None, note=await milestones.counted(line))
    rule = library.rulebook().version(line.rule, line.rule_version)
    if line.raw_end is None:
        return Why(deadline=line, due=None, note=line.not_computable or "")
    if rule is None:
        return Why(deadline=line, due=None, note=_STALE)
    calendar = await load_calendar()
    added = _added(line, rule, calendar)
    until = line.raw_end if rule.unit is LengthUnit.FIXED_BY_PAPER else None
    found = _answer(line.rule, rule, line.trigger_on, calendar, added, until)
    closures = await closures_after(line.id, line.alarm_on)
    return Why(deadline=line, due=found, note=_note(line, found, closures))


def _answer(
    asked: str, rule: Rule, on: date, calendar: Calendar, added: int, until: date | None = None
) -> DueOut:
    computation = compute(rule, on, calendar, added_days=added, until=until)
    return _explained(asked, computation, calendar)


def _explained(asked: str, computation: Computation, calendar: Calendar) -> DueOut:
    ways = readings(library.rulebook(), computation, calendar)
    return answer(asked, computation, explain(computation, calendar), ways)


def _added(line: WorkLine, rule: Rule, calendar: Calendar) -> int:
    """Days that an extension or a suspension added: what the plain period does not explain."""
    if line.raw_end is None or rule.unit is LengthUnit.FIXED_BY_PAPER:
        return 0
    plain = compute(rule, line.trigger_on, calendar).raw_end
    return max((line.raw_end - plain).days, 0)


def _note(line: WorkLine, found: DueOut, closures: Sequence[Closure]) -> str:
    """What the reader must know beside the count."""
    if (line.raw_end, line.due_statutory) != (found.raw_end, found.due_statutory):
        return _STALE
    if line.manual:
        return f"提醒日由人工定为 {line.alarm_on}。"
    if not closures:
        return ""
    days = "、".join(f"{one.day}（{one.name}，{one.source}）" for one in closures)
    return f"本机关停止办公：{days}。法定末日不因此顺延，提醒日提前到 {line.alarm_on}。"
