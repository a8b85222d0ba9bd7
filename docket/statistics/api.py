"""``GET /statistics``: figures of any period."""

from datetime import date
from typing import Annotated

from litestar import Controller, get
from litestar.di import NamedDependency
from litestar.params import FromQuery, QueryParameter

from docket.accounts.rules import Right, Viewer, needs
from docket.statistics import queries
from docket.statistics.rules.periods import Basis, Period
from docket.statistics.schemas import Measure
from docket.web.answers import documented

FromOn = Annotated[date, QueryParameter(name="from", description="统计期起始日(含)。")]
ToOn = Annotated[date, QueryParameter(name="to", description="统计期截止日(含)。")]
MeasureIds = Annotated[
    list[str] | None, QueryParameter(name="measure", description="只要这些指标，可重复；默认全部。")
]


class StatisticsController(Controller):
    """统计."""

    path = "/statistics"
    tags = ("statistics",)
    opt = needs(Right.READ_STATISTICS)

    @get(operation_id="listMeasures", summary="统计指标", responses=documented(422))
    async def measures(  # noqa: PLR0913, PLR0917 -- one argument a query parameter
        self,
        viewer: NamedDependency[Viewer],
        today: NamedDependency[date],
        from_on: FromOn,
        to_on: ToOn,
        authority: FromQuery[str | None] = None,
        unit: FromQuery[str | None] = None,
        basis: FromQuery[str] = Basis.HANDLED.value,
        measure_ids: MeasureIds = None,
        ids: FromQuery[bool] = False,  # noqa: FBT002 -- a query parameter
    ) -> list[Measure]:
        """Figures of a period, each with its definition; ``ids`` adds the cases behind it.

        ``authority`` and ``unit`` are codes; ``basis`` is handled, accepted or concluded.
        """
        period = Period.of(from_on, to_on)
        ours = await queries.authority_of(viewer, authority) if authority else None
        mine = await queries.unit_of(viewer, unit, authority=ours) if unit else None
        return await queries.figures(
            viewer,
            period,
            authority=ours,
            unit=mine,
            basis=basis,
            ids=ids,
            measures=measure_ids or (),
            today=today,
        )
