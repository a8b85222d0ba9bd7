"""年度报告: the text beside its figures, each marked and leading to its cases, and whether it adds up."""

from collections.abc import Sequence
from datetime import date
from urllib.parse import urlencode

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from docket.accounts.rules import Right, Viewer, needs
from docket.desk.queries.cases import proceedings_by_id
from docket.reports import service
from docket.reports.rules.passages import HEADINGS
from docket.reports.schemas import AnnualReport
from docket.statistics import queries
from docket.web.rendering import Screen

YEARS = 4


@get("/reports/annual", opt=needs(Right.READ_STATISTICS), include_in_schema=False)
async def latest_page(today: NamedDependency[date]) -> Redirect:
    """The last year that is over: the one a report is written of."""
    return Redirect(f"/reports/annual/{today.year - 1}")


@get("/reports/annual/{year:int}", opt=needs(Right.READ_STATISTICS), include_in_schema=False)
async def report_page(
    viewer: NamedDependency[Viewer],
    today: NamedDependency[date],
    screen: NamedDependency[Screen],
    year: FromPath[int],
    authority: FromQuery[str] = "",
) -> Response[str]:
    """The passages of one year for one of our authorities."""
    ours = await queries.authority_of(viewer, authority) if authority else None
    report = await service.annual(viewer, year, ours, today=today)
    stated = _stated(report)
    checked = {id_ for check in report.reconciliation if not check.ok for id_ in check.ids}
    return screen.show(
        "report.html",
        place="report",
        report=report,
        figures={one.id: one for one in report.figures},
        stated=stated,
        headings=HEADINGS,
        failed=sum(not check.ok for check in report.reconciliation),
        cases=await proceedings_by_id(viewer, checked),
        years=range(today.year, today.year - YEARS, -1),
        address=lambda measure: _address(report, measure),
    )


def _stated(report: AnnualReport) -> Sequence[str]:
    """The figures that the passages state, in their order, once each."""
    segments = [segment for passage in report.passages for segment in passage.segments]
    return list(dict.fromkeys(one.measure for one in segments if one.measure))


def _address(report: AnnualReport, measure: str) -> str:
    """Where the cases of a figure of this report are listed."""
    asked = {"from": report.from_on, "to": report.to_on, "authority": report.authority.code}
    return f"/figures/{measure}?{urlencode(asked)}"


PAGES = (latest_page, report_page)
