"""案件: the list, its filters in the address, and the same list as a table file."""

import csv
import io
from collections.abc import Iterable
from datetime import date

from litestar import Response, get
from litestar.di import NamedDependency, Provide
from litestar.params import FromQuery

from docket.accounts.rules import Right, Viewer, needs
from docket.desk.pages.filters import DAYS, SORTS, STATES, Filters, chips, filters_of
from docket.desk.pages.stages import stages
from docket.desk.pages.urgency import urgency
from docket.desk.queries import offered
from docket.desk.queries.finding import find_matters
from docket.desk.schemas.screens import FoundMatter
from docket.errors import FieldError, Invalid
from docket.law import library
from docket.terms import Level
from docket.web.rendering import Screen
from docket.web.texts import marked

PER_PAGE = 30
_AT_ONCE = 500
LARGEST = 20_000
"""Rows of one file; more is a job of its own, not a request."""
_FILTERS = {"filters": Provide(filters_of, sync_to_thread=False)}
_HEAD = (
    marked("内部编号"),
    marked("案由"),
    marked("案号"),
    marked("对方当事人"),
    marked("承办单位"),
    marked("承办人"),
    marked("下一期限"),
    marked("法定末日"),
    marked("事项"),
    marked("立卷"),
)


@get("/matters", opt=needs(Right.READ_MATTERS), include_in_schema=False, dependencies=_FILTERS)
async def matters_page(
    viewer: NamedDependency[Viewer],
    today: NamedDependency[date],
    screen: NamedDependency[Screen],
    filters: NamedDependency[Filters],
    cursor: FromQuery[str | None] = None,
) -> Response[str]:
    """A page of the matters that the filters leave."""
    found = await find_matters(
        viewer,
        filters.sought,
        today=today,
        sort=filters.sort,
        cursor=cursor,
        limit=PER_PAGE,
    )
    units = await offered.units(viewer)
    return screen.show(
        "matters.html",
        place="matters",
        today=today,
        found=found,
        rows=[(one, stages(one.proceedings), _urgency(one, today)) for one in found.items],
        filters=filters,
        chips=list(chips(filters, screen, units)),
        units=units,
        handlers=await offered.handlers(viewer),
        levels=list(Level),
        states=STATES,
        sorts=SORTS,
        days=DAYS,
        fields=library.fields().values(),
        outcomes=library.outcomes().values(),
        first=cursor is None,
    )


@get("/matters.csv", opt=needs(Right.READ_MATTERS), include_in_schema=False, dependencies=_FILTERS)
async def matters_csv(
    viewer: NamedDependency[Viewer],
    today: NamedDependency[date],
    screen: NamedDependency[Screen],
    filters: NamedDependency[Filters],
) -> Response[str]:
    """What the list shows, all its pages: the same filters, order and columns.

    Raises:
        Invalid: There are more than one file should hold.
    """
    rows: list[list[str]] = [[screen.say(head) for head in _HEAD]]
    cursor: str | None = None
    while True:
        page = await find_matters(
            viewer,
            filters.sought,
            today=today,
            sort=filters.sort,
            cursor=cursor,
            limit=_AT_ONCE,
        )
        if page.total > LARGEST:
            remedy = f"请先加条件，使其不超过 {LARGEST} 件。"
            raise Invalid.of(FieldError("matters", f"共 {page.total} 件，一次导不出。", remedy))
        rows += map(_row, page.items)
        cursor = page.next
        if cursor is None:
            return _table(rows, today)


def _table(rows: Iterable[Iterable[object]], today: date) -> Response[str]:
    """The file; it begins with a mark by which office programs know UTF-8."""
    text = io.StringIO()
    csv.writer(text).writerows([_plain(cell) for cell in row] for row in rows)
    name = f'attachment; filename="matters-{today}.csv"'
    return Response(
        f"\ufeff{text.getvalue()}",
        media_type="text/csv",
        headers={"content-disposition": name},
    )


def _urgency(one: FoundMatter, today: date) -> object:
    return urgency(one.next, today=today) if one.next else None


def _row(one: FoundMatter) -> list[str]:
    due = one.next
    cells: list[object] = [
        one.number,
        one.cause,
        "；".join(p.docket_number for p in one.proceedings if p.docket_number),
        "、".join(one.parties),
        one.unit_name,
        one.handler or "",
        (due and (due.alarm_on or due.due_statutory)) or "",
        (due and due.due_statutory) or "",
        due.name_zh if due else "",
        one.opened_on,
    ]
    return list(map(str, cells))


def _plain(cell: object) -> str:
    """A cell that no office program takes for a formula."""
    text = str(cell)
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t")) else text
