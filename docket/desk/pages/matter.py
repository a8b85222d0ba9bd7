"""案件详情: one matter through all its levels, the newest on top."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from docket.accounts.rules import Right, Viewer, needs
from docket.desk import service
from docket.desk.pages.stages import stages
from docket.desk.pages.urgency import Urgency, urgency
from docket.desk.pages.weeks import weeks
from docket.desk.queries.history import history_of
from docket.desk.queries.matters import matter_whole
from docket.desk.queries.moves import WantedMoves, moves_page
from docket.desk.queries.worklist import Wanted, worklist
from docket.desk.schemas import HearingOut, MatterWhole, MoveOut, ProceedingOut, WorkLine
from docket.law import library
from docket.law.events import EventKind
from docket.law.outcome_kinds import OutcomeKind
from docket.terms import Binds, DeadlineState, HearingState, Language
from docket.web.rendering import Screen

MOST = 200
_RECENT = 8
_NEXT = 4
_OURS = (Binds.US, Binds.EITHER)

Line = tuple[Urgency, WorkLine]


@dataclass(frozen=True, slots=True)
class StageView:
    """One proceeding as the page shows it.

    Args:
        proceeding: With everything on it.
        current: It is not decided.
        running: Its open deadlines, ours first, then by day.
        settled: Its other deadlines.
        hearings: Its sittings that count.
    """

    proceeding: ProceedingOut
    current: bool
    running: Sequence[Line]
    settled: Sequence[Line]
    hearings: Sequence[HearingOut]


@dataclass(frozen=True, slots=True)
class Words:
    """What codes and ids of this matter are called."""

    authorities: Mapping[int, str]
    parties: Mapping[int, str]
    units: Mapping[int, str]
    events: Mapping[str, EventKind]
    outcomes: Mapping[str, OutcomeKind]
    acts: Mapping[str, str]
    fields: Mapping[str, str]


@get("/matters/{matter_id:int}", opt=needs(Right.READ_MATTERS), include_in_schema=False)
async def matter_page(
    viewer: NamedDependency[Viewer],
    today: NamedDependency[date],
    screen: NamedDependency[Screen],
    matter_id: FromPath[int],
    filed: FromQuery[int | None] = None,
) -> Response[str]:
    """One matter: its chain of proceedings, what is next, what was recorded last.

    ``filed`` is the act of the history that led here, so that the page can say it is done.
    """
    whole = await matter_whole(viewer, matter_id)
    due = await worklist(viewer, Wanted(states=(), matter=matter_id), limit=MOST)
    history = await history_of(whole)
    lines = [(urgency(line, today=today), line) for line in due.items]
    ours, spoken = _ours_next(lines), Language(screen.language)
    why = await service.why(viewer, ours[0][1].id, language=spoken) if ours else None
    count = why.due if why else None
    return screen.show(
        "matter.html",
        place="matters",
        today=today,
        whole=whole,
        words=words_of(whole),
        views=_views(whole, lines),
        rungs=stages(whole.proceedings),
        next=ours[:_NEXT],
        why=why,
        cells=weeks(count.counted, due=count.due_statutory, today=today) if count else (),
        acts=list(reversed(history.acts))[:_RECENT],
        recorded=len(history.acts),
        filed=filed,
        moved=await _moved(viewer, matter_id, filed),
    )


async def _moved(viewer: Viewer, matter_id: int, filed: int | None) -> Sequence[MoveOut]:
    """The dates of this matter that the act moved which led here."""
    if filed is None:
        return ()
    wanted = WantedMoves(state=None, matter=matter_id, act=filed)
    return (await moves_page(viewer, wanted, limit=MOST)).items


@get("/matters/{matter_id:int}/history", opt=needs(Right.READ_HISTORY), include_in_schema=False)
async def history_page(
    viewer: NamedDependency[Viewer], screen: NamedDependency[Screen], matter_id: FromPath[int]
) -> Response[str]:
    """Everything that was ever recorded of a matter: when, who, what, why, old and new."""
    whole = await matter_whole(viewer, matter_id)
    history = await history_of(whole)
    return screen.show("history.html", place="matters", whole=whole, acts=history.acts)


def words_of(whole: MatterWhole) -> Words:
    """The words of one matter."""
    return Words(
        authorities={one.id: one.name for one in whole.authorities},
        parties={one.id: one.name for one in whole.parties},
        units={one.id: one.name for one in whole.units},
        events=library.event_kinds(),
        outcomes=library.outcomes(),
        acts={code: kind.zh for code, kind in library.act_kinds().items()},
        fields={code: one.zh for code, one in library.fields().items()},
    )


def _ours_next(lines: Sequence[Line]) -> list[Line]:
    """What we have to do, most urgent first: duties before mere rights of the same day."""
    open_ = [
        (u, line) for u, line in lines if line.state is DeadlineState.OPEN and line.binds in _OURS
    ]
    live = [(u, line) for u, line in open_ if u.on is not None and u.kind != "lapsed"]
    return sorted(live, key=lambda one: (one[0].on or date.max, not one[1].duty, one[1].id))


def _views(whole: MatterWhole, lines: Sequence[Line]) -> list[StageView]:
    """The proceedings, the newest first: those open, then by the day of acceptance."""
    views = [_view(one, lines) for one in whole.proceedings]
    return sorted(
        views,
        key=lambda v: (v.current, v.proceeding.accepted_on or date.max, v.proceeding.id),
        reverse=True,
    )


def _view(one: ProceedingOut, lines: Sequence[Line]) -> StageView:
    mine = [(u, line) for u, line in lines if line.proceeding == one.id]
    running = [(u, line) for u, line in mine if line.state is DeadlineState.OPEN]
    return StageView(
        proceeding=one,
        current=one.decided_on is None,
        running=sorted(running, key=lambda x: (x[1].binds not in _OURS, x[0].on or date.max)),
        settled=[(u, line) for u, line in mine if line.state is not DeadlineState.OPEN],
        hearings=[
            h for h in one.hearings if not h.struck and h.state is not HearingState.CANCELLED
        ],
    )
