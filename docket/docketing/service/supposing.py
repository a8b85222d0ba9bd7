"""What-if: the dates of a matter as they would be, had something happened otherwise."""

from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

import msgspec

from docket.accounts.rules import Right, Viewer
from docket.clock import legal_day
from docket.docketing import queries
from docket.docketing.schemas import Amend, AnyFact, RecordEvent, Supposition
from docket.docketing.service.filing import Filed, foresee
from docket.errors import FieldError, Invalid, NotFound
from docket.history.rules import Actor
from docket.proceedings.schemas import ProceedingRow
from docket.terms import ActorKind

WHY = "假设"
_NOBODY = Actor(ActorKind.SYSTEM, "docket", "试算")
_FARTHEST = timedelta(days=36600)


@dataclass(frozen=True, slots=True)
class _Supposed:
    """A fact that stands for a supposition, and what of it a refusal is about."""

    field: str
    fact: AnyFact


async def suppose(
    viewer: Viewer, matter_id: int, supposed: Supposition, *, today: date, at: datetime
) -> Filed:
    """What would move in a matter; nothing is written. It is a filing that is never kept.

    A day to come may be supposed: the filing is foreseen as of the last day it speaks of.

    Args:
        viewer: Who asks.
        matter_id: The matter.
        supposed: What is supposed.
        today: The legal day.
        at: The moment, UTC.

    Raises:
        NotFound: There is no such matter, or it is not for this viewer.
        Invalid: Nothing is supposed, or something that cannot be.
    """
    if not await queries.seen_by(viewer, matter_id):
        message = f"没有编号为 {matter_id} 的案件，或者无权查看。"
        raise NotFound(message)
    _check(supposed)
    facts = [one async for one in _facts(matter_id, supposed, today)]
    last = max([today, *_days([one.fact for one in facts])])
    try:
        return await foresee(
            [one.fact for one in facts],
            viewer=replace(viewer, rights=frozenset(Right)),
            actor=_NOBODY,
            why=WHY,
            today=last,
            at=at,
        )
    except Invalid as refusal:
        raise Invalid.of(*(_asked(e, facts) for e in refusal.fields)) from refusal


def _check(supposed: Supposition) -> None:
    """Something is supposed, and whole."""
    errors = []
    if supposed == Supposition(proceeding=supposed.proceeding):
        errors.append(
            FieldError(
                "facts", "没有假设任何内容。", "请写明事件及日期、中止的起止、延长的天数或者事实。"
            )
        )
    if (supposed.event is None) != (supposed.on is None and supposed.later is None):
        errors.append(
            FieldError("event", "改期须写明事件和日期。", "请填 event，并填 on 或 later。")
        )
    if supposed.on is not None and supposed.later is not None:
        errors.append(FieldError("later", "日期写了两次。", "on 和 later 只填一个。"))
    if supposed.later is not None and abs(supposed.later) > _FARTHEST.days:
        errors.append(FieldError("later", f"{supposed.later}天超出范围。", "请核对天数。"))
    if supposed.suspended_from is not None and supposed.suspended_until is None:
        errors.append(
            FieldError("suspended_until", "没有恢复之日，期限无从计算。", "请假设一个恢复之日。")
        )
    if errors:
        raise Invalid.of(*errors)


async def _facts(matter_id: int, supposed: Supposition, today: date) -> AsyncIterator[_Supposed]:
    """The facts that would say what is supposed."""
    if supposed.event is not None:
        yield await _redated(matter_id, supposed)
    if supposed.suspended_until is not None or supposed.granted is not None:
        proceeding = await _proceeding(matter_id, supposed.proceeding)
        for one in _in_proceeding(proceeding, supposed, today):
            yield one
    for n, fact in enumerate(supposed.facts):
        yield _Supposed(f"facts[{n}]", fact)


async def _redated(matter_id: int, supposed: Supposition) -> _Supposed:
    """An event on another day."""
    event = await queries.event_of(matter_id, supposed.event or 0)
    if event is None:
        raise Invalid.of(
            FieldError("event", f"本案没有编号为{supposed.event}的事件。", "编号见 docket matter。")
        )
    on = supposed.on or event.happened_on + timedelta(days=supposed.later or 0)
    changes: dict[str, object] = {"happened_on": on.isoformat()}
    fact = Amend(what="event", id=event.id, version=event.version, changes=changes)
    return _Supposed("on" if supposed.on else "later", fact)


async def _proceeding(matter_id: int, named: int | None) -> ProceedingRow:
    """The proceeding that is meant: the one named, else the only one that is not decided."""
    file = await queries.load_matter(matter_id)
    every = file.proceedings if file else ()
    meant = [p for p in every if (p.id == named if named else p.decided_on is None)]
    if len(meant) == 1:
        return meant[0]
    known = "、".join(f"{p.id}（{p.procedure.zh}）" for p in every)
    what = f"本案没有编号为{named}的程序。" if named else "请指明是哪一个程序。"
    raise Invalid.of(FieldError("proceeding", what, f"本案的程序：{known or '无'}。"))


def _in_proceeding(
    proceeding: ProceedingRow, supposed: Supposition, today: date
) -> Iterator[_Supposed]:
    """A suspension and its end, an extension."""

    def event(kind: str, on: date, days: int | None = None) -> RecordEvent:
        return RecordEvent(proceeding=proceeding.id, kind=kind, happened_on=on, days=days)

    if supposed.suspended_until is not None:
        began = supposed.suspended_from or (None if proceeding.suspended else today)
        if began is not None:
            yield _Supposed("suspended_from", event("suspended", began))
        yield _Supposed("suspended_until", event("resumed", supposed.suspended_until))
    if supposed.granted is not None:
        yield _Supposed("granted", event("extension_granted", today, days=supposed.granted))


def _asked(error: FieldError, facts: list[_Supposed]) -> FieldError:
    """A refusal of the filing, told by what was asked for."""
    for n, one in enumerate(facts):
        head = f"facts[{n}]"
        if error.field.startswith(head):
            given = one.field.startswith("facts[")
            field = one.field + error.field[len(head) :] if given else one.field
            return FieldError(field, error.message, error.remedy)
    return error


def _days(facts: list[AnyFact]) -> Iterator[date]:
    """Every day that facts speak of."""
    values: list[Any] = [msgspec.structs.asdict(fact) for fact in facts]
    while values:
        match values.pop():
            case datetime() as moment:
                yield legal_day(moment)
            case date() as day:
                yield day
            case str() as text if len(text) == len("2026-05-01"):
                yield from _day(text)
            case Mapping() as below:
                values += below.values()
            case list() as below:
                values += [msgspec.to_builtins(one) for one in below]
            case _:
                pass


def _day(text: str) -> Iterator[date]:
    try:
        yield date.fromisoformat(text)
    except ValueError:
        return
