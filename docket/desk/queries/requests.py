"""向承办单位调卷: what was asked of units, and what they have not answered."""

from datetime import date

from msgspec.structs import replace

from docket.accounts.rules import Viewer
from docket.desk.queries.rows import after, place, read
from docket.desk.rules import request_state
from docket.desk.schemas import RequestLine, RequestPage
from docket.matters.queries import visible


async def requests(
    viewer: Viewer,
    today: date,
    *,
    answered: bool = False,
    overdue: bool = False,
    cursor: str | None = None,
    limit: int = 50,
) -> RequestPage:
    """Requests in the order of the days by which they are to be answered.

    Args:
        viewer: Who looks.
        today: The day by which they are judged.
        answered: The answered ones too.
        overdue: Only those that are overdue.
        cursor: ``next`` of the page before.
        limit: How many at most.
    """
    seen, values = visible(viewer)
    conditions = [seen, "NOT r.struck"]
    if overdue or not answered:
        conditions.append("r.answered_on IS NULL")
    if overdue:
        conditions.append("r.answer_by < {}")
        values.append(today)
    if cursor is not None:
        last, number = after(cursor)
        conditions.append("(r.answer_by > {} OR (r.answer_by = {} AND r.id > {}))")
        values += [last, last, number]
    found = await read(
        RequestLine,
        "SELECT r.*, u.name AS unit_name, m.id AS matter, m.number AS matter_number, "
        "p.docket_number, p.forum, p.procedure FROM unit_request r "
        "JOIN unit u ON u.id = r.unit JOIN proceeding p ON p.id = r.proceeding "
        f"JOIN matter m ON m.id = p.matter WHERE {' AND '.join(conditions)} "
        "ORDER BY r.answer_by, r.id LIMIT {}",
        *values,
        limit + 1,
    )
    shown = tuple(replace(one, state=request_state(one, today=today)) for one in found[:limit])
    more = len(found) > limit
    return RequestPage(shown, place(shown[-1].answer_by, shown[-1].id) if more else None)
