"""What is missing on the record."""

from datetime import date
from typing import Annotated

from litestar import Controller, get
from litestar.di import NamedDependency
from litestar.params import FromQuery, QueryParameter

from docket.accounts.rules import Viewer
from docket.desk.queries.gaps import Asked, gap_page
from docket.desk.schemas import GapPage
from docket.web.answers import documented

Limit = Annotated[int, QueryParameter(ge=1, le=1000, description="最多几项。")]


class GapController(Controller):
    """缺项."""

    path = "/gaps"
    tags = ("gaps",)

    @get(operation_id="listGaps", summary="缺项清单", responses=documented())
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
