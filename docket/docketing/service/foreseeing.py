"""What a notice would change: the days of the table, and every deadline that would move."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from docket.accounts.rules import Viewer
from docket.calendars.queries import load_calendar, load_notices
from docket.calendars.rules import (
    DayChange,
    Settled,
    changed_days,
    read_notice,
    settle,
    stretches,
)
from docket.deadlines.queries import Owner, matters_within, owners
from docket.docketing.service.moving import DeadlineMove, DeadlineView
from docket.docketing.service.projections import foresee
from docket.law import library
from docket.law.calendar import Calendar
from docket.terms import DeadlineState


@dataclass(frozen=True, slots=True)
class CalendarMove:
    """A deadline that a notice moves.

    Args:
        deadline: Its id.
        rule: Rule key.
        name_zh: Its Chinese name.
        matter: The matter's id.
        matter_number: Our number of the matter.
        handler: Who handles the deadline, else the matter.
        docket_number: The forum's number.
        running: It is still open; the date of one that is settled may move its being late.
        manual: Its alarm was set by hand, and stays.
        before: As it stands.
        after: As it will be.
    """

    deadline: int
    rule: str
    name_zh: str
    matter: int
    matter_number: str
    handler: str | None
    docket_number: str | None
    running: bool
    manual: bool
    before: DeadlineView
    after: DeadlineView


@dataclass(frozen=True, slots=True)
class CalendarChange:
    """What a notice comes to; nothing of it is written yet.

    Args:
        year: Of the notice.
        title: Of the notice.
        source: Where it was published.
        complete_before: Until when the calendar is complete now.
        complete_after: Until when it will be.
        days: Days of the table added, removed and changed.
        moves: Deadlines whose dates or state change, in matters that the viewer may see.
        settled: Further deadlines that only become definite, or provisional, on the same dates.
        hidden: Deadlines that move in matters that the viewer may not see.
        warnings: What a person should look at first.
        nothing_to_do: The calendar says all this already.
    """

    year: int
    title: str
    source: str
    complete_before: date
    complete_after: date
    days: tuple[DayChange, ...]
    moves: tuple[CalendarMove, ...]
    settled: int
    hidden: int
    warnings: tuple[str, ...]
    nothing_to_do: bool


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A notice held against the recorded calendar, and all that it moves, whoever looks."""

    settled: Settled
    before: Calendar
    after: Calendar
    moves: tuple[DeadlineMove, ...]


async def preview(viewer: Viewer, text: str) -> CalendarChange:
    """Read a notice, JSON or pasted text, and say what it would change; nothing is written.

    Raises:
        Invalid: It cannot be read, contradicts itself or the calendar; every fault is named.
    """
    return await shown_to(viewer, await foresee_notice(text))


async def foresee_notice(text: str) -> Foreseen:
    """Read a notice and derive all that it reaches by the calendar it would make."""
    before = await load_calendar()
    settled = settle(read_notice(text), before)
    after = Calendar.of([*await load_notices(), settled.notice], library.statutory_holidays())
    return Foreseen(settled, before, after, tuple(await _moves(before, after)))


async def shown_to(viewer: Viewer, foreseen: Foreseen) -> CalendarChange:
    """The change as this viewer may see it; what is hidden is counted."""
    notice, before, after = foreseen.settled.notice, foreseen.before, foreseen.after
    seen = await owners(viewer, [move.id for move in foreseen.moves])
    shown = [(move, seen[move.id]) for move in foreseen.moves if move.id in seen]
    days = changed_days(before, after)
    return CalendarChange(
        year=notice.year,
        title=notice.title,
        source="\n".join(notice.sources),
        complete_before=before.complete_until,
        complete_after=after.complete_until,
        days=days,
        moves=tuple(m for one in shown if (m := _shown(*one)) and _moved(m.before, m.after)),
        settled=sum(not _moved(move.before, move.after) for move, _ in shown),
        hidden=len(foreseen.moves) - len(shown),
        warnings=foreseen.settled.warnings,
        nothing_to_do=not days and before.complete_until == after.complete_until,
    )


async def _moves(before: Calendar, after: Calendar) -> list[DeadlineMove]:
    """What the new calendar moves, by the derivation itself, in the matters it can reach."""
    reached: set[int] = set()
    for stretch in stretches(before, after):
        reached.update(await matters_within(stretch.first, stretch.last))
    return [move for matter in sorted(reached) for move in await foresee(matter, after)]


def _shown(move: DeadlineMove, owner: Owner) -> CalendarMove | None:
    """A move with whose it is; a calendar makes no deadline and ends none."""
    if move.before is None or move.after is None:
        return None
    return CalendarMove(
        deadline=move.id,
        rule=move.rule,
        name_zh=move.name_zh,
        matter=owner.matter,
        matter_number=owner.matter_number,
        handler=owner.handler,
        docket_number=owner.docket_number,
        running=DeadlineState.OPEN in (move.before.state, move.after.state),
        manual=owner.manual,
        before=move.before,
        after=move.after,
    )


def _moved(before: DeadlineView | None, after: DeadlineView | None) -> bool:
    """Whether more changes than that the date is no longer, or again, provisional."""
    return _dates(before) != _dates(after)


def _dates(view: DeadlineView | None) -> tuple[object, ...]:
    if view is None:
        return ()
    return view.due_statutory, view.due_safe, view.alarm_on, view.state, view.not_computable


def listing(moves: Iterable[CalendarMove]) -> str:
    """The list of moved deadlines as its document: a table that every office program opens."""
    head = (
        "内部编号,案号,承办人,期限,规则,原法定末日,新法定末日,"
        "原安全日,新安全日,原提醒日,新提醒日,原状态,新状态,人工定日"
    )
    lines = [head, *(",".join(map(_cell, _row(move))) for move in moves)]
    return "\ufeff" + "\r\n".join(lines) + "\r\n"


def _row(move: CalendarMove) -> tuple[object, ...]:
    before, after = move.before, move.after
    return (
        move.matter_number,
        move.docket_number or "",
        move.handler or "",
        move.name_zh,
        move.rule,
        before.due_statutory or "",
        after.due_statutory or "",
        before.due_safe or "",
        after.due_safe or "",
        before.alarm_on or "",
        after.alarm_on or "",
        DeadlineState(before.state).zh,
        DeadlineState(after.state).zh,
        "是" if move.manual else "",
    )


def _cell(value: object) -> str:
    """A cell that no office program takes for a formula."""
    text = str(value).replace('"', '""')
    return f'"\'{text}"' if text[:1] in ("=", "+", "-", "@") else f'"{text}"'
