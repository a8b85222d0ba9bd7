"""Why a date is what it is: for a rule and a day, and for a deadline that is docketed."""

from collections.abc import Sequence
from datetime import date

from docket.accounts.rules import Viewer
from docket.calendars.queries import load_calendar
from docket.deadlines.queries import Closure, closures_after
from docket.desk.queries import worklist
from docket.desk.schemas import RuleLine, Why, WorkLine
from docket.law import library
from docket.law.answers import DueOut, answer
from docket.law.calendar import Calendar
from docket.law.explain import explain
from docket.law.periods import compute
from docket.law.provisions import Rule

_STALE = "这一日期与现在的规则或者日历不符。请运行 docket rebuild 重新计算。"


async def due(key: str, *, on: date, added_days: int = 0) -> DueOut:
    """When a period ends that starts on this day, by the calendar of this database.

    Raises:
        Invalid: There is no such rule, or none in force that day.
        NotComputable: The paper fixes the period, or it needs a year before the first notice.
    """
    calendar = await load_calendar()
    rule = library.rulebook().in_force(key, on=on)
    return _answer(key, rule, on, calendar, added_days)


def rules(words: str = "") -> tuple[RuleLine, ...]:
    """Every version of every rule, or of those whose key or name has these words."""
    book = library.rulebook()
    found = [
        rule for key in dict.fromkeys(r.key for r in book.rules) for rule in book.versions(key)
    ]
    return tuple(
        RuleLine(
            key=rule.key,
            version=rule.id,
            name_zh=rule.name_zh,
            stage=rule.stage,
            trigger=rule.trigger_zh,
            binds=rule.binds,
            law=rule.law,
            article=rule.articles,
            in_force_from=rule.in_force_from,
            in_force_to=rule.in_force_to,
        )
        for rule in found
        if words in rule.name_zh or words in rule.key
    )


async def why(viewer: Viewer, deadline_id: int) -> Why:
    """One deadline with the count that led to it.

    Raises:
        NotFound: There is none, or it is not for this viewer.
    """
    line = await worklist.deadline(viewer, deadline_id)
    rule = worklist.rule_version(line.rule, line.rule_version)
    if line.raw_end is None:
        return Why(deadline=line, due=None, note=line.not_computable or "")
    if rule is None:
        return Why(deadline=line, due=None, note=_STALE)
    calendar = await load_calendar()
    found = _answer(line.rule, rule, line.trigger_on, calendar, _added(line, rule, calendar))
    closures = await closures_after(line.id, line.alarm_on)
    return Why(deadline=line, due=found, note=_note(line, found, closures))


def _answer(asked: str, rule: Rule, on: date, calendar: Calendar, added: int) -> DueOut:
    computation = compute(rule, on, calendar, added_days=added)
    return answer(asked, computation, explain(computation, calendar))


def _added(line: WorkLine, rule: Rule, calendar: Calendar) -> int:
    """Days that an extension or a suspension added: what the plain period does not explain."""
    if line.raw_end is None:
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
