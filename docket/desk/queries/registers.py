"""The registers in lists: what a filing refers to by number. Nobody sees those of another authority."""

from typing import TypeVar

import msgspec

from docket.accounts.rules import Viewer
from docket.db.ids import LARGEST_ID
from docket.desk.queries.rows import an_id, read
from docket.desk.schemas import (
    AuthorityLine,
    AuthorityPage,
    PaperOut,
    PaperPage,
    SeriesLine,
    SeriesPage,
    UnitLine,
    UnitPage,
)
from docket.matters.queries import visible

T = TypeVar("T", bound=msgspec.Struct)
Condition = tuple[str, list[object]]

_CITING = (
    "SELECT t.paper, p.matter FROM event t JOIN proceeding p ON p.id = t.proceeding "
    "UNION ALL SELECT t.paper, p.matter FROM outcome_item t JOIN proceeding p "
    "ON p.id = t.proceeding "
    "UNION ALL SELECT t.paper, p.matter FROM hearing t JOIN proceeding p ON p.id = t.proceeding "
    "UNION ALL SELECT t.paper, p.matter FROM appearance t JOIN hearing h ON h.id = t.hearing "
    "JOIN proceeding p ON p.id = h.proceeding"
)


def seen_in(viewer: Viewer, register: str) -> Condition:
    """Which rows ``t`` of a register a viewer sees: SQL with its arguments."""
    match register:
        case "authority":
            return _among("t.id", viewer.authorities)
        case "local_rest_day" | "milestone":
            return _among("t.authority", viewer.authorities)
        case "unit":
            ours, values = _among("t.authority", viewer.authorities)
            mine, more = _among("t.id", viewer.units)
            return f"{ours} AND {mine}", [*values, *more]
        case _:
            seen, values = visible(viewer)
            of_matters = f"EXISTS (SELECT 1 FROM matter m WHERE m.series = t.id AND {seen})"
            unused = "NOT EXISTS (SELECT 1 FROM matter n WHERE n.series = t.id)"
            return f"({of_matters} OR {unused})", values


async def authority_page(
    viewer: Viewer, *, cursor: int | None = None, limit: int = 50
) -> AuthorityPage:
    """Our authorities, in the order in which they were registered."""
    found = await _page(AuthorityLine, "authority", seen_in(viewer, "authority"), cursor, limit)
    return AuthorityPage(*_cut(found, limit))


async def unit_page(
    viewer: Viewer, *, authority: int | None = None, cursor: int | None = None, limit: int = 50
) -> UnitPage:
    """Our units, of one authority or of all, in the order in which they were registered."""
    seen, values = seen_in(viewer, "unit")
    if authority is not None:
        seen, values = f"{seen} AND t.authority = {{}}", [*values, an_id(authority)]
    found = await _page(UnitLine, "unit", (seen, values), cursor, limit)
    return UnitPage(*_cut(found, limit))


async def series_page(viewer: Viewer, *, cursor: int | None = None, limit: int = 50) -> SeriesPage:
    """The series of like cases with a visible matter or none yet, in the order of their opening."""
    found = await _page(SeriesLine, "series", seen_in(viewer, "series"), cursor, limit)
    return SeriesPage(*_cut(found, limit))


async def paper_page(
    viewer: Viewer, *, sha256: str | None = None, cursor: int | None = None, limit: int = 50
) -> PaperPage:
    """The papers that prove something in a visible matter, or that the viewer handed in.

    Newest first.

    One that proves nothing yet is for those alone to whom nothing is hidden.
    """
    seen, values = visible(viewer)
    conditions, given = ["t.id < {}"], [LARGEST_ID if cursor is None else an_id(cursor)]
    arguments: list[object] = [*given]
    if sha256 is not None:
        conditions.append("t.sha256 = {}")
        arguments.append(sha256)
    if seen != "TRUE":
        citing = f"SELECT c.paper FROM ({_CITING}) c JOIN matter m ON m.id = c.matter WHERE {seen}"
        held = "SELECT h.paper FROM paper_holder h WHERE h.account = {}"
        conditions.append(f"(t.id IN ({citing}) OR t.id IN ({held}))")
        arguments += [*values, viewer.user_id or 0]
    sql = f"SELECT t.* FROM paper t WHERE {' AND '.join(conditions)} ORDER BY t.id DESC LIMIT {{}}"
    return PaperPage(*_cut(await read(PaperOut, sql, *arguments, limit + 1), limit))


def _among(column: str, ids: frozenset[int] | None) -> Condition:
    if ids is None:
        return "TRUE", []
    return f"{column} IN ({', '.join('{}' for _ in ids) or 'NULL'})", [*sorted(ids)]


async def _page(
    shape: type[T], register: str, seen: Condition, cursor: int | None, limit: int
) -> tuple[T, ...]:
    """The rows after the cursor, and one more."""
    condition, values = seen
    after = 0 if cursor is None else min(max(cursor, 0), LARGEST_ID)
    return await read(
        shape,
        f'SELECT t.* FROM "{register}" t WHERE {condition} AND t.id > {{}} '
        "ORDER BY t.id LIMIT {}",
        *values,
        after,
        limit + 1,
    )


def _cut(found: tuple[T, ...], limit: int) -> tuple[tuple[T, ...], int | None]:
    """A page, and where the next one begins: one row more was read than is shown."""
    page = found[:limit]
    return page, getattr(page[-1], "id", None) if len(found) > limit else None
