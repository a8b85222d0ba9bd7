"""Whether a code that was handed out still holds: what was true then, and what differs now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from docket.deadlines.rules.receipts import counted_from, digest_of, kept_days, read_inputs
from docket.deadlines.schemas import ReceiptInputs, ReceiptRow
from docket.errors import DocketError
from docket.law.calendar import Calendar
from docket.law.periods import compute
from docket.law.provisions import Rule, Rulebook
from docket.terms import DayKind


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of a deadline."""

    raw_end: date | None
    due_statutory: date | None
    due_safe: date | None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What became of a receipt.

    Args:
        inputs: What it holds; None when it cannot be read any more.
        intact: Its text gives the digest that the code is made of.
        recounted: The second counter, from the receipt alone, gives its dates; None without a date.
        now: The dates by today's rules and calendar from the same day and days added; None where
            they give none.
        differs: One sentence for each thing that is otherwise today.
    """

    inputs: ReceiptInputs | None
    intact: bool
    recounted: bool | None
    now: Dates | None
    differs: tuple[str, ...]


def judge(receipt: ReceiptRow, book: Rulebook, calendar: Calendar, engine: str) -> Judgement:
    """Count a receipt again, from itself alone and by the rules and the calendar of today."""
    if digest_of(receipt.inputs).hex() != receipt.digest:
        why = "核验单的内容与核验码不符：登记以后被改动过。"
        return Judgement(None, intact=False, recounted=None, now=None, differs=(why,))
    inputs = read_inputs(receipt.inputs)
    counted = counted_from(inputs)
    stated = (inputs.raw_end, inputs.due_statutory)
    recounted = (counted.raw_end, counted.due_statutory) == stated if counted else None
    now = _today(inputs, book, calendar)
    return Judgement(
        inputs,
        intact=True,
        recounted=recounted,
        now=now,
        differs=tuple(_differences(inputs, now, book, calendar, engine)),
    )


def dates_of(inputs: ReceiptInputs) -> Dates:
    """The dates that a receipt holds."""
    return Dates(inputs.raw_end, inputs.due_statutory, inputs.due_safe)


def _today(inputs: ReceiptInputs, book: Rulebook, calendar: Calendar) -> Dates | None:
    """The dates by the same version of the rule as it stands today."""
    rule = book.version(inputs.rule, inputs.version)
    if rule is None or inputs.added_days is None or not inputs.plain:
        return None
    try:
        found = compute(
            rule,
            inputs.counted_on,
            calendar,
            added_days=inputs.added_days,
            until=inputs.until,
            at=inputs.at,
        )
    except DocketError:
        return None
    safe = inputs.due_safe if inputs.readings else found.due_safe  # the earliest of all readings
    return Dates(found.raw_end, found.due_statutory, safe)


def _differences(
    inputs: ReceiptInputs, now: Dates | None, book: Rulebook, calendar: Calendar, engine: str
) -> Iterator[str]:
    yield from _of_law(inputs, book)
    yield from _of_days(inputs, calendar)
    if inputs.engine != engine:
        yield f"算法版本：当时 {inputs.engine}，现在 {engine}。"
    then = dates_of(inputs)
    if now != then and inputs.plain and (now is not None or inputs.raw_end is not None):
        yield f"按现在的规则和日历重算：{_shown(then)} → {_shown(now)}。"


def _of_law(inputs: ReceiptInputs, book: Rulebook) -> Iterator[str]:
    """A version that is gone, was rewritten, or is not the one of that day any more."""
    rule = book.version(inputs.rule, inputs.version)
    if rule is None:
        yield f"规则库里已没有当时适用的版本 {inputs.version}。"
        return
    if (rule.unit, rule.length, rule.roll) != (inputs.unit, inputs.length, inputs.roll):
        yield f"规则版本 {inputs.version} 的算法改过：当时 {_length(inputs)}，现在 {_length(rule)}。"
    governing = book.governing(inputs.rule, inputs.trigger_on)
    if rule.version_by == "trigger" and governing is not None and governing.id != rule.id:
        yield f"起算之日（{inputs.trigger_on}）现在适用的版本是 {governing.id}。"


def _of_days(inputs: ReceiptInputs, calendar: Calendar) -> Iterator[str]:
    """Days that a notice names otherwise today."""
    then = kept_days(inputs)
    found = [
        inputs.trigger_on,
        inputs.counted_on,
        inputs.raw_end,
        inputs.due_statutory,
        inputs.due_safe,
        *then,
    ]
    reach = [day for day in found if day is not None]
    day, last = min(reach), max(reach)
    while day <= last:
        before, after = then.get(day), calendar.kind(day)
        if before is not after:
            yield f"日历：{day} 当时{_said(before)}，现在{_said(after)}。"
        day += timedelta(days=1)
    if inputs.provisional and inputs.due_statutory and calendar.known(inputs.due_statutory):
        yield "当时是暂定日期，放假通知后来已经录入。"


def _said(kind: DayKind | None) -> str:
    return "未列入放假通知" if kind is None else kind.zh


def _length(measure: Rule | ReceiptInputs) -> str:
    length = "" if measure.length is None else str(measure.length)
    return f"{length}{measure.unit.zh}{'，逢休息日顺延' if measure.roll else '，不顺延'}"


def _shown(dates: Dates | None) -> str:
    if dates is None or dates.due_statutory is None:
        return "没有日期"
    return f"法定末日 {dates.due_statutory}、安全日 {dates.due_safe}"
