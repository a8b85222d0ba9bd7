"""The answer for a terminal, in either language: the two days first, then how they came about."""

from collections.abc import Callable, Mapping
from datetime import date

from docket.law import wording_en
from docket.law.answers import DueOut, ReadingOut
from docket.law.provisions import STATUS_ZH
from docket.law.wording import with_weekday
from docket.terms import Binds, Language

_SAFE_ZH = {
    Binds.US: "，宜在此日以前办妥",
    Binds.EITHER: "，我方宜在此日以前办妥；对方是否逾期以届满日为准",
    Binds.THEM: "；对方是否逾期以届满日为准",
    Binds.ORGAN: "",
}
"""What the safe day is good for depends on whom the period binds."""


def _chinese(due: DueOut) -> str:
    tag = "（暂定）" if due.provisional else ""
    moment = f"{due.ends_at:%H:%M}" if due.ends_at else ""
    facts = [
        f"{due.name_zh}  {due.key}",
        f"  届满日  {with_weekday(due.due_statutory)}{moment}{tag}，逾此为迟",
        f"  安全日  {with_weekday(due.due_safe)}{tag}{_advice(due)}",
        f"  义务人  {due.actor}（{due.binds.zh}）",
        "怎样算出",
        *(f"  {n}. {step.text}" for n, step in enumerate(due.steps, start=1)),
        f"条文  《{due.law.name}》{due.law.article}",
        *(f"  「{quote}」" for quote in due.law.quotes),
        f"逾期  {due.consequence}",
        f"延长  {due.extension}",
    ]
    if due.readings:
        facts += ["不同读法（安全日取最早者）", *map(_reading, due.readings)]
    if due.doubts:
        facts.append(f"存疑  {due.doubts}")
    if due.status != "verified":
        facts.append(f"核对  {STATUS_ZH[due.status]}。")
    return "\n".join(facts)


def _advice(due: DueOut) -> str:
    """By when to act: on the safe day, or before it where that is a day off."""
    by_day = {cell.day: cell for cell in due.counted}
    on_safe_day = by_day.get(due.due_safe)
    if on_safe_day is None or on_safe_day.working:
        return _SAFE_ZH[due.binds]
    before = _last_working_before(due)
    if before is None:
        return "，当日放假，可以当日交邮"
    return f"，当日放假，宜在{with_weekday(before)}以前办妥"


def _reading(one: ReadingOut) -> str:
    days = f"届满日{with_weekday(one.due_statutory)}，安全日{with_weekday(one.due_safe)}"
    return f"  {one.code}  {days}：{one.why}"


def _last_working_before(due: DueOut) -> date | None:
    """Where the safe day is off, the last working day before it; None when there is none."""
    before = [c.day for c in due.counted if c.working and due.trigger < c.day < due.due_safe]
    return max(before, default=None)


def _english(due: DueOut) -> str:
    tag = " (provisional)" if due.provisional else ""
    moment = f" {due.ends_at:%H:%M}" if due.ends_at else ""
    day = wording_en.day
    facts = [
        f"{due.name_en}  {due.key}  {due.name_zh}",
        f"  last day  {day(due.due_statutory)}{moment}{tag}; later is late",
        f"  safe day  {day(due.due_safe)}{tag}{wording_en.SAFE_FOR[due.binds]}",
        f"  binds     {due.binds.en} ({due.actor})",
        "how it was counted",
        *(f"  {n}. {step.text}" for n, step in enumerate(due.steps, start=1)),
        f"article  {due.law.name} {due.law.article}",
        *(f"  「{quote}」" for quote in due.law.quotes),
        f"if missed  {due.consequence}",
        f"extension  {due.extension}",
    ]
    if due.readings:
        facts.append("readings (of the safe days the earliest is taken)")
        facts += [
            f"  {one.code}  last day {day(one.due_statutory)}, safe day {day(one.due_safe)}: {one.why}"
            for one in due.readings
        ]
    if due.doubts:
        facts.append(f"doubts  {due.doubts}")
    return "\n".join(facts)


_PRINTED: Mapping[Language, Callable[[DueOut], str]] = {
    Language.ZH: _chinese,
    Language.EN: _english,
}


def in_words(due: DueOut, language: Language = Language.ZH) -> str:
    """The answer as it is read; what the law itself says stays in Chinese."""
    return _PRINTED[language](due)
