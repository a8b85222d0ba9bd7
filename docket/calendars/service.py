"""Loading holiday notices into the calendar that deadlines are counted by."""

from docket.calendars.tables import CalendarDay, Notice
from docket.history.service import Ledger
from docket.law import library
from docket.law.calendar import HolidayNotice


async def seed(ledger: Ledger) -> int:
    """Record the notices docket is delivered with, if there is none yet; how many were added.

    A notice is a fact like any other: who loaded it and when stays in the history, because it can
    move dates.
    """
    if await Notice.exists():
        return 0
    notices = library.holiday_notices()
    for notice in notices:
        await add(ledger, notice)
    return len(notices)


async def add(ledger: Ledger, notice: HolidayNotice) -> int:
    """Record a notice and the days it names; its id. What it moves is the caller's business."""
    row = await ledger.add(
        Notice(
            year=notice.year,
            title=notice.title,
            source="\n".join(notice.sources),
            complete=notice.complete,
        )
    )
    for named in notice.days:
        await ledger.add(CalendarDay(day=named.day, kind=named.kind, name=named.name, notice=row))
    return row
