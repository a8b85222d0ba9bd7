"""The cases behind a figure, as rows that lead to their matters."""

from collections.abc import Iterable, Sequence

from docket.accounts.rules import Viewer
from docket.desk.queries.rows import read
from docket.desk.schemas.screens import CaseLine
from docket.matters.queries import visible

_AT_ONCE = 500  # ids in one statement

_CASE = (
    "m.id AS matter, m.number AS matter_number, m.cause, p.docket_number, p.procedure, p.forum, "
    "u.name AS unit_name, p.accepted_on, p.decided_on"
)
_JOINS = "JOIN matter m ON m.id = p.matter JOIN unit u ON u.id = m.unit"


async def proceedings_by_id(viewer: Viewer, ids: Iterable[int]) -> dict[int, CaseLine]:
    """The proceedings with these ids that the viewer may see."""
    text = f"SELECT p.id, {_CASE} FROM proceeding p {_JOINS} WHERE p.id IN "
    return await _by_id(viewer, text, ids)


async def deadlines_by_id(viewer: Viewer, ids: Iterable[int]) -> dict[int, CaseLine]:
    """The deadlines with these ids that the viewer may see, each with its proceeding."""
    text = (
        f"SELECT d.id, {_CASE}, d.rule, d.due_statutory FROM deadline d "
        f"JOIN proceeding p ON p.id = d.proceeding {_JOINS} WHERE d.id IN "
    )
    return await _by_id(viewer, text, ids)


async def _by_id(viewer: Viewer, text: str, ids: Iterable[int]) -> dict[int, CaseLine]:
    wanted = sorted(set(ids))
    seen, values = visible(viewer)
    found: dict[int, CaseLine] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        part: Sequence[int] = wanted[start : start + _AT_ONCE]
        marks = ", ".join("{}" for _ in part)
        rows = await read(CaseLine, f"{text} ({marks}) AND {seen}", *part, *values)
        found |= {row.id: row for row in rows}
    return found
