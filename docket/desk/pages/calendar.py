"""期限日历: deadlines and sittings by day: a month, a week, or a list."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dateutil.relativedelta import relativedelta
from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromQuery

from docket.accounts.rules import Right, Viewer, needs
from docket.calendars.queries import load_calendar
from docket.desk.pages.urgency import Urgency, urgency, week_of
from docket.desk.queries.sittings import sittings
from docket.desk.queries.worklist import Wanted, worklist
from docket.desk.schemas import WorkLine
from docket.desk.schemas.screens import SittingLine
from docket.errors import FieldError, Invalid
from docket.history.rules import Actor
from docket.law.calendar import Calendar
from docket.law.wording import day_name
from docket.terms import Binds, DeadlineState
from docket.web.rendering import Screen
from docket.web.typed_days import read_day

MOST = 400
_PER_DAY = 4
_LIST = 28
View = Literal["month", "week", "list"]
Whose = Literal["me", "all"]
_SHOWN = (DeadlineState.OPEN, DeadlineState.DONE, DeadlineState.DONE_LATE)


@dataclass(frozen=True, slots=True)
class DayBox:
    """One day: what it is, and what falls on it.

    Args:
        day: The day.
        name: The festival, or that it is worked.
        working: Whether offices work.
        inside: It belongs to the month that is shown.
        lines: Its deadlines.
        sittings: Its sittings.
    """

    day: date
    name: str
    working: bool
    inside: bool
    lines: Sequence[tuple[Urgency, WorkLine]]
    sittings: Sequence[SittingLine]

    @property
    def busy(self) -> bool:
        """Whether anything falls on it."""
        return bool(self.lines or self.sittings)


@get("/calendar", opt=needs(Right.READ_MATTERS), include_in_schema=False)
async def calendar_page(
    viewer: NamedDependency[Viewer],
    actor: NamedDependency[Actor],
    today: NamedDependency[date],
    screen: NamedDependency[Screen],
    view: FromQuery[View] = "month",
    on: FromQuery[str] = "",
    whose: FromQuery[Whose] = "all",
    binds: FromQuery[Binds | None] = None,
) -> Response[str]:
    """The stretch of days in which ``on`` lies; today when it names none."""
    middle = _asked(on, today)
    first, last = _stretch(view, middle)
    mine = actor.name if whose == "me" else None
    wanted = Wanted(
        states=_SHOWN, since=first, until=last, lapsed_by=today, whose=mine, binds=binds
    )
    found = await worklist(viewer, wanted, limit=MOST)
    held = await sittings(viewer, first, last, handler=mine)
    boxes = list(_boxes(first, last, middle, found.items, held, await load_calendar(), today))
    before, after = _neighbours(view, middle)
    return screen.show(
        "calendar.html",
        place="calendar",
        today=today,
        view=view,
        whose=whose,
        binds=binds,
        middle=middle,
        first=first,
        last=last,
        before=before,
        after=after,
        weeks=[boxes[n : n + 7] for n in range(0, len(boxes), 7)],
        boxes=boxes,
        per_day=_PER_DAY,
        more=found.next is not None,
    )


def _asked(text: str, today: date) -> date:
    found = read_day(text, today=today) if text else today
    if found is None or found.year not in range(1990, 2200):
        remedy = "请写成 2026-11-23 这样的日期。"
        raise Invalid.of(FieldError("on", f"“{text[:20]}”不是日期。", remedy))
    return found


def _stretch(view: View, middle: date) -> tuple[date, date]:
    """The days that are shown: whole weeks around a month, one week, or four weeks from a day."""
    if view == "week":
        return week_of(middle)
    if view == "list":
        return middle, middle + timedelta(days=_LIST - 1)
    first = middle.replace(day=1)
    end = first + relativedelta(months=1, days=-1)
    return week_of(first)[0], week_of(end)[1]


def _neighbours(view: View, middle: date) -> tuple[date, date]:
    if view == "month":
        month = relativedelta(months=1)
        return middle.replace(day=1) - month, middle.replace(day=1) + month
    step = timedelta(days=7 if view == "week" else _LIST)
    return middle - step, middle + step


def _boxes(
    first: date,
    last: date,
    middle: date,
    lines: Sequence[WorkLine],
    held: Sequence[SittingLine],
    calendar: Calendar,
    today: date,
) -> Iterator[DayBox]:
    due: dict[date, list[tuple[Urgency, WorkLine]]] = {}
    for line in lines:
        day = line.alarm_on or line.due_statutory
        if day is not None:
            due.setdefault(day, []).append((urgency(line, today=today), line))
    sat: Mapping[date, list[SittingLine]] = {}
    for one in held:
        sat = {**sat, one.held_on: [*sat.get(one.held_on, []), one]}
    for n in range((last - first).days + 1):
        day = first + timedelta(days=n)
        known = day.year >= calendar.first_year
        yield DayBox(
            day=day,
            name=_festival(day, calendar) if known else "",
            working=calendar.is_working(day) if known else day.weekday() < 5,  # noqa: PLR2004
            inside=day.month == middle.month,
            lines=due.get(day, ()),
            sittings=sat.get(day, ()),
        )


def _festival(day: date, calendar: Calendar) -> str:
    """What a day is called that is not as its week has it."""
    return (day_name(day, calendar) or "") if day in calendar.days else ""
