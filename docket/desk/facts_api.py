"""Single facts over HTTP, each at an address of its own, and the registers in lists."""

from datetime import date, datetime
from functools import partial
from typing import Annotated

from litestar import Controller, Response, delete, get, patch
from litestar.datastructures import ResponseHeader
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from docket.accounts.rules import Right, Viewer, needs
from docket.desk.correcting import correct
from docket.desk.queries import registers
from docket.desk.queries.facts import recorded_fact
from docket.desk.schemas import (
    AuthorityPage,
    Correction,
    FactOut,
    PaperPage,
    SeriesPage,
    Striking,
    UnitPage,
)
from docket.docketing.schemas import Amend, Strike
from docket.docketing.service import Filed
from docket.history.rules import Actor
from docket.web.answers import documented
from docket.web.body import CheckedBody
from docket.web.conditions import IfMatch, check_seen, version_tag

Limit = Annotated[int, QueryParameter(ge=1, le=200, description="每页最多几条。")]
Cursor = Annotated[int | None, QueryParameter(description="上一页的 next；缺省从头开始。")]


class FactController(Controller):
    """已登记的单项事实."""

    path = "/facts"
    tags = ("facts",)

    @get(
        "/{what:str}/{fact_id:int}",
        operation_id="getFact",
        opt=needs(Right.READ_MATTERS),
        summary="一项事实",
        responses=documented(404),
        response_headers=[
            ResponseHeader(
                name="ETag", description="版本，用于 If-Match。", documentation_only=True
            )
        ],
    )
    async def read(
        self, viewer: NamedDependency[Viewer], what: FromPath[str], fact_id: FromPath[int]
    ) -> Response[FactOut]:
        """One fact with its version, which is its ETag.

        ``what`` is matter, challenged_act, party, proceeding, standing, event, hearing, appearance,
        outcome_item, authority, unit, series or local_rest_day.
        """
        fact = await recorded_fact(viewer, what, fact_id)
        return Response(fact, headers={"etag": version_tag(fact.version)})

    @patch(
        "/{what:str}/{fact_id:int}",
        operation_id="amendFact",
        opt=needs(Right.FILE),
        summary="更正一项事实",
        dto=CheckedBody[Correction],
        return_dto=None,
        responses=documented(403, 404, 409, 412, 413, 415, 428),
    )
    async def amend(
        self,
        data: JSONBody[Correction],
        viewer: NamedDependency[Viewer],
        actor: NamedDependency[Actor],
        today: NamedDependency[date],
        now: NamedDependency[datetime],
        what: FromPath[str],
        fact_id: FromPath[int],
        if_match: IfMatch = None,
    ) -> Filed:
        """更正: the fact ``amend`` on the version that ``If-Match`` names; its old image is kept."""
        return await correct(
            partial(check_seen, if_match),
            lambda version: Amend(what=what, id=fact_id, version=version, changes=data.changes),
            viewer=viewer,
            actor=actor,
            why=data.why,
            today=today,
            at=now,
        )

    @delete(
        "/{what:str}/{fact_id:int}",
        operation_id="strikeFact",
        opt=needs(Right.FILE),
        summary="划除一项事实",
        status_code=200,
        dto=CheckedBody[Striking],
        return_dto=None,
        responses=documented(403, 404, 409, 412, 413, 415, 428),
    )
    async def strike(
        self,
        data: JSONBody[Striking],
        viewer: NamedDependency[Viewer],
        actor: NamedDependency[Actor],
        today: NamedDependency[date],
        now: NamedDependency[datetime],
        what: FromPath[str],
        fact_id: FromPath[int],
        if_match: IfMatch = None,
    ) -> Filed:
        """划除: the fact ``strike`` on the version that ``If-Match`` names; nothing is deleted."""
        return await correct(
            partial(check_seen, if_match),
            lambda version: Strike(what=what, id=fact_id, version=version),
            viewer=viewer,
            actor=actor,
            why=data.why,
            today=today,
            at=now,
        )


class ListController(Controller):
    """机关、承办单位、系列案、文书."""

    tags = ("registers",)

    @get(
        "/authorities",
        operation_id="listAuthorities",
        opt=needs(Right.READ_REFERENCE),
        summary="本机关",
        responses=documented(),
    )
    async def authorities(
        self, viewer: NamedDependency[Viewer], cursor: Cursor = None, limit: Limit = 50
    ) -> AuthorityPage:
        """Our authorities, in the order in which they were registered."""
        return await registers.authority_page(viewer, cursor=cursor, limit=limit)

    @get(
        "/units",
        operation_id="listUnits",
        opt=needs(Right.READ_REFERENCE),
        summary="承办单位",
        responses=documented(),
    )
    async def units(
        self,
        viewer: NamedDependency[Viewer],
        authority: FromQuery[int | None] = None,
        cursor: Cursor = None,
        limit: Limit = 50,
    ) -> UnitPage:
        """Our units, of one authority or of all."""
        return await registers.unit_page(viewer, authority=authority, cursor=cursor, limit=limit)

    @get(
        "/series",
        operation_id="listSeries",
        opt=needs(Right.READ_REFERENCE),
        summary="系列案",
        responses=documented(),
    )
    async def series(
        self, viewer: NamedDependency[Viewer], cursor: Cursor = None, limit: Limit = 50
    ) -> SeriesPage:
        """The series of like cases that have a visible matter, or none yet."""
        return await registers.series_page(viewer, cursor=cursor, limit=limit)

    @get(
        "/papers",
        operation_id="listPapers",
        opt=needs(Right.READ_MATTERS),
        summary="文书列表",
        responses=documented(),
    )
    async def papers(
        self,
        viewer: NamedDependency[Viewer],
        sha256: FromQuery[str | None] = None,
        cursor: Cursor = None,
        limit: Limit = 50,
    ) -> PaperPage:
        """The papers that prove something in a visible matter, newest first."""
        return await registers.paper_page(viewer, sha256=sha256, cursor=cursor, limit=limit)
