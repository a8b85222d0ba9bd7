"""What a notice would change: the days of the table, and every deadline that would move."""

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
from docket.deadlines.queries import matters_within
from docket.docketing.service import affected
from docket.docketing.service.affected import AffectedDeadline
from docket.docketing.service.moving import DeadlineMove
from docket.docketing.service.projections import foresee
from docket.law import library
from docket.law.calendar import Calendar
from docket.rulebook.queries import load_book


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
    moves: tuple[AffectedDeadline, ...]
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
    shown = await affected.shown_to(viewer, foreseen.moves)
    days = changed_days(before, after)
    return CalendarChange(
        year=notice.year,
        title=notice.title,
        source="\n".join(notice.sources),
        complete_before=before.complete_until,
        complete_after=after.complete_until,
        days=days,
        moves=shown.moves,
        settled=len(shown.settled),
        hidden=shown.hidden,
        warnings=foreseen.settled.warnings,
        nothing_to_do=not days and before.complete_until == after.complete_until,
    )


async def _moves(before: Calendar, after: Calendar) -> list[DeadlineMove]:
    """What the new calendar moves, by the derivation itself, in the matters it can reach."""
    reached: set[int] = set()
    for stretch in stretches(before, after):
        reached.update(await matters_within(stretch.first, stretch.last))
    book = await load_book()
    return [move for matter in sorted(reached) for move in await foresee(matter, after, book)]
