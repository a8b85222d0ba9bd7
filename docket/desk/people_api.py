"""Over HTTP: the day's register, requests to units, how our authorities work."""

from datetime import date
from typing import Annotated

from litestar import Controller, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, QueryParameter

from docket.accounts.rules import Right, Viewer, needs
from docket.desk.queries import milestones, register, requests
from docket.desk.schemas import DayRegister, Milestones, RequestPage
from docket.policies.queries import policies
from docket.policies.schemas import PolicyLine
from docket.web.answers import documented

Limit = Annotated[int, QueryParameter(ge=1, le=200, description="每页最多几条。")]


class RegisterController(Controller):
    """期限登记簿."""

    path = "/register"
    tags = ("register",)
    opt = needs(Right.READ_MATTERS)

    @get(
        "/{day:date}",
        operation_id="getRegister",
        summary="一日的期限登记簿",
        responses=documented(404),
    )
    async def day(
        self,
        viewer: NamedDependency[Viewer],
        day: FromPath[date],
        cursor: FromQuery[int] = 0,
        limit: Limit = 200,
    ) -> DayRegister:
        """Every deadline entered, moved, confirmed, waived, reopened or done on a legal day."""
        return await register.register(viewer, day, cursor=cursor, limit=limit)


class RequestController(Controller):
    """向承办单位调卷."""

    path = "/requests"
    tags = ("requests",)
    opt = needs(Right.READ_MATTERS)

    @get(operation_id="listRequests", summary="调卷清单", responses=documented())
    async def page(
        self,
        viewer: NamedDependency[Viewer],
        today: NamedDependency[date],
        answered: FromQuery[bool] = False,  # noqa: FBT002 -- a query parameter
        overdue: FromQuery[bool] = False,  # noqa: FBT002 -- a query parameter
        cursor: FromQuery[str | None] = None,
        limit: Limit = 50,
    ) -> RequestPage:
        """What was asked of units and is not answered, or with ``answered`` all; first due first."""
        return await requests.requests(
            viewer, today, answered=answered, overdue=overdue, cursor=cursor, limit=limit
        )


class PolicyController(Controller):
    """制度设置和内部节点."""

    tags = ("policies",)
    opt = needs(Right.READ_REFERENCE)

    @get("/policies", operation_id="listPolicies", summary="制度设置", responses=documented())
    async def policies(self, viewer: NamedDependency[Viewer]) -> tuple[PolicyLine, ...]:
        """What holds for each of our authorities; ``record_policy`` changes it."""
        return await policies(viewer)

    @get("/milestones", operation_id="listMilestones", summary="内部节点", responses=documented())
    async def milestones(self, viewer: NamedDependency[Viewer]) -> Milestones:
        """The milestones that hold, and those on offer; ``record_milestone`` takes one over."""
        return await milestones.milestones(viewer)
