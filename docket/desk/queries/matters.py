"""Matters and proceedings as they are shown, each page in a fixed number of statements."""

from datetime import date

from msgspec.structs import replace

from docket import db
from docket.accounts.rules import Viewer
from docket.desk.queries.gaps import Asked, gap_page
from docket.desk.queries.names import authorities_of, units_of
from docket.desk.queries.noting import note_read
from docket.desk.queries.parts import filled
from docket.desk.queries.rows import an_id, grouped, one, read
from docket.desk.schemas import (
    ActOut,
    MatterLine,
    MatterPage,
    MatterWhole,
    PartyOut,
    ProceedingLine,
    ProceedingOut,
)
from docket.errors import NotFound
from docket.matters.queries import visible
from docket.terms import Procedure

_DIGITS = 10  # of the largest id


async def matter_whole(viewer: Viewer, matter_id: int, *, today: date | None = None) -> MatterWhole:
    """One matter with everything recorded about it and everything derived from that.

    Args:
        viewer: Who looks.
        matter_id: Its id.
        today: The day by which gaps are judged; without it none are looked for.

    Raises:
        NotFound: There is none, or it is not for this viewer.
    """
    seen, values = visible(viewer)
    found = await db.rows(
        f"SELECT m.* FROM matter m WHERE m.id = {{}} AND {seen}", an_id(matter_id), *values
    )
    if not found:
        message = f"没有编号为 {matter_id} 的案件，或者无权查看。"
        raise NotFound(message)
    note_read(viewer, matter_id, confidential=bool(found[0]["confidential"]))
    proceedings = await read(
        ProceedingOut, "SELECT * FROM proceeding WHERE matter = {} ORDER BY id", matter_id
    )
    return replace(
        one(MatterWhole, found[0]),
        authorities=await authorities_of(matter_id),
        units=await units_of(matter_id),
        acts=await read(
            ActOut, "SELECT * FROM challenged_act WHERE matter = {} ORDER BY id", matter_id
        ),
        parties=await read(
            PartyOut, "SELECT * FROM party WHERE matter = {} ORDER BY id", matter_id
        ),
        proceedings=await filled(matter_id, proceedings),
        gaps=(await gap_page(viewer, Asked(matter=matter_id), today=today)).items if today else (),
    )


async def matter_id_of(viewer: Viewer, number: str) -> int:
    """The id of the matter with this number of ours.

    Raises:
        NotFound: There is none, or it is not for this viewer.
    """
    seen, values = visible(viewer)
    found = await db.rows(
        f"SELECT m.id FROM matter m WHERE m.number = {{}} AND {seen}", number, *values
    )
    if not found:
        message = f"没有内部编号为“{number}”的案件，或者无权查看。"
        raise NotFound(message)
    return int(found[0]["id"])


async def matter_named(viewer: Viewer, text: str) -> int:
    """The id of a matter that people name by our number or by its id.

    Raises:
        NotFound: There is none of that number, or it is not for this viewer.
    """
    return (
        int(text) if text.isdecimal() and len(text) <= _DIGITS else await matter_id_of(viewer, text)
    )


async def seen_matter(viewer: Viewer, matter_id: int) -> None:
    """Refuse a matter that does not exist or is not for this viewer.

    Raises:
        NotFound: It is one of the two; they are never told apart.
    """
    seen, values = visible(viewer)
    found = await db.rows(
        f"SELECT m.id FROM matter m WHERE m.id = {{}} AND {seen}", an_id(matter_id), *values
    )
    if not found:
        message = f"没有编号为 {matter_id} 的案件，或者无权查看。"
        raise NotFound(message)


async def proceeding_matter(viewer: Viewer, proceeding_id: int) -> int:
    """The matter of a proceeding.

    Raises:
        NotFound: There is none, or it is not for this viewer.
    """
    seen, values = visible(viewer)
    found = await db.rows(
        "SELECT p.matter, m.confidential FROM proceeding p JOIN matter m ON m.id = p.matter "
        f"WHERE p.id = {{}} AND {seen}",
        an_id(proceeding_id),
        *values,
    )
    if not found:
        message = f"没有编号为 {proceeding_id} 的程序，或者无权查看。"
        raise NotFound(message)
    matter_id = int(found[0]["matter"])
    note_read(viewer, matter_id, confidential=bool(found[0]["confidential"]))
    return matter_id


async def proceeding_whole(viewer: Viewer, proceeding_id: int) -> ProceedingOut:
    """One proceeding with everything that hangs on it.

    Raises:
        NotFound: There is none, or it is not for this viewer.
    """
    matter_id = await proceeding_matter(viewer, proceeding_id)
    own = await read(ProceedingOut, "SELECT * FROM proceeding WHERE id = {}", proceeding_id)
    return (await filled(matter_id, own))[0]


async def matter_page(
    viewer: Viewer,
    *,
    cursor: int | None = None,
    limit: int = 50,
    unit: int | None = None,
    procedure: Procedure | None = None,
    open_only: bool = False,
    number: str | None = None,
) -> MatterPage:
    """The matters a viewer sees, newest first, from the cursor on; two statements a page."""
    seen, values = visible(viewer)
    conditions = [seen]
    if number is not None:
        conditions.append("m.number = {}")
        values.append(number)
    if cursor is not None:
        conditions.append("m.id < {}")
        values.append(an_id(cursor))
    if unit is not None:
        conditions.append("m.unit = {}")
        values.append(an_id(unit))
    if procedure is not None or open_only:
        having, more = _some_proceeding(procedure, open_only=open_only)
        conditions.append(having)
        values += more
    lines = await read(
        MatterLine,
        f"SELECT m.* FROM matter m WHERE {' AND '.join(conditions)} ORDER BY m.id DESC LIMIT {{}}",
        *values,
        limit + 1,
    )
    shown, more_to_come = lines[:limit], len(lines) > limit
    return MatterPage(await _with_proceedings(shown), shown[-1].id if more_to_come else None)


def _some_proceeding(procedure: Procedure | None, *, open_only: bool) -> tuple[str, list[object]]:
    """The condition that a matter has a proceeding of this kind, or one that is not decided."""
    conditions, values = ["p.matter = m.id"], list[object]()
    if procedure is not None:
        conditions.append("p.procedure = {}")
        values.append(procedure.value)
    if open_only:
        conditions.append("p.decided_on IS NULL")
    return f"EXISTS (SELECT 1 FROM proceeding p WHERE {' AND '.join(conditions)})", values


async def _with_proceedings(lines: tuple[MatterLine, ...]) -> tuple[MatterLine, ...]:
    if not lines:
        return ()
    marks = ", ".join("{}" for _ in lines)
    below = grouped(
        await read(
            ProceedingLine,
            f"SELECT * FROM proceeding WHERE matter IN ({marks}) ORDER BY id",
            *(line.id for line in lines),
        ),
        "matter",
    )
    return tuple(replace(line, proceedings=below.get(line.id, ())) for line in lines)
