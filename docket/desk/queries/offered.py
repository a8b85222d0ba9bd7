"""What forms and filters offer: our authorities, their units, and who handles matters."""

from typing import Literal

from docket import db
from docket.accounts.rules import Viewer
from docket.desk.queries.rows import an_id, read
from docket.desk.schemas.screens import Choice
from docket.errors import NotFound
from docket.matters.queries import visible

MOST = 200


async def authorities(viewer: Viewer) -> tuple[Choice, ...]:
    """Our authorities that the viewer may see, in the order of registration."""
    found = await read(
        Choice, "SELECT a.id, a.code, a.name, a.id AS authority FROM authority a ORDER BY a.id"
    )
    return tuple(a for a in found if viewer.authorities is None or a.id in viewer.authorities)


async def units(viewer: Viewer) -> tuple[Choice, ...]:
    """The units that the viewer may see, by authority."""
    found = await read(
        Choice, "SELECT u.id, u.code, u.name, u.authority FROM unit u ORDER BY u.authority, u.id"
    )
    return tuple(
        u
        for u in found
        if (viewer.authorities is None or u.authority in viewer.authorities)
        and (viewer.units is None or u.id in viewer.units)
    )


async def handlers(viewer: Viewer) -> tuple[str, ...]:
    """Who handles the matters that the viewer sees."""
    seen, values = visible(viewer)
    found = await db.rows(
        f"SELECT DISTINCT m.handler FROM matter m WHERE m.handler IS NOT NULL AND {seen} "
        "ORDER BY m.handler LIMIT {}",
        *values,
        MOST,
    )
    return tuple(str(row["handler"]) for row in found)


async def matter_of(viewer: Viewer, kind: Literal["proceeding", "hearing"], row_id: int) -> int:
    """The matter in which a proceeding is, or the one whose sitting this is.

    Raises:
        NotFound: There is none, or it is not for this viewer.
    """
    seen, values = visible(viewer)
    through = {"proceeding": "p.id", "hearing": "h.id"}[kind]
    joined = " JOIN hearing h ON h.proceeding = p.id" if kind == "hearing" else ""
    found = await db.rows(
        f"SELECT p.matter FROM proceeding p JOIN matter m ON m.id = p.matter{joined} "
        f"WHERE {through} = {{}} AND {seen}",
        an_id(row_id),
        *values,
    )
    if not found:
        what = {"proceeding": "程序", "hearing": "庭审（听证）"}[kind]
        message = f"没有编号为 {row_id} 的{what}，或者无权查看。"
        raise NotFound(message)
    return int(found[0]["matter"])
