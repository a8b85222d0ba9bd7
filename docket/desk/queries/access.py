"""The access log in pages, for whoever audits."""

from docket.db.ids import LARGEST_ID
from docket.desk.queries.rows import an_id, read
from docket.desk.schemas import AccessLine, AccessPage
from docket.terms import AccessKind


async def access_page(
    *, kind: AccessKind | None = None, cursor: int | None = None, limit: int = 50
) -> AccessPage:
    """The entries, of one kind or of all, newest first."""
    wanted, values = ("TRUE", []) if kind is None else ("kind = {}", [kind.value])
    found = await read(
        AccessLine,
        f"SELECT * FROM access_log WHERE {wanted} AND seq < {{}} ORDER BY seq DESC LIMIT {{}}",
        *values,
        LARGEST_ID if cursor is None else an_id(cursor),
        limit + 1,
    )
    page = found[:limit]
    return AccessPage(page, page[-1].seq if len(found) > limit else None)
