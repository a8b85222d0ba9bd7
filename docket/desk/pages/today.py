"""今日工作台: what is due, most urgent first, and what nobody has looked after."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromQuery

from docket.accounts.rules import Right, Viewer, needs
from docket.calendars.queries import load_calendar
from docket.desk.pages.basis import basis_in
from docket.desk.pages.urgency import Group, groups, week_of
from docket.desk.queries.moves import WantedMoves, moves_page
from docket.desk.queries.sittings import sittings, unrecorded_sittings
from docket.desk.queries.worklist import Wanted, worklist
from docket.desk.schemas.screens import SittingLine
from docket.history.rules import Actor
from docket.rulebook.queries import load_book
from docket.terms import HearingState
from docket.web.rendering import Screen

MOST = 60
MOVES = 6
Whose = Literal["me", "all"]


@dataclass(frozen=True, slots=True)
class Summary:
    """The sentence at the head of the page, in numbers."""

    over: int
    today: int
    week: int
    sittings: int
    undecided: int


@get("/", opt=needs(Right.READ_REFERENCE), include_in_schema=False)
async def today_page(
    viewer: NamedDependency[Viewer],
    actor: NamedDependency[Actor],
    today: NamedDependency[date],
    screen: NamedDependency[Screen],
    whose: FromQuery[Whose] = "all",
) -> Response[str]:
    """What is due until the end of next week, and the sittings of this week."""
    monday, sunday = week_of(today)
    mine = actor.name if whose == "me" else None
    horizon = sunday + timedelta(days=7)
    due = await worklist(viewer, Wanted(until=horizon, lapsed_by=today, whose=mine), limit=MOST)
    held = await sittings(viewer, monday, sunday, handler=mine)
    found = groups(due.items, today=today)
    calendar = await load_calendar()
    return screen.show(
        "today.html",
        place="today",
        today=today,
        whose=whose,
        groups=found,
        basis=basis_in(await load_book()),
        summary=_summary(found, held),
        sittings=held,
        silent=await unrecorded_sittings(viewer, today),
        moves=(await moves_page(viewer, WantedMoves(whom=mine), limit=MOVES)).items,
        more=due.next is not None,
        most=MOST,
        open_year=_open_year(calendar.complete_until, today),
    )


def _summary(found: Sequence[Group], held: Sequence[SittingLine]) -> Summary:
    counts = {group.id: len(group.lines) for group in found}
    coming = [one for one in held if one.state is HearingState.SCHEDULED]
    return Summary(
        over=counts["over"],
        today=counts["today"],
        week=counts["week"],
        sittings=len(held),
        undecided=sum(one.rank is None for one in coming),
    )


def _open_year(complete_until: date, today: date) -> int | None:
    """The year whose holiday notice is missing, once deadlines begin to reach into it."""
    return complete_until.year + 1 if complete_until - today < timedelta(days=120) else None
