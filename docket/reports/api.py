"""``GET /reports/annual/{year}``: the passages of a year."""

from datetime import date

from litestar import Controller, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from docket.accounts.rules import Right, Viewer, needs
from docket.reports import service
from docket.reports.schemas import AnnualReport
from docket.statistics import queries
from docket.web.answers import documented


class ReportController(Controller):
    """报告."""

    path = "/reports"
    tags = ("reports",)
    opt = needs(Right.READ_STATISTICS)

    @get(
        "/annual/{year:int}",
        operation_id="getAnnualReport",
        summary="年度报告段落",
        responses=documented(404, 422),
    )
    async def annual(
        self,
        viewer: NamedDependency[Viewer],
        today: NamedDependency[date],
        year: FromPath[int],
        authority: FromQuery[str | None] = None,
    ) -> AnnualReport:
        """The passages of a year with every figure marked, its cases, and whether it adds up.

        ``authority`` is a code; left out, it is the authority that was registered first.
        """
        ours = await queries.authority_of(viewer, authority) if authority else None
        return await service.annual(viewer, year, ours, today=today)
