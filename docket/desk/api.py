"""The reads of the API that show several capabilities."""

from datetime import date
from typing import Annotated

from litestar import Controller, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, HeaderParameter, QueryParameter

from docket.accounts.rules import Right, Viewer, needs
from docket.desk import service
from docket.desk.queries import matters
from docket.desk.queries.access import access_page
from docket.desk.queries.history import matter_history
from docket.desk.queries.worklist import Wanted, worklist
from docket.desk.rules import spoken
from docket.desk.schemas import (
    AccessPage,
    MatterHistory,
    MatterPage,
    MatterWhole,
    ProceedingOut,
    Why,
    WorkPage,
)
from docket.desk.verifying import Verified, read_anchor, verify_all
from docket.history.service import Heads, heads
from docket.settings import Settings
from docket.terms import AccessKind, Binds, DeadlineState, Language, Procedure
from docket.web.answers import documented

Limit = Annotated[int, QueryParameter(ge=1, le=200, description="每页最多几条。")]

States = Annotated[
    list[DeadlineState] | None,
    QueryParameter(name="state", description="只要这些状态，可重复；默认 open。"),
]


Accepted = Annotated[str | None, HeaderParameter(name="Accept-Language")]


class MatterController(Controller):
    """案件."""

    path = "/matters"
    tags = ("matters",)
    opt = needs(Right.READ_MATTERS)

    @get(operation_id="listMatters", summary="案件列表", responses=documented())
    async def page(
        self,
        viewer: NamedDependency[Viewer],
        cursor: FromQuery[int | None] = None,
        limit: Limit = 50,
        unit: FromQuery[int | None] = None,
        procedure: FromQuery[Procedure | None] = None,
        open_only: FromQuery[bool] = False,  # noqa: FBT002 -- a query parameter
        number: FromQuery[str | None] = None,
    ) -> MatterPage:
        """Matters, newest first; ``open_only`` leaves out those whose proceedings are all decided.

        ``number`` is ours (内部编号): the one matter that has it.
        """
        return await matters.matter_page(
            viewer,
            cursor=cursor,
            limit=limit,
            unit=unit,
            procedure=procedure,
            open_only=open_only,
            number=number,
        )

    @get(
        "/{matter_id:int}", operation_id="getMatter", summary="案件全卷", responses=documented(404)
    )
    async def whole(
        self,
        viewer: NamedDependency[Viewer],
        today: NamedDependency[date],
        matter_id: FromPath[int],
    ) -> MatterWhole:
        """One matter whole: all levels, with every fact, what is derived, and what is missing."""
        return await matters.matter_whole(viewer, matter_id, today=today)

    @get(
        "/{matter_id:int}/history",
        operation_id="getMatterHistory",
        summary="案件历史",
        opt=needs(Right.READ_HISTORY),
        responses=documented(404),
    )
    async def history(
        self,
        viewer: NamedDependency[Viewer],
        matter_id: FromPath[int],
        cursor: FromQuery[int | None] = None,
        limit: Limit = 200,
    ) -> MatterHistory:
        """Every act on the matter, oldest first: when, who, what, why, old and new values."""
        return await matter_history(viewer, matter_id, after=cursor or 0, limit=limit)


class ProceedingController(Controller):
    """程序."""

    path = "/proceedings"
    tags = ("proceedings",)
    opt = needs(Right.READ_MATTERS)

    @get(
        "/{proceeding_id:int}",
        operation_id="getProceeding",
        summary="程序全卷",
        responses=documented(404),
    )
    async def whole(
        self, viewer: NamedDependency[Viewer], proceeding_id: FromPath[int]
    ) -> ProceedingOut:
        """One proceeding with everything that hangs on it."""
        return await matters.proceeding_whole(viewer, proceeding_id)


class DeadlineController(Controller):
    """期限."""

    path = "/deadlines"
    tags = ("deadlines",)
    opt = needs(Right.READ_MATTERS)

    @get(operation_id="listDeadlines", summary="期限清单", responses=documented(422))
    async def page(  # noqa: PLR0913, PLR0917 -- one argument a query parameter
        self,
        viewer: NamedDependency[Viewer],
        today: NamedDependency[date],
        states: States = None,
        since: FromQuery[date | None] = None,
        until: FromQuery[date | None] = None,
        binds: FromQuery[Binds | None] = None,
        unit: FromQuery[int | None] = None,
        matter: FromQuery[int | None] = None,
        unconfirmed: FromQuery[bool] = False,  # noqa: FBT002 -- a query parameter
        lapsed: FromQuery[bool] = False,  # noqa: FBT002 -- a query parameter
        cursor: FromQuery[str | None] = None,
        limit: Limit = 50,
    ) -> WorkPage:
        """Deadlines, most urgent first: the open ones, unless ``state`` is given (once or more).

        ``since`` and ``until`` keep those whose alarm rings between these days, ``unconfirmed`` those
        that wait for a second person. What lapsed (rights
        nobody used, periods that ran out for others) is left out unless ``lapsed`` is asked for.
        """
        wanted = Wanted(
            states=states or (DeadlineState.OPEN,),
            since=since,
            until=until,
            binds=binds,
            unit=unit,
            matter=matter,
            unconfirmed=unconfirmed,
            lapsed_by=None if lapsed else today,
        )
        return await worklist(viewer, wanted, cursor=cursor, limit=limit)

    @get(
        "/{deadline_id:int}/why",
        operation_id="getWhy",
        summary="期限怎样算出",
        responses=documented(404),
    )
    async def why(
        self,
        viewer: NamedDependency[Viewer],
        deadline_id: FromPath[int],
        lang: FromQuery[Language | None] = None,
        accepted: Accepted = None,
    ) -> Why:
        """One deadline with its law, its days one by one, and the sentences that explain it.

        In Chinese, or in English when ``lang`` or the browser asks for it.
        """
        return await service.why(viewer, deadline_id, language=lang or spoken(accepted))


class HistoryController(Controller):
    """历史."""

    path = "/history"
    tags = ("history",)
    opt = needs(Right.VERIFY_HISTORY)

    @get("/verify", operation_id="verifyHistory", summary="核验历史和文书", responses=documented())
    async def verify(
        self,
        settings: NamedDependency[Settings],
        anchor: FromQuery[str | None] = None,
        access_anchor: FromQuery[str | None] = None,
    ) -> Verified:
        """Verify every act, change, fact, paper and access; ``problems`` names what does not fit.

        ``anchor`` and ``access_anchor`` are heads, ``SEQ:HASH``, as they were noted elsewhere.
        """
        return await verify_all(
            settings.files,
            read_anchor(anchor),
            access_anchor=read_anchor(access_anchor, "access_anchor"),
        )

    @get("/access", operation_id="listAccess", summary="访问记录", responses=documented())
    async def access(
        self,
        kind: FromQuery[AccessKind | None] = None,
        cursor: FromQuery[int | None] = None,
        limit: Limit = 50,
    ) -> AccessPage:
        """Who came in, failed to, or saw what is not for everyone, newest first.

        An entry is written a second after it happened at the latest.
        """
        return await access_page(kind=kind, cursor=cursor, limit=limit)

    @get("/heads", operation_id="getHeads", summary="两条链的链头", responses=documented())
    async def heads(self) -> Heads:
        """The heads of the history and of the access log, to be noted where nobody can alter them."""
        return await heads()
