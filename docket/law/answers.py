"""The answer to "when is it due, by which law, and why": one shape for scripts and for people."""

from datetime import date, time

import msgspec

from docket.law.explain import CellKind, Explanation
from docket.law.periods import Computation
from docket.law.provisions import STATUS_ZH, Rule, Status
from docket.law.readings import Reading, safe_of
from docket.law.wording import with_weekday
from docket.terms import Binds

_SAFE_ZH = {
    Binds.US: "，宜在此日以前办妥",
    Binds.EITHER: "，我方宜在此日以前办妥；对方是否逾期以届满日为准",
    Binds.THEM: "；对方是否逾期以届满日为准",
    Binds.ORGAN: "",
}
"""What the safe day is good for depends on whom the period binds."""


class LawOut(msgspec.Struct, frozen=True, kw_only=True):
    """The provision that was applied, with its own words."""

    name: str
    key: str
    article: str
    quote: str
    quotes: tuple[str, ...]
    in_force_from: date
    in_force_to: date | None


class DayOut(msgspec.Struct, frozen=True, kw_only=True):
    """One day of the count; see ``law.explain.DayCell``."""

    day: date
    number: int | None
    kind: CellKind
    working: bool
    name: str | None


class ReadingOut(msgspec.Struct, frozen=True, kw_only=True):
    """One way to read the law; see ``law.readings.Reading``."""

    code: str
    version: str
    due_statutory: date
    due_safe: date
    why: str


class DueOut(msgspec.Struct, frozen=True, kw_only=True):
    """A due date that explains itself. ``rule`` is the name asked for."""

    rule: str
    key: str
    version: str
    name_zh: str
    trigger: date
    added_days: int
    raw_end: date
    due_statutory: date
    due_safe: date
    provisional: bool
    binds: Binds
    actor: str
    law: LawOut
    counted: list[DayOut]
    steps: tuple[str, ...]
    safe_note: str
    status: Status
    consequence: str
    extension: str
    doubts: str
    pending: str
    readings: tuple[ReadingOut, ...]
    starts_at: time | None
    ends_at: time | None


def answer(
    asked: str,
    computation: Computation,
    explanation: Explanation,
    found: tuple[Reading, ...] = (),
) -> DueOut:
    """The computation and its explanation, as they are printed; with readings, the safest of them."""
    rule = computation.rule
    safe = safe_of(computation, found)
    return DueOut(
        rule=asked,
        key=rule.key,
        version=rule.id,
        name_zh=rule.name_zh,
        trigger=computation.trigger_on,
        added_days=computation.added_days,
        raw_end=computation.raw_end,
        due_statutory=computation.due_statutory,
        due_safe=safe,
        provisional=computation.provisional,
        binds=rule.binds,
        actor=rule.actor_zh,
        law=_law(rule),
        counted=[
            DayOut(day=c.day, number=c.number, kind=c.kind, working=c.working, name=c.name)
            for c in explanation.counted
        ],
        steps=explanation.steps + _safest(computation, safe),
        safe_note=computation.safe_note,
        status=rule.status,
        consequence=rule.consequence,
        extension=rule.extension,
        doubts=computation.pending + rule.doubts,
        pending=computation.pending,
        readings=tuple(
            ReadingOut(
                code=one.code,
                version=one.version,
                due_statutory=one.due_statutory,
                due_safe=one.due_safe,
                why=one.why,
            )
            for one in found
        ),
        starts_at=computation.starts_at,
        ends_at=computation.ends_at,
    )


def _safest(computation: Computation, safe: date) -> tuple[str, ...]:
    """What another reading changes about the day by which to act."""
    if safe == computation.due_safe:
        return ()
    return (f"有争议的另一读法更早，安全日取{with_weekday(safe)}。",)


def _law(rule: Rule) -> LawOut:
    return LawOut(
        name=rule.law,
        key=rule.law_key,
        article=rule.articles,
        quote="\n".join(rule.quotes),
        quotes=rule.quotes,
        in_force_from=rule.in_force_from,
        in_force_to=rule.in_force_to,
    )


def in_words(due: DueOut) -> str:
    """The answer for a terminal: the two days first, then how they came about and the words."""
    tag = "（暂定）" if due.provisional else ""
    moment = f"{due.ends_at:%H:%M}" if due.ends_at else ""
    facts = [
        f"{due.name_zh}  {due.key}",
        f"  届满日  {with_weekday(due.due_statutory)}{moment}{tag}，逾此为迟",
        f"  安全日  {with_weekday(due.due_safe)}{tag}{_advice(due)}",
        f"  义务人  {due.actor}（{due.binds.zh}）",
        "怎样算出",
        *(f"  {n}. {step}" for n, step in enumerate(due.steps, start=1)),
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
    before = [d for d, cell in by_day.items() if cell.working and due.trigger < d < due.due_safe]
    if not before:
        return "，当日放假，可以当日交邮"
    return f"，当日放假，宜在{with_weekday(max(before))}以前办妥"


def _reading(one: ReadingOut) -> str:
    days = f"届满日{with_weekday(one.due_statutory)}，安全日{with_weekday(one.due_safe)}"
    return f"  {one.code}  {days}：{one.why}"
