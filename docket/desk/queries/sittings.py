"""Sittings across matters: those of a week or a month, and those of which nothing is recorded."""

from datetime import date

from docket.accounts.rules import Viewer
from docket.desk.queries.rows import read
from docket.desk.schemas.screens import SittingLine
from docket.matters.queries import visible
from docket.terms import HearingState

_COLUMNS = (
    "SELECT h.*, p.matter, m.number AS matter_number, m.cause, p.docket_number, p.forum, "
    "p.procedure, a.rank, a.person, a.title FROM hearing h "
    "JOIN proceeding p ON p.id = h.proceeding JOIN matter m ON m.id = p.matter "
    "LEFT JOIN appearance a ON a.id = (SELECT MIN(b.id) FROM appearance b "
    "WHERE b.hearing = h.id AND NOT b.struck) "
)


async def sittings(
    viewer: Viewer, since: date, until: date, *, handler: str | None = None
) -> tuple[SittingLine, ...]:
    """Sittings between two days, of matters that the viewer sees; cancelled ones are left out."""
    seen, values = visible(viewer)
    mine = " AND m.handler = {}" if handler else ""
    return await read(
        SittingLine,
        f"{_COLUMNS} WHERE h.held_on >= {{}} AND h.held_on <= {{}} AND NOT h.struck "
        f"AND h.state <> {{}} AND {seen}{mine} ORDER BY h.held_on, h.starts_at, h.id",
        since,
        until,
        HearingState.CANCELLED.value,
        *values,
        *([handler] if handler else []),
    )


async def unrecorded_sittings(
    viewer: Viewer, until: date, *, limit: int = 10
) -> tuple[SittingLine, ...]:
    """Sittings up to a day of which nobody has recorded who sat for us, or whether it was held."""
    seen, values = visible(viewer)
    return await read(
        SittingLine,
        f"{_COLUMNS} WHERE h.held_on < {{}} AND NOT h.struck AND h.state IN ({{}}, {{}}) "
        f"AND a.id IS NULL AND {seen} ORDER BY h.held_on DESC, h.id LIMIT {{}}",
        until,
        HearingState.HELD.value,
        HearingState.SCHEDULED.value,
        *values,
        limit,
    )
