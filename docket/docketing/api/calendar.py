"""The calendar over HTTP: shown, and changed by a holiday notice."""

from datetime import date, datetime
from typing import Annotated

import msgspec
from litestar import Controller, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from docket.accounts.rules import Right, Viewer, needs
from docket.calendars.queries import calendar_year
from docket.calendars.schemas import CalendarYear
from docket.docketing.service import Applied, CalendarChange, apply, preview
from docket.errors import FieldError, Invalid
from docket.history.rules import Actor
from docket.retries.service import Asked, answer_once
from docket.settings import Settings
from docket.web.answers import documented
from docket.web.body import CheckedBody
from docket.web.conditions import IdempotencyKey

NoticeText = Annotated[str, msgspec.Meta(min_length=1, max_length=1_000_000)]
YEARS = range(1949, 2200)


class NoticeIn(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """放假通知: ``text`` is the pasted text of the notice, or its JSON as one text."""

    text: NoticeText


class SignedNotice(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """放假通知 to be recorded, and why; the reason stays in the history."""

    text: NoticeText
    why: str


class CalendarController(Controller):
    """工作日历."""

    path = "/calendar"
    tags = ("calendar",)
    opt = needs(Right.READ_REFERENCE)

    @get("/{year:int}", operation_id="getCalendar", summary="一年的日历", responses=documented())
    async def show(self, year: FromPath[int]) -> CalendarYear:
        """The notices of a year, the days they name, and until when the calendar is complete."""
        if year not in YEARS:
            remedy = f"应为{YEARS.start}至{YEARS.stop - 1}。"
            raise Invalid.of(FieldError("year", f"没有{year}年的日历。", remedy))
        return await calendar_year(year)

    @post(
        "/preview",
        operation_id="previewNotice",
        opt=needs(Right.MANAGE_CALENDAR),
        summary="放假通知会改变什么",
        status_code=200,
        dto=CheckedBody[NoticeIn],
        return_dto=None,
        responses=documented(413, 415, 422),
    )
    async def preview(
        self, data: JSONBody[NoticeIn], viewer: NamedDependency[Viewer]
    ) -> CalendarChange:
        """The days that would change and every deadline that would move; nothing is written."""
        return await preview(viewer, data.text)

    @post(
        "/notices",
        operation_id="applyNotice",
        opt=needs(Right.MANAGE_CALENDAR),
        summary="载入放假通知",
        dto=CheckedBody[SignedNotice],
        return_dto=None,
        responses=documented(403, 409, 413, 415, 422),
    )
    async def apply(
        self,
        data: JSONBody[SignedNotice],
        viewer: NamedDependency[Viewer],
        actor: NamedDependency[Actor],
        settings: NamedDependency[Settings],
        today: NamedDependency[date],
        now: NamedDependency[datetime],
        key: IdempotencyKey = None,
    ) -> Applied:
        """Record the notice and derive anew every deadline it reaches; all of it or nothing."""
        return await answer_once(
            Asked(key, "applyNotice", data, actor, now),
            Applied,
            lambda: apply(
                data.text,
                viewer=viewer,
                folder=settings.files,
                actor=actor,
                why=data.why,
                today=today,
                at=now,
            ),
        )
