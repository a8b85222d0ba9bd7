"""What is missing on the record, and whether a decision took effect."""

from datetime import date
from typing import Annotated

from litestar import Controller, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, QueryParameter

from docket.accounts.rules import Right, Viewer, needs
from docket.desk.queries.finality import matter_finality, proceeding_finality
from docket.desk.queries.gaps import Asked, gap_page
from docket.desk.schemas import FinalityOut, GapPage
from docket.web.answers import documented

Limit = Annotated[int, QueryParameter(ge=1, le=1000, description="最多几项。")]


ByLaw = Annotated[bool, QueryParameter(description="复议决定依法是终局的，不能起诉。")]


class FinalityController(Controller):
    """裁判（决定）是否生效."""

    path = "/"
    tags = ("finality",)

    @get(
        "/matters/{matter_id:int}/finality",
        operation_id="getMatterFinality",
        opt=needs(Right.READ_MATTERS),
        summary="案件各程序的裁判是否生效",
        responses=documented(404),
    )
    async def of_matter(
        self,
        viewer: NamedDependency[Viewer],
        today: NamedDependency[date],
        matter_id: FromPath[int],
        final_by_law: ByLaw = False,  # noqa: FBT002 -- a query parameter
    ) -> tuple[FinalityOut, ...]:
        """Every proceeding of a matter: since when, why, and what is still unknown."""
        return await matter_finality(viewer, matter_id, today=today, final_by_law=final_by_law)

    @get(
        "/proceedings/{proceeding_id:int}/finality",
        operation_id="getProceedingFinality",
        opt=needs(Right.READ_MATTERS),
        summary="裁判（决定）是否生效",
        responses=documented(404),
    )
    async def of_proceeding(
        self,
        viewer: NamedDependency[Viewer],
        today: NamedDependency[date],
        proceeding_id: FromPath[int],
        final_by_law: ByLaw = False,  # noqa: FBT002 -- a query parameter
    ) -> FinalityOut:
        """Whether its decision may be treated as effective, and since when."""
        return await proceeding_finality(
            viewer, proceeding_id, today=today, final_by_law=final_by_law
        )


class GapController(Controller):
    """缺项."""

    path = "/gaps"
    tags = ("gaps",)

    @get(
        operation_id="listGaps",
        opt=needs(Right.READ_MATTERS),
        summary="缺项清单",
        responses=documented(),
    )
    async def page(
        self,
        viewer: NamedDependency[Viewer],
        today: NamedDependency[date],
        unit: FromQuery[int | None] = None,
        handler: FromQuery[str | None] = None,
        matter: FromQuery[int | None] = None,
        code: FromQuery[str | None] = None,
        limit: Limit = 200,
    ) -> GapPage:
        """What must be on record by today and is not, what most depends on it first.

        ``dismiss_gap`` is the fact that says why one of them does not apply.
        """
        asked = Asked(matter=matter, unit=unit, handler=handler, code=code)
        return await gap_page(viewer, asked, today=today, limit=limit)
