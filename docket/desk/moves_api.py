"""Dates that moved, over HTTP: to be confirmed, foreseen, and told as news."""

from datetime import date, datetime
from typing import Annotated

import msgspec
from litestar import Controller, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from docket.accounts.rules import Right, Viewer, needs
from docket.db.ids import LARGEST_ID
from docket.desk.api import Limit
from docket.desk.queries.moves import WantedMoves, moves_page
from docket.desk.queries.news import mark_seen, news
from docket.desk.schemas import MovesPage, News
from docket.docketing.schemas import Supposition
from docket.docketing.service import Filed, suppose
from docket.terms import MoveState
from docket.web.answers import documented
from docket.web.body import CheckedBody

Person = Annotated[
    str | None, QueryParameter(min_length=1, max_length=80, description="姓名；默认为本人。")
]

Every = Annotated[
    bool, QueryParameter(name="all", description="不论是否已确认、已撤销；默认只要待确认的。")
]
Reached = Annotated[int, msgspec.Meta(ge=0, le=LARGEST_ID)]


class Seen(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """看到哪里: ``act`` and ``move`` are ``upto_act`` and ``upto_move`` of the news that was read."""

    act: Reached
    move: Reached


class MoveController(Controller):
    """期限变动. They are confirmed (``accept_move``) and undone (``undo_act``) by filing a fact."""

    path = "/moves"
    opt = needs(Right.READ_MATTERS)
    tags = ("moves",)

    @get(operation_id="listMoves", summary="日期变动的期限", responses=documented())
    async def page(
        self,
        viewer: NamedDependency[Viewer],
        every: Every = False,  # noqa: FBT002 -- a query parameter
        whom: FromQuery[str | None] = None,
        matter: FromQuery[int | None] = None,
        act: FromQuery[int | None] = None,
        cursor: FromQuery[int | None] = None,
        limit: Limit = 50,
    ) -> MovesPage:
        """Open deadlines whose dates moved, the newest first: old, new, why, for whom.

        ``act`` keeps those that one act of the history caused.
        """
        state = None if every else MoveState.PENDING
        wanted = WantedMoves(state=state, whom=whom, matter=matter, act=act)
        return await moves_page(viewer, wanted, cursor=cursor, limit=limit)


class NewsController(Controller):
    """新变动."""

    path = "/news"
    opt = needs(Right.READ_MATTERS)
    tags = ("moves",)

    @get(operation_id="readNews", summary="某人还没看过的变动", responses=documented())
    async def read(
        self, viewer: NamedDependency[Viewer], today: NamedDependency[date], name: Person = None
    ) -> News:
        """What changed on a person's matters since they last looked; by default one's own."""
        return await news(viewer, name or viewer.name, today=today)

    @post(
        "/seen",
        operation_id="markSeen",
        summary="记下看到哪里",
        status_code=204,
        dto=CheckedBody[Seen],
        return_dto=None,
        responses=documented(413, 415, 422),
    )
    async def seen(
        self, data: JSONBody[Seen], viewer: NamedDependency[Viewer], today: NamedDependency[date]
    ) -> None:
        """Remember up to where one has read oneself; it never goes back."""
        await mark_seen(viewer.name, act=data.act, move=data.move, on=today)


class SupposingController(Controller):
    """试算."""

    path = "/matters/{matter_id:int}/what-if"
    opt = needs(Right.READ_MATTERS)
    tags = ("moves",)

    @post(
        operation_id="whatIf",
        summary="假设会怎样",
        status_code=200,
        dto=CheckedBody[Supposition],
        return_dto=None,
        responses=documented(404, 409, 413, 415, 422),
    )
    async def what_if(
        self,
        matter_id: FromPath[int],
        data: JSONBody[Supposition],
        viewer: NamedDependency[Viewer],
        today: NamedDependency[date],
        now: NamedDependency[datetime],
    ) -> Filed:
        """Each deadline that would move, old and new, and why; nothing is written."""
        return await suppose(viewer, matter_id, data, today=today, at=now)
