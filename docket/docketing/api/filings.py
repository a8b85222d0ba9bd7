"""Filing facts over HTTP: the one address that writes."""

from datetime import date, datetime

from litestar import Controller, post
from litestar.di import NamedDependency
from litestar.params import JSONBody

from docket.accounts.rules import Right, Viewer, needs
from docket.docketing.schemas import Filing
from docket.docketing.service import Filed, file, foresee
from docket.history.rules import Actor
from docket.retries.service import Asked, answer_once
from docket.web.answers import documented
from docket.web.body import CheckedBody
from docket.web.conditions import IdempotencyKey


class FilingController(Controller):
    """登记."""

    path = "/filings"
    tags = ("filings",)
    opt = needs(Right.FILE)
    """Each fact asks for a right of its own (``docketing.rules.permits``)."""

    @post(
        operation_id="file",
        summary="登记事实",
        dto=CheckedBody[Filing],
        return_dto=None,
        responses=documented(403, 409, 413, 415, 422),
    )
    async def file(
        self,
        data: JSONBody[Filing],
        viewer: NamedDependency[Viewer],
        actor: NamedDependency[Actor],
        today: NamedDependency[date],
        now: NamedDependency[datetime],
        key: IdempotencyKey = None,
    ) -> Filed:
        """Write the facts in one transaction and derive what follows; all of them or none.

        Corrections (``amend``, ``strike``) carry the version that was read in the fact itself;
        when somebody changed the row since, the answer is 409. To correct a single fact by its
        address, with ``If-Match``, there is ``PATCH /facts/{what}/{id}``.
        """
        return await answer_once(
            Asked(key, "file", data, actor, now),
            Filed,
            lambda: file(data.facts, viewer=viewer, actor=actor, why=data.why, today=today, at=now),
        )

    @post(
        "/preview",
        operation_id="previewFiling",
        summary="试算登记",
        status_code=200,
        dto=CheckedBody[Filing],
        return_dto=None,
        responses=documented(403, 409, 413, 415, 422),
    )
    async def preview(
        self,
        data: JSONBody[Filing],
        viewer: NamedDependency[Viewer],
        actor: NamedDependency[Actor],
        today: NamedDependency[date],
        now: NamedDependency[datetime],
    ) -> Filed:
        """What the same filing would do, or be refused for; nothing is written and ``act`` is 0."""
        return await foresee(
            data.facts, viewer=viewer, actor=actor, why=data.why, today=today, at=now
        )
